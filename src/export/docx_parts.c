/*
 * docx_parts.c - the parts of a docx file besides the document itself.
 *
 * Styles, fonts, settings, headers and footers after GB/T 9704-2012: 3号 仿宋 on
 * exact lines of 28.95 pt, 2号 小标宋 title, 黑体 and 楷体 headings, page numbers
 * "— 1 —" outside.  Every element stands in the order of the schema, and nothing
 * here depends on the report, so these parts are the same bytes in every file.
 *
 * Sizes are half points, lengths twentieths of a point.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/xml.h"
#include "export/export.h"

#define HEAD	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define PACKAGE	"http://schemas.openxmlformats.org/package/2006"
#define OFFICE	"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define MAIN	"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define NS_W	" xmlns:w=\"" MAIN "\""
#define TYPE_W	"application/vnd.openxmlformats-officedocument.wordprocessingml."

#define FONT(name, other, panose, family, pitch) \
	"<w:font w:name=\"" name "\"><w:altName w:val=\"" other "\"/>" \
	"<w:panose1 w:val=\"" panose "\"/><w:charset w:val=\"86\"/>" \
	"<w:family w:val=\"" family "\"/><w:pitch w:val=\"" pitch "\"/></w:font>"

const struct docx_part export_docx_parts[] = {
	{ "_rels/.rels",
	HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" OFFICE "/officeDocument\""
	" Target=\"word/document.xml\"/>"
	"<Relationship Id=\"rId2\""
	" Type=\"" PACKAGE "/relationships/metadata/core-properties\""
	" Target=\"docProps/core.xml\"/>"
	"<Relationship Id=\"rId3\" Type=\"" OFFICE "/extended-properties\""
	" Target=\"docProps/app.xml\"/></Relationships>" },

	{ "docProps/app.xml",
	HEAD "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
	"extended-properties\"><Application>nianbao</Application></Properties>" },

	{ "word/settings.xml",
	HEAD "<w:settings" NS_W "><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/>"
	"<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat>"
	"<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/>"
	"<w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
	"<w:adjustLineHeightInTable/><w:useFELayout/>"
	"<w:compatSetting w:name=\"compatibilityMode\""
	" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
	"<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>" },

	/* The names the standard asks for, and what a machine has instead. */
	{ "word/fontTable.xml",
	HEAD "<w:fonts" NS_W ">"
	FONT("仿宋_GB2312", "仿宋,FangSong,方正仿宋_GBK,STFangsong,Noto Serif CJK SC",
	    "02010609030101010101", "modern", "fixed")
	FONT("方正小标宋简体",
	    "方正小标宋_GBK,FZXiaoBiaoSong-B05S,宋体,Noto Serif CJK SC SemiBold",
	    "03000509000000000000", "auto", "fixed")
	FONT("黑体", "SimHei,方正黑体_GBK,Noto Sans CJK SC", "02010609060101010101",
	    "modern", "fixed")
	FONT("楷体_GB2312", "楷体,KaiTi,方正楷体_GBK,STKaiti,AR PL UKai CN",
	    "02010609030101010101", "modern", "fixed")
	FONT("宋体", "SimSun,方正书宋_GBK,Noto Serif CJK SC", "02010600030101010101",
	    "auto", "variable")
	"</w:fonts>" },

	{ NULL, NULL }
};

#define OVERRIDE(part, type) \
	"<Override PartName=\"/word/" part "\" ContentType=\"" TYPE_W type "+xml\"/>"

void
export_docx_types(struct buf *b, bool draft)
{
	buf_str(b, HEAD "<Types xmlns=\"" PACKAGE "/content-types\">"
	    "<Default Extension=\"rels\" ContentType="
	    "\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    OVERRIDE("document.xml", "document.main") OVERRIDE("styles.xml", "styles")
	    OVERRIDE("settings.xml", "settings") OVERRIDE("fontTable.xml", "fontTable")
	    OVERRIDE("footer1.xml", "footer") OVERRIDE("footer2.xml", "footer"));
	if (draft)
		buf_str(b, OVERRIDE("header1.xml", "header"));
	buf_str(b, "<Override PartName=\"/docProps/core.xml\" ContentType="
	    "\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	    "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd."
	    "openxmlformats-officedocument.extended-properties+xml\"/></Types>");
}

