/*
 * page_around.c - what stands around the text of a report; see story.h.
 *
 * Must never drop a sentence that stands inside a section: a line with 。 goes only
 * after the page's own words at the end, and is reported as lost then.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "form/form.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/story/story.h"

#define PAGES		64	/* numbers of pages looked at */
#define LABEL_CHARS	60
#define LABEL_LINES	1000	/* of a section; a report has a few */
#define HEADER_BYTES	150	/* of a header at most */
#define HEADER_LEAST	12	/* 无 beside two page numbers is none */
#define SHORT_CHARS	6	/* before the text, a shorter line says nothing */

static bool
is_text(const struct item *it)
{
	return it->kind == ITEM_LINE && !it->drop;
}

/* ---- pages ---- */

static bool
beside(const struct story *st, size_t i, int step, size_t *at)
{
	*at = i + (size_t)step;
	return (step > 0 || i > 0) && *at < st->n && is_text(&st->item[*at]) &&
	    !st->item[*at].full && st->item[*at].section < 0 &&
	    st->item[*at].n <= HEADER_BYTES && st->item[*at].n >= HEADER_LEAST;
}

/* A line that stands beside the numbers of two pages is a header. */
static void
drop_headers(struct story *st, const size_t *page, int n)
{
	size_t a, b;

	for (int i = 0; i < n; i++)
		for (int side = -1; side <= 1; side += 2) {
			bool again = false;

			if (!beside(st, page[i], side, &a))
				continue;
			for (int k = i + 1; k < n; k++)
				if (beside(st, page[k], side, &b) && a != b &&
				    strcmp(st->item[a].s, st->item[b].s) == 0)
					again = st->item[b].drop = true;
			st->item[a].drop |= again;
		}
}

void
around_pages(struct story *st)
{
	size_t page[PAGES];
	int number[PAGES], n = 0;

	for (size_t i = 0; i < st->n && n < PAGES; i++) {
		if (!is_text(&st->item[i]) || st->item[i].n > 40 ||
		    (number[n] = chrome_page(st->item[i].s)) == 0)
			continue;
		page[n++] = i;
	}
	for (int i = 0; i < n; i++) {		/* a bare figure: in a sequence only */
		int now = abs(number[i]);

		st->item[page[i]].drop = number[i] < 0 ||
		    (i > 0 && abs(number[i - 1]) == now - 1) ||
		    (i + 1 < n && abs(number[i + 1]) == now + 1);
	}
	drop_headers(st, page, n);
	if (st->in->title == NULL)
		return;
	for (size_t i = 0; i < st->n; i++)
		if (is_text(&st->item[i]) && !st->item[i].full &&
		    match_words_only(st->item[i].s, st->item[i].n, st->in->title))
			st->item[i].drop = true;
}

/* ---- before the text ---- */

/* A piece of the title, as it was broken over lines, or the title among others. */
static bool
of_title(const struct story *st, const struct item *it)
{
	struct buf b = BUF_INIT;
	bool same;

	if (st->in->title == NULL || it->n > 400)
		return false;
	title_squeeze(&b, it->s, it->n);
	same = strstr(buf_cstr(&b), st->in->title) != NULL ||
	    (b.len >= 12 && strstr(st->in->title, b.data) != NULL);
	buf_release(&b);
	return same;
}

static bool
is_file(const char *s, size_t n)
{
	return n > 6 && n < 100 && memcmp(s + n - 6, "文件", 6) == 0;
}

/* Without any punctuation of a sentence. */
static bool
is_bare(const char *s)
{
	static const char *const marks[] = { "，", "：", "；", "、" };

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (strstr(s, marks[i]) != NULL)
			return false;
	return true;
}

void
around_lead(struct story *st, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		struct item *it = &st->item[i];

		if (!is_text(it) || it->full || it->glue || it->glued)
			continue;
		if (strstr(it->s, "，") != NULL && text_length(it->s, it->n) > 25 &&
		    !of_title(st, it))
			continue;
		/* without a title to begin after, everything of the page is here */
		it->drop = it->section >= 0 || text_length(it->s, it->n) < SHORT_CHARS ||
		    (st->in->title == NULL && is_bare(it->s)) ||
		    chrome_is_head(it->s) || chrome_is_date(it->s) ||
		    chrome_page(it->s) != 0 || chrome_is_number(it->s) ||
		    chrome_is_agency(it->s) || is_file(it->s, it->n) ||
		    chrome_before_date(it->s) > 0 || of_title(st, it) ||
		    match_words_only(it->s, it->n, st->in->agency);
	}
}

bool
around_metadata(const struct doc_table *t)
{
	struct buf b = BUF_INIT;
	size_t head = 0, text = 0;

	for (size_t i = 0; i < t->ncell; i++) {
		buf_reset(&b);
		chrome_trim(&b, t->cell[i].text, strlen(t->cell[i].text));
		text += b.len > 0;
		head += b.len > 0 && chrome_is_head(buf_cstr(&b));
	}
	buf_release(&b);
	return head > 1 && head * 3 >= text;
}

/* ---- with a table ---- */

/* How much of a label a line says. */
enum say { SAYS_ALL, SAYS_PART, SAYS_EDGE };

static bool
is_word(const char *s, size_t n, const char *label, enum say say)
{
	if (label == NULL || label[0] == '\0')
		return false;
	return say == SAYS_ALL ? match_words_only(s, n, label) :
	    match_words_part(s, n, label, say == SAYS_EDGE);
}

