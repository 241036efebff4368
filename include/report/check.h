/*
 * check.h - findings: every contradiction of a report, with both sides' figures.
 *
 * All checks run at every change; there is no dependency tracking (0.6 us for
 * the sums, a few more for the checks).
 *
 * When a case is judged, so that a new report has no findings but the texts that are
 * still to be written, and a wrong figure shows at once:
 *  - a relation of level error as soon as one of its cells of this year holds a
 *    figure or "/"; empty cells count as 0 in it;
 *  - a relation of level warning or hint, and its conditions, when every input
 *    cell that feeds it is filled;
 *  - 合规 and 突变 when the cell has a value; a computed cell when all that feeds
 *    it is filled;
 *  - a figure of a text (对照) when all cells it speaks of are filled;
 *  - a check of a text when it is not empty; what a report lacks (sections, period,
 *    title) of a document that has texts, else when every input cell is filled;
 *  - a required text that is blank always: see ready.h for how it counts;
 *  - a silent case never;
 *  - never against a last year that is not known: counted in "skipped" instead;
 *  - never by an open cell or a partial sum (report.h): open.unread says how many.  A
 *    relation takes what is printed for a partial sum, where something is; the sum
 *    itself is not held against it, nor F607.  The balance of a column of sums is judged
 *    too then, if no column beside it has told of it.
 * A condition on the agency is false while its kind is unknown.
 *
 * Where a printed total differs from the computed one (cell.has_printed), and
 * where an import left an F607 source finding (a total printed blank), the
 * stored report has one F607 warning that lists them.  Judged as a document
 * (document_findings) the former raise the code of their formula at level
 * error, left = printed, right = computed, and F607 lists the latter only.
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "report/change.h"
#include "report/ready.h"
#include "report/report.h"

struct narrative;
struct text_check;

struct finding {
	const char	*code;		/* "T301"; borrowed from form or table */
	enum form_level	 level;
	const struct form_check *check;	/* NULL for findings not of the form file */
	const struct form_case *kase;	/* likewise */
	const short	*cell;		/* cells concerned, printed order; in the list */
	int		 ncell;
	const char	*place;		/* cell or text code; "" = the report */
	int		 relation;	/* of the case: the one that does not hold */
	bool		 has_sides;
	int64_t		 left, right;	/* both sides, millionths */
	const char	*quote;		/* words of a text it is about, in the report's
					   text; NULL = none */
	size_t		 nquote;
	const struct text_check *text;	/* a check of texts or dates (textcheck.h): check
					   is NULL then */
	unsigned	 which;		/* of such a check: what is meant, by bits; of a
					   figure claimed in a text CLAIM_BLANKS */
	enum msg	 msg;		/* the sentence where check and text are NULL */
	bool		 open_text;	/* a required text still to be written: of level
					   error, but counted in open.text alone */
	const struct reason *reason;	/* why it stands (fingerprint matches), or NULL */
};

/* Blank cells of the source stood for noughts. */
#define CLAIM_BLANKS	1u

struct findings {
	struct finding	*item;
	size_t		 n, cap;
	int		 count[LEVEL__MAX];	/* without texts still to be written */
	struct report_open open;
	int		 skipped;	/* cases whose last year is not known */
	short		*pool;		/* the cells of all findings */
	size_t		 npool, cappool;
	struct narrative *narrative;	/* what the texts said at the last run; kept by
					   findings_reset(), so that a key need not read
					   them again; owned */
};
/* A list may be filled from one report after the other.  It must not outlive the forms
 * of them. */
void	 findings_init(struct findings *);
void	 findings_release(struct findings *);
void	 findings_reset(struct findings *);

/* Run every check; errors first, then warnings, then hints, each in printed
 * order.  F6xx findings of one kind list all their cells in one. */
void	 report_findings(const struct report *, struct findings *);
/* The same of a file as it is printed: check --file. */
void	 document_findings(const struct report *, struct findings *);

/* The sentence: the brief label of the place, both sides' figures, the help text
 * of the form: "自然人：0 + 0 ≠ 5 + 0  第一项加第二项之和，应等于…". */
void	 finding_message(struct buf *, const struct report *, const struct finding *,
	    enum lang);
/* The same without the label, for where finding_where() stands before it. */
void	 finding_text(struct buf *, const struct report *, const struct finding *,
	    enum lang);
/* The same as it is seen from one of its cells (-1: none): of F606, which names all that
 * are open, why this one is. */
void	 finding_message_at(struct buf *, const struct report *, const struct finding *,
	    int cell, enum lang);
/* Why an open input cell is, and what may stand in it: "有删除线：“41^415”，请对照原文填写". */
void	 cell_why_open(struct buf *, const struct report *, int cell, enum lang);
/* Its level in the words of the form file, 缺文字 for a text still to be written. */
const char *finding_level_label(const struct finding *, enum lang);
/* Where, short: "三 自然人", for the list. */
void	 finding_where(struct buf *, const struct report *, const struct finding *,
	    enum lang);
/* SHA-256 over code, place, the codes of the cells, left, right and, of a finding
 * about the source, what was found there; of a check of texts the words quoted. */
void	 finding_fingerprint(const struct report *, const struct finding *,
	    unsigned char out[SHA256_SIZE]);
/* The column of the report (change.h) that it is about, where it has no place in tables
 * or texts: "title", "published"; else NULL. */
const char *finding_column(const struct finding *);
/* Does the finding name this cell? */
bool	 finding_has_cell(const struct finding *, int cell);

/* Explain a warning, or dismiss a hint: a change like any other.  Refused with
 * a message when the finding is an error, or the reason of a warning is shorter
 * than 10 characters; a hint is dismissed with any words or none.  An empty body
 * that does not dismiss withdraws the reason given for these figures. */
bool	 change_reason(struct change_list *, const struct report *,
	    const struct finding *, const char *body, bool dismiss, struct diag *);
#define REASON_MIN 10
size_t	 reason_lacks(const char *body);	/* so many characters; 0 = long enough */

/* The sticky balance line: left - right of the first 每栏 equality check with a
 * 简称, for one column leaf of a block. */
struct balance {
	const struct form_check *check;	/* its 简称 labels the line */
	int64_t		 diff;
	bool		 complete;	/* all input cells that feed it are filled */
	bool		 begun;		/* one of its cells is filled */
	bool		 open;		/* one of them is open: nobody knows (diff 0) */
};
/* False when the block has no such check. */
bool	 report_balance(const struct report *, int block, int col, struct balance *);

#endif
