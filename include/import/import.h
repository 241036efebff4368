/*
 * import.h - files to reports.
 *
 * An import reads a file into a candidate: a report that is not stored yet, and
 * beside it what the source had that the report cannot hold.  The kind of a file
 * is found out from its bytes (readers.h), never from its name.
 *
 * Nothing is guessed: a cell is right, or it is open and its value is null.
 */
#ifndef IMPORT_H
#define IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/encode.h"
#include "base/sha256.h"
#include "form/forms.h"
#include "report/report.h"

struct ahead;
struct archive;
struct change_list;
struct child;
struct diag;
struct jsontree;
struct label_books;

#define IMPORT_SIZE	((size_t)64 << 20)
#define IMPORT_ERRORS	20		/* mistakes listed per file before "and N more" */

struct import_unplaced { char *text, *where; };

/* How surely a cell was read. */
enum import_confidence {
	IMPORT_NONE,		/* the source has no such cell: open, too */
	IMPORT_SURE,		/* label, count and sums as printed */
	IMPORT_LIKELY,		/* a label was misspelt, or the sums told the cells apart */
	IMPORT_OPEN		/* found, but not read with certainty */
};
/* Where a cell came from, for the review. */
struct import_place {
	char		*label;		/* row label as found, or NULL; owned */
	unsigned	 look;		/* of an open one: why it is not plain (look.h) */
	char		*source;	/* the cell's text as found (of an open row: the
					   texts of the row), or NULL; owned */
	int		 line;		/* line of a text, else 0 */
	enum import_confidence confidence;
};
struct candidate {
	struct report	*report;	/* owned; NULL when the file could not be read */
	struct change_list *changes;	/* owned: the step that made it (origin i) */
	char		*file, *kind, *encoding;	/* owned; encoding NULL: none */
	unsigned char	 sha256[SHA256_SIZE];
	int		*open;		size_t nopen;	/* cells not read for sure; a total only
					   where its parts are not: it is not partial */
	struct import_unplaced *unplaced; size_t nunplaced;
	struct import_place *place;	/* [ncell] of a matched document, else NULL */
	int		 nplace;
	struct archive	*archive;	/* it is none of ours but holds others (archive.h):
					   then no report and no message; owned, or NULL */
};
void	 candidate_free(struct candidate *);

struct import_options {
	const char	*agency;	/* or NULL: from the file */
	const char	**names;	/* others it has, ended by NULL; or NULL */
	int		 year;		/* or 0 */
	enum encoding	 encoding;
	bool		 blank_zero;	/* a blank cell is 0 (never an open one) */
	bool		 accept_proposals;
	bool		 outside;	/* may call nianbao-convert; never in kiosk mode */
	bool		 archives;	/* who asks reads the files of an archive, too; else
					   one is refused */
};
/*
 * A run of imports, one file after the other.  All zero but for what is borrowed is a
 * good start; what is costly to make stays for the next file.
 */
struct import_run {
	struct forms	*forms;		/* borrowed, as the next and all in options */
	const struct actor *actor;
	struct diag	*diag;		/* borrowed, or NULL */
	struct import_options options;	/* may be others for each file */
	struct child	*child;		/* process that reads files (reader_child.h), or NULL:
					   this one, without its restrictions; owned */
	struct label_books *books;	/* the words of the forms (labels.c); owned, NULL
					   until needed */
	char *const	*coming;	/* paths that will be read after this one, in this
					   order, or NULL; borrowed.  The child reads them
					   while this process matches and stores. */
	size_t		 ncoming;
	struct ahead	*ahead;		/* files given to the child (import.c); owned */
};
void	 import_run_release(struct import_run *);
/* Read a file's bytes.  Always returns a candidate; its report is NULL on
 * failure, with messages in the run's diag (DIAG_DATA or DIAG_USAGE). */
struct candidate *import_bytes(struct import_run *, const char *p, size_t n,
	    const char *file);
struct candidate *import_file(struct import_run *, const char *path);
/* The file of this path, which is coming, will not be read by its path. */
void	 import_passed(struct import_run *, const char *path);
/* Keep the child busy with what is coming; waits for nothing.  For who does something
 * else between two files. */
void	 import_pump(struct import_run *);

#define IMPORT_PASSAGE	((size_t)256 << 10)	/* bytes of a passage */
struct import_passage {
	struct buf	 text;		/* a line each paragraph, added */
	size_t		 paragraphs, tables;	/* so many tables were left out */
};
/* The paragraphs of a file, to be put into a text.  False with messages in the run's
 * diag; the passage is then of no use. */
bool	 import_passage(struct import_run *, const char *path, struct import_passage *);

/* ---- between the files of this layer ---- */

void	 candidate_open(struct candidate *, int cell);
void	 candidate_unplaced(struct candidate *, const char *text, const char *where);
/* The reader of nianbao/report/1.  Sets the report and the changes of the
 * candidate, or leaves them and says why. */
bool	 import_json(struct import_run *, struct candidate *, const struct jsontree *);
/* The reader of what `export --format csv` writes, which names neither agency nor
 * year: the options must.  "text" is valid UTF-8.  Are these bytes such a file? */
bool	 import_csv(struct import_run *, struct candidate *, const char *text, size_t n);
bool	 import_csv_sniff(const char *p, size_t n);

#endif
