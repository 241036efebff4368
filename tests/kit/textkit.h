/*
 * textkit.h - tables of texts that must raise a check, and of such that must not.
 */
#ifndef TEXTKIT_H
#define TEXTKIT_H

#include <stdbool.h>
#include <stddef.h>

/* A report of 云山县水务局, 2024, form 2021; other cells are 0, other texts good. */
struct text_case {
	const char	*code;		/* "N512" */
	bool		 raised;
	const char	*slot;		/* "t1", "title", "agency", "published" */
	const char	*text;
	const char	*says;		/* in its message; NULL = anything */
	const char	*sets;		/* cells: "3:1:A=5 2.8:1:A=1"; NULL = none */
	const char	*kind;		/* of the agency: "部门"; NULL = unknown */
};
void	 textkit_run(const struct text_case *, size_t n);
#define TEXTKIT_RUN(a)	textkit_run((a), sizeof (a) / sizeof *(a))

#endif
