/*
 * identity.c - whose report of which year a document is.
 *
 * The title says it, in one line or broken over several.  Where it does not name the
 * office, the line above it, the file's own title, the signature or the lead may.
 *
 *	lines before the first heading -> those that are titles (title.c) -> the best
 *	    -> neighbours, metadata, signature and lead (office_name.c) for what it lacks
 *
 * Must never take the year of another report, of a document number or of a date, nor
 * the name of a site for that of an office.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "report/report.h"

#define HEAD_LINES	400	/* lines looked at from the start */
#define TABLE_ROWS	30	/* rows of a table among them */
#define LINE_BYTES	400	/* a longer line is no part of a title */
#define TITLE_BYTES	100	/* a shorter one has no heading behind its title */
#define PART_CHARS	60	/* nor is one of more characters a part of one */
#define TITLE_SPAN	3	/* lines a title is broken into */
#define WRAP_LINES	8	/* or wrapped to, by the width of a page */
#define WRAP_SLACK	2	/* columns by which full lines differ */
#define NAME_CHARS	12	/* of a name, broken off in the line above its title */
#define NAME_END	9	/* bytes of its end, before the year */
#define NAME_LINES	6	/* of a long name and its title */
#define LONG_PLACE	8	/* characters of 恩施土家族苗族自治州, in a line of its own */
#define CLOSE_LINES	3	/* between a title and the name over it */

/* What makes one title better than another; of equals the last one counts, which
 * stands nearest to the text. */
#define WORTH_YEAR	8
#define WORTH_AGENCY	4	/* it names the office itself */
#define WORTH_META	3	/* the file's own title agrees */
#define WORTH_TITLE	2	/* it is formatted as a title */
#define WORTH_CRUMB	(-6)	/* it stands in a line of navigation or a list */

