/*
 * diff.c - what changed from one form to another, and the 对应 lines to think of.
 *
 *	+ 行 3:3.6.1 1.申请人…		new
 *	- 行 2.5:2 其他对外…		gone
 *	~ 栏 2.1:A 本年新制作数量 -> 本年制发件数
 *	? 栏 3:B6 境外组织			its cells have no last year's value
 *
 * The proposals at the end are in the form language, as comments to uncomment:
 * rows and columns that kept their label under another code, or their code under
 * another label, neither end of which has a 对应 line yet.  Nobody but the one who
 * changes the form can know whether they mean the same.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "form/language/tree.h"

struct differ {
	struct buf	*out;
	const struct form *old, *now;
	struct buf	 proposals;
	const char	*proposed;	/* block of the last proposal */
	size_t		 start;
	enum lang	 lang;
};

/* Words of either form as they are shown; forms are compared by their own. */
static const char *
said(const struct differ *d, const char *words)
{
	const char *en = NULL;

	if (d->lang == LANG_EN)
		en = form_english(d->now, words, false);
	if (d->lang == LANG_EN && en == NULL)
		en = form_english(d->old, words, false);
	return en != NULL ? en : words;
}

static void
one_line(struct differ *d, char sign, enum msg kind, const char *block,
    const char *code, const char *label)
{
	buf_printf(d->out, "%c %s %s%s%s %s\n", sign, msg_text(d->lang, kind), block,
	    *block != '\0' ? ":" : "", code, said(d, label));
}

/* Nothing when both are equal. */
static void
changed_line(struct differ *d, enum msg kind, const char *block, const char *code,
    const char *old, const char *now)
{
	if (strcmp(old, now) == 0)
		return;
	buf_printf(d->out, "~ %s %s%s%s %s -> %s\n", msg_text(d->lang, kind), block,
	    *block != '\0' ? ":" : "", code, said(d, old), said(d, now));
}

static const char *
label(const struct form_item *i)
{
	return *i->label != '\0' ? i->label : "-";
}

/* A leaf of "old" that is called the same under a code "now" does not have. */
static int
moved_from(const struct form_item *it, const struct form_item *now, int n,
    const struct form_item *old, int nold)
{
	if (*it->label == '\0')
		return -1;
	for (int k = 0; k < nold; k++)
		if (old[k].leaf >= 0 && strcmp(old[k].label, it->label) == 0 &&
		    form_item_find(now, n, old[k].code) < 0)
			return k;
	return -1;
}

/* Does a 对应 line speak of a cell in this row or column? */
static bool
is_mapped(const struct differ *d, const char *block, bool row, const struct form_item *it)
{
	for (int i = 0; i < d->now->nmap; i++) {
		const struct form_cell *c = &d->now->cell[d->now->map[i].to];

		if (strcmp(d->now->map[i].form, d->old->code) == 0 &&
		    strcmp(d->now->block[c->block].code, block) == 0 &&
		    (row ? c->row : c->col) == it->leaf)
			return true;
	}
	return false;
}

/* Is this row or column of the old form where a 对应 line has sent another one? */
static bool
is_taken(const struct differ *d, const char *block, bool row, const struct form_item *it)
{
	for (int i = 0; i < d->now->nmap; i++) {
		const struct form_map *m = &d->now->map[i];
		int cell = strcmp(m->form, d->old->code) == 0 ?
		    form_cell_find(d->old, m->from) : -1;
		const struct form_cell *c = &d->old->cell[cell >= 0 ? cell : 0];

		if (cell >= 0 && strcmp(d->old->block[c->block].code, block) == 0 &&
		    (row ? c->row : c->col) == it->leaf)
			return true;
	}
	return false;
}

