/*
 * flat.c - packages that are one XML file: where their parts lie.
 *
 * The parts are found by their tags without a parser; what lies between the tags goes
 * through the one that reads a part of an archive, with its limits, and must be sound
 * there.  A tag that is text of a comment cuts a part, which then is not.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/flat.h"
#include "doc/unzip.h"

#define HEAD	4096		/* bytes in which the first element begins */
#define NAME	256		/* of a tag, of a part */

struct tag { const char *prefix; size_t n; };	/* "pkg:"; may be "" */

/* ---- which kind ---- */

static const char *
skip_white(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p;
}

/* The first tag behind declarations and comments; NULL if something else stands there. */
static const char *
first_tag(const char *p, const char *end)
{
	const char *to;

	if (end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	for (p = skip_white(p, end); end - p > 4 && p[0] == '<'; p = skip_white(to, end)) {
		if (p[1] != '?' && p[1] != '!')
			return p + 1;
		if (memcmp(p, "<!--", 4) == 0) {
			to = memmem(p + 4, (size_t)(end - p) - 4, "-->", 3);
			to = to != NULL ? to + 3 : NULL;
		} else {
			to = p[1] == '!' ? NULL : memchr(p, '>', (size_t)(end - p));
			to = to != NULL ? to + 1 : NULL;
		}
		if (to == NULL)
			return NULL;
	}
	return NULL;
}

/* Its name behind the prefix, which goes into "out"; NULL when it is too long. */
static const char *
split_tag(const char *p, const char *end, struct tag *out, size_t *n)
{
	const char *from = p;

	*out = (struct tag){ p, 0 };
	for (; p < end && *p != '>' && *p != '/' && skip_white(p, end) == p; p++)
		if (*p == ':')
			out->n = (size_t)(p + 1 - out->prefix);
	*n = (size_t)(p - from) - out->n;
	return p < end && p - from < NAME / 2 ? from + out->n : NULL;
}

static bool
has(const char *p, const char *end, const char *what)
{
	return memmem(p, (size_t)(end - p), what, strlen(what)) != NULL;
}

static enum flat_kind
kind_of(const char *p, const char *end)
{
	const char *tag = first_tag(p, end), *name;
	struct tag prefix;
	size_t n;

	if (tag == NULL || (name = split_tag(tag, end, &prefix, &n)) == NULL)
		return FLAT_NONE;
	if (n == 12 && memcmp(name, "wordDocument", n) == 0)
		return FLAT_WORD;
	if (n == 8 && memcmp(name, "Workbook", n) == 0 &&
	    has(tag, end, "urn:schemas-microsoft-com:office:spreadsheet"))
		return FLAT_SHEET;
	if (n != 7 || memcmp(name, "package", n) != 0 || !has(tag, end, "xmlPackage"))
		return FLAT_NONE;
	return has(tag, end, "word/") || !has(tag, end, "xl/") ? FLAT_DOCX : FLAT_XLSX;
}

/* UTF-16, by its mark or its first character; else AUTO. */
static enum encoding
wide(const char *p, size_t n)
{
	if (n < 4)
		return ENCODING_AUTO;
	if ((p[0] == '\xFF' && p[1] == '\xFE') || (p[0] == '<' && p[1] == '\0'))
		return ENCODING_UTF16LE;
	return (p[0] == '\xFE' && p[1] == '\xFF') || (p[0] == '\0' && p[1] == '<') ?
	    ENCODING_UTF16BE : ENCODING_AUTO;
}

enum flat_kind
flat_kind(const char *p, size_t n)
{
	enum encoding e = wide(p, n);
	bool low = e == ENCODING_UTF16LE, high = e == ENCODING_UTF16BE;
	char narrow[HEAD];
	size_t k = 0;

	if (!low && !high)
		return n > 0 && (p[0] == '<' || p[0] == '\xEF' ||
		    skip_white(p, p + 1) > p) ?
		    kind_of(p, p + (n < HEAD ? n : HEAD)) : FLAT_NONE;
	for (size_t i = p[0] != '<' && p[0] != '\0' ? 2 : 0; i + 1 < n &&
	    k < sizeof narrow; i += 2)
		narrow[k++] = p[i + low] == '\0' ? p[i + high] : '?';
	return kind_of(narrow, narrow + k);
}

/* ---- its parts ---- */

bool
flat_text(struct buf *text, const char *p, size_t n, enum encoding *encoding,
    struct diag *d)
{
	struct buf b = BUF_INIT;
	const char *end;
	size_t skip;
	bool ok;

	if (*encoding == ENCODING_AUTO && (*encoding = wide(p, n)) == ENCODING_AUTO)
		*encoding = encode_detect(p, n);
	ok = encode_read(&b, p, n, *encoding, d);
	if (ok) {		/* the declaration names the encoding that was */
		p = buf_cstr(&b);
		skip = text_span(p, b.len, CHAR_EMPTY);
		if (strncmp(p + skip, "<?xml", 5) == 0 &&
		    (end = strstr(p + skip, "?>")) != NULL)
			skip = (size_t)(end + 2 - p);
		buf_add(text, p + skip, b.len - skip);
	}
	buf_release(&b);
	return ok;
}

/* The next <PREFIX:NAME, or its end tag, from "at" on; NULL: none. */
static const char *
find_tag(const struct buf *b, const char *at, const char *open, const struct tag *prefix,
    const char *name)
{
	const char *end = b->data + b->len;
	char tag[NAME];
	size_t n = strlen(open), k = strlen(name);

	memcpy(tag, open, n);
	memcpy(tag + n, prefix->prefix, prefix->n);
	memcpy(tag + n + prefix->n, name, k);
	n += prefix->n + k;
	for (; (at = memmem(at, (size_t)(end - at), tag, n)) != NULL; at += n)
		if (at + n < end && (at[n] == '>' || at[n] == '/' ||
		    skip_white(at + n, end) > at + n))
			return at;
	return NULL;
}

/* What stands between the tags of an element: *n bytes; NULL: it is empty or not there,
 * *next: where to go on. */
static const char *
inside(const struct buf *b, const char *at, const struct tag *prefix, const char *name,
    size_t *n, const char **next)
{
	const char *end = b->data + b->len, *from, *to;

	*next = end;
	from = find_tag(b, at, "<", prefix, name);
	from = from != NULL ? memchr(from, '>', (size_t)(end - from)) : NULL;
	if (from == NULL)
		return NULL;
	*next = ++from;
	if (from[-2] == '/')
		return NULL;
	to = find_tag(b, from, "</", prefix, name);
	if (to == NULL)
		return NULL;
	*next = to;
	*n = (size_t)(to - from);
	return from;
}

struct parts {
	struct arena	 names;
	struct unzip_part *part;
	size_t		 n, cap;
};

static void
add(struct parts *l, const struct buf *b, const char *name, const char *from, size_t n)
{
	if (l->n > UNZIP_MAX_ENTRIES)
		return;			/* that is refused */
	l->part = mem_grow(l->part, l->n, &l->cap, sizeof *l->part);
	l->part[l->n++] = (struct unzip_part){ name, (size_t)(from - b->data), n };
}

/* pkg:name="/word/document.xml" of the tag at p. */
static const char *
part_name(struct parts *l, const struct buf *b, const char *p)
{
	const char *end = memchr(p, '>', (size_t)(b->data + b->len - p)), *to;
	char quote;

	if (end == NULL)
		return NULL;
	p = memmem(p, (size_t)(end - p), "name=", 5);
	if (p == NULL || p + 6 >= end)
		return NULL;
	quote = p[5];
	p += 6;
	p += *p == '/';
	to = memchr(p, quote, (size_t)(end - p));
	return to != NULL && to - p < NAME ?
	    arena_strndup(&l->names, p, (size_t)(to - p)) : NULL;
}

/* Parts that are no XML, pictures in base64, are not read. */
static void
package_parts(struct parts *l, const struct buf *b, const struct tag *prefix)
{
	const char *at = b->data, *end, *name, *from, *next;
	struct buf part;		/* up to its end, so that each byte is seen once */
	size_t n;

	while ((at = find_tag(b, at, "<", prefix, "part")) != NULL) {
		name = part_name(l, b, at);
		end = find_tag(b, at, "</", prefix, "part");
		if (end == NULL)
			end = b->data + b->len;
		part = (struct buf){ b->data, (size_t)(end - b->data), 0 };
		from = inside(&part, at, prefix, "xmlData", &n, &next);
		if (name != NULL && from != NULL)
			add(l, b, name, from, n);
		at = end;
	}
}

/* A part is one element; the body of a WordML file is many, so its tags come along. */
static void
word_parts(struct parts *l, const struct buf *b, const struct tag *prefix)
{
	const char *from, *next, *open;
	size_t n = 0;

	add(l, b, "word/styles.xml", b->data, b->len);
	from = inside(b, b->data, prefix, "body", &n, &next);
	if (from == NULL)
		return;
	open = find_tag(b, b->data, "<", prefix, "body");
	next = memchr(from + n, '>', (size_t)(b->data + b->len - from) - n);
	if (next != NULL)
		add(l, b, "word/document.xml", open, (size_t)(next + 1 - open));
}

struct unzip *
flat_open(struct buf *text, const char *p, size_t n, enum encoding *encoding,
    struct diag *d)
{
	enum flat_kind kind = flat_kind(p, n);
	struct parts l = { .part = NULL };
	struct unzip *zip = NULL;
	struct tag prefix;
	const char *tag;
	size_t len;

	if (!flat_text(text, p, n, encoding, d))
		return NULL;
	arena_init(&l.names);
	tag = first_tag(text->data, text->data + text->len);
	if (tag != NULL && split_tag(tag, text->data + text->len, &prefix, &len) != NULL) {
		if (kind == FLAT_WORD)
			word_parts(&l, text, &prefix);
		else
			package_parts(&l, text, &prefix);
	}
	zip = unzip_parts(text->data, l.part, l.n, d);
	free(l.part);
	arena_release(&l.names);
	return zip;
}
