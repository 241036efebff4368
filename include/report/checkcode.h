/*
 * checkcode.h - a short name for what a report says: ABCD-EFGH-JKMN-PQR2.
 *
 * It is made from the form, the year, the agency's name, every figure and every text, and
 * from nothing else: the same report read from its docx has the same code, whoever keeps
 * it, and one figure more or less gives another.  Blanks and line breaks of texts do not
 * count, since a document may set them otherwise.
 *
 * 15 characters of 31 (74 bits of a SHA-256) and a last one that tells a slip of the pen:
 * digits and letters without those that look alike (0 O, 1 I L).
 */
#ifndef CHECKCODE_H
#define CHECKCODE_H

#include <stdbool.h>

struct report;

#define CHECK_CODE_TEXT	20	/* "ABCD-EFGH-JKMN-PQR2" and its end */

enum check_code_kind {
	CHECK_CODE_NONE,	/* does not look like one */
	CHECK_CODE_WRONG,	/* does, but its last character says that it is miswritten */
	CHECK_CODE_GOOD
};

void	 check_code_of(const struct report *, char out[CHECK_CODE_TEXT]);
/* A code as somebody typed it: any case, full-width, with or without dashes and blanks;
 * "out" as check_code_of() writes it. */
enum check_code_kind check_code_read(const char *s, char out[CHECK_CODE_TEXT]);

#endif
