/*
 * fuzz_match.c - any document at all through the matcher.
 *
 * The bytes steer a small machine that makes a struct doc: paragraphs, and tables of
 * cells whose texts are labels of the forms, figures, pieces of both and noise, with
 * any spans and any positions.  Whatever comes out must keep its promises: an open
 * cell is null, every sum holds, what was refused has a message.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "report/report.h"

#define BLOCKS	64
#define CELLS	2000

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
moment(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	memcpy(dst, "2026-01-20T08:00:00.000Z", CLOCK_TEXT);
}

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_match: %s\n", what);
		abort();
	}
}

/* ---- bytes to a document ---- */

struct tape { const uint8_t *p; size_t n; };

static unsigned
next(struct tape *t)
{
	if (t->n == 0)
		return 0;
	t->n--;
	return *t->p++;
}

/* A label of the form: rows, columns, headings of blocks and sections. */
static const char *
label(const struct form *f, unsigned a, unsigned b)
{
	const struct form_block *k = &f->block[a % (unsigned)f->nblock];

	if (b < 16)
		return f->section[b % (unsigned)f->nsection].heading;
	if (b < 24)
		return k->title;
	if (b < 80)
		return k->col[b % (unsigned)k->ncolitem].label;
	return k->row[b % (unsigned)k->nrowitem].label;
}

static void
text(struct buf *b, struct tape *t, const struct form *f)
{
	static const char *const odd[] = {
		"", " ", "/", "—", "5件", "１２", "1,200", "251000元", "22（其中修订16件）", "无",
		"0\n5", "1 2", "云山县教育局2024年政府信息公开工作年度报告", "2024年", "2019",
		"999999999999", "-3", "0.000001", "[bookmark: a]", "\xE2\x80\x8B", "三",
		"总计", "其他", "小计", "备注", "（", "一、", "1.", "123456", "640020470"
	};
	unsigned how = next(t), a, c;
	const char *s;
	size_t n;

	buf_reset(b);
	switch (how % 8) {
	case 0:
	case 1:
		buf_printf(b, "%u", next(t) % 30);
		break;
	case 2:
		buf_str(b, "0");
		break;
	case 3:
	case 4:
		a = next(t);
		buf_str(b, label(f, a, next(t)));
		break;
	case 5:			/* a piece of a label */
		a = next(t);
		c = next(t);
		s = label(f, a, c);
		n = strlen(s);
		a = next(t);
		n = n > 0 ? (a % n) / 3 * 3 : 0;
		buf_str(b, (how & 8) != 0 ? s + n : "");
		if ((how & 8) == 0)
			buf_add(b, s, n);
		break;
	case 6:
		buf_str(b, odd[next(t) % (sizeof odd / sizeof *odd)]);
		break;
	default:
		for (n = next(t) % 12; n > 0; n--)
			buf_cp(b, how & 8 ? 0x4E00 + next(t) * 61 : 0x20 + next(t) % 0x60);
		break;
	}
}

static void
add_table(struct doc *doc, struct tape *t, const struct form *f, size_t *cells,
    struct buf *b)
{
	struct doc_table *table = doc_add_table(doc, 0, 0);
	unsigned rows = next(t) % 40;

	for (unsigned r = 0; r < rows && t->n > 0; r++) {
		unsigned n = next(t) % 20, shape = next(t);
		int col = 0;

		for (unsigned i = 0; i < n && ++*cells < CELLS; i++) {
			struct doc_cell *c;
			unsigned spans = shape < 200 ? 0 : next(t);

			text(b, t, f);
			c = doc_add_cell(doc, table, (int)r, col,
			    1 + (int)(spans >> 4 & 3), 1 + (int)(spans & 7), DOC_DATA,
			    buf_cstr(b));
			c->continued = (spans & 0x80) != 0;
			col += c->colspan;
		}
	}
	doc_table_measure(table);
}

/* A row as the form has it, so that the machine often meets what it looks for. */
static void
add_rows(struct doc *doc, struct tape *t, const struct form *f, size_t *cells,
    struct buf *b)
{
	struct doc_table *table = doc_add_table(doc, 0, 0);
	unsigned block = next(t) % (unsigned)f->nblock;
	const struct form_block *k = &f->block[block];
	int row = 0;

