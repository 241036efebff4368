/*
 * Marking, cutting, putting back, moving paragraphs, words and sentences of a text.
 * In the cases "|" is the cursor and "^" the mark.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/keymap.h"
#include "ui/widget/textedit.h"

/* ---- cases ---- */

static void
start(struct textedit *e, const char *with)
{
	struct buf b = BUF_INIT;
	size_t at = 0, mark = 0;
	bool marked = false;

	for (; *with; with++)
		if (*with == '|')
			at = b.len;
		else if (*with == '^') {
			mark = b.len;
			marked = true;
		} else
			buf_chr(&b, *with);
	textedit_init(e, 20);
	textedit_set(e, buf_cstr(&b));
	if (marked) {
		textedit_go(e, mark);
		textedit_mark(e, TEXTMARK_SET);
	}
	textedit_go(e, at);
	buf_release(&b);
}

static void
see(struct textedit *e, const char *want)
{
	struct buf b = BUF_INIT;
	bool marked = e->marked != TEXTMARK_NONE;
	size_t n = e->text.len, i;

	for (i = 0; i <= n; i++) {
		if (marked && i == e->mark)
			buf_chr(&b, '^');
		if (i == e->at)
			buf_chr(&b, '|');
		if (i < n)
			buf_chr(&b, e->text.data[i]);
	}
	cr_expect_str_eq(buf_cstr(&b), want);
	buf_release(&b);
}

Test(textblock, cut_and_put_back)
{
	static const struct { const char *before, *block, *after, *back; } t[] = {
		{ "甲\n乙|乙\n丙", "乙乙\n", "甲\n|丙", "甲\n乙乙\n|丙" },
		{ "甲\n丙|", "丙\n", "甲\n|", "甲\n丙|" },
		{ "只有|一段", "只有一段\n", "|", "只有一段|" },
		{ "甲\n|\n乙", "\n", "甲\n|乙", "甲\n\n|乙" },
		{ "甲乙^丙丁|戊", "丙丁", "甲乙|戊", "甲乙丙丁|戊" },
		{ "甲|乙\n丙^丁", "乙\n丙", "甲|丁", "甲乙\n丙|丁" },
		{ "甲^|乙\n丙", "甲乙\n", "|丙", "甲乙\n|丙" },
	};
	struct textedit e;
	size_t i;

	for (i = 0; i < ARRAY_LEN(t); i++) {
		struct buf b = BUF_INIT;

		start(&e, t[i].before);
		cr_assert(textedit_block(&e, &b), "%s", t[i].before);
		cr_expect_str_eq(buf_cstr(&b), t[i].block);
		textedit_cut(&e);
		see(&e, t[i].after);
		textedit_put(&e, b.data, b.len);
		see(&e, t[i].back);
		textedit_release(&e);
		buf_release(&b);
	}
}

Test(textblock, nothing_to_take)
{
	struct textedit e;
	struct buf b = BUF_INIT;

	start(&e, "|");
	cr_expect_not(textedit_block(&e, &b));
	textedit_cut(&e);
	see(&e, "|");
	textedit_release(&e);
	start(&e, "甲\n|");
	cr_expect_not(textedit_block(&e, &b));
	textedit_cut(&e);
	see(&e, "甲\n|");
	textedit_release(&e);
	cr_expect_eq(b.len, 0);
	buf_release(&b);
}

Test(textblock, paragraphs_move)
{
	static const struct { const char *before; int step; const char *after; } t[] = {
		{ "甲\n乙|乙\n丙", -1, "乙|乙\n甲\n丙" },
		{ "甲\n乙|乙\n丙", 1, "甲\n丙\n乙|乙" },
		{ "甲\n乙|", -1, "乙|\n甲" },
		{ "甲|\n", 1, "\n甲|" },
		{ "甲\n^乙\n丙|\n丁", -1, "^乙\n丙|\n甲\n丁" },
		{ "甲\n^乙\n丙|\n丁", 1, "甲\n丁\n^乙\n丙|" },
		/* the mark ends where a paragraph begins: that one stays */
		{ "甲\n^乙\n|丙\n丁", -1, "^乙\n|甲\n丙\n丁" },
		{ "甲\n^乙\n|丙", 1, "甲\n丙\n^乙|" },
		{ "甲|\n乙", -1, NULL }, { "甲\n乙|", 1, NULL }, { "|", 1, NULL },
	};
	struct textedit e;
	size_t i;

	for (i = 0; i < ARRAY_LEN(t); i++) {
		start(&e, t[i].before);
		cr_expect_eq(textedit_shift(&e, t[i].step), t[i].after != NULL, "%s",
		    t[i].before);
		see(&e, t[i].after != NULL ? t[i].after : t[i].before);
		textedit_release(&e);
	}
}

