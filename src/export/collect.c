/*
 * collect.c - many reports in one file: csv, csv-wide, jsonl (collect.h).
 *
 * A tidy table has one kind of thing in a column, so there is no prose in it; that stands
 * in jsonl.  Labels are the printed ones from the top of their trees, with the overall
 * heading of the columns where there is one: 行政复议 > 结果维持.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/outfile.h"
#include "export/collect.h"
#include "export/export.h"
#include "form/form.h"
#include "report/report.h"

/* The fields of a report that begin a line. */
static void
put_report(struct buf *b, const struct report *r)
{
	export_csv_text(b, r->agency.name);
	buf_printf(b, ",%d,%s,%s", r->year, r->form->code, state_name(r->state));
}

static void
tidy_head(struct buf *b, const struct collect *c)
{
	(void)c;
	buf_str(b, "agency,year,form,state,code,block,row,row_label,column,column_label,"
	    "unit,value,raw,computed\r\n");
}

static void
put_column(struct buf *b, const struct form_block *block, int leaf)
{
	struct buf path = BUF_INIT;

	if (block->colhead[0] != '\0')
		buf_printf(&path, "%s > ", block->colhead);
	form_item_path(&path, block->col, leaf, " > ");
	export_csv_text(b, buf_cstr(&path));
	buf_release(&path);
}

static void
tidy_cell(struct buf *b, const struct report *r, int i)
{
	const struct form_cell *fc = &r->form->cell[i];
	const struct form_block *block = &r->form->block[fc->block];
	struct buf path = BUF_INIT;

	put_report(b, r);
	buf_printf(b, ",%s,%s,%s,", fc->code, block->code, form_cell_row(r->form, i)->code);
	form_item_path(&path, block->row, block->rowleaf[fc->row], " > ");
	export_csv_text(b, buf_cstr(&path));
	buf_printf(b, ",%s,", form_cell_col(r->form, i)->code);
	put_column(b, block, block->colleaf[fc->col]);
	buf_chr(b, ',');
	export_csv_text(b, fc->unit);
	buf_chr(b, ',');
	export_csv_figure(b, &r->cell[i]);
	buf_printf(b, ",%d\r\n", fc->computed);
	buf_release(&path);
}

/* 附加指标: a block of their own, whose rows are their names. */
static void
tidy_beside(struct buf *b, const struct report *r, const struct beside *x)
{
	struct buf code = BUF_INIT;
	char figure[NUM_TEXT];

	buf_printf(&code, BESIDE_WORD ":%s", x->name);
	put_report(b, r);
	buf_chr(b, ',');
	export_csv_text(b, buf_cstr(&code));
	buf_str(b, "," BESIDE_WORD ",");
	export_csv_text(b, x->name);
	buf_chr(b, ',');
	export_csv_text(b, x->name);
	buf_str(b, ",,,");
	export_csv_text(b, x->unit);
	buf_printf(b, ",%s,,0\r\n", num_print(figure, x->value));
	buf_release(&code);
}

static void
tidy_add(struct buf *b, const struct collect *c, const struct report *r)
{
	(void)c;
	for (int i = 0; i < r->form->ncell; i++)
		tidy_cell(b, r, i);
	for (size_t i = 0; i < r->nbeside; i++)
		tidy_beside(b, r, &r->beside[i]);
}

static void
wide_head(struct buf *b, const struct collect *c)
{
	buf_str(b, "agency,year,form,state");
	for (size_t i = 0; i < c->ncode; i++)
		buf_printf(b, ",%s", c->code[i]);
	buf_str(b, "\r\n");
}

/* Empty, 0 and "/" are three things here too; "?" is open. */
static void
wide_add(struct buf *b, const struct collect *c, const struct report *r)
{
	char figure[NUM_TEXT];
	int64_t v;

	put_report(b, r);
	for (size_t i = 0; i < c->ncode; i++) {
		int cell = form_cell_find(r->form, c->code[i]);
		const struct cell *x = cell >= 0 ? &r->cell[cell] : NULL;

		buf_chr(b, ',');
		if (x == NULL)
			continue;
		if ((x->has_value || x->open) && cell_known(x, &v))
			buf_str(b, num_print(figure, v));
		else if (x->open || x->na)
			buf_str(b, x->open ? EXPORT_OPEN : "/");
	}
	buf_str(b, "\r\n");
}