#define RELATION(id, type, target) \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "/" type "\" Target=\"" target "\"/>"

void
export_docx_relations(struct buf *b, bool draft)
{
	buf_str(b, HEAD "<Relationships xmlns=\"" PACKAGE "/relationships\">"
	    RELATION("rId1", "styles", "styles.xml")
	    RELATION("rId2", "settings", "settings.xml")
	    RELATION("rId3", "fontTable", "fontTable.xml")
	    RELATION("rId4", "footer", "footer1.xml")
	    RELATION("rId5", "footer", "footer2.xml"));
	if (draft)
		buf_str(b, RELATION("rId6", "header", "header1.xml"));
	buf_str(b, "</Relationships>");
}

/* Only drafts have a header: the word, large and red, on top of every page. */
void
export_docx_header(struct buf *b)
{
	buf_str(b, HEAD "<w:hdr" NS_W "><w:p><w:pPr><w:pStyle w:val=\"header\"/></w:pPr>"
	    "<w:r><w:t>草　稿</w:t></w:r></w:p></w:hdr>");
}

/* The number's field in runs of its own: WPS hides it otherwise. */
void
export_docx_footer(struct buf *b, bool even)
{
	const char *side = even ? "left" : "right";

	buf_str(b, HEAD "<w:ftr" NS_W "><w:p><w:pPr><w:pStyle w:val=\"footer\"/>");
	buf_printf(b, "<w:ind w:%sChars=\"100\" w:%s=\"280\" w:firstLineChars=\"0\""
	    " w:firstLine=\"0\"/><w:jc w:val=\"%s\"/></w:pPr>", side, side, side);
	buf_str(b, "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"
	    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
	    "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
	    "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
	buf_printf(b, "<w:r><w:t>%d</w:t></w:r>", even ? 2 : 1);
	buf_str(b, "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
	    "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>");
}

struct style {
	const char	*id, *name;
	const char	*font;
	int		 size;		/* half points */
	int		 line;		/* exact, 0 = single */
	int		 indent;	/* first line, hundredths of a character */
	const char	*align;
	int		 outline;	/* level from 0, -1 = none */
	bool		 keep;		/* with the next paragraph */
	const char	*colour;	/* or NULL */
};

#define BODY_LINE	579		/* 225 mm in 22 lines */
#define BODY_SIZE	32

/* Ids are short: they stand in every cell.  Tables: letter of the size and side. */
static const struct style styles[] = {
	{ "a", "Normal", "仿宋_GB2312",
	    BODY_SIZE, BODY_LINE, 200, "both", -1, false, NULL },
	{ "title", "Title", "方正小标宋简体", 44, 640, 0, "center", -1, true, NULL },
	{ "h1", "heading 1", "黑体",
	    BODY_SIZE, BODY_LINE, 200, "both", 0, true, NULL },
	{ "h2", "heading 2", "楷体_GB2312",
	    BODY_SIZE, BODY_LINE, 200, "both", 1, true, NULL },
	{ "note", "表注", "宋体", 21, 320, 200, "both", -1, false, NULL },
	{ "gap", "表后空行", "宋体", 21, 280, 0, "left", -1, false, NULL },
	{ "small", "小字", "宋体", 15, 280, 0, "right", -1, false, "7F7F7F" },
	{ "Lc", "表格五号居中", "宋体", 21, 0, 0, "center", -1, false, NULL },
	{ "Ll", "表格五号居左", "宋体", 21, 0, 0, "left", -1, false, NULL },
	{ "Mc", "表格小五居中", "宋体", 18, 0, 0, "center", -1, false, NULL },
	{ "Ml", "表格小五居左", "宋体", 18, 0, 0, "left", -1, false, NULL },
	{ "Sc", "表格六号居中", "宋体", 15, 0, 0, "center", -1, false, NULL },
	{ "Sl", "表格六号居左", "宋体", 15, 0, 0, "left", -1, false, NULL },
	{ "Tc", "表格小六居中", "宋体", 13, 0, 0, "center", -1, false, NULL },
	{ "Tl", "表格小六居左", "宋体", 13, 0, 0, "left", -1, false, NULL },
	{ "Uc", "表格七号居中", "宋体", 11, 0, 0, "center", -1, false, NULL },
	{ "Ul", "表格七号居左", "宋体", 11, 0, 0, "left", -1, false, NULL },
	{ "header", "header", "黑体", 44, 640, 0, "center", -1, false, "C00000" },
	{ "footer", "footer", "宋体", 28, 0, 0, "left", -1, false, NULL },
};

const char *
export_docx_table_style(int point_x10, bool left)
{
	static const struct { int least; const char *left, *centre; } size[] = {
		{ 100, "Ll", "Lc" }, { 85, "Ml", "Mc" }, { 70, "Sl", "Sc" },
		{ 60, "Tl", "Tc" }, { 0, "Ul", "Uc" },
	};
	size_t i = 0;

	while (point_x10 < size[i].least)
		i++;
	return left ? size[i].left : size[i].centre;
}

static void
put_fonts(struct buf *b, const char *font)
{
	buf_printf(b, "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"%s\" w:eastAsia=\"%s\""
	    " w:hAnsi=\"%s\" w:cs=\"Times New Roman\"/>", font, font, font);
}

static void
put_style(struct buf *b, const struct style *s, bool base)
{
	buf_printf(b, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\">"
	    "<w:name w:val=\"%s\"/>", base ? " w:default=\"1\"" : "", s->id, s->name);
	if (!base)
		buf_str(b, "<w:basedOn w:val=\"a\"/><w:next w:val=\"a\"/>");
	buf_str(b, "<w:qFormat/><w:pPr>");
	if (s->keep)
		buf_str(b, "<w:keepNext/><w:keepLines/>");
	/* an address may break anywhere; 28 characters stand in a line, figures among them:
	 * no space that nobody wrote between a figure and a character */
	buf_str(b, "<w:wordWrap w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/>"
	    "<w:autoSpaceDN w:val=\"0\"/>");
	if (s->line != BODY_LINE)	/* rows of a table would take the page's grid */
		buf_str(b, "<w:snapToGrid w:val=\"0\"/>");
	buf_printf(b, "<w:spacing w:line=\"%d\" w:lineRule=\"%s\"/>",
	    s->line ? s->line : 240, s->line ? "exact" : "auto");
	buf_printf(b, "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/>"
	    "<w:jc w:val=\"%s\"/>", s->indent, s->indent * s->size / 10, s->align);
	if (s->outline >= 0)
		buf_printf(b, "<w:outlineLvl w:val=\"%d\"/>", s->outline);
	buf_str(b, "</w:pPr><w:rPr>");
	put_fonts(b, s->font);
	if (s->colour != NULL)
		buf_printf(b, "<w:color w:val=\"%s\"/>", s->colour);
	if (s->size == BODY_SIZE)	/* 28 characters to a line, no grid */
		buf_str(b, "<w:spacing w:val=\"-5\"/>");
	buf_printf(b, "<w:kern w:val=\"2\"/><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/>"
	    "</w:rPr></w:style>", s->size, s->size);
}

void
export_docx_styles(struct buf *b)
{
	xml_head(b);
	buf_str(b, "<w:styles" NS_W "><w:docDefaults><w:rPrDefault><w:rPr>");
	put_fonts(b, styles[0].font);
	buf_str(b, "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
	    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr>"
	    "</w:rPrDefault><w:pPrDefault/></w:docDefaults>");
	for (size_t i = 0; i < ARRAY_LEN(styles); i++)
		put_style(b, &styles[i], i == 0);
	/* a heading at the beginning of its paragraph */
	buf_str(b, "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"k\">"
	    "<w:name w:val=\"段首标题\"/><w:qFormat/><w:rPr>");
	put_fonts(b, "楷体_GB2312");
	buf_str(b, "</w:rPr></w:style></w:styles>");
}
