/*
 * The editor of paragraphs against a model that is an array of characters: what
 * is in the text, where the cursor stands, how the lines lie.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/keymap.h"
#include "ui/widget/textedit.h"

#define MODEL_MOST 4000

/* ---- the model ---- */

struct model {
	uint32_t	 cp[MODEL_MOST];
	size_t		 n, at;
};

static void
model_insert(struct model *m, const uint32_t *cp, size_t n)
{
	memmove(m->cp + m->at + n, m->cp + m->at, (m->n - m->at) * sizeof(*m->cp));
	memcpy(m->cp + m->at, cp, n * sizeof(*cp));
	m->n += n;
	m->at += n;
}

static bool
model_erase(struct model *m, bool forward)
{
	if (forward ? m->at == m->n : m->at == 0)
		return false;
	m->at -= !forward;
	m->n--;
	memmove(m->cp + m->at, m->cp + m->at + 1, (m->n - m->at) * sizeof(*m->cp));
	return true;
}

static void
model_text(const struct model *m, size_t n, struct buf *b)
{
	size_t i;

	buf_reset(b);
	for (i = 0; i < n; i++)
		buf_cp(b, m->cp[i]);
}

/* ---- what must hold after every key ---- */

static void
see_text(struct textedit *e, const struct model *m)
{
	struct buf b = BUF_INIT;

	model_text(m, m->n, &b);
	cr_assert_str_eq(buf_cstr(&e->text), buf_cstr(&b));
	model_text(m, m->at, &b);
	cr_assert_eq(e->at, b.len, "cursor at byte %zu, not %zu", e->at, b.len);
	cr_assert(text_valid(buf_cstr(&e->text), e->text.len));
	buf_release(&b);
}

/* Blanks hang over the end of a line. */
static int
width_without_blanks(const char *s, size_t from, size_t to)
{
	while (to > from && s[to - 1] == ' ')
		to--;
	return text_widthn(s + from, to - from);
}

static void
see_lines(struct textedit *e)
{
	const char *s = buf_cstr(&e->text);
	const struct textline *l = e->line;
	size_t k;

	cr_assert_geq(e->nline, 1);
	cr_assert_eq(l[0].from, 0);
	for (k = 0; k < e->nline; k++) {
		cr_assert_leq(l[k].from, l[k].to);
		cr_assert_leq(width_without_blanks(s, l[k].from, l[k].to), e->columns);
		cr_assert_null(memchr(s + l[k].from, '\n', l[k].to - l[k].from));
		if (k + 1 == e->nline)
			cr_assert(l[k].last && l[k].to == e->text.len);
		else if (l[k].last)
			cr_assert(s[l[k].to] == '\n' && l[k + 1].from == l[k].to + 1);
		else
			cr_assert(l[k + 1].from == l[k].to && l[k].to > l[k].from);
	}
	k = textedit_line(e);
	cr_assert(l[k].from <= e->at && (e->at < l[k].to || (l[k].last && e->at == l[k].to)));
	cr_assert_eq(textedit_column(e), text_widthn(s + l[k].from, e->at - l[k].from));
}

/* The text is broken from two lines before a change on: as if it were all broken anew,
 * and what is said to be unchanged is. */
static void
see_fresh(struct textedit *e)
{
	static char shown[MODEL_MOST][400];	/* the lines as painted last */
	struct textedit whole;
	size_t k, n;

	textedit_init(&whole, e->columns);
	textedit_set(&whole, buf_cstr(&e->text));
	cr_assert_eq(e->nline, whole.nline);
	for (k = 0; k < e->nline; k++) {
		cr_assert(e->line[k].from == whole.line[k].from &&
		    e->line[k].to == whole.line[k].to &&
		    e->line[k].last == whole.line[k].last, "line %zu", k);
		n = e->line[k].to - e->line[k].from;
		n = n < sizeof(shown[k]) - 1 ? n : sizeof(shown[k]) - 1;
		if (k < e->changed_from || k >= e->changed_to)
			cr_assert(strlen(shown[k]) == n && memcmp(shown[k],
			    buf_cstr(&e->text) + e->line[k].from, n) == 0, "line %zu", k);
		memcpy(shown[k], buf_cstr(&e->text) + e->line[k].from, n);
		shown[k][n] = '\0';
	}
	textedit_painted(e);
	cr_assert_eq(textedit_count(e), textedit_count(&whole));
	textedit_release(&whole);
}

/* ---- up and down ---- */

