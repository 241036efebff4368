/*
 * review.h - importing inside the terminal: the files on their way in, the list
 * of them, and the review of one.
 *
 *	review_ask_import -> inbox_take (names to files) -> review_batch_new
 *	batch: inbox_read, one file between two keys -> review_new -> inbox_store
 *
 * Invariants:
 *  (1) Nothing is stored before the clerk says so, and then all of a file at once:
 *      one step of origin import, in which the cells that were accepted, typed or
 *      filled in the review have origins of their own.
 *  (2) What the review changes it changes in the report of the candidate, by
 *      report_apply(); views draw from there and keep no value.
 *  (3) The base view (the list of reports) stays below; the batch owns the inbox.
 */
#ifndef REVIEW_H
#define REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/msg.h"
#include "import/import.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"
#include "ui/widget/editline.h"

struct archive;
struct child;

/* What the clerk did to a cell. */
enum review_mark {
	MARK_NONE, MARK_ACCEPTED, MARK_KEYED, MARK_FILLED,
	MARK_EMPTIED,			/* left empty on purpose */
	MARK__MAX
};
/* How a cell was when the file had been read; bits. */
enum {
	WAS_OPEN = 1, WAS_BLANK = 2,
	WAS_PRINTED = 4		/* otherwise than it adds up, or nobody can add it up yet */
};

struct review_edit {			/* to take it back */
	int		 cell;
	unsigned	 step;		/* those of one number go together */
	unsigned char	 mark;		/* before */
	enum cell_origin origin;
	char		*text;
};

enum inbox_state { INBOX_WAITING, INBOX_READ, INBOX_FAILED, INBOX_STORED, INBOX__MAX };

/* One file. */
struct inbox_item {
	char		*path;		/* as the system has it */
	char		*name;		/* to show and to keep */
	char		*agency;	/* told by the clerk, or NULL */
	int		 year;		/* likewise, or 0 */
	const struct archive *archive;	/* where it is in, or NULL; borrowed */
	size_t		 member;	/* its place there */
	enum inbox_state state;
	struct candidate *k;		/* NULL unless read */
	char		*trouble;	/* why not read or stored, by lines; or NULL */
	int64_t		 office;	/* the agency in the store; 0: none yet */
	bool		 no_agency, no_year;	/* the file does not say; ask */
	bool		 told;		/* that reading takes a while */
	bool		 reviewed;
	unsigned char	*was, *mark;	/* [ncell] */
	struct review_edit *edit;	size_t nedit, capedit;
	unsigned	 step;		/* of the edit made last */
	int		 errors;	/* findings of the report as it now is */
};
struct inbox {
	struct inbox_item *item;	size_t n, cap;
	struct archive	**archive;	size_t narchive, caparchive;	/* owned */
	struct import_run run;		/* reads them, by a child without rights */
};

/* ---- importpath.c ---- */

#define INBOX_MOST 1000			/* files at once */

/*
 * What was typed or dropped on the terminal, to files: the name of a file, of a
 * folder (all its files), a pattern ("*.docx"), or several of these with blanks
 * between, in quotes where they have blanks of their own.  In kiosk mode only what
 * is in the kiosk folder.  False with a message on the screen when there is none.
 */
bool	 inbox_take(struct inbox *, struct ui *, const char *text);
/* Its bytes, at most IMPORT_SIZE; in kiosk mode not by way of a link. */
bool	 names_read(const struct ui *, struct buf *, const char *path, struct diag *);
/* Tab: complete the name as far as it is the only one, or list what there is. */
void	 inbox_complete(struct ui *, struct editline *);

/* ---- inbox.c ---- */

struct inbox *inbox_new(void);
void	 inbox_free(struct inbox *);
void	 inbox_add(struct inbox *, const char *path, const char *name);
/* Read it.  One that takes long is only announced at the first call, and goes on
 * waiting, so that the screen can say so.  False: it was an archive, and what is in it
 * waits in its place; the items have moved. */
bool	 inbox_read(struct inbox *, struct inbox_item *, struct ui *);
size_t	 inbox_count(const struct inbox *, enum inbox_state);
void	 item_trouble(struct buf *, const struct inbox_item *);	/* its first line */
/* Open cells nobody has settled; cells that were blank and are still empty. */
int	 inbox_open(const struct inbox_item *);
int	 inbox_blank(const struct inbox_item *);
/* Totals printed otherwise than the cells now add up. */
int	 inbox_differs(const struct inbox_item *);
/* The reading offered for an open cell. */
bool	 inbox_proposal(const struct inbox_item *, int cell, int64_t *value);
/*
 * Put a text into cells, all or nothing, as one step of the review; NULL: into each
 * its proposal.  False with a message on the screen when the form refuses it.
 */
bool	 inbox_put(struct ui *, struct inbox_item *, const int *cell, size_t n,
	    const char *text, enum review_mark);
int	 inbox_undo(struct ui *, struct inbox_item *);	/* a cell of it; -1: nothing */

/* ---- rival.c ---- */

