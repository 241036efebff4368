/*
 * goto.c - ^G: to a row, a cell or a label.
 *
 * Tried in this order: a row number of the section shown, a cell code, a row or
 * text code, the beginning of a label, its pinyin initials, a part of it; the
 * section shown first, then the others.  Rows come before columns.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/grid/gridview.h"
#include "ui/widget/prompt.h"

/* In a row: the focused column if it can be keyed, else the first that can. */
static int
cell_in_row(const struct form *f, int section, int row, int from)
{
	int k, cell;

	if (from >= 0) {
		cell = grid_row_cell(f, section, row, grid_row_place(f, from));
		if (f->cell[from].section == section && cell >= 0 && !f->cell[cell].computed)
			return cell;
	}
	for (k = 0; (cell = grid_row_cell(f, section, row, k)) >= 0; k++)
		if (!f->cell[cell].computed)
			return cell;
	return grid_row_cell(f, section, row, 0);
}

/* A number counts rows of the section shown; on a text, of the first table. */
static int
find_number(const struct form *f, int section, int from, const char *s)
{
	int n, i, first;

	if (*s == '\0' || s[strspn(s, "0123456789")] != '\0' || strlen(s) > 4)
		return -1;
	n = atoi(s);
	for (i = 0; grid_blocks(f, section, &first) == 0 && i < f->nsection; i++)
		section = i;
	return n >= 1 && n <= grid_rows(f, section) ?
	    cell_in_row(f, section, n - 1, from) : -1;
}

/* First row below an item of a block. */
static int
cell_of_item(const struct form *f, int block, int item, int from)
{
	const struct form_block *b = &f->block[block];
	int cell = b->first_cell + b->row[item].first_leaf * b->ncol;

	return cell_in_row(f, f->cell[cell].section, grid_row(f, cell), from);
}

/* "3.4.1": the printed ordinals without column. */
static int
find_row_code(const struct form *f, int section, int from, const char *s)
{
	int first, n = grid_blocks(f, section, &first), i, item;

	for (i = first; i < first + n; i++) {
		item = form_item_find(f->block[i].row, f->block[i].nrowitem, s);
		if (item >= 0)
			return cell_of_item(f, i, item, from);
	}
	return -1;
}

/* ---- labels ---- */

enum rank { RANK_BEGINS, RANK_PINYIN_BEGINS, RANK_PINYIN, RANK_CONTAINS, RANK__MAX };

/* text_pinyin_match() takes any place of the label; its beginning goes before. */
static bool
pinyin_begins(const char *label, const char *key)
{
	size_t n = strlen(label), i, len;
	uint32_t cp;
	char c;

	for (i = 0; i < n && *key; i += len) {
		len = text_decode(label + i, n - i, &cp);
		c = text_pinyin_initial(cp);
		if (c == '\0')
			continue;
		if (c != *key++)
			return false;
	}
	return *key == '\0';
}

static bool
label_matches(const char *label, const char *key, enum rank rank)
{
	struct buf b = BUF_INIT;
	bool yes = false;

	if (label == NULL)
		return false;
	text_normal(&b, label, strlen(label), true);
	switch (rank) {
	case RANK_BEGINS:
		yes = strncmp(buf_cstr(&b), key, strlen(key)) == 0;
		if (!yes) {		/* typed with its ordinal */
			buf_reset(&b);
			text_normal(&b, label, strlen(label), false);
			yes = strncmp(buf_cstr(&b), key, strlen(key)) == 0;
		}
		break;
	case RANK_PINYIN_BEGINS:
		yes = pinyin_begins(buf_cstr(&b), key);
		break;
	case RANK_PINYIN:
		yes = text_pinyin_match(label, key);
		break;
	case RANK_CONTAINS:
		yes = strstr(buf_cstr(&b), key) != NULL;
		break;
	case RANK__MAX:
		break;
	}
	buf_release(&b);
	return yes;
}

