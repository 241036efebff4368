/*
 * title.c - what a title says: office and year.
 *
 * {机关}{年}年政府信息公开工作年度报告 and what is met instead: the year first, behind
 * or in brackets, in Chinese numerals; quotes, crumbs of a page before it, the name
 * of a site behind it.
 *
 * Must never take a sentence for a title: nothing but brackets, a site's name or a
 * date may follow 报告.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "report/report.h"

#define TITLE_CHARS	90
#define GAP_CHARS	24	/* between 信息公开 and 报告 */

static const char *const subjects[] = { "信息公开", "政务公开" };
static const char *const closings[] = { "报告", "年报" };
/* What stands between the crumbs of a page. */
static const char *const crumbs[] = { ">", "»", "›", "→", "|", "｜", "_", "/" };
/* Between a title and the name of a site. */
static const char *const dashes[] = { "-", "—", "–", "－", "_", "|", "｜", "~", "·" };
/* Before a name, but no part of it. */
static const char *const fronts[] = {
	"关于", "现公布", "现发布", "现将", "现就", "公布", "发布", "印发", "编制", "特编制",
	"现编制", "制定", "特制定", "本报告是", "以下是",
	"《", "〈", "“", "”", "\"", "「", "『", "【", "】", "（", "(", "）", ")", "》", "〉", "、",
	"-", "—", "·",
};
/* After one. */
static const char *const backs[] = {
	"》", "”", "的", "：", "—", "－", "（", "〔", "-", "_", ":", "\"", "(", "关于", "公布", "发布",
	"印发", "报送", "编制", "开展",
};
/* Words in the place of a name that are none. */
static const char *const no_name[] = {
	"度", "年度", "部门", "各部门", "全市", "全县", "全区", "全省", "本市", "本级", "我市", "我县",
	"我区", "我局", "本局", "我委", "本委", "我办", "我院", "我镇", "我乡", "我单位", "本单位",
	"本机关", "本部门", "本机构", "本行政机关", "单位", "机关", "工作", "市级", "县级", "区级",
	"政府", "政务", "首页", "法定", "年", "市本级", "关于",
};

/* ---- words at a place ---- */

static size_t
one_of(const char *s, size_t n, const char *const *word, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t k = strlen(word[i]);

		if (n >= k && memcmp(s, word[i], k) == 0)
			return k;
	}
	return 0;
}

/* The last of the words in s, NULL without; *len its length. */
static const char *
last_of(const char *s, size_t n, const char *const *word, size_t count, size_t *len)
{
	for (size_t at = n; at-- > 0;)
		if ((*len = one_of(s + at, n - at, word, count)) > 0)
			return s + at;
	return NULL;
}

static bool
ends_in(const char *s, size_t n, const char *word)
{
	size_t k = strlen(word);

	return n >= k && memcmp(s + n - k, word, k) == 0;
}

void
title_squeeze(struct buf *out, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	size_t at, len;
	bool gap = false, latin = false;
	uint32_t cp;

	chrome_trim(&b, s, n);
	for (at = 0; at < b.len; at += len) {
		len = text_decode(b.data + at, b.len - at, &cp);
		if (char_is(cp, CHAR_BLANK)) {
			gap = true;
			continue;
		}
		if (gap && latin && cp < 0x250 && cp > ' ' && !(cp >= '0' && cp <= '9'))
			buf_chr(out, ' ');
		gap = false;
		latin = cp < 0x250 && !(cp >= '0' && cp <= '9');
		buf_add(out, b.data + at, len);
	}
	buf_release(&b);
}

/* ---- years ---- */

/* One digit of a year, Latin or (han) Chinese; -1 when it is none. */
static int
year_digit(uint32_t cp, bool *han)
{
	*han = !char_is(cp, CHAR_DIGIT);
	return char_year_digit(cp);
}

/* Does 1月 follow, so that the year is that of a date? */
static bool
month_follows(const char *s, size_t n)
{
	size_t at = 0, len;
	bool han;
	uint32_t cp = 0;

	for (int i = 0; i < 3 && at < n; i++, at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (year_digit(cp, &han) < 0 && cp != 0x5341)	/* 十 */
			break;
	}
	return at > 0 && at < n && cp == 0x6708;
}

/* The last four digits with 年, whatever the year. */
static int
any_year(const char *s, size_t n, size_t *from, size_t *to)
{
	size_t start = 0, at, len;
	bool han, before = false;
	int run = 0, value = 0, found = 0, d;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		d = year_digit(cp, &han);
		if (d >= 0) {
			if (run == 0 || han != before) {
				run = value = 0;
				start = at;
			}
			value = run < 5 ? value * 10 + d : value;
			run++;
			before = han;
			continue;
		}
		if (cp == 0x5E74 && run == 4 &&
		    !month_follows(s + at + len, n - at - len)) {
			found = value;
			*from = start;
			*to = at + len;
			if (n - *to >= 3 && memcmp(s + *to, "度", 3) == 0)
				*to += 3;
		}
		run = 0;
	}
	return found;
}

