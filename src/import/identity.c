/*
 * identity.c - whose report of which year a document is.
 *
 * The title says it, in one line or broken over several.  Where it does not name the
 * office, the line above it, the file's own title, the signature or the lead may.
 *
 *	lines before the first heading -> those that are titles (title.c) -> the best
 *	    -> neighbours, metadata, signature, lead for what it does not say
 *
 * Must never take the year of another report, of a document number or of a date, nor
 * the name of a site for that of an office.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "clock.h"
#include "doc.h"
#include "intake.h"
#include "match.h"
#include "mem.h"
#include "text.h"

#define HEAD_LINES	400	/* lines looked at from the start */
#define TABLE_ROWS	30	/* rows of a table among them */
#define LINE_BYTES	400	/* a longer line is no part of a title */
#define PART_CHARS	40	/* nor is one of more characters a part of one */
#define TITLE_SPAN	3	/* lines a title is broken into */
#define CLOSE_LINES	3	/* between a title and the name over it */
#define SIGN_BLOCKS	12	/* looked at from the end */
#define LEAD_BLOCKS	12

/* What makes one title better than another; of equals the last one counts, which
 * stands nearest to the text. */
#define WORTH_YEAR	8
#define WORTH_AGENCY	4	/* it names the office itself */
#define WORTH_META	3	/* the file's own title agrees */
#define WORTH_TITLE	2	/* it is formatted as a title */
#define WORTH_CRUMB	(-6)	/* it stands in a line of navigation or a list */

struct line {
	size_t		 at;		/* in the text of the head, squeezed; ends with NUL */
	size_t		 block;
	bool		 last;		/* of its block */
	bool		 title;		/* formatted as one */
};
struct head {
	struct buf	 text;
	struct line	*line;
	size_t		 n, cap;
	int		 max;		/* latest year */
};
struct choice {
	struct title	 title;
	size_t		 from, to;	/* lines */
	int		 worth;
};

/* ---- the lines before the first heading ---- */

static const char *
line_text(const struct head *h, size_t i)
{
	return h->text.data + h->line[i].at;
}

/* Empty lines are left out; one too long stays, empty, to keep others apart. */
static void
add_line(struct head *h, const char *s, size_t n, size_t block, bool last, bool title)
{
	size_t at = h->text.len;

	if (n <= LINE_BYTES)
		title_squeeze(&h->text, s, n);
	if (n <= LINE_BYTES && h->text.len == at) {
		if (last && h->n > 0 && h->line[h->n - 1].block == block)
			h->line[h->n - 1].last = true;
		return;
	}
	buf_chr(&h->text, '\0');
	h->line = mem_grow(h->line, h->n, &h->cap, sizeof *h->line);
	h->line[h->n++] = (struct line){ at, block, last, title };
}

/* False at a heading. */
static bool
add_lines(struct head *h, const struct intake *in, const char *s, size_t block, bool title)
{
	for (;; s++) {
		size_t n = strcspn(s, "\n");

		if (in->form != NULL && match_heading(in, s, n, NULL) >= 0)
			return false;
		add_line(h, s, n, block, s[n] == '\0', title);
		s += n;
		if (*s == '\0' || h->n >= HEAD_LINES)
			return true;
	}
}

/* Rows of one cell may hold a title; those of several have none. */
static bool
add_table(struct head *h, const struct intake *in, const struct doc_table *t, size_t block)
{
	for (size_t i = 0; i < t->ncell;) {
		size_t from = i, alone = i, full = 0;

		for (; i < t->ncell && t->cell[i].row == t->cell[from].row; i++)
			if (t->cell[i].text[0] != '\0') {
				alone = i;
				full++;
			}
		if (t->cell[from].row >= TABLE_ROWS || h->n >= HEAD_LINES)
			break;
		if (full == 1 && !add_lines(h, in, t->cell[alone].text, block, false))
			return false;
		if (h->n > 0)
			h->line[h->n - 1].last = i == t->ncell;
	}
	return true;
}

static void
read_head(struct head *h, const struct intake *in, const struct doc *doc)
{
	bool more = true;

	for (size_t i = 0; i < doc->n && more && h->n < HEAD_LINES; i++) {
		const struct doc_block *k = &doc->block[i];

		if (k->kind == DOC_TABLE)
			more = add_table(h, in, k->table, i);
		else if (k->kind != DOC_MARK)
			more = add_lines(h, in, k->text, i, k->kind == DOC_TITLE);
	}
}

