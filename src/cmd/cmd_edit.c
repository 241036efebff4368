/*
 * cmd_edit.c - nianbao, nianbao edit AGENCY YEAR, nianbao tutor: the terminal
 * application.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/encode.h"
#include "cmd/cmd.h"
#include "store/store.h"
#include "ui/ui.h"

static void
finish(struct cmd *c, int status)
{
	if (status > 128)
		c->signal = status;
	else if (status > 0)
		cmd_status(c, status);
}

/* Without a database ("tutor") the application makes one for the time. */
static void
run_application(struct cmd *c, bool tutor)
{
	const char *ambiguous = c->opt[OPT_AMBIGUOUS], *encoding = c->opt[OPT_TERM_ENC];
	const char *no_color = getenv("NO_COLOR");
	struct ui_options o = {
		.forms = &c->forms,
		.actor = &c->actor,
		.lang = c->lang,
		.plain = c->opt[OPT_PLAIN] != NULL,
		.ascii = c->opt[OPT_ASCII] != NULL,
		.no_color = c->opt[OPT_NO_COLOR] != NULL ||
		    (no_color != NULL && *no_color != '\0'),
		.contrast = c->opt[OPT_THEME] != NULL &&
		    strcmp(c->opt[OPT_THEME], "contrast") == 0,
		.mouse = c->opt[OPT_MOUSE] != NULL,
		.kiosk = c->opt[OPT_KIOSK],
		.render = c->render,
		.version = NIANBAO_VERSION,
	};
	int status;

	if (c->command != NULL && !tutor) {
		o.agency = c->arg[0];
		o.year = option_year(c, c->arg[1]);
		if (o.year == 0)
			return;
	}
	if (ambiguous != NULL && strcmp(ambiguous, "auto") != 0)
		o.ambiguous = atoi(ambiguous);
	if (encoding != NULL && strcmp(encoding, "auto") != 0)
		encoding_by_name(encoding, &o.terminal_encoding);
	/* Before the database is open: the filter forks. */
	status = term_filter(o.terminal_encoding, &c->diag);
	if (status >= 0) {
		finish(c, status);
		return;
	}
	if (tutor ? !cmd_forms(c) : !cmd_store(c, STORE_CREATE))
		return;
	o.store = c->store;
	o.guard = cmd_guard(c);
	c->guard.screen = true;
	status = ui_run(&o, &c->diag);
	finish(c, status);
}

void
cmd_edit(struct cmd *c)
{
	run_application(c, false);
}

void
cmd_tutor(struct cmd *c)
{
	run_application(c, true);
}
