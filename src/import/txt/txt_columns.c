/*
 * txt_columns.c - which lines are rows of figures in columns that blanks make, and
 * which lines around them are parts of their labels.
 *
 * pdftotext -layout puts the text of a page where it stood, a column for every
 * character, give or take two.  A label of several lines stands around its figures:
 *
 *	      （二）部分公开（区分处理的，只计这一情
 *	                               1136   1173 1210   1247
 *	      形，不计其他情形）
 *
 * The figures are found first.  A label begins with an ordinal or where the label
 * before it has ended, and has as many lines below its figures as above; those of
 * groups stand further left and are nobody's.
 *
 * Must never join figures to one figure, or a label to figures without a line
 * between that says so.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "import/txt/txt.h"

#define OFF		3	/* columns that a place may be off */
#define LINE_BYTES	2000
#define ROWS		3	/* of figures; fewer make no such text */
#define AROUND		6	/* lines of a label above or below its figures */
#define WORD		4	/* of one of several words */
#define SHORT		10	/* characters of a head of columns or a caption */

bool
txt_same_column(int a, int b)
{
	return a - b <= OFF && b - a <= OFF;
}

static void
add_token(struct txt_tokens *k, const char *s, size_t n, int from, int to)
{
	struct txt_token *t;

	if (k->n == TXT_TOKENS)
		return;
	t = &k->token[k->n++];
	*t = (struct txt_token){ s, n, from, to, txt_is_figure(s, n) };
	k->nfigure += t->figure;
	if (k->nfigure == 0)
		k->nlabel++;
}

/* Does a label of the next level begin at s: 4.保护, （三）? */
static bool
begins_label(const char *s, size_t n)
{
	size_t digits = 0;

	while (digits < n && s[digits] >= '0' && s[digits] <= '9')
		digits++;
	if (digits > 0 && digits < 3 && digits + 3 < n)
		return (s[digits] == '.' && (s[digits + 1] & 0x80)) ||
		    memcmp(s + digits, "．", 3) == 0 || memcmp(s + digits, "、", 3) == 0;
	return txt_ordinal(s, n) > 0;
}

/*
 * One stretch without wide blanks.  Single blanks part figures from each other and
 * from a label before them, and a label from one of the next level.
 */
static void
add_stretch(struct txt_tokens *k, const char *s, size_t n, int from, bool table)
{
	size_t at = 0, start = 0;
	int col = from, first = from;
	bool ended = false;

	while (at <= n) {
		if (at == n || s[at] == ' ') {
			size_t next = at + 1, word = at;

			while (word > start && s[word - 1] != ' ')
				word--;
			ended = at == n;
			if (!ended && begins_label(s + next, n - next)) {
				ended = true;
			} else if (!ended && table) {
				size_t end = next;

				while (end < n && s[end] != ' ')
					end++;
				ended = txt_is_figure(s + next, end - next) ||
				    txt_is_figure(s + word, at - word);
			}
			if (ended && at > start)
				add_token(k, s + start, at - start, first, col);
			if (ended) {
				start = next;
				first = col + 1;
			}
			at++;
			col++;
			continue;
		}
		at++;
		while (at < n && (s[at] & 0xC0) == 0x80)
			at++;
		col++;
	}
}

void
txt_tokens(struct txt_tokens *k, const struct txt_line *l)
{
	size_t at = 0, start;
	int col = 0, first, gaps = 0;

	k->n = k->nlabel = k->nfigure = 0;
	if (l->blank || l->tabs > 0 || l->bars > 0 || l->drawn || l->n > LINE_BYTES)
		return;
	for (size_t i = 0; i + 1 < l->n; i++)
		gaps += l->s[i] == ' ' && l->s[i + 1] == ' ';
	while (at < l->n) {
		while (at < l->n && (l->s[at] == ' ' || (l->n - at >= 3 &&
		    memcmp(l->s + at, "　", 3) == 0))) {
			at += l->s[at] == ' ' ? 1 : 3;
			col++;
		}
		start = at;
		first = col;
		while (at < l->n && !(l->s[at] == ' ' &&
		    (at + 1 == l->n || l->s[at + 1] == ' '))) {
			at++;
			while (at < l->n && (l->s[at] & 0xC0) == 0x80)
				at++;
			col++;
		}
		if (at > start)
			add_stretch(k, l->s + start, at - start, first, gaps > 1);
	}
}

