/*
 * lookup.c - finding things in a form by code, and naming them.
 *
 * Cells are looked up for every value read from a database, a file or a key,
 * so they have a hash table of their numbers (open addressing, FNV-1a).
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "form/language/tree.h"

struct cell_index {
	uint32_t	 mask;
	int16_t		 slot[];	/* cell + 1, 0 = free */
};

/* At most half full, so a miss ends after a probe or two. */
void
index_build(struct form *f)
{
	uint32_t size = 16, h;
	struct cell_index *x;

	while (size < 2 * (uint32_t)f->ncell)
		size *= 2;
	x = arena_alloc(&f->arena, sizeof *x + size * sizeof *x->slot);
	x->mask = size - 1;
	for (int i = 0; i < f->ncell; i++) {
		for (h = hash_text(f->cell[i].code) & x->mask; x->slot[h] != 0;
		    h = (h + 1) & x->mask)
			;
		x->slot[h] = (int16_t)(i + 1);
	}
	f->index = x;
}

/* The code in half-width characters: itself, or a copy in "room".  NULL when it
 * is too long or holds what no code holds. */
static const char *
fold(const char *code, char *room, size_t size)
{
	size_t n = 0, i = 0, len;
	uint32_t cp;

	while (code[i] > ' ' && code[i] < 0x7f)
		i++;
	if (code[i] == '\0')
		return code;
	len = strlen(code);
	for (i = 0; i < len;) {
		i += text_decode(code + i, len - i, &cp);
		cp = text_fold_cp(cp);
		if (cp == ' ' && (n == 0 || i == len))
			continue;
		if (cp <= ' ' || cp >= 0x7f || n + 1 >= size)
			return NULL;
		room[n++] = (char)cp;
	}
	room[n] = '\0';
	return room;
}
#define FOLD_ROOM (3 * FORM_CODE_MAX + 3)

int
form_cell_find(const struct form *f, const char *code)
{
	const struct cell_index *x = f->index;
	char room[FOLD_ROOM];
	const char *s = fold(code, room, sizeof room);
	uint32_t h;

	if (s == NULL)
		return -1;
	for (h = hash_text(s) & x->mask; x->slot[h] != 0; h = (h + 1) & x->mask)
		if (strcmp(f->cell[x->slot[h] - 1].code, s) == 0)
			return x->slot[h] - 1;
	return -1;
}

/* The others are few: a walk over the array that has "code" as a member. */
#define FIND(array, n) do {						\
	char room[FOLD_ROOM];						\
	const char *s = fold(code, room, sizeof room);			\
									\
	for (int i = 0; s != NULL && i < (n); i++)			\
		if (strcmp((array)[i].code, s) == 0)			\
			return i;					\
	return -1;							\
} while (0)

int
form_text_find(const struct form *f, const char *code)
{
	FIND(f->text, f->ntext);
}

int
form_block_find(const struct form *f, const char *code)
{
	FIND(f->block, f->nblock);
}

int
form_section_find(const struct form *f, const char *code)
{
	FIND(f->section, f->nsection);
}

int
form_item_find(const struct form_item *item, int n, const char *code)
{
	FIND(item, n);
}

int
form_role_find(const struct form *f, enum form_role role)
{
	for (int i = 0; i < f->nsection; i++)
		if (f->section[i].role == role)
			return f->section[i].text;
	return -1;
}

int
form_figure_cell(const struct form *f, enum form_figure k)
{
	return f->figure[k].n > 0 ? f->term[f->figure[k].first].cell : -1;
}

int
form_check_find(const struct form *f, const char *code)
{
	FIND(f->check, f->ncheck);
}

const struct form_item *
form_cell_row(const struct form *f, int cell)
{
	const struct form_block *b = &f->block[f->cell[cell].block];

	return &b->row[b->rowleaf[f->cell[cell].row]];
}

const struct form_item *
form_cell_col(const struct form *f, int cell)
{
	const struct form_block *b = &f->block[f->cell[cell].block];

	return &b->col[b->colleaf[f->cell[cell].col]];
}

