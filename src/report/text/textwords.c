/*
 * textwords.c - a text taken apart: characters, known words, figures, sentences.
 *
 * Done once for all checks of the texts, in one pass: words are found by their first
 * character, so that a longer list costs nothing.
 *
 * Must never miss the end of the text: cp[n] is 0 and at[n] its length in bytes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define BUCKETS	1024
#define YEAR	0x5E74	/* 年 */

/* Words of each kind, parted by |. */
static const struct { enum text_word word; const char *list; } vocabulary[] = {
	{ WORD_ACTIVE, "主动公开|主动发布|发布|公布|公示|公开信息|公开政府信息|向社会公开|"
	    "对外公开|公开内容|推送|更新信息" },
	{ WORD_REQUEST, "依申请|申请公开|公开申请|依法申请|受理申请|收到申请|申请人|公开的申请|"
	    "申请办理|申请事项|收到的申请|答复申请|办理申请" },
	{ WORD_MANAGE, "信息管理|审核|审查|三审|台账|清理|更新|归档|保密|把关|动态调整|"
	    "质量关|脱敏|校对|目录|审签|下架|留存" },
	{ WORD_PLATFORM, "平台|网站|专栏|新媒体|公众号|公开栏|门户|栏目|微信|"
	    "微博|抖音|客户端|载体|渠道|电子屏|公告栏|查阅点|专区|村务栏" },
	{ WORD_GUARD, "监督|保障|考核|培训|评议|追责|追究|问责|领导小组|组织领导|督查|检查|"
	    "专人|责任|督导|通报|述职|目标管理|学习|调度|分管" },
	{ WORD_EXAM, "考核|考评|绩效评价|绩效评估" },
	{ WORD_OPINION, "评议|社会评价|满意度|第三方评估" },
	{ WORD_PURSUE, "责任追究|追究|追责|问责" },
	{ WORD_PROBLEM, "问题|不足|差距|短板|薄弱|不够|有待|欠缺|困难|缺乏|不高|不强|不全|"
	    "不及时|偏少|较少|较慢|需要提高|不均衡|弱项|缺失|滞后|单一|不熟|不理想|制约|尚需|仍需|还需|"
	    "瓶颈|不到位|不严|有限|有距离|还有距离|不深|不细|不畅|不充分|不平衡|不规范|不准确|不完善|不丰富" },
	{ WORD_MEASURE, "改进|下一步|措施|今后|加强|提升|完善|加大|举措|打算|整改|优化|强化|"
	    "健全|推进|规范|提高|将|拟|对策|努力方向|计划|学习|配齐|拓宽|拓展|丰富|着力|抓好|打通|"
	    "接下来|下阶段|修订|持续|增强|落实|加快|深化|合并|下步|推行|制定|建立|设立|邀请|增设|配备" },
	{ WORD_FEE, "信息处理费|公开处理费|信息公开费|收取费用|收费情况|任何费用" },
	{ WORD_FEE_NONE, "未收取|未收费|未产生|没有收取|无收取|不收取|没有产生|未发生|没有发生|"
	    "没有向申请人收取|未向申请人收取" },
	{ WORD_FEE_NOTICE, "收费通知|缴费通知|逾期未缴|未缴纳|未按|缴纳" },
	{ WORD_LOST, "败诉|纠正|纠错|撤销|复议|诉讼|应诉|责令" },
	{ WORD_PERIOD, "统计期|统计时间|统计时段|数据统计|统计数据|起止|统计年度|所列数据|数据期限" },
	{ WORD_CONTACT, "联系方式|联系电话|电话|邮编|邮箱|邮政编码|地址|传真|请与|请联系|联系人|致电|垂询|拨打" },
	{ WORD_ADDRESS, "联系电话|邮编|电子邮箱|邮政编码|通讯地址|联系地址" },
	{ WORD_COPY, "下载|电子版|网站|网址|查阅|查看|http|www|刊载|刊登|登录|二维码" },
	{ WORD_COMPARE, "上年|去年|同比|相比|较|比|增长|下降|增加|减少|以来|结转|持平|环比|对比|"
	    "往年|历年|基础上" },
	{ WORD_PLAN, "规划|目标|远景|行动|方案|纲要|展望|力争|计划|有效期|届满|底前|完成|实现|建成" },
	{ WORD_WIDE, "全市|全县|全区|全省|全州|全镇|全系统|各级|辖区|区县|各乡镇|各部门|系统内|"
	    "全国" },
	{ WORD_PHONE, "电话|手机|联系|热线|咨询|传真|微信|QQ" },
	{ WORD_AMONG, "其中" },
	{ WORD_WHOLE, "共|合计|总计|累计|总数|总量" },
	{ WORD_ACTION, "办结|答复|结转|收到|受理|接收|召开|举办|开展|同比|增长|下降|增加|减少|"
	    "包括|包含|其余|另|上年|去年|第" },
	{ WORD_OUTCOME, "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理|申请|办结|答复" },
	{ WORD_NOT_MENDED, "未补正|不补正|未予补正|未作补正|没有补正|未按要求补正|未按期补正" },
	{ WORD_UNCLEAR, "补正后仍不明确|补正后内容仍不明确|补正后申请内容仍不明确|"
	    "补正后仍然不明确|补正后申请仍不明确" },
	{ WORD_DENIED, "没有|未发生|未出现|未产生|无此|不存在|应当|依照|规定|告知|对于|如|若" },
	{ WORD_RESIDUE, "[bookmark|(文字描述)|（文字描述）|XX|××|xxxx|XXXX|**|&nbsp;|&lt;|&gt;|"
	    "&amp;|<p>|<p|</|<br|<div|<span|<table|。。|，，|、、|；；|，。|。，|、。|；。|"
	    "#REF!|#N/A|#DIV/0!|#VALUE!|#NAME?|错误!|Error!|此处填写|待填写|请在此处|此处输入|请输入文字|单击此处|"
	    "待补充|锟斤拷|烫烫|屯屯屯|???|？？？|某某单位|某某局|某某县|某某市|某某区|某某镇|某某乡|"
	    "某某街道|某某部门|某某机关|(单位名称)|(机关名称)|"
	    "[此处|【此处|{机关}|{年度}|□□|○○|〇〇局|＿＿|____|$" "{|OLE_LINK|_GoBack|HYPERLINK" },
};

