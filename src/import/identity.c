/*
 * identity.c - whose report of which year a document is.
 *
 * The title says it, in one line or broken over several: {机关}{年}年政府信息公开工作
 * 年度报告.  Where it does not name the office, the line above it, the file's own
 * title, the lead or the signature may.
 *
 * Must never take the year of another report, of a document number or of a date: a
 * year counts only where it stands in front of 政府信息公开 … 报告.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "doc.h"
#include "form.h"
#include "intake.h"
#include "match.h"
#include "mem.h"
#include "text.h"

#define TITLE_BLOCKS	60	/* blocks looked at from the start */
#define TITLE_SPAN	3	/* lines a title is broken into */
#define TITLE_CHARS	90
#define YEAR_FIRST	2008

static const char subject[] = "政府信息公开";
static const char report_word[] = "报告";

struct identity_found {
	char	*agency;	/* or NULL */
	int	 year;		/* or 0 */
	char	*title;
};

/* Blanks between Chinese characters go; those between Latin words stay. */
static void
squeeze(struct buf *out, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	size_t at, len;
	bool gap = false, latin = false;
	uint32_t cp;

	chrome_trim(&b, s, n);
	for (at = 0; at < b.len; at += len) {
		len = text_decode(b.data + at, b.len - at, &cp);
		if (cp == ' ' || cp == '\n' || cp == '\r' || cp == 0xA0 || cp == 0x3000 ||
		    (cp >= 0x2000 && cp <= 0x200A)) {
			gap = true;
			continue;
		}
		if (gap && latin && cp < 0x250 && cp > ' ' && !(cp >= '0' && cp <= '9'))
			buf_chr(out, ' ');
		gap = false;
		latin = cp < 0x250 && !(cp >= '0' && cp <= '9');
		buf_cp(out, cp);
	}
	buf_release(&b);
}

/* One digit of a year, Latin, full-width or Chinese; -1 when it is none. */
static int
year_digit(uint32_t cp)
{
	static const uint32_t han[] = {
		0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
		0x4E5D
	};

	cp = text_fold_cp(cp);
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	if (cp == 0x25CB || cp == 0x3007 || cp == 'O' || cp == 0x25EF)
		return 0;
	for (int i = 0; i < 10; i++)
		if (cp == han[i])
			return i;
	return -1;
}

/* The first year of s: four digits and 年.  *from, *to: where it stands, 度 too. */
static int
find_year(const char *s, size_t n, size_t *from, size_t *to)
{
	size_t start[4], at, len;
	int run = 0, digit[4], d;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		d = year_digit(cp);
		if (d >= 0) {
			if (run == 4) {
				memmove(start, start + 1, sizeof start - sizeof *start);
				memmove(digit, digit + 1, sizeof digit - sizeof *digit);
				run = 3;
			}
			start[run] = at;
			digit[run++] = d;
			continue;
		}
		if (cp == 0x5E74 && run == 4) {
			int year = digit[0] * 1000 + digit[1] * 100 + digit[2] * 10 +
			    digit[3];

			if (year >= YEAR_FIRST && year < 2100) {
				*from = start[0];
				*to = at + len;
				if (n - *to >= 3 && memcmp(s + *to, "度", 3) == 0)
					*to += 3;
				return year;
			}
		}
		run = 0;
	}
	return 0;
}

/* Take words off the front that are no part of a name. */
static void
cut_front(const char **s, size_t *n)
{
	static const char *const words[] = {
		"关于", "现公布", "现发布", "公布", "发布", "《", "“", "\"", "〈", "【", "（", "(", "印发",
		"现将", "将", "编制", "本报告是", "以下是", "，", ",", "、", "。", "：", ":", ">", "》",
	};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
			size_t k = strlen(words[i]);

			if (*n >= k && memcmp(*s, words[i], k) == 0) {
				*s += k;
				*n -= k;
				again = true;
			}
		}
	}
}

