/*
 * pastebox.c - a pasted block before it is taken: what goes where.
 *
 *	粘贴预览
 *	从 一、本年新收 到 四、结转下年度·自然人
 *	填 24 格：新填 23，改动 1，不变 0
 *	粘贴的 1 个合计中有 1 个与算得的不同
 *	  第24行 总计：粘贴 24，算得 273
 *	改动的格：
 *	  第3行 予以公开：9 → 12
 *	各行的数：
 *	  第1行 本年新收政府信息公开申请数量  18
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/grid/paste.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"
#include "ui/widget/pager.h"

/* ---- counting ---- */

/* As the trial of a figure being typed: the strings stay the report's. */
struct cell *
paste_try(const struct report *r, const struct block *b)
{
	size_t n = (size_t)r->form->ncell;
	struct cell *cell = mem_array(n, sizeof(*cell));
	struct report trial = *r;

	memcpy(cell, r->cell, n * sizeof(*cell));
	for (size_t i = 0; i < n; i++)
		cell[i].raw = NULL;
	for (size_t i = 0; i < b->n; i++) {
		const struct token *t = &b->token[i];
		struct cell read;

		if (t->cell < 0 || r->form->cell[t->cell].computed)
			continue;
		memset(&read, 0, sizeof(read));
		if (cell_read(&read, &r->form->cell[t->cell], t->s, t->n, true, NULL)) {
			free(read.raw);
			read.raw = NULL;
			cell[t->cell] = read;
		}
	}
	trial.cell = cell;
	(void)recalc_run(&trial, NULL);
	return cell;
}

bool
paste_differs(const struct report *r, const struct token *t, const struct cell *sum,
    int64_t *pasted)
{
	struct cell read = { 0 };
	const struct cell *c;

	if (t->cell < 0 || !r->form->cell[t->cell].computed ||
	    !cell_read(&read, &r->form->cell[t->cell], t->s, t->n, false, NULL))
		return false;
	free(read.raw);
	c = &sum[t->cell];
	*pasted = read.value;
	return read.has_value && !(read.value == c->value && c->has_value);
}

static bool
as_before(const struct cell *a, const struct cell *b)
{
	return a->has_value == b->has_value && a->na == b->na &&
	    (!a->has_value || a->value == b->value);
}

void
paste_count(const struct report *r, const struct block *b, const struct cell *tried,
    struct paste_sum *sum)
{
	int line = -1;
	int64_t value;

	memset(sum, 0, sizeof(*sum));
	for (size_t i = 0; i < b->n; i++) {
		const struct token *t = &b->token[i];

		if (t->cell < 0)
			continue;
		sum->rows += t->line != line;
		line = t->line;
		if (r->form->cell[t->cell].computed) {
			sum->totals++;
			sum->differ += paste_differs(r, t, tried, &value);
		} else if (as_before(&r->cell[t->cell], &tried[t->cell]))
			sum->same++;
		else if (r->cell[t->cell].has_value || r->cell[t->cell].na)
			sum->changed++;
		else
			sum->fresh++;
	}
}

/* ---- saying it ---- */

/* Is more than one column of a block pasted? Then cells are named with theirs. */
static bool
is_wide(const struct report *r, const struct block *b)
{
	const struct form_cell *fc = r->form->cell, *first = NULL;

	for (size_t i = 0; i < b->n; i++) {
		const struct token *t = &b->token[i];

		if (t->cell < 0)
			continue;
		if (first == NULL)
			first = &fc[t->cell];
		else if (fc[t->cell].block != first->block || fc[t->cell].col != first->col)
			return true;
	}
	return false;
}

/* "总计 第24行 总计": the column where there are several, the row as the screen counts it
 * and without its ordinal. */
static void
put_place(struct buf *out, const struct ui *ui, int cell, bool column)
{
	const struct form *f = ui_form(ui);
	const char *label = form_item_brief(form_cell_row(f, cell));
	const struct form_block *b = &f->block[f->cell[cell].block];
	struct ordinal head;

	if (column) {
		if (*b->colhead && grid_beside(f, f->cell[cell].section))
			buf_printf(out, "%s ", b->colhead);
		buf_printf(out, "%s ", form_item_brief(form_cell_col(f, cell)));
	}
	if (grid_rows(f, f->cell[cell].section) > 1)
		msg_put(out, ui->lang, MSG_UI_PASTE_ROW, INT(grid_row(f, cell) + 1), NULL);
	if (text_ordinal(label, strlen(label), &head) && head.length < strlen(label))
		label += head.length;
	grid_label_screen(out, label);
}

static void
put_cell(struct buf *out, const struct cell *c)
{
	char figure[NUM_TEXT];

	buf_str(out, c->has_value ? num_print(figure, c->value) : c->na ? "/" : ".");
}

