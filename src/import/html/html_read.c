/*
 * html_read.c - the reader of web pages, also of those saved as a single file.
 *
 * Knows a page by its first tag, has it decoded and made small (html.h),
 * has gumbo build the tree, and walks it.
 *
 * Must never give gumbo more than the small page: it has no limits of its own.
 * Its memory is an arena with a lid; when that is full, longjmp() leaves the
 * parser, which holds nothing but that memory.  The tree goes with the arena, so
 * gumbo_destroy_output(), which follows it by recursion, is never called.
 */
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/html/html.h"
#include "import/readers.h"

#define INNER_TEXT	1000	/* bytes; less of a text area is advice, no report */
#define CAPTION_BLOCKS	200	/* in which a caption's words are looked for */

/* ---- is it one? ---- */

static const char *
skip_white(const char *p, const char *end)
{
	while (p < end && html_white(*p))
		p++;
	return p;
}

/* Does it begin with a tag of HTML, after blanks and comments? */
static bool
begins_page(const char *p, size_t n)
{
	static const char known[] = " html head body title meta link base style script "
	    "table thead tbody tr td div p h1 h2 h3 h4 span center font main section "
	    "article header form ul ol dl br hr img a b strong ";
	const char *end = p + n, *s;
	char word[16];
	size_t k;

	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	for (p = skip_white(p, end); end - p >= 4; p = skip_white(s, end)) {
		if (p[0] != '<')
			return false;
		if (end - p > 9 && strncasecmp(p, "<!doctype", 9) == 0) {
			p = skip_white(p + 9, end);
			return end - p >= 4 && strncasecmp(p, "html", 4) == 0;
		}
		if (p[1] != '!' && p[1] != '?')
			break;
		s = memcmp(p, "<!--", 4) == 0 ?
		    memmem(p + 2, (size_t)(end - p) - 2, "-->", 3) :
		    memchr(p, '>', (size_t)(end - p));
		if (s == NULL)
			return false;
		s += *s == '-' ? 3 : 1;
	}
	if (end - p < 3 || p[0] != '<')
		return false;
	for (k = 0, p++; p < end && k + 2 < sizeof word - 1 && !html_white(*p) &&
	    *p != '>' && *p != '/'; p++, k++)
		word[k + 1] = *p;
	if (p == end || k == 0 || (!html_white(*p) && *p != '>' && *p != '/'))
		return false;
	word[0] = word[k + 1] = ' ';
	word[k + 2] = '\0';
	return strcasestr(known, word) != NULL;
}

bool
html_sniff(const char *p, size_t n)
{
	enum encoding wide = html_wide(p, n);
	char narrow[1024];
	size_t k = 0;

	if (wide == ENCODING_AUTO)
		return begins_page(p, n) || mht_sniff(p, n);
	for (size_t i = 0; i + 1 < n && k < sizeof narrow; i += 2) {
		char low = p[i + (wide == ENCODING_UTF16BE)];
		char high = p[i + (wide == ENCODING_UTF16LE)];

		if (i > 0 || (unsigned char)low < 0xFE)		/* no mark */
			narrow[k++] = high == '\0' ? low : '?';
	}
	return begins_page(narrow, k);
}

/* ---- the tree ---- */

struct parser {
	struct arena	 arena;
	size_t		 around;	/* of the pages that this one stands in */
	jmp_buf		 full;
};

static void *
take(void *ctx, size_t n)
{
	struct parser *p = ctx;

	if (n > HTML_TREE || p->arena.used + p->around > HTML_TREE - n)
		longjmp(p->full, 1);
	return arena_alloc(&p->arena, n);
}

static void
leave(void *ctx, void *p)
{
	(void)ctx;
	(void)p;
}

/* NULL if it takes too much memory. */
static const GumboOutput *
parse(struct parser *p, const char *s, size_t n)
{
	GumboOptions o = kGumboDefaultOptions;

	o.allocator = take;
	o.deallocator = leave;
	o.userdata = p;
	o.max_errors = 0;
	if (setjmp(p->full) != 0)
		return NULL;
	return gumbo_parse_with_options(&o, s, n);
}

/* ---- the document ---- */

struct writer {
	struct doc	*doc;
	struct buf	 text;		/* of the paragraph */
	enum doc_kind	 kind;
	struct html_left left;
	struct diag	*d;
	int		 inside;	/* of so many documents */
	size_t		 around;	/* memory of this page and of those */
	bool		 pre;		/* every line is a paragraph */
	bool		 full;
	bool		 failed;	/* with a message */
};

/* Blank paragraphs make distance only. */
static void
end_paragraph(struct writer *w)
{
	static const char mark[] = "草稿";
	struct doc_block *b;

	if (!text_blankn(w->text.data, w->text.len)) {
		if (w->doc->n >= READER_BLOCKS) {
			w->full = true;
		} else {
			b = doc_read(w->doc, w->kind, w->text.data, w->text.len);
			if (text_blank(b->text))	/* codes alone */
				w->doc->n--;
			else if (w->kind == DOC_PARA && strcmp(b->text, mark) == 0)
				b->kind = DOC_MARK;
		}
	}
	buf_reset(&w->text);
}

