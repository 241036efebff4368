/*
 * gridcell.c - how one figure looks, and what its message line says.
 *
 * A figure stands right-aligned with one column after it for a mark, so that
 * digits of marked and unmarked cells stand under each other:
 *
 *        0      =12      *3       5!      1x     #4       /   [   7]    =9?     ?
 *
 * Digits are never cut.  A mark that does not fit beside a wide figure is left
 * to colour and message line; digits that do not fit are *** and the message
 * line says them.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/grid/gridview.h"
#include "ui/term/paint.h"

#define FIELD_MOST	16		/* of a figure in a very wide column */

const struct report *
grid_shown(const struct gridview *gv, const struct ui *ui)
{
	return gv->trial_cell ? &gv->trial : ui->report;
}

const char *
grid_note(const struct report *r, int cell)
{
	const struct note *n = report_note(r, r->form->cell[cell].code);

	return n != NULL && n->body != NULL && *n->body != '\0' ? n->body : NULL;
}

/* Put n bytes of "s" and its marks into a field of w columns. */
static void
fill_field(struct cell_look *look, const char *s, int n, int w, char prefix, char suffix,
    bool focus)
{
	int end = w - 1, from;		/* the digits' columns: from .. end - 1 */

	if (focus && suffix && n + 3 <= w)
		end = w - 2;
	else if (n > w - 1)
		end = w;
	from = end - n;
	memset(look->text, ' ', (size_t)w);
	look->text[w] = '\0';
	memcpy(look->text + from, s, (size_t)n);
	look->cursor = look->at + (n > 0 ? end - 1 : w - 1);
	if (prefix && from > 0)
		look->text[from - 1] = prefix;
	if (suffix && end < w)
		look->text[end] = suffix;
	if (!focus)
		return;
	if (look->text[0] == ' ')
		look->text[0] = '[';
	if (look->text[w - 1] == ' ')
		look->text[w - 1] = ']';
}

static char
mark_before(const struct report *r, int cell)
{
	if (r->form->cell[cell].computed)
		return '=';
	if (grid_note(r, cell))
		return '*';
	return r->state == STATE_FINAL ? '#' : 0;
}

void
grid_look(const struct gridview *gv, const struct ui *ui, int cell, int w, bool focus,
    struct cell_look *look)
{
	const struct cell *c = &grid_shown(gv, ui)->cell[cell];
	bool typing = focus && gv->editing;
	char figure[NUM_TEXT], suffix = gv->mark ? (char)gv->mark[cell] : 0;
	const char *s;
	int n, field = w;

	if (typing)
		s = gv->edit.text.len > 0 ? gv->edit.text.data : "";
	else if (c->has_value)
		s = num_print(figure, c->value);
	else
		s = c->na ? "/" : c->open ? "?" : ".";
	if (c->open && c->has_value && !suffix)
		suffix = '?';		/* of a partial sum: what is known */
	n = (int)strlen(s);
	if (field > FIELD_MOST) {
		field = FIELD_MOST;
		if (field < n + 3)
			field = n + 3 < w ? n + 3 : w;
	}
	if (field > (int)sizeof(look->text) - 1)
		field = (int)sizeof(look->text) - 1;
	look->at = w - field;
	look->w = field;
	look->cut = n > field;
	if (look->cut && typing) {		/* the end is where one types */
		s += n - field;
		n = field;
	} else if (look->cut) {
		s = "***";
		n = field < 3 ? field : 3;
	}
	fill_field(look, s, n, field, typing ? 0 : mark_before(ui->report, cell),
	    typing ? 0 : suffix, focus);
	if (cell == gv->target && look->text[0] == ' ')
		look->text[0] = '>';
	look->style = typing ? STYLE_EDIT : focus ? STYLE_FOCUS :
	    grid_marked(gv, ui, cell) ? STYLE_SELECT :
	    suffix == 'x' ? STYLE_ERROR : suffix == '!' ? STYLE_WARNING :
	    ui_form(ui)->cell[cell].computed ? STYLE_COMPUTED : STYLE_NORMAL;
}

bool
grid_balance(const struct report *r, int block, int col, char out[NUM_TEXT + 2],
    enum style *style)
{
	struct balance b;
	char figure[NUM_TEXT];

