/*
 * codes.c - what a code looks like, and a range of years.
 *
 *	form 2021   section t1   table, block, row 3, 3.3.1   column A, B1, B1.2
 *	check T301
 *
 * Codes are stored and exchanged for ever, so they are ASCII and short.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "form/language/tree.h"

/* Ordinals with dots: 1, 3.3.1.  Returns the end. */
static const char *
skip_ordinals(const char *s)
{
	const char *p;

	for (;;) {
		for (p = s; *p >= '0' && *p <= '9'; p++)
			;
		if (p == s || p - s > 4 || *s == '0')
			return NULL;
		if (*p != '.')
			return p;
		s = p + 1;
	}
}

bool
code_is_row(const char *s)
{
	const char *p = skip_ordinals(s);

	return p != NULL && *p == '\0' && p - s < FORM_CODE_MAX;
}

bool
code_is_column(const char *s)
{
	const char *p = s;

	while (*p >= 'A' && *p <= 'Z')
		p++;
	if (p == s || p - s > 3)
		return false;
	return *p == '\0' || (code_is_row(p) && p - s + strlen(p) < FORM_CODE_MAX);
}

bool
code_is_check(const char *s)
{
	const char *p = s;

	while (*p >= 'A' && *p <= 'Z')
		p++;
	return p > s && p - s <= 4 && strlen(p) > 0 && strlen(p) <= 6 &&
	    strspn(p, "0123456789") == strlen(p);
}

size_t
code_parent(const char *code)
{
	const char *dot = strrchr(code, '.');
	size_t letters = strspn(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	if (dot != NULL)
		return (size_t)(dot - code);
	return code[letters] != '\0' ? letters : 0;
}

bool
code_is_form(const char *s)
{
	size_t n = strspn(s, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz._-");

	return n > 0 && n <= 16 && s[n] == '\0';
}

bool
code_is_section(const char *s)
{
	return s[0] == 't' && strlen(s) <= 5 && code_is_row(s + 1) &&
	    strchr(s, '.') == NULL;
}

/* Four digits and the blanks behind them; moves *s. */
static bool
read_year(const char **s, int *year)
{
	size_t n = strspn(*s, "0123456789");

	if (n != 4 || **s == '0')
		return false;
	*year = atoi(*s);
	*s += n;
	*s += strspn(*s, " ");
	return true;
}

bool
code_read_years(const char *s, int *from, int *until)
{
	static const char to[] = "至", now[] = "今";

	*from = *until = 0;
	if (!read_year(&s, from) || strncmp(s, to, sizeof to - 1) != 0)
		return false;
	s += sizeof to - 1;
	s += strspn(s, " ");
	return strcmp(s, now) == 0 || (read_year(&s, until) && *s == '\0');
}
