/*
 * What a go-to text names, over the 2021 form.
 */
#include <criterion/criterion.h>
#include <string.h>
#include "base/diag.h"
#include "form/form.h"
#include "form/forms.h"
#include "ui/grid/gridview.h"

static struct forms forms;

static void
set_up(void)
{
	struct diag d;

	diag_init(&d);
	cr_assert(forms_load(&forms, NULL, &d));
	diag_release(&d);
}

static void
tear_down(void)
{
	forms_release(&forms);
}

TestSuite(goto, .init = set_up, .fini = tear_down);

Test(goto, numbers_codes_labels)
{
	/* section shown, cell of the focus ("" = none), text, cell found ("" = none) */
	static const struct { const char *section, *from, *what, *to; } t[] = {
		{ "t3", "3:1:A", "13", "3:3.4.1:A" },
		{ "t3", "3:1:B2", "13", "3:3.4.1:B2" },
		{ "t3", "3:1:A", " １３ ", "3:3.4.1:A" },
		{ "t3", "3:1:C", "13", "3:3.4.1:A" },		/* no entry in a total */
		{ "t3", "3:1:A", "26", "" },
		{ "t3", "3:1:A", "0", "" },
		{ "t2", "2.1:1:C", "4", "2.6:1:A" },
		{ "t3", "3:1:A", "3:3.4.1:A", "3:3.4.1:A" },
		{ "t3", "3:1:A", "３：３．４．１：Ａ", "3:3.4.1:A" },
		{ "t3", "3:1:A", "2.6:1:A", "2.6:1:A" },
		{ "t3", "3:1:B1", "3.4.2", "3:3.4.2:B1" },
		{ "t3", "3:1:A", "bzw", "3:3.4.1:A" },
		{ "t3", "3:1:A", "BJG", "3:3.4.1:A" },
		{ "t3", "3:1:A", "yygk", "3:3.1:A" },
		{ "t3", "3:1:A", "本机关不掌握", "3:3.4.1:A" },
		{ "t3", "3:1:A", "1.本机关不掌握", "3:3.4.1:A" },
		{ "t3", "3:1:A", "不予公开", "3:3.3.1:A" },	/* a heading: its first row */
		{ "t3", "3:1:A", "行政处罚", "2.6:1:A" },	/* of another section */
		{ "t3", "3:3.1:A", "科研", "3:3.1:B2" },	/* a column of this row */
		{ "t3", "3:1:A", "没有这样的行", "" },
		{ "t3", "3:1:A", "qqqq", "" },
		{ "t1", "", "xzxk", "2.5:1:A" },
		{ "t3", "3:1:A", "3:9.9:A", "" },
	};
	const struct form *f = forms_find(&forms, "2021");
	size_t i;
	int cell;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		cell = grid_find(f, form_section_find(f, t[i].section),
		    *t[i].from ? form_cell_find(f, t[i].from) : -1, t[i].what);
		cr_expect_str_eq(cell >= 0 ? f->cell[cell].code : "", t[i].to,
		    "\"%s\" in %s: %s, not %s", t[i].what, t[i].section,
		    cell >= 0 ? f->cell[cell].code : "nothing", t[i].to);
	}
}
