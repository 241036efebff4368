/*
 * xlsx_number.c - figures of a sheet as a person would write them.
 *
 * Sheets store binary fractions with 17 digits, of which 15 are true; programs show
 * those.  All arithmetic here is on the digits themselves.
 *
 * Must never change a whole number: one that is stored with all its digits was not
 * made by a binary fraction.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "import/xlsx/xlsx.h"

#define TRUE_DIGITS	15
#define DIGITS		64		/* more is no figure */
#define POINT_MAX	21		/* places before the point that are written out */
#define POINT_MIN	(-12)		/* noughts behind it */

struct figure {
	char		 digit[DIGITS];	/* the first is not 0 */
	int		 n;
	int		 point;		/* value = 0.DIGITS * 10^point */
	bool		 minus;
	bool		 fraction;	/* written with a point or an exponent */
};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
read_exponent(const char *s, const char *end, int *value)
{
	bool minus = false;
	int v = 0;

	if (s < end && (*s == '+' || *s == '-'))
		minus = *s++ == '-';
	if (s == end || end - s > 3)
		return false;
	for (; s < end; s++) {
		if (!is_digit(*s))
			return false;
		v = v * 10 + (*s - '0');
	}
	*value = minus ? -v : v;
	return true;
}

static bool
read_figure(struct figure *f, const char *s, size_t n)
{
	const char *end = s + n;
	bool point = false, any = false;
	int exponent = 0;

	memset(f, 0, sizeof *f);
	if (s < end && *s == '-')
		f->minus = *s++ == '-';
	for (; s < end && *s != 'e' && *s != 'E'; s++) {
		if (*s == '.' && !point) {
			point = true;
			continue;
		}
		if (!is_digit(*s) || f->n == DIGITS)
			return false;
		any = true;
		if (f->n > 0 || *s != '0')
			f->digit[f->n++] = *s;
		if (!point && f->n > 0)
			f->point++;
		else if (point && f->n == 0)
			f->point--;
	}
	if (!any || (s < end && !read_exponent(s + 1, end, &exponent)))
		return false;
	f->fraction = point || s < end;
	f->point += exponent;
	return true;
}

/* Half up; a carry out of the first digit makes one digit more before the point. */
static void
round_figure(struct figure *f)
{
	int i = TRUE_DIGITS - 1;

	if (f->n <= TRUE_DIGITS || !f->fraction)
		return;
	f->n = TRUE_DIGITS;
	if (f->digit[TRUE_DIGITS] < '5')
		return;
	while (i >= 0 && f->digit[i] == '9')
		f->digit[i--] = '0';
	if (i >= 0) {
		f->digit[i]++;
		return;
	}
	f->digit[0] = '1';		/* all were nines, all are noughts */
	f->point++;
}

void
xlsx_number(struct buf *b, const char *s, size_t n)
{
	struct figure f;

	if (!read_figure(&f, s, n)) {
		buf_add(b, s, n);
		return;
	}
	round_figure(&f);
	while (f.n > 0 && f.n > (f.fraction ? 0 : f.point) && f.digit[f.n - 1] == '0')
		f.n--;
	if (f.n == 0) {
		buf_chr(b, '0');
		return;
	}
	if (f.point > POINT_MAX || f.point < POINT_MIN) {
		buf_add(b, s, n);
		return;
	}
	if (f.minus)
		buf_chr(b, '-');
	if (f.point <= 0)
		buf_str(b, "0.");
	for (int i = f.point; i < 0; i++)
		buf_chr(b, '0');
	for (int i = 0; i < f.n || i < f.point; i++) {
		if (i == f.point && f.point > 0)
			buf_chr(b, '.');
		buf_chr(b, i < f.n ? f.digit[i] : '0');
	}
}

static int
hex(char c)
{
	return is_digit(c) ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 :
	    c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* A line end of any kind is one newline; other controls are dropped. */
void
xlsx_unescape(struct buf *b, size_t from)
{
	size_t to = from, at = from;
	char utf8[4];

	if (b->len - from < 7 || memmem(b->data + from, b->len - from, "_x", 2) == NULL)
		return;
	while (at < b->len) {
		const char *s = b->data + at;
		uint32_t cp = 0;
		int i = 0;

		if (b->len - at >= 7 && s[0] == '_' && s[1] == 'x' && s[6] == '_')
			while (i < 4 && hex(s[2 + i]) >= 0)
				cp = cp << 4 | (uint32_t)hex(s[2 + i++]);
		if (i < 4) {
			b->data[to++] = b->data[at++];
			continue;
		}
		at += 7;
		if (cp == '\r' && at < b->len && b->data[at] == '\n')
			continue;
		if (cp == '\r')
			cp = '\n';
		if (cp < 0x20 && cp != '\n' && cp != '\t')
			continue;
		i = (int)text_encode(utf8, cp);		/* shorter than the escape */
		memcpy(b->data + to, utf8, (size_t)i);
		to += (size_t)i;
	}
	b->len = to;
	b->data[to] = '\0';
}