/* Does a line begin as paragraphs do, two characters in? */
static bool
indented(const char *s)
{
	size_t at = 0, n = strnlen(s, 16);
	int blanks = 0;
	uint32_t cp;

	for (; at < n && blanks < 2; blanks++) {
		at += text_decode(s + at, n - at, &cp);
		if (cp <= ' ' || !char_is(cp, CHAR_BLANK))
			break;
	}
	return blanks == 2;
}

static void
add_text(struct writer *w, const char *s)
{
	size_t n;

	for (; *s != '\0'; s += n) {
		n = strcspn(s, "\n\f");
		html_put(&w->text, s, n);
		if (s[n] == '\f' || (s[n] == '\n' && (w->pre || s[n + 1] == '\n' ||
		    indented(s + n + 1)))) {
			end_paragraph(w);
			n += s[n + 1] == '\n' ? 2 : 1;
		} else if (s[n] == '\n') {
			buf_chr(&w->text, '\n');
			n++;
		}
	}
}

/* Does the text stand, whatever its blanks, between here and the table before? */
static bool
said_before(const struct doc *doc, const char *s, size_t n)
{
	struct buf want = BUF_INIT, b = BUF_INIT;
	bool found = false;

	text_normal(&want, s, n, false);
	for (size_t i = doc->n; i-- > 0 && doc->n - i <= CAPTION_BLOCKS && !found;) {
		const char *text = doc->block[i].text;
		size_t len = text != NULL ? strnlen(text, 2 * n + 64) : 0;

		if (text == NULL)
			break;
		buf_reset(&b);
		if (text[len] == '\0')
			text_normal(&b, text, len, false);
		found = strcmp(buf_cstr(&b), buf_cstr(&want)) == 0;
	}
	buf_release(&want);
	buf_release(&b);
	return found;
}

/* A caption that repeats the heading of its section is for screen readers. */
static void
add_caption(struct writer *w, const GumboNode *caption)
{
	end_paragraph(w);
	html_text(&w->text, caption);
	if (w->text.len > 0 && said_before(w->doc, w->text.data, w->text.len))
		buf_reset(&w->text);
	end_paragraph(w);
}

static void
add_table(struct writer *w, const GumboNode *table)
{
	const GumboVector *v = html_children(table);

	end_paragraph(w);
	for (unsigned i = 0; i < v->length; i++)
		if (html_is(v->data[i], GUMBO_TAG_CAPTION) && !html_hidden(v->data[i]))
			add_caption(w, v->data[i]);
	if (w->doc->n >= READER_BLOCKS || !html_table(w->doc, table, &w->left))
		w->full = true;
}

/* False when there is more in it than text and, with "headings", those: each is a line
 * of its own, which whoever reads the text knows by its words. */
static bool
texts(struct buf *b, const GumboNode *n, bool headings)
{
	const GumboVector *v = html_children(n);

	for (unsigned i = 0; i < v->length; i++) {
		const GumboNode *in = v->data[i];

		if (in->type == GUMBO_NODE_TEXT || in->type == GUMBO_NODE_WHITESPACE) {
			html_put(b, in->v.text.text, strlen(in->v.text.text));
			continue;
		}
		if (!headings || in->type != GUMBO_NODE_ELEMENT || html_hidden(in) ||
		    html_actions[in->v.element.tag] != HTML_HEADING)
			return false;
		if (b->len > 0 && b->data[b->len - 1] != '\n')
			buf_chr(b, '\n');
		if (!texts(b, in, false))
			return false;
		buf_chr(b, '\n');
	}
	return true;
}

/* The text of an element that holds nothing else but headings ("<pre>...<h2>二、..."); false
 * when there is more in it, or less: figures that are struck out are known by codes, which
 * no text may have. */
static bool
plain_text(struct buf *b, const GumboNode *n)
{
	if (!texts(b, n, true))
		return false;
	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] == '\f')
			b->data[i] = '\n';
	return b->len > 0 && !look_coded(b->data, b->len);
}

/* What is laid out by blanks and line breaks, or is a document of its own, is read by
 * who reads such a file: a tab between two figures of <pre> parts cells. */
static bool
add_inner(struct writer *w, const GumboNode *n, bool page)
{
	struct source in = { .encoding = ENCODING_UTF8, .inside = w->inside + 1,
	    .around = w->around };
	struct buf b = BUF_INIT;
	bool mine = w->inside < READER_INSIDE && plain_text(&b, n);

	if (mine) {
		in.p = buf_cstr(&b);
		in.n = b.len;
		if (page && html_sniff(in.p, in.n))
			w->failed = !html_read(w->doc, &in, w->d);
		else if (!page || in.n >= INNER_TEXT)
			w->failed = !txt_read(w->doc, &in, w->d);
		w->full |= w->failed;
	}
	buf_release(&b);
	return mine;
}

