/*
 * html_filter.c - a web page to the small page (html.h).
 *
 * Cuts a page into tags, comments and text as HTML5 tokenises it, and hands on
 * only what makes tables, headings and paragraphs.  White space collapses as in
 * a browser; a line break of the source between two Chinese characters vanishes.
 *
 * Must never let through a tag or attribute that is not of the dialect: then
 * tables are the only thing that can nest, and their depth is counted here,
 * before the parser sees them.  Must never read a script.  One pass; what is
 * looked for in vain up to the end of the page is not looked for again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/html/html.h"
#include "import/readers.h"

/* What stands between the last text and the next. */
enum gap { GAP_NONE, GAP_BLANK, GAP_LINE, GAP_BREAK, GAP_BLOCK };

#define INNER_BYTES	200	/* a shorter text in a page is no document */
#define OPEN_MAX	64	/* elements that change the look, inside one another */
struct opened { GumboTag tag; int depth; unsigned before; };
struct around {
	int		 nopen;
	unsigned	 look, before;
	bool		 in_cell;
	struct html_tag	 table, part, row;	/* it stands in */
};

struct filter {
	struct buf	*out;
	const char	*end;		/* of the page */
	enum gap	 gap;
	int		 nbreak;	/* line breaks in the gap */
	bool		 ink;		/* text since the last tag handed on */
	bool		 stray;		/* that tag holds no text of its own */
	bool		 xml;		/* XHTML: <p/> is an empty element */
	bool		 title;		/* seen */
	bool		 para;		/* in a paragraph: there a <br> is a line break */
	int		 pre;
	GumboTag	 heading;	/* that is open, or 0: none */
	int		 inside;	/* blocks open in it */
	size_t		 tables;	/* open ones, at most */
	size_t		 cells;
	bool		 hopeless[GUMBO_TAG_LAST + 1];	/* no end tag up to the end */
	struct html_sheet sheet;
	unsigned	 look, shown;	/* of the text here; that the text written ends in */
	struct opened	 open[OPEN_MAX];	/* elements that change it */
	int		 nopen;
	struct around	 around[READER_DEPTH + 2];	/* what is open around a table */
	int		 depth;		/* of tables */
	unsigned	 part_look, row_look;
	struct html_tag	 in[HTML_AROUND];	/* the open table, row and cell */
	bool		 in_cell, dark;	/* dark: something in the cell is painted */
	bool		 pale;		/* white in it makes a text tiny */
};

/* ---- text ---- */

