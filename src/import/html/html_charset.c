/*
 * html_charset.c - the bytes of a web page as UTF-8.
 *
 * What the user says counts, then a byte order mark, then what the bytes are: a
 * page of valid UTF-8 is UTF-8, whatever it says of itself, for text of GB18030
 * is never that by chance.  Only then the declaration is asked.
 *
 * Web pages have stray bytes, from cutting a text in the middle of a character:
 * a few become U+FFFD with a warning, more mean that the encoding is wrong.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/html/html.h"
#include "import/readers.h"

#define DECLARED	8192	/* bytes in which a declaration is looked for */

enum encoding
html_wide(const char *p, size_t n)
{
	static const char first[] = "< \t\r\n";

	if (n < 4)
		return ENCODING_AUTO;
	if (memcmp(p, "\xFF\xFE", 2) == 0 || (p[0] != '\0' && p[1] == '\0' &&
	    p[2] != '\0' && p[3] == '\0' && strchr(first, p[0]) != NULL))
		return ENCODING_UTF16LE;
	if (memcmp(p, "\xFE\xFF", 2) == 0 || (p[0] == '\0' && p[1] != '\0' &&
	    p[2] == '\0' && p[3] != '\0' && strchr(first, p[1]) != NULL))
		return ENCODING_UTF16BE;
	return ENCODING_AUTO;
}

/* ---- what the page says ---- */

static bool
name_char(char c)
{
	return html_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
	    c == '.' || c == ':';
}

/* WORD = "value" between s and end: the value into name. */
static bool
value_of(char name[HTML_CHARSET], const char *word, const char *s, const char *end)
{
	size_t n = strlen(word), k = 0;
	const char *v;

	for (; (size_t)(end - s) > n; s++) {
		if (strncasecmp(s, word, n) != 0)
			continue;
		for (v = s + n; v < end && html_white(*v);)
			v++;
		if (v == end || *v != '=')
			continue;
		for (v++; v < end && (html_white(*v) || *v == '"' || *v == '\'');)
			v++;
		while (v < end && k + 1 < HTML_CHARSET && name_char(*v))
			name[k++] = *v++;
		name[k] = '\0';
		return k > 0;
	}
	return false;
}

static bool
declared(char name[HTML_CHARSET], const char *p, size_t n)
{
	const char *end = p + (n < DECLARED ? n : DECLARED), *stop;

	if (end - p > 5 && memcmp(p, "<?xml", 5) == 0 &&
	    (stop = memchr(p, '>', (size_t)(end - p))) != NULL &&
	    value_of(name, "encoding", p, stop))
		return true;
	for (; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p++)
		if (end - p > 5 && strncasecmp(p, "<meta", 5) == 0 &&
		    (stop = memchr(p, '>', (size_t)(end - p))) != NULL &&
		    value_of(name, "charset", p, stop))
			return true;
	return false;
}

/* Encodings that no reading as GB18030 can be right for. */
static bool
foreign(const char *name)
{
	static const char *const t[] = { "big5", "euc-", "shift", "sjis", "iso-2022",
	    "hz-", "koi8", "windows-95", "windows-949", "windows-932", "cp950", "cp949",
	    "cp932", "ks_c", "johab" };

	if (strcasecmp(name, "euc-cn") == 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(t); i++)
		if (strncasecmp(name, t[i], strlen(t[i])) == 0)
			return true;
	return false;
}

/* ---- what the bytes are ---- */

struct tally { size_t good, bad; bool ascii; };

/* Eight bytes of ASCII without a NUL. */
static bool
plain(const char *p)
{
	const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
	uint64_t v;

	memcpy(&v, p, sizeof v);
	return ((v | (v - ones)) & tops) == 0;
}

static struct tally
look(const char *p, size_t n)
{
	struct tally t = { 0, 0, true };
	size_t at = 0, k;
	uint32_t cp;

	while (at < n) {
		if (n - at >= 8 && plain(p + at)) {
			at += 8;
			continue;
		}
		k = text_decode(p + at, n - at, &cp);
		t.bad += cp == 0 || (k == 1 && cp == TEXT_BAD);
		t.good += k > 2;
		t.ascii &= cp > 0 && cp < 0x80;
		at += k;
	}
	return t;
}

/* What is valid as UTF-8 outweighs what is not: characters of three bytes do not
 * come about by chance. */
static enum encoding
judge(const char *p, size_t n, const struct tally *t, const char *charset,
    struct diag *d)
{
	enum encoding told;
	char name[HTML_CHARSET] = "";

	if (n >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		return ENCODING_UTF8;
	if (!t->ascii && t->good > 2 * t->bad)
		return ENCODING_UTF8;
	if (!declared(name, p, n))
		snprintf(name, sizeof name, "%s", charset);
	if (!t->ascii && foreign(name)) {
		diag_error(d, DIAG_DATA, MSG_IMPORT_HTML_ENCODING, name, NULL);
		return ENCODING__MAX;
	}
	if (!encoding_by_name(name, &told))
		told = ENCODING_AUTO;
	if (t->ascii)
		return told == ENCODING_GBK || told == ENCODING_GB18030 ?
		    ENCODING_GB18030 : ENCODING_UTF8;
	/* A few characters of two bytes, in a page without Chinese. */
	if (t->bad == 0 && told != ENCODING_GBK && told != ENCODING_GB18030)
		return ENCODING_UTF8;
	return ENCODING_GB18030;
}

static bool
convert(struct buf *out, const char *p, size_t n, enum encoding e, struct diag *d)
{
	static const char bad[] = "\xEF\xBF\xBD";
	struct diag t;
	const char *s;
	size_t k = 0;

	diag_init(&t);
	if (!encode_read(out, p, n, e, &t) && t.n > 0) {
		for (s = buf_cstr(out); (s = strstr(s, bad)) != NULL; s += 3)
			k++;
		if (t.item[0].code != MSG_ENCODE_BAD || k == 0 || k > HTML_BAD) {
			diag_error(d, DIAG_DATA, t.item[0].code, t.item[0].arg[0],
			    t.item[0].arg[1], t.item[0].arg[2], NULL);
			diag_release(&t);
			return false;
		}
		diag_warn(d, MSG_IMPORT_BAD_BYTES, INT(k), encoding_name(e),
		    t.item[0].arg[0], NULL);
	}
	diag_release(&t);
	return true;
}

bool
html_decode(struct buf *out, const char **text, size_t *n, struct source *src,
    const char *charset, struct diag *d)
{
	struct tally t = { 0, 1, false };
	enum encoding e = src->encoding;

	if (src->n > HTML_SIZE) {
		diag_error(d, DIAG_DATA, MSG_IMPORT_TOO_LARGE, INT(HTML_SIZE >> 20),
		    NULL);
		return false;
	}
	if (e == ENCODING_AUTO)
		e = html_wide(src->p, src->n);
	if (e == ENCODING_AUTO || e == ENCODING_UTF8)
		t = look(src->p, src->n);
	if (e == ENCODING_AUTO)
		e = judge(src->p, src->n, &t, charset, d);
	if (e == ENCODING__MAX)
		return false;
	src->encoding = e;
	/* ASCII and good UTF-8 need no copy. */
	if (t.ascii || (e == ENCODING_UTF8 && t.bad == 0)) {
		size_t mark = src->n >= 3 &&
			    memcmp(src->p, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

		*text = src->p + mark;
		*n = src->n - mark;
		return true;
	}
	if (!convert(out, src->p, src->n, e, d))
		return false;
	*text = buf_cstr(out);
	*n = out->len;
	return true;
}
