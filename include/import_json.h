/*
 * import_json.h - between the files of the JSON reader (src/import/json*.c).
 *
 * The file is read into wishes first (struct wish, one per cell), then applied
 * as one step.  A computed cell of the file is a printed total: it is kept only
 * where it differs from the sum, which a trial report of the same wishes tells.
 *
 * The reader owns what is marked so and lives for one import.
 */
#ifndef IMPORT_JSON_H
#define IMPORT_JSON_H

#include <stdbool.h>
#include "diag.h"
#include "import.h"

struct buf;
struct change_list;
struct json_object;

struct wish {
	char		*text;		/* as cell_read() takes it, or NULL; owned */
	bool		 seen;		/* named under "cells" */
};

struct reader {
	struct json_object *root;	/* owned */
	struct candidate *k;
	const struct import_options *o;
	const struct actor *actor;
	struct diag	*d;
	const struct form *form;
	char		*agency;	/* owned */
	int		 year;
	struct wish	*wish;		/* [ncell]; owned */
	unsigned	 nerror;	/* mistakes, also those not listed */
};

/* One more mistake: may it still be listed? */
bool	 reader_mistake(struct reader *);
#define MISTAKE(rd, ...) do { \
	if (reader_mistake(rd)) \
		diag_error((rd)->d, DIAG_DATA, __VA_ARGS__, NULL); \
} while (0)

/* An object of the root; NULL when missing, with a message when it is none. */
struct json_object *reader_section(struct reader *, const char *key);
/* Text of a string value without controls; CR LF becomes a newline. */
void	 reader_text(struct buf *out, struct json_object *);
bool	 reader_is_scalar(struct json_object *);	/* a string or a number */

/* json_cells.c: the wishes of "cells", "printed" and "raw"... */
void	 cells_read(struct reader *);
/* ... as changes of a report: input cells; printed totals that differ from the
 * sums of "trial"; totals printed blank, as findings about the source. */
void	 cells_add(struct reader *, const struct report *, struct change_list *);
void	 cells_add_printed(struct reader *, const struct report *trial,
	    const struct report *, struct change_list *);
void	 cells_note_blanks(const struct reader *, struct report *);

#endif
