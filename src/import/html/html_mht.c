/*
 * html_mht.c - the page of a "single file web page" as Word, WPS and browsers save
 * it: mail headers, parts between boundaries, one of them the page.
 *
 * Must never open another part than the first that is a page; what a page refers
 * to (pictures, style sheets) is not text.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "import/html/html.h"

#define HEAD	4096	/* bytes in which mail headers must show what they are */
#define NESTED	4	/* parts in parts */

/* A header's value, its folded lines joined by a blank; false if it is not among
 * the lines from p up to the first empty one. */
static bool
header(struct buf *out, const char *p, const char *end, const char *name)
{
	size_t n = strlen(name);
	bool found = false;
	const char *stop;

	buf_reset(out);
	for (; p < end && *p != '\n' && *p != '\r'; p = stop + (stop < end)) {
		if ((stop = memchr(p, '\n', (size_t)(end - p))) == NULL)
			stop = end;
		if (found) {
			if (*p != ' ' && *p != '\t')
				break;
			buf_add(out, p, (size_t)(stop - p));
		} else if ((size_t)(stop - p) > n && p[n] == ':' &&
		    strncasecmp(p, name, n) == 0) {
			found = true;
			buf_add(out, p + n + 1, (size_t)(stop - p) - n - 1);
		}
	}
	for (size_t i = 0; i < out->len; i++)
		if (html_white(out->data[i]))
			out->data[i] = ' ';
	return found;
}

/* The parameter of a header: text/html; charset="gb2312". */
static bool
parameter(char *dst, size_t size, const char *value, const char *name)
{
	size_t n = strlen(name), k = 0;
	const char *s = value, *stop;

	while ((s = strchr(s, ';')) != NULL) {
		for (s++; *s == ' ';)
			s++;
		if (strncasecmp(s, name, n) != 0 || s[n] != '=')
			continue;
		s += n + 1;
		stop = *s == '"' ? "\"" : "; ";
		for (s += *s == '"'; *s != '\0' && strchr(stop, *s) == NULL; s++)
			if (k + 1 < size)
				dst[k++] = *s;
		break;
	}
	dst[k] = '\0';
	return k > 0;
}

static const char *
type_of(struct buf *b, const char *p, const char *end)
{
	const char *s;

	if (!header(b, p, end, "Content-Type"))
		return "";
	for (s = buf_cstr(b); *s == ' ';)
		s++;
	return s;
}

bool
mht_sniff(const char *p, size_t n)
{
	const char *end = p + (n < HEAD ? n : HEAD), *s = p;
	struct buf b = BUF_INIT;
	bool is;

	/* Most files are no mail: their first line has no "Name: ". */
	while (s < end && (html_letter(*s) || *s == '-'))
		s++;
	if (s == p || s == end || *s != ':')
		return false;
	is = header(&b, p, end, "MIME-Version") &&
	    (strncasecmp(type_of(&b, p, end), "multipart/", 10) == 0 ||
	    strncasecmp(type_of(&b, p, end), "text/html", 9) == 0);
	buf_release(&b);
	return is;
}

/* ---- the bytes of a part ---- */

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 :
	    c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
quoted_printable(struct buf *out, const char *p, const char *end)
{
	const char *s;

	for (; p < end; p++) {
		if ((s = memchr(p, '=', (size_t)(end - p))) == NULL)
			s = end;
		buf_add(out, p, (size_t)(s - p));
		p = s;
		if (end - p > 2 && hex(p[1]) >= 0 && hex(p[2]) >= 0) {
			buf_chr(out, (char)(hex(p[1]) * 16 + hex(p[2])));
			p += 2;
		} else if (end - p > 1 && (p[1] == '\n' || p[1] == '\r')) {
			p += end - p > 2 && p[1] == '\r' && p[2] == '\n' ? 2 : 1;
		} else if (p < end) {
			buf_chr(out, '=');
		}
	}
}

static void
base64(struct buf *out, const char *p, const char *end)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned bits = 0, v = 0;
	const char *d;

	for (; p < end && *p != '='; p++) {
		if (*p == '\0' || (d = strchr(digits, *p)) == NULL)
			continue;
		v = (v << 6 | (unsigned)(d - digits)) & 0xFFFF;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			buf_chr(out, (char)(v >> bits & 0xFF));
		}
	}
}

/* What follows the empty line after the headers at p. */
static const char *
body(const char *p, const char *end)
{
	const char *stop;

	for (; p < end; p = stop + 1) {
		if ((stop = memchr(p, '\n', (size_t)(end - p))) == NULL)
			return end;
		if (stop == p || (stop == p + 1 && *p == '\r'))
			return stop + 1;
	}
	return end;
}

/* The next line that is a boundary; *after is the line behind it. */
static const char *
boundary(const char *p, const char *end, const char *mark, const char **after)
{
	size_t n = strlen(mark);
	const char *s, *nl;

	while ((s = memmem(p, (size_t)(end - p), mark, n)) != NULL) {
		p = s + n;
		if (s[-1] != '\n' || (p < end && !html_white(*p) && *p != '-'))
			continue;
		nl = memchr(p, '\n', (size_t)(end - p));
		*after = nl != NULL ? nl + 1 : end;
		return s;
	}
	return NULL;
}

bool
mht_page(struct buf *out, char charset[HTML_CHARSET], const char *p, size_t n,
    struct diag *d)
{
	char mark[128] = "--";
	const char *end = p + n, *stop = end, *next = end;
	struct buf b = BUF_INIT;
	const char *type = type_of(&b, p, end);
	bool found = false;

	for (int depth = 0; p < end;) {
		if (strncasecmp(type, "multipart/", 10) == 0 && depth < NESTED) {
			depth++;
			if (!parameter(mark + 2, sizeof mark - 2, type, "boundary"))
				break;
			next = body(p, end);
		} else if ((found = strncasecmp(type, "text/html", 9) == 0)) {
			break;
		}
		/* "next" is behind a line; the parts of an outer one are lost. */
		if (next <= p || boundary(next, end, mark, &p) == NULL)
			break;
		stop = boundary(p, end, mark, &next);
		stop = stop != NULL ? stop : end;
		next = stop;
		type = type_of(&b, p, stop);
	}
	if (found) {
		parameter(charset, HTML_CHARSET, type, "charset");
		header(&b, p, stop, "Content-Transfer-Encoding");
		p = body(p, stop);
		if (strcasestr(buf_cstr(&b), "quoted-printable") != NULL)
			quoted_printable(out, p, stop);
		else if (strcasestr(buf_cstr(&b), "base64") != NULL)
			base64(out, p, stop);
		else
			buf_add(out, p, (size_t)(stop - p));
	} else {
		diag_error(d, DIAG_DATA, MSG_IMPORT_MHT, NULL);
	}
	buf_release(&b);
	return found;
}
