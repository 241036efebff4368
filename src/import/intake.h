/*
 * intake.h - what a reader has found, on its way to a report.
 *
 * JSON, our own CSV and the matcher of documents all fill an intake: who, when,
 * which form, one wish per cell, the texts, the notes, findings about the source.
 * intake_build() then makes the report as one step (origin IMPORT), so all of
 * them agree on what a printed total, a blank or an open cell becomes.
 *
 * The intake lives for one import and owns what it points to, except where
 * marked borrowed.
 */
#ifndef INTAKE_H
#define INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/diag.h"
#include "import/import.h"
#include "report/change.h"
#include "report/report.h"

struct wish {
	char		*text;		/* as cell_read() takes it (lenient), or NULL */
	bool		 seen;		/* the source has this cell, be it blank */
	bool		 open;		/* not read with certainty: text is NULL */
	unsigned	 look;		/* of an open one: what stands there (base/look.h) */
	bool		 has_proposal;
	int64_t		 proposal;	/* millionths; satisfies every sum */
};
#define DATA_OPEN "?"	/* the words of our own CSV for a cell that is open */
struct intake_note { char *place, *body; };	/* place: cell or text code, "" */

struct intake {
	struct import_run *run;			/* borrowed, as the next */
	struct candidate *k;
	const struct form *form;		/* borrowed; NULL until intake_form() */
	char		*agency;
	int		 year;
	char		*title;			/* as printed, or NULL */
	struct wish	*wish;			/* [form->ncell] */
	char		**text;			/* [form->ntext]; NULL = none */
	struct intake_note *note;		size_t nnote, capnote;
	struct change_list beside;		/* 附加指标, wishes */
	struct source_finding *finding;		size_t nfinding, capfinding;
	struct { char *value, *words; } told[TOLD__MAX];	/* NULL = nothing told */
	char		*fee, *fee_notices, *address;	/* as in the report; NULL = not told */
	bool		 is_document;		/* as in struct report, as the next */
	uint64_t	 headings;
	unsigned char	 ordinal[REPORT_ORDINALS];
	unsigned	 nerror;		/* mistakes, also those not listed */
};

void	 intake_init(struct intake *, struct import_run *, struct candidate *);
void	 intake_release(struct intake *);
void	 intake_form(struct intake *, const struct form *);

/* One more mistake: may it still be listed? */
bool	 intake_mistake(struct intake *);
#define MISTAKE(in, ...) do { \
	if (intake_mistake(in)) \
		diag_error((in)->run->diag, DIAG_DATA, __VA_ARGS__, NULL); \
} while (0)

/*
 * Whose report, which year.  What the source says (NULL or 0: nothing) against
 * what the options say: one of them must; a contradiction is an error of usage.
 * False with a message in d.
 */
/* Is "found" the name of the agency that the options name, or another one it has? */
bool	 intake_same_agency(const struct intake *, const char *found);
bool	 intake_agency(struct intake *, const char *found);
bool	 intake_year(struct intake *, int found);

/* A finding about the source (F602..F608); place: a cell or text code, or NULL. */
void	 intake_finding(struct intake *, enum source_check, const char *place,
	    const char *found);
void	 intake_note(struct intake *, const char *place, const char *body);
/* A figure beside the tables, "12篇"; false when it is none. */
bool	 intake_beside(struct intake *, const char *name, const char *figure);
/* The source has the heading of this section (-1: of none), or names its text; the
 * ordinal before it, 0: none was read. */
void	 intake_heading(struct intake *, int section, int ordinal);
/*
 * The source's own words for a cell.  They stand for the cell when they say what
 * its value says ("251000元" for 25.1, "/" for none); else the value holds, and
 * words nobody can read leave the cell open.
 */
void	 intake_words(struct intake *, int cell, const char *raw);
/* What the source tells around the text, and its words; NULL leaves what there is. */
void	 intake_told(struct intake *, enum report_told, const char *value,
	    const char *words);
/* Append to a text, a newline between; control characters are left out. */
void	 intake_text(struct intake *, int slot, const char *s, size_t n);

/*
 * Make the report of the candidate: input cells, printed totals that differ from
 * the sums, texts, notes, findings, open cells with their proposals, all in one
 * step.  False, with messages in d and the candidate without a report, when
 * there were mistakes or a figure cannot be held.
 */
bool	 intake_build(struct intake *);

#endif