	if (!report_balance(r, block, col, &b))
		return false;
	if (b.open) {
		memcpy(out, "?", sizeof("?"));
		*style = STYLE_NORMAL;
		return true;
	}
	if (!b.begun) {		/* nothing is well yet where nothing stands */
		memcpy(out, ".", sizeof("."));
		*style = STYLE_NORMAL;
		return true;
	}
	if (b.diff == 0) {
		memcpy(out, "ok", sizeof("ok"));
		*style = b.complete ? STYLE_OK : STYLE_NORMAL;
		return true;
	}
	num_print(figure, b.diff);
	snprintf(out, NUM_TEXT + 2, "%s%s%s", b.complete ? "x" : "", b.diff > 0 ? "+" : "",
	    figure);
	*style = b.complete ? STYLE_ERROR : STYLE_NORMAL;
	return true;
}

/*
 * A column that is still being filled does not balance yet; its line says by how
 * much.  It is held against its cells once it is filled.
 */
bool
grid_ripe(const struct report *r, const struct finding *f)
{
	struct balance b;

	return f->kase == NULL || f->kase->block < 0 || f->check == NULL ||
	    f->check->quant != QUANT_EACH_COLUMN ||
	    !report_balance(r, f->kase->block, f->kase->leaf, &b) ||
	    strcmp(b.check->code, f->code) != 0 || b.complete;
}

/* ---- the message line ---- */

static void
add_part(struct buf *out, const char *s)
{
	if (out->len > 0)
		buf_str(out, "|");
	buf_str(out, s);
}

static void
add_message(struct buf *out, const struct ui *ui, enum msg m, const char *a, const char *b)
{
	if (out->len > 0)
		buf_str(out, "|");
	if (b)
		msg_put(out, ui->lang, m, a, b, NULL);
	else
		msg_put(out, ui->lang, m, a, NULL);
}

/* Labels from the top: 三、本年度办理结果>（三）不予公开>1.属于国家秘密. */
static void
add_path(struct buf *out, const struct form_item *items, int item, bool brief)
{
	int chain[FORM_DEPTH_MAX], n = 0;

	for (; item >= 0 && n < FORM_DEPTH_MAX; item = items[item].parent)
		if (*items[item].label)
			chain[n++] = item;
	while (n-- > 0) {
		grid_label_screen(out, brief ? form_item_brief(&items[chain[n]]) :
		    items[chain[n]].label);
		if (n > 0)
			buf_chr(out, '>');
	}
}

void
grid_number(struct buf *out, const struct form *f, int cell)
{
	int rows = grid_rows(f, f->cell[cell].section);
	char number[16];

	if (rows < 2)
		return;
	snprintf(number, sizeof(number), rows > 9 ? "%02d " : "%d ", grid_row(f, cell) + 1);
	buf_str(out, number);
}

/* What a computed cell adds up: the formula's own explanation, or its text. */
static void
add_formula(struct buf *out, const struct ui *ui, int cell)
{
	const struct form *f = ui_form(ui);
	const struct form_check *c = &f->check[f->sum[f->cell[cell].sum].formula];

	add_message(out, ui, MSG_UI_GRID_FORMULA, c->help ? c->help :
	    form_check_text(f, c), NULL);
}

static void
add_rule(struct buf *out, const struct ui *ui, const struct form_cell *fc)
{
	char decimals[4];

	snprintf(decimals, sizeof(decimals), "%d", fc->decimals);
	add_message(out, ui, fc->decimals > 0 ? MSG_UI_GRID_UNIT_DECIMALS :
	    MSG_UI_GRID_UNIT_WHOLE, fc->unit, fc->decimals > 0 ? decimals : NULL);
}

/*
 * What "=" would take, once it is worth saying: when everything else in the
 * balanced column, or in the row where the block has no balance, is filled.
 */
static bool
should_be(const struct report *r, int cell, int64_t *out)
{
	const struct form_cell *fc = &r->form->cell[cell], *other;
	const struct form_block *b = &r->form->block[fc->block];
	bool row_open = false, column_open = false;
	struct balance bal;
	int i;

	if (fc->computed)
		return false;
	for (i = b->first_cell; i < b->first_cell + b->nrow * b->ncol; i++) {
		other = &r->form->cell[i];
		if (i == cell || other->computed || !cell_empty(&r->cell[i]))
			continue;
		row_open |= other->row == fc->row;
		column_open |= other->col == fc->col;
	}
	/* Asked first: the sums cost more, and most of the time both are open. */
	if ((row_open && column_open) || !report_balance_value(r, cell, out) || *out < 0 ||
	    (r->cell[cell].has_value && r->cell[cell].value == *out))
		return false;
	if (report_balance(r, fc->block, fc->col, &bal) ? column_open : row_open)
		return false;
	return true;
}