/* The place of a line nearest to a column from the left. */
static size_t
nearest(struct textedit *e, size_t k, int column)
{
	const char *s = buf_cstr(&e->text);
	const struct textline *l = &e->line[k];
	size_t at = l->from, best = l->from;

	for (;;) {
		if (text_widthn(s + l->from, at - l->from) > column || (at == l->to && !l->last))
			return best;
		best = at;
		if (at == l->to)
			return best;
		at = text_next(s, e->text.len, at);
	}
}

/* So many lines down and as many up: no short line on the way loses the column. */
static void
see_goal(struct textedit *e, size_t steps)
{
	size_t start = e->at, first, k;
	int column;

	(void)textedit_move(e, ACTION_LEFT, 5);
	(void)textedit_move(e, ACTION_RIGHT, 5);
	start = e->at;
	first = textedit_line(e);
	column = textedit_column(e);
	for (k = first; k < first + steps && k + 1 < e->nline; k++) {
		cr_assert(textedit_move(e, ACTION_DOWN, 5));
		cr_assert_eq(textedit_line(e), k + 1);
		cr_assert_eq(e->at, nearest(e, k + 1, column));
	}
	for (; k > first; k--)
		cr_assert(textedit_move(e, ACTION_UP, 5));
	cr_assert_eq(e->at, start, "column %d came back as %d", column, textedit_column(e));
}

/* ---- any keys ---- */

static uint32_t seed;

static uint32_t
any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

/* Chinese, its punctuation, Latin, figures, blanks, an emoji, line breaks. */
static uint32_t
any_character(void)
{
	static const uint32_t some[] = {
		0xFF0C, 0x3002, 0x3001, 0xFF08, 0xFF09, 0x201C, 0x201D, 0x2026, 0x2014, 0x300A,
		0x300B, '1', '2', '.', 'a', 'Z', ' ', ' ', 0x3000, '\n', '\n', 0x1F600, 0x20087,
		0xFF11, 0x2460, ',', ':'
	};

	return any(2) ? 0x4E00 + any(5000) : some[any(sizeof(some) / sizeof(some[0]))];
}

static void
insert_some(struct textedit *e, struct model *m)
{
	struct buf b = BUF_INIT;
	uint32_t cp[12];
	size_t n = 1 + any(12), i;

	for (i = 0; i < n; i++)
		buf_cp(&b, cp[i] = any_character());
	textedit_insert(e, b.data, b.len);
	model_insert(m, cp, n);
	buf_release(&b);
}

/* The model knows no lines: it learns from the editor where the cursor went. */
static void
follow(struct textedit *e, struct model *m)
{
	m->at = text_length(buf_cstr(&e->text), e->at);
}

static void
any_key(struct textedit *e, struct model *m)
{
	static const enum action moves[] = {
		ACTION_UP, ACTION_DOWN, ACTION_PAGE_UP, ACTION_PAGE_DOWN, ACTION_HOME,
		ACTION_END
	};
	bool forward;

	switch (any(9)) {
	case 0:
	case 1:
	case 2:
		insert_some(e, m);
		break;
	case 3:
	case 4:
		forward = any(2);
		cr_assert_eq(textedit_erase(e, forward), model_erase(m, forward));
		break;
	case 5:
		cr_assert_eq(textedit_move(e, ACTION_LEFT, 5), m->at > 0);
		m->at -= m->at > 0;
		break;
	case 6:
		cr_assert_eq(textedit_move(e, ACTION_RIGHT, 5), m->at < m->n);
		m->at += m->at < m->n;
		break;
	case 7:
		forward = any(2);
		(void)textedit_move(e, forward ? ACTION_LAST : ACTION_FIRST, 5);
		m->at = forward ? m->n : 0;
		break;
	default:
		(void)textedit_move(e, moves[any(6)], 1 + any(9));
		follow(e, m);
	}
}

Test(textedit, model)
{
	static const int widths[] = { 2, 3, 7, 8, 20, 36, 76, 100 };
	struct model *m = mem_zero(sizeof(*m));
	struct textedit e;
	size_t w;
	int i;

	text_set_ambiguous(1);
	for (w = 0; w < sizeof(widths) / sizeof(widths[0]); w++) {
		seed = 20250000u + (uint32_t)w;
		textedit_init(&e, widths[w]);
		m->n = m->at = 0;
		for (i = 0; i < 1500 && m->n + 20 < MODEL_MOST; i++) {
			any_key(&e, m);
			see_text(&e, m);
			see_lines(&e);
			see_fresh(&e);
			if (i % 16 == 0) {
				see_goal(&e, any(12));
				follow(&e, m);
			}
			if (i % 200 == 199) {	/* the window changes, and back */
				textedit_resize(&e, 2 + (int)any(90));
				see_lines(&e);
				textedit_resize(&e, widths[w]);
				see_text(&e, m);
			}
		}
		textedit_release(&e);
	}
	free(m);
}

