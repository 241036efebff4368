/*
 * test_dated.c - the day of publication as real files tell it, and the time limits that
 * are counted from it (D801 to D803): pages, saved pages (mht) and Word files, through
 * the real readers.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "kit/officekit.h"
#include "report/check.h"
#include "report/report.h"

enum kind { PAGE, SAVED, BASE64, WORD };

static const char *const file_name[] = { "a.html", "a.mht", "b.mhtml", "a.docx" };

struct dated {
	const char	*raises;	/* "" or one of D801 to D803 */
	enum kind	 kind;
	const char	*agency;
	const char	*meta;		/* of a page */
	const char	*before;	/* lines under the title, parted by "\n" */
	const char	*after;		/* ... at the end */
};

#define BUREAU	"云山县水利局"
#define COUNTY	"云山县人民政府"
#define TOWN	"云山县清河镇人民政府"

/* ---- the files ---- */

static struct report *
report_of(const char *agency)
{
	struct report *r = kit_report("2021", agency, 2025);

	kit_zero(r);
	kit_text(r, "t0", "本报告根据条例编制，统计期限为2025年1月1日至2025年12月31日。");
	kit_text(r, "t1", "本单位主动公开政策文件，管理信息，建设平台，加强监督。");
	kit_text(r, "t5", "存在的问题是更新不快。下一步改进，按月核对。");
	kit_text(r, "t6", "未收取信息处理费。");
	return r;
}

/* Put the lines in as paragraphs, behind or before the last "edge". */
static void
put_lines(struct buf *b, const char *edge, bool behind, const char *lines, bool word)
{
	char *list = mem_strdup(lines), *save = NULL;
	struct buf with = BUF_INIT;
	const char *at = strstr(buf_cstr(b), edge);

	cr_assert_not_null(at, "%s", edge);
	if (!behind)
		for (const char *next; (next = strstr(at + 1, edge)) != NULL; )
			at = next;
	for (char *s = strtok_r(list, "\n", &save); s; s = strtok_r(NULL, "\n", &save))
		buf_printf(&with, word ? "<w:p><w:r><w:t>%s</w:t></w:r></w:p>" : "<p>%s</p>", s);
	buf_splice(b, (size_t)(at - b->data) + (behind ? strlen(edge) : 0), 0, with.data,
	    with.len);
	buf_release(&with);
	free(list);
}

static void
make_page(struct buf *b, const struct dated *c, const struct report *r)
{
	const char *at;

	cr_assert(kit_export(b, r, "html", false) || b->len > 0);
	put_lines(b, "</main>", false, c->after, false);
	put_lines(b, "</h1>", true, c->before, false);
	at = strstr(buf_cstr(b), "</head>");
	buf_splice(b, (size_t)(at - b->data), 0, c->meta, strlen(c->meta));
}

static void
put_base64(struct buf *b, const struct buf *from)
{
	static const char digit[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < from->len; i += 3) {
		unsigned long bits = 0;
		size_t n = from->len - i < 3 ? from->len - i : 3;

		for (size_t k = 0; k < 3; k++)
			bits = bits << 8 | (k < n ? (unsigned char)from->data[i + k] : 0u);
		for (size_t k = 0; k < 4; k++)
			buf_chr(b, k <= n ? digit[bits >> (18 - 6 * k) & 63] : '=');
		if (i % 57 == 54)
			buf_str(b, "\r\n");
	}
}

static void
make_saved(struct buf *b, const struct dated *c, const struct report *r, bool base64)
{
	struct buf page = BUF_INIT;

	make_page(&page, c, r);
	buf_printf(b, "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\n"
	    "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";"
	    "\r\n\tboundary=\"edge\"\r\n\r\n--edge\r\nContent-Type: text/html; charset=utf-8"
	    "\r\nContent-Transfer-Encoding: %s\r\n\r\n", base64 ? "base64" : "8bit");
	if (base64)
		put_base64(b, &page);
	else
		buf_add(b, page.data, page.len);
	buf_str(b, "\r\n--edge--\r\n");
	buf_release(&page);
}

