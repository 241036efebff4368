/*
 * collect.h - many reports in one file, for programs that reckon with them.
 *
 *	csv		a line a figure, tidy: what a database or pandas wants
 *	csv-wide	a line a report, a column a cell code
 *	jsonl		a line a report, an object each
 *
 * All of it may be published: no notes, reasons, findings, names of persons or texts of a
 * source are in it.  The same reports give the same bytes.
 */
#ifndef COLLECT_H
#define COLLECT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/encode.h"

struct buf;
struct cell;
struct collect;
struct diag;
struct form;
struct report;

struct collection {
	const char	*format;	/* "csv-wide": command word */
	const char	*suffix;
	bool		 text;		/* obeys the encoding option */
	void		(*head)(struct buf *, const struct collect *);	/* or NULL */
	void		(*add)(struct buf *, const struct collect *, const struct report *);
};
extern const struct collection collections[];	/* ended by format NULL */
const struct collection *collection_find(const char *format);

/* One file under way.  Forms first, the reports then: the columns are those of all. */
struct collect {
	const struct collection *of;
	char		**code;		/* columns of csv-wide, owned */
	size_t		 ncode, capcode;
};
void	 collect_form(struct collect *, const struct form *);
void	 collect_head(struct collect *, struct buf *, enum encoding);
void	 collect_release(struct collect *);
/* The bytes of the file from the text that was made so; false with a message when a
 * character cannot be written. */
bool	 collect_encode(const struct collect *, struct buf *, enum encoding, struct diag *);

/* ---- between the files of this layer ---- */

/* A field of text: controls dropped, no formula, quoted where needed. */
void	 export_csv_text(struct buf *, const char *);
/* The fields value and raw. */
void	 export_csv_figure(struct buf *, const struct cell *);
/* What export_json() writes but what stays in the house, on one line. */
void	 export_json_line(struct buf *, const struct report *);

#endif