static void
propose(struct differ *d, const char *block, bool row, const struct form_item *now,
    const struct form_item *old)
{
	const char *word = row ? "行" : "";

	if (now->leaf < 0 || old->leaf < 0 || is_mapped(d, block, row, now) ||
	    is_taken(d, block, row, old))
		return;
	if (d->proposed != block)
		buf_printf(&d->proposals, "# 块 %s\n#   对应 %s\n", block, d->old->code);
	d->proposed = block;
	buf_printf(&d->proposals, "#     %s%s = %s%s\n", word, now->code, word, old->code);
}

/* Gone first, then new and changed in the order of the new form. */
static void
diff_items(struct differ *d, const char *block, bool row, const struct form_item *old,
    int nold, const struct form_item *now, int n)
{
	enum msg kind = row ? MSG_FORM_KIND_ROW : MSG_FORM_KIND_COLUMN;
	int k;

	for (int i = 0; i < nold; i++)
		if (form_item_find(now, n, old[i].code) < 0)
			one_line(d, '-', kind, block, old[i].code, label(&old[i]));
	for (int i = 0; i < n; i++) {
		k = form_item_find(old, nold, now[i].code);
		if (k < 0) {
			one_line(d, '+', kind, block, now[i].code, label(&now[i]));
			k = moved_from(&now[i], now, n, old, nold);
			if (k >= 0)
				propose(d, block, row, &now[i], &old[k]);
			continue;
		}
		changed_line(d, kind, block, now[i].code, label(&old[k]), label(&now[i]));
		if (strcmp(old[k].label, now[i].label) != 0)
			propose(d, block, row, &now[i], &old[k]);
	}
}

static void
diff_block(struct differ *d, const struct form_block *old, const struct form_block *now)
{
	changed_line(d, MSG_FORM_KIND_BLOCK, "", now->code, old->title, now->title);
	changed_line(d, MSG_FORM_KIND_COLUMN, "", now->code, old->colhead, now->colhead);
	changed_line(d, MSG_FORM_KIND_ROW, "", now->code, old->stub, now->stub);
	diff_items(d, now->code, false, old->col, old->ncolitem, now->col, now->ncolitem);
	diff_items(d, now->code, true, old->row, old->nrowitem, now->row, now->nrowitem);
}

static void
diff_blocks(struct differ *d, const struct form *old, const struct form *now)
{
	int k;

	for (int i = 0; i < old->nblock; i++)
		if (form_block_find(now, old->block[i].code) < 0)
			one_line(d, '-', MSG_FORM_KIND_BLOCK, "", old->block[i].code,
			    old->block[i].title);
	for (int i = 0; i < now->nblock; i++) {
		k = form_block_find(old, now->block[i].code);
		if (k >= 0)
			diff_block(d, &old->block[k], &now->block[i]);
		else
			one_line(d, '+', MSG_FORM_KIND_BLOCK, "", now->block[i].code,
			    now->block[i].title);
	}
}

static void
diff_sections(struct differ *d, const struct form *old, const struct form *now)
{
	int k;

	for (int i = 0; i < old->nsection; i++)
		if (form_section_find(now, old->section[i].code) < 0)
			one_line(d, '-', MSG_FORM_KIND_SECTION, "", old->section[i].code,
			    old->section[i].heading);
	for (int i = 0; i < now->nsection; i++) {
		k = form_section_find(old, now->section[i].code);
		if (k >= 0)
			changed_line(d, MSG_FORM_KIND_SECTION, "", now->section[i].code,
			    old->section[k].heading, now->section[i].heading);
		else
			one_line(d, '+', MSG_FORM_KIND_SECTION, "", now->section[i].code,
			    now->section[i].heading);
	}
}

/* Everything a code stands for, in file order. */
static char *
check_text(const struct form *f, const char *code, enum lang lang)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < f->ncheck; i++) {
		const struct form_check *c = &f->check[i];

		if (strcmp(c->code, code) != 0)
			continue;
		if (b.len > 0)
			buf_str(&b, "; ");
		if (c->block >= 0)
			buf_printf(&b, "%s ", f->block[c->block].code);
		buf_printf(&b, "%s %s", form_level_said(c->level, lang),
		    form_check_text(f, c));
	}
	return buf_detach(&b);
}

