/*
 * html_tag.c - tags and comments of a web page, as HTML5 tokenises them.
 *
 * Of attributes only what the small page has (html.h) is kept, and the
 * few ways in which an element says that it is not shown.
 *
 * Must never read past the end; an unfinished tag or comment ends the page, as
 * it does in a browser.
 */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/look.h"
#include "base/mem.h"
#include "import/html/html.h"
#include "import/readers.h"

static bool
is(const char *s, size_t n, const char *word)
{
	return n == strlen(word) && (n == 0 || strncasecmp(s, word, n) == 0);
}

static bool
begins(const char *s, size_t n, const char *word)
{
	size_t k = strlen(word);

	return n >= k && strncasecmp(s, word, k) == 0;
}

/* ---- attributes ---- */

/* "0", "0px", "0.0pt": a length of nothing. */
static bool
nothing(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (s[i] == '0' || s[i] == '.'))
		i++;
	return i > 0 && (i == n || s[i] < '0' || s[i] > '9');
}

/* A number as HTML reads it: digits after blanks, whatever follows; -1: none. */
static int
number(const char *s, size_t n)
{
	size_t i = 0;
	int v = 0;

	while (i < n && html_white(s[i]))
		i++;
	if (i < n && s[i] == '+')
		i++;
	if (i == n || s[i] < '0' || s[i] > '9')
		return -1;
	for (; i < n && s[i] >= '0' && s[i] <= '9'; i++)
		v = v < READER_SPAN ? v * 10 + (s[i] - '0') : v;
	return v < READER_SPAN ? v : READER_SPAN;
}

bool
html_word(const char *s, size_t n, const char *word)
{
	return is(s, n, word);
}

static bool
holds(const char *s, size_t n, const char *word)
{
	size_t k = strlen(word);

	for (; n >= k; s++, n--)
		if (strncasecmp(s, word, k) == 0)
			return true;
	return false;
}

/* Thousandths of a number in front of a unit, and the unit; false: none. */
static bool
length(const char *s, size_t n, long *value, const char **unit, size_t *nunit)
{
	size_t i = n > 0 && (s[0] == '-' || s[0] == '+');
	long v = 0, place = 0;
	bool any = false;

	for (; i < n && ((s[i] >= '0' && s[i] <= '9') || (s[i] == '.' && place == 0)); i++) {
		if (s[i] == '.') {
			place = 1000;
			continue;
		}
		any = true;
		if (place == 0)
			v = v < 100000 ? v * 10 + (s[i] - '0') * 1000 : v;
		else if ((place /= 10) > 0)
			v += (s[i] - '0') * place;
	}
	*value = s[0] == '-' ? -v : v;
	*unit = s + i;
	*nunit = n - i;
	return any;
}

/* A size of letters that nobody is meant to read. */
static bool
tiny(const char *s, size_t n)
{
	const char *unit;
	size_t k;
	long v;

	if (!length(s, n, &v, &unit, &k))
		return false;
	return v <= 0 || (begins(unit, k, "px") && v <= 3000) ||
	    (begins(unit, k, "pt") && v <= 3000) || (begins(unit, k, "%") && v <= 20000) ||
	    ((begins(unit, k, "em") || begins(unit, k, "rem")) && v <= 200);
}

static void
set_look(struct html_tag *t, unsigned look, bool on)
{
	t->look = on ? t->look | look : t->look & ~look;
	t->plain = on ? t->plain & ~look : t->plain | look;
}

static void
set_ink(struct html_tag *t, unsigned of, unsigned ink)
{
	t->ink = (t->ink & ~of) | ink;
}