static bool
chinese(uint32_t cp)
{
	return (cp >= 0x2E80 && cp <= 0xA4CF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
	    (cp >= 0xFE30 && cp <= 0xFE4F) || (cp >= 0xFF00 && cp <= 0xFFEF) ||
	    (cp >= 0x20000 && cp <= 0x3FFFF) || cp == 0x2014 || cp == 0x2026 ||
	    (cp >= 0x2018 && cp <= 0x201D);
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The character at s, be it written as &#20013; */
static uint32_t
first(const char *s, size_t n)
{
	uint32_t cp = 0;
	size_t i = 2;
	bool hex;

	if (n < 3 || s[0] != '&' || s[1] != '#') {
		text_decode(s, n, &cp);
		return cp;
	}
	if ((hex = s[2] == 'x' || s[2] == 'X'))
		i++;
	for (; i < n && i < 20; i++) {
		if (digit(s[i]))
			cp = cp * (hex ? 16 : 10) + (uint32_t)(s[i] - '0');
		else if (hex && html_letter(s[i]) && (s[i] | 32) <= 'f')
			cp = cp * 16 + (uint32_t)((s[i] | 32) - 'a' + 10);
		else
			break;
	}
	return cp;
}

/* The last character written. */
static uint32_t
last(const struct buf *b)
{
	size_t at = b->len, back;

	while (at > 1 && b->data[at - 2] == LOOK_CODE)
		at -= 2;
	if (at > 0 && b->data[at - 1] == ';') {
		for (back = 1; back < 12 && back < at; back++)
			if (b->data[at - 1 - back] == '&')
				return first(b->data + at - 1 - back, back + 1);
		return ';';
	}
	while (at > 0 && ((unsigned char)b->data[--at] & 0xC0) == 0x80)
		continue;
	return first(b->data + at, b->len - at);
}

/* Would text that follows be taken for a part of a character reference? */
static bool
unfinished(const struct buf *b)
{
	size_t i;

	for (i = b->len; i > 0 && b->len - i < 40; i--) {
		char c = b->data[i - 1];

		if (c == '&')
			return true;
		if (!html_letter(c) && !digit(c) && c != '#')
			break;
	}
	return false;
}

/* The gap before the text at s. */
static void
flush(struct filter *f, const char *s, size_t n)
{
	if (f->shown != 0 && f->ink && f->gap >= GAP_BREAK) {
		look_turn(f->out, 0);		/* a paragraph begins plain */
		f->shown = 0;
	}
	if (!f->ink) {
		if (f->stray)
			buf_chr(f->out, '\f');
	} else if (f->gap == GAP_BLOCK) {
		buf_chr(f->out, '\f');
	} else if (f->gap == GAP_BREAK) {
		buf_str(f->out, f->nbreak > 1 ? "\n\n" : "\n");
	} else if (f->gap == GAP_BLANK || (f->gap == GAP_LINE &&
	    !(chinese(last(f->out)) && chinese(first(s, n))))) {
		buf_chr(f->out, ' ');
	} else if (f->gap == GAP_NONE && unfinished(f->out)) {
		buf_str(f->out, "<!---->");
	}
	if (f->look != f->shown)
		look_turn(f->out, f->look);
	f->shown = f->look;
	f->ink = true;
	f->stray = false;
	f->gap = GAP_NONE;
	f->nbreak = 0;
}

static void
widen(struct filter *f, enum gap gap)
{
	if (f->gap < gap)
		f->gap = gap;
	f->nbreak += gap == GAP_BREAK;
}

/* Text that has no paragraphs has <br> for them. */
static void
line_break(struct filter *f)
{
	widen(f, f->para ? GAP_BREAK : GAP_BLOCK);
}

/* May c be a part of the text as it is? */
static bool
solid(const struct filter *f, char c)
{
	return (!html_white(c) && c != LOOK_CODE) ||
	    (f->pre > 0 && (c == ' ' || c == '\t'));
}

/* Bytes of a reference by number at s that is larger than any character, or that of a
 * code; else 0.  The parser's own arithmetic overflows. */
static size_t
excessive(const char *s, size_t n)
{
	size_t at = 2, digits = 0;
	bool hex = false;

	if (n < 3 || s[1] != '#')
		return 0;
	if (s[at] == 'x' || s[at] == 'X') {
		hex = true;
		at++;
	}
	while (at < n && s[at] == '0')
		at++;
	for (; at < n && (digit(s[at]) ||
	    (hex && html_letter(s[at]) && (s[at] | 32) <= 'f')); at++)
		digits++;
	if (first(s, at) == LOOK_CODE || first(s, at) == HTML_CODE_POINT)
		digits = 8;			/* &#1; would be a code of ours */
	return digits <= 7 ? 0 : at + (at < n && s[at] == ';');
}

static void
put_text(struct buf *out, const char *s, size_t n)
{
	const char *end = s + n, *from = s;
	size_t k;

	while ((s = memchr(s, '&', (size_t)(end - s))) != NULL) {
		k = excessive(s, (size_t)(end - s));
		if (k > 0) {
			buf_add(out, from, (size_t)(s - from));
			buf_str(out, "&#xFFFD;");
			from = s + k;
		}
		s += k > 0 ? k : 1;
	}
	buf_add(out, from, (size_t)(end - from));
}

/* A "<" that begins no markup. */
static const char less[] = "&lt;";

static void
text(struct filter *f, const char *s, const char *end)
{
	const char *from;

	while (s < end) {
		for (; s < end && !solid(f, *s); s++) {
			bool line = *s == '\n' || *s == '\r';

			if (f->pre == 0)
				widen(f, line ? GAP_LINE : GAP_BLANK);
			else if (*s == '\n' && f->in_cell)
				line_break(f);
			else if (*s == '\n')
				buf_chr(f->out, '\n');
		}
		for (from = s; s < end && solid(f, *s);)
			s++;
		if (s > from) {
			flush(f, from, (size_t)(end - from));
			put_text(f->out, from, (size_t)(s - from));
		}
	}
}

/* Text that may hold "<" without meaning a tag. */
static void
raw_text(struct filter *f, const char *s, const char *end)
{
	while (s < end) {
		const char *lt = memchr(s, '<', (size_t)(end - s));

		text(f, s, lt != NULL ? lt : end);
		if (lt == NULL)
			break;
		text(f, less, less + strlen(less));
		s = lt + 1;
	}
}

/* ---- the page ---- */

static void
put_number(struct buf *b, const char *before, int v)
{
	buf_str(b, before);
	buf_i64(b, v);
}

/* Hand a tag on. */
static void
put(struct filter *f, const struct html_tag *t, bool end)
{
	struct buf *b = f->out;

	if (f->shown != 0)
		look_turn(b, 0);
	f->shown = 0;
	buf_str(b, end ? "</" : "<");
	buf_str(b, gumbo_normalized_tagname(t->tag));
	if (!end && html_actions[t->tag] == HTML_CELL) {
		if (t->colspan != 1)
			put_number(b, " c=", t->colspan);
		if (t->rowspan != 1)
			put_number(b, " r=", t->rowspan);
	}
	if (!end && html_actions[t->tag] != HTML_HEADING && t->tag != GUMBO_TAG_TABLE) {
		if (t->hidden)
			buf_str(b, " h");
		if (t->invisible)
			buf_str(b, " v");
		if (t->zero)
			buf_str(b, " z");
	}
	buf_chr(b, '>');
	f->ink = false;
	f->para &= html_actions[t->tag] == HTML_HEADING;
	f->stray = end || html_actions[t->tag] == HTML_STRUCTURE;
	f->gap = GAP_NONE;
	f->nbreak = 0;
}

static bool
too_much(struct diag *d)
{
	diag_error(d, DIAG_DATA, MSG_IMPORT_HTML_SIZE, NULL);
	return false;
}

/* Count a tag of a table.  False with a message when there are too many. */
static bool
count(struct filter *f, const struct html_tag *t, bool end, struct diag *d)
{

	if (t->tag == GUMBO_TAG_TABLE && end) {
		f->tables -= f->tables > 0;
	} else if (t->tag == GUMBO_TAG_TABLE) {
		if (++f->tables > READER_DEPTH) {
			diag_error(d, DIAG_DATA, MSG_IMPORT_HTML_DEPTH,
			    INT(READER_DEPTH), NULL);
			return false;
		}
	} else if (html_actions[t->tag] == HTML_CELL && !end &&
	    ++f->cells > READER_CELLS) {
		return too_much(d);
	}
	return f->out->len <= HTML_TEXT || too_much(d);
}

/* Pass over the inside of an element that is not shown; false when there is no
 * telling where it ends: better too much than too little. */
static bool
pass_over(struct filter *f, const struct html_tag *t, const char **next)
{
	const char *p;

	if (f->hopeless[t->tag])
		return false;
	p = html_skip(t, *next, f->end, f->xml);
	f->hopeless[t->tag] = p == NULL;
	if (p != NULL)
		*next = p;
	return p != NULL;
}

/* ---- looks ---- */

/* Digits of a text between its tags. */
static bool
has_digits(const char *s, const char *end)
{
	bool tag = false;

	for (; s < end; s++) {
		if (*s == '<')
			tag = true;
		else if (*s == '>')
			tag = false;
		else if (!tag && digit(*s))
			return true;
	}
	return false;
}

/* A value of a form: a text of its own, beside others. */
static void
field_text(struct filter *f, const char *s, const char *end)
{
	for (const char *p = s; p < end; p++)
		if (!html_white(*p)) {
			widen(f, GAP_BLANK);
			raw_text(f, s, end);
			widen(f, GAP_BLANK);
			return;
		}
	look_stands(f->out, LOOK_FIELD);
}

static void
input(struct filter *f, const struct html_tag *t)
{
	static const char *const texts[] = {
		"", "text", "number", "tel", "search", "url", "email"
	};
	const char *type = t->type != NULL ? t->type : "",
	    *end = t->value != NULL ? t->value + t->nvalue : NULL;
	size_t n = t->ntype;

	if (t->hidden || t->invisible || html_word(type, n, "hidden")) {
		if (t->value != NULL && has_digits(t->value, end))
			look_gone(f->out, LOOK_HIDDEN);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		if (html_word(type, n, texts[i])) {
			if (t->value != NULL)
				field_text(f, t->value, end);
			else
				look_stands(f->out, LOOK_FIELD);
			return;
		}
	if (html_word(type, n, "image"))
		look_stands(f->out, LOOK_PICTURE);
	else if (!(html_word(type, n, "button") || html_word(type, n, "submit") ||
	    html_word(type, n, "reset")) ||
	    (t->value != NULL && has_digits(t->value, end)))
		look_stands(f->out, LOOK_FIELD);
}

/* The option that is chosen, if it is one; what a list shows else is not sure. */
static void
choice(struct filter *f, const char *s, const char *end)
{
	const char *from = NULL, *next;
	struct html_tag in;
	int n = 0;

	for (; s < end && (s = memchr(s, '<', (size_t)(end - s))) != NULL; s = next)
		if (html_markup(s, end, &in, &next) == HTML_START &&
		    in.tag == GUMBO_TAG_OPTION && in.chosen) {
			from = next;
			n++;
		}
	if (n != 1) {
		look_stands(f->out, LOOK_FIELD);
		return;
	}
	next = memchr(from, '<', (size_t)(end - from));
	field_text(f, from, next != NULL ? next : end);
}

/* Text areas show their inside; a script may write what no reader can know. */
static void
raw_in_cell(struct filter *f, const struct html_tag *t, const char *s, const char *end)
{
	bool hidden = t->hidden || t->invisible;

	if (t->tag == GUMBO_TAG_TEXTAREA && !hidden)
		field_text(f, s, end);
	else if (t->tag == GUMBO_TAG_TEXTAREA && has_digits(s, end))
		look_gone(f->out, LOOK_HIDDEN);
	else if (t->tag == GUMBO_TAG_IFRAME ||
	    (t->tag == GUMBO_TAG_SCRIPT && memmem(s, (size_t)(end - s), "write", 5) != NULL))
		look_stands(f->out, LOOK_OBJECT);
}

/* Elements that are shown and are no text. */
static const unsigned short drawn[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_IMG] = LOOK_PICTURE, [GUMBO_TAG_IMAGE] = LOOK_PICTURE,
	[GUMBO_TAG_SVG] = LOOK_PICTURE, [GUMBO_TAG_OBJECT] = LOOK_OBJECT,
	[GUMBO_TAG_APPLET] = LOOK_OBJECT, [GUMBO_TAG_EMBED] = LOOK_OBJECT,
	[GUMBO_TAG_CANVAS] = LOOK_OBJECT, [GUMBO_TAG_VIDEO] = LOOK_OBJECT,
	[GUMBO_TAG_MATH] = LOOK_OBJECT
};

/* What stands in a cell and is no text; s is the inside of an element passed over. */
static void
stands_in_cell(struct filter *f, const struct html_tag *t, const char *s, const char *end)
{
	bool hidden = t->hidden || t->invisible;

	if (t->tag == GUMBO_TAG_INPUT) {
		input(f, t);
	} else if (t->tag == GUMBO_TAG_SELECT && !hidden) {
		choice(f, s, end);
	} else if (drawn[t->tag] != 0) {
		if (!hidden && !t->speck && !t->zero)
			look_stands(f->out, (enum look)drawn[t->tag]);
	} else if (t->tag == GUMBO_TAG_DEL && has_digits(s, end)) {
		look_gone(f->out, LOOK_STRUCK);
	} else if (t->tag == GUMBO_TAG_BUTTON && !hidden && has_digits(s, end)) {
		look_stands(f->out, LOOK_FIELD);
	} else if (hidden && has_digits(s, end)) {
		look_gone(f->out, LOOK_HIDDEN);
	}
}

static unsigned
own_look(const struct html_tag *t, enum html_action a)
{
	unsigned look = t->look;

	if (a != HTML_INLINE)		/* of a cell: where its text stands */
		look &= ~(unsigned)LOOK_RAISED;
	if (t->tag == GUMBO_TAG_S || t->tag == GUMBO_TAG_STRIKE)
		look |= LOOK_STRUCK;
	if ((t->tag == GUMBO_TAG_SUP || t->tag == GUMBO_TAG_SUB) &&
	    (t->plain & LOOK_RAISED) == 0)
		look |= LOOK_RAISED;
	return look;
}

static void
look_leave(struct filter *f, GumboTag tag)
{
	int low = f->around[f->depth].nopen;

	for (int i = f->nopen - 1; i >= low; i--) {
		if (f->open[i].tag != tag)
			continue;
		if (--f->open[i].depth == 0) {
			f->look = f->open[i].before;
			f->nopen = i;
		}
		return;
	}
}

/* White on white, as far as it is known: what is painted in a cell is, up to its end.
 * A cell has the colour of its row or table. */
static bool
pale(struct filter *f, const struct html_tag *t)
{
	unsigned ink = t->ink & (HTML_WHITE | HTML_INKED);

	if (!f->in_cell)
		return false;
	if (t == &f->in[HTML_IN_CELL])
		for (int i = HTML_AROUND - 1; i >= 0 && ink == 0; i--)
			ink = f->in[i].ink & (HTML_WHITE | HTML_INKED);
	f->dark |= (t->ink & HTML_DARK) != 0;
	return (ink & HTML_WHITE) != 0 && !f->dark && !html_sheet_dark(&f->sheet, t, f->in);
}

static void
look_enter(struct filter *f, const struct html_tag *t, enum html_action a)
{
	bool white = pale(f, t);
	unsigned look = own_look(t, a) | (white ? LOOK_TINY : 0);
	unsigned plain = t->plain & ~look & LOOK_TINY;

	if (f->pale && (t->ink & (HTML_INKED | HTML_DARK)) != 0)
		plain |= ~look & LOOK_TINY;
	f->pale |= white;
	if (t->tag == GUMBO_TAG_P)	/* the next one ends the one before */
		look_leave(f, t->tag);
	if (look == 0 && (plain & f->look) == 0) {
		for (int i = f->nopen - 1; i >= f->around[f->depth].nopen; i--)
			if (f->open[i].tag == t->tag) {
				f->open[i].depth++;
				break;
			}
		return;
	}
	if (f->nopen < OPEN_MAX)
		f->open[f->nopen++] = (struct opened){ t->tag, 1, f->look };
	f->look = (f->look & ~plain) | look;
}

/* Back to what is open around the table: a cell, row or table ends what is inside. */
static void
look_back(struct filter *f)
{
	f->nopen = f->around[f->depth].nopen;
	f->look = f->around[f->depth].look;
	f->in_cell = false;
}

/* Tags of tables, before they are handed on. */
static void
look_table(struct filter *f, const struct html_tag *t, enum html_action a, bool end)
{
	if (t->tag == GUMBO_TAG_TABLE && !end && f->depth <= READER_DEPTH) {
		f->around[++f->depth] = (struct around){ f->nopen, f->look | own_look(t, a),
		    f->look, f->in_cell, f->in[HTML_IN_TABLE], f->in[HTML_IN_PART],
		    f->in[HTML_IN_ROW] };
		look_back(f);
		f->part_look = 0;
		memset(f->in, 0, sizeof f->in);
		f->in[HTML_IN_TABLE] = *t;
	} else if (t->tag == GUMBO_TAG_TABLE && end && f->depth > 0) {
		f->nopen = f->around[f->depth].nopen;
		f->look = f->around[f->depth].before;
		f->in[HTML_IN_TABLE] = f->around[f->depth].table;
		f->in[HTML_IN_PART] = f->around[f->depth].part;
		f->in[HTML_IN_ROW] = f->around[f->depth].row;
		f->in_cell = f->around[f->depth--].in_cell;
	} else if (a == HTML_CELL && !end) {
		look_back(f);
		/* what is small or pale around a table, scripts and sheets undo */
		f->look = (f->look | f->part_look | f->row_look) & ~(unsigned)LOOK_TINY;
		f->in_cell = true;
		f->dark = f->pale = false;
		f->in[HTML_IN_CELL] = *t;
		f->in[HTML_IN_ROW].kids++;
		look_enter(f, &f->in[HTML_IN_CELL], a);
	} else {
		look_back(f);
		f->row_look = t->tag == GUMBO_TAG_TR && !end ? own_look(t, a) : 0;
		if (t->tag == GUMBO_TAG_TR) {
			f->in[HTML_IN_PART].kids += !end;
			f->in[HTML_IN_ROW] = *t;
		} else if (t->tag != GUMBO_TAG_TABLE) {
			memset(&f->in[HTML_IN_PART], 0, sizeof f->in[0]);
			if (!end)
				f->in[HTML_IN_PART] = *t;
			f->part_look = end ? 0 : own_look(t, a);
		}
	}
}

/* Bytes up to the next that the parser would take for markup, or for a code. */
static size_t
markup_free(const char *s, const char *end)
{
	const char *from = s;

	while (s < end && *s != '<' && *s != LOOK_CODE)
		s++;
	return (size_t)(s - from);
}

/* A document inside the page: <iframe srcdoc="...">, <textarea>.  Its own markup goes
 * through the parser as text, with its references resolved once. */
static void
put_inner(struct filter *f, const char *s, const char *end)
{
	struct html_tag t = { .tag = GUMBO_TAG_TEXTAREA };

	if (end - s < INNER_BYTES)
		return;
	put(f, &t, false);
	buf_chr(f->out, '\n');		/* the parser drops one */
	while (s < end) {
		size_t n = markup_free(s, end);

		put_text(f->out, s, n);
		s += n;
		if (s < end)
			buf_str(f->out, *s++ == '<' ? less : " ");
	}
	put(f, &t, true);
}

static const char *
pass_raw(struct filter *f, const struct html_tag *t, const char *next)
{
	const char *p = f->hopeless[t->tag] ? f->end : html_raw_end(t, next, f->end);

	f->hopeless[t->tag] |= p == f->end;
	/* The words of a script are never text, even where it has no end. */
	if (p == f->end && t->tag != GUMBO_TAG_SCRIPT && t->tag != GUMBO_TAG_STYLE)
		return next;
	if (t->tag == GUMBO_TAG_STYLE)
		html_sheet_read(&f->sheet, next, p);
	else if (f->in_cell)
		raw_in_cell(f, t, next, p);
	else if (t->tag == GUMBO_TAG_TEXTAREA && !t->hidden && !t->invisible)
		put_inner(f, next, p);
	else if (t->tag == GUMBO_TAG_IFRAME && t->value != NULL && !t->hidden &&
	    !t->invisible)
		put_inner(f, t->value, t->value + t->nvalue);
	if (html_actions[t->tag] == HTML_TITLE && !f->title) {
		f->title = true;
		put(f, t, false);
		f->stray = false;
		raw_text(f, next, p);
		put(f, t, true);
	}
	return p;
}

/* Is it not shown, with all that is inside? */
static bool
unseen(const struct html_tag *t, enum html_action a)
{
	if (a == HTML_SKIP || a == HTML_CHROME ||
	    (t->tag == GUMBO_TAG_UNKNOWN && html_is_xml(t)))
		return true;
	/* Rows and cells are hidden by the walker: their ends may be left out. */
	return (t->hidden || t->invisible) && a != HTML_ROOT && a != HTML_CELL &&
	    (a != HTML_STRUCTURE || t->tag == GUMBO_TAG_TABLE);
}

/*
 * A heading without an end tag ends with the block around it.
 */
static void
open_block(struct filter *f, const struct html_tag *t, enum html_action a, bool none)
{
	widen(f, GAP_BLOCK);
	f->para = a == HTML_HEADING || t->tag == GUMBO_TAG_P;
	if (a == HTML_HEADING) {
		f->heading = t->tag;
		f->inside = 0;
	} else if (t->tag != GUMBO_TAG_P && !none) {
		f->inside++;
	}
}

static void
close_block(struct filter *f, const struct html_tag *t, enum html_action a)
{
	struct html_tag h = { .tag = f->heading };

	widen(f, GAP_BLOCK);
	f->para = false;
	if (a != HTML_HEADING && (t->tag == GUMBO_TAG_P || f->inside-- > 0))
		return;
	if (a != HTML_HEADING && f->heading != 0)
		put(f, &h, true);
	f->heading = 0;
}

/* What the style sheets say; that they hide something counts in cells alone, since
 * scripts show again what is hidden around tables. */
static void
apply_sheet(const struct filter *f, struct html_tag *t, enum html_action a)
{
	bool hidden = t->hidden;

	if (t->tag == GUMBO_TAG_CAPTION)	/* often there for readers of screens */
		return;
	if (t->tag == GUMBO_TAG_TR)
		t->nth = f->in[HTML_IN_PART].kids + 1;
	else if (a == HTML_CELL)
		t->nth = f->in[HTML_IN_ROW].kids + 1;
	html_sheet_apply(&f->sheet, t, f->in);
	if (t->hidden && a == HTML_CELL && !hidden)
		t->look |= LOOK_TINY;
	if (!f->in_cell || a == HTML_CELL || a == HTML_STRUCTURE)
		t->hidden = hidden;
}

static bool
start(struct filter *f, struct html_tag *t, const char **next, struct diag *d)
{
	bool none = html_empty[t->tag] || (f->xml && t->self);
	enum html_action a = html_actions[t->tag];
	const char *inside = *next;

	if (f->sheet.changes || ((f->depth > 0 || t->tag == GUMBO_TAG_TABLE) &&
	    f->sheet.white.n > 0))
		apply_sheet(f, t, a);
	if (a == HTML_RAW || a == HTML_TITLE) {
		if (!none)
			*next = pass_raw(f, t, *next);
		return true;
	}
	if (html_is_block(a))
		open_block(f, t, a, none);
	if (unseen(t, a) && (none || pass_over(f, t, next))) {
		if (f->in_cell)
			stands_in_cell(f, t, inside, *next);
		return true;
	}
	if (f->in_cell && none)
		stands_in_cell(f, t, inside, inside);
	if (a == HTML_STRUCTURE || a == HTML_CELL)
		look_table(f, t, a, false);
	else if (!none)
		look_enter(f, t, a);
	if (a == HTML_BREAK)
		line_break(f);
	if (a == HTML_PRE && !none) {
		if (f->pre++ == 0 && !f->in_cell)
			put(f, t, false);
		if (*next < f->end && **next == '\n')
			++*next;
	}
	if (a == HTML_HEADING || a == HTML_STRUCTURE || a == HTML_CELL) {
		put(f, t, false);
		if (!count(f, t, false, d))
			return false;
		if (f->xml && t->self) {
			put(f, t, true);
			count(f, t, true, NULL);
		}
	}
	return true;
}

static bool
finish(struct filter *f, const struct html_tag *t, struct diag *d)
{
	enum html_action a = html_actions[t->tag];

	if (a == HTML_STRUCTURE || a == HTML_CELL)
		look_table(f, t, a, true);
	else
		look_leave(f, t->tag);
	if (html_is_block(a))
		close_block(f, t, a);
	if (a == HTML_PRE && f->pre > 0 && --f->pre == 0 && !f->in_cell)
		put(f, t, true);
	if (t->tag == GUMBO_TAG_BR && !f->xml)	/* a browser reads </br> as <br> */
		line_break(f);
	if (a == HTML_HEADING || a == HTML_STRUCTURE || a == HTML_CELL) {
		put(f, t, true);
		return count(f, t, true, d);
	}
	return true;
}

/* The parser takes no controls: codes go through it as a character that nobody uses, and
 * that is made harmless where somebody does. */
static void
hand_on_codes(struct buf *out)
{
	struct buf b = BUF_INIT;
	const char *s = buf_cstr(out), *end = s + out->len;
	size_t n = strlen(HTML_CODE);

	if (!look_coded(s, out->len) && memchr(s, HTML_CODE[0], out->len) == NULL)
		return;
	for (; s < end; s++) {
		if (*s == LOOK_CODE) {
			buf_str(&b, HTML_CODE);
		} else if (*s == HTML_CODE[0] && (size_t)(end - s) >= n &&
		    memcmp(s, HTML_CODE, n) == 0) {
			buf_cp(&b, TEXT_BAD);
			s += n - 1;
		} else {
			buf_chr(&b, *s);
		}
	}
	buf_release(out);
	*out = b;
}

bool
html_filter(struct buf *out, const char *p, size_t n, struct html_found *found,
    struct diag *d)
{
	struct filter f = { .out = out, .end = p + n, .heading = 0 };
	const char *next;
	struct html_tag t;
	bool ok = true;

	buf_str(out, "<body>");		/* before it blanks would not count */
	f.xml = n > 5 && memcmp(p, "<?xml", 5) == 0;
	while (ok && p < f.end) {
		const char *lt = memchr(p, '<', (size_t)(f.end - p));

		text(&f, p, lt != NULL ? lt : f.end);
		if (lt == NULL)
			break;
		switch (html_markup(lt, f.end, &t, &next)) {
		case HTML_SIGN:
			text(&f, less, less + strlen(less));
			break;
		case HTML_NONE:
			break;
		case HTML_START:
			if (t.link != NULL)
				html_link(found, &t);
			found->picture |= t.tag == GUMBO_TAG_IMG && !t.speck;
			ok = start(&f, &t, &next, d);
			break;
		case HTML_END:
			ok = finish(&f, &t, d);
			break;
		}
		p = next;
	}
	if (ok && out->len > HTML_TEXT)
		ok = too_much(d);
	html_sheet_release(&f.sheet);
	hand_on_codes(out);
	return ok;
}
