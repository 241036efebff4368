/*
 * xml.c - escaping for XML and HTML.
 *
 * Must never let a byte through that a parser would take for markup or would
 * refuse.  Runs of ordinary bytes are copied at once: nearly all text of a
 * document is Chinese without anything to escape.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/text.h"
#include "doc/xml.h"

int
xml_cp_allowed(uint32_t cp)
{
	if (cp < 0x20)
		return cp == '\t' || cp == '\n' || cp == '\r';
	if (cp >= 0x7F && cp < 0xA0)	/* allowed by the letter, shown by nobody */
		return 0;
	return cp < 0xD800 || (cp > 0xDFFF && cp < 0xFFFE) ||
	    (cp > 0xFFFF && cp <= 0x10FFFF && (cp & 0xFFFE) != 0xFFFE);
}

void
xml_head(struct buf *b)
{
	buf_str(b, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
}

/* What stands for an ASCII character, NULL = itself, "" = nothing. */
static const char *
escape(unsigned char c, bool attribute)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	case '\r': return "";
	case '\t': return attribute ? "&#9;" : NULL;
	case '\n': return attribute ? "&#10;" : NULL;
	default: return c < 0x20 || c == 0x7F ? "" : NULL;
	}
}

static void
put(struct buf *b, const char *s, size_t n, bool attribute)
{
	size_t at = 0, from = 0, len;
	const char *as;
	uint32_t cp;

	while (at < n) {
		if ((unsigned char)s[at] < 0x80) {
			len = 1;
			as = escape((unsigned char)s[at], attribute);
		} else {
			len = text_decode(s + at, n - at, &cp);
			as = !xml_cp_allowed(cp) ? "" :
			    cp == TEXT_BAD ? "\xEF\xBF\xBD" : NULL;
		}
		if (as != NULL) {
			buf_add(b, s + from, at - from);
			buf_str(b, as);
			from = at + len;
		}
		at += len;
	}
	buf_add(b, s + from, n - from);
}

void
xml_text(struct buf *b, const char *s, size_t n)
{
	put(b, s, n, false);
}

void
xml_attr(struct buf *b, const char *name, const char *value)
{
	size_t n = 0;

	while (value[n] != '\0')
		n++;
	buf_chr(b, ' ');
	buf_str(b, name);
	buf_add(b, "=\"", 2);
	put(b, value, n, true);
	buf_chr(b, '"');
}

void
xml_attr_int(struct buf *b, const char *name, int64_t value)
{
	buf_chr(b, ' ');
	buf_str(b, name);
	buf_add(b, "=\"", 2);
	buf_i64(b, value);
	buf_chr(b, '"');
}
