/*
 * site.c - the pages of a site (site.h): the page of a report is the one that export
 * writes, with a line of links before it.
 *
 * Folders have names of plain ASCII that stay the same from year to year: an office's
 * code, or where it has none a part of the hash of its name.  A name in Chinese would not
 * survive every archive and every web server.
 *
 * Must never let text of a report through unescaped.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "doc/xml.h"
#include "export/export.h"
#include "export/html/html.h"
#include "export/site.h"
#include "report/report.h"

#define FOLDER_HEX	12	/* digits of the hash of a name */

static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
static const char digits[] = "0123456789";

/* Of every page: it reads on a telephone, and its links are not printed. */
static const char css[] =
    "nav{max-width:156mm;margin:0 auto;padding:.8em 1em 0;font-size:1rem;"
    "font-family:sans-serif}\n"
    "nav a{margin-right:1.2em;color:#0645ad}\n"
    "@media print{nav{display:none}}\n";
static const char list_css[] =
    "body{margin:0 auto;max-width:60rem;padding:1rem;font-family:sans-serif;color:#111;"
    "background:#fff;line-height:1.6}\n"
    "h1{font-size:1.6rem;text-align:center}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{border:1px solid #767676;padding:.4em .6em;text-align:left;"
    "overflow-wrap:anywhere}\n"
    "thead th{background:#f2f2f2}\n"
    "tbody th{font-weight:normal}\n"
    "td a{margin-right:.8em;white-space:nowrap}\n"
    "td a.r{white-space:normal}\n"
    "a{color:#0645ad}\n"
    "@media(max-width:40em){thead{display:none}tr,td,tbody th{display:block}"
    "tr{border:1px solid #767676;margin-bottom:.6em}th,td{border:0;padding:.2em .6em}"
    "tbody th{font-weight:bold}}\n"
    "@media print{body{max-width:none;padding:0;font-size:11pt}a{color:#000;"
    "text-decoration:none}tr{break-inside:avoid}.data,"
    "th:nth-child(3),td:nth-child(3){display:none}}\n";

bool
site_base_valid(const char *url)
{
	size_t n = strncmp(url, "https://", 8) == 0 ? 8 :
	    strncmp(url, "http://", 7) == 0 ? 7 : 0;

	return n > 0 && url[n] != '\0' && strpbrk(url, "\"'<>&?# \\") == NULL &&
	    strstr(url, "/../") == NULL;
}

/* ---- folders ---- */

static bool
is_taken(const struct site *s, const char *folder)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->item[i].folder, folder) == 0)
			return true;
	return false;
}

/* The code in lower case, for a disk that knows no other; "" when it is no plain name. */
static void
put_code(struct buf *b, const char *code)
{
	size_t n = code != NULL ? strlen(code) : 0;

	if (n == 0 || n > 64 || code[0] == '-')
		return;
	for (size_t i = 0; i < n; i++) {
		const char *upper = strchr(letters, code[i]);

		if (upper == NULL && strchr(digits, code[i]) == NULL && code[i] != '-') {
			buf_reset(b);
			return;
		}
		buf_chr(b, upper != NULL && upper - letters < 26 ?
		    letters[upper - letters + 26] : code[i]);
	}
}

static char *
folder_name(const struct site *s, const struct report *r)
{
	unsigned char hash[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1];
	struct buf b = BUF_INIT;

	put_code(&b, r->agency.org_code);
	if (b.len > 0 && !is_taken(s, buf_cstr(&b)))
		return buf_detach(&b);
	sha256(r->agency.name, strlen(r->agency.name), hash);
	sha256_hex(hash, hex);
	for (int n = FOLDER_HEX; n <= 2 * SHA256_SIZE; n++) {
		buf_reset(&b);
		buf_printf(&b, "r-%.*s", n, hex);
		if (!is_taken(s, buf_cstr(&b)))
			break;
	}
	return buf_detach(&b);
}

struct site_item *
site_add(struct site *s, const struct report *r)
{
	struct site_item x = { .folder = folder_name(s, r) };
	struct buf title = BUF_INIT, clean = BUF_INIT;

	report_title(&title, r);
	export_clean(&clean, buf_cstr(&title));
	for (size_t i = 0; i < clean.len; i++)
		if (clean.data[i] == '\n')
			clean.data[i] = ' ';
	x.title = buf_detach(&clean);
	export_clean(&clean, r->agency.name);
	x.agency = buf_detach(&clean);
	x.published = mem_strdup(r->published);
	buf_release(&title);
	s->item = mem_grow(s->item, s->n, &s->cap, sizeof *s->item);
	s->item[s->n] = x;
	return &s->item[s->n++];
}

void
site_release(struct site *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->item[i].folder);
		free(s->item[i].agency);
		free(s->item[i].title);
		free(s->item[i].published);
	}
	free(s->item);
}

void
site_lacks(struct site_item *x, const struct exporter *e)
{
	x->lacks |= 1u << (e - exporters);
}