/* The numbers of rgb(255, 255 255 / 0): at most four; per cents as parts of 255. */
static int
channels(const char *s, size_t n, int out[4])
{
	const char *unit;
	size_t i = 0, k;
	long v;
	int count = 0;

	while (i < n && s[i] != '(')
		i++;
	for (; i < n && s[i] != ')' && count < 4; i++) {
		if (!length(s + i, n - i, &v, &unit, &k))
			continue;
		i = n - k;
		if (k > 0 && *unit == '%')
			v = v / 100 * 255;
		if (count == 3 && v > 0 && v < 1000)
			v = 1000;	/* an opacity of .5 is some */
		out[count++] = (int)(v / 1000);
	}
	return count;
}

/* White, or so near it that nobody sees it: "#fff", "WHITE !important", "#FDFDFD",
 * "rgb(255, 255, 255)", "hsl(0, 0%, 100%)". */
static bool
white(const char *s, size_t n)
{
	size_t k = 0;
	int c[4];

	if (n > 0 && s[0] == '#') {
		while (k + 1 < n && strchr(" !;\t", s[k + 1]) == NULL)
			k++;
		return k == 3 || k == 4 ? strncasecmp(s + 1, "fff", 3) == 0 :
		    (k == 6 || k == 8) && look_white(s + 1, 6);
	}
	if (begins(s, n, "rgb"))
		return channels(s, n, c) >= 3 && c[0] >= 250 && c[1] >= 250 && c[2] >= 250;
	return begins(s, n, "white") ? n == 5 || s[5] == ' ' || s[5] == '!' :
	    begins(s, n, "hsl") && channels(s, n, c) >= 3 && c[2] >= 250;
}

static bool
clear(const char *s, size_t n)
{
	int c[4];

	return begins(s, n, "transparent") ||
	    ((begins(s, n, "rgb") || begins(s, n, "hsl")) && channels(s, n, c) == 4 &&
	    c[3] == 0);
}

/* A ground that letters in white can be seen on. */
static bool
painted(const char *s, size_t n)
{
	static const char *const none[] = { "none", "transparent", "inherit", "initial",
		"unset" };

	for (size_t i = 0; i < ARRAY_LEN(none); i++)
		if (begins(s, n, none[i]))
			return false;
	return n > 0 && !white(s, n);
}

/* The properties that make a text other than plain. */
static void
look_declaration(struct html_tag *t, const char *s, size_t n, const char *v, size_t m)
{
	const char *unit;
	size_t k;
	long by;

	if (begins(s, n, "text-decoration") && holds(v, m, "line-through"))
		t->look |= LOOK_STRUCK;
	else if (is(s, n, "vertical-align") || is(s, n, "mso-text-raise"))
		set_look(t, LOOK_RAISED, begins(v, m, "super") || begins(v, m, "sub") ||
		    (length(v, m, &by, &unit, &k) && by != 0));
	else if (is(s, n, "font-size"))
		set_look(t, LOOK_TINY, tiny(v, m));
	else if (is(s, n, "font") && begins(v, m, "0"))
		t->look |= LOOK_TINY;
	else if (is(s, n, "opacity") && length(v, m, &by, &unit, &k) && by <= 50)
		t->look |= LOOK_TINY;
	else if (is(s, n, "color") && clear(v, m))
		t->look |= LOOK_TINY;
	else if (is(s, n, "color"))
		set_ink(t, HTML_WHITE | HTML_INKED, white(v, m) ? HTML_WHITE : HTML_INKED);
	else if (is(s, n, "background") || is(s, n, "background-color"))
		set_ink(t, HTML_DARK | HTML_BARE, painted(v, m) ? HTML_DARK : HTML_BARE);
	else if ((is(s, n, "text-indent") || is(s, n, "left")) &&
	    length(v, m, &by, &unit, &k) && by <= -900000)
		t->look |= LOOK_TINY;
}