/* Of the row: the title of the table and its name. */
static void
describe_row(struct buf *out, const struct form *f, int cell, bool brief)
{
	const struct form_cell *fc = &f->cell[cell];
	const struct form_block *b = &f->block[fc->block];

	if (*b->title)
		buf_str(out, b->title);
	if (!*b->row[b->rowleaf[fc->row]].label)
		return;
	if (out->len > 0)
		buf_chr(out, '>');
	add_path(out, b->row, b->rowleaf[fc->row], brief);
}

/* What the row stands under, where its own line has all of its name: 三、本年度办理结果>
 * （三）不予公开 of 1.属于国家秘密.  A step to the next row then leaves the line as it is. */
static bool
describe_above(struct buf *out, struct ui *ui, int cell, bool brief)
{
	const struct layout *l = ((struct gridview *)ui_screen(ui))->layout;
	const struct form *f = ui_form(ui);
	const struct form_block *b = &f->block[f->cell[cell].block];
	int parent = b->row[b->rowleaf[f->cell[cell].row]].parent;
	struct layout_place p;

	if (ui->list_layout || !layout_cell(l, cell, &p) || parent < 0 ||
	    !*b->row[parent].label || !layout_label_whole(l, &l->body[p.line]))
		return false;
	if (*b->title)
		buf_printf(out, "%s>", b->title);
	add_path(out, b->row, parent, brief);
	return true;
}

/* Its brief name; what stands above it stands over the table, and over many alike. */
static void
column_name(struct buf *out, const struct form_block *b, int col)
{
	grid_label_screen(out, form_item_brief(&b->col[b->colleaf[col]]));
}

static int
widest_column(const struct form_block *b)
{
	struct buf name = BUF_INIT;
	int c, w, most = 0;

	for (c = 0; c < b->ncol; c++) {
		buf_reset(&name);
		column_name(&name, b, c);
		w = text_width(buf_cstr(&name));
		most = w > most ? w : most;
	}
	buf_release(&name);
	return most;
}

static void
column_heading(struct buf *out, const struct form *f, int cell)
{
	const struct form_block *b = &f->block[f->cell[cell].block];

	if (!grid_beside(f, f->cell[cell].section) || (!*b->colhead && !*b->title))
		return;
	grid_label_screen(out, *b->colhead ? b->colhead : b->title);
	buf_chr(out, '>');
}

/* Of the column, with blanks up to the widest of its table. */
static void
describe_column(struct buf *out, const struct form *f, int cell)
{
	const struct form_block *b = &f->block[f->cell[cell].block];
	struct buf name = BUF_INIT;

	column_heading(out, f, cell);
	column_name(&name, b, f->cell[cell].col);
	buf_printf(out, "%s%*s", buf_cstr(&name), widest_column(b) -
	    text_width(buf_cstr(&name)), "");
	buf_release(&name);
}

/* Of the cell itself. */
static void
describe_cell(struct buf *out, const struct ui *ui, int cell)
{
	const struct form *f = ui_form(ui);
	const struct form_cell *fc = &f->cell[cell];
	const struct cell *c = &ui->report->cell[cell];
	const char *note = grid_note(ui->report, cell);
	char figure[NUM_TEXT], balance[NUM_TEXT + 2];
	enum style style;
	int64_t v;

	if (ui->list_layout && grid_balance(ui->report, fc->block, fc->col, balance, &style))
		add_message(out, ui, MSG_UI_GRID_BALANCE_OF,
		    form_item_brief(form_cell_col(f, cell)), balance);
	if (prior_value(ui->report, cell, &v))
		add_message(out, ui, MSG_UI_GRID_LAST_VALUE, num_print(figure, v), NULL);
	if (c->has_value && strlen(num_print(figure, c->value)) > 4)
		add_message(out, ui, MSG_UI_GRID_VALUE, num_print(figure, c->value), NULL);
	if (note)
		add_message(out, ui, MSG_UI_GRID_NOTE, note, NULL);
	if (c->raw && c->has_value)
		add_message(out, ui, MSG_UI_GRID_RAW, c->raw, NULL);
	if (c->open)
		add_part(out, ui_text(ui, fc->computed ? MSG_UI_GRID_PARTIAL :
		    MSG_UI_GRID_OPEN));
	if (c->open && c->has_printed)
		add_message(out, ui, MSG_UI_GRID_PRINTED, num_print(figure, c->printed), NULL);
	if (should_be(ui->report, cell, &v))
		add_message(out, ui, MSG_UI_GRID_SHOULD_BE, num_print(figure, v), NULL);
	if (fc->computed)
		add_formula(out, ui, cell);
	else if (ui->list_layout || fc->decimals > 0)
		add_rule(out, ui, fc);
}

