/*
 * lex.c - the text of a form file, cut into facts.
 *
 * A fact is one line without surrounding blanks, joined with the lines that
 * follow it and begin with "+ ".  Comments and empty lines are dropped here,
 * so that the parser sees nothing but facts with line numbers.
 *
 * Must never let a control character, a direction mark or a zero-width
 * character through: labels go to terminals and into documents.  A tab inside
 * a label becomes a blank.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "buf.h"
#include "text.h"
#include "tree.h"

size_t
lex_blank(const char *s)
{
	if (*s == ' ' || *s == '\t')
		return 1;
	return strncmp(s, "\xe3\x80\x80", 3) == 0 ? 3 : 0;
}

char *
lex_word(char *s, char **rest)
{
	char *p = s;
	size_t n;

	while (*p != '\0' && lex_blank(p) == 0)
		p++;
	*rest = p;
	while ((n = lex_blank(*rest)) > 0)
		*rest += n;
	*p = '\0';
	return s;
}

char *
lex_fold(struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	const char *p = s;
	char *out;

	while (*p > ' ' && *p < 0x7f)
		p++;
	if (*p == '\0')
		return arena_strdup(a, s);
	text_fold(&b, s, strlen(s));
	out = arena_strndup(a, buf_cstr(&b), b.len);
	buf_release(&b);
	return out;
}

/* Length of the character at p if it may not be in a form, else 0.  Only a few
 * lead bytes can begin one, so that the rest costs nothing. */
static size_t
unsafe(const char *p, size_t n, uint32_t *cp)
{
	unsigned char c = (unsigned char)*p;
	size_t len;

	if (c < 0x20 || c == 0x7f) {
		*cp = c;
		return c != '\t' && c != '\n' && c != '\r';
	}
	if (c != 0xc2 && c != 0xd8 && c != 0xe2 && c != 0xef)
		return 0;
	len = text_decode(p, n, cp);
	return text_cp_unsafe(*cp) ? len : 0;
}

static bool
check_characters(const char *s, size_t n, struct diag *d)
{
	char code[16];
	int line = 1, told = 0;
	uint32_t cp;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\n') {
			line++;
		} else if (s[i] == '\r' && (i + 1 == n || s[i + 1] != '\n') && told != line) {
			diag_error_at(d, line, MSG_FORM_CONTROL, "U+000D", NULL);
			told = line;
		} else if (unsafe(s + i, n - i, &cp) > 0 && told != line) {
			snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
			diag_error_at(d, line, MSG_FORM_CONTROL, code, NULL);
			told = line;
			if (d->nerror > FORM_ERRORS_MAX)
				break;
		}
	}
	return told == 0;
}

/* Finish the fact in b. */
static void
flush(struct lex *l, struct arena *a, struct buf *b, int number)
{
	if (b->len == 0)
		return;
	l->line = mem_grow(l->line, l->n, &l->cap, sizeof *l->line);
	l->line[l->n].text = arena_strndup(a, b->data, b->len);
	l->line[l->n].number = number;
	for (char *p = l->line[l->n].text; *p != '\0'; p++)
		if (*p == '\t')
			*p = ' ';
	l->n++;
	buf_reset(b);
}

/* Does the trimmed line continue the one before?  Bytes of the sign and blanks. */
static size_t
continuation(const char *s, size_t n)
{
	size_t sign = s[0] == '+' ? 1 : n > 3 && strncmp(s, "\xef\xbc\x8b", 3) == 0 ? 3 : 0;

	if (sign == 0 || sign >= n || lex_blank(s + sign) == 0)
		return 0;
	while (sign < n && lex_blank(s + sign) > 0)
		sign += lex_blank(s + sign);
	return sign;
}

static void
trim(const char **s, size_t *n)
{
	size_t k;

	while (*n > 0 && (k = lex_blank(*s)) > 0 && k <= *n) {
		*s += k;
		*n -= k;
	}
	for (;;) {
		if (*n > 0 && strchr(" \t\r", (*s)[*n - 1]) != NULL)
			*n -= 1;
		else if (*n >= 3 && memcmp(*s + *n - 3, "\xe3\x80\x80", 3) == 0)
			*n -= 3;
		else
			break;
	}
}

static void
take_comment(struct lex *l, struct arena *a, const char *s, size_t n)
{
	while (n > 0 && *s == '#') {
		s++;
		n--;
	}
	trim(&s, &n);
	if (n > 0 && l->name == NULL)
		l->name = arena_strndup(a, s, n);
}

bool
lex_text(struct lex *l, struct arena *a, const char *text, size_t size, struct diag *d)
{
	struct buf b = BUF_INIT;
	int number = 0, start = 0;
	const char *s, *end = text + size, *eol;
	size_t n, skip;

	memset(l, 0, sizeof *l);
	if (!check_characters(text, size, d))
		return false;
	for (; text < end; text = eol + 1) {
		eol = memchr(text, '\n', (size_t)(end - text));
		if (eol == NULL)
			eol = end;
		number++;
		s = text;
		n = (size_t)(eol - text);
		trim(&s, &n);
		if (n == 0)
			continue;
		if (*s == '#') {
			if (start == 0)
				take_comment(l, a, s, n);
		} else if ((skip = continuation(s, n)) > 0) {
			if (start == 0)
				diag_error_at(d, number, MSG_FORM_NO_CONTINUED, NULL);
			else
				buf_add(&b, s + skip, n - skip);
		} else {
			flush(l, a, &b, start);
			buf_add(&b, s, n);
			start = number;
		}
	}
	flush(l, a, &b, start);
	buf_release(&b);
	return true;
}
