/*
 * checkcode.h - a short name for what a report says, to be read over the telephone:
 * 1234-5678-9012-3456-7890-1234-5678-9020.
 *
 * It is made from the form, the year, the agency's name, every figure and every text, and
 * from nothing else: the same report read from its docx has the same code, whoever keeps
 * it, and one figure more or less gives another.  Blanks and line breaks of texts do not
 * count, since a document may set them otherwise.
 *
 * Eight groups of four digits: 30 of a SHA-256, and the two of ISO 7064 MOD 97-10, which
 * find each single mistake and each two digits that were exchanged.
 */
#ifndef CHECKCODE_H
#define CHECKCODE_H

#include <stdbool.h>

struct report;

#define CHECK_CODE_TEXT	40	/* with seven dashes and its end */

enum check_code_kind {
	CHECK_CODE_NONE,	/* does not look like one */
	CHECK_CODE_WRONG,	/* does, but its last digits say that it is miswritten */
	CHECK_CODE_GOOD
};

void	 check_code_of(const struct report *, char out[CHECK_CODE_TEXT]);
/* A code as somebody typed it: full-width, with or without dashes and blanks;
 * "out" as check_code_of() writes it. */
enum check_code_kind check_code_read(const char *s, char out[CHECK_CODE_TEXT]);

#endif
