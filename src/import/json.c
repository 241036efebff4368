/*
 * json.c - reading nianbao/report/1, what `export --format json` writes.
 *
 * json-c keeps the text of a number, and num_parse() reads that text, so a
 * figure is exact or refused; it never passes through a binary fraction.
 *
 * The file is read into wishes first (struct wish, one per cell), then applied
 * as one step.  A computed cell of the file is a printed total: it is kept only
 * where it differs from the sum, which a trial report of the same wishes tells.
 *
 * Must never guess: a value that is no exact figure, a code the form does not
 * have, a contradiction between option and file end the import of this file.
 */
#include <json-c/json.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "change.h"
#include "import_json.h"
#include "mem.h"
#include "text.h"

#define SCHEMA "nianbao/report/1"

bool
reader_mistake(struct reader *rd)
{
	return rd->nerror++ < IMPORT_ERRORS;
}

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
reader_is_scalar(struct json_object *v)
{
	return json_object_is_type(v, json_type_string) ||
	    json_object_is_type(v, json_type_int) ||
	    json_object_is_type(v, json_type_double);
}

/* Text of a string value without controls; CR LF becomes a newline. */
void
reader_text(struct buf *out, struct json_object *v)
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
reader_section(struct reader *rd, const char *key)
{
	struct json_object *v = member(rd->root, key);

	if (v != NULL && !json_object_is_type(v, json_type_object)) {
		MISTAKE(rd, MSG_IMPORT_NOT_OBJECT, key);
		return NULL;
	}
	return v;
}

/* ---- whose report, which form ---- */

/* The version is part of the name: a later one is not ours to guess at. */
static bool
read_schema(struct reader *rd)
{
	struct json_object *v = member(rd->root, "schema");

	if (v != NULL && strcmp(json_object_get_string(v), SCHEMA) == 0)
		return true;
	diag_error(rd->d, DIAG_DATA, MSG_IMPORT_SCHEMA, SCHEMA, NULL);
	return false;
}

static bool
read_form(struct reader *rd, struct forms *forms)
{
	struct json_object *v = member(rd->root, "form");

	if (v == NULL) {
		diag_error(rd->d, DIAG_DATA, MSG_IMPORT_MISSING, "form", NULL);
		return false;
	}
	if (reader_is_scalar(v))
		rd->form = forms_find(forms, json_object_get_string(v));
	if (rd->form == NULL)
		diag_error(rd->d, DIAG_DATA, MSG_IMPORT_FORM_UNKNOWN,
		    json_object_get_string(v), NULL);
	return rd->form != NULL;
}

/* A name that can be shown, stored and used as a file name. */
static bool
agency_valid(const char *s, size_t n)
{
	size_t at, count = 0;
	bool ink = false;
	uint32_t cp;

	for (at = 0; at < n; count++) {
		at += text_decode(s + at, n - at, &cp);
		if (text_cp_unsafe(cp) || cp == TEXT_BAD || cp == '\n' || cp == '\t')
			return false;
		ink |= cp != ' ' && cp != 0x3000 && cp != 0xA0;
	}
	return ink && count <= IMPORT_AGENCY;
}

/* From the file, or from the option when the file has none. */
static bool
read_agency(struct reader *rd)
{
	struct json_object *v = member(rd->root, "agency");
	const char *want = rd->o->agency, *s;
	size_t n;
	char max[24];

	if (v == NULL && want == NULL) {
		diag_error(rd->d, DIAG_USAGE, MSG_IMPORT_MISSING_OPTION, "agency", NULL);
		return false;
	}
	if (v != NULL && !json_object_is_type(v, json_type_string)) {
		MISTAKE(rd, MSG_IMPORT_NOT_TEXT, "agency");
		return false;
	}
	s = v != NULL ? json_object_get_string(v) : want;
	n = v != NULL ? (size_t)json_object_get_string_len(v) : strlen(s);
	if (!agency_valid(s, n)) {
		snprintf(max, sizeof max, "%d", IMPORT_AGENCY);
		diag_error(rd->d, DIAG_DATA, MSG_IMPORT_AGENCY_BAD, max, NULL);
		return false;
	}
	if (want != NULL && strcmp(want, s) != 0) {
		diag_error(rd->d, DIAG_USAGE, MSG_IMPORT_DIFFERS, "agency", want, s,
		    NULL);
		return false;
	}
	rd->agency = mem_strdup(s);
	return true;
}

