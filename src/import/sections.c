/*
 * sections.c - headings of sections, known by their words.
 *
 * Ordinals are missing, doubled or wrong in published reports, and the words differ
 * a little; but every heading says what its section is about.
 *
 * Must never take a heading of the second level, （一）主动公开, or a label of a table,
 * 一、本年新收政府信息公开申请数量, for a section.
 */
#include <string.h>

#include "buf.h"
#include "form.h"
#include "intake.h"
#include "match.h"
#include "match_rows.h"
#include "text.h"

#define HEADING_CHARS	45
#define ALIKE		700	/* with an ordinal */
#define WORDS		3

/* What a heading of each section says, all words of one line (DOMAIN.md §2). */
static const struct {
	const char *section;
	const char *word[WORDS];
} topics[] = {
	{ "t1", { "总体情况", NULL } },
	{ "t1", { "概述", NULL } },
	{ "t1", { "基本情况", NULL } },
	{ "t2", { "主动公开", "政府信息", NULL } },
	{ "t2", { "主动公开", "情况", NULL } },
	{ "t3", { "申请", "收到", NULL } },
	{ "t3", { "申请", "处理", NULL } },
	{ "t3", { "依申请公开", "情况", NULL } },
	{ "t4", { "复议", "诉讼", NULL } },
	{ "t5", { "问题", "改进", NULL } },
	{ "t5", { "问题", "措施", NULL } },
	{ "t5", { "问题", "打算", NULL } },
	{ "t6", { "其他", "报告", "事项" } },
	{ "t6", { "其他", "需要", "报告" } },
	{ "t6", { "其它", "报告", "事项" } },
	{ "t6", { "其他事项", NULL } },
};

/* Headings that need no ordinal, besides the form's own. */
static const struct { const char *section, *text; } aliases[] = {
	{ "t2", "行政机关主动公开政府信息情况" },
	{ "t3", "收到和处理政府信息公开申请的情况" },
	{ "t4", "因政府信息公开工作被申请行政复议、提起行政诉讼情况" },
	{ "t4", "政府信息公开行政复议和行政诉讼情况" },
	{ "t5", "存在问题及改进情况" },
	{ "t5", "存在的问题及改进情况" },
	{ "t5", "存在的主要问题及改进措施" },
	{ "t5", "存在的主要问题和改进情况" },
	{ "t5", "政府信息公开工作存在的主要问题及改进情况" },
	{ "t6", "其他需要报告事项" },
	{ "t6", "其他报告的事项" },
	{ "t6", "需要报告的其他事项" },
};
#define N(a) (sizeof (a) / sizeof *(a))

static bool
is_numeral(uint32_t cp)
{
	static const uint32_t han[] = {
		0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B
	};

	for (size_t i = 0; i < N(han); i++)
		if (cp == han[i])
			return true;
	return false;
}

/* Bytes of 一、 or 第一部分 at the start; 0 without. */
static size_t
ordinal(const char *s, size_t n)
{
	size_t at = 0, len;
	bool part = false;
	uint32_t cp;

	if (n > 3 && memcmp(s, "第", 3) == 0) {
		at = 3;
		part = true;
	}
	if (at >= n)
		return 0;
	len = text_decode(s + at, n - at, &cp);
	if (!is_numeral(cp))
		return 0;
	at += len;
	if (part)
		return n - at >= 6 && memcmp(s + at, "部分", 6) == 0 ? at + 6 : 0;
	if (at >= n)
		return 0;
	len = text_decode(s + at, n - at, &cp);
	if (cp == 0x3001 || cp == '.' || cp == 0xFF0E || cp == ',' || cp == 0xFF0C ||
	    cp == ' ' || cp == 0x3000)
		return at + len;
	return 0;
}

/* Most lines are text: a glance tells that they are no headings. */
static bool
may_be_heading(const char *line)
{
	for (size_t i = 0; i < N(topics); i++)
		if (strstr(line, topics[i].word[0]) != NULL)
			return true;
	return false;
}

