/*
 * judge.h - what the files behind check.h share.
 *
 *	findings.c	the list: adding, sorting
 *	cases.c		the cases of the form
 *	relation.c	sides, relations, conditions
 *	source.c	findings about form, printed totals and source
 *	reason.c	which reason stands for which finding
 *
 * The ground of text/ and of the run (check.c), which stand above.  Private to the
 * report layer.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/msg.h"
#include "form/form.h"
#include "report/check.h"

enum truth { NO, YES, UNKNOWN };	/* UNKNOWN: last year, or a cell that is open */

/* ---- relation.c ---- */
/* For each cell: is every input cell that feeds it filled? [ncell] */
void	 report_whole(const struct report *, unsigned char *whole);
/* One side of a relation; false when last year's value or that of a cell is unknown.
 * Sets *cut, never clears it, when the true value does not fit. */
bool	 report_side(const struct report *, int first, int n, int64_t *out, bool *cut);
enum truth relation_holds(const struct report *, const struct form_relation *,
	    int64_t *left, int64_t *right);
/*
 * Do the conditions of a case let it run?  "said": of each cell, whether the texts
 * speak of it [ncell]; NULL where that is not looked at, so that no case runs which
 * asks (文字未提).
 */
enum truth case_runs(const struct report *, const struct form_case *,
	    const unsigned char *said);

/* ---- findings.c ---- */

/* One run of the checks (check.c). */
struct run {
	const struct report *r;
	struct findings	*out;
	bool		 document;
	unsigned char	 whole[FORM_CELLS_MAX];	/* report_whole() */
	unsigned char	 said[FORM_CELLS_MAX];	/* the texts speak of the cell (对照) */
};
/* A finding at the end of the list; then its cells, in any order.  Only the
 * newest finding can be given cells. */
struct finding *finding_add(struct findings *, const char *code, enum form_level);
void	 finding_cell(struct findings *, struct finding *, int cell);
void	 finding_terms(struct run *, struct finding *, int first, int n);
/* Once nothing more is added: pointers to cells, and the order. */
void	 findings_settle(struct findings *, const struct form *);

/* ---- cases.c ---- */
void	 judge_cases(struct run *);
/* Is the case the very formula that computes its cell? It holds by itself. */
bool	 sum_is_own(const struct form *, const struct form_case *);

/* ---- source.c ---- */
void	 judge_form(struct run *);
void	 judge_printed(struct run *);		/* of a document */
void	 judge_sources(struct run *);
/* Still to be listed: not closed, and if F607 then of a blank total. */
bool	 source_is_open(const struct report *, const struct source_finding *);

/* ---- reason.c ---- */
/* The reason that stands for the finding with these figures, or NULL. */
const struct reason *reason_for(const struct report *, const struct finding *);

#endif