struct line {
	size_t		 at;		/* in the text of the head; ends with NUL */
	size_t		 block;
	bool		 last;		/* of its block */
	bool		 title;		/* formatted as one */
};
struct head {
	struct buf	 text;		/* squeezed */
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
add_lines(struct head *h, const struct intake *in, const char *s, size_t block,
    bool title)
{
	for (;; s++) {
		static const char end[] = "报告 ";
		size_t n = strcspn(s, "\n"), head;
		const char *lead;
		int section;
		size_t len;

		/* a text without line breaks has its title before the first heading */
		if (n > TITLE_BYTES && in->form != NULL &&
		    (head = match_inline(in, s, n, 0, &section, &len)) < LINE_BYTES && head < n) {
			if ((lead = memmem(s, head, end, sizeof end - 1)) != NULL)
				head = (size_t)(lead - s) + sizeof end - 1;
			add_line(h, s, head, block, false, title);
			return false;
		}
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
add_table(struct head *h, const struct intake *in, const struct doc_table *t,
    size_t block)
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

/* Has the page broken the line inside the last word: …年度报 / 告, …信息公开年 / 报? */
static bool
ends_broken(const struct head *h, size_t i)
{
	static const char *const broken[][2] = { { "报", "告" }, { "年", "报" } };
	const char *over = i > 0 ? line_text(h, i - 1) : "", *s = line_text(h, i);
	size_t n = strlen(over);

	for (size_t k = 0; k < ARRAY_LEN(broken); k++) {
		size_t a = strlen(broken[k][0]);

		if (n >= a && strcmp(over + n - a, broken[k][0]) == 0 &&
		    strncmp(s, broken[k][1], strlen(broken[k][1])) == 0)
			return true;
	}
	return false;
}

/* Can a title end here?  At 报告, or with its year in a line of its own. */
static bool
may_end(const struct head *h, size_t i)
{
	const char *s = line_text(h, i);
	size_t from, to;

	return strstr(s, "报告") != NULL || strstr(s, "年报") != NULL || ends_broken(h, i) ||
	    (strlen(s) <= 24 && title_year(s, strlen(s), h->max, &from, &to) != 0);
}

static bool
complete(const struct title *t)
{
	return t->agency != NULL && t->year != 0;
}

/* Does the page's width break the line above this one?  Such lines are all full but the
 * last, which is no longer than they are. */
static bool
is_wrapped(const struct head *h, size_t above, size_t last)
{
	int full = text_width(line_text(h, last - 1)), w = text_width(line_text(h, above));

	return w > 0 && full >= text_width(line_text(h, last)) &&
	    w >= full - WRAP_SLACK && w <= full + WRAP_SLACK &&
	    strstr(line_text(h, above), "。") == NULL && !chrome_is_head(line_text(h, above));
}

/* The title of lines wrapped in the middle of words: 云山县自然资 / 源局2023年政 / …; it
 * names an office and a year.  What the last of them say alone is a part of it. */
static void
wrapped_title(const struct head *h, size_t i, bool *found, struct choice *c)
{
	struct buf b = BUF_INIT;

	buf_str(&b, line_text(h, i));
	for (size_t from = i; from > 0 && i - from < WRAP_LINES &&
	    is_wrapped(h, from - 1, i); from--) {
		const char *s = line_text(h, from - 1);
		struct title t = { NULL, 0, NULL, false };

		if (*found && complete(&c->title) && chrome_is_agency(s) &&
		    text_width(s) < text_width(line_text(h, i - 1)))
			break;			/* another office, over a title that has one */
		buf_splice(&b, 0, 0, s, strlen(s));
		if (!title_parse(buf_cstr(&b), h->max, &t) || t.crumb || !complete(&t) ||
		    !chrome_is_agency(t.agency) || strncmp(buf_cstr(&b), t.text, 3) != 0) {
			title_release(&t);
			continue;
		}
		title_release(&c->title);
		c->title = t;
		c->from = from - 1;
		c->to = i;
		*found = true;
	}
	buf_release(&b);
}

/* Does s have the word of a place: 县 of 云山县水利局? "begins": at its beginning. */
static bool
has_place(const char *s, bool begins)
{
	static const char *const places[] = {
		"省", "市", "县", "区", "州", "盟", "旗", "镇", "乡"
	};

	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		if (begins ? strncmp(s, places[i], strlen(places[i])) == 0 :
		    strstr(s, places[i]) != NULL)
			return true;
	return false;
}

/* Chinese characters alone. */
static bool
is_han(const char *s)
{
	size_t n = strlen(s), len;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp < 0x4E00 || cp > 0x9FFF)
			return false;
	}
	return n > 0;
}

/* Is the line above a title the beginning of its name, broken off: 云山县 / 水利局2025年…,
 * 云山 / 县水利局…, 云 / 山县水利局…, or any in one block?  A menu, a button or another
 * office is none. */
static bool
name_goes_on(const struct head *h, size_t from, const struct title *t)
{
	const char *above = from > 0 ? line_text(h, from - 1) : "";
	const char *name = t->agency != NULL ? t->agency : "";
	size_t chars = text_length(above, strlen(above));

	if (name[0] == '\0' || !is_han(above) || chars > NAME_CHARS ||
	    chrome_is_head(above) || chrome_is_agency(above) ||
	    strncmp(line_text(h, from), name, strlen(name)) != 0)
		return false;
	return h->line[from - 1].block == h->line[from].block || chars == 1 ||
	    text_length(name, strlen(name)) < 3 || has_place(name, true) ||
	    (!has_place(name, false) && has_place(above + strlen(above) - 3, true));
}

/* ... or all of it but its end: 云山县水利 / 局2025年政府…. */
static bool
name_ends(const struct head *h, const struct choice *c)
{
	const char *above = c->from > 0 ? line_text(h, c->from - 1) : "";
	const char *s = line_text(h, c->from), *title = strstr(s, c->title.text);
	struct buf b = BUF_INIT;
	bool ends = false;

	if (c->title.agency == NULL && title != NULL && title > s &&
	    title - s <= NAME_END && is_han(above) && !chrome_is_agency(above)) {
		buf_str(&b, above);
		buf_add(&b, s, (size_t)(title - s));
		ends = chrome_is_agency(buf_cstr(&b));
	}
	buf_release(&b);
	return ends;
}

static void
name_above(const struct head *h, struct choice *c)
{
	struct title t = { NULL, 0, NULL, false };
	struct buf b = BUF_INIT;
	size_t n = c->title.agency != NULL ? strlen(c->title.agency) : 0, k;

	if (!name_goes_on(h, c->from, &c->title) && !name_ends(h, c))
		return;
	for (size_t i = c->from - 1; i <= c->to; i++)
		buf_str(&b, line_text(h, i));
	if (title_parse(buf_cstr(&b), h->max, &t) && complete(&t) &&
	    (k = strlen(t.agency)) > n && strncmp(b.data, t.agency, k) == 0 &&
	    (n == 0 || strcmp(t.agency + k - n, c->title.agency) == 0)) {
		title_release(&c->title);
		c->title = t;
		c->from--;
	} else {
		title_release(&t);
	}
	buf_release(&b);
}

/* Does the line say by itself that it belongs to the one above: （林业局） or 登记局、水利局）? */
static bool
belongs_above(const char *s)
{
	const char *open = strstr(s, "（"), *close = strstr(s, "）");

	return open == s || (close != NULL && (open == NULL || close < open));
}

/* A piece as long as a line of a title is, that ends with the word of a place. */
static bool
is_long_place(const char *s)
{
	return is_han(s) && text_length(s, strlen(s)) >= LONG_PLACE &&
	    has_place(s + strlen(s) - 3, true);
}

/* Is line i a piece of a name, and does it or the next say so?  A whole name is one only
 * where its other names follow below. */
static bool
is_piece(const struct head *h, size_t i)
{
	const char *s = line_text(h, i), *below = line_text(h, i + 1);

	if (s[0] == '\0' || strstr(s, "。") != NULL || chrome_is_head(s))
		return false;
	if (is_long_place(s) || belongs_above(s))
		return true;
	return belongs_above(below) &&
	    (!chrome_is_agency(s) || strncmp(below, "（", 3) == 0);
}

/*
 * A long name in lines of its own over its title:
 *
 *	恩施自治州高新技术产业开发区
 *	自然资源和规划局
 *	（林业局、水利局）
 *	2025年政府信息公开工作年度报告
 *
 * In a block formatted as a title all lines are its; else they are pieces, of which the
 * next says so, or they are long and end with a place.
 */
static void
name_in_lines(const struct head *h, struct choice *c)
{
	size_t block = h->line[c->to].block;
	bool one = h->line[c->to].title;
	struct buf b = BUF_INIT;

	for (size_t i = c->from; i <= c->to; i++)
		buf_str(&b, line_text(h, i));
	for (size_t i = c->from; i-- > 0 && c->to - i <= NAME_LINES;) {
		const char *s = line_text(h, i);
		struct title t = { NULL, 0, NULL, false };

		if (!(one && h->line[i].block == block) && !is_piece(h, i))
			break;
		buf_splice(&b, 0, 0, s, strlen(s));
		if (title_parse(buf_cstr(&b), h->max, &t) && !t.crumb && complete(&t) &&
		    chrome_is_agency(t.agency) &&
		    strncmp(buf_cstr(&b), t.agency, strlen(t.agency)) == 0) {
			title_release(&c->title);
			c->title = t;
			c->from = i;
		} else {
			title_release(&t);
		}
	}
	buf_release(&b);
}

/* Is it all in one line: the office and its year? */
static bool
starts_with_name(const struct head *h, size_t i)
{
	struct title t = { NULL, 0, NULL, false };
	bool all = title_parse(line_text(h, i), h->max, &t) && complete(&t);

	title_release(&t);
	return all;
}

/* The title that ends with line i, of as few lines as say all. */
static bool
title_at(const struct head *h, size_t i, struct choice *c)
{
	struct buf b = BUF_INIT;
	bool found = false;

	for (size_t from = i; may_end(h, i) && i - from < TITLE_SPAN; from--) {
		struct title t = { NULL, 0, NULL, false };

		/* of 25年政府… the year is broken, too: 云山县水利局20 */
		if (from < i && !may_begin(h, from, found && (c->title.agency != NULL ||
		    c->title.year != 0)))
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
	if (may_end(h, i))
		wrapped_title(h, i, &found, c);
	if (found && c->title.year != 0)
		name_above(h, c);
	if (found && c->title.year != 0 && !starts_with_name(h, i))
		name_in_lines(h, c);
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

static bool
is_agency(const struct head *h, size_t i)
{
	char *name = i < h->n ? named_agency(line_text(h, i)) : NULL;

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
			return i > 0 && is_agency(h, i - 1) ? NULL : named_agency(s);
		if (!chrome_is_number(s) && !chrome_is_date(s))
			break;
	}
	return is_agency(h, c->to + 1) && !is_agency(h, c->to + 2) ?
	    named_agency(line_text(h, c->to + 1)) : NULL;
}

/* ---- all together ---- */

/* Reports are of last year, at the latest of this one, or written ahead of time. */
static int
latest_year(const struct intake *in)
{
	char now[CLOCK_TEXT] = "";
	int year;

	if (in->run->actor != NULL && in->run->actor->now != NULL)
		in->run->actor->now(in->run->actor->ctx, now);
	year = atoi(now);
	return year >= REPORT_YEAR_MIN ? year + 1 : REPORT_YEAR_MAX;
}

/* The option's own spelling, when it is the same name but for blanks and width, another
 * one of that office, or the paper has the end of it: 洪湖区人民政府 on the report of
 * 江城市洪湖区人民政府. */
static void
respell(const struct intake *in, struct title *t)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	if (in->run->options.agency == NULL || t->agency == NULL)
		return;
	text_normal(&a, in->run->options.agency, strlen(in->run->options.agency), false);
	text_normal(&b, t->agency, strlen(t->agency), false);
	if ((b.len > 0 && a.len >= b.len &&
	    strcmp(buf_cstr(&a) + a.len - b.len, buf_cstr(&b)) == 0) ||
	    intake_same_agency(in, t->agency)) {
		free(t->agency);
		t->agency = mem_strdup(in->run->options.agency);
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
	if (t->agency == NULL && in->run->options.agency == NULL)
		t->agency = named_in_signature(doc);
	named_in_lead(in, doc, first, h->max, t);
}

/* A word that only such titles have, an office and a year: no line of a list, or of news
 * about the reports of a place. */
bool
match_titled(const struct intake *in, const struct doc *doc, int *year)
{
	struct head h = { BUF_INIT, NULL, 0, 0, latest_year(in) };
	struct title meta = { NULL, 0, NULL, false };
	struct choice best;
	bool ok;

	memset(&best, 0, sizeof best);
	read_head(&h, in, doc);
	ok = best_title(&h, &meta, &best) && !best.title.crumb && best.title.year != 0 &&
	    (best.title.agency != NULL || in->run->options.agency != NULL);
	*year = best.title.year;
	title_release(&best.title);
	buf_release(&h.text);
	free(h.line);
	return ok;
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