bool
txt_is_figures(const struct txt_tokens *k)
{
	if (k->nfigure == 0 || k->n < 2 || k->nlabel > 4 || k->n == TXT_TOKENS)
		return false;
	for (int i = k->nlabel; i < k->n; i++)
		if (!k->token[i].figure)
			return false;
	return true;
}

/* ---- labels ---- */

struct survey {
	struct txt	*t;
	size_t		*row;		/* lines of figures */
	size_t		 n, cap;
};

/* The deepest text of a line that ends before column "limit"; -1: none. */
static int
deepest(const struct txt_tokens *k, int limit)
{
	int best = -1;

	for (int i = 0; i < k->nlabel; i++)
		if (k->token[i].to <= limit + OFF && k->token[i].from > best)
			best = k->token[i].from;
	return best;
}

/* The text of a line in column x, NULL if there is none. */
static const struct txt_token *
in_column(const struct txt_tokens *k, int x)
{
	for (int i = 0; i < k->nlabel; i++)
		if (txt_same_column(k->token[i].from, x))
			return &k->token[i];
	return NULL;
}

/* May a line be part of a label: texts only, and all left of the figures? */
static bool
is_fragment(const struct txt_tokens *k, int limit)
{
	return k->n > 0 && k->nfigure == 0 && k->n <= 3 &&
	    k->token[k->n - 1].to <= limit + OFF;
}

/* A label that stands one line below its figures: they have none in its column, and
 * the next ones have their own.  The column, -1 if it is not so. */
static int
label_below(const struct survey *s, size_t r, const struct txt_token *label, int limit)
{
	const struct txt *t = s->t;
	const struct txt_token *part;
	struct txt_tokens k;
	int x;

	if (r + 1 == s->n || s->row[r + 1] < s->row[r] + 2)
		return -1;
	txt_tokens(&k, &t->line[s->row[r] + 1]);
	x = deepest(&k, limit);
	part = in_column(&k, x);
	if (!is_fragment(&k, limit) || part == NULL || !begins_label(part->s, part->n) ||
	    (label != NULL && x <= label->from + OFF))
		return -1;
	txt_tokens(&k, &t->line[s->row[r + 1]]);
	part = in_column(&k, x);
	return part != NULL && begins_label(part->s, part->n) ? x : -1;
}

/*
 * A label that begins on its row's line may go on below it: the lines in its column
 * before the next label are its, if that label is seen to begin.
 */
static size_t
lines_below(const struct survey *s, size_t r, int x, int limit)
{
	const struct txt *t = s->t;
	size_t line = s->row[r], end = r + 1 < s->n ? s->row[r + 1] : t->n, i;
	const struct txt_token *part;
	struct txt_tokens k;
	size_t count = 0;

	for (i = line + 1; i < end && i - line <= AROUND; i++) {
		txt_tokens(&k, &t->line[i]);
		if (!is_fragment(&k, limit))
			break;
		part = in_column(&k, x);
		if (part != NULL && begins_label(part->s, part->n))
			return count;
		count += part != NULL;
	}
	if (i != end || r + 1 == s->n)
		return 0;
	txt_tokens(&k, &t->line[end]);
	part = k.nlabel > 0 ? &k.token[k.nlabel - 1] : NULL;
	return part != NULL && begins_label(part->s, part->n) ? count : 0;
}

/*
 * Claim the lines between the figures before and after row r that are parts of its
 * label.  "taken" is the line after the last that the row before has claimed.
 */
