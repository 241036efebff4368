/*
 * standin.c - `standin KIND REPORT OUT.pdf`: a report as a PDF as WPS and Word print it.
 *
 *	glyphs    an operator for each glyph, figures before words, ruling lines
 *	bare      the same without ruling lines
 *	split     ruled rows that the edge of the page cuts anywhere
 *	turned    the page is turned by /Rotate 90
 *	sideways  the text itself runs up the page
 *	mute      one column of table 3 is set in a font that does not say its characters
 *	scan      a picture for a page
 *
 * The font is made here: a box for each character, TrueType in a CID font with
 * Identity-H, as both programs embed theirs.  Status 2: it could not be made.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "import/import.h"
#include "kit/exportkit.h"

#define MARGIN	72
#define SIZE	9
#define PITCH	12
#define PAD	3
#define PLACES	40000
#define SIGNS	4000

/* All lengths in tenths of a point, y down an endless sheet. */
struct place { int x, y, size; int sign; bool mute, figure; };
struct stroke { int x0, y0, x1, y1; };

struct sheet {
	bool		 ruled, split, turned, rotated, mute;
	int		 width, height;	/* of what is between the margins */
	int		 y;
	struct place	*place;	int nplace;
	struct stroke	*stroke; int nstroke;
	uint32_t	 sign[SIGNS];	int nsign;
	struct buf	 out;
	size_t		 at[600];	int nobject;	/* where objects begin */
};

/* ---- laying out ---- */

static int
sign_of(struct sheet *s, uint32_t cp)
{
	for (int i = 0; i < s->nsign; i++)
		if (s->sign[i] == cp)
			return i;
	if (s->nsign == SIGNS)
		mem_die("standin: characters");
	s->sign[s->nsign] = cp;
	return s->nsign++;
}

static int
advance(uint32_t cp, int size)
{
	return cp < 0x2000 ? size * 5 : size * 10;
}

/* Where the line of a text that begins at "from" ends; *wide is how wide it is. */
static size_t
line_end(const char *text, size_t from, int width, int size, int *wide)
{
	size_t n = strlen(text), at = from, len;
	uint32_t cp;

	*wide = 0;
	while (at < n && text[at] != '\n') {
		len = text_decode(text + at, n - at, &cp);
		if (at > from && *wide + advance(cp, size) > width)
			break;
		*wide += advance(cp, size);
		at += len;
	}
	return at;
}

static int
count_lines(const char *text, int width, int size)
{
	size_t at = 0;
	int n = 0, wide;

	do {
		at = line_end(text, at, width, size, &wide);
		at += text[at] == '\n';
		n++;
	} while (text[at] != '\0');
	return n;
}

/* The foot of a line never lies across the edge of a page. */
static int
keep_whole(const struct sheet *s, int base, int size)
{
	int over = base % s->height;

	return over < size * 10 ? base - over + size * 10 + 1 : base;
}

static void
set_line(struct sheet *s, const char *text, size_t from, size_t to, int x, int base,
    int size, bool mute)
{
	size_t len;
	uint32_t cp;

	base = keep_whole(s, base, size);
	for (size_t at = from; at < to; at += len) {
		len = text_decode(text + at, to - at, &cp);
		if (s->nplace == PLACES)
			mem_die("standin: glyphs");
		if (cp != ' ')
			s->place[s->nplace++] = (struct place){ x, base, size,
			    sign_of(s, cp), mute, cp >= '0' && cp <= '9' };
		x += advance(cp, size);
	}
}

static void
set_text(struct sheet *s, const char *text, int x, int y, int width, int size,
    bool centred, bool mute)
{
	size_t at = 0, end;
	int wide;

	do {
		end = line_end(text, at, width, size, &wide);
		set_line(s, text, at, end, centred ? x + (width - wide) / 2 : x,
		    y + size * 10, size, mute);
		at = end + (text[end] == '\n');
		y += size * PITCH * 10 / SIZE;
	} while (text[at] != '\0');
}

static void
add_stroke(struct sheet *s, int x0, int y0, int x1, int y1)
{
	if (s->nstroke == PLACES)
		mem_die("standin: lines");
	if (s->ruled)
		s->stroke[s->nstroke++] = (struct stroke){ x0, y0, x1, y1 };
}

/* The sides of a cell; over an edge of the page in two pieces, closed there. */
static void
add_box(struct sheet *s, int x0, int y0, int x1, int y1)
{
	while (y0 < y1) {
		int edge = (y0 / s->height + 1) * s->height, to = y1 < edge ? y1 : edge - 1;

		add_stroke(s, x0, y0, x1, y0);
		add_stroke(s, x0, to, x1, to);
		add_stroke(s, x0, y0, x0, to);
		add_stroke(s, x1, y0, x1, to);
		y0 = edge;
	}
}

