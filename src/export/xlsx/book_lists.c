/*
 * book_lists.c - the texts of the report, and its figures as a plain list.
 *
 * 文字 has a row for each paragraph, since a row can be 409 points high and no more; a
 * paragraph that is longer goes on in rows without a code.  数据 takes its figures from
 * the tables, so it follows what is keyed there.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "export/export.h"
#include "export/xlsx/book.h"
#include "form/form.h"
#include "report/report.h"

#define POINT		100
#define PART		600	/* characters of a text that a row can show */
#define LINE		130	/* tenths of a point */

int
book_list_height(const char *a, int width_a, const char *b, int width_b)
{
	int lines = book_lines(a, POINT, width_a), other = book_lines(b, POINT, width_b);

	return (lines > other ? lines : other) * LINE + 30;
}

/* ---- 文字 ---- */

static const int text_width_mm10[] = { 130, 330, 1100 };

static void
put_text_row(struct book_sheet *s, int *row, const char *code, const char *section,
    const char *text)
{
	book_row(s, *row, book_list_height(section, text_width_mm10[1], text,
	    text_width_mm10[2]));
	book_text(s, 0, BOOK_LIST_CODE, code);
	book_text(s, 1, BOOK_LIST_TEXT, section);
	book_text(s, 2, BOOK_LIST_TEXT, text);
	book_row_end(s);
	(*row)++;
}

/* Where a long text is parted: behind the last 。 that a row can show. */
static size_t
part_of(const char *s, size_t n)
{
	static const char stop[] = "。";
	size_t end = text_offset(s, n, PART), at;

	if (end == n)
		return n;
	for (at = end; at > end / 2; at--)
		if (at >= sizeof stop - 1 &&
		    memcmp(s + at - (sizeof stop - 1), stop, sizeof stop - 1) == 0)
			return at;
	return end;
}

/* A paragraph, in as many rows as it takes. */
static void
put_paragraph(struct book_sheet *s, int *row, const char *code, const char *section,
    const char *text, size_t n)
{
	struct buf part = BUF_INIT;
	bool first = true;

	for (; first || n > 0; first = false) {
		size_t len = part_of(text, n);

		buf_reset(&part);
		buf_add(&part, text, len);
		put_text_row(s, row, first ? code : "", first ? section : "",
		    buf_cstr(&part));
		text += len;
		n -= len;
	}
	buf_release(&part);
}

static void
put_text(struct book_sheet *s, int *row, const char *code, const char *section,
    const char *text)
{
	struct buf clean = BUF_INIT;
	int before = *row;

	export_clean(&clean, text != NULL ? text : "");
	text = buf_cstr(&clean);
	for (;; text++) {
		size_t n = strcspn(text, "\n");

		if (n > 0)
			put_paragraph(s, row, code, section, text, n);
		text += n;
		if (*text == '\0')
			break;
	}
	if (*row == before)	/* a text that is blank has its place all the same */
		put_text_row(s, row, code, section, "");
	buf_release(&clean);
}

/* Figures that stand as text in the tables, said in words. */
static void
put_digits(struct book_sheet *s, const struct book *b, int *row)
{
	struct buf text = BUF_INIT;

	for (int i = 0; i < b->r->form->ncell; i++)
		if (b->value[i].digits)
			buf_printf(&text, "%s%s", text.len > 0 ? "、" : "",
			    b->r->form->cell[i].code);
	if (text.len > 0) {
		buf_str(&text, " 超过15位有效数字，表格软件不能精确计算，按文字保存。");
		put_text_row(s, row, BOOK_REMARK, "说明", buf_cstr(&text));
	}
	buf_release(&text);
}

