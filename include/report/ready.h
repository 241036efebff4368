/*
 * ready.h - what is open in a report: errors, warnings without a reason, empty input
 * cells (open cells of an import are such), required texts (必填) that are blank, and
 * texts with a gap that says 〔待填…〕.
 *
 * This is the one answer.  The header, F8, the list of reports, `check`, the counts of
 * JSON, the gate of export and that of 定稿 take it from findings.open, which every run
 * of the checks fills in.
 *
 * A blank required text is also a finding, N521, and so is a gap in a section (a missing
 * heading of a document N501).  Of a report being written, and of a file of mere figures,
 * it is no error but counted as a text alone; of a document that claims to be whole it is
 * an error as well, and counted in both.
 */
#ifndef READY_H
#define READY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/msg.h"

struct buf;
struct finding;
struct findings;
struct report;

struct report_open {
	int		 error;
	int		 warning;	/* without a reason */
	int		 empty;		/* input cells */
	int		 text;		/* required texts that are blank, texts with a gap */
	int		 unread;	/* of the empty cells, those an import left open */
};
/* Count what is open, once the findings have their levels and reasons. */
void	 report_open_count(struct report_open *, const struct report *,
	    const struct findings *);
/* Nothing but warnings is open: it may be published, after 定稿 or without. */
bool	 report_open_complete(const struct report_open *);
/* Nothing at all is open: it may become final. */
bool	 report_open_none(const struct report_open *);
/* Names of the blank ones: "t1 一 总体情况、t6 …", "t1 I Overview, t6 …". */
void	 report_open_texts(struct buf *, const struct report *, enum lang);

/* ---- the same one by one ---- */

enum open_kind { OPEN_ERROR, OPEN_WARNING, OPEN_CELLS, OPEN_TEXT, OPEN__MAX };

struct open_item {
	enum open_kind	 kind;
	const struct finding *finding;	/* OPEN_ERROR, OPEN_WARNING; else NULL */
	int		 cell, ncell;	/* OPEN_CELLS: the first and how many of its printed
					   row are empty */
	int		 text;		/* OPEN_TEXT: slot */
};
struct open_list {
	struct open_item *item;		/* findings first, then cells, then texts */
	size_t		 n, cap;
	struct report_open count;
};
/* The list for findings just made of the report; it borrows from both. */
void	 open_list_make(struct open_list *, const struct report *,
	    const struct findings *);
void	 open_list_release(struct open_list *);
/* The place to go to: a code, "" for the report as a whole. */
const char *open_place(const struct report *, const struct open_item *);
/* All of it in codes, "T301 3:1:A, 3:2:A(7), t5", with warnings or without; at most so
 * many, then dots. */
void	 report_open_places(struct buf *, const struct report *, const struct findings *,
	    bool warnings, int most);

/* ---- from one to the next ---- */

/*
 * Where something is, as a number that grows in printed order: the report as a whole,
 * then each section with its text, its cells and the notes under them; two things of
 * one place one after the other.  OPEN_START is before all of them.
 */
typedef int64_t	 open_at;
#define OPEN_START	((open_at)-1)
open_at	 open_at_cell(const struct report *, int cell);
/* A byte of a text. */
open_at	 open_at_text(const struct report *, int slot, size_t byte);
/* The first open thing after that place, round; *at becomes its own.  Single empty cells
 * (OPEN_CELLS of one), errors, warnings without a reason, required texts that are blank,
 * these by their finding; what stands in its cells only there.  False: nothing is open. */
bool	 open_next(const struct report *, const struct findings *, open_at *at,
	    struct open_item *);
/* It says of its cells that they could not be read (F606): each of them is open itself,
 * and a list has a line for each in its place. */
bool	 finding_in_cells(const struct report *, const struct finding *);
/* The cell where work on a finding begins, -1 if it is of none: a total cannot be typed
 * into, so the first of its cells that can. */
int	 open_cell(const struct report *, const struct finding *);

/* ---- how far each section is ---- */

struct section_open {
	int	 input, empty;		/* input cells, and those of them that are empty */
	int	 error, warning;	/* what is open and points into it; no blank texts */
	int	 text;			/* required texts that are blank */
};
/* One for each section of the form; what concerns the whole report is in none. */
void	 report_open_sections(struct section_open *, const struct report *,
	    const struct findings *);
/* Characters of its texts, without blanks. */
size_t	 report_section_chars(const struct report *, int section);
/* Nothing of it is open. */
bool	 section_open_none(const struct section_open *);

#endif
