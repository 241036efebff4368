/*
 * tally.h - table 3 counted from the office's own register of applications (台账).
 *
 * A counter, not case management: a file is read, its rows are counted, and nothing
 * of it is kept but the words that the clerk explained (report/register.h).  One
 * row of the register is one application with one outcome:
 *
 *   received in the year                      row of FIGURE_NEW       (一)
 *   before it, and not closed before it       row of FIGURE_CARRIED   (二)
 *   closed in the year                        the row of its outcome  (三)
 *   not closed on its last day                row of FIGURE_NEXT      (四)
 *
 * Must never guess: a row is counted whole, or it is listed with the reason and
 * counted nowhere.  So 一 + 二 = 三 + 四 always holds.
 */
#ifndef TALLY_H
#define TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/mem.h"
#include "base/msg.h"

struct buf;
struct change_list;
struct diag;
struct form;
struct form_item;
struct forms;
struct import_run;
struct register_words;
struct report;

/* What a column of the register is; the first four must be there. */
enum tally_head {
	TALLY_RECEIVED, TALLY_TYPE, TALLY_CLOSED, TALLY_RESULT,
	TALLY_REASON,			/* which kind of 不予公开, beside it */
	TALLY_REMARK, TALLY_NUMBER, TALLY_SERIAL, TALLY_WAY, TALLY_FEE, TALLY_REVIEW,
	TALLY_SUIT,
	TALLY__HEADS
};
#define TALLY_NEEDED	4

const char *tally_head_code(enum tally_head);	/* "received" */
const char *tally_head_word(enum tally_head);	/* 收到日期 */
/* By code or word; false when it is none. */
bool	 tally_head_by_name(const char *, enum tally_head *);

/* Why a row counts nowhere. */
enum tally_why {
	/* and rightly so */
	TALLY_LATER, TALLY_EARLIER, TALLY_NOWHERE, TALLY_NO_ENTRY,
	/* because it is in doubt */
	TALLY_MERGED, TALLY_LOOK, TALLY_NO_RECEIVED, TALLY_BAD_DATE,
	TALLY_CLOSED_BEFORE, TALLY_NO_CLOSING, TALLY_NO_RESULT, TALLY_PENDING_CLOSED,
	TALLY_UNKNOWN_RESULT, TALLY_NO_TYPE, TALLY_UNKNOWN_TYPE, TALLY_JOINED,
	TALLY_TWICE,
	TALLY__WHYS
};
bool	 tally_in_doubt(enum tally_why);
const char *tally_why_code(enum tally_why);	/* "unknown-result": for data */

struct tally_row {			/* a row that counts nowhere */
	const char	*sheet;		/* or NULL */
	int		 row;		/* as the spreadsheet numbers it, from 1 */
	const char	*number;	/* its number in the register, or NULL */
	enum tally_why	 why;
	const char	*head, *text;	/* what the reason speaks of, or NULL */
	unsigned	 look;		/* TALLY_LOOK (look.h) */
	int		 other;		/* TALLY_TWICE: the other row */
	bool		 untold;	/* the text is a word whose meaning may be told */
};
/* "办理结果“移交档案馆”不认识". */
void	 tally_why_say(struct buf *, enum lang, const struct tally_row *);

struct tally_seen {			/* a word that was met, and what it was taken for */
	const char	*word, *code;	/* code: of a row or column, or REGISTER_NOWHERE */
	bool		 row;		/* of a row; else of a column */
	bool		 own;		/* as the clerk told */
	int		 n;		/* rows of the register that were counted by it */
};
struct tally_way { const char *word; int n; };

struct tally_entry;
struct counting;
struct doc;

struct tally {
	const struct form *form;	/* borrowed */
	int		 year;
	int64_t		*count;		/* [form->ncell] */
	unsigned char	*part;		/* [form->ncell]: enum tally_part of the cell */
	int		 nentry;	/* rows that are applications */
	int		 ncounted, ndoubt;
	struct tally_row *row;		size_t nrow, caprow;
	struct tally_seen *seen;	size_t nseen, capseen;