static void
set_paragraph(struct sheet *s, const char *text, int size)
{
	int n = count_lines(text, s->width, size), high = n * size * PITCH * 10 / SIZE;

	set_text(s, text, 0, s->y, s->width, size, false, false);
	s->y += high + 60;
}

/* Left sides of the columns. */
static void
set_columns(const struct sheet *s, const struct doc_table *t, int *x)
{
	int all = 0, sum = 0;

	for (int i = 0; i < t->ncol; i++)
		all += t->width != NULL ? t->width[i] : 1;
	for (int i = 0; i <= t->ncol; i++) {
		x[i] = (int)((int64_t)s->width * sum / all);
		if (i < t->ncol)
			sum += t->width != NULL ? t->width[i] : 1;
	}
}

static int
height_of(const struct doc_cell *c, const int *x)
{
	return count_lines(c->text, x[c->col + c->colspan] - x[c->col] - 2 * PAD * 10, SIZE) *
	    PITCH * 10 + 2 * PAD * 10;
}

/* How high each row is: its own cells first, then those of several rows. */
static void
set_rows(const struct doc_table *t, const int *x, int *y)
{
	memset(y, 0, ((size_t)t->nrow + 1) * sizeof *y);
	for (int many = 0; many < 2; many++) {
		for (size_t i = 0; i < t->ncell; i++) {
			const struct doc_cell *c = &t->cell[i];
			int have = 0, want = height_of(c, x);

			if ((c->rowspan > 1) != many)
				continue;
			for (int r = c->row; r < c->row + c->rowspan; r++)
				have += y[r + 1];
			if (want > have)
				y[c->row + c->rowspan] += want - have;
		}
	}
}

static void
set_table(struct sheet *s, const struct doc_table *t)
{
	int *x = mem_array((size_t)t->ncol + 1, sizeof *x);
	int *y = mem_array((size_t)t->nrow + 1, sizeof *y);

	set_columns(s, t, x);
	set_rows(t, x, y);
	y[0] = s->y;
	for (int r = 0; r < t->nrow; r++) {
		int end = y[r] + y[r + 1];

		if (!s->split && y[r] / s->height != (end - 1) / s->height)
			y[r] = end / s->height * s->height;
		y[r + 1] += y[r];
	}
	for (size_t i = 0; i < t->ncell; i++) {
		const struct doc_cell *c = &t->cell[i];
		int left = x[c->col], right = x[c->col + c->colspan];
		int top = y[c->row], foot = y[c->row + c->rowspan];
		int room = (foot - top - height_of(c, x)) / 2 + PAD * 10;

		add_box(s, left, top, right, foot);
		set_text(s, c->text, left + PAD * 10, top + room, right - left - 2 * PAD * 10,
		    SIZE, !c->left, s->mute && t->ncol == 10 && c->col == 4);
	}
	s->y = y[t->nrow] + 100;
	free(x);
	free(y);
}

static void
lay_out(struct sheet *s, const struct doc *doc)
{
	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_block *b = &doc->block[i];

		if (b->kind == DOC_TABLE)
			set_table(s, b->table);
		else
			set_paragraph(s, b->text, b->kind == DOC_TITLE ? 16 :
			    b->kind == DOC_PARA ? 10 : 12);
	}
}

/* ---- the font ---- */

static void
put16(struct buf *b, unsigned v)
{
	buf_chr(b, (char)(v >> 8));
	buf_chr(b, (char)v);
}

static void
put32(struct buf *b, unsigned v)
{
	put16(b, v >> 16);
	put16(b, v & 0xFFFF);
}

static void
put_words(struct buf *b, const unsigned *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put16(b, v[i]);
}

