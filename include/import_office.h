/*
 * import_office.h - limits that the readers of docx and xlsx share, besides those of
 * readers.h.  They bound the work and the memory of whoever uses the document.
 */
#ifndef IMPORT_OFFICE_H
#define IMPORT_OFFICE_H

#include <stddef.h>

#define OFFICE_TEXT	((size_t)8 << 20)	/* bytes of all texts together */
#define OFFICE_SQUARES	((size_t)1 << 20)	/* of the grids of all tables */

#endif
