/*
 * cmd_form.c - nianbao form list | check FILE | show CODE | diff OLD NEW
 *
 * For the one who changes a form: look at it as it will be printed, find its
 * mistakes, compare it with the one it replaces.  Works without a database.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/report.h"
#include "report/textcheck.h"

static void
list_forms(struct cmd *c)
{
	if (!cmd_forms(c))
		return;
	for (size_t i = 0; i < c->forms.n; i++) {
		const struct form *f = forms_at(&c->forms, i);

		buf_printf(&c->out, "%-6s %d-%-6s", f->code, f->from,
		    f->until != 0 ? INT(f->until) : "");
		out_line(c, MSG_CMD_FORM_LINE, INT(f->ncell), INT(f->ninput),
		    form_shown(f, c->lang)->name, NULL);
	}
	if (c->forms.nbroken > 0)	/* the list is not what the folder was to give */
		cmd_status(c, 6);
}

static void
check_form(struct cmd *c, const char *path)
{
	struct form *f = form_parse_file(path, &c->diag);
	const char *file = c->diag.file;
	bool ok;

	if (f == NULL)
		return;
	/* What its 对应 lines say of other forms shows only beside those. */
	ok = cmd_forms(c);
	c->diag.file = path;
	ok = forms_judge(&c->forms, f, &c->diag) && ok;
	if (ok)
		form_judge_english(f, &c->diag);
	c->diag.file = file;
	if (ok)
		out_line(c, MSG_CMD_FORM_GOOD, path, f->code, INT(f->ncell),
		    INT(f->ncell - f->ninput), INT(f->ncheck), NULL);
	form_free(f);
}

/* The empty tables as they will be printed. */
static void
show_tables(struct cmd *c, const struct form *f)
{
	struct agency agency;
	struct report *r;
	int year = f->from;

	agency_init(&agency);
	agency.name = (char *)msg_text(c->lang, MSG_CMD_FORM_AGENCY);
	r = report_new(f, &agency, year);
	report_title(&c->out, r);
	buf_str(&c->out, "\n\n");
	for (int i = 0; i < f->nsection; i++) {
		buf_str(&c->out, form_shown(f, c->lang)->section[i].heading);
		buf_chr(&c->out, '\n');
		if (f->section[i].ntable > 0) {
			export_text_tables(&c->out, r, i, out_columns(), c->lang);
			buf_chr(&c->out, '\n');
		}
	}
	report_free(r);
}

/* Those of the form file, then those of texts and dates that are in the program. */
static void
show_checks(struct cmd *c, const struct form *f)
{
	form_write_checks(&c->out, f, c->lang);
	textcheck_write(&c->out, c->lang);
}

static void
show_form(struct cmd *c, const char *name)
{
	struct form *own;
	const struct form *f = cmd_form(c, name, &own);

	if (f == NULL)
		return;
	if (c->opt[OPT_SOURCE] != NULL)
		buf_add(&c->out, f->source, f->nsource);
	else if (c->opt[OPT_CHECKS] != NULL)
		show_checks(c, f);
	else
		show_tables(c, f);
	out_flush(c);
	form_free(own);
}

static void
diff_forms(struct cmd *c, const char *old_name, const char *new_name)
{
	struct form *own_old, *own_new = NULL;
	const struct form *old = cmd_form(c, old_name, &own_old);
	const struct form *now = cmd_form(c, new_name, &own_new);

	if (old != NULL && now != NULL && !form_diff(&c->out, old, now, c->lang))
		out_line(c, MSG_CMD_FORM_SAME, NULL);
	form_free(own_old);
	form_free(own_new);
}

void
cmd_form_command(struct cmd *c)
{
	static const struct {
		const char	*name;
		int		 narg;
	} known[] = {
		{ "list", 1 }, { "check", 2 }, { "show", 2 }, { "diff", 3 },
	};
	size_t i, n = ARRAY_LEN(known);

	for (i = 0; i < n; i++)
		if (strcmp(c->arg[0], known[i].name) == 0 && c->narg == known[i].narg)
			break;
	if (i == n)
		usage_error(c, MSG_CMD_SUBCOMMAND, "form", c->arg[0],
		    msg_text(c->lang, c->command->synopsis), NULL);
	else if (i == 0)
		list_forms(c);
	else if (i == 1)
		check_form(c, c->raw[1]);
	else if (i == 2)
		show_form(c, c->arg[1]);
	else
		diff_forms(c, c->arg[1], c->arg[2]);
}