/* A name as far as it goes back from the end: no punctuation inside. */
static char *
name_of(const char *s, size_t n)
{
	size_t from = 0, at, len;
	uint32_t cp, fold;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		fold = text_fold_cp(cp);
		if ((fold < 0x80 && strchr(",.;:!?>|/", (int)fold) != NULL) ||
		    cp == 0x3002 || cp == 0x300A || cp == 0x300B)
			from = at + len;
	}
	s += from;
	n -= from;
	cut_front(&s, &n);
	while (n >= 3 && (memcmp(s + n - 3, "》", 3) == 0 || memcmp(s + n - 3, "”", 3) == 0 ||
	    memcmp(s + n - 3, "的", 3) == 0))
		n -= 3;
	return n > 0 && intake_agency_valid(s, n) ? mem_strndup(s, n) : NULL;
}

/* Is this squeezed line a title? Fills what it says. */
static bool
parse_title(const char *s, size_t n, struct identity_found *f)
{
	const char *about = strstr(s, subject), *end;
	size_t from, to;
	char *line;

	if (about == NULL || strstr(about, report_word) == NULL ||
	    text_length(s, n) > TITLE_CHARS || strstr(s, "。") != NULL ||
	    strstr(s, "；") != NULL || strstr(s, "根据") != NULL)
		return false;
	f->year = find_year(s, n, &from, &to);
	if (f->year == 0 || s + to > about)
		return false;
	/* a sentence goes on after 报告; a title ends there */
	end = strstr(about, report_word) + strlen(report_word);
	if (*end != '\0' && strstr(end, "，") != NULL)
		return false;
	free(f->agency);
	f->agency = from > 0 ? name_of(s, from) : NULL;
	if (f->agency == NULL && s + to < about)
		f->agency = name_of(s + to, (size_t)(about - (s + to)));
	line = mem_strndup(s, (size_t)(end - s));
	free(f->title);
	f->title = line;
	return true;
}

static const char *
block_text(const struct doc *doc, size_t i)
{
	const struct doc_block *k = &doc->block[i];

	/* a title may stand in a table of one cell */
	if (k->kind == DOC_TABLE)
		return k->table->ncell == 1 ? k->table->cell[0].text : NULL;
	return k->kind == DOC_MARK ? NULL : k->text;
}

/* The office in the line right above a title that does not name it. */
static char *
name_above(const struct doc *doc, size_t i)
{
	while (i-- > 0) {
		struct buf b = BUF_INIT;
		const char *s = block_text(doc, i);
		char *name = NULL;

		if (s == NULL)
			return NULL;
		squeeze(&b, s, strlen(s));
		if (b.len == 0) {
			buf_release(&b);
			continue;
		}
		if (chrome_is_agency(buf_cstr(&b)) && !chrome_is_head(b.data))
			name = mem_strdup(b.data);
		buf_release(&b);
		return name;
	}
	return NULL;
}

/* Blocks from i on that together are a title; how many, 0 if they are none. */
static size_t
title_at(const struct intake *in, const struct doc *doc, size_t i,
    struct identity_found *f)
{
	struct buf b = BUF_INIT;
	size_t span, found = 0;

	for (span = 1; span <= TITLE_SPAN && i + span <= doc->n && found == 0; span++) {
		const char *s = block_text(doc, i + span - 1);

		if (s == NULL || strlen(s) > 600 ||
		    (in->form != NULL && match_heading(in, s, strlen(s), NULL) >= 0))
			break;
		squeeze(&b, s, strlen(s));
		if (b.len > 0 && parse_title(buf_cstr(&b), b.len, f))
			found = span;
	}
	buf_release(&b);
	return found;
}

static void
from_title(const struct intake *in, const struct doc *doc, struct identity_found *f,
    size_t *first)
{
	size_t i, span, n = doc->n < TITLE_BLOCKS ? doc->n : TITLE_BLOCKS;

	for (i = 0; i < n; i++) {
		struct identity_found own = { NULL, 0, NULL };

		if (block_text(doc, i) == NULL || (span = title_at(in, doc, i, &own)) == 0)
			continue;
		if (own.agency == NULL) {
			own.agency = name_above(doc, i);
			if (own.agency != NULL) {
				struct buf b = BUF_INIT;

				buf_str(&b, own.agency);
				buf_str(&b, own.title);
				free(own.title);
				own.title = buf_detach(&b);
			}
		}
		/* a crumb of the page names it first; the title proper says more */
		if (f->year == 0 || (f->agency == NULL && own.agency != NULL)) {
			free(f->agency);
			free(f->title);
			*f = own;
			*first = i + span;
		} else {
			if (own.year == f->year && *first == i)
				*first = i + span;
			free(own.agency);
			free(own.title);
		}
		i += span - 1;
		if (f->agency != NULL && (i + 1 >= n || doc->block[i].kind == DOC_TITLE))
			break;
	}
}

