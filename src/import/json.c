/*
 * json.c - reading nianbao/report/1, what `export --format json` writes.
 *
 * json-c keeps the text of a number, and num_parse() reads that text, so a
 * figure is exact or refused; it never passes through a binary fraction.
 *
 * The file is read into an intake (intake.h), which becomes a report as one step.
 *
 * Must never guess: a value that is no exact figure, a code the form does not
 * have, a contradiction between option and file end the import of this file.
 */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_json.h"
#include "mem.h"
#include "text.h"

#define SCHEMA "nianbao/report/1"

/* ---- the file ---- */

/* Strict JSON only; what json-c lets pass otherwise (comments, single quotes) no
 * other reader would. */
static struct json_object *
parse(const char *text, size_t n, struct diag *d)
{
	struct json_tokener *tok = json_tokener_new_ex(IMPORT_DEPTH);
	struct json_object *root;
	enum json_tokener_error error;
	char depth[24];
	int line = 1;

	if (tok == NULL)
		die("out of memory");
	json_tokener_set_flags(tok, JSON_TOKENER_STRICT);
	root = json_tokener_parse_ex(tok, text, (int)n);
	error = json_tokener_get_error(tok);
	for (int i = 0; i < tok->char_offset && (size_t)i < n; i++)
		line += text[i] == '\n';
	if (error == json_tokener_continue)
		diag_error(d, DIAG_DATA, MSG_IMPORT_JSON_END, NULL);
	else if (error == json_tokener_error_depth) {
		snprintf(depth, sizeof depth, "%d", IMPORT_DEPTH);
		diag_error_at(d, line, MSG_IMPORT_JSON_DEPTH, depth, NULL);
	} else if (error != json_tokener_success)
		diag_error_at(d, line, MSG_IMPORT_JSON_SYNTAX,
		    json_tokener_error_desc(error), NULL);
	json_tokener_free(tok);
	return root;
}

/* A member, NULL when it is missing or null. */
static struct json_object *
member(struct json_object *o, const char *key)
{
	struct json_object *v = NULL;

	return json_object_object_get_ex(o, key, &v) ? v : NULL;
}

/* The text of a string or number. */
bool
json_is_scalar(struct json_object *v)
{
	return json_object_is_type(v, json_type_string) ||
	    json_object_is_type(v, json_type_int) ||
	    json_object_is_type(v, json_type_double);
}

/* Text of a string value without controls; CR LF becomes a newline. */
void
json_text(struct buf *out, struct json_object *v)
{
	const char *s = json_object_get_string(v);
	size_t n = (size_t)json_object_get_string_len(v), at, len;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\r') {
			if (at + 1 == n || s[at + 1] != '\n')
				buf_chr(out, '\n');
		} else if (cp == '\n' || cp == '\t' || (cp >= 0x20 && cp < 0x7F) ||
		    cp >= 0xA0)
			buf_cp(out, cp);
	}
}

/* An object of the root; NULL when missing, with a message when it is no object. */
struct json_object *
json_section(struct json_reader *rd, const char *key)
{
	struct json_object *v = member(rd->root, key);

	if (v != NULL && !json_object_is_type(v, json_type_object)) {
		MISTAKE(&rd->in, MSG_IMPORT_NOT_OBJECT, key);
		return NULL;
	}
	return v;
}

/* ---- whose report, which form ---- */

/* The version is part of the name: a later one is not ours to guess at. */
static bool
read_schema(struct json_reader *rd)
{
	struct json_object *v = member(rd->root, "schema");

	if (v != NULL && strcmp(json_object_get_string(v), SCHEMA) == 0)
		return true;
	diag_error(rd->in.d, DIAG_DATA, MSG_IMPORT_SCHEMA, SCHEMA, NULL);
	return false;
}

static bool
read_form(struct json_reader *rd, struct forms *forms)
{
	struct json_object *v = member(rd->root, "form");
	const struct form *form = NULL;

	if (v == NULL) {
		diag_error(rd->in.d, DIAG_DATA, MSG_IMPORT_MISSING, "form", NULL);
		return false;
	}
	if (json_is_scalar(v))
		form = forms_find(forms, json_object_get_string(v));
	if (form == NULL) {
		if (!forms_blame(forms, json_object_get_string(v), 0, NULL, rd->in.d))
			diag_error(rd->in.d, DIAG_DATA, MSG_IMPORT_FORM_UNKNOWN,
			    json_object_get_string(v), NULL);
		return false;
	}
	intake_form(&rd->in, form);
	return true;
}

static bool
read_agency(struct json_reader *rd)
{
	struct json_object *v = member(rd->root, "agency");
	const char *s = v != NULL ? json_object_get_string(v) : NULL;

	if (v != NULL && !json_object_is_type(v, json_type_string)) {
		MISTAKE(&rd->in, MSG_IMPORT_NOT_TEXT, "agency");
		return false;
	}
	/* a NUL inside would cut the name short */
	if (v != NULL && strlen(s) != (size_t)json_object_get_string_len(v))
		s = "";
	return intake_agency(&rd->in, s);
}

