/*
 * json_read.c - reading nianbao/report/1, what `export --format json` writes.
 *
 * A number comes as the file writes it (jsontree.h), and num_parse() reads that, so
 * a figure is exact or refused; it never passes through a binary fraction.
 *
 * The bytes are read by the child (json_read); what they say becomes an intake
 * (intake.h) here, and that a report, as one step.
 *
 * Must never guess: a value that is no exact figure, a code the form does not
 * have, a name given twice, a contradiction between option and file end the import
 * of this file.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/jsontree.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/data/json_read.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/readers.h"
#include "report/report.h"

#define SCHEMA	"nianbao/report/1"
#define SHOWN	40			/* characters of a value in a message */

/* ---- the file ---- */

bool
json_read(struct jsontree *tree, const struct source *s, struct diag *d)
{
	struct buf text = BUF_INIT;
	bool ok;

	ok = encode_read(&text, s->p, s->n, s->encoding, d) &&
	    jsontree_read(tree, buf_cstr(&text), text.len, d);
	buf_release(&text);
	return ok;
}

const struct jsontree_node *
json_member(const struct json_reader *rd, const char *key)
{
	const struct jsontree_node *v = jsontree_member(rd->root, key);

	return v != NULL && v->kind != JSONTREE_NULL ? v : NULL;
}

bool
json_is_scalar(const struct jsontree_node *v)
{
	return v->kind == JSONTREE_STRING || v->kind == JSONTREE_NUMBER;
}

const char *
json_shown(struct buf *b, const struct jsontree_node *v)
{
	const char *s = v->text != NULL ? v->text :
	    v->kind == JSONTREE_ARRAY ? "[ ]" : "{ }";
	size_t n = text_offset(s, strlen(s), SHOWN);

	buf_reset(b);
	buf_add(b, s, n);
	if (s[n] != '\0')
		buf_str(b, "…");
	return buf_cstr(b);
}

void
json_text(struct buf *out, const struct jsontree_node *v)
{
	const char *s = v->text;
	size_t n = strlen(s), at, len;
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

const struct jsontree_node *
json_section(struct json_reader *rd, const char *key)
{
	const struct jsontree_node *v = json_member(rd, key);

	if (v == NULL || v->kind == JSONTREE_OBJECT)
		return v;
	JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_OBJECT, key);
	return NULL;
}

/* ---- whose report, which form ---- */

/* The version is part of the name: a later one is not ours to guess at. */
static bool
read_schema(struct json_reader *rd)
{
	const struct jsontree_node *v = json_member(rd, "schema");

	if (v != NULL && v->text != NULL && strcmp(v->text, SCHEMA) == 0)
		return true;
	diag_error(rd->in.run->diag, DIAG_DATA, MSG_IMPORT_SCHEMA, SCHEMA, NULL);
	return false;
}

static bool
read_form(struct json_reader *rd)
{
	const struct forms *forms = rd->in.run->forms;
	const struct jsontree_node *v = json_member(rd, "form");
	const struct form *form = NULL;
	struct buf shown = BUF_INIT;

	if (v == NULL) {
		diag_error(rd->in.run->diag, DIAG_DATA, MSG_IMPORT_MISSING, "form", NULL);
		return false;
	}
	if (json_is_scalar(v))
		form = forms_find(forms, v->text);
	if (form != NULL)
		intake_form(&rd->in, form);
	else if (!json_is_scalar(v) || !forms_blame(forms, v->text, 0, NULL, rd->in.run->diag))
		diag_error_at(rd->in.run->diag, v->line, MSG_IMPORT_FORM_UNKNOWN,
		    json_shown(&shown, v), NULL);
	buf_release(&shown);
	return form != NULL;
}

static bool
read_agency(struct json_reader *rd)
{
	const struct jsontree_node *v = json_member(rd, "agency");

	if (v != NULL && v->kind != JSONTREE_STRING) {
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, "agency");
		return false;
	}
	return intake_agency(&rd->in, v != NULL ? v->text : NULL);
}

/* A year that is a whole number, or a string of one. */
static int
year_of(const struct jsontree_node *v)
{
	int64_t n;

	if (!json_is_scalar(v) || num_parse(v->text, strlen(v->text), &n) != NUM_OK ||
	    !num_whole(n))
		return 0;
	n /= NUM_ONE;
	return n >= REPORT_YEAR_MIN && n <= REPORT_YEAR_MAX ? (int)n : 0;
}