void
book_put_texts(struct buf *out, struct book *b)
{
	static const char *const heads[] = { "代码", "节", "内容" };
	const struct form *f = b->r->form;
	struct book_sheet s;
	int row;

	book_sheet_begin(&s, b);
	s.locked = false;
	for (int i = 0; i < 3; i++)
		book_column(&s, i, text_width_mm10[i]);
	row = book_top(&s, b, "文字", 3);
	book_row(&s, row, 200);
	for (int i = 0; i < 3; i++)
		book_text(&s, i, BOOK_LIST_HEAD, heads[i]);
	book_row_end(&s);
	s.frozen = ++row;
	put_text(&s, &row, BOOK_TITLE_CODE, "题名", b->title);
	for (int i = 0; i < f->ntext; i++) {
		const struct form_text *t = &f->text[i];

		put_text(&s, &row, t->code, t->section >= 0 ?
		    f->section[t->section].heading : "题名之下", b->r->text[i]);
	}
	put_digits(&s, b, &row);
	book_sheet_end(out, &s, b);
}

/* ---- 数据 ---- */

static const int data_width[] = { 220, 620, 1300, 560, 190, 260, 200 };
enum { DATA_COLUMNS = 7 };

static void
put_figure(struct book_sheet *s, const struct book *b, int cell, int row)
{
	const struct form *f = b->r->form;
	const struct form_cell *fc = &f->cell[cell];
	const struct form_block *block = &f->block[fc->block];
	const struct book_value *v = &b->value[cell];
	const struct cell *c = &b->r->cell[cell];
	struct buf formula = BUF_INIT, down = BUF_INIT, across = BUF_INIT;

	form_item_path(&down, block->row, block->rowleaf[fc->row], " > ");
	form_item_path(&across, block->col, block->colleaf[fc->col], " > ");
	book_row(s, row, 0);
	book_text(s, 0, BOOK_DATA_TEXT, fc->code);
	book_text(s, 1, BOOK_DATA_TEXT, f->section[fc->section].heading);
	book_text(s, 2, BOOK_DATA_TEXT, buf_cstr(&down));
	book_text(s, 3, BOOK_DATA_TEXT, buf_cstr(&across));
	book_text(s, 4, BOOK_DATA_TEXT, fc->unit);
	buf_printf(&formula, "IF(%s=\"\",\"\",%s)", b->name[cell], b->name[cell]);
	book_number(s, 5, BOOK_DATA_NUMBER + (v->kind == BOOK_NUMBER ?
	    num_decimals(v->value) : 0), v->value, v->kind == BOOK_BLANK ? "" : v->text,
	    buf_cstr(&formula));
	if (c->na || (c->raw != NULL && !fc->computed))
		book_text(s, 6, BOOK_DATA_TEXT, c->raw != NULL ? c->raw : "/");
	book_row_end(s);
	buf_release(&down);
	buf_release(&across);
	buf_release(&formula);
}

void
book_put_data(struct buf *out, struct book *b)
{
	static const char *const heads[DATA_COLUMNS] = {
		"代码", "节", "行", "栏", "单位", "数值", "原文"
	};
	const struct form *f = b->r->form;
	struct book_sheet s;
	int row = 0;

	book_sheet_begin(&s, b);
	s.locked = false;
	s.landscape = true;
	s.consecutive = true;
	s.frozen = 1;
	for (int i = 0; i < DATA_COLUMNS; i++)
		book_column(&s, i, data_width[i]);
	book_row(&s, row++, 0);
	for (int i = 0; i < DATA_COLUMNS; i++)
		book_text(&s, i, BOOK_LIST_HEAD, heads[i]);
	book_row_end(&s);
	for (int i = 0; i < f->ncell; i++)
		put_figure(&s, b, i, row++);
	s.filter = book_filter(b);
	book_sheet_end(out, &s, b);
}

const char *
book_filter(struct book *b)
{
	struct buf at = BUF_INIT;
	const char *out;

	buf_printf(&at, "A1:%c%d", 'A' + DATA_COLUMNS - 1, b->r->form->ncell + 1);
	out = arena_strdup(&b->arena, buf_cstr(&at));
	buf_release(&at);
	return out;
}