/* The page's or file's own title, without the name of the site after it. */
static void
from_metadata(const struct doc *doc, struct identity_found *f)
{
	struct identity_found own = { NULL, 0, NULL };
	struct buf b = BUF_INIT;

	if (doc->title == NULL)
		return;
	squeeze(&b, doc->title, strcspn(doc->title, "_|"));
	if (b.len > 0 && parse_title(buf_cstr(&b), b.len, &own) &&
	    (f->year == 0 || f->year == own.year)) {
		f->year = own.year;
		if (f->agency == NULL) {
			f->agency = own.agency;
			own.agency = NULL;
		}
	}
	free(own.agency);
	free(own.title);
	buf_release(&b);
}

/* 现公布湘潭县医疗保障局2025年政府信息公开工作年度报告 in a sentence. */
static void
from_lead(const struct doc *doc, struct identity_found *f)
{
	for (size_t i = 0; i < doc->n && i < TITLE_BLOCKS && f->agency == NULL; i++) {
		const char *s = block_text(doc, i), *about;
		size_t from, to, n;
		int year;

		if (s == NULL)
			continue;
		for (about = s; (about = strstr(about, "政府信息公开")) != NULL; about += 18) {
			n = (size_t)(about - s);
			n = n > 90 ? n - 90 : 0;	/* bytes before it */
			while (((unsigned char)s[n] & 0xC0) == 0x80)
				n++;
			year = find_year(s + n, (size_t)(about - s) - n, &from, &to);
			if (year == 0 || s + n + to != about ||
			    strstr(about, "报告") == NULL)
				continue;
			if (f->year != 0 && f->year != year)
				continue;
			f->agency = name_of(s + n, from);
			if (f->agency != NULL && !chrome_is_agency(f->agency)) {
				free(f->agency);
				f->agency = NULL;
			}
			if (f->agency != NULL) {
				f->year = year;
				break;
			}
		}
	}
}

/* The office over the date at the end. */
static void
from_signature(const struct doc *doc, struct identity_found *f)
{
	size_t i = doc->n, seen = 0;
	bool date = false;

	while (i-- > 0 && f->agency == NULL && seen < 12) {
		const char *s = block_text(doc, i);
		struct buf b = BUF_INIT;

		if (s != NULL)
			squeeze(&b, s, strlen(s));
		if (b.len > 0) {
			seen++;
			if (date && chrome_is_agency(buf_cstr(&b)))
				f->agency = mem_strdup(b.data);
			date = chrome_is_date(buf_cstr(&b));
		}
		buf_release(&b);
	}
}

/* The option's own spelling, when it is the same name but for blanks and width. */
static void
respell(const struct intake *in, struct identity_found *f)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	if (in->o->agency == NULL || f->agency == NULL)
		return;
	text_normal(&a, in->o->agency, strlen(in->o->agency), false);
	text_normal(&b, f->agency, strlen(f->agency), false);
	if (strcmp(buf_cstr(&a), buf_cstr(&b)) == 0) {
		free(f->agency);
		f->agency = mem_strdup(in->o->agency);
	}
	buf_release(&a);
	buf_release(&b);
}

bool
match_identity(struct intake *in, const struct doc *doc, size_t *first)
{
	struct identity_found f = { NULL, 0, NULL };
	bool ok;

	*first = 0;
	from_title(in, doc, &f, first);
	if (f.agency == NULL || f.year == 0)
		from_metadata(doc, &f);
	if (f.agency == NULL || f.year == 0)
		from_lead(doc, &f);
	if (f.agency == NULL)
		from_signature(doc, &f);
	respell(in, &f);
	ok = intake_agency(in, f.agency) && intake_year(in, f.year);
	if (ok)
		in->title = f.title;
	else
		free(f.title);
	free(f.agency);
	return ok;
}
