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
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/language/tree.h"

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

/* Can the byte begin a character that may not be in a form?  Few can, so that
 * the rest costs one look-up. */
static bool
suspect(unsigned char c)
{
	return (c < 0x20 && c != '\t') || c == 0x7f || c == 0xc2 || c == 0xd8 ||
	    c == 0xe2 || c == 0xef;
}

/* Is the character at s, which is suspect, really bad? */
static bool
unsafe(const char *s, size_t n, uint32_t *cp)
{
	unsigned char c = (unsigned char)*s, second = n > 1 ? (unsigned char)s[1] : 0;

	if ((c == 0xe2 && second > 0x81) || (c == 0xef && second > 0xbb))
		return false;	/* arrows, full-width signs: the bulk of these */
	text_decode(s, n, cp);
	if (*cp == '\n')
		return false;
	if (*cp == '\r')	/* CRLF is fine, a lone CR is not */
		return n == 1 || s[1] != '\n';
	return text_cp_unsafe(*cp);
}

static bool
check_characters(const char *s, size_t n, struct diag *d)
{
	bool look[256];
	char code[16];
	int line = 1, told = 0;
	uint32_t cp;

	for (int c = 0; c < 256; c++)
		look[c] = suspect((unsigned char)c);
	for (size_t i = 0; i < n; i++) {
		if (!look[(unsigned char)s[i]])
			continue;
		if (s[i] == '\n') {
			line++;
		} else if (told != line && unsafe(s + i, n - i, &cp)) {
			snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
			diag_error_at(d, line, MSG_FORM_CONTROL, code, NULL);
			told = line;
			if (d->nerror > FORM_ERRORS_MAX)
				break;
		}
	}
	return told == 0;
}

/* The fact now is the last one; more text of it comes behind. */
static void
add_fact(struct lex *l, struct arena *a, const char *s, size_t n, int number)
{
	char *p = arena_strndup(a, s, n);

	l->line = mem_grow(l->line, l->n, &l->cap, sizeof *l->line);
	l->line[l->n].text = p;
	l->line[l->n++].number = number;
	while ((p = strchr(p, '\t')) != NULL)
		*p = ' ';
}

static void
continue_fact(struct lex *l, struct arena *a, const char *s, size_t n)
{
	struct tree_line *t = &l->line[l->n - 1];
	size_t have = strlen(t->text);
	char *p = arena_alloc(a, have + n + 1);

	memcpy(p, t->text, have);
	memcpy(p + have, s, n);
	t->text = p;
	while ((p = strchr(p, '\t')) != NULL)
		*p = ' ';
}

/* Does the trimmed line continue the one before?  Bytes of the sign and blanks. */
static size_t
continuation(const char *s, size_t n)
{
	size_t sign = s[0] == '+' ? 1 : n > 3 && strncmp(s, "\xef\xbc\x8b", 3) == 0 ? 3 :
	    0;

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
		if (*n > 0 && ((*s)[*n - 1] == ' ' || (*s)[*n - 1] == '\t' ||
		    (*s)[*n - 1] == '\r'))
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
lex_text(struct lex *l, struct arena *a, const char *text, size_t size, bool known,
    struct diag *d)
{
	int number = 0;
	const char *s, *end = text + size, *eol;
	size_t n, skip;

	memset(l, 0, sizeof *l);
	if (!known && !check_characters(text, size, d))
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
			if (l->n == 0)
				take_comment(l, a, s, n);
		} else if ((skip = continuation(s, n)) == 0) {
			add_fact(l, a, s, n, number);
		} else if (l->n == 0) {
			diag_error_at(d, number, MSG_FORM_NO_CONTINUED, NULL);
		} else {
			continue_fact(l, a, s + skip, n - skip);
		}
	}
	return true;
}