/* ---- titles ---- */

/* May line i be the beginning of a title that goes on in the next?  "parsed": the
 * rest is a title by itself, and only a name or a year goes with it. */
static bool
may_begin(const struct head *h, size_t i, bool parsed)
{
	const char *s = line_text(h, i);
	size_t n = strlen(s), from, to;

	if (n == 0 || text_length(s, n) > PART_CHARS || strstr(s, "。") != NULL ||
	    chrome_is_head(s))
		return false;
	if (!parsed)
		return true;
	if (chrome_is_agency(s))	/* one of several is one of a menu */
		return i == 0 || !chrome_is_agency(line_text(h, i - 1));
	return title_year(s, n, h->max, &from, &to) != 0 && to == n;
}

/* Can a title end here?  At 报告, or with its year in a line of its own. */
static bool
may_end(const struct head *h, size_t i)
{
	const char *s = line_text(h, i);
	size_t from, to;

	return strstr(s, "报告") != NULL || strstr(s, "年报") != NULL ||
	    (strlen(s) <= 24 && title_year(s, strlen(s), h->max, &from, &to) != 0);
}

static bool
complete(const struct title *t)
{
	return t->agency != NULL && t->year != 0;
}

/* The title that ends with line i, of as few lines as say all. */
static bool
title_at(const struct head *h, size_t i, struct choice *c)
{
	struct buf b = BUF_INIT;
	bool found = false;

	for (size_t from = i; may_end(h, i) && i - from < TITLE_SPAN; from--) {
		struct title t = { NULL, 0, NULL, false };

		if (from < i && !may_begin(h, from, found))
			break;
		buf_splice(&b, 0, 0, line_text(h, from), strlen(line_text(h, from)));
		if (title_parse(buf_cstr(&b), h->max, &t) && (!found ||
		    (c->title.agency == NULL && t.agency != NULL) ||
		    (c->title.year == 0 && t.year != 0))) {
			title_release(&c->title);
			c->title = t;
			c->from = from;
			c->to = i;
			found = true;
		} else {
			title_release(&t);
			if (found)
				break;
		}
		if (from == 0 || (found && complete(&c->title)))
			break;
	}
	buf_release(&b);
	return found && (c->title.agency != NULL || c->title.year != 0 ||
	    strstr(c->title.text, "报告") != NULL);
}

static int
worth(const struct head *h, const struct choice *c, const struct title *meta)
{
	const struct title *t = &c->title;
	int w = t->crumb ? WORTH_CRUMB : 0;

	w += t->year != 0 ? WORTH_YEAR : 0;
	w += t->agency != NULL ? WORTH_AGENCY : 0;
	w += h->line[c->to].title ? WORTH_TITLE : 0;
	if (t->year != 0 && t->year == meta->year && (t->agency == NULL ||
	    meta->agency == NULL || strcmp(t->agency, meta->agency) == 0))
		w += WORTH_META;
	return w;
}

static bool
best_title(const struct head *h, const struct title *meta, struct choice *best)
{
	bool found = false;

	for (size_t i = 0; i < h->n; i++) {
		struct choice c;

		memset(&c, 0, sizeof c);
		if (title_at(h, i, &c)) {
			c.worth = worth(h, &c, meta);
			if (!found || c.worth >= best->worth) {
				title_release(&best->title);
				*best = c;
				found = true;
				continue;
			}
		}
		title_release(&c.title);
	}
	return found;
}

/* ---- a title that does not name the office ---- */

static char *
agency_of(const char *s)
{
	static const char file[] = "文件";	/* of a red head: 某局文件 */
	size_t n = strlen(s), k = sizeof file - 1;
	char *name;

	if (n > k && memcmp(s + n - k, file, k) == 0)
		n -= k;
	name = mem_strndup(s, n);
	if (!chrome_is_agency(name)) {
		free(name);
		return NULL;
	}
	return name;
}

static bool
is_agency(const struct head *h, size_t i)
{
	char *name = i < h->n ? agency_of(line_text(h, i)) : NULL;

	free(name);
	return name != NULL;
}

/* The line over it, past numbers and dates, or the one right below; but names in a
 * row are a menu. */
