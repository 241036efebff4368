/*
 * txt_read.c - the reader of plain texts: encoding, lines, and which layout takes them.
 *
 * What the tools that make such texts do, as met or tried:
 *  - office programs that "save as text" write each cell as a line that begins
 *    with a tab, a blank line after each row (txt_tabs.c);
 *  - LibreOffice writes one cell per line and nothing between them, blank cells as
 *    blank lines; so does a copy from a viewer (txt_lines.c keeps these);
 *  - pdftotext writes blanks where the page has room, labels of two lines above and
 *    below their figures, form feeds and page numbers (txt_columns.c); without
 *    -layout one cell per line with blank lines between all of them;
 *  - pandoc writes tables between rules of dashes (txt_rules.c), of pipes, grids
 *    with + and = (txt_frames.c), and HTML where nothing else would do (txt_html.c);
 *    merged cells come as blank cells;
 *  - spreadsheets write CSV and TSV, all rows padded to one length (txt_csv.c);
 *  - our own exports: frames (txt_frames.c), Markdown (txt_pipes.c).
 * A text may mix them, so each stretch of lines is looked at for itself.
 *
 * Must never guess at a figure: what the lines do not say is left to the matcher.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "import/readers.h"
#include "import/txt/txt.h"

#define LOOK	8192		/* bytes that tell what a file is */

static size_t (*const layouts[])(struct txt *, size_t) = {
	txt_html, txt_frame, txt_pipes, txt_tabs, txt_rules, txt_columns, txt_paragraph
};

/* ---- encoding ---- */

/* Of two bytes each, is this what Chinese text is made of? */
static bool
likely(unsigned u)
{
	return u == '\t' || u == '\n' || u == '\r' || (u >= ' ' && u < 0x7F) ||
	    (u >= 0x3000 && u < 0x3020) || (u >= 0x4E00 && u < 0xA000) ||
	    (u >= 0xFF00 && u < 0xFF60) || (u >= 0x2010 && u < 0x2030);
}

/* UTF-16 without a byte order mark; AUTO when it is something else.  Such text has
 * NULs, in its line ends at least. */
static enum encoding
wide_encoding(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t little = 0, big = 0, units;

	if (n > LOOK)
		n = LOOK;
	if (n < 4 || memchr(p, '\0', n) == NULL)
		return ENCODING_AUTO;
	units = n / 2;
	for (size_t i = 0; i < units; i++) {
		little += likely(u[2 * i] | (unsigned)u[2 * i + 1] << 8);
		big += likely(u[2 * i + 1] | (unsigned)u[2 * i] << 8);
	}
	if (little > big && little * 10 >= units * 9)
		return ENCODING_UTF16LE;
	return big > little && big * 10 >= units * 9 ? ENCODING_UTF16BE : ENCODING_AUTO;
}

static enum encoding
find_encoding(const char *p, size_t n)
{
	enum encoding e;

	if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0))
		return encode_detect(p, n);
	e = wide_encoding(p, n);
	return e != ENCODING_AUTO ? e : encode_detect(p, n);
}

bool
txt_sniff(const char *p, size_t n)
{
	static const char *const others[] = {
		"PK\3\4", "%PDF", "\xD0\xCF\x11\xE0", "{\\rtf", "\x1F\x8B", "\x89PNG"
	};
	size_t control = 0, look = n < LOOK ? n : LOOK;

	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (n >= strlen(others[i]) &&
		    memcmp(p, others[i], strlen(others[i])) == 0)
			return false;
	if (n >= 2 && (memcmp(p, "\xFF\xFE", 2) == 0 || memcmp(p, "\xFE\xFF", 2) == 0))
		return true;
	if (memchr(p, '\0', look) != NULL)
		return wide_encoding(p, n) != ENCODING_AUTO;
	for (size_t i = 0; i < look; i++)
		control += (unsigned char)p[i] < ' ' && (p[i] < '\t' || p[i] > '\r');
	return control * 50 <= look;
}

/* ---- reading ---- */

/* Headings and rows that say: this is Markdown.  "# " once is the title. */
static void
look_for_markdown(struct txt *t)
{
	size_t top = 0, below = 0;

	for (size_t i = 0; i < t->n; i++) {
		const struct txt_line *l = &t->line[i];

		if (l->n > 2 && l->s[0] == '#') {
			top += l->s[1] == ' ';
			below += memcmp(l->s, "## ", 3) == 0;
		} else if (l->bars > 0 && txt_has(l->s, l->n, "--") &&
		    strspn(l->s, " |:-") >= l->n) {
			t->md = true;
		}
	}
	t->md |= top + below > 1;
	t->top_is_title = top == 1 && below > 0;
}

static bool
read_lines(struct txt *t)
{
	char delimiter = csv_delimiter(buf_cstr(&t->text), t->text.len);

	if (t->rows && txt_register(t, delimiter))
		return !t->failed;
	if (delimiter != 0) {
		txt_csv(t, delimiter);
		return !t->failed;
	}
	if (!txt_split(t))
		return false;
	txt_lone_bars(t);
	txt_join_pages(t);
	look_for_markdown(t);
	txt_columns_survey(t);
	txt_survey(t);
	for (size_t at = 0; at < t->n && !t->failed;) {
		size_t used = 0;

		if (t->line[at].blank && t->line[at].tabs == 0) {
			if (t->line[at].hollow)
				txt_add(t, DOC_PARA, t->line[at].sure ? "　" : "",
				    t->line[at].sure ? strlen("　") : 0,
				    t->line[at].number);
			at++;
			continue;
		}
		for (size_t k = 0; used == 0; k++)
			used = layouts[k](t, at);
		at += used;
	}
	return !t->failed;
}

bool
txt_read(struct doc *doc, struct source *source, struct diag *d)
{
	struct txt t = { .doc = doc, .d = d, .rows = source->rows,
	    .inside = source->inside, .around = source->around };
	bool ok;

	if (source->encoding == ENCODING_AUTO)
		source->encoding = find_encoding(source->p, source->n);
	ok = source->n <= (source->rows ? TXT_REGISTER : TXT_SIZE) ?
	    encode_read(&t.text, source->p, source->n, source->encoding, d) :
	    txt_too_large(&t);
	ok = ok && read_lines(&t);
	source->kind = t.n == 0 && ok && doc->n > 0 ? "csv" : t.md ? "md" :
	    t.paged ? "pdf-text" : "txt";
	free(t.line);
	buf_release(&t.text);
	buf_release(&t.cell);
	buf_release(&t.more);
	return ok;
}