/* Words of any table: in a text, those of the next one may stand before its heading. */
static bool
is_label(const struct form *f, const char *s, size_t n, enum say say)
{
	for (int i = 0; i < f->ntable; i++)
		if (is_word(s, n, f->table[i].title, say))
			return true;
	for (int i = 0; i < f->nblock; i++) {
		const struct form_block *k = &f->block[i];

		if (is_word(s, n, k->title, say) || is_word(s, n, k->colhead, say) ||
		    is_word(s, n, k->stub, say))
			return true;
		for (int r = 0; r < k->nrowitem; r++)
			if (is_word(s, n, k->row[r].label, say))
				return true;
		for (int c = 0; c < k->ncolitem; c++)
			if (is_word(s, n, k->col[c].label, say))
				return true;
	}
	return false;
}

/* A line of a table that was laid out as text: parts of labels and figures, with
 * blanks between.  One part alone must be long, or begin with an ordinal, and be the
 * beginning or the end of its label: 无 and 没有 are texts. */
static bool
is_scrap(const struct form *f, const struct item *it)
{
	size_t at = 0, n, words = 0, figures = 0;

	while (at < it->n) {
		n = strcspn(it->s + at, " ");
		if (it->s[at] >= '0' && it->s[at] <= '9' &&
		    strspn(it->s + at, "0123456789.") == n)
			figures++;
		else if (n > 0 && !is_label(f, it->s + at, n, SAYS_PART))
			return false;
		else
			words += n > 0;
		at += n + 1;
	}
	if (words + figures > 1)
		return words > 0;
	return words > 0 && is_label(f, it->s, it->n, SAYS_EDGE) &&
	    (it->n >= 4 * strlen("字") || strstr(it->s, "、") != NULL ||
	    strstr(it->s, "（") != NULL || strchr(it->s, '.') != NULL);
}

bool
around_labels(const struct form *f, const struct doc_table *t)
{
	for (size_t i = 0; i < t->ncell; i++) {
		const char *s = t->cell[i].text;

		if (!match_words_only(s, strlen(s), "") &&
		    !is_label(f, s, strlen(s), SAYS_ALL))
			return false;
	}
	return true;
}

/* 单位：件 and its like. */
static bool
is_unit(const struct item *it)
{
	static const char *const words[] = { "单位", "计量单位", "统计单位", "数量单位" };
	const char *s = it->s;

	if (text_length(it->s, it->n) > 12)
		return strstr(it->s, "勾稽关系") != NULL;
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t k = match_words(s, it->n, words[i]);

		if (k > 0 && (s[k] == ':' || strncmp(s + k, "：", 3) == 0))
			return true;
	}
	return match_words_only(s, it->n, "续表");
}

static bool
is_figures(const struct item *it)
{
	return strspn(it->s, "0123456789.,-/ ") == it->n;
}

void
around_table(struct story *st, size_t from, size_t to, int section, struct buf *lost)
{
	const struct form *f = st->in->form;
	int lines = 0;

	for (size_t i = from; i < to && lines < LABEL_LINES; i++) {
		struct item *it = &st->item[i];

		if (!is_text(it) || it->full || it->glue || it->glued ||
		    text_length(it->s, it->n) > LABEL_CHARS)
			continue;
		lines++;
		it->drop = (it->section == section && it->rest == it->n) ||
		    is_unit(it) || match_words_only(it->s, it->n, "") ||
		    is_label(f, it->s, it->n, SAYS_ALL) || is_scrap(f, it);
		if (!it->drop && is_figures(it)) {
			buf_str(lost, lost->len > 0 ? " " : "");
			buf_add(lost, it->s, it->n);
			it->drop = true;
		}
	}
}

/* ---- the end ---- */

static bool
is_signature(const struct story *st, const struct item *it, bool date)
{
	size_t at = chrome_before_date(it->s);
	struct buf b = BUF_INIT;
	bool name;

	if (at == 0)
		return match_words_only(it->s, it->n, st->in->agency) ||
		    (date && chrome_is_agency(it->s));
	chrome_trim(&b, it->s, at);
	name = match_words_only(buf_cstr(&b), b.len, st->in->agency) ||
	    chrome_is_agency(buf_cstr(&b));
	buf_release(&b);
	return name;
}

void
around_tail(struct story *st, size_t from, size_t to, struct buf *lost)
{
	size_t end = to, weak = to;
	bool date = false;

	for (size_t i = from; i < to && end == to; i++) {
		struct item *it = &st->item[i];

		if (!is_text(it) || it->glue || it->glued)
			continue;
		if (it->full)
			weak = to;
		else if (chrome_is_end(it->s))
			end = i;
		else if (weak == to && chrome_is_tail(it->s))
			weak = i;
	}
	if (weak < end)
		end = weak;
	for (size_t i = end; i < to; i++) {
		struct item *it = &st->item[i];

		if (is_text(it) && it->full) {
			buf_str(lost, lost->len > 0 ? " " : "");
			buf_add(lost, it->s, it->n);
		}
		it->drop |= it->kind == ITEM_LINE || it->kind == ITEM_EXTRA;
	}
	while (end-- > from) {
		struct item *it = &st->item[end];

		if (it->kind == ITEM_TAKEN)
			break;
		if (it->kind == ITEM_EXTRA || it->drop)
			continue;
		if (it->full || it->glued || it->section >= 0 ||
		    !(chrome_page(it->s) != 0 || chrome_is_date(it->s) ||
		    chrome_is_tail(it->s) || is_signature(st, it, date)))
			break;
		date = chrome_is_date(it->s);
		it->drop = true;
	}
}