Test(textblock, words_are_erased)
{
	static const struct { const char *before; bool forward; const char *after; } t[] = {
		{ "新收申请12件，|办结", false, "新收申请12|办结" },
		{ "新收申请12|件", false, "新收申请|件" },
		{ "新|收申请12件", true, "新|12件" },
		{ "abc| def", true, "abc|def" },
		{ "|甲", false, NULL }, { "甲|", true, NULL },
	};
	struct textedit e;
	size_t i;

	for (i = 0; i < ARRAY_LEN(t); i++) {
		start(&e, t[i].before);
		cr_expect_eq(textedit_erase_word(&e, t[i].forward), t[i].after != NULL);
		see(&e, t[i].after != NULL ? t[i].after : t[i].before);
		textedit_release(&e);
	}
}

Test(textblock, steps)
{
	static const struct { enum action a; const char *before, *after; } t[] = {
		{ ACTION_WORD_RIGHT, "|新收申请12件，办结", "新收申请|12件，办结" },
		{ ACTION_WORD_RIGHT, "新收申请12|件，办结", "新收申请12件，|办结" },
		{ ACTION_WORD_LEFT, "新收申请12件，|办结", "新收申请12|件，办结" },
		{ ACTION_WORD_LEFT, "甲乙丙|", "|甲乙丙" },
		{ ACTION_WORD_RIGHT, "甲|\n\n乙", "甲\n\n|乙" },
		{ ACTION_SENTENCE_RIGHT, "甲|乙。丙！丁", "甲乙。|丙！丁" },
		{ ACTION_SENTENCE_RIGHT, "他说：“|好！”（真的。）又说", "他说：“好！”|（真的。）又说" },
		{ ACTION_SENTENCE_RIGHT, "甲|；乙", "甲；|乙" },
		{ ACTION_SENTENCE_RIGHT, "甲。|\n\n乙。", "甲。\n\n|乙。" },
		{ ACTION_SENTENCE_RIGHT, "标|题\n乙？", "标题\n|乙？" },
		{ ACTION_SENTENCE_RIGHT, "最后|一句。", "最后一句。|" },
		{ ACTION_SENTENCE_LEFT, "甲。乙|丙。", "甲。|乙丙。" },
		{ ACTION_SENTENCE_LEFT, "甲。|乙丙。", "|甲。乙丙。" },
		{ ACTION_SENTENCE_LEFT, "甲\n|乙", "|甲\n乙" },
		{ ACTION_PART_DOWN, "甲|乙\n丙", "甲乙\n|丙" },
		{ ACTION_PART_DOWN, "甲\n|丙丁", "甲\n丙丁|" },
		{ ACTION_PART_UP, "甲\n丙|丁", "甲\n|丙丁" },
		{ ACTION_PART_UP, "甲\n|丙丁", "|甲\n丙丁" },
		/* the mark stays while the cursor moves */
		{ ACTION_SENTENCE_RIGHT, "甲^|乙。丙", "甲^乙。|丙" },
	};
	struct textedit e;
	size_t i;

	for (i = 0; i < ARRAY_LEN(t); i++) {
		start(&e, t[i].before);
		cr_expect(textedit_move(&e, t[i].a, 5), "%s", t[i].before);
		see(&e, t[i].after);
		cr_expect_eq(textedit_column(&e) >= 0, true);
		textedit_release(&e);
	}
}

Test(textblock, find)
{
	static const struct { const char *text; size_t from; const char *key;
	    size_t at, len; } t[] = {
		{ "共１２件", 0, "12", 3, 6 }, { "aAbB", 1, "ab", 1, 2 },
		{ "甲乙甲乙", 3, "甲", 6, 3 }, { "12", 0, "１２", 0, 2 },
	};
	size_t i, at, len;

	for (i = 0; i < ARRAY_LEN(t); i++) {
		cr_assert(textstep_find(t[i].text, t[i].from, t[i].key, &at, &len));
		cr_expect(at == t[i].at && len == t[i].len, "%s", t[i].text);
	}
	cr_expect_not(textstep_find("甲", 0, "", &at, &len));
	cr_expect_not(textstep_find(NULL, 0, "甲", &at, &len));
	cr_expect_not(textstep_find("甲乙", 3, "甲", &at, &len));
}

/* ---- any keys ---- */