/* Glyph 0 and one for each character: a box, a little higher from one to the next. */
static void
make_font(const struct sheet *s, struct buf *font)
{
	static const char *const tag[] = { "glyf", "head", "hhea", "hmtx", "loca", "maxp" };
	const unsigned n = (unsigned)s->nsign + 1;
	const unsigned head[] = { 1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, 1000, 0, 0, 0, 0, 0,
	    0, 0, 0, 0, 0, 1000, 900, 0, 8, 2, 1, 0 };
	const unsigned hhea[] = { 1, 0, 880, 0xFF88, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0,
	    0, 0, n };
	const unsigned maxp[] = { 1, 0, n, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0 };
	struct buf part[6];
	unsigned at = 12 + 6 * 16;

	for (int i = 0; i < 6; i++)
		part[i] = (struct buf)BUF_INIT;
	for (unsigned i = 0; i < n; i++) {
		const unsigned high = 600 + i % 200;
		const unsigned glyph[] = { 1, 50, 0, 450, high, 3, 0, 0x0101, 0x0101, 50, 0,
		    400, 0, 0, high, 0, 0x10000 - high };

		put32(&part[4], (unsigned)part[0].len);
		put_words(&part[0], glyph, sizeof glyph / sizeof *glyph);
		put16(&part[0], 0);
		put16(&part[3], i > 0 && s->sign[i - 1] < 0x2000 ? 500 : 1000);
		put16(&part[3], 50);
	}
	put32(&part[4], (unsigned)part[0].len);
	put_words(&part[1], head, sizeof head / sizeof *head);
	put_words(&part[2], hhea, sizeof hhea / sizeof *hhea);
	put_words(&part[5], maxp, sizeof maxp / sizeof *maxp);
	put32(font, 0x00010000);
	put16(font, 6);
	put16(font, 64);
	put16(font, 2);
	put16(font, 32);
	for (int i = 0; i < 6; i++) {
		buf_str(font, tag[i]);
		put32(font, 0);
		put32(font, at);
		put32(font, (unsigned)part[i].len);
		at += ((unsigned)part[i].len + 3) / 4 * 4;
	}
	for (int i = 0; i < 6; i++) {
		buf_add(font, part[i].data, part[i].len);
		while (font->len % 4 != 0)
			buf_chr(font, '\0');
		buf_release(&part[i]);
	}
}

/* ---- the file ---- */

static void
object(struct sheet *s)
{
	s->at[++s->nobject] = s->out.len;
	buf_printf(&s->out, "%d 0 obj\n", s->nobject);
}

static void
stream(struct sheet *s, const char *keys, const struct buf *data)
{
	object(s);
	buf_printf(&s->out, "<</Length %zu%s>>\nstream\n", data->len, keys);
	buf_add(&s->out, data->data, data->len);
	buf_str(&s->out, "\nendstream\nendobj\n");
}

static void
make_unicode(const struct sheet *s, struct buf *b)
{
	buf_str(b, "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
	    "/CMapName /A def /CMapType 2 def\n"
	    "1 begincodespacerange <0000> <ffff> endcodespacerange\n");
	for (int i = 0; i < s->nsign; i++) {
		if (i % 100 == 0)
			buf_printf(b, "%d beginbfchar\n",
			    s->nsign - i < 100 ? s->nsign - i : 100);
		buf_printf(b, "<%04x> <%04x>\n", (unsigned)i + 1, (unsigned)s->sign[i]);
		if (i % 100 == 99 || i + 1 == s->nsign)
			buf_str(b, "endbfchar\n");
	}
	buf_str(b, "endcmap end end\n");
}

/* Objects 3 to 8: font with its characters, the same without, and their parts. */
static void
put_fonts(struct sheet *s)
{
	struct buf font = BUF_INIT, unicode = BUF_INIT;

	for (int mute = 0; mute < 2; mute++) {
		object(s);
		buf_printf(&s->out, "<</Type /Font /Subtype /Type0 /BaseFont /ABCDEF+%s "
		    "/Encoding /Identity-H /DescendantFonts [5 0 R]%s>>\nendobj\n",
		    mute ? "Mute" : "Song", mute ? "" : " /ToUnicode 8 0 R");
	}
	object(s);
	buf_str(&s->out, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Song "
	    "/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "
	    "/CIDToGIDMap /Identity /FontDescriptor 6 0 R /DW 1000 /W [");
	for (int i = 0; i < s->nsign; i++)
		if (s->sign[i] < 0x2000)
			buf_printf(&s->out, "%d [500] ", i + 1);
	buf_str(&s->out, "]>>\nendobj\n");
	object(s);
	buf_str(&s->out, "<</Type /FontDescriptor /FontName /ABCDEF+Song /Flags 4 /FontBBox "
	    "[0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 "
	    "/StemV 80 /FontFile2 7 0 R>>\nendobj\n");
	make_font(s, &font);
	stream(s, "", &font);
	make_unicode(s, &unicode);
	stream(s, "", &unicode);
	buf_release(&font);
	buf_release(&unicode);
}

/* A place of the sheet on its page: tenths of a point to what PDF counts in. */
static void
put_place(const struct sheet *s, struct buf *b, int x, int y)
{
	int u = x + MARGIN * 10, v = y % s->height + MARGIN * 10, px, py;

	px = s->turned ? v : u;
	py = s->turned ? u : s->height + 2 * MARGIN * 10 - v;
	buf_printf(b, "%d.%d %d.%d ", px / 10, px % 10, py / 10, py % 10);
}

