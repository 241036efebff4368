/*
 * json_cells.c - the figures of a JSON report: cells, printed totals, the words
 * of the source, what it left open.
 *
 * Must never guess: a value that is no exact figure is a mistake, words nobody
 * can read leave their cell open, and a total is never taken for an input.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "doc/jsontree.h"
#include "form/form.h"
#include "import/data/json_read.h"
#include "import/intake.h"
#include "report/report.h"

/* Keep the text of a figure; a number gets our own spelling, so that it leaves
 * no raw text behind ("7730.280" is 7730.28). */
static void
wish_value(struct json_reader *rd, int cell, const struct jsontree_node *v)
{
	const struct form_cell *fc = &rd->in.form->cell[cell];
	struct buf shown = BUF_INIT;
	const char *s = v->text;
	struct cell probe;
	char figure[NUM_TEXT];
	int64_t value;
	bool fine;

	free(rd->in.wish[cell].text);
	rd->in.wish[cell].text = NULL;
	memset(&probe, 0, sizeof probe);
	if (v->kind == JSONTREE_STRING) {
		fine = cell_read(&probe, fc, s, strlen(s), false, NULL);
		free(probe.raw);
	} else {
		fine = num_parse(s, strlen(s), &value) == NUM_OK;
		if (fine)
			s = num_print(figure, value);
	}
	if (fine)
		rd->in.wish[cell].text = mem_strdup(s);
	else
		JSON_MISTAKE(rd, v, MSG_IMPORT_CELL_VALUE, v->key, json_shown(&shown, v));
	buf_release(&shown);
}

static int
find_cell(struct json_reader *rd, const struct jsontree_node *v)
{
	int cell = form_cell_find(rd->in.form, v->key);

	if (cell < 0)
		JSON_MISTAKE(rd, v, MSG_IMPORT_CELL_UNKNOWN, v->key, rd->in.form->code);
	return cell;
}

/* "seen" says which cells this section has had. */
static void
read_values(struct json_reader *rd, const char *key, bool *seen)
{
	const struct jsontree_node *cells = json_section(rd, key);

	if (cells == NULL)
		return;
	JSONTREE_EACH(v, cells) {
		int cell = find_cell(rd, v);

		if (cell < 0)
			continue;
		if (seen[cell]) {
			JSON_MISTAKE(rd, v, MSG_IMPORT_CELL_TWICE, v->key);
			continue;
		}
		seen[cell] = true;
		rd->in.wish[cell].seen = true;
		if (json_is_scalar(v))
			wish_value(rd, cell, v);
		else if (v->kind != JSONTREE_NULL)
			JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_FIGURE, v->key);
	}
}

static void
read_raw(struct json_reader *rd, bool *seen)
{
	const struct jsontree_node *raw = json_section(rd, "raw");
	struct buf text = BUF_INIT;

	if (raw == NULL)
		return;
	JSONTREE_EACH(v, raw) {
		int cell = find_cell(rd, v);

		if (cell < 0 || v->kind == JSONTREE_NULL)
			continue;
		if (v->kind != JSONTREE_STRING) {
			JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, v->key);
			continue;
		}
		if (seen[cell]) {
			JSON_MISTAKE(rd, v, MSG_IMPORT_CELL_TWICE, v->key);
			continue;
		}
		seen[cell] = true;
		buf_reset(&text);
		json_text(&text, v);
		if (!rd->in.form->cell[cell].computed && text.len > 0)
			intake_words(&rd->in, cell, buf_cstr(&text));
	}
	buf_release(&text);
}

/* The cells of a list of codes; -1 for what is none, which is said. */
static int
listed_cell(struct json_reader *rd, const struct jsontree_node *v, const char *key)
{
	struct buf shown = BUF_INIT;
	int cell = v->kind == JSONTREE_STRING ? form_cell_find(rd->in.form, v->text) : -1;

	if (v->kind != JSONTREE_STRING)
		JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_TEXT, key);
	else if (cell < 0)
		JSON_MISTAKE(rd, v, MSG_IMPORT_CELL_UNKNOWN, json_shown(&shown, v),
		    rd->in.form->code);
	buf_release(&shown);
	return cell;
}

static const struct jsontree_node *
find_list(struct json_reader *rd, const char *key)
{
	const struct jsontree_node *v = json_member(rd, key);

	if (v == NULL || v->kind == JSONTREE_ARRAY)
		return v;
	JSON_MISTAKE(rd, v, MSG_IMPORT_NOT_LIST, key);
	return NULL;
}

/* What "cells" holds of a partial sum is no printed figure, nor is its null a blank. */
static void
read_partial(struct json_reader *rd)
{
	const struct jsontree_node *list = find_list(rd, "partial");

	if (list == NULL)
		return;
	JSONTREE_EACH(v, list) {
		int cell = listed_cell(rd, v, "partial");

		if (cell < 0 || !rd->in.form->cell[cell].computed)
			continue;
		free(rd->in.wish[cell].text);
		rd->in.wish[cell].text = NULL;
		rd->in.wish[cell].seen = false;
	}
}

/* Cells that the source of the report left open, and that nobody has filled since. */
static void
read_open(struct json_reader *rd)
{
	const struct jsontree_node *list = find_list(rd, "open");

	if (list == NULL)
		return;
	JSONTREE_EACH(v, list) {
		int cell = listed_cell(rd, v, "open");

		if (cell >= 0 && !rd->in.form->cell[cell].computed)
			rd->in.wish[cell].open = rd->in.wish[cell].text == NULL;
	}
}

static void
read_proposals(struct json_reader *rd)
{
	const struct jsontree_node *map = json_section(rd, "proposals");
	struct buf shown = BUF_INIT;

	if (map == NULL)
		return;
	JSONTREE_EACH(v, map) {
		int cell = find_cell(rd, v);
		struct wish *w = cell >= 0 ? &rd->in.wish[cell] : NULL;

		if (w == NULL || !w->open || v->kind == JSONTREE_NULL)
			continue;
		w->has_proposal = json_is_scalar(v) &&
		    num_parse(v->text, strlen(v->text), &w->proposal) == NUM_OK;
		if (!w->has_proposal)
			JSON_MISTAKE(rd, v, MSG_IMPORT_CELL_VALUE, v->key,
			    json_shown(&shown, v));
	}
	buf_release(&shown);
}

void
json_cells_read(struct json_reader *rd)
{
	size_t n = (size_t)rd->in.form->ncell;
	bool *seen = mem_array(n, sizeof *seen);

	read_values(rd, "cells", seen);
	read_partial(rd);
	memset(seen, 0, n * sizeof *seen);
	read_values(rd, "printed", seen);	/* of a dry run: as printed */
	memset(seen, 0, n * sizeof *seen);
	read_raw(rd, seen);
	read_open(rd);
	read_proposals(rd);
	free(seen);
}