static bool
is_row_label(const struct form *f, const char *key)
{
	struct buf b = BUF_INIT;
	bool same = false;

	for (int i = 0; i < f->nblock && !same; i++)
		for (int k = 0; k < f->block[i].nrowitem && !same; k++) {
			const char *label = f->block[i].row[k].label;

			buf_reset(&b);
			label_key(&b, label, strlen(label));
			same = b.len > 0 && strcmp(buf_cstr(&b), key) == 0;
		}
	buf_release(&b);
	return same;
}

static int
exact(const struct form *f, const char *key)
{
	struct buf b = BUF_INIT;
	int found = -1;

	for (int i = 0; i < f->nsection && found < 0; i++) {
		buf_reset(&b);
		label_key(&b, f->section[i].heading, strlen(f->section[i].heading));
		if (strcmp(buf_cstr(&b), key) == 0)
			found = i;
	}
	for (size_t i = 0; i < N(aliases) && found < 0; i++) {
		buf_reset(&b);
		label_key(&b, aliases[i].text, strlen(aliases[i].text));
		if (strcmp(buf_cstr(&b), key) == 0)
			found = form_section_find(f, aliases[i].section);
	}
	buf_release(&b);
	return found;
}

/* By what it speaks of, or by its letters; only for lines with an ordinal. */
static int
alike(const struct form *f, const char *key, size_t n)
{
	uint32_t cp[LABEL_MAX], own[LABEL_MAX];
	struct buf b = BUF_INIT;
	int best = 0, found = -1, score, ncp = label_points(key, n, cp, LABEL_MAX);

	for (int i = 0; i < f->nsection; i++) {
		buf_reset(&b);
		label_key(&b, f->section[i].heading, strlen(f->section[i].heading));
		score = label_likeness(cp, ncp, own,
		    label_points(buf_cstr(&b), b.len, own, LABEL_MAX));
		if (score > best) {
			best = score;
			found = i;
		}
	}
	buf_release(&b);
	if (best >= ALIKE)
		return found;
	for (size_t i = 0; i < N(topics); i++) {
		bool all = true;

		for (int k = 0; k < WORDS && topics[i].word[k] != NULL; k++)
			all &= strstr(key, topics[i].word[k]) != NULL;
		if (all)
			return form_section_find(f, topics[i].section);
	}
	return -1;
}

int
match_heading(const struct intake *in, const char *s, size_t n, size_t *rest)
{
	struct buf line = BUF_INIT, key = BUF_INIT;
	size_t end = n, ord, at, len, tail = n;
	int found = -1;
	uint32_t cp;

	if (rest != NULL)
		*rest = n;
	if (n > 4096)			/* a paragraph; its beginning says enough */
		end = 4096;
	for (at = 0; at < end; at += len) {
		const char *close = s[at] == '[' && end - at > 10 &&
		    memcmp(s + at, "[bookmark:", 10) == 0 ?
		    memchr(s + at, ']', end - at) : NULL;

		len = close != NULL ? (size_t)(close - (s + at)) + 1 :
		    text_decode(s + at, end - at, &cp);
		if (close != NULL)
			continue;
		if (cp == '\n' || cp == 0xFF1A || cp == ':') {
			tail = at + len;
			break;
		}
	}
	chrome_trim(&line, s, at < end ? at : end);
	if (line.len == 0 || text_length(line.data, line.len) > HEADING_CHARS ||
	    text_fold_cp((text_decode(line.data, line.len, &cp), cp)) == '(')
		goto out;
	ord = ordinal(line.data, line.len);
	if (ord == 0 && !may_be_heading(line.data))
		goto out;
	label_key(&key, line.data, line.len);
	if (key.len == 0)
		goto out;
	found = exact(in->form, buf_cstr(&key));
	if (found < 0 && ord > 0 && strstr(line.data, "。") == NULL &&
	    strstr(line.data, "；") == NULL && text_length(key.data, key.len) <= 32 &&
	    !is_row_label(in->form, key.data))
		found = alike(in->form, key.data, key.len);
	if (found >= 0 && rest != NULL)
		*rest = tail;
out:
	buf_release(&line);
	buf_release(&key);
	return found;
}
