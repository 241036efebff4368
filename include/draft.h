/*
 * draft.h - sentences made from the figures, where practice wants them (文字助手).
 *
 * They are put in at the cursor when the clerk asks for one, never by themselves, and
 * are his text from then on.  A sentence that was just made never raises a finding.
 */
#ifndef DRAFT_H
#define DRAFT_H

#include <stdbool.h>
#include "msg.h"

struct buf;
struct diag;
struct report;

enum draft {
	DRAFT_LEAD,		/* what the report is made of; the statistics period */
	DRAFT_ACTIVE,		/* what table 2 counts, and what there was none of */
	DRAFT_REQUESTS,		/* applications: received, settled, carried on */
	DRAFT_DISPUTES,		/* reconsiderations and lawsuits, or none */
	DRAFT_FEE,		/* 信息处理费 */
	DRAFT__MAX
};

enum msg draft_label(enum draft);
/* False, with the reason in d, when figures it tells of are empty or unknown. */
bool	 report_draft(struct buf *, const struct report *, enum draft, struct diag *);

#endif