static bool
read_year(struct json_reader *rd)
{
	const struct jsontree_node *v = json_member(rd, "year");
	int year = v != NULL ? year_of(v) : 0;

	return intake_year(&rd->in, v != NULL && year == 0 ? -1 : year);
}

/* ---- texts, notes, the rest ---- */

static void
read_texts(struct json_reader *rd)
{
	const struct jsontree_node *texts = json_section(rd, "texts");
	struct buf text = BUF_INIT;

	if (texts == NULL)
		return;
	JSONTREE_EACH(v, texts) {
		int slot = form_text_find(rd->in.form, v->key);

		if (slot < 0) {
			JSON_MISTAKE(rd, v, MSG_IMPORT_TEXT_UNKNOWN, v->key,
			    rd->in.form->code);
			continue;
		}
		intake_heading(&rd->in, rd->in.form->text[slot].section, 0);
		if (v->kind == JSONTREE_NULL)
			continue;
		else if (v->kind != JSONTREE_STRING)
			JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, v->key);
		else if (rd->in.text[slot] != NULL)
			JSON_MISTAKE(rd, v, MSG_IMPORT_TEXT_TWICE, v->key);
		else {
			buf_reset(&text);
			json_text(&text, v);
			rd->in.text[slot] = mem_strdup(buf_cstr(&text));
		}
	}
	buf_release(&text);
}

static void
read_note(struct json_reader *rd, const struct jsontree_node *v)
{
	const struct form *form = rd->in.form;
	int cell = form_cell_find(form, v->key);
	int slot = cell < 0 ? form_text_find(form, v->key) : -1;
	/* the form's own spelling of the code */
	const char *place = cell >= 0 ? form->cell[cell].code :
	    slot >= 0 ? form->text[slot].code : v->key;
	struct buf text = BUF_INIT;
	size_t i = 0;

	while (i < rd->in.nnote && strcmp(rd->in.note[i].place, place) != 0)
		i++;
	if (place[0] != '\0' && cell < 0 && slot < 0)
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOTE_PLACE, v->key);
	else if (i < rd->in.nnote)
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOTE_TWICE, v->key);
	else if (v->kind == JSONTREE_STRING) {
		json_text(&text, v);
		if (text.len > 0)
			intake_note(&rd->in, place, buf_cstr(&text));
	} else if (v->kind != JSONTREE_NULL)
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, v->key);
	buf_release(&text);
}

static void
read_notes(struct json_reader *rd)
{
	const struct jsontree_node *notes = json_section(rd, "notes");

	if (notes != NULL)
		JSONTREE_EACH(v, notes)
			read_note(rd, v);
}

/* 附加指标 */
static void
read_beside(struct json_reader *rd)
{
	const struct jsontree_node *all = json_section(rd, "beside"), *v, *unit;
	struct buf figure = BUF_INIT;

	if (all == NULL)
		return;
	JSONTREE_EACH(x, all) {
		v = x->kind == JSONTREE_OBJECT ? jsontree_member(x, "value") : NULL;
		unit = v != NULL ? jsontree_member(x, "unit") : NULL;
		if (v == NULL || v->kind != JSONTREE_NUMBER ||
		    (unit != NULL && unit->kind != JSONTREE_STRING)) {
			JSON_MISTAKE(rd, x, MSG_IMPORT_NOT_BESIDE, x->key);
			continue;
		}
		buf_reset(&figure);
		json_text(&figure, v);
		if (unit != NULL)
			json_text(&figure, unit);
		if (!intake_beside(&rd->in, x->key, buf_cstr(&figure)))
			JSON_MISTAKE(rd, x, MSG_IMPORT_NOT_BESIDE, x->key);
	}
	buf_release(&figure);
}

static void
read_title(struct json_reader *rd)
{
	const struct jsontree_node *v = json_member(rd, "title");
	struct buf title = BUF_INIT;

	if (v == NULL)
		return;
	if (v->kind == JSONTREE_STRING) {
		json_text(&title, v);
		rd->in.title = buf_detach(&title);
	} else
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, "title");
}

/* What the report holds of what a page told; a column cannot hold everything. */
static void
read_told(struct json_reader *rd, const struct jsontree_node *v, enum report_told what)
{
	struct buf text = BUF_INIT;

	if (v == NULL)
		return;
	if (v->kind == JSONTREE_STRING)
		json_text(&text, v);
	if (v->kind != JSONTREE_STRING)
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, v->key);
	else if (text.len > 0 && !report_told_valid(what, buf_cstr(&text)))
		JSON_MISTAKE(rd, v, MSG_REPORT_BAD_VALUE, v->key, buf_cstr(&text));
	else
		intake_told(&rd->in, what, buf_cstr(&text), NULL);
	buf_release(&text);
}

