/*
 * page_words.c - lines that pages and papers have around a report: navigation, dates,
 * print buttons, page numbers, the office that signs.
 *
 * The words are one table.  Each says where in a line it counts, since 打印 is a
 * button where it stands alone and a part of many sentences.
 *
 * Must never call a sentence chrome: a line with a full stop stays, whatever words
 * it has.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/match/match.h"

#define LINE_MAX_CHARS	120	/* a longer line is text */
#define FRONT_CHARS	60

enum where {
	ALONE,		/* the line has nothing but such words: 【打印】 【关闭】 */
	FRONT,		/* the line begins with it */
	LABEL,		/* ... and a colon follows, a figure or nothing */
	ANYWHERE
};
enum use {
	HEAD = 1,	/* only before a report */
	FOOT = 2,	/* with the report, at either end of it */
	END = 4		/* nothing of the report comes after it */
};

/* In normal form (text.h): no blanks, half-width, lower case. */
static const struct { const char *word; enum where where; enum use use; } words[] = {
	{ "当前位置", ANYWHERE, HEAD }, { "您的位置", ANYWHERE, HEAD },
	{ "所在位置", ANYWHERE, HEAD }, { "所在的位置", ANYWHERE, HEAD },
	{ "现在的位置", ANYWHERE, HEAD }, { "首页>", ANYWHERE, HEAD },
	{ "首页»", ANYWHERE, HEAD }, { "首页›", ANYWHERE, HEAD }, { "首页/", FRONT, HEAD },
	{ "索引号", LABEL, FOOT }, { "信息索引号", LABEL, FOOT },
	{ "发布日期", LABEL, FOOT }, { "发布时间", LABEL, FOOT },
	{ "发文日期", LABEL, FOOT }, { "发文时间", LABEL, FOOT },
	{ "成文日期", LABEL, FOOT }, { "生成日期", LABEL, FOOT },
	{ "公开日期", LABEL, FOOT }, { "公布日期", LABEL, FOOT },
	{ "公开时间", LABEL, FOOT }, { "公布时间", LABEL, FOOT },
	{ "成文时间", LABEL, FOOT }, { "生成时间", LABEL, FOOT }, { "更新时间", LABEL, FOOT },
	{ "更新日期", LABEL, FOOT }, { "录入时间", LABEL, FOOT },
	{ "打印时间", LABEL, FOOT }, { "打印日期", LABEL, FOOT }, { "下载时间", LABEL, FOOT },
	{ "日期", LABEL, FOOT }, { "时间", LABEL, FOOT },
	{ "来源", LABEL, FOOT }, { "信息来源", LABEL, FOOT },
	{ "文章来源", LABEL, FOOT }, { "稿件来源", LABEL, FOOT },
	{ "来源:", ANYWHERE, HEAD }, { "作者", LABEL, FOOT },
	{ "浏览次数", ANYWHERE, FOOT }, { "浏览量", ANYWHERE, FOOT },
	{ "浏览:", ANYWHERE, FOOT }, { "阅读次数", ANYWHERE, FOOT },
	{ "阅读量", LABEL, FOOT }, { "阅读:", ANYWHERE, FOOT },
	{ "点击数", ANYWHERE, FOOT }, { "点击量", LABEL, FOOT },
	{ "点击:", ANYWHERE, FOOT }, { "访问量", LABEL, FOOT },
	{ "字号:", ANYWHERE, FOOT }, { "字体:", ANYWHERE, FOOT },
	{ "字体大小", LABEL, FOOT }, { "字号", LABEL, FOOT }, { "字体", LABEL, FOOT },
	{ "文号", LABEL, FOOT }, { "发文字号", LABEL, FOOT }, { "文件编号", LABEL, FOOT },
	{ "发文文号", LABEL, FOOT }, { "文件文号", LABEL, FOOT }, { "索取号", LABEL, FOOT },
	{ "公开机构", LABEL, FOOT }, { "公开机关", LABEL, FOOT }, { "发文机构", LABEL, FOOT },
	{ "生效日期", LABEL, HEAD }, { "实施日期", LABEL, HEAD },
	{ "失效日期", LABEL, HEAD }, { "废止日期", LABEL, HEAD },
	{ "发布机构", LABEL, FOOT }, { "发文机关", LABEL, FOOT },
	{ "发布单位", LABEL, FOOT }, { "发布机关", LABEL, FOOT },
	{ "发文单位", LABEL, FOOT }, { "公开单位", LABEL, FOOT },
	{ "公开主体", LABEL, FOOT }, { "公开方式", LABEL, HEAD },
	{ "公开范围", LABEL, HEAD }, { "公开形式", LABEL, HEAD },
	{ "公开时限", LABEL, HEAD }, { "公开类别", LABEL, HEAD },
	{ "公开程序", LABEL, HEAD }, { "责任部门", LABEL, HEAD },
	{ "主题分类", LABEL, HEAD }, { "信息分类", LABEL, HEAD },
	{ "体裁分类", LABEL, HEAD }, { "组配分类", LABEL, HEAD },
	{ "服务对象", LABEL, HEAD }, { "有效性", LABEL, HEAD }, { "时效性", LABEL, HEAD },
	{ "效力状态", LABEL, HEAD }, { "信息名称", LABEL, HEAD },
	{ "内容概述", LABEL, HEAD }, { "主题词", LABEL, HEAD }, { "关键词", LABEL, HEAD },
	{ "标题", LABEL, HEAD }, { "名称", LABEL, HEAD }, { "签发人", LABEL, HEAD },
	{ "附件", LABEL, FOOT }, { "附件一", FRONT, FOOT }, { "附:", FRONT, FOOT },
	{ "信息公开", ALONE, HEAD }, { "政务公开", ALONE, HEAD },
	{ "政府信息公开", ALONE, HEAD }, { "政府信息公开年报", ALONE, HEAD },
	{ "政府信息公开年度报告", ALONE, HEAD }, { "信息公开年报", ALONE, HEAD },
	{ "草稿", ALONE, HEAD }, { "首页", ALONE, FOOT }, { "大", ALONE, FOOT },
	{ "中", ALONE, FOOT }, { "小", ALONE, FOOT }, { "打印", ALONE, FOOT },
	{ "关闭", ALONE, FOOT }, { "分享", ALONE, FOOT }, { "收藏", ALONE, FOOT },
	{ "返回", ALONE, FOOT }, { "微信", ALONE, FOOT }, { "微博", ALONE, FOOT },
	{ "qq空间", ALONE, FOOT }, { "朗读", ALONE, FOOT }, { "语音播报", ALONE, FOOT },
	{ "繁体", ALONE, FOOT }, { "简体", ALONE, FOOT }, { "登录", ALONE, FOOT },
	{ "注册", ALONE, FOOT }, { "搜索", ALONE, FOOT }, { "无障碍", ALONE, FOOT },
	{ "关怀版", ALONE, FOOT }, { "长者版", ALONE, FOOT }, { "适老版", ALONE, FOOT },
	{ "视力保护色", LABEL, FOOT }, { "保护视力色", LABEL, FOOT },
	{ "纠错", ALONE, FOOT }, { "举报", ALONE, FOOT }, { "下载", ALONE, FOOT },
	{ "收藏本页", ALONE, FOOT }, { "打印本页", ALONE, END },
	{ "打印此页", ALONE, END }, { "打印页面", ALONE, END },
	{ "打印文章", ALONE, END }, { "打印本文", ALONE, END },
	{ "关闭窗口", ALONE, END }, { "关闭本页", ALONE, END },
	{ "关闭页面", ALONE, END }, { "关闭本窗口", ALONE, END },
	{ "上一篇", FRONT, END }, { "下一篇", FRONT, END }, { "上一条", FRONT, END },
	{ "下一条", FRONT, END }, { "分享到", FRONT, END }, { "分享:", FRONT, END },
	{ "扫一扫", ANYWHERE, END }, { "相关链接", FRONT, END },
	{ "相关文章", FRONT, END }, { "相关附件", FRONT, END },
	{ "相关信息", LABEL, FOOT }, { "相关新闻", FRONT, END },
	{ "相关文档", FRONT, END }, { "相关阅读", FRONT, END },
	{ "相关稿件", FRONT, END }, { "相关推荐", FRONT, END },
	{ "友情链接", FRONT, END }, { "网站链接", LABEL, END },
	{ "网站地图", FRONT, END }, { "站点地图", FRONT, END },
	{ "联系我们", FRONT, END }, { "关于我们", FRONT, END },
	{ "版权所有", ANYWHERE, END }, { "主办单位", FRONT, END }, { "主办:", FRONT, END },
	{ "承办单位", FRONT, END }, { "承办:", FRONT, END }, { "技术支持", LABEL, END },
	{ "备案号:", ANYWHERE, END }, { "备案序号", ANYWHERE, END },
	{ "icp备", ANYWHERE, END }, { "icp证", ANYWHERE, END },
	{ "公网安备", ANYWHERE, END }, { "网站标识码", ANYWHERE, END },
	{ "copyright", ANYWHERE, END }, { "网站找错", ANYWHERE, END },
	{ "责任编辑", LABEL, END }, { "编辑", LABEL, END }, { "返回顶部", ALONE, END },
	{ "返回首页", ALONE, END }, { "返回列表", ALONE, END },
	{ "回到顶部", ALONE, END }, { "附件下载", FRONT, END },
	{ "网站声明", FRONT, END }, { "隐私声明", FRONT, END },
	{ "法律声明", FRONT, END }, { "版权声明", FRONT, END },
	{ "微信公众号", ALONE, END }, { "手机版", ALONE, END }, { "电脑版", ALONE, END },
	{ "无障碍浏览", ALONE, END }, { "您访问的链接即将离开", FRONT, END },
	{ "数据校验码:", ANYWHERE, END }, { "audithash:", ANYWHERE, END },
};
static const char *const agency_ends[] = {
	"局", "委", "办", "室", "厅", "院", "会", "府", "中心", "镇", "乡", "街道", "处", "队", "所", "站",
	"馆", "学校", "大学", "中学", "小学", "部", "署", "社", "区", "场", "公司", "集团",
};
/* Words that names of offices never have, but short sentences do. */
static const char *const no_agency[] = {
	"的", "了", "未", "无", "已", "本年", "召开", "网站", "门户", "我局", "本局", "本单位", "我单位",
	"本机关", "我委", "本部门", "发布会", "位置", "首页", "报告",
};