	/* Beside it, from applications that were counted. */
	struct tally_way *way;		size_t nway, capway;	/* received in the year */
	int		 nnoway;	/* without a word for it */
	int		 ncase, ncase_open;	/* counted; with a word that tells no state, or
					   of applications of other years */
	int		 nfee;		int64_t fee;	/* yuan, millionths */
	int		 nfee_open;	/* that are no amount */
	bool		 wan;		/* they stand there in 万元 */
	bool		 has[TALLY__HEADS];	/* the register has such a column */

	/* Its columns, also when one that is needed is not there or there twice. */
	const char	*head[TALLY__HEADS];	/* the heading, or NULL */
	bool		 lacks[TALLY_NEEDED];
	const char	**heading;	size_t nheading, capheading;	/* if it lacks some:
					   the headings there are */

	/* Of tally.c and its room. */
	struct doc	*doc;
	struct tally_entry *entry;	size_t n, cap;
	const struct register_words *words;	/* borrowed */
	struct counting	*counting;	/* NULL: done, or not begun */
	bool		 serial;	/* a bare number may be a day */
	struct arena	 arena;
};
enum tally_part {
	TALLY_NONE,			/* not counted from a register */
	TALLY_APPLICATIONS, TALLY_REVIEWS, TALLY_SUITS, TALLY_FEES, TALLY_TEXT
};

/*
 * Read a register: the bytes of a file, or a file.  Always returns one; one that could
 * not be read, or lacks a column, has "doc" NULL and messages in the run's diag.
 */
struct tally *tally_bytes(struct import_run *, const char *p, size_t n, const char *file,
	    const struct register_words *);
struct tally *tally_file(struct import_run *, const char *path,
	    const struct register_words *);
/* The run's child reads these bytes meanwhile (child_answered()); tally_bytes() of the same
 * bytes takes what it found.  False: that has to be asked then. */
bool	 tally_ahead(struct import_run *, const char *p, size_t n);
void	 tally_free(struct tally *);
/* The year in which most of its applications came in, 0 if none has a day. */
int	 tally_year(const struct tally *);
/*
 * Count; again when words have been told.  False with a message when the form has no
 * such table.  tally_count_some() is for one who has keys to answer meanwhile: at most
 * so many rows, and says how many are left.
 */
bool	 tally_count(struct tally *, const struct form *, int year, struct diag *);
bool	 tally_count_begin(struct tally *, const struct form *, int year, struct diag *);
size_t	 tally_count_some(struct tally *, size_t most);
void	 tally_count_drop(struct tally *);	/* not to the end */
/* What a word given by the clerk is: the code of a row an outcome can stand in, of a
 * column, a head, or 不计.  False when it is none. */
bool	 tally_meaning(const struct form *, const char *name, int *what, const char **code);
/* Does that heading name people (申请人, 联系电话)?  Such a column is never read. */
bool	 tally_names_people(const char *heading);

/* ---- against a report, which may have another text of the form ---- */

/* The form a report is counted by: as it is now, for that of the report may be older
 * than its 台账. */
const struct form *tally_form(const struct forms *, const struct report *);
/* The cell of the report for a counted one, -1: none. */
int	 tally_cell(const struct tally *, const struct report *, int cell);
bool	 tally_differs(const struct tally *, const struct report *, int cell);
/* Nothing is keyed and nothing counted: a hundred such cells are one line. */
bool	 tally_nought(const struct tally *, const struct report *, int cell);
/* Is there something to take? */
bool	 tally_offers(const struct tally *, enum tally_part);
/* Put a part into a list of changes; the report may have another text of the form. */
void	 tally_take(const struct tally *, enum tally_part, const struct report *,
	    struct change_list *);

/* ---- what is still to be told ---- */

/* A word of the register that means no row (of a column: no column) yet. */
struct tally_unknown {
	const char	*word;		/* of the tally */
	bool		 row;
	int		 n;		/* rows that wait for it */
};
/* The most frequent first; the caller frees. */
struct tally_unknown *tally_unknowns(const struct tally *, size_t *n);
/* What it can be told to mean: the i-th row or column, NULL behind the last. */
const struct form_item *tally_choice(const struct form *, bool row, size_t i,
	    int *item);

/* The sentence about the ways: "其中，网络申请12件、信函申请3件。"; "" of none. */
void	 tally_ways_say(struct buf *, const struct tally *);

#endif
