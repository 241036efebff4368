/*
 * text_residue.c - what should not be printed: N515 remains of a template or of a
 * conversion, N517 personal data.
 *
 * Numbers are told by their check digits, so that a document number is none.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/judge/judge.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define ID_DIGITS	18
#define MOBILE_DIGITS	11
#define CARD_LEAST	16
#define CARD_MOST	19
#define PAGE_MOST	12	/* characters of a line that is a page number */
#define TEXT_LEAST	16	/* characters of a line that is no cell of a table */

/* ---- remains ---- */

/* Does a line of running text end before "to", and not a cell of a table whose cells
 * stand each on a line (规划计划 / 9 / 保障性住房 / 126)? */
static bool
is_text_line(const struct text_scan *s, size_t to)
{
	size_t from = to;

	while (from > 0 && s->cp[from - 1] != '\n')
		from--;
	return to - from >= TEXT_LEAST || (to > from &&
	    (textcheck_classes(s->cp[to - 1]) & CHAR_CLAUSE) != 0);
}

/* A line of nothing but 3, - 3 -, 第3页, 第3页共5页. */
static bool
is_page_line(const struct text_scan *s, size_t from, size_t to)
{
	static const uint32_t around[] = { '-', 0x2014, 0x2013, '/', 0x7B2C, 0x9875, 0x5171 };
	bool digits = false, bare = true;

	if (to - from > PAGE_MOST)
		return false;
	for (size_t k = from; k < to; k++) {
		bool known = char_is(s->cp[k], CHAR_DIGIT);

		digits |= known;
		bare &= known;
		for (size_t i = 0; i < ARRAY_LEN(around) && !known; i++)
			known = s->cp[k] == around[i];
		if (!known)
			return false;
	}
	return digits && (!bare || from == 0 || is_text_line(s, from - 1));
}

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2014 || cp == 0x2013;
}

static size_t
digits_at(const struct text_scan *s, size_t k)
{
	size_t n = 0;

	while (k + n < s->n && char_is(s->cp[k + n], CHAR_DIGIT))
		n++;
	return n;
}

/* 工作。- 3 -下一步 and 责任。第3页共8页: a page's number that went into the text. Behind
 * it, or 0.  甲-1-乙 and 0731-22-3456 are none: no sentence ends before them. */
static size_t
page_inside(const struct text_scan *s, size_t k)
{
	size_t n, to;

	if (k == 0 || (s->cp[k] != 0x7B2C && !is_dash(s->cp[k])) ||
	    (textcheck_classes(s->cp[k - 1]) & CHAR_SENTENCE) == 0)
		return 0;
	if (is_dash(s->cp[k])) {
		n = digits_at(s, k + 1);
		return n > 0 && n <= 3 && is_dash(s->cp[k + 1 + n]) ? k + n + 2 : 0;
	}
	if (s->cp[k] != 0x7B2C || (n = digits_at(s, k + 1)) == 0 || s->cp[k + 1 + n] != 0x9875)
		return 0;			/* 第 … 页 */
	to = k + n + 2;
	to += s->cp[to] == '/' || s->cp[to] == 0xFF0C;
	if (s->cp[to] != 0x5171 || (n = digits_at(s, to + 1)) == 0)	/* 共 */
		return 0;
	return s->cp[to + 1 + n] == 0x9875 ? to + n + 2 : 0;
}

static void
find_page_numbers(struct text_scan *s)
{
	for (size_t from = 0, k = 0; k <= s->n; k++) {
		size_t to = k < s->n ? page_inside(s, k) : 0;

		if (to > 0)
			textcheck_fact_add(s, TEXT_N515, k, to);
		if (k < s->n && s->cp[k] != '\n')
			continue;
		if (k > from && (from > 0 || k < s->n) && is_page_line(s, from, k))
			textcheck_fact_add(s, TEXT_N515, from, k);
		from = k + 1;
	}
}

/* 内容有待补充 and 待补充的材料 say what is lacking; 待补充 alone is a note to the writer. */
static bool
is_wanting(const struct text_scan *s, const struct text_hit *h)
{
	static const uint32_t before[] = { 0x6709, 0x4E9F, 0x5C1A, 0x9700, 0x8FD8 };
	uint32_t next = s->cp[h->to];

	if (s->cp[h->from] != 0x5F85 || s->cp[h->from + 1] != 0x8865)	/* 待补 */
		return false;
	for (size_t i = 0; i < ARRAY_LEN(before) && h->from > 0; i++)	/* 有亟尚需还 */
		if (s->cp[h->from - 1] == before[i])
			return true;
	return next != 0 && next != ')' && next != ']' && next != 0x3011 &&
	    !char_is(next, CHAR_CLAUSE | CHAR_LINE);
}

