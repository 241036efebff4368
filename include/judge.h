/*
 * judge.h - what the files of check.h share.  Private to the report layer.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include <stdbool.h>
#include <stdint.h>
#include "check.h"

enum report_truth { CASE_OFF, CASE_ON, CASE_NO_PRIOR };

/* For each cell: is every input cell that feeds it filled? [ncell] */
void	 report_whole(const struct report *, unsigned char *whole);
/* One side of a relation; false when last year's value is unknown.  Sets *cut,
 * never clears it, when the true value does not fit. */
bool	 report_side(const struct report *, int first, int n, int64_t *out, bool *cut);
/* Do the conditions of a case let it run? */
enum report_truth report_conditions(const struct report *, const struct form_case *);
/* Still to be listed: not closed, and if F607 then of a blank total. */
bool	 source_is_open(const struct report *, const struct source_finding *);
/* A total whose printed figure is not the computed one. */
bool	 printed_differs(const struct cell *);
/* The reason that stands for the finding with these figures, or NULL. */
const struct reason *reason_for(const struct report *, const struct finding *);

#endif