void
chrome_trim(struct buf *out, const char *s, size_t n)
{
	size_t at, len, from = 0, start = out->len, keep = out->len;
	const char *end;
	uint32_t cp;

	/* what is kept is copied run by run */
	for (at = 0; at < n; at += len) {
		unsigned char c = (unsigned char)s[at];

		if (c >= 0xE4 && c <= 0xE9 && n - at >= 3) {	/* Chinese */
			len = 3;
			keep = out->len + (at + len - from);
			continue;
		}
		len = text_decode(s + at, n - at, &cp);
		if (cp == '[' && n - at > 10 && memcmp(s + at, "[bookmark:", 10) == 0 &&
		    (end = memchr(s + at, ']', n - at)) != NULL)
			len = (size_t)(end - (s + at)) + 1;
		else if (text_cp_unsafe(cp) || cp == TEXT_BAD) {
			if (cp == '\t' || cp == '\n') {
				buf_add(out, s + from, at - from);
				if (out->len > start)
					buf_chr(out, ' ');
				from = at + len;
				continue;
			}
			if (cp == TEXT_BAD && len > 1) {	/* as it was written */
				keep = out->len + (at + len - from);
				continue;
			}
		} else if (!char_is(cp, CHAR_BLANK)) {
			keep = out->len + (at + len - from);
			continue;
		} else if (out->len > start || at > from)
			continue;		/* inside, so far */
		buf_add(out, s + from, at - from);
		from = at + len;
	}
	if (n > from)
		buf_add(out, s + from, n - from);
	out->len = keep;
	if (out->data != NULL)
		out->data[keep] = '\0';
}