/* Labels that are not printed leave no empty step. */
void
/* cppcheck-suppress funcArgOrderDifferent ; the header says "item" for i, not for the list */
form_item_path(struct buf *b, const struct form_item *item, int i, const char *sep)
{
	int chain[FORM_DEPTH_MAX], n = 0;
	size_t start = b->len;

	for (; i >= 0 && n < FORM_DEPTH_MAX; i = item[i].parent)
		chain[n++] = i;
	while (n-- > 0) {
		if (*item[chain[n]].label == '\0')
			continue;
		if (b->len > start)
			buf_str(b, sep);
		buf_str(b, item[chain[n]].label);
	}
}

const char *
form_item_brief(const struct form_item *i)
{
	return i->brief != NULL ? i->brief : i->label;
}

/* The label of a column that needs its heading: 结果维持 of 复议后起诉. */
static void
column_name(struct buf *b, const struct form_block *k, const struct form_item *col)
{
	if (*form_item_brief(&k->row[k->rowleaf[0]]) == '\0' && col->parent >= 0) {
		buf_str(b, form_item_brief(&k->col[col->parent]));
		buf_str(b, "·");
	}
	buf_str(b, form_item_brief(col));
}

void
form_cell_name(struct buf *b, const struct form *f, int cell)
{
	const struct form_block *k = &f->block[f->cell[cell].block];
	const char *row = form_item_brief(form_cell_row(f, cell));

	if (*row == '\0')	/* a table of one row without a label: say which table */
		row = *k->colhead != '\0' ? k->colhead : f->table[k->table].title;
	buf_str(b, row);
	if (*row != '\0')
		buf_str(b, "·");
	column_name(b, k, form_cell_col(f, cell));
}

const char *
form_level_name(enum form_level l)
{
	static const char *const names[LEVEL__MAX] = { "error", "warning", "hint" };

	return names[l];
}

const char *
form_level_label(enum form_level l)
{
	static const char *const labels[LEVEL__MAX] = { "错误", "警告", "提示" };

	return labels[l];
}

const char *
form_level_said(enum form_level l, enum lang lang)
{
	static const enum msg names[LEVEL__MAX] = {
		MSG_FORM_LEVEL_ERROR, MSG_FORM_LEVEL_WARNING, MSG_FORM_LEVEL_HINT,
	};

	return msg_text(lang, names[l]);
}

bool
form_ordinal(struct buf *b, const char *heading, const char **rest)
{
	const char *mark = strstr(heading, "、");
	size_t n = mark != NULL ? strlen("、") : 2;

	if (mark == NULL)
		mark = strstr(heading, ". ");
	*rest = heading;
	if (mark == NULL || mark - heading > 9)
		return false;
	buf_add(b, heading, (size_t)(mark - heading));
	*rest = mark + n;
	return true;
}

const char *
form_relop_sign(enum form_relop op)
{
	static const char *const signs[RELOP__MAX] = { "=", "≠", ">", "<", "≥", "≤" };

	return signs[op];
}

/* Anything else in braces stays as it is; parse.c has refused it in a file. */
void
form_title(struct buf *b, const struct form *f, const char *agency, int year)
{
	static const char agency_mark[] = "{机关}", year_mark[] = "{年度}";
	const char *s = f->title, *at;

	for (; (at = strchr(s, '{')) != NULL;) {
		buf_add(b, s, (size_t)(at - s));
		if (strncmp(at, agency_mark, sizeof agency_mark - 1) == 0) {
			buf_str(b, agency);
			s = at + sizeof agency_mark - 1;
		} else if (strncmp(at, year_mark, sizeof year_mark - 1) == 0) {
			buf_i64(b, year);
			s = at + sizeof year_mark - 1;
		} else {
			buf_chr(b, '{');
			s = at + 1;
		}
	}
	buf_str(b, s);
}

bool
form_years_hold(int from, int until, int year)
{
	return year >= from && (until == 0 || year <= until);
}

bool
form_valid_in(const struct form *f, int year)
{
	return form_years_hold(f->from, f->until, year);
}

const char *
form_strength_word(enum form_strength s)
{
	static const char *const words[STRENGTH__MAX] = {
		"", "询问", "零", "其余", "增幅", "降幅",
	};

	return words[s];
}

bool
form_strength_counts(enum form_strength s)
{
	return s != STRENGTH_ZERO && s != STRENGTH_REST;
}