static size_t
claim(struct survey *s, size_t r, size_t taken)
{
	struct txt *t = s->t;
	size_t line = s->row[r], above = 0, below = 0, most, first = line, i;
	size_t end = r + 1 < s->n ? s->row[r + 1] : t->n;
	const struct txt_token *label, *part;
	struct txt_tokens here, k;
	int x = -1, limit;

	t->line[line].owner = (int)line + 1;
	txt_tokens(&here, &t->line[line]);
	limit = here.token[here.nlabel].from;	/* labels are left of figures */
	label = here.nlabel > 0 ? &here.token[here.nlabel - 1] : NULL;
	if (label != NULL && begins_label(label->s, label->n) && here.nlabel > 1)
		x = label->from;		/* behind its group: complete above */
	for (i = line; x < 0 && i-- > taken && line - i <= AROUND;) {
		txt_tokens(&k, &t->line[i]);
		if (!is_fragment(&k, limit))
			break;
		if (deepest(&k, limit) > x)
			x = deepest(&k, limit);
	}
	if (x < 0 && (x = label_below(s, r, label, limit)) >= 0) {
		t->line[line + 1].owner = (int)line + 1;
		return line + 2;
	}
	/* a label of its own on the line, and nothing that stands deeper */
	if (label != NULL && (x < 0 || x <= label->from + OFF) &&
	    begins_label(label->s, label->n)) {
		x = label->from;
	} else if (x < 0 && label != NULL) {
		x = label->from;
	} else if (x >= 0 && (label == NULL || x > label->from - OFF)) {
		for (i = line; i-- > taken && line - i <= AROUND;) {
			txt_tokens(&k, &t->line[i]);
			part = in_column(&k, x);
			if (!is_fragment(&k, limit))
				break;
			if (part == NULL)
				continue;	/* of a group */
			above++;
			first = i;
			if (begins_label(part->s, part->n))
				break;
		}
	}
	for (i = first; i < line; i++) {
		txt_tokens(&k, &t->line[i]);
		if (in_column(&k, x) != NULL)
			t->line[i].owner = (int)line + 1;
	}
	taken = line + 1;
	if (x < 0)
		return taken;
	most = above > 0 ? above + 1 : label != NULL && begins_label(label->s, label->n) ?
	    lines_below(s, r, x, limit) : 0;
	for (i = line + 1; i < end && i - line <= AROUND; i++) {
		txt_tokens(&k, &t->line[i]);
		part = in_column(&k, x);
		if (!is_fragment(&k, limit) ||
		    (part != NULL && begins_label(part->s, part->n)))
			break;
		if (part == NULL)
			continue;
		if (below == most)
			break;
		below++;
		t->line[i].owner = (int)line + 1;
		taken = i + 1;
	}
	return taken;
}

/* ---- regions ---- */

/* Short words that single blanks part: 企业 机构 益组织. */
static bool
is_words(const char *s, size_t n)
{
	size_t at = 0, from = 0;

	for (; at <= n; at++)
		if (at == n || s[at] == ' ') {
			if (at == from || text_length(s + from, at - from) > WORD)
				return false;
			from = at + 1;
		}
	return true;
}

/* A head of columns, a caption, a part of a group's label: no paragraph. */
static bool
is_head(const struct txt_line *l)
{
	struct txt_tokens k;

	txt_tokens(&k, l);
	if (k.n != 1)
		return k.n > 1 && k.n < TXT_TOKENS;
	return !txt_has(l->s, l->n, "。") &&
	    (text_length(k.token[0].s, k.token[0].n) <= SHORT ||
	    is_words(k.token[0].s, k.token[0].n));
}

/* Heads stand before figures: from each line of figures upwards. */
static void
mark_heads(struct survey *s)
{
	struct txt *t = s->t;
	size_t stop = 0;

	for (size_t r = 0; r < s->n; r++) {
		size_t i = s->row[r];

		while (i-- > stop && t->line[i].owner != 0)
			continue;
		for (i++; i-- > stop;) {
			if (t->line[i].owner != 0 || t->line[i].blank)
				continue;
			if (!is_head(&t->line[i]))
				break;
			t->line[i].owner = -1;
		}
		stop = s->row[r] + 1;
	}
}

void
txt_columns_survey(struct txt *t)
{
	struct survey s = { .t = t };
	struct txt_tokens k;
	size_t taken = 0;

	for (size_t i = 0; i < t->n; i++) {
		txt_tokens(&k, &t->line[i]);
		if (!txt_is_figures(&k))
			continue;
		s.row = mem_grow(s.row, s.n, &s.cap, sizeof *s.row);
		s.row[s.n++] = i;
	}
	if (s.n >= ROWS) {
		for (size_t r = 0; r < s.n; r++)
			taken = claim(&s, r, taken);
		mark_heads(&s);
	}
	free(s.row);
}