/* A year that is a whole number, or a string of one. */
static int
year_of(struct json_object *v)
{
	const char *s;
	int64_t n;

	if (!reader_is_scalar(v))
		return 0;
	s = json_object_get_string(v);
	if (num_parse(s, strlen(s), &n) != NUM_OK || !num_whole(n))
		return 0;
	n /= NUM_ONE;
	return n >= IMPORT_YEAR_MIN && n <= IMPORT_YEAR_MAX ? (int)n : 0;
}

static bool
read_year(struct reader *rd)
{
	struct json_object *v = member(rd->root, "year");
	char low[24], high[24];

	if (v == NULL && rd->o->year == 0) {
		diag_error(rd->d, DIAG_USAGE, MSG_IMPORT_MISSING_OPTION, "year", NULL);
		return false;
	}
	rd->year = v != NULL ? year_of(v) : rd->o->year;
	if (rd->year == 0) {
		snprintf(low, sizeof low, "%d", IMPORT_YEAR_MIN);
		snprintf(high, sizeof high, "%d", IMPORT_YEAR_MAX);
		diag_error(rd->d, DIAG_DATA, MSG_IMPORT_YEAR_BAD, low, high, NULL);
		return false;
	}
	if (rd->o->year != 0 && rd->o->year != rd->year) {
		snprintf(low, sizeof low, "%d", rd->o->year);
		snprintf(high, sizeof high, "%d", rd->year);
		diag_error(rd->d, DIAG_USAGE, MSG_IMPORT_DIFFERS, "year", low, high,
		    NULL);
		return false;
	}
	return true;
}

/* ---- texts, notes, the rest ---- */

static void
add_texts(struct reader *rd, const struct report *r, struct change_list *list)
{
	struct json_object *texts = reader_section(rd, "texts");
	struct buf text = BUF_INIT;

	if (texts == NULL)
		return;
	json_object_object_foreach(texts, code, v) {
		int slot = form_text_find(rd->form, code);

		if (slot < 0)
			MISTAKE(rd, MSG_IMPORT_TEXT_UNKNOWN, code, rd->form->code);
		else if (v != NULL && !json_object_is_type(v, json_type_string))
			MISTAKE(rd, MSG_IMPORT_NOT_TEXT, code);
		else if (v != NULL) {
			buf_reset(&text);
			reader_text(&text, v);
			if (text.len > 0)
				change_text_all(list, r, slot, buf_cstr(&text),
				    ORIGIN_IMPORT);
		}
	}
	buf_release(&text);
}

static void
add_notes(struct reader *rd, const struct report *r, struct change_list *list)
{
	struct json_object *notes = reader_section(rd, "notes");
	struct buf text = BUF_INIT;

	if (notes == NULL)
		return;
	json_object_object_foreach(notes, key, v) {
		const char *place = key;
		int cell = form_cell_find(rd->form, place);
		int slot = cell < 0 ? form_text_find(rd->form, place) : -1;

		if (place[0] != '\0' && cell < 0 && slot < 0)
			MISTAKE(rd, MSG_IMPORT_NOTE_PLACE, place);
		else if (v != NULL && !json_object_is_type(v, json_type_string))
			MISTAKE(rd, MSG_IMPORT_NOT_TEXT, place);
		else if (v != NULL) {
			/* the form's own spelling of the code */
			if (cell >= 0)
				place = rd->form->cell[cell].code;
			else if (slot >= 0)
				place = rd->form->text[slot].code;
			buf_reset(&text);
			reader_text(&text, v);
			if (text.len > 0)
				change_note(list, r, place, buf_cstr(&text));
		}
	}
	buf_release(&text);
}

