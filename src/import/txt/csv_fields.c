/*
 * csv_fields.c - fields and records of CSV (RFC 4180), also as spreadsheets of other
 * countries write it: ; or a tab between fields.
 *
 * A quote that is never closed would swallow the rest of the file; from then on all
 * quotes are text.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "import/txt/txt.h"

#define QUOTED_MAX	((size_t)256 << 10)	/* bytes of a quoted field */
#define FIELD_WORDS	30			/* bytes; a longer field may be a sentence */
#define LOOK		200			/* records that are looked at */

void
csv_open(struct csv *c, const char *s, size_t n, char delimiter)
{
	memset(c, 0, sizeof *c);
	c->s = s;
	c->n = n;
	c->delimiter = delimiter;
	c->line = c->next = 1;
	c->last = true;
	if (n >= 7 && memcmp(s, "sep=", 4) == 0 && s[4] == delimiter) {
		while (c->at < n && s[c->at] != '\n')
			c->at++;
		c->at += c->at < n;
		c->next++;
	}
}

void
csv_close(struct csv *c)
{
	buf_release(&c->field);
}

/* The quoted field at c->at; false when its quote is not closed. */
static bool
quoted(struct csv *c)
{
	size_t at = c->at + 1, from = at;
	size_t stop = c->n - at < QUOTED_MAX ? c->n : at + QUOTED_MAX;
	const char *end;

	for (;;) {
		end = memchr(c->s + at, '"', stop - at);
		if (end == NULL)
			return false;
		at = (size_t)(end - c->s);
		buf_add(&c->field, c->s + from, at - from);
		if (++at == stop || c->s[at] != '"')
			break;
		from = at++;		/* a doubled one: the second stays */
	}
	for (size_t i = c->at; i < at; i++)
		c->next += c->s[i] == '\n';
	c->at = at;
	return true;
}

bool
csv_field(struct csv *c)
{
	size_t from;

	buf_reset(&c->field);
	if (c->last) {
		if (c->at >= c->n)
			return false;
		c->line = c->next;
	}
	if (c->at < c->n && c->s[c->at] == '"' && !c->literal && !quoted(c)) {
		c->literal = true;
		buf_reset(&c->field);
	}
	/* the rest of the field, also what stands after a closing quote */
	from = c->at;
	while (c->at < c->n && c->s[c->at] != c->delimiter && c->s[c->at] != '\n' &&
	    c->s[c->at] != '\r')
		c->at++;
	buf_add(&c->field, c->s + from, c->at - from);
	c->last = c->at >= c->n || c->s[c->at] != c->delimiter;
	if (c->last && c->at < c->n) {
		c->at += c->s[c->at] == '\r' && c->at + 1 < c->n &&
		    c->s[c->at + 1] == '\n';
		c->at++;
		c->next++;
	} else if (!c->last) {
		c->at++;		/* at the end of all: a blank field follows */
	}
	return true;
}

/* How many records have how many fields; the share, in tenths, of the commonest. */
static int
share(const char *s, size_t n, char delimiter, size_t *fields)
{
	size_t count[32] = { 0 }, k = 0, records = 0, best = 0;
	bool blank = true;
	struct csv c;

	csv_open(&c, s, n, delimiter);
	while (records < LOOK && csv_field(&c)) {
		k++;
		blank &= text_blankn(buf_cstr(&c.field), c.field.len);
		if (!c.last)
			continue;
		if (!blank || k > 1) {
			count[k < 32 ? k : 31]++;
			records++;
		}
		k = 0;
		blank = true;
	}
	csv_close(&c);
	for (size_t i = 2; i < 32; i++)
		if (count[i] > count[best])
			best = i;
	*fields = best;
	return best < 2 || records < 2 ? 0 : (int)(count[best] * 10 / records);
}

/* Does the text have that many delimiters?  Most have hardly one. */
static bool
has_many(const char *s, size_t n, char delimiter, int many)
{
	const char *end = s + n;

	for (; many > 0 && (s = memchr(s, delimiter, (size_t)(end - s))) != NULL; s++)
		many--;
	return many == 0;
}

#define RAGGED_ROWS	5	/* with figures in them, .. */
#define RAGGED_FIELDS	4	/* .. which have that many fields */

/*
 * A sheet whose rows were written only as far as they go:
 *	一、总体情况
 *	信息内容,本年制发件数,本年废止件数
 *	规章,3,1,12
 * Enough of its records have figures side by side, and none with several fields is a
 * sentence of a text.  1,200 is two fields, and so no sign.
 */
static bool
is_ragged(const char *s, size_t n, char delimiter)
{
	size_t k = 0, filled = 0, figures = 0, several = 0, rows = 0;
	bool sentence = false, words = false;
	struct csv c;

	if (!has_many(s, n, delimiter, RAGGED_ROWS * (RAGGED_FIELDS - 1)))
		return false;
	csv_open(&c, s, n, delimiter);
	while (several < LOOK && !words && csv_field(&c)) {
		const char *t = buf_cstr(&c.field);

		k++;
		filled += !text_blankn(t, c.field.len);
		figures += c.field.len > 0 && strspn(t, "0123456789.") == c.field.len;
		sentence |= c.field.len > FIELD_WORDS && txt_has(t, c.field.len, "。");
		if (!c.last)
			continue;
		words = sentence && filled > 1;
		several += k > 1;
		rows += k >= RAGGED_FIELDS && figures > 1;
		k = filled = figures = 0;
		sentence = false;
	}
	csv_close(&c);
	return !words && rows >= RAGGED_ROWS && rows * 2 >= several;
}

char
csv_delimiter(const char *s, size_t n)
{
	static const char candidates[] = { ',', '\t', ';' };
	size_t fields;

	if (n > 5 && memcmp(s, "sep=", 4) == 0 && strchr(",;\t", s[4]) != NULL)
		return s[4];
	for (size_t i = 0; i < sizeof candidates; i++) {
		const char *line = memchr(s, candidates[i], n < 65536 ? n : 65536);
		int least = candidates[i] == '\t' ? 9 : 7;

		if (line == NULL || share(s, n, candidates[i], &fields) < least)
			continue;
		if (candidates[i] != '\t' || fields > 2)
			return candidates[i];
	}
	for (size_t i = 0; i < sizeof candidates; i++)
		if (candidates[i] != '\t' && is_ragged(s, n, candidates[i]))
			return candidates[i];
	return 0;
}
