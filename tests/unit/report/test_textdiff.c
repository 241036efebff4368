/*
 * test_textdiff.c - paragraphs removed, added, changed, and the words of a changed one.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "kit/fixture.h"
#include "report/textdiff.h"

static void
put(void *ctx, enum textdiff_find what, const char *old, size_t nold, const char *now,
    size_t nnow)
{
	struct buf *b = ctx;

	buf_chr(b, "=-+~"[what]);
	if (what == DIFF_CHANGED)
		cr_assert(textdiff_words(b, old, nold, now, nnow));
	else
		buf_add(b, what == DIFF_ADDED ? now : old,
		    what == DIFF_ADDED ? nnow : nold);
	buf_chr(b, '\n');
}

Test(textdiff, paragraphs)
{
	static const struct { const char *old, *now, *want; } t[] = {
		{ "", "", "" },
		{ NULL, "甲", "+甲\n" },
		{ "甲", "", "-甲\n" },
		{ "甲\n乙", "甲\n乙", "=甲\n=乙\n" },
		{ "甲\n乙\n丙", "甲\n丙", "=甲\n-乙\n=丙\n" },
		{ "甲\n丙", "甲\n乙\n丙", "=甲\n+乙\n=丙\n" },
		{ "收到申请36件。", "收到申请40件。", "~收到申请[-36-]{+40+}件。\n" },
		{ "收到申请36件。", "收到申请36件，办结。", "~收到申请36件{+，办结+}。\n" },
		{ "收到申请1.5%。", "收到申请1.6%。", "~收到申请[-1.5%-]{+1.6%+}。\n" },
		{ "本年没有收费", "主动公开十二条", "-本年没有收费\n+主动公开十二条\n" },
		{ "甲甲\n收到申请36件。", "新的一段\n收到申请40件。\n末",
		  "-甲甲\n+新的一段\n~收到申请[-36-]{+40+}件。\n+末\n" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		buf_reset(&b);
		cr_assert(textdiff_find(t[i].old, t[i].now, put, &b));
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%zu: %s", i, buf_cstr(&b));
	}
	buf_release(&b);
}

/* What is told makes the one text of the other. */
struct sides { struct buf old, now; };

static void
gather(void *ctx, enum textdiff_find what, const char *old, size_t nold, const char *now,
    size_t nnow)
{
	struct sides *s = ctx;

	if (what != DIFF_ADDED) {
		buf_add(&s->old, old, nold);
		buf_chr(&s->old, '\n');
	}
	if (what != DIFF_REMOVED) {
		buf_add(&s->now, now, nnow);
		buf_chr(&s->now, '\n');
	}
	if (what == DIFF_SAME)
		cr_assert(nold == nnow && memcmp(old, now, nold) == 0);
}

static void
arbitrary(struct buf *b, struct fix_random *random)
{
	static const char *const word[] = { "甲", "乙", "12", "3.5", "，", "申请", "%" };

	for (uint32_t i = fix_random(random, 12); i > 0; i--) {
		for (uint32_t k = 1 + fix_random(random, 8); k > 0; k--)
			buf_str(b, word[fix_random(random, 7)]);
		buf_chr(b, '\n');
	}
}

Test(textdiff, both_texts_come_back)
{
	struct fix_random random = { 7 };

	for (int i = 0; i < 300; i++) {
		struct buf a = BUF_INIT, b = BUF_INIT;
		struct sides s = { BUF_INIT, BUF_INIT };

		arbitrary(&a, &random);
		arbitrary(&b, &random);
		cr_assert(textdiff_find(buf_cstr(&a), buf_cstr(&b), gather, &s));
		cr_assert_str_eq(buf_cstr(&s.old), buf_cstr(&a));
		cr_assert_str_eq(buf_cstr(&s.now), buf_cstr(&b));
		buf_release(&a);
		buf_release(&b);
		buf_release(&s.old);
		buf_release(&s.now);
	}
}

Test(textdiff, too_long)
{
	struct buf b = BUF_INIT, out = BUF_INIT;

	buf_repeat(&b, "甲\n", TEXT_DIFF_MAX);
	cr_assert(textdiff_find(buf_cstr(&b), "甲", put, &out));
	buf_reset(&out);
	buf_str(&b, "乙");
	cr_assert_not(textdiff_find(buf_cstr(&b), "甲", put, &out));
	cr_assert_eq(out.len, 0);
	buf_reset(&b);
	buf_repeat(&b, "甲", TEXT_DIFF_MAX + 1);
	cr_assert_not(textdiff_words(NULL, buf_cstr(&b), b.len, "甲", 3));
	buf_release(&b);
	buf_release(&out);
}
