/*
 * Pages on their way to who draws them, and the answer: whole, cut off, and with every
 * byte changed.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "export/page.h"
#include "export/pagewire.h"
#include "kit/pagekit.h"

#define FRAME	8		/* bytes before what the size counts */

static void
pack(struct buf *b, const struct pages *p)
{
	pages_pack(b, p);
	cr_assert_gt(b->len, (size_t)FRAME);
}

Test(pagewire, pages_come_through_whole)
{
	struct pages *p = kit_pages(true, "甲乙"), *q;
	struct buf a = BUF_INIT, b = BUF_INIT;

	pack(&a, p);
	q = pages_unpack(a.data + FRAME, a.len - FRAME);
	cr_assert_not_null(q);
	cr_assert_eq(q->n, p->n);
	cr_assert_str_eq(q->author, p->author);
	cr_assert_str_eq(q->page[0].text[1].text, "一、总体情况");
	cr_assert_eq(q->nelement, p->nelement);
	pack(&b, q);
	cr_assert_eq(a.len, b.len);
	cr_assert_eq(memcmp(a.data, b.data, a.len), 0);
	pages_drop(p);
	pages_drop(q);
	buf_release(&a);
	buf_release(&b);
}

/* What is taken for pages points nowhere but into itself. */
static void
look(const struct pages *p)
{
	for (size_t i = 0; i < p->nelement; i++)
		cr_assert_lt(p->element[i].parent, (int)i);
	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->page[i].ntext; k++) {
			cr_assert_lt(p->page[i].text[k].element, (int)p->nelement);
			cr_assert_geq(p->page[i].text[k].element, -1);
			cr_assert_not_null(p->page[i].text[k].text);
		}
	for (size_t i = 0; i < p->nmark; i++)
		cr_assert_lt((size_t)p->mark[i].page, p->n);
}

Test(pagewire, damaged_pages_are_none_or_harmless)
{
	static const unsigned char values[] = { 0, 1, 0x7F, 0x80, 0xFF };
	struct pages *p = kit_pages(false, NULL), *q;
	struct buf a = BUF_INIT;

	pack(&a, p);
	for (size_t n = 0; n < a.len - FRAME; n++)
		cr_assert_null(pages_unpack(a.data + FRAME, n), "cut at %zu", n);
	for (size_t i = FRAME; i < a.len; i++)
		for (size_t k = 0; k < sizeof values; k++) {
			char was = a.data[i];

			a.data[i] = (char)values[k];
			q = pages_unpack(a.data + FRAME, a.len - FRAME);
			if (q != NULL)
				look(q);
			pages_drop(q);
			a.data[i] = was;
		}
	pages_drop(p);
	buf_release(&a);
}

static void
answer(struct drawn *d)
{
	drawn_init(d);
	drawn_add(d, DRAWN_SUBSTITUTE, "仿宋_GB2312", "Noto Serif CJK SC", 0, 0, 0);
	drawn_add(d, DRAWN_FORBIDDEN, "某字体", NULL, 0, 0, 0);
	drawn_add(d, DRAWN_MISSING, NULL, NULL, 0x20000, 1, 0);
	buf_str(&d->bytes, "%PDF-1.5 ...");
}

Test(pagewire, answers_come_through_whole_and_damaged_ones_are_none_or_harmless)
{
	struct pages *p = kit_pages(false, NULL);
	struct buf a = BUF_INIT;
	struct drawn d, e;

	answer(&d);
	drawn_pack(&a, &d);
	drawn_init(&e);
	cr_assert(drawn_unpack(&e, p, a.data + FRAME, a.len - FRAME));
	cr_assert_eq(e.n, 3u);
	cr_assert_str_eq(e.item[0].other, "Noto Serif CJK SC");
	cr_assert_null(e.item[1].other);
	cr_assert_eq(e.item[2].cp, 0x20000u);
	cr_assert_eq(e.bytes.len, d.bytes.len);
	drawn_release(&e);
	for (size_t n = 0; n < a.len - FRAME; n++) {
		cr_assert_not(drawn_unpack(&e, p, a.data + FRAME, n), "cut at %zu", n);
		cr_assert_eq(e.n, 0u);
	}
	for (size_t i = FRAME; i < a.len; i++) {
		char was = a.data[i];

		a.data[i] = (char)(was ^ 0x81);
		if (drawn_unpack(&e, p, a.data + FRAME, a.len - FRAME))
			for (size_t k = 0; k < e.n; k++) {
				cr_assert_lt((size_t)e.item[k].page, p->n);
				cr_assert(e.item[k].code != DRAWN_MISSING ||
				    (size_t)e.item[k].text < p->page[e.item[k].page].ntext);
			}
		drawn_release(&e);
		a.data[i] = was;
	}
	drawn_release(&d);
	pages_drop(p);
	buf_release(&a);
}

Test(pagewire, more_messages_than_the_limit_are_dropped)
{
	struct drawn d;

	drawn_init(&d);
	for (uint32_t i = 0; i < 10 * DRAWN_ITEMS; i++)
		drawn_add(&d, DRAWN_MISSING, NULL, NULL, 0x4E00 + i, 0, 0);
	cr_assert_eq(d.n, (size_t)DRAWN_ITEMS);
	drawn_release(&d);
}