static void
make_word(struct buf *b, const struct dated *c, const struct report *r)
{
	static const char *const names[] = { "[Content_Types].xml", "_rels/.rels",
	    "word/_rels/document.xml.rels", "word/styles.xml", "word/document.xml" };
	struct buf file = BUF_INIT, text[ARRAY_LEN(names)];
	struct office_part part[ARRAY_LEN(names) + 1] = { { NULL, NULL } };

	cr_assert(kit_export(&file, r, "docx", false) || file.len > 0);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		text[i] = (struct buf)BUF_INIT;
		cr_assert(kit_unzip(&file, names[i], &text[i]), "%s", names[i]);
	}
	put_lines(&text[4], "<w:sectPr", false, c->after, true);
	put_lines(&text[4], "</w:p>", true, c->before, true);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		part[i] = (struct office_part){ names[i], buf_cstr(&text[i]) };
	office_zip(b, part);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		buf_release(&text[i]);
	buf_release(&file);
}

static void
judge(const struct dated *c)
{
	struct report *r = report_of(c->agency);
	struct buf file = BUF_INIT, got = BUF_INIT;
	struct candidate *k;
	struct findings f;

	if (c->kind == WORD)
		make_word(&file, c, r);
	else if (c->kind == PAGE)
		make_page(&file, c, r);
	else
		make_saved(&file, c, r, c->kind == BASE64);
	k = import_bytes(kit_import(NULL, NULL), file.data, file.len, file_name[c->kind]);
	cr_assert_not_null(k->report, "%s%s%s", c->meta, c->before, c->after);
	for (int i = 0; i < r->form->ntext; i++)
		cr_expect_str_eq(k->report->text[i] != NULL ? k->report->text[i] : "",
		    r->text[i] != NULL ? r->text[i] : "", "%s%s%s: text %d", c->meta, c->before,
		    c->after, i);
	findings_init(&f);
	document_findings(k->report, &f);
	for (size_t i = 0; i < f.n; i++)
		if (strncmp(f.item[i].code, "D80", 3) == 0)
			buf_str(&got, f.item[i].code);
	cr_expect_str_eq(buf_cstr(&got), c->raises, "%s %s: %s%s%s raises [%s], not [%s]",
	    file_name[c->kind], c->agency, c->meta, c->before, c->after, buf_cstr(&got),
	    c->raises);
	findings_release(&f);
	candidate_free(k);
	buf_release(&got);
	buf_release(&file);
	report_free(r);
}

static void
judge_all(const struct dated *c, size_t n)
{
	for (size_t i = 0; i < n; i++)
		judge(&c[i]);
}

#define JUDGE(a)	judge_all(a, ARRAY_LEN(a))
#define META(day)	"<meta name=\"PubDate\" content=\"" day "\">"

/* ---- bureaus: 31 January ---- */

Test(dated, bureaus)
{
	static const struct dated c[] = {
		{ "D801", PAGE, BUREAU, META("2026-02-01 09:00"), "", "" },
		{ "D801", PAGE, "云山县农业农村局", META("2026-03-12"), "", "" },
		{ "D801", PAGE, "江南省林业厅", "", "发布日期：2026-02-08 来源：江南省林业厅", "" },
		{ "D801", SAVED, BUREAU, META("2026-02-03"), "", "" },
		{ "D801", SAVED, "洪湖市财政局", "", "发布时间：2026年2月6日 17:20", "" },
		{ "D801", BASE64, BUREAU, "", "【发布日期】2026-02-28", "" },
		{ "D801", BASE64, "洪湖市交通运输局", META("2026-05-01 10:00:00"), "", "" },
		{ "D801", WORD, BUREAU, "", "发布日期：2026年2月4日", "" },
		{ "D801", WORD, "云山县司法局", "", "索引号：K-12　发布日期：2026-02-10", "" },
		{ "D801", WORD, BUREAU, "", "", "发布日期：2026年3月1日" },
		{ "D801", WORD, "云山县民政局", "", "发布机构：云山县民政局\n发布时间：2026/2/2", "" },
		{ "", PAGE, BUREAU, META("2026-01-31 23:10"), "", "" },
		{ "", PAGE, "云山县农业农村局", "", "发布日期：2026-01-09", "" },
		{ "", SAVED, BUREAU, META("2026-01-20"), "", "" },
		{ "", SAVED, "洪湖市财政局", "", "更新时间：2026年2月6日", "" },
		{ "", BASE64, BUREAU, "", "【发布日期】2026-01-28", "" },
		{ "", BASE64, "云山县水文站", META("2026-05-01 10:00:00"), "", "" },
		{ "", WORD, BUREAU, "", "发布日期：2026年1月31日", "" },
		{ "", WORD, BUREAU, "", "", "云山县水利局\n2026年2月3日" },
		{ "", WORD, BUREAU, "", "打印日期：2026年2月3日", "" },
		{ "", WORD, "云山县民政局", "", "成文日期：2026-02-12", "" },
		{ "", PAGE, BUREAU, "<meta name=\"LastModified\" content=\"2026-04-01\">", "", "" },
	};

	JUDGE(c);
}