/* ---- words ---- */

static bool
is_mark(uint32_t cp)
{
	return (cp < 0x80 && strchr("[](){}<>|/-.,:;*!", (int)cp) != NULL && cp != 0) ||
	    (cp >= 0x3001 && cp <= 0x301F) || cp == 0xB7 || cp == 0xBB || cp == 0xAB;
}

/* The word of the table that stands at s, longest first; 0 = none. */
static size_t
button(const char *s, unsigned *use)
{
	size_t best = 0;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t n = strlen(words[i].word);

		if (words[i].where == ALONE && n > best &&
		    strncmp(s, words[i].word, n) == 0) {
			best = n;
			*use = words[i].use;
		}
	}
	return best;
}

/* Buttons only: what they are for, else 0. */
static unsigned
buttons(const char *s, size_t n)
{
	unsigned all = 0, use = 0;
	size_t at = 0, k;
	uint32_t cp;

	while (at < n) {
		k = text_decode(s + at, n - at, &cp);
		if (is_mark(cp)) {
			at += k;
			continue;
		}
		if ((k = button(s + at, &use)) == 0)
			return 0;
		all |= use;
		at += k;
	}
	return all;
}

/* Bytes at s that are the word, with blanks between its characters: 索 引 号. */
static size_t
word_at(const char *s, size_t n, const char *word)
{
	size_t at = 0, k, left = strlen(word);
	uint32_t a, b;

	for (; left > 0; word += k, left -= k) {
		k = text_decode(word, left, &b);
		for (;;) {
			size_t len = at < n ? text_decode(s + at, n - at, &a) : 0;

			at += len;
			if (len == 0 || (char_is(a, CHAR_BLANK) ? at == len :
			    text_fold_cp(a) != b))
				return 0;
			if (!char_is(a, CHAR_BLANK))
				break;
		}
	}
	return at;
}