/* ---- single cases ---- */

Test(textedit, insert)
{
	static const struct { const char *in, *want; } t[] = {
		{ "年\r\n报\r告\n", "年\n报\n告\n" },
		{ "a\tb", "a b" },
		{ "\x1b[31m红\x07\x7f", "[31m红" },
		{ "\xEF\xBB\xBF头\xE2\x80\x8B尾\xE2\x80\xAE", "头尾" },
		{ "坏\xff字节", "坏\xEF\xBF\xBD字节" },
		{ "", "" },
	};
	struct textedit e;
	size_t i;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		textedit_init(&e, 20);
		textedit_insert(&e, t[i].in, strlen(t[i].in));
		cr_assert_str_eq(buf_cstr(&e.text), t[i].want);
		cr_assert_eq(e.at, strlen(t[i].want));
		textedit_release(&e);
	}
}

/* At a soft break the cursor stands at the beginning of the next line. */
Test(textedit, soft_break)
{
	struct textedit e;

	textedit_init(&e, 8);
	textedit_insert(&e, "一二三四五六", 18);
	cr_assert_eq(e.nline, 2);
	cr_assert(textedit_move(&e, ACTION_HOME, 5));
	cr_assert_eq(e.at, 12);
	cr_assert_eq(textedit_column(&e), 0);
	cr_assert(textedit_move(&e, ACTION_LEFT, 5));
	cr_assert_eq(textedit_column(&e), 6);
	cr_assert(textedit_move(&e, ACTION_HOME, 5));
	cr_assert(textedit_move(&e, ACTION_END, 5));
	cr_assert_eq(e.at, 9);
	cr_assert_not(textedit_move(&e, ACTION_UP, 5));
	textedit_release(&e);
}

/* Characters are what a reader would count: no blanks, no line breaks. */
Test(textedit, count)
{
	struct textedit e;

	textedit_init(&e, 20);
	cr_assert_eq(textedit_count(&e), 0);
	textedit_set(&e, "全年 主动公开\n\n　　12 件，“公开”。");
	cr_assert_eq(textedit_count(&e), 15);
	textedit_release(&e);
}

Test(textedit, set_and_show)
{
	struct textedit e;
	struct buf b = BUF_INIT;
	size_t rows;

	textedit_init(&e, 10);
	textedit_set(&e, "一二三");
	e.at = 9;
	textedit_set(&e, "一");		/* the place is gone */
	cr_assert_eq(e.at, 3);
	e.at = 2;			/* in the middle of a character */
	textedit_set(&e, "一二");
	cr_assert_eq(e.at, 0);

	buf_repeat(&b, "行\n", 60);
	textedit_set(&e, buf_cstr(&b));
	for (rows = 1; rows < 40; rows += 6) {
		(void)textedit_move(&e, ACTION_LAST, rows);
		textedit_show(&e, rows);
		cr_assert_eq(e.top, 61 - rows);
		(void)textedit_move(&e, ACTION_PAGE_UP, rows);
		textedit_show(&e, rows);
		cr_assert(e.top <= textedit_line(&e) && textedit_line(&e) < e.top + rows);
		(void)textedit_move(&e, ACTION_FIRST, rows);
		textedit_show(&e, rows);
		cr_assert_eq(e.top, 0);
	}
	textedit_release(&e);
	buf_release(&b);
}

/* 5,000 characters at once and one more a hundred times: no wait to be felt. */
Test(textedit, speed)
{
	struct textedit e;
	struct buf b = BUF_INIT;
	clock_t from = clock();
	int i;

	buf_repeat(&b, "公开工作。", 1000);
	textedit_init(&e, 76);
	textedit_insert(&e, b.data, b.len);
	cr_assert_eq(textedit_count(&e), 5000);
	for (i = 0; i < 100; i++)
		textedit_insert(&e, "件", 3);
	cr_assert_lt(clock() - from, CLOCKS_PER_SEC);
	textedit_release(&e);
	buf_release(&b);
}