/* A year that is a whole number, or a string of one. */
static int
year_of(struct json_object *v)
{
	const char *s;
	int64_t n;

	if (!json_is_scalar(v))
		return 0;
	s = json_object_get_string(v);
	if (num_parse(s, strlen(s), &n) != NUM_OK || !num_whole(n))
		return 0;
	n /= NUM_ONE;
	return n >= REPORT_YEAR_MIN && n <= REPORT_YEAR_MAX ? (int)n : 0;
}

static bool
read_year(struct json_reader *rd)
{
	struct json_object *v = member(rd->root, "year");
	int year = v != NULL ? year_of(v) : 0;

	return intake_year(&rd->in, v != NULL && year == 0 ? -1 : year);
}

/* ---- texts, notes, the rest ---- */

static void
read_texts(struct json_reader *rd)
{
	struct json_object *texts = json_section(rd, "texts");
	struct buf text = BUF_INIT;

	if (texts == NULL)
		return;
	json_object_object_foreach(texts, code, v) {
		int slot = form_text_find(rd->in.form, code);

		if (slot < 0) {
			MISTAKE(&rd->in, MSG_IMPORT_TEXT_UNKNOWN, code,
			    rd->in.form->code);
			continue;
		}
		intake_heading(&rd->in, rd->in.form->text[slot].section);
		if (v != NULL && !json_object_is_type(v, json_type_string))
			MISTAKE(&rd->in, MSG_IMPORT_NOT_TEXT, code);
		else if (v != NULL) {
			buf_reset(&text);
			json_text(&text, v);
			free(rd->in.text[slot]);
			rd->in.text[slot] = mem_strdup(buf_cstr(&text));
		}
	}
	buf_release(&text);
}

static void
read_notes(struct json_reader *rd)
{
	struct json_object *notes = json_section(rd, "notes");
	struct buf text = BUF_INIT;

	if (notes == NULL)
		return;
	json_object_object_foreach(notes, key, v) {
		const char *place = key;
		int cell = form_cell_find(rd->in.form, place);
		int slot = cell < 0 ? form_text_find(rd->in.form, place) : -1;

		if (place[0] != '\0' && cell < 0 && slot < 0)
			MISTAKE(&rd->in, MSG_IMPORT_NOTE_PLACE, place);
		else if (v != NULL && !json_object_is_type(v, json_type_string))
			MISTAKE(&rd->in, MSG_IMPORT_NOT_TEXT, place);
		else if (v != NULL) {
			/* the form's own spelling of the code */
			if (cell >= 0)
				place = rd->in.form->cell[cell].code;
			else if (slot >= 0)
				place = rd->in.form->text[slot].code;
			buf_reset(&text);
			json_text(&text, v);
			if (text.len > 0)
				intake_note(&rd->in, place, buf_cstr(&text));
		}
	}
	buf_release(&text);
}

static void
read_title(struct json_reader *rd)
{
	struct json_object *v = member(rd->root, "title");
	struct buf title = BUF_INIT;

	if (v == NULL)
		return;
	if (json_object_is_type(v, json_type_string)) {
		json_text(&title, v);
		rd->in.title = buf_detach(&title);
	} else
		MISTAKE(&rd->in, MSG_IMPORT_NOT_TEXT, "title");
}

/* What else may stand in such a file; anything else was perhaps meant to count. */
static void
look_for_strangers(struct json_reader *rd)
{
	static const char *const known[] = {
		"schema", "form", "agency", "year", "title", "state", "cells", "raw",
		"texts", "notes", "findings", "counts", "source", "printed", "open",
		"proposals", "unplaced"
	};

	json_object_object_foreach(rd->root, key, v) {
		size_t i, n = sizeof known / sizeof *known;

		(void)v;
		for (i = 0; i < n && strcmp(known[i], key) != 0; i++)
			continue;
		if (i == n)
			diag_warn(rd->in.d, MSG_IMPORT_KEY_UNKNOWN, key, NULL);
	}
}

bool
import_json(struct candidate *k, const char *text, size_t n, struct forms *forms,
    const struct import_options *o, const struct actor *actor, struct diag *d)
{
	struct json_reader rd = { 0 };
	bool ok = false;
	char more[24];

	rd.root = parse(text, n, d);
	if (rd.root == NULL)
		return false;
	intake_init(&rd.in, k, o, actor, d);
	if (!read_schema(&rd) || !read_form(&rd, forms) || !read_agency(&rd) ||
	    !read_year(&rd))
		goto out;
	json_cells_read(&rd);
	read_title(&rd);
	read_texts(&rd);
	read_notes(&rd);
	look_for_strangers(&rd);
	ok = intake_build(&rd.in);
	if (rd.in.nerror > IMPORT_ERRORS) {
		snprintf(more, sizeof more, "%u", rd.in.nerror - IMPORT_ERRORS);
		diag_error(d, DIAG_DATA, MSG_IMPORT_MORE, more, NULL);
	}
out:
	intake_release(&rd.in);
	json_object_put(rd.root);
	return ok;
}