	for (int i = 0; i < k->nrow && t->n > 0; i++) {
		unsigned change = next(t);
		int n = k->ncol, col = 1;

		if (change < 16)
			continue;			/* the row is not there */
		if (change < 32)
			n += (int)(change & 3) - 1;	/* too few or too many */
		doc_add_cell(doc, table, row, 0, 1, 1, DOC_DATA,
		    k->row[k->rowleaf[i]].label);
		for (int c = 0; c < n && ++*cells < CELLS; c++) {
			if (change > 240) {
				text(b, t, f);
			} else {
				buf_reset(b);
				buf_printf(b, "%u", next(t) % 4);
			}
			doc_add_cell(doc, table, row, col++, 1, 1, DOC_DATA, buf_cstr(b));
		}
		row++;
	}
	doc_table_measure(table);
}

static struct doc *
document(struct tape *t, const struct form *f)
{
	struct doc *doc = doc_new();
	struct buf b = BUF_INIT;
	size_t cells = 0;

	for (int i = 0; i < BLOCKS && t->n > 0; i++) {
		unsigned kind = next(t) % 8;

		if (kind < 2) {
			add_table(doc, t, f, &cells, &b);
		} else if (kind < 5) {
			add_rows(doc, t, f, &cells, &b);
		} else {
			text(&b, t, f);
			doc_add(doc, kind == 5 ? DOC_HEADING1 : DOC_PARA, buf_cstr(&b),
			    b.len);
		}
		doc->block[doc->n - 1].line = kind == 7 ? i + 1 : 0;
	}
	buf_release(&b);
	return doc;
}

/* ---- what must hold ---- */

static void
judge_candidate(const struct candidate *k)
{
	struct report *r = k->report;

	for (size_t i = 0; i < k->nopen; i++) {
		require(k->open[i] >= 0 && k->open[i] < r->form->ncell, "no such cell");
		require(!r->cell[k->open[i]].has_value && !r->cell[k->open[i]].na,
		    "an open cell has a value");
	}
	for (int i = 0; i < r->form->nsum; i++) {
		const struct form_sum *s = &r->form->sum[i];
		const struct cell *target = &r->cell[s->target];
		int64_t sum = 0;
		bool any = false;

		for (int j = 0; j < s->n; j++) {
			const struct form_term *term = &r->form->term[s->first + j];
			int64_t v = term->cell >= 0 ? r->cell[term->cell].value : 0;

			if (term->cell < 0 || cell_empty(&r->cell[term->cell]))
				continue;	/* "/" counts as 0, a blank as nothing */
			any = true;
			require(num_mul(&v, term->coef) && num_add(&sum, v), "overflow");
		}
		require(target->has_value == any, "a sum of nothing");
		require(!any || target->value == sum, "a sum does not hold");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct actor actor = { "fuzz", "fuzz", moment, NULL };
	static struct forms forms;
	static struct import_run run;
	struct tape t = { data, n };
	struct candidate *k = mem_zero(sizeof *k);
	struct intake in;
	struct doc *doc;
	struct diag d;
	bool ok;

	if (forms.n == 0)
		require(forms_load(&forms, NULL, NULL), "no forms");
	run.forms = &forms;
	run.actor = &actor;
	run.options = (struct import_options){ .agency = "云山县教育局", .year = 2024 };
	if (next(&t) & 1)
		run.options.accept_proposals = true;
	doc = document(&t, forms_at(&forms, n % forms.n));
	diag_init(&d);
	run.diag = &d;
	intake_init(&in, &run, k);
	ok = match_document(&in, doc) && intake_build(&in);
	require(ok == (k->report != NULL), "success without a report");
	require(ok || d.nerror > 0, "a refusal without a message");
	if (ok)
		judge_candidate(k);
	intake_release(&in);
	candidate_free(k);
	doc_free(doc);
	diag_release(&d);
	return 0;
}

#include "kit/replay.h"