static int
in_range(int year, int max)
{
	return year >= REPORT_YEAR_MIN && year <= max ? year : 0;
}

int
title_year(const char *s, size_t n, int max, size_t *from, size_t *to)
{
	return in_range(any_year(s, n, from, to), max);
}

/* Four digits alone, in brackets say: （2023）. */
static int
bare_year(const char *s, size_t n, int max)
{
	size_t at = 0, len;
	int value = 0, digits = 0, d;
	bool han;
	uint32_t cp;

	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if ((d = year_digit(cp, &han)) < 0)
			return 0;
		value = digits++ < 4 ? value * 10 + d : value;
	}
	return digits == 4 ? in_range(value, max) : 0;
}

/* ---- names ---- */

/* 2024年1月20日 or 附件1 before a name. */
static size_t
date_before(const char *s, size_t n)
{
	size_t at = 0, len, end = 0;
	bool han;
	uint32_t cp;

	if (n >= 6 && memcmp(s, "附件", 6) == 0)
		end = at = 6;
	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == 0x5E74 || cp == 0x6708 || cp == 0x65E5 ||	/* 年 月 日 */
		    (year_digit(cp, &han) >= 0 && !han) || cp == ':' || cp == 0xFF1A ||
		    (cp == '-' && end > 0))
			end = at + len;
		else
			break;
	}
	return end < n ? end : 0;
}

/* Bytes of a word that ends s, but no name. */
static size_t
ending(const char *s, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(backs); i++)
		if (ends_in(s, n, backs[i]))
			return strlen(backs[i]);
	return 0;
}

char *
title_name(const char *s, size_t n, size_t *begin)
{
	size_t from = 0, number = 0, at, len, k;
	int digits = 0;
	uint32_t cp;

	while ((k = ending(s, n)) > 0)
		n -= k;
	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		digits = cp >= '0' && cp <= '9' ? digits + 1 : 0;
		if (digits >= 4)
			number = at;
		if ((cp < 0x80 && strchr(",.;:!?>|/_", (int)cp) != NULL) ||
		    cp == 0x3002 || cp == 0x300A || cp == 0x300B || cp == 0xFF0C ||
		    cp == 0xFF1B || cp == 0xFF1A || cp == 0xFF01 || cp == 0xFF1F ||
		    cp == 0xBB || cp == 0x203A)
			from = at + len;
	}
	do {
		k = one_of(s + from, n - from, fronts, ARRAY_LEN(fronts));
		if (k == 0)
			k = date_before(s + from, n - from);
		from += k;
	} while (k > 0);
	*begin = from;
	s += from;
	n -= from;
	if (number > from)		/* 2023 inside: not a name alone */
		return NULL;
	for (at = 0; at < n && s[at] >= '0' && s[at] <= '9';)
		at++;
	if (n - at >= 3 && memcmp(s + at, "年", 3) == 0)	/* the end of a year */
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(no_name); i++)
		if (n == strlen(no_name[i]) && memcmp(s, no_name[i], n) == 0)
			return NULL;
	return text_length(s, n) >= 2 && agency_name_valid(s, n) ?
	    mem_strndup(s, n) : NULL;
}

/* ---- titles ---- */

void
title_release(struct title *t)
{
	free(t->agency);
	free(t->text);
	memset(t, 0, sizeof *t);
}

/* May this follow 报告?  A year in it counts; *used is what belongs to the title. */
static bool
may_follow(const char *s, size_t n, int max, int *year, size_t *used, bool *listed)
{
	static const char *const quotes[] = { "》", "”", "\"", "〉", "」", "』", "】" };
	static const char *const words[] = {
		"的通知", "的公告", "的公示", "全文", "发布", "公布"
	};
	size_t at = 0, from, to, k;

	*year = 0;
	*used = 0;
	while (at < n) {
		const char *close = memchr(s + at, ')', n - at);
		const char *wide = memmem(s + at, n - at, "）", 3);
		size_t open = s[at] == '(' ? 1 : n - at >= 3 &&
		    memcmp(s + at, "（", 3) == 0 ? 3 : 0;

		if (close == NULL || (wide != NULL && wide < close))
			close = wide;
		if (open > 0 && close != NULL) {
			size_t inside = (size_t)(close - (s + at)) - open;

			k = open + inside + (*close == ')' ? 1 : 3);
			if (*year == 0) {
				*year = title_year(s + at + open, inside, max, &from,
				    &to);
				if (*year == 0)
					*year = bare_year(s + at + open, inside, max);
				if (*year != 0)
					*used = at + k;
			}
			at += k;
			continue;
		}
		if (at == 0 && (*year = title_year(s, n, max, &from, &to)) != 0 &&
		    from == 0) {
			*used = at = to;
			continue;
		}
		if ((k = one_of(s + at, n - at, quotes, ARRAY_LEN(quotes))) == 0)
			break;
		at += k;
	}
	if (at == n || one_of(s + at, n - at, dashes, ARRAY_LEN(dashes)) > 0)
		return true;
	if ((k = one_of(s + at, n - at, words, ARRAY_LEN(words))) > 0)
		return at + k == n;
	/* a list of links has dates behind them */
	return *listed = chrome_is_date(s + at);
}