/* A sum of money or a number of notices: the fee, in yuan; neither is ever below 0. */
static void
read_amount(struct json_reader *rd, const char *name, bool whole, char **to)
{
	const struct jsontree_node *v = json_member(rd, name);
	int64_t n;

	if (v == NULL)
		return;
	if (v->kind != JSONTREE_NUMBER || num_parse(v->text, strlen(v->text), &n) != NUM_OK ||
	    n < 0 || (whole && !num_whole(n)))
		JSON_MISTAKE(rd, v, MSG_REPORT_BAD_VALUE, name, json_is_scalar(v) ? v->text : "");
	else
		*to = mem_strdup(v->text);
}

static void
read_address(struct json_reader *rd)
{
	const struct jsontree_node *v = json_member(rd, "address");
	struct buf text = BUF_INIT;

	if (v == NULL)
		return;
	if (v->kind == JSONTREE_STRING)
		json_text(&text, v);
	if (v->kind != JSONTREE_STRING)
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, "address");
	else if (text.len > 0 && !report_told_valid(TOLD_ISSUER, buf_cstr(&text)))
		JSON_MISTAKE(rd, v, MSG_REPORT_BAD_VALUE, "address", buf_cstr(&text));
	else
		rd->in.address = mem_strdup(buf_cstr(&text));
	buf_release(&text);
}

/* ... and the words it told it in. */
static void
read_told_words(struct json_reader *rd)
{
	const struct jsontree_node *words = json_section(rd, SOURCE_TOLD);
	struct buf text = BUF_INIT;
	enum report_told what;

	if (words == NULL)
		return;
	JSONTREE_EACH(v, words) {
		buf_reset(&text);
		if (!report_told_by_name(v->key, &what))
			diag_warn_at(rd->in.run->diag, v->line, MSG_IMPORT_KEY_UNKNOWN, v->key,
			    NULL);
		else if (v->kind != JSONTREE_STRING)
			JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, v->key);
		else {
			json_text(&text, v);
			intake_told(&rd->in, what, NULL, buf_cstr(&text));
		}
	}
	buf_release(&text);
}

/* What else may stand in such a file; anything else was perhaps meant to count. */
static void
look_for_strangers(struct json_reader *rd)
{
	static const char *const known[] = {
		"schema", "form", "agency", "year", "title", "state", "cells", "raw",
		"texts", "notes", "findings", "counts", "source", "printed", "open",
		"partial", "proposals", "unplaced", "beside", "fee", "fee_notices",
		"address", "kind", "level", SOURCE_TOLD
	};
	enum report_told told;

	JSONTREE_EACH(v, rd->root) {
		size_t i, n = ARRAY_LEN(known);

		for (i = 0; i < n && strcmp(known[i], v->key) != 0; i++)
			continue;
		if (i == n && !report_told_by_name(v->key, &told))
			diag_warn_at(rd->in.run->diag, v->line, MSG_IMPORT_KEY_UNKNOWN, v->key,
			    NULL);
	}
}

bool
import_json(struct import_run *run, struct candidate *k, const struct jsontree *tree)
{
	struct json_reader rd = { .root = tree->node };
	bool ok = false;

	if (jsontree_twice(tree, run->diag))
		return false;
	intake_init(&rd.in, run, k);
	if (!read_schema(&rd) || !read_form(&rd) || !read_agency(&rd) || !read_year(&rd))
		goto out;
	json_cells_read(&rd);
	read_title(&rd);
	read_amount(&rd, "fee", false, &rd.in.fee);
	read_amount(&rd, "fee_notices", true, &rd.in.fee_notices);
	read_address(&rd);
	read_texts(&rd);
	read_notes(&rd);
	for (int i = 0; i < TOLD_WRITTEN; i++)
		read_told(&rd, json_member(&rd, report_told_name((enum report_told)i)),
		    (enum report_told)i);
	read_told_words(&rd);
	read_beside(&rd);
	look_for_strangers(&rd);
	ok = intake_build(&rd.in);
	if (rd.in.nerror > IMPORT_ERRORS) {
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_MORE,
		    INT(rd.in.nerror - IMPORT_ERRORS), NULL);
	}
out:
	intake_release(&rd.in);
	return ok;
}