size_t
chrome_label(const char *s, size_t n)
{
	size_t best = 0, k, gap;

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (words[i].where == ALONE || (k = word_at(s, n, words[i].word)) == 0)
			continue;
		if (words[i].word[strlen(words[i].word) - 1] != ':') {
			gap = k + text_span(s + k, n - k, CHAR_BLANK);
			if (n - gap >= 1 && (s[gap] == ':' || s[gap] == ']'))
				k = gap + 1;
			else if (n - gap >= 3 && (memcmp(s + gap, "：", 3) == 0 ||
			    memcmp(s + gap, "】", 3) == 0))
				k = gap + 3;
			else
				continue;
		}
		if (k > best)
			best = k;
	}
	return best;
}

static unsigned
class_of(const char *line)
{
	size_t chars = text_length(line, strlen(line)), at = 0, len;
	struct buf b = BUF_INIT;
	unsigned use = 0;
	const char *s;
	uint32_t cp;

	if (chars == 0 || chars > LINE_MAX_CHARS || strstr(line, "。") != NULL)
		return 0;
	text_normal(&b, line, strlen(line), false);
	while (at < b.len) {			/* 【字体：大 中 小】 */
		len = text_decode(b.data + at, b.len - at, &cp);
		if (!is_mark(cp))
			break;
		at += len;
	}
	s = buf_cstr(&b) + (b.len > 0 ? at : 0);
	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		size_t n = strlen(words[i].word);
		bool here;

		if (words[i].where == ALONE)
			continue;
		if (words[i].where == ANYWHERE)
			here = strstr(s, words[i].word) != NULL;
		else
			here = chars <= FRONT_CHARS &&
			    strncmp(s, words[i].word, n) == 0 &&
			    (words[i].where == FRONT || s[n] == '\0' || s[n] == ':' ||
			    (s[n] >= '0' && s[n] <= '9') ||
			    strncmp(s + n, "】", 3) == 0);
		if (here)
			use |= words[i].use;
	}
	if (chars <= FRONT_CHARS)
		use |= buttons(s, strlen(s));
	buf_release(&b);
	return use;
}

bool
chrome_is_head(const char *line)
{
	return class_of(line) != 0;
}

bool
chrome_is_tail(const char *line)
{
	return (class_of(line) & (FOOT | END)) != 0;
}

bool
chrome_is_end(const char *line)
{
	return (class_of(line) & END) != 0;
}

/* ---- pages and dates ---- */

int
chrome_page(const char *line)
{
	static const char *const signs[] = { "-", "/", "|", "·", "第", "页", "共", "," };
	struct buf b = BUF_INIT;
	size_t at = 0, from, first = 0;
	int number = 0;
	bool ok;

	if (strlen(line) > 40)
		return 0;
	text_normal(&b, line, strlen(line), false);
	for (ok = b.len > 0; ok && at < b.len;) {
		from = at;
		while (at < b.len && b.data[at] >= '0' && b.data[at] <= '9')
			at++;
		if (at > from && first == 0) {
			first = at;
			for (size_t i = from; i < at && number < 10000; i++)
				number = number * 10 + (b.data[i] - '0');
		}
		for (size_t i = 0; i < ARRAY_LEN(signs) && at == from; i++)
			if (strncmp(b.data + at, signs[i], strlen(signs[i])) == 0)
				at += strlen(signs[i]);
		ok = at > from;
	}
	/* a dash on one side only is a sign: -3; two figures need a word: 3-5 */
	if (ok && ((b.data[0] == '-') != (b.data[b.len - 1] == '-') ||
	    b.data[0] == '/' || b.data[b.len - 1] == '/'))
		ok = false;
	if (ok && first < b.len && b.data[b.len - 1] >= '0' && b.data[b.len - 1] <= '9' &&
	    strchr(b.data, '/') == NULL && strstr(b.data, "页") == NULL)
		ok = false;
	if (ok && b.data[0] >= '0' && b.data[0] <= '9' && first == b.len)
		number = number < 1000 ? number : 0;	/* bare */
	else
		number = -number;
	buf_release(&b);
	return ok ? number : 0;
}

/* Is it a digit of a date, Latin or Chinese? */
static bool
is_numeral(uint32_t cp)
{
	return char_is(cp, CHAR_DIGIT | CHAR_HAN_DIGIT) ||
	    cp == 0x25CB || cp == 0x5143;	/* ○, 元年 */
}

