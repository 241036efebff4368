/*
 * fuzz_tally.c - any bytes at all as a register of applications.
 *
 * A file is read as the child of an import reads it in its mode for registers (rows),
 * the answer goes over the wire and back, and what comes out is counted: for the year of
 * most of its rows, by parts, and again when a word that was unknown is told.  Text that
 * has no headings stands below some, so that its rows are looked at.
 *
 * Whatever the bytes: each row is counted or listed, never both, and 一 + 二 = 三 + 四.
 * That the last two would be noticed is tried first, on a count that is wrong.
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
#include "base/diag.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "doc/docwire.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/readers.h"
#include "import/tally.h"
#include "report/register.h"

#define HEAD	"编号,申请人类型,收到日期,办结日期,办理结果,具体情形,申请方式,复议结果,诉讼结果,收费\n"
#define SIZE	((size_t)1 << 20)

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct forms forms;

static void
require(bool holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_tally: %s\n", what);
		abort();
	}
}

/* Applications in a row of the table, over all columns. */
static int64_t
in_row(const struct tally *t, enum form_figure figure)
{
	int cell = form_figure_cell(t->form, figure), row = t->form->cell[cell].row;
	int64_t sum = 0;

	for (int i = 0; i < t->form->ncell; i++)
		if (t->part[i] == TALLY_APPLICATIONS && t->form->cell[i].row == row)
			sum += t->count[i];
	return sum;
}

/* Each application stands in the table twice: as it came, and as what became of it. */
static bool
holds(const struct tally *t)
{
	int64_t all = 0, came;

	for (int i = 0; i < t->form->ncell; i++)
		all += t->part[i] == TALLY_APPLICATIONS ? t->count[i] : 0;
	came = in_row(t, FIGURE_NEW) + in_row(t, FIGURE_CARRIED);
	return came == t->ncounted && all == 2 * came &&
	    (size_t)t->ncounted + t->nrow == t->n;
}

static bool
alike(const struct tally *t, const int64_t *count, size_t nrow)
{
	return memcmp(t->count, count, (size_t)t->form->ncell * sizeof *count) == 0 &&
	    t->nrow == nrow;
}

/* Nothing the clerk reads of a row is ever missing. */
static void
say_rows(const struct tally *t)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < t->nrow; i++) {
		buf_reset(&b);
		tally_why_say(&b, LANG_ZH, &t->row[i]);
		require(b.len > 0, "a row without a reason");
	}
	buf_release(&b);
}

static void
tell_one(struct tally *t, struct register_words *words)
{
	size_t n;
	struct tally_unknown *u = tally_unknowns(t, &n);
	int was = t->ncounted;
	struct diag d;

	diag_init(&d);
	if (n > 0) {
		register_words_add(words, u[0].row ? REGISTER_ROW : REGISTER_COLUMN,
		    u[0].word, u[0].row ? "3.6.3" : "A");
		require(tally_count(t, t->form, t->year, &d), "not counted again");
		require(holds(t) && t->ncounted >= was, "told, and counted wrong");
	}
	free(u);
	diag_release(&d);
}

static void
count(struct tally *t, struct register_words *words)
{
	int year = tally_year(t);
	const struct form *form = forms_for_year(&forms, year);
	int64_t *before;
	struct diag d;
	size_t n;

	diag_init(&d);
	if (form == NULL)
		form = forms_for_year(&forms, year = 2025);
	require(tally_count(t, form, year, &d), "not counted");
	require(holds(t), "the count does not hold");
	say_rows(t);
	n = t->nrow;
	before = t->count;		/* of the arena: it stays */
	require(tally_count_begin(t, form, year, &d), "not begun");
	while (tally_count_some(t, 3) > 0)
		continue;
	require(alike(t, before, n), "by parts it is another count");
	tell_one(t, words);
	diag_release(&d);
}

static struct tally *
read_register(const struct buf *b, struct register_words *words, struct diag *d)
{
	struct import_run run = { .forms = &forms, .diag = d };

	return tally_bytes(&run, b->data, b->len, "r", words);
}

/* What the child sends is what it read. */
static void
over_the_wire(const struct buf *b)
{
	const struct reader_kind *reader = reader_sniff(b->data, b->len);
	struct source s = { .p = b->data, .n = b->len, .rows = true };
	const struct doc_limits most = { READER_BLOCKS, READER_REGISTER, READER_SPAN, SIZE_MAX };
	struct doc *one = doc_new(), *two = doc_new();
	struct buf packed = BUF_INIT, again = BUF_INIT;
	struct wire w;
	struct diag d;

	diag_init(&d);
	if (reader != NULL && reader->read(one, &s, &d)) {
		doc_pack(&packed, one);
		w = (struct wire){ .p = buf_cstr(&packed), .n = packed.len };
		doc_unpack(two, &w, &most);
		require(!w.bad && w.at == w.n, "the answer is no answer");
		doc_pack(&again, two);
		require(again.len == packed.len &&
		    memcmp(again.data, packed.data, packed.len) == 0, "another answer");
	}
	diag_release(&d);
	doc_free(one);
	doc_free(two);
	buf_release(&packed);
	buf_release(&again);
}

static void
control(void)
{
	struct register_words words = REGISTER_WORDS_INIT;
	struct buf b = BUF_INIT;
	struct diag d;
	struct tally *t;
	int cell = 0;

	diag_init(&d);
	buf_str(&b, HEAD "1,公民,2025-03-05,2025-03-20,予以公开,,,,,\n"
	    "2,公民,2025-03,2025-03-20,予以公开,,,,,\n");
	t = read_register(&b, &words, &d);
	require(t->doc != NULL && tally_count(t, forms_for_year(&forms, 2025), 2025, &d) &&
	    holds(t) && t->ncounted == 1 && t->nrow == 1, "control: a plain register");
	while (t->part[cell] != TALLY_APPLICATIONS)
		cell++;
	t->count[cell]++;
	require(!holds(t), "control: one too many is not noticed");
	t->count[cell]--;
	t->nrow--;
	require(!holds(t), "control: a row that is lost is not noticed");
	tally_free(t);
	diag_release(&d);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct register_words words = REGISTER_WORDS_INIT;
	struct buf b = BUF_INIT;
	struct diag d;
	struct tally *t;

	if (forms.n == 0) {
		require(forms_load(&forms, NULL, NULL), "no forms");
		control();
	}
	if (n > SIZE)
		return 0;
	diag_init(&d);
	for (int below = 0; below < 2; below++) {
		buf_reset(&b);
		if (below)
			buf_str(&b, HEAD);
		buf_add(&b, data, n);
		(void)buf_cstr(&b);
		over_the_wire(&b);
		diag_reset(&d);
		t = read_register(&b, &words, &d);
		require(t->doc != NULL || d.nerror > 0, "a refusal without a message");
		if (t->doc != NULL)
			count(t, &words);
		tally_free(t);
	}
	register_words_release(&words);
	diag_release(&d);
	buf_release(&b);
	return 0;
}

#include "kit/replay.h"
