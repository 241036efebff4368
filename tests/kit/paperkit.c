/*
 * paperkit.c - see paperkit.h.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "kit/paperkit.h"
#include "report/report.h"

#define LONG	5190	/* characters of the long text */

static struct report *
of_sample(const char *path)
{
	struct candidate *k = import_file(kit_import(NULL, NULL), path);
	struct report *r = k->report;

	if (r == NULL) {
		fprintf(stderr, "paperkit: no sample %s\n", path);
		abort();
	}
	k->report = NULL;
	candidate_free(k);
	return r;
}

static void
fill(struct report *r, const char *figure)
{
	for (int i = 0; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed && r->form->cell[i].sum < 0)
			kit_cell(r, r->form->cell[i].code, figure);
}

static void
tell(struct report *r)
{
	kit_text(r, "t0", "根据《中华人民共和国政府信息公开条例》，现公布本年度报告。");
	kit_text(r, "t1", "（一）主动公开。全年通过门户网站公开政府信息24252条，其中“政策解读”312条、"
	    "规范性文件17件；公开财政预决算、“双随机、一公开”等重点领域信息1893条。\n"
	    "（二）依申请公开。收到申请1317件，均在法定期限内答复，答复率100%；没有因信息公开"
	    "被提起行政复议、行政诉讼的情况。\n（三）平台建设\n"
	    "网址http://www.yunshan.example.cn/zwgk/zfxxgkzl/2025/index.html?type=annual全年访问量"
	    "11398889次。");
	kit_text(r, "t5", "一是公开的主动性还不够。二是解读的形式单一。下一步将逐项改进。");
	kit_text(r, "t6", "本年度没有收取信息处理费。");
}

static struct report *
of_figures(const char *form, const char *figure, const char *agency)
{
	struct report *r = kit_report(form, agency, strcmp(form, "2019") == 0 ? 2020 : 2025);

	fill(r, figure);
	tell(r);
	return r;
}

static struct report *
six(const char *arg)
{
	return of_figures("2021", arg, "云山市（汇总）");
}

static struct report *
eight(const char *arg)
{
	struct report *r = of_figures("2021", arg, "云山省（汇总）");

	kit_cell(r, "2.5:1:A", "11398889");
	kit_cell(r, "2.8:1:A", "24252.311082");
	return r;
}

static struct report *
old_form(const char *arg)
{
	struct report *r = of_figures("2019", arg, "云山县水利局");

	kit_cell(r, "2.5:1:B", "-2");
	kit_cell(r, "2.9:1:B", "251000元");
	return r;
}

static struct report *
long_name(const char *arg)
{
	return of_figures("2021", arg, "云山省江北市高新技术产业开发区管理委员会自然资源和规划"
	    "与住房城乡建设交通运输综合行政执法局（市地下综合管廊建设办公室）");
}

const char *
paper_long_text(void)
{
	static const char *const part[] = {
		"深入贯彻落实《中华人民共和国政府信息公开条例》，", "㛃村、䶮江、𬀩湖、𫖯街、𫟼镇",
		"（含𰻝𠀀等用字的地名）", "全年公开“放管服”改革信息2531条，", "投入资金24252.311082万元。",
		"详见https://www.yunshan.example.gov.cn/col/col1229/art/2026/1/20/art_1229_5190.html，",
		"其中：规范性文件17件；", "答复率为100％。", "é与ü的组合e\xCC\x81也在其中，",
	};
	static char text[LONG * 4 + 64];
	struct buf b = BUF_INIT;
	size_t n = 0, k, len;

	for (size_t i = 0; n < LONG; i++) {
		const char *s = part[(i * 5 + i / 9) % (sizeof part / sizeof *part)];

		for (; *s != '\0' && n < LONG; s += len, n++) {
			len = 1;
			while ((s[len] & 0xC0) == 0x80)
				len++;
			buf_add(&b, s, len);
		}
		if (i % 23 == 22)
			buf_str(&b, "\n");
	}
	k = b.len < sizeof text - 1 ? b.len : sizeof text - 1;
	memcpy(text, b.data, k);
	text[k] = '\0';
	buf_release(&b);
	return text;
}

