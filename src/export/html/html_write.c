/*
 * html_write.c - the neutral document as one HTML page that needs nothing else.
 *
 * For a web site, a screen reader and a printer alike: every figure names its
 * headings (headers=), wide tables scroll by themselves on a small screen, and
 * on paper the page looks like the Word file.  No script, no outside resource.
 *
 * Must never let text of a report through unescaped.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "export/export.h"
#include "export/html/html.h"

/* Sizes of GB/T 9704 on paper and on a large screen; a phone gets its own. */
#define SMALL	75	/* tenths of a point: the least size on a screen */

static const char css[] =
"@page{size:A4;margin:37mm 26mm 35mm 28mm}\n"
"@page :right{@bottom-right{content:\"— \" counter(page) \" —\";font:14pt \"宋体\",SimSun,serif}}\n"
"@page :left{@bottom-left{content:\"— \" counter(page) \" —\";font:14pt \"宋体\",SimSun,serif}}\n"
"body{font-family:\"仿宋_GB2312\",\"仿宋\",FangSong,STFangsong,\"Noto Serif CJK SC\",serif;"
"font-size:16pt;line-height:28.95pt;max-width:156mm;margin:1.5rem auto;padding:0 1rem;"
"color:#000;background:#fff}\n"
"h1{font:22pt/32pt \"方正小标宋简体\",\"方正小标宋_GBK\",\"宋体\",SimSun,\"Noto Serif CJK SC\",serif;"
"text-align:center;margin:0 0 1em}\n"
"h2{font:16pt/28.95pt \"黑体\",SimHei,\"Noto Sans CJK SC\",sans-serif;"
"text-indent:2em;margin:0}\n"
"h3{font:16pt/28.95pt \"楷体_GB2312\",\"楷体\",KaiTi,\"AR PL UKai CN\",serif;"
"text-indent:2em;margin:0}\n"
".k{font-family:\"楷体_GB2312\",\"楷体\",KaiTi,\"AR PL UKai CN\",serif}\n"
"p{text-indent:2em;margin:0;text-align:justify;overflow-wrap:anywhere}\n"
".wrap{overflow-x:auto;margin:.4em 0 1em}\n"
"table{border-collapse:collapse;width:100%;table-layout:fixed;"
"font:10.5pt/1.35 \"宋体\",SimSun,\"Noto Serif CJK SC\",serif}\n"
"table.m{font-size:9pt}table.s{font-size:7.5pt}\n"
"th,td{border:1px solid #000;padding:2px;font-weight:normal;text-align:center;"
"vertical-align:middle}th{overflow-wrap:anywhere;text-wrap:balance}\n"
"tr{height:1.9em}th.l{text-align:left}th.b{background:#f2f2f2}\n"
"td{font-variant-numeric:tabular-nums}\n"
"caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\n"
"thead{display:table-header-group}table,tbody,tr{break-inside:avoid}\n"
"h1,h2,h3,p.t{break-after:avoid}\n"
".note{font-size:10.5pt;line-height:1.6}\n"
".small{font-size:7.5pt;line-height:1.6;text-align:right;text-indent:0;color:#666}\n"
".sign{text-align:right;text-indent:0}:not(.sign)+.sign{margin-top:57.9pt}\n"
".mark{color:#c00000;font:22pt/32pt \"黑体\",SimHei,\"Noto Sans CJK SC\",sans-serif;"
"text-indent:0}\n"
".draft{position:fixed;top:35%;left:0;right:0;text-align:center;font-size:120pt;"
"line-height:1;color:rgba(192,0,0,.12);transform:rotate(-30deg);pointer-events:none;"
"letter-spacing:.3em}\n"
"@media print{body{max-width:none;margin:0;padding:0}.wrap{overflow:visible}"
"th.b{background:none}.mark{display:none}table.s{font-size:var(--p,7.5pt)}}\n"
/* A telephone: groups of rows stand upright, labels stay while the figures move.  Their
 * lines would not stay with them if neighbours shared one. */
"@media screen and (max-width:40em){body{font-size:1rem;line-height:1.7}"
"h1{font-size:1.3rem;line-height:1.5}h2,h3{font-size:1rem;line-height:1.7}"
"table.w{min-width:0;width:auto;table-layout:auto;border-collapse:separate;"
"border-spacing:0;border:solid #000;border-width:1px 0 0 1px}"
".w col{width:auto!important}.w th,.w td{border-width:0 1px 1px 0;min-width:2.6em}"
".w tbody th[scope=row]{position:sticky;left:0;background:#fff;min-width:7em;"
"max-width:9em;z-index:1}"
".w tbody th[scope=rowgroup]{writing-mode:vertical-rl;min-width:1.6em;width:1.6em;"
"letter-spacing:.1em}"
".w .c{position:sticky;left:0;background:#fff;z-index:2;max-width:9em}}\n";

