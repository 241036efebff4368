/*
 * pdf_scan.c - the tags that mutool writes.
 *
 * Not a reader of XML: what mutool prints is none where a font has a quote in its
 * name or a text a control character.  A tag ends at the first > outside quotes, at
 * the end of its line at the latest, and what is not understood is passed over.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "import/pdf/pdf.h"

#define NUMBER_MAX	INT64_C(1000000000000)

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '/' ||
	    (c >= '0' && c <= '9');
}

bool
pdf_scan(struct pdf_scan *s)
{
	const char *p, *end = s->p + s->n;
	bool quoted = false;

	p = s->at < s->n ? memchr(s->p + s->at, '<', s->n - s->at) : NULL;
	if (p == NULL)
		return false;
	s->name = ++p;
	while (p < end && is_name(*p) && (*p != '/' || p == s->name))
		p++;
	s->nname = (size_t)(p - s->name);
	s->attr = p;
	while (p < end && *p != '\n' && (quoted || *p != '>'))
		quoted ^= *p++ == '"';
	s->nattr = (size_t)(p - s->attr);
	s->at = (size_t)(p - s->p);
	if (p < end)
		s->at++;
	return true;
}

bool
pdf_scan_is(const struct pdf_scan *s, const char *name)
{
	return strlen(name) == s->nname && memcmp(name, s->name, s->nname) == 0;
}

const char *
pdf_scan_attr(const struct pdf_scan *s, const char *name, size_t *n)
{
	const char *p = s->attr, *end = s->attr + s->nattr, *q;
	size_t k = strlen(name);

	while (p < end && (p = memchr(p, ' ', (size_t)(end - p))) != NULL) {
		p++;
		if ((size_t)(end - p) < k + 2 || memcmp(p, name, k) != 0 ||
		    p[k] != '=' || p[k + 1] != '"')
			continue;
		p += k + 2;
		q = memchr(p, '"', (size_t)(end - p));
		*n = (size_t)((q != NULL ? q : end) - p);
		return p;
	}
	return NULL;
}

bool
pdf_scan_digit(char c)
{
	return c != '\0' && strchr("+-.0123456789", c) != NULL;
}

/* "-.5", "12.25", "1e-05" */
int64_t
pdf_scan_number(const char **p, const char *end, int64_t scale, int64_t limit)
{
	bool minus = false, point = false, less = false;
	int64_t v = 0, unit = scale;
	int e = 0;

	if (*p < end && (**p == '-' || **p == '+'))
		minus = *(*p)++ == '-';
	for (; *p < end && ((**p >= '0' && **p <= '9') || (**p == '.' && !point)); (*p)++) {
		if (**p == '.') {
			point = true;
		} else if (point) {
			unit /= 10;
			v += (**p - '0') * unit;
		} else if (v < NUMBER_MAX) {
			v = v * 10 + (**p - '0') * scale;
		}
	}
	if (*p < end && (**p == 'e' || **p == 'E')) {
		(*p)++;
		if (*p < end && (**p == '-' || **p == '+'))
			less = *(*p)++ == '-';
		for (; *p < end && **p >= '0' && **p <= '9'; (*p)++)
			e = e < 30 ? e * 10 + (**p - '0') : e;
	}
	for (; e > 0; e--)
		v = less ? v / 10 : v < NUMBER_MAX ? v * 10 : v;
	if (v > limit)
		v = limit;
	return minus ? -v : v;
}

int
pdf_scan_numbers(const struct pdf_scan *s, const char *name, int64_t scale, int64_t limit,
    int64_t *out, int max)
{
	size_t n;
	const char *p = pdf_scan_attr(s, name, &n), *end;
	int found = 0;

	for (end = p != NULL ? p + n : NULL; p != end && found < max;) {
		if (*p == ' ') {
			p++;
			continue;
		}
		if (!pdf_scan_digit(*p))
			break;
		out[found++] = pdf_scan_number(&p, end, scale, limit);
	}
	return found;
}

static uint32_t
in_base(const char *s, const char *end, int base)
{
	uint32_t v = 0;

	for (; s < end && v < 0x110000; s++) {
		int d = *s >= '0' && *s <= '9' ? *s - '0' :
		    *s >= 'a' && *s <= 'f' ? *s - 'a' + 10 :
		    *s >= 'A' && *s <= 'F' ? *s - 'A' + 10 : base;

		if (d >= base)
			return TEXT_BAD;
		v = v * (uint32_t)base + (uint32_t)d;
	}
	return v;
}

size_t
pdf_scan_char(const char *s, size_t n, uint32_t *cp)
{
	static const struct { const char *name; char c; } entity[] = {
		{ "&lt;", '<' }, { "&gt;", '>' }, { "&amp;", '&' }, { "&quot;", '"' },
		{ "&apos;", '\'' }
	};
	const char *end;

	if (n > 3 && s[0] == 'U' && s[1] == '+') {
		*cp = in_base(s + 2, s + n, 16);
		return n;
	}
	end = *s == '&' ? memchr(s, ';', n < 12 ? n : 12) : NULL;
	if (end != NULL && end - s > 2 && s[1] == '#') {
		*cp = s[2] == 'x' ? in_base(s + 3, end, 16) : in_base(s + 2, end, 10);
		return (size_t)(end - s) + 1;
	}
	for (size_t i = 0; end != NULL && i < ARRAY_LEN(entity); i++)
		if (strlen(entity[i].name) == (size_t)(end - s) + 1 &&
		    memcmp(entity[i].name, s, (size_t)(end - s) + 1) == 0) {
			*cp = (unsigned char)entity[i].c;
			return (size_t)(end - s) + 1;
		}
	return text_decode(s, n, cp);
}
