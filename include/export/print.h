/*
 * print.h - a PDF to a printer, by lp and nianbao-convert, which starts it.
 */
#ifndef PRINT_H
#define PRINT_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;

#define PRINT_COPIES	99	/* at most */

/* Can a printer be called so? */
bool	 print_name_ok(const char *printer);
/* Give it to a printer, "" being the usual one; what lp says of it (request id is
 * office-12 ...) goes to "words".  False with a message. */
bool	 print_pdf(const char *p, size_t n, const char *printer, int copies,
	    const char *title, struct buf *words, struct diag *);

#endif