/* By code: a code that stands at several places is compared as a whole. */
static void
diff_checks(struct differ *d, const struct form *old, const struct form *now)
{
	for (int i = 0; i < old->ncheck; i++)
		if (form_check_find(old, old->check[i].code) == i &&
		    form_check_find(now, old->check[i].code) < 0)
			one_line(d, '-', MSG_FORM_KIND_CHECK, "", old->check[i].code,
			    form_check_text(old, &old->check[i]));
	for (int i = 0; i < now->ncheck; i++) {
		const char *code = now->check[i].code;
		char *a, *b;

		if (form_check_find(now, code) != i)
			continue;
		if (form_check_find(old, code) < 0) {
			one_line(d, '+', MSG_FORM_KIND_CHECK, "", code,
			    form_check_text(now, &now->check[i]));
			continue;
		}
		a = check_text(old, code, d->lang);
		b = check_text(now, code, d->lang);
		changed_line(d, MSG_FORM_KIND_CHECK, "", code, a, b);
		free(a);
		free(b);
	}
}

/* ---- cells without a counterpart ---- */

/* Of n cells, "step" apart, has none a counterpart? */
static bool
none_of(const int *pair, int n, int step)
{
	for (int i = 0; i < n; i++)
		if (pair[i * step] >= 0)
			return false;
	return true;
}

/* What has no last year's value: whole blocks, then rows, columns and what is left. */
static void
lost_in_block(struct differ *d, const struct form_block *b, const int *pair)
{
	bool *gone = mem_array((size_t)b->ncol, sizeof *gone);

	if (none_of(pair, b->nrow * b->ncol, 1)) {
		one_line(d, '?', MSG_FORM_KIND_BLOCK, "", b->code, b->title);
		free(gone);
		return;
	}
	for (int c = 0; c < b->ncol; c++) {
		const struct form_item *it = &b->col[b->colleaf[c]];

		gone[c] = none_of(pair + c, b->nrow, b->ncol);
		if (gone[c])
			one_line(d, '?', MSG_FORM_KIND_COLUMN, b->code, it->code, label(it));
	}
	for (int r = 0; r < b->nrow; r++) {
		const struct form_item *it = &b->row[b->rowleaf[r]];

		if (none_of(pair + r * b->ncol, b->ncol, 1)) {
			one_line(d, '?', MSG_FORM_KIND_ROW, b->code, it->code, label(it));
			continue;
		}
		for (int c = 0; c < b->ncol; c++)
			if (!gone[c] && pair[r * b->ncol + c] < 0)
				one_line(d, '?', MSG_FORM_KIND_CELL, "",
				    d->now->cell[b->first_cell + r * b->ncol + c].code,
				    label(it));
	}
	free(gone);
}

static void
lost_cells(struct differ *d)
{
	int *pair = mem_array((size_t)d->now->ncell + 1, sizeof *pair);

	form_counterparts(d->now, d->old, pair);
	for (int i = 0; i < d->now->nblock; i++)
		lost_in_block(d, &d->now->block[i], pair + d->now->block[i].first_cell);
	free(pair);
}

bool
form_diff(struct buf *out, const struct form *old, const struct form *now, enum lang lang)
{
	struct differ d = { .out = out, .old = old, .now = now, .start = out->len,
	    .lang = lang };

	changed_line(&d, MSG_FORM_KIND_TITLE, "", now->code, old->title, now->title);
	diff_sections(&d, old, now);
	diff_blocks(&d, old, now);
	diff_checks(&d, old, now);
	lost_cells(&d);
	buf_str(out, buf_cstr(&d.proposals));
	buf_release(&d.proposals);
	return out->len > d.start;
}