/* 图解: a drawing and its figures side by side, below each other on a telephone. */
static const char chart_css[] =
".g{display:flex;flex-wrap:wrap;align-items:center;gap:.3em 1.5em;break-inside:avoid;"
"-webkit-print-color-adjust:exact;print-color-adjust:exact;margin-bottom:1em}\n"
".g svg{flex:0 1 auto;max-width:100%;height:auto}.g .wrap{flex:1 1 190px;margin:0}\n";

void
export_html_lines(struct buf *b, const char *s)
{
	for (;;) {
		size_t n = strcspn(s, "\n");

		xml_text(b, s, n);
		if (s[n] == '\0')
			return;
		buf_str(b, "<br>");
		s += n + 1;
	}
}

/* "t2r5c0": table, row, column; what headers= refers to. */
static void
put_id(struct buf *b, int table, const struct doc_cell *c)
{
	buf_chr(b, 't');
	buf_i64(b, table);
	buf_chr(b, 'r');
	buf_i64(b, c->row);
	buf_chr(b, 'c');
	buf_i64(b, c->col);
}

struct painter {
	struct buf	*b;
	const struct doc_table *t;
	const int	*map;
	int		 id;		/* number of the table in the page */
	int		 stub;		/* columns of row labels */
};

static const struct doc_cell *
at(const struct painter *p, int row, int col)
{
	return &p->t->cell[p->map[row * p->t->ncol + col]];
}

/*
 * The headings of a figure: the row labels left of it, then the column headings
 * above it up to and with the caption of its block.
 */
static void
put_headers(const struct painter *p, const struct doc_cell *c)
{
	const struct doc_cell *h, *last = NULL;
	bool any = false;

	for (int col = 0; col < c->col; col++) {
		h = at(p, c->row, col);
		if (h->role != DOC_ROWHEAD || h == last)
			continue;
		buf_str(p->b, any ? " " : " headers=\"");
		put_id(p->b, p->id, h);
		any = true;
		last = h;
	}
	for (int row = c->row - 1; row >= 0; row--) {
		h = at(p, row, c->col);
		if ((h->role != DOC_COLHEAD && h->role != DOC_CAPTION) || h == last)
			continue;
		buf_str(p->b, any ? " " : " headers=\"");
		put_id(p->b, p->id, h);
		any = true;
		last = h;
		if (h->role == DOC_CAPTION)
			break;
	}
	if (any)
		buf_chr(p->b, '"');
}

/* "colgroup" and "rowgroup" are for headings of several columns or rows; above
 * the row labels stands a heading of that column. */
const char *
export_html_scope(const struct doc_cell *c)
{
	if (c->role == DOC_ROWHEAD)
		return c->rowspan > 1 ? "rowgroup" : "row";
	return c->colspan > 1 ? "colgroup" : "col";
}

static void
put_cell(const struct painter *p, const struct doc_cell *c)
{
	bool head = c->role != DOC_DATA;

	buf_str(p->b, head ? "<th" : "<td");
	if (c->colspan > 1)
		xml_attr_int(p->b, "colspan", c->colspan);
	if (c->rowspan > 1)
		xml_attr_int(p->b, "rowspan", c->rowspan);
	if (head) {
		buf_str(p->b, " id=\"");
		put_id(p->b, p->id, c);
		buf_chr(p->b, '"');
		xml_attr(p->b, "scope", export_html_scope(c));
		if (c->role == DOC_CAPTION)
			xml_attr(p->b, "class", "b");
		else if (c->row == 0 && c->col < p->stub)
			xml_attr(p->b, "class", "c");	/* the corner over the labels */
		else if (c->left)
			xml_attr(p->b, "class", "l");
	} else {
		put_headers(p, c);
		if (c->left)
			xml_attr(p->b, "style", "text-align:left");
	}
	buf_chr(p->b, '>');
	export_html_lines(p->b, c->text);
	buf_str(p->b, head ? "</th>" : "</td>");
}

/* Shares of the width, so that the table follows the page. */
static void
put_columns(struct buf *b, const struct doc_table *t)
{
	int total = 0, share;

	for (int c = 0; c < t->ncol; c++)
		total += t->width[c];
	buf_str(b, "<colgroup>");
	for (int c = 0; c < t->ncol; c++) {
		share = t->width[c] * 10000 / total;	/* hundredths of a per cent */
		buf_printf(b, "<col style=\"width:%d.%02d%%\">", share / 100,
		    share % 100);
	}
	buf_str(b, "</colgroup>\n");
}

