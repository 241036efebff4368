/*
 * office.h - what the readers of docx and xlsx share.
 *
 * The limits stand besides those of readers.h and bound the work and the memory of
 * whoever uses the document.
 */
#ifndef OFFICE_H
#define OFFICE_H

#include <stdbool.h>
#include <stddef.h>
#include "doc/doc.h"

struct opc_relations;
struct unzip;

#define OFFICE_TEXT	((size_t)8 << 20)	/* bytes of all texts together */
#define OFFICE_REGISTER	((size_t)32 << 20)	/* the same of a register (readers.h) */
#define OFFICE_SQUARES	((size_t)1 << 20)	/* of the grids of all tables */

/* Add a paragraph unless it is blank; "text" is the document's own.  One that only
 * says 草稿 is a mark.  False when there are too many blocks. */
bool	 office_paragraph(struct doc *, enum doc_kind, char *text);
/* The title of the properties to doc->title, when there is one. */
void	 office_title(struct doc *, struct unzip *, const struct opc_relations *package);

#endif