static void
declaration(struct html_tag *t, const char *s, size_t n, const char *v, size_t m)
{
	if (is(s, n, "display"))
		t->hidden |= begins(v, m, "none");
	else if (is(s, n, "visibility"))
		t->invisible |= begins(v, m, "hidden") || begins(v, m, "collapse");
	else if (is(s, n, "clip") || is(s, n, "clip-path"))
		t->hidden |= begins(v, m, "rect(0") || begins(v, m, "rect(1px") ||
		    begins(v, m, "inset(50%") || begins(v, m, "inset(100%");
	else if (is(s, n, "mso-hide"))
		t->hidden |= begins(v, m, "all");
	else if (is(s, n, "mso-element"))	/* of Word: beside the text */
		t->hidden |= begins(v, m, "comment") || begins(v, m, "header") ||
		    begins(v, m, "footer");
	else if (is(s, n, t->tag == GUMBO_TAG_TR ? "height" : "width"))
		t->zero = nothing(v, m);
	else
		look_declaration(t, s, n, v, m);
}

/* The few properties that hide something or make it other than plain. */
void
html_style(struct html_tag *t, const char *s, size_t n)
{
	const char *end = s + n, *stop, *colon, *v, *k;

	for (; s < end; s = stop < end ? stop + 1 : end) {
		if ((stop = memchr(s, ';', (size_t)(end - s))) == NULL)
			stop = end;
		while (s < stop && html_white(*s))
			s++;
		if ((colon = memchr(s, ':', (size_t)(stop - s))) == NULL)
			continue;
		for (k = colon; k > s && html_white(k[-1]);)
			k--;
		for (v = colon + 1; v < stop && html_white(*v);)
			v++;
		declaration(t, s, (size_t)(k - s), v, (size_t)(stop - v));
	}
}

static void
field_attribute(struct html_tag *t, const char *s, size_t n, const char *v, size_t m)
{
	int k = number(v, m);

	if (is(s, n, t->tag == GUMBO_TAG_META ? "name" : "type")) {
		t->type = v;
		t->ntype = m;
	} else if (is(s, n, t->tag == GUMBO_TAG_IFRAME ? "srcdoc" :
	    t->tag == GUMBO_TAG_META ? "content" : "value")) {
		t->value = v;
		t->nvalue = m;
	} else if (is(s, n, "selected")) {
		t->chosen = true;
	} else if (t->tag == GUMBO_TAG_IMG && (is(s, n, "width") || is(s, n, "height"))) {
		t->speck |= k >= 0 && k <= 2;
	}
}

static void
attribute(struct html_tag *t, const char *s, size_t n, const char *v, size_t m)
{
	int k;

	if (n == 5 && is(s, n, "style")) {
		html_style(t, v, m);
	} else if (n == 7 && is(s, n, "colspan")) {
		k = number(v, m);
		t->colspan = k > 0 ? k : 1;
	} else if (n == 7 && is(s, n, "rowspan")) {
		k = number(v, m);
		t->rowspan = k >= 0 ? k : 1;
	} else if (t->tag == GUMBO_TAG_FONT && is(s, n, "color")) {
		set_ink(t, HTML_WHITE | HTML_INKED, white(v, m) ? HTML_WHITE : HTML_INKED);
	} else if (n == 7 && is(s, n, "bgcolor")) {
		set_ink(t, HTML_DARK | HTML_BARE, painted(v, m) ? HTML_DARK : HTML_BARE);
	} else if (n == 6 && is(s, n, "hidden")) {
		t->hidden = true;
	} else if (n == 5 && is(s, n, "class")) {
		t->names = v;
		t->nnames = m;
	} else if (n == 2 && is(s, n, "id")) {
		t->id = v;
		t->nid = m;
	} else if (is(s, n, t->tag == GUMBO_TAG_TR ? "height" : "width")) {
		t->zero = nothing(v, m);
	}
	if ((t->tag == GUMBO_TAG_A && n == 4 && is(s, n, "href")) ||
	    (n == 3 && (t->tag == GUMBO_TAG_IFRAME || t->tag == GUMBO_TAG_EMBED ||
	    t->tag == GUMBO_TAG_FRAME) && is(s, n, "src")) ||
	    (t->tag == GUMBO_TAG_OBJECT && n == 4 && is(s, n, "data"))) {
		t->link = v;
		t->nlink = m;
	}
	if (t->tag == GUMBO_TAG_INPUT || t->tag == GUMBO_TAG_OPTION ||
	    t->tag == GUMBO_TAG_IMG || t->tag == GUMBO_TAG_IFRAME ||
	    t->tag == GUMBO_TAG_META)
		field_attribute(t, s, n, v, m);
}

