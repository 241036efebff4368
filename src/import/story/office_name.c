/*
 * office_name.c - names of offices outside the title: the line of a name, the signature at
 * the end, the lead.
 *
 * Must never take a part of a sentence for a name: what is returned looks like an
 * office, or nothing is.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "report/report.h"

#define SIGN_BLOCKS	12	/* looked at from the end */
#define LEAD_BLOCKS	12	/* looked at after the title */

char *
named_agency(const char *s)
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

static const char *
block_text(const struct doc *doc, size_t i)
{
	const struct doc_block *k = &doc->block[i];

	if (k->kind == DOC_TABLE)
		return k->table->ncell == 1 ? k->table->cell[0].text : NULL;
	return k->kind == DOC_MARK ? NULL : k->text;
}

/* The office over the date at the end, or in one line with it. */
char *
named_in_signature(const struct doc *doc)
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
				name = named_agency(b.data);
			} else if (date) {
				name = named_agency(b.data);
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
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
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

		if (value >= REPORT_YEAR_MIN && value <= max && end != NULL && end - at < 60)
			return value;
	}
	return 0;
}

void
named_in_lead(const struct intake *in, const struct doc *doc, size_t first, int max,
    struct title *t)
{
	static const char *const words[] = {
		"编制", "现公布", "现将", "现发布", "向社会公布", "公布", "（以下简称", "(以下简称",
	};
	size_t end = doc->n < first + LEAD_BLOCKS ? doc->n : first + LEAD_BLOCKS;
	bool name = t->agency == NULL && in->run->options.agency == NULL;
	struct buf b = BUF_INIT;

	for (size_t i = first; i < end && ((name && t->agency == NULL) ||
	    (t->year == 0 && in->run->options.year == 0)); i++) {
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
			year = title_year(s, n, max, &from, &to);
			if (year == 0 || to != n || strstr(about, "报告") == NULL ||
			    (t->year != 0 && t->year != year) || !is_announced(s, n))
				continue;
			if (name && t->agency == NULL)
				t->agency = name_before(s, from);
			t->year = year;
		}
		for (size_t k = 0; k < ARRAY_LEN(words) && name &&
		    t->agency == NULL; k++)
			if ((about = strstr(s, words[k])) != NULL)
				t->agency = name_before(s, (size_t)(about - s));
		if (t->year == 0)
			t->year = period(s, max);
	}
	buf_release(&b);
}