/* A title of its own; the one the form makes is not worth storing. */
static void
add_title(struct reader *rd, const struct report *r, struct change_list *list)
{
	struct json_object *v = member(rd->root, "title");
	struct buf usual = BUF_INIT, title = BUF_INIT;

	if (v == NULL)
		return;
	if (!json_object_is_type(v, json_type_string)) {
		MISTAKE(rd, MSG_IMPORT_NOT_TEXT, "title");
		return;
	}
	form_title(&usual, rd->form, rd->agency, rd->year);
	reader_text(&title, v);
	for (size_t i = 0; i < title.len; i++)
		if (title.data[i] == '\n' || title.data[i] == '\t')
			title.data[i] = ' ';
	if (title.len > 0 && strcmp(buf_cstr(&title), buf_cstr(&usual)) != 0)
		change_report(list, r, "title", buf_cstr(&title), ORIGIN_IMPORT);
	buf_release(&usual);
	buf_release(&title);
}

/* What else may stand in such a file; anything else was perhaps meant to count. */
static void
look_for_strangers(struct reader *rd)
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
			diag_warn(rd->d, MSG_IMPORT_KEY_UNKNOWN, key, NULL);
	}
}

/* ---- the report ---- */

/* An empty report; report_new() copies the agency. */
static struct report *
new_report(const struct reader *rd)
{
	struct agency agency;
	struct report *r;

	agency_init(&agency);
	agency.name = rd->agency;	/* lent */
	r = report_new(rd->form, &agency, rd->year);
	return r;
}

/* Everything as one step on a new report. */
static bool
build(struct reader *rd)
{
	struct change_list *list = mem_zero(sizeof *list), cells = CHANGE_LIST_INIT;
	struct report *r = new_report(rd), *trial = new_report(rd);
	bool ok;

	cells_add(rd, trial, &cells);
	ok = report_apply(trial, &cells, rd->actor, NULL, rd->d);
	add_title(rd, r, list);
	cells_add(rd, r, list);
	cells_add_printed(rd, trial, r, list);
	add_texts(rd, r, list);
	add_notes(rd, r, list);
	if (rd->nerror == 0 && ok)
		ok = report_apply(r, list, rd->actor, NULL, rd->d);
	ok = ok && rd->nerror == 0;
	report_free(trial);
	change_list_release(&cells);
	if (ok) {
		cells_note_blanks(rd, r);
		rd->k->report = r;
		rd->k->changes = list;
		return true;
	}
	report_free(r);
	change_list_release(list);
	free(list);
	return false;
}

bool
import_json(struct candidate *k, const char *text, size_t n, struct forms *forms,
    const struct import_options *o, const struct actor *actor, struct diag *d)
{
	struct reader rd = { .k = k, .o = o, .actor = actor, .d = d };
	bool ok = false;
	char more[24];

	rd.root = parse(text, n, d);
	if (rd.root == NULL)
		return false;
	if (!read_schema(&rd) || !read_form(&rd, forms) || !read_agency(&rd) ||
	    !read_year(&rd))
		goto out;
	cells_read(&rd);
	look_for_strangers(&rd);
	ok = build(&rd);
	if (rd.nerror > IMPORT_ERRORS) {
		snprintf(more, sizeof more, "%u", rd.nerror - IMPORT_ERRORS);
		diag_error(d, DIAG_DATA, MSG_IMPORT_MORE, more, NULL);
	}
	for (int i = 0; i < rd.form->ncell; i++)
		free(rd.wish[i].text);
out:
	free(rd.wish);
	free(rd.agency);
	json_object_put(rd.root);
	return ok;
}