bool
chrome_is_date(const char *line)
{
	struct buf b = BUF_INIT;
	bool month, only = true;
	size_t at, len;
	uint32_t cp;

	if (strlen(line) > 90)
		return false;
	text_normal(&b, line, strlen(line), false);
	month = (strstr(buf_cstr(&b), "年") != NULL && strstr(b.data, "月") != NULL) ||
	    (b.len >= 8 && memchr(b.data, '-', b.len) != NULL &&
	    memchr(b.data, '-', b.len) != memrchr(b.data, '-', b.len)) ||
	    (b.len >= 8 && memchr(b.data, '/', b.len) != NULL &&
	    memchr(b.data, '/', b.len) != memrchr(b.data, '/', b.len));
	for (at = 0; at < b.len && only; at += len) {
		len = text_decode(b.data + at, b.len - at, &cp);
		only = is_numeral(cp) || (cp < 0x80 && cp != 0 &&
		    strchr("()-/.:[]", (int)cp) != NULL) || cp == 0x5E74 ||
		    cp == 0x6708 || cp == 0x65E5 || cp == 0x3010 || cp == 0x3011;
	}		/* 年 月 日 【】 */
	buf_release(&b);
	return month && only;
}

size_t
chrome_before_date(const char *line)
{
	const char *year = strstr(line, "年");
	size_t at;

	if (year == NULL || strstr(year, "月") == NULL || strlen(line) > 120)
		return 0;
	/* back over the digits of the year, of three bytes or one */
	for (at = (size_t)(year - line); at > 0;) {
		size_t back = text_prev(line, strlen(line), at);
		uint32_t cp;

		text_decode(line + back, strlen(line) - back, &cp);
		if (!is_numeral(text_fold_cp(cp)) && !char_is(cp, CHAR_BLANK))
			break;
		at = back;
	}
	return at > 0 && chrome_is_date(line + at) ? at : 0;
}

bool
chrome_is_number(const char *line)
{
	size_t n = strlen(line);
	const char *open = strstr(line, "〔");

	if (open == NULL)
		open = strstr(line, "[20");
	return n < 90 && open != NULL && n > 3 && memcmp(line + n - 3, "号", 3) == 0 &&
	    strstr(line, "，") == NULL && strstr(line, "《") == NULL;
}

/* Chinese characters that end as names of offices do. */
static bool
is_name(const char *line, size_t n)
{
	size_t at, len, chars = 0, digits = 0;
	uint32_t cp;

	for (at = 0; at < n; at += len, chars++) {
		if (chars > 40)
			return false;
		len = text_decode(line + at, n - at, &cp);
		if (cp >= 0xFF10 && cp <= 0xFF19)
			cp -= 0xFEE0;
		if (cp >= '0' && cp <= '9') {	/* 第9中学; never a year */
			if (chars == 0 || ++digits > 3)
				return false;
			continue;
		}
		digits = 0;
		if (cp < 0x4E00 && !char_is(cp, CHAR_BLANK) && cp != '(' && cp != ')' && cp != 0xB7)
			return false;
		if (cp >= 0xFF00 && cp != 0xFF08 && cp != 0xFF09)
			return false;
	}
	if (chars < 3)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(no_agency); i++)
		if (memmem(line, n, no_agency[i], strlen(no_agency[i])) != NULL)
			return false;
	for (size_t i = 0; i < ARRAY_LEN(agency_ends); i++) {
		size_t k = strlen(agency_ends[i]);

		if (n > k && memcmp(line + n - k, agency_ends[i], k) == 0)
			return true;
	}
	return false;
}

/* 自然资源和规划局（林业局、海洋局): where the names in brackets behind that of an office
 * begin, which it has besides; n, if there are none. */
static size_t
other_names(const char *line, size_t n)
{
	static const char comma[] = "、";
	size_t close = n > 0 && line[n - 1] == ')' ? 1 :
	    n > 3 && memcmp(line + n - 3, "）", 3) == 0 ? 3 : 0;
	size_t open, at, k = 0;

	for (open = n - close; close > 0 && open-- > 0;)
		if ((k = line[open] == '(' ? 1 : memcmp(line + open, "（", 3) == 0 ? 3 : 0) > 0)
			break;
	if (k == 0)
		return n;
	for (at = open + k; at < n - close;) {
		const char *end = memmem(line + at, n - close - at, comma, sizeof comma - 1);
		size_t len = end != NULL ? (size_t)(end - line) - at : n - close - at;

		if (!is_name(line + at, len))
			return n;
		at += len + (end != NULL ? sizeof comma - 1 : 0);
	}
	return open;
}

bool
chrome_is_agency(const char *line)
{
	return is_name(line, other_names(line, strlen(line)));
}