static enum doc_kind
kind_of(GumboTag tag)
{
	return tag == GUMBO_TAG_H1 ? DOC_TITLE : tag == GUMBO_TAG_H2 ? DOC_HEADING1 :
	    tag >= GUMBO_TAG_H3 && tag <= GUMBO_TAG_H6 ? DOC_HEADING2 : DOC_PARA;
}

/* One element or its end; false: pass over what is inside. */
static bool
element(struct writer *w, const GumboNode *n, bool end)
{
	GumboTag tag = n->v.element.tag;

	if (end) {
		if (tag != GUMBO_TAG_TITLE)
			end_paragraph(w);
		w->pre &= html_actions[tag] != HTML_PRE;
		w->kind = DOC_PARA;
		return true;
	}
	if (tag == GUMBO_TAG_TITLE) {
		if (w->doc->title == NULL) {
			struct buf b = BUF_INIT, text = BUF_INIT, plain = BUF_INIT;

			html_text(&b, n);
			look_split(&text, &plain, buf_cstr(&b), b.len);
			w->doc->title = arena_strdup(&w->doc->arena, buf_cstr(&text));
			buf_release(&b);
			buf_release(&text);
			buf_release(&plain);
		}
		return false;
	}
	end_paragraph(w);
	w->kind = kind_of(tag);
	if (html_hidden(n))
		return false;
	if (tag == GUMBO_TAG_TEXTAREA) {
		add_inner(w, n, true);
		return false;
	}
	if (html_actions[tag] == HTML_PRE) {
		w->pre = true;
		return !add_inner(w, n, false);
	}
	if (tag == GUMBO_TAG_TABLE && html_table_data(n)) {
		add_table(w, n);
		return false;
	}
	return true;
}

/* A page has one title: several headings of the first level are those of sections. */
static void
lower_headings(struct doc *doc)
{
	size_t titles = 0;

	for (size_t i = 0; i < doc->n; i++)
		titles += doc->block[i].kind == DOC_TITLE;
	for (size_t i = 0; i < doc->n && titles > 1; i++)
		if (doc->block[i].kind < DOC_HEADING2)
			doc->block[i].kind++;
}

static bool
write_document(struct doc *doc, const GumboNode *root, const struct source *src,
    size_t around, struct diag *d)
{
	struct html_walk walk = { root, root, false };
	struct writer w = { .doc = doc, .text = BUF_INIT, .kind = DOC_PARA,
	    .left = { READER_CELLS, HTML_SQUARES }, .d = d, .inside = src->inside,
	    .around = around };
	bool inside;

	do {
		inside = true;
		if (walk.node->type == GUMBO_NODE_ELEMENT)
			inside = element(&w, walk.node, walk.leave);
		else if (!walk.leave && (walk.node->type == GUMBO_NODE_TEXT ||
		    walk.node->type == GUMBO_NODE_WHITESPACE))
			add_text(&w, walk.node->v.text.text);
	} while (!w.full && html_step(&walk, inside));
	end_paragraph(&w);
	buf_release(&w.text);
	lower_headings(doc);
	if (w.full && !w.failed)
		diag_error(d, DIAG_DATA, MSG_IMPORT_HTML_SIZE, NULL);
	return !w.full;
}

static bool
read_page(struct doc *doc, struct source *src, const char *charset, struct diag *d)
{
	struct buf utf8 = BUF_INIT, small = BUF_INIT;
	struct parser p = { .around = src->around };
	struct html_found found = { .name = BUF_INIT };
	const GumboOutput *tree;
	const char *text;
	size_t n;
	bool ok;

	arena_init(&p.arena);
	ok = html_decode(&utf8, &text, &n, src, charset, d) &&
	    html_filter(&small, text, n, &found, d);
	if (ok)
		html_meta(doc, text, n);
	buf_release(&utf8);
	if (ok) {
		tree = parse(&p, buf_cstr(&small), small.len);
		if (tree == NULL)
			diag_error(d, DIAG_DATA, MSG_IMPORT_HTML_SIZE, NULL);
		ok = tree != NULL && write_document(doc, tree->document, src,
		    p.around + p.arena.used, d);
	}
	if (found.name.len > 0)
		doc->elsewhere = arena_strndup(&doc->arena, found.name.data,
		    found.name.len);
	doc->pictures |= found.picture;
	buf_release(&found.name);
	arena_release(&p.arena);
	buf_release(&small);
	return ok;
}

bool
html_read(struct doc *doc, struct source *src, struct diag *d)
{
	struct source page = *src;
	struct buf bytes = BUF_INIT;
	char charset[HTML_CHARSET] = "";
	bool ok = true;

	if (html_wide(src->p, src->n) == ENCODING_AUTO && mht_sniff(src->p, src->n)) {
		src->kind = "mht";
		ok = mht_page(&bytes, charset, src->p, src->n, d);
		page.p = buf_cstr(&bytes);
		page.n = bytes.len;
	}
	ok = ok && read_page(doc, &page, charset, d);
	src->encoding = page.encoding;
	buf_release(&bytes);
	return ok;
}
