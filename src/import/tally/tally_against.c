/*
 * tally_against.c - a count against what is keyed in a report, and taking it over.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/tally.h"
#include "report/change.h"
#include "report/report.h"

const struct form *
tally_form(const struct forms *forms, const struct report *r)
{
	const struct form *form = forms_find(forms, r->form->code);

	return form != NULL ? form : r->form;
}

int
tally_cell(const struct tally *t, const struct report *r, int cell)
{
	return r != NULL ? form_cell_find(r->form, t->form->cell[cell].code) : -1;
}

bool
tally_differs(const struct tally *t, const struct report *r, int cell)
{
	int at = tally_cell(t, r, cell);

	return at >= 0 && (!r->cell[at].has_value ||
	    r->cell[at].value != t->count[cell] * NUM_ONE);
}

bool
tally_nought(const struct tally *t, const struct report *r, int cell)
{
	int at = tally_cell(t, r, cell);

	return t->count[cell] == 0 && at >= 0 && cell_empty(&r->cell[at]);
}

bool
tally_offers(const struct tally *t, enum tally_part part)
{
	if (part == TALLY_FEES)
		return t->has[TALLY_FEE] && t->nfee_open == 0;
	if (part == TALLY_TEXT)
		return t->nway > 0;
	if (part == TALLY_REVIEWS || part == TALLY_SUITS)
		return t->has[part == TALLY_REVIEWS ? TALLY_REVIEW : TALLY_SUIT] &&
		    t->ncase_open == 0;
	return true;
}

void
tally_take(const struct tally *t, enum tally_part part, const struct report *r,
    struct change_list *list)
{
	int slot = form_role_find(r->form, ROLE_OVERVIEW);
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];

	for (int i = 0; i < t->form->ncell; i++)
		if (t->part[i] == part && tally_differs(t, r, i))
			change_cell(list, r, tally_cell(t, r, i),
			    num_print(figure, t->count[i] * NUM_ONE), ORIGIN_SET);
	if (part == TALLY_FEES && (!r->has_fee || r->fee != t->fee))
		change_report(list, r, "fee", num_print(figure, t->fee), ORIGIN_SET);
	if (part == TALLY_TEXT)
		tally_ways_say(&b, t);
	/* one that stands there already is not put behind itself */
	if (part == TALLY_TEXT && slot >= 0 && (r->text[slot] == NULL ||
	    strstr(r->text[slot], buf_cstr(&b)) == NULL)) {
		buf_reset(&b);
		if (!text_blank(r->text[slot])) {
			buf_str(&b, r->text[slot]);
			buf_chr(&b, '\n');
		}
		tally_ways_say(&b, t);
		change_text_all(list, r, slot, buf_cstr(&b), ORIGIN_SET);
	}
	buf_release(&b);
}
