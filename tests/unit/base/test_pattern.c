/*
 * test_pattern.c - patterns of 对照 lines: what they find, what they pass by, and
 * which texts are no patterns.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/num.h"
#include "base/pattern.h"
#include "base/text.h"

static size_t
points(const char *s, uint32_t *out)
{
	size_t n = strlen(s), at, k = 0;

	for (at = 0; at < n; k++) {
		at += text_decode(s + at, n - at, &out[k]);
		out[k] = pattern_fold(out[k]);
	}
	return k;
}

/* May a hit begin with these characters? */
static bool
begins(const struct pattern *p, const uint32_t *cp)
{
	uint32_t pair[2];

	for (size_t i = 0; pattern_first(p, i, pair); i++)
		if (pair[0] == cp[0] && (pair[1] == 0 || pair[1] == cp[1]))
			return true;
	return false;
}

/* Value of the first hit in a sentence, "-" for none, "yes" for one without figure;
 * "~" in front when it is not exact. */
static const char *
find(const char *pattern, const char *sentence, char out[40])
{
	struct pattern_hit hit;
	struct arena a;
	struct pattern *p;
	uint32_t cp[300];
	size_t bad, n = points(sentence, cp);
	struct pattern_text t = { .cp = cp, .n = n };

	arena_init(&a);
	p = pattern_parse(&a, pattern, strlen(pattern), &bad);
	cr_assert_not_null(p, "%s", pattern);
	strcpy(out, "-");
	pattern_figures(&t);
	for (size_t at = 0; at < n; at++) {
		char figure[NUM_TEXT];

		if (!pattern_at(p, &t, at, &hit))
			continue;
		cr_assert(begins(p, cp + at));
		cr_assert_eq(hit.from, at);
		cr_assert_leq(hit.to, n);
		strcpy(out, hit.about ? "~" : "");
		strcat(out, hit.has_number ? num_print(figure, hit.value) : "yes");
		break;
	}
	free(t.figure);
	arena_release(&a);
	return out;
}

Test(pattern, finds)
{
	static const struct { const char *pattern, *sentence, *want; } cases[] = {
		{ "收到…申请…N〔件〕", "本年收到政府信息公开申请36件", "36" },
		{ "收到…申请…N〔件〕", "本年收到政府信息公开申请共计１，２０４件", "-" },
		{ "收到…申请…N〔件〕", "收到申请1,204件", "1204" },
		{ "收到…申请…N〔件〕", "收到申请十二件", "12" },
		{ "收到…申请…N〔件〕", "收到申请一百零五件", "105" },
		{ "收到…申请…N〔件〕", "收到申请二十余件", "~20" },
		{ "收到…申请…N〔件〕", "收到申请近30件", "~30" },
		{ "收到…申请…N〔件〕", "收到申请1.2万件", "12000" },
		{ "收到…申请…N〔件〕", "收到申请36条", "-" },
		{ "收到…申请…N〔件〕", "收到申请，共36件", "-" },	/* a clause mark */
		{ "收到…申请…N〔件〕", "收到第3批申请36件", "-" },	/* a digit between */
		{ "收到…申请…N〔件〕", "收到申请、来信36件", "-" },	/* 、 before it */
		{ "收到…N", "收到2024", "-" },			/* no measure word */
		{ "收到…N", "收到3份", "3" },
		{ "(收|接)到N〔件〕", "接到5件", "5" },
		{ "许可[决定|事项]N〔件〕", "许可5件", "5" },
		{ "许可[决定|事项]N〔件〕", "许可事项5件", "5" },
		{ "许可!(法|信息)…N〔件〕", "许可法5件", "-" },
		{ "许可!(法|信息)…N〔件〕", "许可决定5件", "5" },
		{ "未收到…申请", "未收到任何人的申请", "yes" },
		{ "未…申请", "未在规定时限内按照程序办结的那些申请", "-" },
		{ "未……申请", "未在规定时限内按照程序办结的那些申请", "yes" },
		{ "办结…N〔件〕；含 申请", "申请办结5件", "5" },
		{ "办结…N〔件〕；含 申请", "来信办结5件", "-" },
		{ "收到申请…N〔件〕；不含 增加|减少", "收到申请比上年增加5件", "-" },
		{ "收到申请…N〔件〕；不含 增加", "收到申请5件，来信增加3件", "5" },
		{ "收到…N〔件〕", "收到超过30件", "~30" },
		{ "收到…N〔件〕", "收到30件左右", "~30" },
		{ "收到…N〔件〕", "收到不足30件", "~30" },
		{ "办结N〔件〕；句不含 许可", "许可申请多，办结5件", "-" },
		{ "办结N〔件〕；句不含 许可", "申请多，办结5件", "5" },
		{ "废止N〔件〕；承前 文件", "制发文件3件，废止2件", "2" },
		{ "废止N〔件〕；承前 文件", "废止2件，制发文件3件", "-" },
		{ "废止N〔件〕；承前 文件；不隔 合同", "制发文件3件，签合同4份，废止2件", "-" },
		{ "废止N〔件〕；承前 文件；不隔 合同", "签合同4份，制发文件3件，废止2件", "2" },
		{ "N〔件〕维持；承前 复议", "复议4件，3件维持", "3" },
		{ "第…条", "第十二条", "yes" },
		{ "条例N〔条〕", "条例第12条", "-" },
	};
	char got[40];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_str_eq(find(cases[i].pattern, cases[i].sentence, got),
		    cases[i].want, "%s in %s: %s", cases[i].pattern, cases[i].sentence, got);
}

Test(pattern, no_patterns)
{
	static const struct { const char *text; size_t bad; } cases[] = {
		{ "", 0 }, { "…N", 0 }, { "收到…", 0 }, { "(收|到", 0 }, { "()到", 0 },
		{ "[收]到N", 0 }, { "!(收)到", 0 }, { "收)到", 3 }, { "收到N〔〕", 6 },
		{ "收到N〔件", 6 }, { "收N到N", 7 }, { "收到|来", 6 }, { "收到；没有", 6 },
		{ "收到；含 ", 6 }, { "收到；含 甲；含 乙", 16 },
		{ "收到；不隔 甲", 0 }, { "收到；承前 ", 6 },
	};
	struct arena a;
	size_t bad;

	arena_init(&a);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_null(pattern_parse(&a, cases[i].text, strlen(cases[i].text), &bad),
		    "%s", cases[i].text);
		cr_expect_eq(bad, cases[i].bad, "%s: %zu", cases[i].text, bad);
	}
	arena_release(&a);
}
