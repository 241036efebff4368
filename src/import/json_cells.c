/*
 * json_cells.c - the figures of a JSON report: cells, printed totals, the words
 * of the source.
 *
 * Must never guess: a value that is no exact figure is a mistake, words nobody
 * can read leave their cell open, and a total is never taken for an input.
 */
#include <json-c/json.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "import_json.h"
#include "mem.h"

/* Keep the text of a figure; a number gets our own spelling, so that it leaves
 * no raw text behind ("7730.280" is 7730.28). */
static void
wish_value(struct json_reader *rd, int cell, const char *code, struct json_object *v)
{
	const struct form_cell *fc = &rd->in.form->cell[cell];
	const char *s = json_object_get_string(v);
	struct cell probe;
	char figure[NUM_TEXT];
	int64_t value;
	bool fine;

	free(rd->in.wish[cell].text);
	rd->in.wish[cell].text = NULL;
	memset(&probe, 0, sizeof probe);
	if (json_object_is_type(v, json_type_string)) {
		fine = strlen(s) == (size_t)json_object_get_string_len(v) &&
		    cell_read(&probe, fc, s, strlen(s), false, NULL);
		free(probe.raw);
	} else {
		fine = num_parse(s, strlen(s), &value) == NUM_OK;
		if (fine)
			s = num_print(figure, value);
	}
	if (fine)
		rd->in.wish[cell].text = mem_strdup(s);
	else
		MISTAKE(&rd->in, MSG_IMPORT_CELL_VALUE, code, s);
}

static int
find_cell(struct json_reader *rd, const char *code)
{
	int cell = form_cell_find(rd->in.form, code);

	if (cell < 0)
		MISTAKE(&rd->in, MSG_IMPORT_CELL_UNKNOWN, code, rd->in.form->code);
	return cell;
}

static void
read_values(struct json_reader *rd, const char *key, bool again)
{
	struct json_object *cells = json_section(rd, key);

	if (cells == NULL)
		return;
	json_object_object_foreach(cells, code, v) {
		int cell = find_cell(rd, code);

		if (cell < 0)
			continue;
		if (rd->in.wish[cell].seen && !again) {
			MISTAKE(&rd->in, MSG_IMPORT_CELL_TWICE, code);
			continue;
		}
		rd->in.wish[cell].seen = true;
		if (v != NULL && !json_is_scalar(v))
			MISTAKE(&rd->in, MSG_IMPORT_NOT_FIGURE, code);
		else if (v != NULL)
			wish_value(rd, cell, code, v);
	}
}

static void
read_raw(struct json_reader *rd)
{
	struct json_object *raw = json_section(rd, "raw");
	struct buf text = BUF_INIT;

	if (raw == NULL)
		return;
	json_object_object_foreach(raw, code, v) {
		int cell = find_cell(rd, code);

		if (cell < 0 || v == NULL)
			continue;
		if (!json_object_is_type(v, json_type_string)) {
			MISTAKE(&rd->in, MSG_IMPORT_NOT_TEXT, code);
			continue;
		}
		buf_reset(&text);
		json_text(&text, v);
		if (!rd->in.form->cell[cell].computed && text.len > 0)
			intake_words(&rd->in, cell, buf_cstr(&text));
	}
	buf_release(&text);
}

void
json_cells_read(struct json_reader *rd)
{
	read_values(rd, "cells", false);
	read_values(rd, "printed", true);	/* of a dry run: as printed */
	read_raw(rd);
}