static bool
item_matches(const struct form_item *it, const char *key, enum rank rank)
{
	int i;

	if (label_matches(it->label, key, rank) || label_matches(it->brief, key, rank))
		return true;
	for (i = 0; i < it->nalias; i++)
		if (label_matches(it->alias[i], key, rank))
			return true;
	return false;
}

static int
find_row_label(const struct form *f, int section, int from, const char *key, enum rank rank)
{
	int first, n = grid_blocks(f, section, &first), i, k;

	for (i = first; i < first + n; i++)
		for (k = 0; k < f->block[i].nrowitem; k++)
			if (item_matches(&f->block[i].row[k], key, rank))
				return cell_of_item(f, i, k, from);
	return -1;
}

/* A column of the section, in the focused row where it has one. */
static int
find_column_label(const struct form *f, int section, int from, const char *key,
    enum rank rank)
{
	int first, n = grid_blocks(f, section, &first), i, k, row;

	for (i = first; i < first + n; i++)
		for (k = 0; k < f->block[i].ncolitem; k++) {
			if (!item_matches(&f->block[i].col[k], key, rank))
				continue;
			row = from >= 0 && f->cell[from].block == i ? f->cell[from].row : 0;
			return f->block[i].first_cell + row * f->block[i].ncol +
			    f->block[i].col[k].first_leaf;
		}
	return -1;
}

/* The best kind of match anywhere goes before a worse one close by. */
static int
find_label(const struct form *f, int section, int from, const char *key)
{
	int rank, s, at, cell;

	for (rank = 0; rank < RANK__MAX; rank++)
		for (s = 0; s < f->nsection; s++) {
			at = s == 0 ? section : s <= section ? s - 1 : s;
			cell = find_row_label(f, at, from, key, (enum rank)rank);
			if (cell < 0)
				cell = find_column_label(f, at, from, key, (enum rank)rank);
			if (cell >= 0)
				return cell;
		}
	return -1;
}

int
grid_find(const struct form *f, int section, int from, const char *what)
{
	struct buf folded = BUF_INIT, key = BUF_INIT;
	const char *s;
	int cell;

	text_fold(&folded, what, strlen(what));
	while (folded.len > 0 && folded.data[folded.len - 1] == ' ')
		buf_splice(&folded, folded.len - 1, 1, "", 0);
	s = buf_cstr(&folded);
	s += strspn(s, " ");
	text_normal(&key, s, strlen(s), false);
	cell = find_number(f, section, from, s);
	if (cell < 0 && *s)
		cell = form_cell_find(f, s);
	if (cell < 0 && *s)
		cell = find_row_code(f, section, from, s);
	if (cell < 0 && key.len > 0)
		cell = find_label(f, section, from, buf_cstr(&key));
	buf_release(&folded);
	buf_release(&key);
	return cell;
}

static int
find_here(struct ui *ui, const char *text)
{
	int from = ui->focus;

	if (from >= 0 && ui_form(ui)->cell[from].section != ui->section)
		from = -1;
	return grid_find(ui_form(ui), ui->section, from, text);
}

/* A text code is a place too; what is no place stays, to be mended. */
static bool
is_place(struct ui *ui, const char *text, void *arg)
{
	(void)arg;
	if (ui->report == NULL || text[strspn(text, " ")] == '\0' ||
	    find_here(ui, text) >= 0 || form_text_find(ui_form(ui), text) >= 0)
		return true;
	ui_warn(ui, MSG_UI_GOTO_NOT_FOUND, text, NULL);
	return false;
}

static void
go(struct ui *ui, const char *text, void *arg)
{
	int cell;

	(void)arg;
	if (text == NULL || ui->report == NULL || text[strspn(text, " ")] == '\0')
		return;
	if ((cell = find_here(ui, text)) >= 0)
		flow_go_cell(ui, cell);
	else
		flow_go_place(ui, text);
}

void
grid_ask_goto(struct ui *ui)
{
	struct view *v;

	if (ui->report == NULL || !ui_settle(ui))
		return;
	v = prompt_new(ui, MSG_UI_GOTO_ASK, "", go, NULL);
	prompt_check(v, is_place);
	ui_push(ui, v);
}