static struct report *
long_text(const char *arg)
{
	struct report *r = of_figures("2021", arg, "云山县民政局");

	kit_text(r, "t1", paper_long_text());
	kit_text(r, "t2n", "注：1.“制发件数”不含党组织文件；2.各项数据截至2025年12月31日；"
	    "3.现行有效件数已扣除年内宣布失效的规范性文件3件，详见本机关门户网站“规范性文件”专栏。");
	kit_text(r, "t3n", "注：申请按收到日期统计，上年结转的申请已在本年度全部办结。");
	return r;
}

static struct report *
empty(const char *arg)
{
	return kit_report(arg, "云山县林业局", 2025);
}

/* So many lines of text before the tables: where does each table begin? */
static struct report *
lines(const char *arg)
{
	struct report *r = of_figures("2021", "1", "云山县统计局");
	struct buf b = BUF_INIT;

	for (int i = 0; i < atoi(arg); i++)
		buf_str(&b, i == 0 ? "本局依法公开。" : "\n本局依法公开。");
	kit_text(r, "t1", buf_cstr(&b));
	buf_release(&b);
	return r;
}

/* A form that nobody has seen yet: a row and two columns more. */
static const struct { const char *at, *more; } inserted[] = {
	{ "表式 2021", "" },
	{ "适用  2021 至今", "" },
	{ "        C  现行有效件数", "        D   其中：修订后重新公布件数\n" },
	{ "        B3  社会公益组织", "        B6  境外组织及其驻华代表机构\n" },
	{ "        3.3.2  2.其他法律行政法规禁止公开", "        3.3.9  1之二.属于工作秘密的内部事项\n" },
};

static struct report *
new_form(const char *arg)
{
	static struct form *form;
	struct buf text = BUF_INIT, b = BUF_INIT;
	struct agency agency;
	struct report *r;
	struct diag d;
	const char *s, *at;

	if (form == NULL) {
		if (!file_read(&text, "forms/2021.form", 0, NULL))
			abort();
		s = buf_cstr(&text);
		for (size_t i = 0; i < sizeof inserted / sizeof *inserted; i++) {
			at = strstr(s, inserted[i].at);
			if (at == NULL)
				abort();
			buf_add(&b, s, (size_t)(at - s));
			if (i == 0)
				buf_str(&b, "表式 2027");
			else if (i == 1)
				buf_str(&b, "适用  2027 至今");
			else
				buf_str(&b, inserted[i].more);
			s = i < 2 ? at + strlen(inserted[i].at) : at;
		}
		buf_str(&b, s);
		diag_init(&d);
		form = form_parse(buf_cstr(&b), b.len, "2027.form", &d);
		if (form == NULL) {
			for (size_t i = 0; i < d.n; i++)
				fprintf(stderr, "paperkit: form: message %d\n", (int)d.item[i].code);
			abort();
		}
		diag_release(&d);
	}
	agency_init(&agency);
	agency.name = strdup("云山县水务局");
	r = report_new(form, &agency, 2027);
	agency_release(&agency);
	fill(r, arg);
	tell(r);
	buf_release(&text);
	buf_release(&b);
	return r;
}

static struct report *
full(const char *arg)
{
	return kit_full(arg);
}

const struct paper_case paper_cases[] = {
	{ "sample-0", of_sample, "data/samples/hongshan-yibao-2025.json" },
	{ "sample-1", of_sample, "data/samples/hunan-zhongyiyao-2025.json" },
	{ "sample-2", of_sample, "data/samples/weijian-2025.json" },
	{ "sample-3", of_sample, "data/samples/xiangtan-yibao-2025.json" },
	{ "sample-4", of_sample, "data/samples/xiangxiang-weijian-2023.json" },
	{ "six-digits", six, "888888" },
	{ "eight-digits", eight, "88888888" },
	{ "long-name", long_name, "12" },
	{ "long-text", long_text, "7" },
	{ "empty", empty, "2021" },
	{ "form-2019", old_form, "888888" },
	{ "slash", six, "/" },
	{ "form-2027", new_form, "31" },
	{ "full-2021", full, "2021" },
	{ "full-2019", full, "2019" },
	{ "lines-9", lines, "9" },
	{ "lines-16", lines, "16" },
	{ NULL, NULL, NULL }
};
const size_t paper_samples = 5;

struct report *
paper_make(const struct paper_case *c)
{
	return c->make(c->arg);
}
