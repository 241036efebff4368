/*
 * paper.h - a report with figures that agree on a page that tests change, and what was
 * read of it.
 */
#ifndef PAPER_H
#define PAPER_H

#include <stdbool.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/diag.h"

struct candidate;
struct page;
struct page_row;
struct report;

struct paper {
	struct report	*report;
	struct page	*page;
	struct buf	 bytes;
	struct candidate *read;
	struct diag	 diag;
};

/* Figures that are all different from their neighbours, and agree in every sum. */
void	 paper_begin(struct paper *);
void	 paper_end(struct paper *);
/* Read the bytes as a file of that name; or write the page in a layout and read it. */
void	 paper_read_as(struct paper *, const char *name);
void	 paper_read(struct paper *, const char *layout);

/* The row that prints a cell, and where in it. */
struct page_row *paper_row(struct page *, const char *code, int *at);
void	 paper_print(struct page *, const char *code, const char *text);
/* Another text in all cells that say "label"; how many did. */
int	 paper_say(struct page *, const char *label, const char *other);

/* What was read: a total as it is printed, -1 for none. */
bool	 paper_open(const struct paper *, const char *code);
bool	 paper_proposes(const struct paper *, const char *code);
bool	 paper_found(const struct paper *, const char *check, const char *code);
int64_t	 paper_value(const struct paper *, const char *code);
/* Every cell is the report's, and none is open. */
void	 paper_all_read(const struct paper *, const char *what);

#endif
