/*
 * tally_head.c - which column of a register is what, by its headings.
 *
 * Nobody prescribes the columns.  A heading must be one of the words below as a whole,
 * but for a remark in brackets: 申请日期 is no day of receipt, for an application that
 * came by post was received when it came.  Of several words for one thing the first
 * of the list wins (办结日期 before 答复日期); two columns with the same are an error.
 * Headings may be two or three rows deep: 申请人 over 姓名 and 类型.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/tally.h"
#include "import/tally/tally_parts.h"
#include "report/register.h"

#define LOOK_ROWS	20		/* rows above which the headings begin */
#define DEEP		3		/* rows of headings */
#define COLUMNS		256		/* that are looked at */
#define RANKS		1000

static const struct {
	const char	*code, *word;
	const char	*names;		/* between blanks, the best first */
} heads[TALLY__HEADS] = {
	[TALLY_RECEIVED] = { "received", "收到日期", "收到日期 收到申请日期 收到时间 "
	    "收到申请时间 收件日期 收件时间 签收日期 签收时间 接收日期 接收时间 "
	    "收文日期 登记日期 登记时间" },
	[TALLY_TYPE] = { "type", "申请人类型", "申请人类型 申请人类别 申请人性质 "
	    "申请人分类 申请人身份 申请人身份类型 申请主体类型 申请主体 主体类型" },
	[TALLY_CLOSED] = { "closed", "办结日期", "办结日期 办结时间 办理完毕日期 "
	    "办结答复日期 答复日期 答复时间 答复办结日期" },
	[TALLY_RESULT] = { "result", "办理结果", "办理结果 办理结果类型 答复类型 "
	    "答复结果 答复结果类型 处理结果 办结结果 办结类型" },
	[TALLY_REASON] = { "reason", "具体情形", "具体情形 不予公开情形 不予公开理由 "
	    "不予公开原因 不公开理由 不公开原因 办理结果细项" },
	[TALLY_REMARK] = { "remark", "备注", "备注 说明" },
	[TALLY_NUMBER] = { "number", "编号", "编号 登记编号 受理编号 申请编号 收件编号 "
	    "登记号 受理号 收件号 登记序号 申请编码" },
	[TALLY_SERIAL] = { "serial", "序号", "序号 NO NO. №" },
	[TALLY_WAY] = { "way", "申请方式", "申请方式 申请途径 申请渠道 提交方式 "
	    "申请提交方式 收件方式 申请形式" },
	[TALLY_FEE] = { "fee", "收费", "收费金额 收取费用 信息处理费 收费 收费情况 费用" },
	[TALLY_REVIEW] = { "review", "复议结果", "复议结果 行政复议结果 复议情况 "
	    "行政复议情况 行政复议 复议 是否复议 是否行政复议" },
	[TALLY_SUIT] = { "suit", "诉讼结果", "诉讼结果 行政诉讼结果 诉讼情况 "
	    "行政诉讼情况 行政诉讼 诉讼 是否诉讼 是否行政诉讼" }
};

const char *
tally_head_code(enum tally_head h)
{
	return heads[h].code;
}

const char *
tally_head_word(enum tally_head h)
{
	return heads[h].word;
}

bool
tally_head_by_name(const char *s, enum tally_head *h)
{
	for (int i = 0; i < TALLY__HEADS; i++)
		if (strcmp(heads[i].code, s) == 0 || strcmp(heads[i].word, s) == 0) {
			*h = (enum tally_head)i;
			return true;
		}
	return false;
}

/* Place of a word in a list, from 1; 0: not there. */
static int
rank(const char *names, const char *word)
{
	size_t n = strlen(word);
	int place = 1;

	for (const char *s = names; *s != '\0' && n > 0; place++) {
		size_t len = strcspn(s, " ");

		if (len == n && strncasecmp(s, word, n) == 0)
			return place;
		s += len;
		s += strspn(s, " ");
	}
	return 0;
}

/* "*收到日期（年/月/日）：" as 收到日期. */
static void
plain(struct buf *b, const char *text)
{
	const char *s, *bracket;
	struct buf t = BUF_INIT;
	size_t n;

	buf_reset(b);
	text_normal(&t, text, strlen(text), false);
	s = buf_cstr(&t);
	s += strspn(s, "*");
	bracket = strchr(s, '(');
	n = bracket != NULL && bracket > s ? (size_t)(bracket - s) : strlen(s);
	while (n > 0 && (s[n - 1] == ':' || s[n - 1] == '*'))
		n--;
	buf_add(b, s, n);
	buf_cstr(b);
	buf_release(&t);
}

/* A kind of applicant is never told by such a column, whatever the clerk says: what is
 * told of a register is kept, and names are not. */
bool
tally_names_people(const char *heading)
{
	static const char people[] = "申请人 申请人姓名 申请人名称 申请人姓名或名称 "
	    "申请人姓名/名称 姓名 名称 姓名或名称 姓名/名称 联系人 联系电话 联系方式 电话 "
	    "手机 手机号 手机号码 地址 联系地址 通讯地址 住址 身份证号 身份证号码 证件号 "
	    "证件号码 邮箱 电子邮箱 经办人 法定代表人 代理人";
	struct buf b = BUF_INIT;
	bool yes;

	plain(&b, heading);
	yes = rank(people, buf_cstr(&b)) > 0;
	buf_release(&b);
	return yes;
}

