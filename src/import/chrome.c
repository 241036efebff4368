/*
 * chrome.c - lines that pages and papers have around a report: navigation, dates,
 * print buttons, page numbers, the office that signs.
 *
 * Must never call a sentence chrome: a line with a full stop stays, whatever words
 * it has.
 */
#include <string.h>

#include "buf.h"
#include "match.h"
#include "text.h"

#define LINE_MAX_CHARS	60	/* a longer line is text */

static const char *const head_words[] = {
	"当前位置", "您的位置", "您所在的位置", "所在位置", "首页>", "首页 >", "索引号", "索 引 号",
	"发布日期", "发布时间", "发文日期", "成文日期", "生成日期", "公开日期", "更新时间", "日期：", "时间：",
	"来源：", "信息来源", "文章来源", "作者：", "浏览次数", "浏览量", "阅读次数", "点击数", "点击量", "字号",
	"字体", "文号：", "发文字号", "发布机构", "发文机关", "公开方式", "公开范围", "公开形式", "主题分类",
	"信息分类", "有效性", "打印", "分享", "收藏", "视力保护", "无障碍", "繁体", "搜索", "登录", "语音播报",
	"朗读", "关怀版", "信息名称", "内容概述", "效力状态", "主题词",
};
static const char *const tail_words[] = {
	"打印本页", "打印此页", "关闭窗口", "关闭本页", "【打印】", "【关闭】", "打印", "关闭", "上一篇", "下一篇",
	"上一条", "下一条", "分享到", "分享：", "扫一扫", "相关链接", "相关文章", "相关附件", "相关信息",
	"友情链接", "网站地图", "联系我们", "关于我们", "版权所有", "主办单位", "主办：", "承办单位", "承办：",
	"技术支持", "备案号", "ICP备", "icp备", "公网安备", "网站标识码", "政府网站找错", "责任编辑", "编辑：",
	"返回顶部", "返回首页", "回到顶部", "附件下载", "附件：", "附件:", "收藏本页", "网站声明", "隐私声明",
	"法律声明", "版权声明", "微信公众号", "手机版", "电脑版", "无障碍浏览", "信息来源", "来源：", "文章来源",
	"发布日期", "发布时间", "浏览次数", "点击数", "纠错", "举报",
};
static const char *const agency_ends[] = {
	"局", "委", "委员会", "办", "办公室", "厅", "院", "会", "府", "中心", "镇", "乡", "街道", "办事处",
	"处", "队", "所", "站", "馆", "校", "部", "署", "社", "区", "场", "公司", "分局", "支队", "大队",
};
#define N(a) (sizeof (a) / sizeof *(a))

static bool
is_space(uint32_t cp)
{
	return cp == ' ' || cp == 0xA0 || cp == 0x3000 || cp == '\t' || cp == '\r' ||
	    cp == '\n' || (cp >= 0x2000 && cp <= 0x200A);
}

void
chrome_trim(struct buf *out, const char *s, size_t n)
{
	size_t at, len, start = out->len, keep = out->len;
	const char *end;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp == '[' && n - at > 10 && memcmp(s + at, "[bookmark:", 10) == 0 &&
		    (end = memchr(s + at, ']', n - at)) != NULL) {
			len = (size_t)(end - (s + at)) + 1;
			continue;
		}
		if (text_cp_unsafe(cp) && cp != '\t')
			continue;
		if (is_space(cp) && out->len == start)
			continue;
		buf_cp(out, cp == '\t' ? ' ' : cp);
		if (!is_space(cp))
			keep = out->len;
	}
	out->len = keep;
	if (out->data != NULL)
		out->data[keep] = '\0';
}

static bool
begins_or_has(const char *line, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strstr(line, word[i]) != NULL)
			return true;
	return false;
}

static bool
is_line(const char *s)
{
	return strstr(s, "。") == NULL && text_length(s, strlen(s)) <= LINE_MAX_CHARS;
}

bool
chrome_is_page(const char *line)
{
	struct buf b = BUF_INIT;
	bool digit = false, other = false;
	size_t at, len;
	uint32_t cp;

	text_normal(&b, line, strlen(line), false);
	for (at = 0; at < b.len; at += len) {
		len = text_decode(b.data + at, b.len - at, &cp);
		digit |= cp >= '0' && cp <= '9';
		other |= !(cp >= '0' && cp <= '9') && cp != '-' && cp != '/' &&
		    cp != 0x7B2C && cp != 0x9875 && cp != 0x5171 && cp != 0xB7;
	}		/* 第 页 共 */
	buf_release(&b);
	return digit && !other && strlen(line) <= 24;
}

bool
chrome_is_date(const char *line)
{
	struct buf b = BUF_INIT;
	bool month, only = true;
	size_t at, len;
	uint32_t cp;

	text_normal(&b, line, strlen(line), false);
	month = (strstr(buf_cstr(&b), "年") != NULL && strstr(b.data, "月") != NULL) ||
	    (b.len >= 8 && (memchr(b.data, '-', b.len) || memchr(b.data, '/', b.len)));
	for (at = 0; at < b.len && only; at += len) {
		len = text_decode(b.data + at, b.len - at, &cp);
		only = (cp >= '0' && cp <= '9') || strchr("()-/.:", (int)(cp < 128 ? cp :
		    'x')) != NULL || cp == 0x5E74 || cp == 0x6708 || cp == 0x65E5 ||
		    cp == 0x4E00 || cp == 0x4E8C || cp == 0x4E09 || cp == 0x56DB ||
		    cp == 0x4E94 || cp == 0x516D || cp == 0x4E03 || cp == 0x516B ||
		    cp == 0x4E5D || cp == 0x5341 || cp == 0x25CB || cp == 0x96F6;
	}		/* 年月日 一…十 ○ 零 */
	buf_release(&b);
	return month && only && strlen(line) <= 60;
}

bool
chrome_is_head(const char *line)
{
	return is_line(line) && (begins_or_has(line, head_words, N(head_words)) ||
	    begins_or_has(line, tail_words, N(tail_words)));
}

bool
chrome_is_tail(const char *line)
{
	return is_line(line) && begins_or_has(line, tail_words, N(tail_words));
}

bool
chrome_is_agency(const char *line)
{
	size_t n = strlen(line), at, len, chars = 0;
	uint32_t cp;

	for (at = 0; at < n; at += len, chars++) {
		len = text_decode(line + at, n - at, &cp);
		if (cp < 0x4E00 && !is_space(cp) && cp != '(' && cp != ')' && cp != 0xB7)
			return false;
		if (cp >= 0xFF00 && cp != 0xFF08 && cp != 0xFF09)
			return false;
	}
	if (chars < 3 || chars > 40)
		return false;
	for (size_t i = 0; i < N(agency_ends); i++) {
		size_t k = strlen(agency_ends[i]);

		if (n > k && memcmp(line + n - k, agency_ends[i], k) == 0)
			return true;
	}
	return false;
}