static uint32_t seed;

static uint32_t
any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static void
see_sound(const struct textedit *e)
{
	const char *s = e->text.len > 0 ? e->text.data : "";
	size_t k;

	cr_assert(text_valid(s, e->text.len));
	cr_assert_leq(e->at, e->text.len);
	cr_assert(e->at == e->text.len || ((unsigned char)s[e->at] & 0xC0) != 0x80);
	if (e->marked != TEXTMARK_NONE) {
		cr_assert_leq(e->mark, e->text.len);
		cr_assert(e->mark == e->text.len ||
		    ((unsigned char)s[e->mark] & 0xC0) != 0x80);
	}
	cr_assert_eq(e->line[0].from, 0);
	cr_assert_eq(e->line[e->nline - 1].to, e->text.len);
	for (k = 1; k < e->nline; k++)
		cr_assert_eq(e->line[k].from, e->line[k - 1].to + e->line[k - 1].last);
}

/* What is taken and put back at once, moved up and down again, is as it was; but for a
 * blank line that ended the text behind a paragraph. */
static void
see_back(struct textedit *e)
{
	char *before = mem_strdup(buf_cstr(&e->text));
	struct buf b = BUF_INIT;
	bool last;

	if (textedit_block(e, &b)) {
		textedit_cut(e);
		last = e->at == e->text.len;
		textedit_put(e, b.data, b.len);
		if (!last || b.data[b.len - 1] != '\n')
			cr_assert_str_eq(buf_cstr(&e->text), before);
	}
	free(before);
	before = mem_strdup(buf_cstr(&e->text));
	textedit_mark(e, TEXTMARK_NONE);
	if (textedit_shift(e, -1))
		cr_assert(textedit_shift(e, 1));
	cr_assert_str_eq(buf_cstr(&e->text), before);
	free(before);
	buf_release(&b);
}

static void
any_step(struct textedit *e, struct buf *clip)
{
	static const char *const pieces[] = {
		"甲", "工作。", "“好！”", "\n", "\n", " ", "12", "ab", "；", "𠂇", "（一）", "\n\n"
	};
	const char *s = pieces[any(ARRAY_LEN(pieces))];

	switch (any(10)) {
	case 0:
	case 1:
		textedit_insert(e, s, strlen(s));
		break;
	case 2:
		textedit_mark(e, (enum textmark)any(3));
		break;
	case 3:
		buf_reset(clip);
		if (textedit_block(e, clip))
			textedit_cut(e);
		break;
	case 4:
		if (clip->len > 0 && e->text.len < 600)
			textedit_put(e, clip->data, clip->len);
		break;
	case 5:
		(void)textedit_shift(e, any(2) ? 1 : -1);
		break;
	case 6:
		(void)textedit_erase_word(e, any(2));
		break;
	case 7:
		see_back(e);
		break;
	default:
		(void)textedit_move(e, any(3) ? ACTION_WORD_LEFT + any(6) :
		    ACTION_UP + any(10), 3);
	}
}

Test(textblock, any_keys)
{
	struct textedit e;
	struct buf clip = BUF_INIT;
	int run, i;

	for (run = 0; run < 20; run++) {
		seed = 77u + (uint32_t)run;
		textedit_init(&e, 8 + run);
		for (i = 0; i < 2000; i++) {
			any_step(&e, &clip);
			see_sound(&e);
		}
		textedit_release(&e);
	}
	buf_release(&clip);
}

/* Steps lead through a text the same way there and back, and always on. */
Test(textblock, steps_there_and_back)
{
	static size_t (*const step[])(const char *, size_t, size_t, bool) = {
		textstep_word, textstep_sentence, textstep_paragraph
	};
	static const char text[] = "一、总体情况\n　　2025年，本局“三公开”。制发文件3件；办结\n\n"
	    "（一）主动公开。abc def！？好。”";
	size_t n = sizeof(text) - 1, stop[100], count, at, k;

	for (k = 0; k < ARRAY_LEN(step); k++) {
		stop[0] = 0;
		for (count = 1, at = 0; at < n; stop[count++] = at) {
			size_t to = step[k](text, n, at, true);

			cr_assert_gt(to, at);
			at = to;
		}
		cr_assert_eq(step[k](text, n, n, true), n);
		for (count--; at > 0 && count-- > 0;) {
			at = step[k](text, n, at, false);
			cr_expect_eq(at, stop[count], "step %zu: %zu, not %zu", k, at,
			    stop[count]);
		}
		cr_assert_eq(step[k](text, n, 0, false), 0);
	}
}
