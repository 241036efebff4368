/*
 * Form texts changed at random: nothing crashes, a refusal has a reason, and
 * what is accepted can be written and read again to the same text, with a grid
 * whose every square is in one box.  The seed is fixed; SEED=n tries others.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "form/form.h"
#include "form/forms.h"
#include "form/grid.h"

static uint64_t state = 88172645463325252u;

static size_t
pick(size_t n)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return n > 0 ? (size_t)(state % n) : 0;
}

static const char *const tokens[] = {
	"表式", "题名", "依据", "适用", "上一版", "节", "表", "块", "栏", "行", "计算", "校验",
	"对应", "取数", "新收 = ", "主题", "总体", "排列", "文字", "说明", "别名", "简称", "单位", "小数", "可负", "推定", "每栏",
	"每行", "单格", "每格", "合计(", ")", "至", "当", "且", "上年 ", "年度", "是", "不是",
	"合规", "突变(10,5)", "无规章权", "错误", "警告", "=", "≠", "≥", "<", "+", "-", "×",
	"1:1:A", "3:3.7:C", "行3.7", "行1", "A", "B1", "C", "2.5", "99", "0", " ", "\n", "\n  ",
	"+ ", "# ", "\t", "　", "：", "（", "\xff", "\xe2\x80\x8b", "\r", "{", "t9", "必填",
	"左右", "1000000000000", "T301", "- ", "1.1.1.1.1.1.1.1.1",
};

static void
mutate(struct buf *b)
{
	const char *t = tokens[pick(sizeof tokens / sizeof *tokens)];
	size_t at = pick(b->len + 1), n, to, end;
	char *copy;

	switch (pick(7)) {
	case 0:
		buf_splice(b, at, 0, t, strlen(t));
		break;
	case 1:			/* a few bytes out */
		n = pick(12) + 1;
		buf_splice(b, at, n < b->len - at ? n : b->len - at, NULL, 0);
		break;
	case 2:			/* one byte changed */
		if (at < b->len)
			b->data[at] = (char)pick(256);
		break;
	case 3:			/* a word replaced */
		n = strcspn(buf_cstr(b) + at, " \n");
		buf_splice(b, at, n, t, strlen(t));
		break;
	default:		/* a line moved, doubled or dropped */
		while (at > 0 && b->data[at - 1] != '\n')
			at--;
		end = at + strcspn(buf_cstr(b) + at, "\n");
		n = end < b->len ? end + 1 - at : end - at;
		copy = malloc(n + 1);
		memcpy(copy, b->data + at, n);
		if (pick(3) > 0)
			buf_splice(b, at, n, NULL, 0);
		if (pick(3) > 0) {
			to = pick(b->len + 1);
			while (to > 0 && b->data[to - 1] != '\n')
				to--;
			buf_splice(b, to, 0, copy, n);
		}
		free(copy);
		break;
	}
}

static void
check_grids(const struct form *f)
{
	for (int s = 0; s < f->nsection; s++) {
		const struct grid *g = f->section[s].grid;
		long area = 0;

		if (g == NULL)
			continue;
		for (int i = 0; i < g->nbox; i++)
			area += (long)g->box[i].rowspan * g->box[i].colspan;
		cr_assert_eq(area, (long)g->nrow * g->ncol,
		    "boxes overlap or leave holes");
	}
}

static bool
accepted(const char *text, size_t n)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct form *f, *again;
	struct diag d;

	diag_init(&d);
	f = form_parse(text, n, "mutant", &d);
	if (f == NULL) {
		cr_assert_gt(d.nerror, 0, "refused without a reason:\n%s", text);
		diag_release(&d);
		return false;
	}
	cr_assert_eq(d.nerror, 0);
	check_grids(f);
	form_write_compiled(&once, f);
	again = form_parse(buf_cstr(&once), once.len, "mutant", &d);
	cr_assert_not_null(again, "canonical text refused:\n%s", buf_cstr(&once));
	form_write_compiled(&twice, again);
	cr_assert_str_eq(buf_cstr(&once), buf_cstr(&twice));
	form_free(f);
	form_free(again);
	buf_release(&once);
	buf_release(&twice);
	diag_release(&d);
	return true;
}

static const char small[] =
    "# 小表\n表式 2030\n题名 {机关}{年度}年\n依据 甲\n适用 2030 至今\n上一版 2021\n"
    "节 t1 一、甲\n文字 必填\n说明 乙\n节 t2 二、乙\n排列 左右\n表 1 甲\n栏 申请人\nA 自然人\n"
    "B 单位\nB1 企业\n简称 企\nB2 其他\n单位 万元\n小数 2\nC 总计\n别名 合计\n行 项目\n1 收到\n"
    "2 办结\n2.1 公开\n2.2 不公开\n可负\n3 结转\n计算\nT1 每行 C = 合计(A 至 B)\n"
    "T2 每栏 行3 = 行1 - 合计(行2)\n校验\nT3 错误 每格 合规\nT4 警告 每栏 行1 ≥ 2×行3 当 年度 ≥ 2031\n"
    "T5 提示 单格 1:1:A 突变(10,5)\n推定\n对应 2021\n行1 = 行1\n表 2 乙\n栏\nA 一\n行\n1 -\n"
    "校验\nT6 提示 单格 2:1:A ≤ 1:1:C + 上年 1:1:A 当 单位 不是 政府\n";

static void
run(const char *text, size_t n, int rounds, int most, int least_accepted)
{
	int good = 0;

	for (int i = 0; i < rounds; i++) {
		struct buf b = BUF_INIT;

		buf_add(&b, text, n);
		for (size_t k = pick((size_t)most) + 1; k > 0; k--)
			mutate(&b);
		good += accepted(buf_cstr(&b), b.len);
		buf_release(&b);
	}
	cr_expect_gt(good, least_accepted, "only %d mutants were forms", good);
}

Test(form_mutate, random_changes)
{
	const struct form_builtin *b = form_builtins;

	if (getenv("SEED") != NULL)
		state ^= strtoull(getenv("SEED"), NULL, 10) * 0x9e3779b97f4a7c15u;
	cr_assert(accepted(small, strlen(small)));
	run(small, strlen(small), 3000, 2, 250);
	for (; strcmp(b->name, "2021.form") != 0; b++)
		;
	run(b->text, b->n, 500, 2, 50);
}