static void
put_page(const struct sheet *s, struct buf *b, int page)
{
	buf_str(b, "0.5 w\n");
	for (int i = 0; i < s->nstroke; i++) {
		const struct stroke *k = &s->stroke[i];

		if (k->y0 / s->height != page)
			continue;
		put_place(s, b, k->x0, k->y0);
		buf_str(b, "m ");
		put_place(s, b, k->x1, k->y1);
		buf_str(b, "l S\n");
	}
	for (int word = 0; word < 2; word++) {
		for (int i = s->nplace - 1; i >= 0; i--) {
			const struct place *g = &s->place[i];

			if (g->y / s->height != page || g->figure == word)
				continue;
			buf_printf(b, "BT /F%d %d Tf %s ", g->mute ? 2 : 1, g->size,
			    s->turned ? "0 1 -1 0" : "1 0 0 1");
			put_place(s, b, g->x, g->y);
			buf_printf(b, "Tm <%04x> Tj ET\n", (unsigned)g->sign + 1);
		}
	}
}

static void
put_file(struct sheet *s, int pages, bool scan)
{
	int high = s->height / 10 + 2 * MARGIN, wide = s->width / 10 + 2 * MARGIN;

	buf_str(&s->out, "%PDF-1.7\n");
	object(s);
	buf_str(&s->out, "<</Type /Catalog /Pages 2 0 R>>\nendobj\n");
	object(s);
	buf_str(&s->out, "<</Type /Pages /Kids [");
	for (int i = 0; i < pages; i++)
		buf_printf(&s->out, "%d 0 R ", 10 + 2 * i);
	buf_printf(&s->out, "] /Count %d>>\nendobj\n", pages);
	put_fonts(s);
	for (int i = 0; i < pages; i++) {
		struct buf page = BUF_INIT;

		if (scan)
			buf_printf(&page, "q %d 0 0 %d 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID "
			    "\x10\x80\xA0\xF0 EI Q\n", wide, high);
		else
			put_page(s, &page, i);
		stream(s, "", &page);
		buf_release(&page);
		object(s);
		buf_printf(&s->out, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d]%s "
		    "/Contents %d 0 R /Resources <</Font <</F1 3 0 R /F2 4 0 R>>>>>>\nendobj\n",
		    s->turned ? high : wide, s->turned ? wide : high,
		    s->rotated ? " /Rotate 90" : "", 9 + 2 * i);
	}
	high = (int)s->out.len;
	buf_printf(&s->out, "xref\n0 %d\n0000000000 65535 f \n", s->nobject + 1);
	for (int i = 1; i <= s->nobject; i++)
		buf_printf(&s->out, "%010zu 00000 n \n", s->at[i]);
	buf_printf(&s->out, "trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n",
	    s->nobject + 1, high);
}

int
main(int argc, char **argv)
{
	struct sheet s = { .ruled = true, .out = BUF_INIT };
	const char *kind = argc == 4 ? argv[1] : "";
	struct diag d;
	struct candidate *k;
	struct doc *doc;
	bool ok;

	diag_init(&d);
	k = argc == 4 ? import_file(kit_import(NULL, &d), argv[2]) : NULL;
	if (k == NULL || k->report == NULL)
		mem_die("standin KIND REPORT OUT.pdf");
	s.turned = strcmp(kind, "turned") == 0 || strcmp(kind, "sideways") == 0;
	s.rotated = strcmp(kind, "turned") == 0;
	s.ruled = strcmp(kind, "bare") != 0;
	s.split = strcmp(kind, "split") == 0;
	s.mute = strcmp(kind, "mute") == 0;
	s.width = ((s.turned ? 842 : 595) - 2 * MARGIN) * 10;
	s.height = ((s.turned ? 595 : 842) - 2 * MARGIN) * 10;
	s.place = mem_array(PLACES, sizeof *s.place);
	s.stroke = mem_array(PLACES, sizeof *s.stroke);
	doc = export_build(k->report, NULL);
	lay_out(&s, doc);
	put_file(&s, s.y / s.height + 1, strcmp(kind, "scan") == 0);
	ok = file_write(argv[3], s.out.data, s.out.len, 0644, &d);
	doc_free(doc);
	candidate_free(k);
	free(s.place);
	free(s.stroke);
	buf_release(&s.out);
	diag_release(&d);
	return ok ? 0 : 2;
}