static void
line_add(struct buf *b, const struct collect *c, const struct report *r)
{
	(void)c;
	export_json_line(b, r);
}

const struct collection collections[] = {
	{ .format = "csv", .suffix = ".csv", .text = true, .head = tidy_head,
	    .add = tidy_add },
	{ .format = "csv-wide", .suffix = ".csv",
	    .label_zh = "汇总数据表（一行一份报告，一个文件）",
	    .label_en = "one data table (a line a report)", .text = true,
	    .head = wide_head, .add = wide_add },
	{ .format = "jsonl", .suffix = ".jsonl",
	    .label_zh = "汇总数据（JSON，一行一份报告，一个文件）",
	    .label_en = "one file of data (JSON, a line a report)", .add = line_add },
	{ .format = "site", .suffix = "", .label_zh = "网站（网页、下载和数据，整个文件夹）",
	    .label_en = "a site (pages, downloads and data, a folder)", .folder = true },
	{ .format = NULL }
};

const struct collection *
collection_find(const char *format)
{
	for (const struct collection *k = collections; k->format != NULL; k++)
		if (strcmp(k->format, format) == 0)
			return k;
	return NULL;
}

/* The cells of a further form that are not yet there come behind; where two forms share a
 * code, the column "form" tells whose it is. */
void
collect_form(struct collect *c, const struct form *f)
{
	size_t had = c->ncode;
	bool known;

	for (int i = 0; i < f->ncell; i++) {
		known = false;
		for (size_t k = 0; k < had && !known; k++)
			known = strcmp(c->code[k], f->cell[i].code) == 0;
		if (known)
			continue;
		c->code = mem_grow(c->code, c->ncode, &c->capcode, sizeof *c->code);
		c->code[c->ncode++] = mem_strdup(f->cell[i].code);
	}
}

static bool
put(struct collect *c, struct buf *b, struct diag *d)
{
	struct buf out = BUF_INIT;
	bool plain = !c->of->text || c->encoding == ENCODING_AUTO ||
	    c->encoding == ENCODING_UTF8;
	const struct buf *made = plain ? b : &out;
	bool ok = plain || encode_write(&out, buf_cstr(b), b->len, c->encoding, d);

	if (ok && c->sink != NULL)
		buf_add(c->sink, made->data, made->len);
	else if (ok)
		ok = outfile_put(c->file, made->data, made->len, d);
	buf_release(&out);
	buf_release(b);
	return ok;
}

/* With the mark by which Excel knows UTF-8. */
bool
collect_begin(struct collect *c, const char *path, const struct guard *g, struct diag *d)
{
	struct buf b = BUF_INIT;

	if (c->sink == NULL && (c->file = outfile_open(path, 0666, g, d)) == NULL)
		return false;
	if (c->of->head == NULL)
		return true;
	if (c->encoding == ENCODING_AUTO || c->encoding == ENCODING_UTF8)
		buf_str(&b, "\xEF\xBB\xBF");
	c->of->head(&b, c);
	return put(c, &b, d);
}

bool
collect_add(struct collect *c, const struct report *r, struct diag *d)
{
	struct buf b = BUF_INIT;

	c->of->add(&b, c, r);
	return put(c, &b, d);
}

bool
collect_finish(struct collect *c, struct diag *d)
{
	struct outfile *file = c->file;

	c->file = NULL;
	return file == NULL || outfile_close(file, d);
}

void
collect_release(struct collect *c)
{
	outfile_drop(c->file);
	c->file = NULL;
	for (size_t i = 0; i < c->ncode; i++)
		free(c->code[i]);
	free(c->code);
}