static void
add_totals(struct view *v, const struct ui *ui, const struct block *b,
    const struct cell *tried, const struct paste_sum *sum)
{
	char pasted[NUM_TEXT];
	bool wide = is_wide(ui->report, b);
	struct buf line = BUF_INIT, name = BUF_INIT, computed = BUF_INIT;
	int64_t value = 0;

	if (sum->totals > 0)
		msg_put(&line, ui->lang, sum->differ > 0 ? MSG_UI_PASTE_TOTALS :
		    MSG_UI_PASTE_TOTALS_SAME, INT(sum->totals), INT(sum->differ), NULL);
	if (line.len > 0)
		pager_add(v, sum->differ > 0 ? STYLE_STRONG : STYLE_BOX, 0, buf_cstr(&line));
	for (size_t i = 0; i < b->n; i++) {
		const struct token *t = &b->token[i];

		if (!paste_differs(ui->report, t, tried, &value))
			continue;
		buf_reset(&line);
		buf_reset(&name);
		buf_reset(&computed);
		put_place(&name, ui, t->cell, wide);
		put_cell(&computed, &tried[t->cell]);
		msg_put(&line, ui->lang, MSG_UI_PASTE_LINE_TOTAL, buf_cstr(&name),
		    num_print(pasted, value), buf_cstr(&computed), NULL);
		pager_add(v, STYLE_ERROR, 2, buf_cstr(&line));
	}
	buf_release(&line);
	buf_release(&name);
	buf_release(&computed);
}

static void
add_changes(struct view *v, const struct ui *ui, const struct block *b,
    const struct cell *tried)
{
	bool wide = is_wide(ui->report, b);
	struct buf line = BUF_INIT, name = BUF_INIT, was = BUF_INIT, now = BUF_INIT;

	pager_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_PASTE_CHANGES));
	for (size_t i = 0; i < b->n; i++) {
		int at = b->token[i].cell;
		const struct cell *old = at >= 0 ? &ui->report->cell[at] : NULL;

		if (old == NULL || ui->report->form->cell[at].computed ||
		    !(old->has_value || old->na) || as_before(old, &tried[at]))
			continue;
		buf_reset(&line);
		buf_reset(&name);
		buf_reset(&was);
		buf_reset(&now);
		put_place(&name, ui, at, wide);
		put_cell(&was, old);
		put_cell(&now, &tried[at]);
		msg_put(&line, ui->lang, MSG_UI_PASTE_LINE_CHANGE, buf_cstr(&name),
		    buf_cstr(&was), buf_cstr(&now), NULL);
		pager_add(v, STYLE_WARNING, 2, buf_cstr(&line));
	}
	buf_release(&line);
	buf_release(&name);
	buf_release(&was);
	buf_release(&now);
}

/* A line of the block as it falls on its row: the figures pasted, computed ones in
 * their places with "=". */
static void
add_rows(struct view *v, const struct ui *ui, const struct block *b,
    const struct cell *tried)
{
	struct buf line = BUF_INIT, name = BUF_INIT;

	pager_add(v, STYLE_STRONG, 0, ui_text(ui, MSG_UI_PASTE_ROWS));
	for (size_t i = 0, end; i < b->n; i = end) {
		buf_reset(&line);
		buf_reset(&name);
		for (end = i; end < b->n && b->token[end].line == b->token[i].line; end++) {
			int at = b->token[end].cell;

			if (at < 0)
				continue;
			if (name.len == 0)
				put_place(&name, ui, at, false);
			buf_str(&line, ui->report->form->cell[at].computed ? "  =" : "  ");
			put_cell(&line, &tried[at]);
		}
		if (name.len == 0)
			continue;
		buf_str(&name, buf_cstr(&line));
		pager_add(v, STYLE_BOX, 2, buf_cstr(&name));
	}
	buf_release(&line);
	buf_release(&name);
}

static void
add_range(struct view *v, const struct ui *ui, const struct block *b)
{
	struct buf line = BUF_INIT, from = BUF_INIT, to = BUF_INIT;
	int first = -1, last = -1;

	for (size_t i = 0; i < b->n; i++)
		if (b->token[i].cell >= 0) {
			last = b->token[i].cell;
			first = first < 0 ? last : first;
		}
	put_place(&from, ui, first, true);
	put_place(&to, ui, last, true);
	msg_put(&line, ui->lang, MSG_UI_PASTE_RANGE, buf_cstr(&from), buf_cstr(&to), NULL);
	pager_add(v, STYLE_BOX, 0, buf_cstr(&line));
	buf_release(&line);
	buf_release(&from);
	buf_release(&to);
}

void
paste_show(struct ui *ui, const struct block *b, const struct cell *tried,
    const struct paste_sum *sum, void (*take)(struct ui *))
{
	struct view *v = pager_new("paste", ui_text(ui, MSG_UI_PASTE_TITLE));
	struct buf line = BUF_INIT;

	add_range(v, ui, b);
	msg_put(&line, ui->lang, MSG_UI_PASTE_COUNTS, INT(sum->fresh + sum->changed + sum->same),
	    INT(sum->fresh), INT(sum->changed), INT(sum->same), NULL);
	pager_add(v, STYLE_STRONG, 0, buf_cstr(&line));
	add_totals(v, ui, b, tried, sum);
	if (sum->changed > 0)
		add_changes(v, ui, b, tried);
	add_rows(v, ui, b, tried);
	pager_on(v, ACTION_ACCEPT, take, ui_text(ui, MSG_UI_PASTE_KEYS));
	ui_push(ui, v);
	buf_release(&line);
}