static char *
name_beside(const struct head *h, const struct choice *c)
{
	for (size_t i = c->from, seen = 0; i-- > 0 && seen < CLOSE_LINES; seen++) {
		const char *s = line_text(h, i);

		if (is_agency(h, i))
			return i > 0 && is_agency(h, i - 1) ? NULL : agency_of(s);
		if (!chrome_is_number(s) && !chrome_is_date(s))
			break;
	}
	return is_agency(h, c->to + 1) && !is_agency(h, c->to + 2) ?
	    agency_of(line_text(h, c->to + 1)) : NULL;
}

static const char *
block_text(const struct doc *doc, size_t i)
{
	const struct doc_block *k = &doc->block[i];

	if (k->kind == DOC_TABLE)
		return k->table->ncell == 1 ? k->table->cell[0].text : NULL;
	return k->kind == DOC_MARK ? NULL : k->text;
}

/* The office over the date at the end, or in one line with it. */
static char *
name_signed(const struct doc *doc)
{
	char *name = NULL;
	bool date = false;
	size_t seen = 0;

	for (size_t i = doc->n; i-- > 0 && name == NULL && seen < SIGN_BLOCKS;) {
		const char *s = block_text(doc, i), *line;
		struct buf b = BUF_INIT;
		size_t at;

		if (s == NULL || (line = strrchr(s, '\n')) == NULL)
			line = s;
		if (line != NULL)
			title_squeeze(&b, line, strlen(line));
		if (b.len > 0) {
			seen++;
			if ((at = chrome_before_date(buf_cstr(&b))) > 0) {
				b.data[at] = '\0';
				name = agency_of(b.data);
			} else if (date) {
				name = agency_of(b.data);
			}
			date = chrome_is_date(b.data);
		}
		buf_release(&b);
	}
	return name;
}

/* ---- the lead ---- */

/* 现公布湘潭县医疗保障局2025年政府信息公开工作年度报告; 某某局编制了本报告. */
static char *
name_before(const char *s, size_t n)
{
	size_t begin;
	char *name = title_name(s, n, &begin), *by;

	while (name != NULL && (by = strstr(name, "由")) != NULL)
		memmove(name, by + 3, strlen(by + 3) + 1);
	if (name != NULL && !chrome_is_agency(name)) {
		free(name);
		name = NULL;
	}
	return name;
}

/* Is it this report that the sentence is about? */
static bool
is_announced(const char *s, size_t at)
{
	static const char *const words[] = { "公布", "发布", "编制", "如下", "现将", "公开如下" };
	const char *end = strstr(s + at, "。");
	size_t from = at, n;
	bool found = false;

	while (from >= 3 && memcmp(s + from - 3, "。", 3) != 0)
		from--;
	n = end != NULL ? (size_t)(end - s) - from : strlen(s + from);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		found |= memmem(s + from, n, words[i], strlen(words[i])) != NULL;
	return found;
}

/* 统计期限为2025年1月1日至2025年12月31日: the year of a whole year. */
static int
period(const char *s, int max)
{
	static const char first[] = "年1月1日", last[] = "12月31日";
	const char *at = s;

	for (; (at = strstr(at, first)) != NULL; at++) {
		size_t digits = (size_t)(at - s) < 4 ? 0 : 4;
		char year[8];
		int value = digits == 0 ? 0 : atoi(memcpy(memset(year, 0, sizeof year),
		    at - 4, 4));
		const char *end = strstr(at, last);

		if (value >= 2008 && value <= max && end != NULL && end - at < 60)
			return value;
	}
	return 0;
}

