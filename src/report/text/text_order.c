/*
 * text_order.c - the ordinals printed before the headings of a document: N501.
 *
 * An import finds sections by their words and keeps the ordinals it read; a section that
 * is there under a wrong one is not missing.  A heading without an ordinal is not judged.
 */
#include <stdbool.h>
#include <stdint.h>

#include "base/num.h"
#include "form/form.h"
#include "report/check.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

void
textcheck_order_judge(struct run *run, bool ripe)
{
	const struct report *r = run->r;

	(void)ripe;
	for (int i = 0; run->document && i < r->form->nsection && i < REPORT_ORDINALS; i++) {
		struct finding *f;

		if (r->ordinal[i] == 0 || r->ordinal[i] == i + 1)
			continue;
		f = textcheck_finding(run, TEXT_N501_ORDER, r->form->section[i].text);
		f->has_sides = true;
		f->left = r->ordinal[i] * NUM_ONE;
		f->right = (i + 1) * NUM_ONE;
	}
}