static const struct { uint32_t first, second; } measures[] = {
	{ 0x6761, 0x6B21 }, { 0x7BC7, 0x6B21 },					/* 条次 篇次 */
	{ 0x4EF6, 0 }, { 0x6761, 0 }, { 0x4EFD, 0 }, { 0x8D77, 0 }, { 0x5B97, 0 },	/* 件条份起宗 */
	{ 0x7BC7, 0 }, { 0x6B21, 0 }, { 0x4E2A, 0 }, { 0x9879, 0 }, { 0x4F8B, 0 },	/* 篇次个项例 */
	{ 0x4EBA, 0x6B21 }, { 0x4EBA, 0 }, { 0x573A, 0 }, { 0x671F, 0 },	/* 人次 人场期 */
	{ 0x6279, 0 }, { 0x5BB6, 0 }, { 0x5E74, 0 }, { 0x6708, 0 }, { 0x65E5, 0 },	/* 批家年月日 */
	{ 0x5143, 0 }, { 0x4E07, 0x5143 }, { '%', 0 }, { 0x7C7B, 0 }, { 0x5904, 0 },	/* 元万元%类处 */
};

struct entry {
	const uint32_t	*cp;
	size_t		 n;
	enum text_word	 word;
	const struct entry *next;
};
struct text_lexicon {
	uint32_t	*cp;		/* of all words */
	struct entry	*entry;		/* likewise */
	const struct entry *bucket[BUCKETS];
};

/* The words of a list, parted by |, into entries from "e" on and characters from "cp" on;
 * what follows them. */
static struct entry *
add_list(struct text_lexicon *x, const char *s, enum text_word word, struct entry *e,
    uint32_t **cp)
{
	size_t n = strlen(s), at = 0;
	uint32_t *from = *cp, *to = from;

	for (; at <= n; at++, from = to, e++) {
		while (at < n && s[at] != '|') {
			at += text_decode(s + at, n - at, to);
			*to = pattern_fold(*to);
			to++;
		}
		*e = (struct entry){ from, (size_t)(to - from), word,
		    x->bucket[from[0] % BUCKETS] };
		x->bucket[from[0] % BUCKETS] = e;
	}
	*cp = to;
	return e;
}

