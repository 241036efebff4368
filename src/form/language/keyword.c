/*
 * keyword.c - the words a line of a form file can begin with.
 *
 * One table for the parser, the writer and the messages.  Glosses are for the
 * manual and for English readers; they are not keywords.
 */
#include <stdint.h>
#include <string.h>
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/language/tree.h"

const struct keyword keywords[KW__MAX] = {
	[KW_FORM] = { "表式", "form", ON_ANY, TEXT_NEEDED, MSG_FORM_AT_TOP },
	[KW_TITLE] = { "题名", "title", ON_FORM, TEXT_NEEDED, MSG_FORM_AT_FORM },
	[KW_BASIS] = { "依据", "basis", ON_FORM | ON_SECTION | ON_ITEM | ON_RULE,
	    TEXT_NEEDED, MSG_FORM_AT_BASIS },
	[KW_VALID] = { "适用", "valid", ON_FORM, TEXT_NEEDED, MSG_FORM_AT_FORM },
	[KW_PRIOR] = { "上一版", "predecessor", ON_FORM, TEXT_NEEDED, MSG_FORM_AT_FORM },
	[KW_FORMER] = { "停用", "former rule", ON_FORM, TEXT_NEEDED, MSG_FORM_AT_FORM },
	[KW_SECTION] = { "节", "section", ON_ANY, TEXT_NEEDED, MSG_FORM_AT_TOP },
	[KW_NARRATIVE] = { "文字", "narrative", ON_SECTION | ON_TABLE | ON_BLOCK,
	    TEXT_NEEDED, MSG_FORM_AT_SECTION },
	[KW_ARRANGE] = { "排列", "arrange", ON_SECTION | ON_TABLE | ON_BLOCK,
	    TEXT_NEEDED, MSG_FORM_AT_SECTION },
	[KW_TABLE] = { "表", "table", ON_SECTION | ON_TABLE | ON_BLOCK, TEXT_NEEDED,
	    MSG_FORM_AT_SECTION },
	[KW_BLOCK] = { "块", "block", ON_TABLE | ON_BLOCK, TEXT_NEEDED,
	    MSG_FORM_AT_TABLE },
	[KW_COLUMNS] = { "栏", "columns", ON_TABLE | ON_BLOCK, TEXT_MAY,
	    MSG_FORM_AT_BLOCK },
	[KW_ROWS] = { "行", "rows", ON_TABLE | ON_BLOCK, TEXT_MAY, MSG_FORM_AT_BLOCK },
	[KW_FORMULAS] = { "计算", "formulas", ON_ANY, TEXT_NONE, MSG_FORM_AT_BLOCK },
	[KW_CHECKS] = { "校验", "checks", ON_ANY, TEXT_NONE, MSG_FORM_AT_BLOCK },
	[KW_MAP] = { "对应", "mapping", ON_ANY, TEXT_NEEDED, MSG_FORM_AT_BLOCK },
	[KW_FIGURES] = { "取数", "figures", ON_ANY, TEXT_NONE, MSG_FORM_AT_TOP },
	[KW_ENGLISH] = { "英文", "English", ON_ANY, TEXT_NEEDED, MSG_FORM_AT_ENGLISH },
	[KW_HELP] = { "说明", "help, message", ON_SECTION | ON_ITEM | ON_RULE,
	    TEXT_NEEDED, MSG_FORM_AT_HELP },
	[KW_ALIAS] = { "别名", "alias", ON_SECTION | ON_ITEM, TEXT_NEEDED,
	    MSG_FORM_AT_ALIAS },
	[KW_BRIEF] = { "简称", "short label", ON_SECTION | ON_ITEM | ON_RULE, TEXT_NEEDED,
	    MSG_FORM_AT_BRIEF },
	[KW_INFERRED] = { "推定", "inferred", ON_RULE, TEXT_NONE, MSG_FORM_AT_RULE },
	[KW_UNIT] = { "单位", "unit", ON_ITEM, TEXT_NEEDED, MSG_FORM_AT_ITEM },
	[KW_DECIMALS] = { "小数", "decimals", ON_ITEM, TEXT_NEEDED, MSG_FORM_AT_ITEM },
	[KW_SIGNED] = { "可负", "signed", ON_ITEM, TEXT_NONE, MSG_FORM_AT_ITEM },
	[KW_REGISTER] = { "台账", "register", ON_ITEM, TEXT_NEEDED, MSG_FORM_AT_ITEM },
	[KW_TOPIC] = { "主题", "topic", ON_SECTION, TEXT_NEEDED, MSG_FORM_AT_TOPIC },
};

/* Words people write instead; one character has too little for a distance. */
static const struct {
	const char	*wrong;
	const char	*right;
} slips[] = {
	{ "列", "栏" }, { "章", "节" }, { "组", "块" }, { "表格", "表" },
	{ "栏目", "栏" }, { "行目", "行" }, { "表名", "表" },
	{ "标题", "题名" }, { "名称", "题名" }, { "帮助", "说明" }, { "注释", "说明" },
	{ "备注", "说明" }, { "公式", "计算" }, { "合计", "计算" }, { "检查", "校验" },
	{ "审核", "校验" }, { "勾稽", "校验" }, { "有效", "适用" }, { "年度", "适用" },
	{ "法律依据", "依据" }, { "根据", "依据" }, { "缩写", "简称" }, { "映射", "对应" },
	{ "布局", "排列" }, { "负数", "可负" }, { "文本", "文字" }, { "form", "表式" },
};

enum keyword_id
keyword_find(const char *word)
{
	int k = (unsigned char)*word < 0x80 ? KW__MAX : 0;	/* a code, mostly */

	for (; k < KW__MAX; k++)
		if (strcmp(keywords[k].word, word) == 0)
			break;
	return (enum keyword_id)k;
}

/* Characters of a and b, of equal number, that differ at their place. */
static size_t
differing(const char *a, const char *b)
{
	size_t n = 0, i = 0, j = 0, la = strlen(a), lb = strlen(b);
	uint32_t x, y;

	while (i < la && j < lb) {
		i += text_decode(a + i, la - i, &x);
		j += text_decode(b + j, lb - j, &y);
		n += x != y;
	}
	return n;
}

const char *
keyword_near(const char *word)
{
	size_t n = strlen(word), k, len, length = text_length(word, n);
	const char *near = NULL;

	if ((*word >= '0' && *word <= '9') || (*word >= 'A' && *word <= 'Z'))
		return NULL;	/* a code */
	for (k = 0; k < ARRAY_LEN(slips); k++)
		if (strcmp(slips[k].wrong, word) == 0)
			return slips[k].right;
	/* A known word with something stuck to it: 题名：年报, 说明没有空格. */
	for (k = 0; k < KW__MAX; k++) {
		len = strlen(keywords[k].word);
		if (len > 3 && strncmp(word, keywords[k].word, len) == 0)
			return keywords[k].word;
	}
	for (k = 0; k < KW__MAX; k++) {
		len = text_length(keywords[k].word, strlen(keywords[k].word));
		if (len < 2 || len != length || differing(word, keywords[k].word) != 1)
			continue;
		/* 说名 is nearer to 说明 than to 题名 */
		if (near == NULL || strncmp(word, keywords[k].word, 3) == 0)
			near = keywords[k].word;
	}
	return near;
}