/* ---- governments and their offices: 31 March ---- */

Test(dated, governments)
{
	static const struct dated c[] = {
		{ "D802", PAGE, COUNTY, META("2026-04-01 08:30"), "", "" },
		{ "D802", PAGE, "洪湖市人民政府", "", "发布日期：2026-04-15", "" },
		{ "D802", PAGE, "云山县人民政府办公室", "", "时间：2026-06-01 来源：县政府办", "" },
		{ "D802", SAVED, COUNTY, META("2026-04-02"), "", "" },
		{ "D802", SAVED, "江南省人民政府", "", "发布时间：2026-04-08", "" },
		{ "D802", BASE64, COUNTY, "", "公布日期：2026年4月9日", "" },
		{ "D802", BASE64, "洪湖市清源区人民政府", META("2026-07-01"), "", "" },
		{ "D802", WORD, COUNTY, "", "发布日期：2026年4月1日", "" },
		{ "D802", WORD, "洪湖市人民政府", "", "索引号：H-3　发布日期：2026-04-30", "" },
		{ "D802", WORD, COUNTY, "", "", "发布日期：2026年5月1日" },
		{ "", PAGE, COUNTY, META("2026-03-31 08:30"), "", "" },
		{ "", PAGE, "洪湖市人民政府", "", "发布日期：2026-02-15", "" },
		{ "", PAGE, COUNTY, "", "更新日期：2026-04-15", "" },
		{ "", SAVED, COUNTY, META("2026-03-02"), "", "" },
		{ "", SAVED, "江南省人民政府", "", "发布时间：2026-03-28", "" },
		{ "", BASE64, COUNTY, "", "公布日期：2026年3月9日", "" },
		{ "", BASE64, "洪湖市清源区人民政府", META("2026-01-01"), "", "" },
		{ "", WORD, COUNTY, "", "发布日期：2026年3月31日", "" },
		{ "", WORD, "洪湖市人民政府", "", "", "洪湖市人民政府\n2026年4月20日" },
		{ "", WORD, COUNTY, "", "生成日期：2026-04-20", "" },
	};

	JUDGE(c);
}

/* ---- townships: their county's day, 31 January where none is known ---- */

Test(dated, townships)
{
	static const struct dated c[] = {
		{ "D803", PAGE, TOWN, META("2026-02-01 08:30"), "", "" },
		{ "D803", PAGE, "云山县城东街道办事处", "", "发布日期：2026-02-03", "" },
		{ "D803", PAGE, "云山县石坪乡人民政府", "", "[发布时间] 2026-02-14 10:02", "" },
		{ "D803", SAVED, TOWN, META("2026-03-03"), "", "" },
		{ "D803", SAVED, "云山县石坪乡人民政府", "", "发布日期：2026年2月9日", "" },
		{ "D803", BASE64, TOWN, "", "发布日期：2026-02-20", "" },
		{ "D803", BASE64, "云山县城东街道办事处", META("2026-02-11"), "", "" },
		{ "D803", WORD, TOWN, "", "发布日期：2026年2月1日", "" },
		{ "D803", WORD, "云山县石坪乡人民政府", "", "", "发布时间：2026年4月1日" },
		{ "D803", WORD, "云山县城东街道办事处", "", "发布日期：二〇二六年二月二日", "" },
		{ "", PAGE, TOWN, META("2026-01-30 08:30"), "", "" },
		{ "", PAGE, "云山县城东街道办事处", "", "发布日期：2026-01-31", "" },
		{ "", PAGE, TOWN, "", "浏览次数：20260214", "" },
		{ "", SAVED, TOWN, META("2026-01-03"), "", "" },
		{ "", SAVED, "云山县石坪乡人民政府", "", "发布日期：2026年1月9日", "" },
		{ "", BASE64, TOWN, "", "发布日期：2026-01-20", "" },
		{ "", BASE64, "云山县城东街道办事处", META("2026-01-11"), "", "" },
		{ "", WORD, TOWN, "", "发布日期：2026年1月1日", "" },
		{ "", WORD, "云山县石坪乡人民政府", "", "", "石坪乡人民政府\n2026年2月9日" },
		{ "", WORD, "云山县城东街道办事处", "", "打印时间：2026-02-02", "" },
	};

	JUDGE(c);
}
