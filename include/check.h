/*
 * check.h - findings: every contradiction of a report, with both sides' figures.
 *
 * All checks run at every change; there is no dependency tracking (0.6 us for
 * the sums, a few more for the checks).
 */
#ifndef CHECK_H
#define CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "change.h"
#include "report.h"

#define FINDING_CELLS 40

struct finding {
	const char	*code;		/* "T301"; borrowed from form or table */
	enum form_level	 level;
	const struct form_check *check;	/* NULL for findings not of the form file */
	const struct form_case *kase;	/* likewise */
	short		 cell[FINDING_CELLS];	/* cells concerned, printed order */
	int		 ncell;
	const char	*place;		/* code of the first cell, or a text code; "" = report */
	bool		 has_sides;
	int64_t		 left, right;	/* both sides, millionths */
	int		 msg;		/* enum msg of the sentence for findings without check */
	char		*arg[2];	/* its arguments, owned, or NULL */
	const struct reason *reason;	/* why it stands (fingerprint matches), or NULL */
};

struct findings {
	struct finding	*item;
	size_t		 n, cap;
	int		 count[LEVEL__MAX];
	int		 open_warnings;	/* warnings without a reason */
	int		 empty;		/* empty input cells */
	int		 skipped;	/* relations with 上年 that had no last year */
};
void	 findings_init(struct findings *);
void	 findings_release(struct findings *);
void	 findings_reset(struct findings *);

/* Run every check; errors first, then warnings, then hints, each in printed
 * order.  F6xx findings of one kind list all their cells in one. */
void	 report_findings(const struct report *, struct findings *);

/* The sentence: what, with both sides' figures and the form's help text. */
void	 finding_message(struct buf *, const struct report *, const struct finding *, int lang);
/* Where, short: "三 自然人", for the list. */
void	 finding_where(struct buf *, const struct report *, const struct finding *);
/* SHA-256 over code, cells, left, right, place. */
void	 finding_fingerprint(const struct report *, const struct finding *,
	    unsigned char out[SHA256_SIZE]);
/* Does the finding name this cell? */
bool	 finding_has_cell(const struct finding *, int cell);

/* Explain a warning, or dismiss a hint: a change like any other.  Refused with
 * a message when the reason is shorter than 10 characters. */
bool	 change_reason(struct change_list *, const struct report *, const struct finding *,
	    const char *body, bool dismiss, struct diag *);
#define REASON_MIN 10

/* The sticky balance line: left - right of the first 每栏 equality check with a
 * 简称, for one column leaf of a block. */
struct balance {
	const struct form_check *check;	/* its 简称 labels the line */
	int64_t		 diff;
	bool		 complete;	/* every cell of the case is filled */
};
/* False when the block has no such check. */
bool	 report_balance(const struct report *, int block, int col, struct balance *);

#endif
