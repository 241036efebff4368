/*
 * layout_looks.c - figures that are not plain, as a word processor, a web editor and a
 * spreadsheet write them.  The page holds them with the codes of look.h: digits between
 * turns, or the digits behind what stands for them.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "doc/xml.h"
#include "evidence/damage/layout.h"

/* What stands for the figure, and its digits; the parts of others are written one by
 * one.  0: there are only parts. */
static unsigned
whole(const char *text, struct buf *digits)
{
	struct buf plain = BUF_INIT;
	unsigned look = look_split(digits, &plain, text, strlen(text)) & ~(unsigned)LOOK_PARTS;

	buf_release(&plain);
	return look;
}

/* A figure that is shown in words, where a program has no formats. */
static void
in_words(struct buf *b, unsigned look, const char *digits)
{
	if (look == LOOK_DATE)
		buf_str(b, "12月12日");
	else
		buf_printf(b, "%s%s", digits, look == LOOK_PERCENT ? "%" : "千");
}

/* Pieces of one look after the other. */
static void
parts(struct buf *b, const char *s, void (*put)(struct buf *, unsigned, const char *, size_t))
{
	unsigned now = 0;
	size_t n;

	for (; *s != '\0'; s += n) {
		n = strcspn(s, (const char[]){ LOOK_CODE, '\0' });
		if (n > 0) {
			put(b, now, s, n);
			continue;
		}
		now = (unsigned)(s[1] - '@') & LOOK_PARTS;
		n = 2;
	}
}

static void
word_part(struct buf *b, unsigned look, const char *s, size_t n)
{
	buf_printf(b, "<w:r><w:rPr>%s%s%s</w:rPr><w:t>%.*s</w:t></w:r>",
	    look & LOOK_STRUCK ? "<w:strike/>" : "",
	    look & LOOK_TINY ? "<w:sz w:val=\"2\"/>" : "",
	    look & LOOK_RAISED ? "<w:vertAlign w:val=\"superscript\"/>" : "", (int)n, s);
}

void
layout_word_look(struct buf *b, const char *text)
{
	struct buf digits = BUF_INIT;
	unsigned look = whole(text, &digits);

	buf_str(b, "<w:p>");
	if (look == 0)
		parts(b, text, word_part);
	else if (look == LOOK_PICTURE)
		buf_str(b, "<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>");
	else if (look == LOOK_FIELD)
		buf_str(b, "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>"
		    "单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt>");
	else if (look == LOOK_HIDDEN)
		buf_printf(b, "<w:r><w:rPr><w:vanish/></w:rPr><w:t>%s</w:t></w:r>",
		    buf_cstr(&digits));
	else {
		buf_str(b, "<w:r><w:t>");
		in_words(b, look, buf_cstr(&digits));
		buf_str(b, "</w:t></w:r>");
	}
	buf_str(b, "</w:p>");
	buf_release(&digits);
}

static void
web_part(struct buf *b, unsigned look, const char *s, size_t n)
{
	const char *tag = look & LOOK_STRUCK ? "s" : look & LOOK_RAISED ? "sup" : "span";

	buf_printf(b, "<%s%s>%.*s</%s>", tag, look & LOOK_TINY ? " style='font-size:0'" : "",
	    (int)n, s, tag);
}

void
layout_web_look(struct buf *b, const char *text)
{
	struct buf digits = BUF_INIT;
	unsigned look = whole(text, &digits);

	if (look == 0)
		parts(b, text, web_part);
	else if (look == LOOK_PICTURE)
		buf_str(b, "<img src=\"1.png\">");
	else if (look == LOOK_FIELD)
		buf_str(b, "<input type=\"text\">");
	else if (look == LOOK_HIDDEN)
		buf_printf(b, "<span style=\"display: none\">%s</span>", buf_cstr(&digits));
	else
		in_words(b, look, buf_cstr(&digits));
	buf_release(&digits);
}

static void
book_part(struct buf *b, unsigned look, const char *s, size_t n)
{
	buf_printf(b, "<r><rPr>%s%s%s</rPr><t>%.*s</t></r>",
	    look & LOOK_STRUCK ? "<strike/>" : "",
	    look & LOOK_RAISED ? "<vertAlign val=\"superscript\"/>" : "",
	    look & LOOK_TINY ? "<sz val=\"1\"/>" : "", (int)n, s);
}

void
layout_book_look(struct buf *b, const char *place, const char *text)
{
	static const struct { enum look look; int style; } styles[] = {
		{ LOOK_HIDDEN, 1 }, { LOOK_DATE, 2 }, { LOOK_PERCENT, 3 }, { LOOK_FORMAT, 4 }
	};
	struct buf digits = BUF_INIT;
	unsigned look = whole(text, &digits);

	if (look == 0) {
		buf_printf(b, "<c r=\"%s\" t=\"inlineStr\"><is>", place);
		parts(b, text, book_part);
		buf_str(b, "</is></c>");
	} else if (look == LOOK_PICTURE) {
		buf_printf(b, "<c r=\"%s\" t=\"str\"><f>x</f><v>=DISPIMG(\"ID_1\",1)</v></c>",
		    place);
	} else if (look == LOOK_FIELD) {	/* nothing of the kind: no result */
		buf_printf(b, "<c r=\"%s\"><f>A1+1</f></c>", place);
	}
	for (size_t i = 0; i < ARRAY_LEN(styles); i++)
		if (look == styles[i].look)
			buf_printf(b, "<c r=\"%s\" s=\"%d\"><v>%s</v></c>", place,
			    styles[i].style, buf_cstr(&digits));
	buf_release(&digits);
}

const char layout_book_styles[] = "<styleSheet><numFmts><numFmt numFmtId=\"200\" "
    "formatCode=\";;;\"/><numFmt numFmtId=\"201\" formatCode=\"m&quot;月&quot;d"
    "&quot;日&quot;\"/><numFmt numFmtId=\"202\" formatCode=\"0.0%\"/><numFmt numFmtId=\"203\" "
    "formatCode=\"0,\"/></numFmts><cellXfs><xf/><xf numFmtId=\"200\"/><xf numFmtId=\"201\"/>"
    "<xf numFmtId=\"202\"/><xf numFmtId=\"203\"/></cellXfs></styleSheet>";