/* 云山县2023年度水利局…: a name in two parts, if only the second is an office's.  Else
 * the first is the name.  "name" is taken. */
static void
put_before(char **agency, char *name)
{
	struct buf b = BUF_INIT;

	if (*agency != NULL && chrome_is_agency(*agency) && !chrome_is_agency(name)) {
		buf_str(&b, name);
		buf_str(&b, *agency);
		free(name);
		name = buf_detach(&b);
	}
	free(*agency);
	*agency = name;
}

/* One reading of a segment: the subject at "about", 报告 ends at "end". */
static void
read_title(const char *s, size_t about, size_t subject, size_t end, int after,
    size_t used, int max, struct title *t)
{
	size_t from = 0, to = 0, begin = 0, behind, start, close = end, full = about;
	char *name;

	if (ends_in(s, about, "政府") || ends_in(s, about, "政务"))
		about -= 6;
	if (about < full && ends_in(s, about, "人民"))	/* 湘乡市人民政府信息公开 */
		about = full;
	start = about;
	t->year = any_year(s, about, &from, &to);
	if (t->year != 0) {
		t->year = in_range(t->year, max);
		start = from;
		t->agency = title_name(s + to, about - to, &behind);
		if ((name = title_name(s, from, &begin)) != NULL) {
			start = begin;
			put_before(&t->agency, name);
		}
	} else {
		if ((t->agency = title_name(s, about, &begin)) != NULL)
			start = begin;
		t->year = title_year(s + subject, end - subject, max, &from, &to);
		if (t->year == 0 && (t->year = after) != 0)
			close = end + used;
	}
	t->text = mem_strndup(s + start, close - start);
}

/* More said is better. */
static int
completeness(const struct title *t)
{
	return 2 * (t->year != 0) + (t->agency != NULL);
}

static bool
parse_segment(const char *s, size_t n, int max, struct title *t)
{
	static const char *const stops[] = { "。", "；", "，", "！", "？", "根据", "按照" };
	const char *about;
	size_t len = 0, left = n, end, used;
	bool found = false;
	int after;

	if (text_length(s, n) > TITLE_CHARS)
		return false;
	while ((about = last_of(s, left, subjects, ARRAY_LEN(subjects), &len)) != NULL) {
		size_t at = (size_t)(about - s), subject = at + len;

		left = at;
		for (end = subject; end < n; end++)
			if (one_of(s + end, n - end, closings, ARRAY_LEN(closings)) > 0)
				break;
		if (end >= n || text_length(s + subject, end - subject) > GAP_CHARS)
			continue;
		end += 6;
		for (size_t i = 0; i < end; i++)
			if (one_of(s + i, end - i, stops, ARRAY_LEN(stops)) > 0)
				return found;
		struct title own = { NULL, 0, NULL, false };

		if (!may_follow(s + end, n - end, max, &after, &used, &own.crumb))
			continue;
		read_title(s, at, subject, end, after, used, max, &own);
		if (!found || completeness(&own) > completeness(t)) {
			title_release(t);
			*t = own;
		} else {
			title_release(&own);
		}
		found = true;
	}
	return found;
}

bool
title_parse(const char *s, int max, struct title *t)
{
	size_t from = 0, n = strlen(s), k;
	bool found = false;

	memset(t, 0, sizeof *t);
	for (size_t at = 0; at <= n; at++) {
		struct title own = { NULL, 0, NULL, false };

		k = at < n ? one_of(s + at, n - at, crumbs, ARRAY_LEN(crumbs)) : 1;
		if (k == 0)
			continue;
		if (parse_segment(s + from, at - from, max, &own) &&
		    (!found || completeness(&own) >= completeness(t))) {
			own.crumb |= from > 0;
			title_release(t);
			*t = own;
			found = true;
		} else {
			title_release(&own);
		}
		from = at + k;
		at = from - 1;
	}
	return found;
}