/* Attributes from s on; returns what follows '>', or NULL: the page ends first. */
static const char *
attributes(struct html_tag *t, const char *s, const char *end, bool look)
{
	const char *name, *v;
	size_t n, m;

	for (;;) {
		for (; s < end && (html_white(*s) || *s == '/'); s++)
			t->self = *s == '/';
		if (s == end)
			return NULL;
		if (*s == '>')
			return s + 1;
		t->self = false;
		for (name = s++; s < end && !html_white(*s) && *s != '/' && *s != '>' &&
		    *s != '=';)
			s++;
		n = (size_t)(s - name);
		while (s < end && html_white(*s))
			s++;
		v = s;
		m = 0;
		if (s < end && *s == '=') {
			for (s++; s < end && html_white(*s);)
				s++;
			if (s < end && (*s == '"' || *s == '\'')) {
				v = s + 1;
				s = memchr(v, *s, (size_t)(end - v));
				if (s == NULL)
					return NULL;
				m = (size_t)(s++ - v);
			} else {
				for (v = s; s < end && !html_white(*s) && *s != '>';)
					s++;
				m = (size_t)(s - v);
			}
		}
		if (look)
			attribute(t, name, n, v, m);
	}
}

/* ---- tags, comments ---- */

/* A name from s on; its end. */
static const char *
name(struct html_tag *t, const char *s, const char *end)
{
	memset(t, 0, sizeof *t);
	t->colspan = t->rowspan = 1;
	t->name = s;
	while (s < end && !html_white(*s) && *s != '/' && *s != '>')
		s++;
	t->n = (size_t)(s - t->name);
	t->tag = gumbo_tagn_enum(t->name, (unsigned)t->n);
	return s;
}

bool
html_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static const char *
after(const char *s, const char *end, const char *mark)
{
	size_t n = strlen(mark);
	const char *p = memmem(s, (size_t)(end - s), mark, n);

	return p != NULL ? p + n : end;
}

enum html_markup
html_markup(const char *s, const char *end, struct html_tag *t, const char **next)
{
	char c = s + 1 < end ? s[1] : ' ';
	const char *p;

	if (html_letter(c) || (c == '/' && s + 2 < end && html_letter(s[2]))) {
		p = name(t, s + (c == '/' ? 2 : 1), end);
		p = attributes(t, p, end, c != '/');
		*next = p != NULL ? p : end;
		return p == NULL ? HTML_NONE : c == '/' ? HTML_END : HTML_START;
	}
	if (c != '!' && c != '/' && c != '?') {
		*next = s + 1;
		return HTML_SIGN;
	}
	*next = end - s >= 4 && memcmp(s, "<!--", 4) == 0 ? after(s + 2, end, "-->") :
	    end - s >= 9 && memcmp(s, "<![CDATA[", 9) == 0 ? after(s, end, "]]>") :
	    after(s, end, ">");
	return HTML_NONE;
}

const char *
html_raw_end(const struct html_tag *t, const char *s, const char *end)
{
	const char *p = s;

	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		size_t left = (size_t)(end - p);

		if (left > t->n + 2 && p[1] == '/' &&
		    strncasecmp(p + 2, t->name, t->n) == 0 &&
		    (html_white(p[2 + t->n]) || p[2 + t->n] == '>' || p[2 + t->n] == '/'))
			return p;
		p++;
	}
	return end;
}