static void
from_lead(const struct head *h, const struct doc *doc, size_t first,
    const struct intake *in, struct title *t)
{
	static const char *const words[] = {
		"编制", "现公布", "现将", "现发布", "向社会公布", "公布", "（以下简称", "(以下简称",
	};
	size_t end = doc->n < first + LEAD_BLOCKS ? doc->n : first + LEAD_BLOCKS;
	bool name = t->agency == NULL && in->o->agency == NULL;
	struct buf b = BUF_INIT;

	for (size_t i = first; i < end && ((name && t->agency == NULL) ||
	    (t->year == 0 && in->o->year == 0)); i++) {
		const char *s = block_text(doc, i), *about;
		size_t from, to, n;
		int year;

		if (s == NULL)
			continue;
		if (in->form != NULL && match_heading(in, s, strlen(s), NULL) >= 0)
			break;
		buf_reset(&b);
		title_squeeze(&b, s, strnlen(s, 4096));
		s = buf_cstr(&b);
		for (about = s; (about = strstr(about, "政府信息公开")) != NULL; about += 18) {
			n = (size_t)(about - s);
			year = title_year(s, n, h->max, &from, &to);
			if (year == 0 || to != n || strstr(about, "报告") == NULL ||
			    (t->year != 0 && t->year != year) || !is_announced(s, n))
				continue;
			if (name && t->agency == NULL)
				t->agency = name_before(s, from);
			t->year = year;
		}
		for (size_t k = 0; k < sizeof words / sizeof *words && name &&
		    t->agency == NULL; k++)
			if ((about = strstr(s, words[k])) != NULL)
				t->agency = name_before(s, (size_t)(about - s));
		if (t->year == 0)
			t->year = period(s, h->max);
	}
	buf_release(&b);
}

/* ---- all together ---- */

/* Reports are of last year, at the latest of this one, or written ahead of time. */
static int
latest_year(const struct intake *in)
{
	char now[CLOCK_TEXT] = "";
	int year;

	if (in->actor != NULL && in->actor->now != NULL)
		in->actor->now(in->actor->ctx, now);
	year = atoi(now);
	return year >= IMPORT_YEAR_MIN ? year + 1 : IMPORT_YEAR_MAX;
}

/* The option's own spelling, when it is the same name but for blanks and width. */
static void
respell(const struct intake *in, struct title *t)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	if (in->o->agency == NULL || t->agency == NULL)
		return;
	text_normal(&a, in->o->agency, strlen(in->o->agency), false);
	text_normal(&b, t->agency, strlen(t->agency), false);
	if (strcmp(buf_cstr(&a), buf_cstr(&b)) == 0) {
		free(t->agency);
		t->agency = mem_strdup(in->o->agency);
	}
	buf_release(&a);
	buf_release(&b);
}

static char *
joined(const char *a, char *b)
{
	struct buf out = BUF_INIT;

	buf_str(&out, a);
	buf_str(&out, b);
	free(b);
	return buf_detach(&out);
}

/* From what is sure to what is less so; the option comes before a guess. */
static void
complete_title(const struct intake *in, const struct doc *doc, const struct head *h,
    const struct choice *c, struct title *meta, size_t first, struct title *t)
{
	if (t->agency == NULL && t->text != NULL &&
	    (t->agency = name_beside(h, c)) != NULL && c->from > 0 &&
	    strcmp(line_text(h, c->from - 1), t->agency) == 0)
		t->text = joined(t->agency, t->text);
	if (t->agency == NULL && meta->agency != NULL &&
	    (t->year == 0 || meta->year == 0 || meta->year == t->year)) {
		t->agency = meta->agency;
		meta->agency = NULL;
	}
	if (t->year == 0)
		t->year = meta->year;
	if (t->agency == NULL && in->o->agency == NULL)
		t->agency = name_signed(doc);
	from_lead(h, doc, first, in, t);
}

bool
match_identity(struct intake *in, const struct doc *doc, size_t *first)
{
	struct head h = { BUF_INIT, NULL, 0, 0, latest_year(in) };
	struct title meta = { NULL, 0, NULL, false };
	struct buf own = BUF_INIT;
	struct choice best;
	bool ok;

	memset(&best, 0, sizeof best);
	*first = 0;
	read_head(&h, in, doc);
	if (doc->title != NULL) {
		title_squeeze(&own, doc->title, strnlen(doc->title, LINE_BYTES));
		if (!title_parse(buf_cstr(&own), h.max, &meta))
			memset(&meta, 0, sizeof meta);
	}
	if (best_title(&h, &meta, &best))
		*first = h.line[best.to].block + h.line[best.to].last;
	complete_title(in, doc, &h, &best, &meta, *first, &best.title);
	respell(in, &best.title);
	ok = intake_agency(in, best.title.agency);
	ok = intake_year(in, best.title.year) && ok;
	in->title = best.title.text;
	best.title.text = NULL;
	title_release(&best.title);
	title_release(&meta);
	buf_release(&own);
	buf_release(&h.text);
	free(h.line);
	return ok;
}