/* It is made for each report: in two pieces, large enough if all words had one byte. */
static struct text_lexicon *
lexicon_new(void)
{
	struct text_lexicon *x = mem_zero(sizeof *x);
	struct entry *e;
	uint32_t *cp;
	size_t bytes = 0;

	for (size_t i = 0; i < ARRAY_LEN(vocabulary); i++)
		bytes += strlen(vocabulary[i].list) + 1;
	x->cp = cp = mem_resize(NULL, bytes, sizeof *x->cp);
	x->entry = e = mem_resize(NULL, bytes / 2 + 1, sizeof *x->entry);
	for (size_t i = 0; i < ARRAY_LEN(vocabulary); i++)
		e = add_list(x, vocabulary[i].list, vocabulary[i].word, e, &cp);
	return x;
}

static void
lexicon_free(struct text_lexicon *x)
{
	if (x == NULL)
		return;
	free(x->cp);
	free(x->entry);
	free(x);
}

struct text_scan *
textcheck_scan_new(void)
{
	struct text_scan *s = mem_zero(sizeof *s);

	s->lexicon = lexicon_new();
	return s;
}

void
textcheck_scan_free(struct text_scan *s)
{
	if (s == NULL)
		return;
	lexicon_free(s->lexicon);
	free(s->cp);
	free(s->at);
	free(s->hit);
	free(s->figure);
	free(s->sentence);
	free(s->gram[0]);
	free(s->gram[1]);
	free(s);
}

/* ---- characters ---- */

/* Line ends stay, for they end sentences; but of CR LF only the one. */
static bool
is_left_out(uint32_t cp)
{
	unsigned is = textcheck_classes(cp);

	return (is & CHAR_BLANK) != 0 && ((is & CHAR_LINE) == 0 || cp == '\r');
}

static void
decode(struct text_scan *s)
{
	size_t total = strlen(s->text), len, k = 0;
	const char *t = s->text;
	uint32_t c;

	if (total + 1 > s->cap) {
		s->cap = total + 1;
		s->cp = mem_resize(s->cp, s->cap, sizeof *s->cp);
		s->at = mem_resize(s->at, s->cap, sizeof *s->at);
	}
	s->nhan = 0;
	for (size_t at = 0; at < total; at += len) {
		len = text_decode(t + at, total - at, &c);
		c = pattern_fold(c);
		if (is_left_out(c))
			continue;
		s->nhan += c >= 0x4E00 && c <= 0x9FFF;
		s->cp[k] = c;
		s->at[k++] = at;
	}
	s->cp[k] = 0;
	s->at[k] = total;
	s->n = k;
}

size_t
textcheck_scan_word(const struct text_scan *s, size_t k, const char *word)
{
	size_t n = strlen(word), from = k;
	uint32_t c;

	for (size_t at = 0; at < n; k++) {
		at += text_decode(word + at, n - at, &c);
		if (k >= s->n || s->cp[k] != c)
			return 0;
	}
	return k - from;
}

/* ---- words, figures, sentences ---- */

static void
find_words(struct text_scan *s, size_t k, uint32_t *words)
{
	for (const struct entry *e = s->lexicon->bucket[s->cp[k] % BUCKETS]; e != NULL;
	    e = e->next) {
		struct text_hit *h;

		if (e->n > s->n - k || memcmp(s->cp + k, e->cp, e->n * sizeof *e->cp) != 0)
			continue;
		*words |= WORD_BIT(e->word);
		s->hit = mem_grow(s->hit, s->nhit, &s->caphit, sizeof *s->hit);
		h = &s->hit[s->nhit++];
		h->word = e->word;
		h->from = k;
		h->to = k + e->n;
	}
}

static int
decimals_of(const struct text_scan *s, size_t from, size_t to)
{
	int n = -1;

	for (size_t k = from; k < to; k++)
		n = s->cp[k] == '.' ? 0 : n >= 0 && char_is(s->cp[k], CHAR_DIGIT) ? n + 1 : n;
	return n > 0 ? n : 0;
}

