/*
 * export.c - the table of exporters and what they share: choosing, refusing,
 * encoding, naming the file.
 *
 * A new format is one line of exporters[] and one function.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/render.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"

const struct exporter exporters[] = {
	{ .format = "docx", .suffix = ".docx", .label_zh = "Word 文档（正式格式）",
	    .label_en = "Word document (official layout)", .packed = true, .download = true,
	    .write_doc = export_docx },
	{ .format = "pdf", .suffix = ".pdf", .label_zh = "PDF（定版，发布、打印用）",
	    .label_en = "PDF (fixed pages, to publish and print)", .packed = true,
	    .download = true, .charts = true, .installed = render_installed,
	    .write_doc = export_pdf },
	{ .format = "xlsx", .suffix = ".xlsx", .label_zh = "Excel 表格",
	    .label_en = "Excel workbook", .packed = true, .download = true,
	    .write_report = export_xlsx },
	{ .format = "html", .suffix = ".html", .label_zh = "网页", .label_en = "web page",
	    .charts = true, .write_doc = export_html },
	{ .format = "fragment", .suffix = "（片段）.html",
	    .label_zh = "网页片段（贴入网站后台）",
	    .label_en = "piece of a page (to paste into a site)", .piece = true,
	    .write_doc = export_html_fragment },
	{ .format = "txt", .suffix = ".txt", .label_zh = "纯文本", .label_en = "plain text",
	    .text = true, .write_doc = export_txt },
	{ .format = "md", .suffix = ".md", .label_zh = "Markdown 文本",
	    .label_en = "Markdown text", .text = true, .write_doc = export_md },
	{ .format = "csv", .suffix = ".csv", .label_zh = "数据表（CSV）",
	    .label_en = "data table (CSV)", .data = true, .text = true, .download = true,
	    .write_report = export_csv },
	{ .format = "json", .suffix = ".json", .label_zh = "数据（JSON，可再导入）",
	    .label_en = "data (JSON, can be imported)", .data = true, .internal = true,
	    .write_report = export_json },
	{ .format = NULL }
};

const struct exporter *
exporter_find(const char *format)
{
	for (const struct exporter *e = exporters; e->format != NULL; e++)
		if (strcmp(e->format, format) == 0)
			return e;
	return NULL;
}

bool
exporter_paper(const struct exporter *e)
{
	return e->write_doc != NULL && !e->piece;
}

bool
export_possible(const struct exporter *e, bool kiosk, const struct render *r)
{
	return e->write_doc != export_pdf || !kiosk || (r != NULL && render_running(r));
}

bool
export_allowed(const struct exporter *e, const struct report *r, const struct findings *f,
    bool draft, struct diag *d)
{
	struct buf error = BUF_INIT, empty = BUF_INIT, text = BUF_INIT, zh = BUF_INIT;
	struct buf en = BUF_INIT;

	if (e->data || draft || report_open_complete(&f->open))
		return true;
	buf_i64(&error, f->open.error);
	buf_i64(&empty, f->open.empty);
	buf_i64(&text, f->open.text);
	if (f->open.text > 0) {
		buf_str(&zh, "（");
		report_open_texts(&zh, r, LANG_ZH);
		buf_str(&zh, "）");
		buf_str(&en, " (");
		report_open_texts(&en, r, LANG_EN);
		buf_chr(&en, ')');
	}
	diag_error(d, DIAG_REFUSED, MSG_EXPORT_REFUSED, buf_cstr(&error),
	    buf_cstr(&empty), buf_cstr(&text), buf_cstr(&zh), buf_cstr(&en), NULL);
	buf_release(&error);
	buf_release(&empty);
	buf_release(&text);
	buf_release(&zh);
	buf_release(&en);
	return false;
}

char *
export_named(const struct exporter *e, const struct report *r, const char *more)
{
	struct buf name = BUF_INIT;
	char *safe;

	report_title(&name, r);
	buf_str(&name, more);
	safe = file_safe_name(buf_cstr(&name));
	buf_reset(&name);
	buf_str(&name, safe);
	buf_str(&name, e->suffix);
	free(safe);
	return buf_detach(&name);
}

char *
export_file_name(const struct exporter *e, const struct report *r)
{
	return export_named(e, r, "");
}

/* Other encodings need the whole text: one character that cannot be written, and
 * nothing is. */
static bool
is_utf8(const struct exporter *e, enum encoding encoding)
{
	return !e->text || encoding == ENCODING_AUTO || encoding == ENCODING_UTF8;
}

bool
export_doc(struct buf *out, const struct exporter *e, struct doc *doc,
    enum encoding encoding, struct diag *d)
{
	struct buf text = BUF_INIT;
	bool utf8 = is_utf8(e, encoding);
	bool ok = e->write_doc(utf8 ? out : &text, doc, d);

	if (ok && !utf8)
		ok = encode_write(out, buf_cstr(&text), text.len, encoding, d);
	buf_release(&text);
	return ok;
}

bool
export_report(struct buf *out, const struct exporter *e, const struct report *r,
    const struct export_options *o, struct diag *d)
{
	struct buf text = BUF_INIT;
	struct doc *doc;
	bool ok;

	if (e->write_doc != NULL) {	/* for people: through the neutral document */
		doc = export_build(r, o);
		doc->render = o->render;
		if (o->charts && e->charts)
			export_charts(doc, r, o, d);
		ok = export_doc(out, e, doc, o->encoding, d);
		doc_free(doc);
		return ok;
	}
	if (is_utf8(e, o->encoding))
		return e->write_report(out, r, o, d);
	ok = e->write_report(&text, r, o, d) &&
	    encode_write(out, buf_cstr(&text), text.len, o->encoding, d);
	buf_release(&text);
	return ok;
}
