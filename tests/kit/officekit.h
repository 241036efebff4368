/*
 * officekit.h - what the tests of docx and xlsx share: packages made on the spot, and
 * a document as one line of text.
 */
#ifndef OFFICEKIT_H
#define OFFICEKIT_H

#include <stddef.h>
#include "base/msg.h"

struct buf;
struct doc;

struct office_part { const char *name, *text; };

/* An archive of parts; the list ends with a name NULL. */
void	 office_zip(struct buf *, const struct office_part *);
/*
 * Blocks, each with a newline behind it.  "title: ", "h1: ", "h2: ", "note: ",
 * "mark: " or nothing before a text; a table is rows in [ ], cells parted by "|":
 *   text, "\n" as "\\n"; {struck: 415} its look and what is plain of it; *3 colspan; ^2 rowspan; ~ continued; "@3 " before a cell
 *   that does not begin where the last one in its row ended
 */
void	 office_show(struct buf *, const struct doc *);
/* Read a file by its kind and show it.  When it is refused: "refused: CODE CODE". */
void	 office_read(struct buf *out, const struct buf *file, const char *kind);

#endif