/* A figure in digits at k; behind it. */
static size_t
find_figure(struct text_scan *s, size_t k)
{
	struct text_figure *f;
	size_t len, end;
	int64_t v;

	len = pattern_number(s->cp + k, s->n - k, &v);
	if (len == 0) {		/* an endless row of digits */
		while (char_is(s->cp[k], CHAR_DIGIT))
			k++;
		return k;
	}
	s->figure = mem_grow(s->figure, s->nfigure, &s->capfigure, sizeof *s->figure);
	f = &s->figure[s->nfigure++];
	memset(f, 0, sizeof *f);
	f->from = k;
	f->to = end = k + len;
	f->value = v;
	f->decimals = decimals_of(s, k, end);
	f->ordinal = k > 0 && s->cp[k - 1] == 0x7B2C;			/* 第 */
	f->about = pattern_about(s->cp, s->n, k, &end) != ABOUT_EXACT;
	for (size_t i = 0; i < ARRAY_LEN(measures); i++) {
		if (s->cp[end] != measures[i].first || (measures[i].second != 0 &&
		    (end + 1 >= s->n || s->cp[end + 1] != measures[i].second)))
			continue;
		/* 条次 is another measure than 条 */
		f->measure = measures[i].second == 0x6B21 && measures[i].first != 0x4EBA ?
		    measures[i].second : measures[i].first;
		end += measures[i].second != 0 ? 2 : 1;
		break;
	}
	f->end = end;
	return f->to;
}

bool
textcheck_year(const struct text_figure *f, int *year)
{
	if (f->measure != YEAR || f->to - f->from != 4 || f->ordinal)
		return false;
	*year = (int)(f->value / NUM_ONE);
	return *year >= YEAR_FIRST && *year <= YEAR_LAST;
}

/* 二〇二三 before the 年 at k, or 2〇23, is a figure, too: instead of the digits that were
 * found in it.  Nothing else in Chinese numerals is, for 一是 and 三审 are no figures. */
static void
find_year(struct text_scan *s, size_t k)
{
	struct text_figure f = { .from = k - 4, .to = k, .end = k + 1, .measure = YEAR };
	bool latin = true;
	int d, year;

	if (k < 4 || (k > 4 && char_year_digit(s->cp[k - 5]) >= 0))
		return;
	for (size_t i = f.from; i < k; i++) {
		d = char_year_digit(s->cp[i]);
		if (d < 0)
			return;
		f.value = f.value * 10 + d;
		latin &= s->cp[i] <= '9';
	}
	f.value *= NUM_ONE;
	if (latin || !textcheck_year(&f, &year))
		return;
	while (s->nfigure > 0 && s->figure[s->nfigure - 1].from >= f.from)
		s->nfigure--;
	s->figure = mem_grow(s->figure, s->nfigure, &s->capfigure, sizeof *s->figure);
	s->figure[s->nfigure++] = f;
}

void
textcheck_take_apart(struct text_scan *s)
{
	struct text_sentence now = { 0 };
	size_t digits = 0;

	decode(s);
	s->nhit = s->nfigure = s->nsentence = 0;
	for (size_t k = 0; k <= s->n; k++) {
		unsigned is = textcheck_classes(s->cp[k]);

		if (k < s->n)
			find_words(s, k, &now.words);
		if (k < s->n && (is & ENDS_SENTENCE) == 0) {
			if (k >= digits && (is & CHAR_DIGIT) != 0)
				digits = find_figure(s, k);
			else if (s->cp[k] == YEAR)
				find_year(s, k);
			continue;
		}
		now.to = k;
		now.mark = s->cp[k];
		now.nfigure = s->nfigure - now.figure;
		now.nhit = s->nhit - now.hit;
		if (now.to > now.from || now.nhit > 0) {
			s->sentence = mem_grow(s->sentence, s->nsentence, &s->capsentence,
			    sizeof *s->sentence);
			s->sentence[s->nsentence++] = now;
		}
		memset(&now, 0, sizeof now);
		now.from = k + 1;
		now.figure = s->nfigure;
		now.hit = s->nhit;
	}
}