const char *
site_file(struct buf *b, const struct exporter *e)
{
	if (!e->download || (e->installed != NULL && !e->installed()))
		return NULL;
	buf_reset(b);
	buf_printf(b, "report%s", e->suffix);
	return buf_cstr(b);
}

/* ---- pages ---- */

static void
put_text(struct buf *b, const char *s)
{
	xml_text(b, s, strlen(s));
}

static void
put_canonical(struct buf *b, const struct site *s, const char *folder)
{
	struct buf url = BUF_INIT;

	if (s->base == NULL)
		return;
	buf_str(&url, s->base);
	if (url.data[url.len - 1] != '/')
		buf_chr(&url, '/');
	if (folder != NULL)
		buf_printf(&url, "%s/", folder);
	buf_str(b, "<link rel=\"canonical\"");
	xml_attr(b, "href", buf_cstr(&url));
	buf_str(b, ">\n");
	buf_release(&url);
}

/* What people call the format: the word before its bracket. */
static void
put_label(struct buf *b, const struct exporter *e)
{
	const char *end = strstr(e->label_zh, "（");

	xml_text(b, e->label_zh, end != NULL ? (size_t)(end - e->label_zh) :
	    strlen(e->label_zh));
}

static void
put_downloads(struct buf *b, const struct site_item *x, const char *folder)
{
	struct buf name = BUF_INIT;

	for (const struct exporter *e = exporters; e->format != NULL; e++) {
		if ((x->lacks >> (e - exporters) & 1) || site_file(&name, e) == NULL)
			continue;
		buf_printf(b, "<a href=\"%s%s\">", folder, buf_cstr(&name));
		put_label(b, e);
		buf_str(b, "</a>");
	}
	buf_release(&name);
}

/* The writer of pages escapes all text, so its own tags are the first of their kind. */
static void
insert(struct buf *page, const char *before, const struct buf *what)
{
	const char *at = strstr(buf_cstr(page), before);

	if (at != NULL)
		buf_splice(page, (size_t)(at - page->data), 0, what->data, what->len);
}

bool
site_page(struct buf *out, const struct site *s, const struct site_item *x,
    const struct report *r, const struct export_options *o, struct diag *d)
{
	struct buf head = BUF_INIT, nav = BUF_INIT;

	if (!export_report(out, exporter_find("html"), r, o, d))
		return false;
	put_canonical(&head, s, x->folder);
	buf_printf(&head, "<style>\n%s</style>\n", css);
	insert(out, "</head>\n", &head);
	buf_str(&nav, "<nav><a href=\"../index.html\">全部报告</a>");
	put_downloads(&nav, x, "");
	buf_str(&nav, "</nav>\n");
	insert(out, "<main>\n", &nav);
	buf_release(&head);
	buf_release(&nav);
	return true;
}

static void
put_row(struct buf *b, const struct site_item *x)
{
	struct buf folder = BUF_INIT;

	buf_printf(&folder, "%s/", x->folder);
	buf_str(b, "<tr><th scope=\"row\">");
	put_text(b, x->agency);
	buf_printf(b, "</th><td><a class=\"r\" href=\"%sindex.html\">", buf_cstr(&folder));
	put_text(b, x->title);
	buf_str(b, "</a></td><td>");
	put_downloads(b, x, buf_cstr(&folder));
	buf_str(b, "</td><td>");
	put_text(b, x->published != NULL ? x->published : "");
	buf_str(b, "</td></tr>\n");
	buf_release(&folder);
}

void
site_index(struct buf *b, const struct site *s)
{
	struct buf title = BUF_INIT;

	if (s->year != 0)
		buf_printf(&title, "%d年", s->year);
	buf_str(&title, "政府信息公开工作年度报告");
	buf_str(b, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\""
	    " content=\"width=device-width,initial-scale=1\">\n<title>");
	put_text(b, buf_cstr(&title));
	buf_str(b, "</title>\n");
	put_canonical(b, s, NULL);
	buf_printf(b, "<style>\n%s</style>\n</head>\n<body>\n<main>\n<h1>", list_css);
	put_text(b, buf_cstr(&title));
	buf_printf(b, "</h1>\n<p>共 %zu 份。</p>\n<table>\n<thead><tr>"
	    "<th scope=\"col\">行政机关</th><th scope=\"col\">报告</th>"
	    "<th scope=\"col\">下载</th><th scope=\"col\">公布日期</th></tr></thead>\n"
	    "<tbody>\n", s->n);
	for (size_t i = 0; i < s->n; i++)
		put_row(b, &s->item[i]);
	buf_str(b, "</tbody>\n</table>\n<p class=\"data\">全部数据："
	    "<a href=\"data.csv\">CSV 表格</a>（一行一个数），"
	    "<a href=\"data.jsonl\">JSON</a>（一行一份报告）。</p>\n"
	    "</main>\n</body>\n</html>\n");
	buf_release(&title);
}