/* 收到申请X件, ×月×日: a letter where a figure was to go.  X光, 3×4件 and X项目 are none. */
static bool
is_stand_in(const struct text_scan *s, size_t k)
{
	static const uint32_t measure[] = { 0x4EF6, 0x6761, 0x4EFD, 0x7BC7, 0x573A, 0x671F,
	    0x6B21, 0x4E07 };			/* 件条份篇场期次万 */
	uint32_t before = k > 0 ? s->cp[k - 1] : 0, next = s->cp[k + 1];

	if ((s->cp[k] != 'X' && s->cp[k] != 'x' && s->cp[k] != 0xD7) ||
	    before < 0x4E00 || before > 0x9FFF)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(measure); i++)
		if (next == measure[i])
			return s->cp[k + 2] != 0x4F8B;			/* 条例 */
	return false;
}

static void
find_remains(struct text_scan *s)
{
	for (size_t h = 0; h < s->nhit; h++)
		if (s->hit[h].word == WORD_RESIDUE && !is_wanting(s, &s->hit[h]))
			textcheck_fact_add(s, TEXT_N515, s->hit[h].from, s->hit[h].to);
	for (size_t k = 0; k < s->n; k++)	/* characters that cannot be seen */
		if (s->cp[k] != '\n' && (s->cp[k] < 0x4E00 || s->cp[k] > 0x9FFF) &&
		    (s->cp[k] == TEXT_BAD || text_cp_unsafe(s->cp[k]) || is_stand_in(s, k)))
			textcheck_fact_add(s, TEXT_N515, k, k + 1);
}

/* ---- personal data ---- */

/* 联系人：某某；13912345678: the words may stand in the sentence before. */
static bool
is_contact(const struct text_scan *s, const struct text_sentence *t)
{
	uint32_t words = t->words | (t > s->sentence ? t[-1].words : 0);

	return (words & (WORD_BIT(WORD_PHONE) | WORD_BIT(WORD_CONTACT))) != 0;
}

/* The last of 18 is a check on the others (GB 11643); month and day must exist. */
static bool
is_id(const uint32_t *d)
{
	static const int weight[17] = {
		7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
	};
	static const char check[] = "10X98765432";
	int sum = 0, month = (int)(d[10] - '0') * 10 + (int)(d[11] - '0');
	int day = (int)(d[12] - '0') * 10 + (int)(d[13] - '0');

	if (d[0] == '0' || month < 1 || month > 12 || day < 1 || day > 31 ||
	    !((d[6] == '1' && d[7] == '9') || (d[6] == '2' && d[7] == '0')))
		return false;
	for (int i = 0; i < 17; i++)
		sum += weight[i] * (int)(d[i] - '0');
	return (uint32_t)check[sum % 11] == (d[17] == 'x' ? 'X' : d[17]);
}

/* Bank cards begin with 62 here; the last digit is Luhn's. */
static bool
is_card(const uint32_t *d, size_t n)
{
	int sum = 0;

	if (n < CARD_LEAST || n > CARD_MOST || d[0] != '6' || d[1] != '2')
		return false;
	for (size_t i = 0; i < n; i++) {
		int v = (int)(d[n - 1 - i] - '0');

		v = i % 2 == 1 ? 2 * v : v;
		sum += v > 9 ? v - 9 : v;
	}
	return sum % 10 == 0;
}

static bool
latin(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void
find_personal(struct text_scan *s)
{
	const struct text_sentence *t = s->sentence;

	for (size_t k = 0, n; k < s->n; k += n + 1) {
		struct text_fact *f;
		size_t all;
		int kind;

		for (n = 0; (textcheck_classes(s->cp[k + n]) & CHAR_DIGIT) != 0;)
			n++;
		if (n < MOBILE_DIGITS || (k > 0 && (latin(s->cp[k - 1]) ||
		    s->cp[k - 1] == '.')))
			continue;
		all = n + (n == ID_DIGITS - 1 &&
		    (s->cp[k + n] == 'X' || s->cp[k + n] == 'x'));
		while (t + 1 < s->sentence + s->nsentence && t->to < k)
			t++;
		if (latin(s->cp[k + all]))
			continue;
		if (all == ID_DIGITS && is_id(s->cp + k))
			kind = PERSON_ID;
		else if (is_card(s->cp + k, n))
			kind = PERSON_CARD;
		else if (n == MOBILE_DIGITS && s->cp[k] == '1' && s->cp[k + 1] >= '3' &&
		    !is_contact(s, t))
			kind = PERSON_MOBILE;
		else
			continue;
		f = textcheck_fact_add(s, TEXT_N517, k, k + all);
		if (f != NULL)
			f->which = UINT32_C(1) << kind;
	}
}

void
textcheck_residue_scan(struct text_scan *s)
{
	find_remains(s);
	find_page_numbers(s);
	find_personal(s);
}