/* How well a heading names a column; 0: not at all, 1: best, for the clerk said so. */
static int
names(const char *text, enum tally_head h, const struct register_words *words)
{
	struct buf b = BUF_INIT, own = BUF_INIT;
	int place;

	plain(&b, text);
	place = rank(heads[h].names, buf_cstr(&b));
	place += place > 0;
	for (size_t i = 0; words != NULL && i < words->n; i++) {
		const struct register_word *w = &words->item[i];

		plain(&own, w->word);
		if (w->what == REGISTER_HEAD && own.len > 0 && w->code[0] != '\0' &&
		    strcmp(buf_cstr(&own), buf_cstr(&b)) == 0 &&
		    !tally_names_people(text))
			place = strcmp(w->code, heads[h].code) == 0 ? 1 : 0;
	}
	buf_release(&b);
	buf_release(&own);
	return place;
}

bool
tally_is_head(const char *text, enum tally_head h)
{
	return text != NULL && names(text, h, NULL) > 0;
}

/* ---- the grid of the first rows ---- */

struct top {
	const struct doc_cell *square[LOOK_ROWS + DEEP][COLUMNS];
	int		 ncol;
};

static void
lay(struct top *top, const struct doc_table *t)
{
	memset(top, 0, sizeof *top);
	for (size_t i = 0; i < t->ncell && t->cell[i].row < LOOK_ROWS + DEEP; i++) {
		const struct doc_cell *c = &t->cell[i];

		for (int r = c->row; r < c->row + c->rowspan && r < LOOK_ROWS + DEEP; r++)
			for (int k = c->col; k < c->col + c->colspan && k < COLUMNS; k++) {
				if (c->continued && r > 0)
					top->square[r][k] = top->square[r - 1][k];
				else
					top->square[r][k] = c;
				top->ncol = k >= top->ncol ? k + 1 : top->ncol;
			}
	}
}

/* How well the headings of column k, rows "from" to "to", name it: the lowest, or all
 * of them together (申请人 over 类型). */
static int
column_names(const struct top *top, int from, int to, int k, enum tally_head h,
    const struct register_words *words)
{
	const struct doc_cell *last = NULL;
	struct buf all = BUF_INIT;
	int lowest = 0, place;

	for (int r = from; r <= to; r++) {
		const struct doc_cell *c = top->square[r][k];

		if (c == NULL || c == last)
			continue;
		buf_str(&all, c->text);
		if (!text_blank(c->text))
			lowest = names(c->text, h, words);
		last = c;
	}
	place = all.len > 0 ? names(buf_cstr(&all), h, words) : 0;
	buf_release(&all);
	return lowest == 0 || (place > 0 && place < lowest) ? place : lowest;
}

/* The last row that a heading reaches into. */
static int
heading_end(const struct top *top, const struct tally_heads *found, int to)
{
	int end = to;

	for (int h = 0; h < TALLY__HEADS; h++) {
		int k = found->col[h];
		const struct doc_cell *c = k >= 0 ? top->square[to][k] : NULL;

		if (c == NULL)
			continue;
		for (int r = to; r < LOOK_ROWS + DEEP && top->square[r][k] == c; r++)
			end = r > end ? r : end;
	}
	return end;
}

static const char *
heading_text(const struct top *top, int from, int to, int k)
{
	for (int r = to; r >= from; r--)
		if (top->square[r][k] != NULL && !text_blank(top->square[r][k]->text))
			return top->square[r][k]->text;
	return "";
}

static void
find_heads(struct tally_heads *found, const struct top *top, int from, int to,
    const struct register_words *words)
{
	memset(found, 0, sizeof *found);
	for (int h = 0; h < TALLY__HEADS; h++) {
		int best = RANKS, twice = -1;

		found->col[h] = -1;
		for (int k = 0; k < top->ncol; k++) {
			int place = column_names(top, from, to, k, (enum tally_head)h, words);

			if (place == 0 || place > best)
				continue;
			twice = place == best ? found->col[h] : -1;
			best = place;
			found->col[h] = k;
		}
		if (h < TALLY_NEEDED)
			found->found += found->col[h] >= 0;
		if (found->col[h] >= 0)
			found->text[h] = heading_text(top, from, to, found->col[h]);
		if (twice >= 0 && h < TALLY_NEEDED && found->twice[0] == NULL) {
			found->twice[0] = heading_text(top, from, to, twice);
			found->twice[1] = heading_text(top, from, to, found->col[h]);
			found->which = (enum tally_head)h;
		} else if (twice >= 0) {
			found->col[h] = -1;	/* it can be done without */
			found->text[h] = NULL;
		}
	}
	if (found->col[TALLY_FEE] >= 0)
		found->wan = strstr(heading_text(top, from, to, found->col[TALLY_FEE]),
		    "万元") != NULL;
	found->row = heading_end(top, found, to);
}

bool
tally_heads_find(struct tally_heads *best, const struct doc_table *t,
    const struct register_words *words)
{
	struct top *top = mem_alloc(sizeof *top);
	struct tally_heads found;

	lay(top, t);
	memset(best, 0, sizeof *best);
	for (int r = 0; r < LOOK_ROWS && best->found < TALLY_NEEDED; r++)
		for (int deep = 1; deep <= DEEP && best->found < TALLY_NEEDED; deep++) {
			find_heads(&found, top, r, r + deep - 1, words);
			if (found.found > best->found)
				*best = found;
		}
	free(top);
	return best->found == TALLY_NEEDED && best->twice[0] == NULL;
}