/* The region can be scrolled with the keyboard (tabindex) and has a name. */
static void
put_table(struct buf *b, struct doc *doc, const struct doc_table *t, int id)
{
	struct painter p = { b, t, doc_table_map(doc, t), id, table_stub(t) };
	int width = 0;

	for (int c = 0; c < t->ncol; c++)
		width += t->width[c];
	if (t->drawing != NULL) {
		buf_str(b, "<div class=\"g\">\n");
		export_html_drawing(b, t->drawing, id);
	}
	buf_printf(b, "<div class=\"wrap\" role=\"region\" tabindex=\"0\""
	    " aria-labelledby=\"t%dc\">\n"
	    "<table class=\"%s%s\"", id,
	    t->point_x10 >= 100 ? "n" : t->point_x10 >= 85 ? "m" : "s",
	    t->ncol > 8 ? " w" : "");
	/* figures never break: it scrolls instead; on paper they are as small as need be */
	if (width > EXPORT_TEXT_WIDTH || t->point_x10 < SMALL)
		buf_printf(b, " style=\"min-width:%d.%dmm;--p:%d.%dpt\"", width / 10,
		    width % 10, t->point_x10 / 10, t->point_x10 % 10);
	buf_printf(b, ">\n<caption id=\"t%dc\">", id);
	export_html_lines(b, t->caption);
	buf_str(b, "</caption>\n");
	put_columns(b, t);
	buf_str(b, t->nhead > 0 ? "<thead>\n" : "<tbody>\n");
	for (int row = 0; row < t->nrow; row++) {
		if (row > 0 && row == t->nhead)
			buf_str(b, "</thead>\n<tbody>\n");
		else if (row > 0 && at(&p, row, 0)->role == DOC_CAPTION)
			buf_str(b, "</tbody>\n<tbody>\n");	/* a block of its own */
		buf_str(b, "<tr>");
		for (int col = 0; col < t->ncol; col += at(&p, row, col)->colspan)
			if (at(&p, row, col)->row == row)
				put_cell(&p, at(&p, row, col));
		buf_str(b, "</tr>\n");
	}
	buf_str(b, t->nhead < t->nrow ? "</tbody>\n" : "</thead>\n");
	buf_str(b, t->drawing != NULL ? "</table>\n</div>\n</div>\n" : "</table>\n</div>\n");
}

static void
put_element(struct buf *b, const char *open, const char *text, size_t lead,
    const char *close)
{
	struct buf head = BUF_INIT;

	buf_str(b, open);
	if (lead > 0) {
		buf_add(&head, text, lead);
		buf_str(b, "<span class=\"k\">");
		export_html_lines(b, buf_cstr(&head));
		buf_str(b, "</span>");
	}
	export_html_lines(b, text + lead);
	buf_release(&head);
	buf_str(b, close);
	buf_chr(b, '\n');
}

/* A line of the signature, so far from the right as on paper. */
static void
put_signature(struct buf *b, const struct doc_block *block)
{
	buf_printf(b, "<p class=\"sign\" style=\"padding-right:%d.%dem\">", block->right / 2,
	    block->right % 2 * 5);
	export_html_lines(b, block->text);
	buf_str(b, "</p>\n");
}

bool
export_html(struct buf *b, struct doc *doc, struct diag *d)
{
	static const char *const tag[][2] = {
		[DOC_TITLE] = { "<h1>", "</h1>" },
		[DOC_HEADING1] = { "<h2>", "</h2>" },
		[DOC_HEADING2] = { "<h3>", "</h3>" },
		[DOC_PARA] = { "<p>", "</p>" },
		[DOC_TABLE] = { "", "" },
		[DOC_NOTE] = { "<p class=\"note\">", "</p>" },
		[DOC_MARK] = { "<p class=\"mark\">", "</p>" },
		[DOC_SHEET] = { "<p>", "</p>" },
		[DOC_SIGN] = { NULL, NULL },
	};
	int tables = 0;

	(void)d;
	buf_str(b, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n"
	    "<meta charset=\"utf-8\">\n<meta name=\"viewport\""
	    " content=\"width=device-width,initial-scale=1\">\n<title>");
	xml_text(b, doc->title, strlen(doc->title));
	buf_str(b, "</title>\n");
	if (doc->author != NULL) {
		buf_str(b, "<meta name=\"author\"");
		xml_attr(b, "content", doc->author);
		buf_str(b, ">\n");
	}
	if (doc->day != NULL)
		buf_printf(b, "<meta name=\"date\" content=\"%s\">\n", doc->day);
	buf_str(b, "<style>\n");
	buf_str(b, css);
	buf_str(b, doc->aside != 0 ? chart_css : "");
	buf_str(b, "</style>\n</head>\n<body>\n<main>\n");
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *block = &doc->block[i];

		if (doc->aside != 0 && i == doc->aside)
			buf_str(b, "<aside aria-label=\"图解\">\n");
		if (block->kind == DOC_TABLE)
			put_table(b, doc, block->table, ++tables);
		else if (block->kind == DOC_SIGN)
			put_signature(b, block);
		else
			put_element(b, block->keep ? "<p class=\"t\">" :
			    tag[block->kind][0], block->text, block->lead,
			    tag[block->kind][1]);
	}
	buf_str(b, doc->aside != 0 ? "</aside>\n" : "");
	if (doc->footer != NULL)
		put_element(b, "<p class=\"small\">", doc->footer, 0, "</p>");
	buf_str(b, "</main>\n");
	if (doc->draft)		/* fixed: on paper it comes on every page */
		buf_str(b, "<div class=\"draft\" aria-hidden=\"true\">草稿</div>\n");
	buf_str(b, "</body>\n</html>\n");
	return true;
}
