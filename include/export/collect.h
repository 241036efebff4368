/*
 * collect.h - many reports in one file, for programs that reckon with them.
 *
 *	csv		a line a figure, tidy: what a database or pandas wants
 *	csv-wide	a line a report, a column a cell code
 *	jsonl		a line a report, an object each
 *	site		a folder of pages: site.h
 *
 * What is written of one report leaves the memory before the next comes.
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
struct guard;
struct outfile;
struct report;

struct collection {
	const char	*format;	/* "csv-wide": command word */
	const char	*suffix;
	const char	*label_zh, *label_en;	/* for the dialog; NULL: not offered there */
	bool		 text;		/* obeys the encoding option */
	bool		 folder;	/* is none of a file */
	void		(*head)(struct buf *, const struct collect *);	/* or NULL */
	void		(*add)(struct buf *, const struct collect *, const struct report *);
};
extern const struct collection collections[];	/* ended by format NULL */
const struct collection *collection_find(const char *format);

/* One file under way.  Forms first, the reports then: the columns are those of all. */
struct collect {
	const struct collection *of;
	enum encoding	 encoding;
	char		**code;		/* columns of csv-wide, owned */
	size_t		 ncode, capcode;
	struct buf	*sink;		/* where the bytes go, borrowed; NULL: */
	struct outfile	*file;		/* while it is open */
};
void	 collect_form(struct collect *, const struct form *);
/* Open it ("path" is none of a sink), with its head; add a report; give it its name.  False with a message, as when
 * a character cannot be written: then nothing of it stays after collect_release(). */
bool	 collect_begin(struct collect *, const char *path, const struct guard *,
	    struct diag *);
bool	 collect_add(struct collect *, const struct report *, struct diag *);
bool	 collect_finish(struct collect *, struct diag *);
void	 collect_release(struct collect *);

/* ---- between the files of this layer ---- */

/* A field of text: controls dropped, no formula, quoted where needed. */
void	 export_csv_text(struct buf *, const char *);
/* The fields value and raw. */
void	 export_csv_figure(struct buf *, const struct cell *);
/* What export_json() writes but what stays in the house, on one line. */
void	 export_json_line(struct buf *, const struct report *);

#endif