/* Another file, read or stored, of the same office and year: one with other figures
 * before one with the same ("same"); NULL: none. */
const struct inbox_item *inbox_rival(const struct inbox *, const struct inbox_item *,
	    bool *same);
/* What the clerk has to know of it; false: there is none. */
bool	 inbox_rival_words(struct buf *, const struct ui *, const struct inbox *,
	    const struct inbox_item *);

/* ---- reviewstore.c ---- */

/* The report of the item as it is stored already: NULL when there is none, or, with
 * a message in d, when it cannot be told. */
struct report *inbox_stored(struct ui *, const struct inbox_item *, struct diag *);
/* Store it; the counts of the list too.  False with messages in d. */
bool	 inbox_store(struct ui *, struct inbox_item *, bool replace, struct diag *);
/* ^S in the review: asks what there is to ask, stores, and opens the report, or
 * goes back to the list of files. */
struct review;
void	 review_store(struct ui *, struct review *);
/* Close a review that was opened from the list (or, of one file, both). */
void	 review_back(struct ui *, struct inbox *);

/* ---- review_batch.c, batchpaint.c ---- */

/* The list of files; owns the inbox.  One file only: goes straight to its review. */
struct view *review_batch_new(struct ui *, struct inbox *);

struct batch {
	struct view	 view;
	struct inbox	*inbox;		/* owned */
	size_t		 at, top;
	bool		 stopped;	/* by Esc: what waits is read when asked for */
	struct inbox_item *wanted;	/* to be read although stopped, or NULL */
	bool		 single, asked;
	bool		 storing, with_open, replace;
	int		 busy;		/* tries at which others had the file, one after the other */
	size_t		 next;		/* to store */
	size_t		 stored, passed;	/* of this ^S */
};
/* batchpaint.c */
void	 review_batch_draw(struct view *, struct ui *, bool all);
size_t	 review_batch_page(const struct ui *);

/* ---- importbox.c ---- */

void	 review_ask_import(struct ui *);	/* ^O on the list: files, review, store */
/* Which file to read a passage from, asked until one can be read; "done" borrows it. */
void	 review_ask_passage(struct ui *, void (*done)(struct ui *,
	    const struct import_passage *));
/* Which file, of a question of one's own; "done" borrows its path, and its name to show. */
void	 review_ask_file(struct ui *, enum msg question,
	    void (*done)(struct ui *, const char *path, const char *name));
/* Ask for the agency or the year the file lacks; it then waits to be read again. */
void	 inbox_ask_identity(struct ui *, struct inbox_item *);

/* ---- review.c, reviewedit.c, reviewrows.c, reviewwords.c, reviewpaint.c ---- */

enum review_group {
	GROUP_OPEN, GROUP_PRINTED, GROUP_UNPLACED, GROUP_LIKELY, GROUP_BLANK, GROUP_TEXT,
	GROUP_READ, GROUP__MAX
};
struct review_row {
	enum review_group group;
	int		 at;		/* -1 the heading; a cell (LIKELY: first of its
					   row), a number in unplaced[], a text slot */
};
struct review {
	struct view	 view;
	struct inbox	*inbox;		/* borrowed, as item */
	struct inbox_item *item;
	struct review_row *row;		size_t n, cap;
	int		 count[GROUP__MAX];
	bool		 folded[GROUP__MAX];
	size_t		 at, top;
	bool		 editing, refused;
	bool		 warned;	/* Esc once: again leaves */
	struct editline	 edit;
};

struct view *review_new(struct ui *, struct inbox *, struct inbox_item *);

void	 review_rows(struct review *);	/* anew, after a fold; counts too */
/* The cell of the focused line, -1 when it is none that can be changed. */
int	 review_cell(const struct review *);
/* The first line at or behind "from", round, that is an open cell not settled. */
bool	 review_next_open(const struct review *, size_t from, size_t *at);
bool	 review_find(const struct review *, enum review_group, int at, size_t *row);

/* Typing a figure.  review_commit(): false, and it stays, when the form refuses it. */
bool	 review_type(struct review *, struct ui *, const struct key *, enum action);
void	 review_edit_value(struct review *, struct ui *, int cell);
bool	 review_commit(struct review *, struct ui *);
void	 review_end_edit(struct review *, struct ui *);
/* What a line says; "columns": the room for its name, 0 = as long as it is. */
struct review_words {
	struct buf	 name, source, value;
	const char	*mark;		/* how sure it is, in words */
	enum style	 style;
	int		 columns;
};
void	 review_say(const struct review *, const struct ui *, const struct review_row *,
	    int columns, struct review_words *);
/* The same of one cell of the row beside the list, named by its column. */
void	 review_say_column(const struct review *, const struct ui *, int cell,
	    struct review_words *);
void	 review_words_release(struct review_words *);
void	 review_draw(struct view *, struct ui *, bool all);
/* All there is to say about the focused line, by paragraphs. */
void	 review_about(struct buf *, const struct review *, struct ui *);
size_t	 review_page(const struct ui *);	/* lines of the list that are seen */

#endif
