/*
 * dockit.h - documents for tests of the matcher, made of lines:
 *
 *	text		a paragraph; ¶ is a line break inside it
 *	= text		a paragraph formatted as title
 *	| a | b		a row of a table
 *	! a | b		a row of a table that the matcher of tables has taken
 *
 * Rows below each other are one table; an empty line ends it.  dockit_close() ends
 * every use.
 */
#ifndef DOCKIT_H
#define DOCKIT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"
#include "import/import.h"
#include "import/intake.h"

struct doc;

struct dockit {
	struct doc	*doc;
	bool		*used;		/* [doc->n] */
	size_t		 first;
	struct candidate *k;
	struct import_run run;
	struct diag	 d;
	struct intake	 in;
};

void	 dockit_open(struct dockit *, const char *form, const char *lines);
void	 dockit_close(struct dockit *);
/* match_identity(), then match_narrative(); false when the first is. */
bool	 dockit_match(struct dockit *);
/* A text of the intake by its code, "" when there is none. */
const char *dockit_text(const struct dockit *, const char *code);

#endif