#define DETAIL_MOST	110	/* columns the eye can follow from the row to the column */

/* One behind the other: where there is no row to name, or the screen shows just one. */
static void
describe_path(struct buf *out, const struct ui *ui, int cell, bool brief)
{
	const struct form *f = ui_form(ui);
	const struct form_block *b = &f->block[f->cell[cell].block];
	struct buf part = BUF_INIT;

	column_heading(out, f, cell);
	add_path(out, b->col, b->colleaf[f->cell[cell].col], brief);
	describe_cell(&part, ui, cell);
	if (part.len > 0)
		add_part(out, buf_cstr(&part));
	buf_reset(&part);
	describe_row(&part, f, cell, brief);
	if (part.len > 0)
		add_part(out, buf_cstr(&part));
	buf_release(&part);
}

/*
 * The row on the left, the column on the right where the widest of them has room, so
 * that a step to the side sends only the one and a step down only the other.
 */
static void
describe(struct buf *out, struct ui *ui, int cell, bool brief)
{
	const struct form *f = ui_form(ui);
	struct buf row = BUF_INIT, right = BUF_INIT;
	int columns = ui->cols < DETAIL_MOST ? ui->cols : DETAIL_MOST, gap;

	if (!describe_above(&row, ui, cell, brief))
		describe_row(&row, f, cell, brief);
	if (ui->list_layout || row.len == 0) {
		grid_number(out, f, cell);
		describe_path(out, ui, cell, brief);
	} else {
		buf_str(out, buf_cstr(&row));
		describe_cell(&right, ui, cell);
		if (right.len > 0)
			buf_chr(&right, '|');
		describe_column(&right, f, cell);
		gap = columns - text_width(buf_cstr(out)) - text_width(buf_cstr(&right));
		if (gap > 0)
			buf_printf(out, "%*s%s", gap, "", buf_cstr(&right));
		else
			add_part(out, buf_cstr(&right));
		while (out->len > 0 && out->data[out->len - 1] == ' ')
			buf_splice(out, out->len - 1, 1, "", 0);
	}
	buf_release(&row);
	buf_release(&right);
}

static bool
concerns(const struct report *r, const struct finding *f, int cell)
{
	const struct form_cell *fc = &r->form->cell[cell];

	if (!grid_ripe(r, f))
		return false;
	return finding_has_cell(f, cell) || (f->kase && f->check &&
	    f->check->quant == QUANT_EACH_COLUMN && f->kase->block == fc->block &&
	    f->kase->leaf == fc->col);
}

const struct finding *
grid_finding_at(const struct ui *ui, int cell)
{
	const struct finding *f;
	size_t i;

	for (i = 0; i < ui->findings.n; i++) {	/* errors come first */
		f = &ui->findings.item[i];
		if (f->level != LEVEL_HINT && (f->level != LEVEL_WARNING || !f->reason) &&
		    concerns(ui->report, f, cell))
			return f;
	}
	return NULL;
}

bool
grid_finding(struct buf *out, struct ui *ui, int cell, enum form_level *level)
{
	const struct finding *f = grid_finding_at(ui, cell);

	if (f == NULL)
		return false;
	*level = f->level;
	buf_str(out, form_level_said(f->level, ui->lang));
	buf_chr(out, ' ');
	buf_str(out, f->code);
	buf_chr(out, ' ');
	finding_message_at(out, ui->report, f, cell, ui->lang);
	return true;
}

void
grid_detail(struct buf *out, struct ui *ui, enum form_level *level)
{
	const struct gridview *gv = (const struct gridview *)ui_screen(ui);

	*level = LEVEL__MAX;
	if (ui->report == NULL || ui->focus < 0)
		return;
	if (gv->anchor >= 0) {
		msg_put(out, ui->lang, MSG_UI_GRID_MARKED, INT(grid_marked_count(gv, ui)), NULL);
		return;
	}
	/* A figure being typed is not judged yet: the findings are of the old one. */
	if (!gv->editing && grid_finding(out, ui, ui->focus, level))
		return;
	describe(out, ui, ui->focus, false);
	if (text_width(buf_cstr(out)) > ui->cols) {
		buf_reset(out);
		describe(out, ui, ui->focus, true);
	}
}
