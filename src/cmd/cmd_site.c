/*
 * cmd_site.c - nianbao export --all [--ready] --year Y --format site -o DIR [--base URL]
 *
 * The reports of a year as a folder of pages: export/site.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/diag.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "export/render.h"
#include "export/site.h"
#include "report/prior.h"
#include "report/report.h"
#include "store/store.h"

static bool
put_report(struct cmd *c, struct site_folder *m, int64_t id)
{
	struct report *r = store_load_id(c->store, id, &c->diag);
	struct export_options o = { .render = c->render };
	bool ok;

	ok = r != NULL && cmd_export_past(c, &o, r) && site_put(m, r, &o, &c->diag);
	prior_free_all(o.past, o.npast);
	report_free(r);
	return ok;
}

static bool
arguments_fit(struct cmd *c, const char *dir)
{
	if (c->opt[OPT_KIOSK] != NULL) {
		usage_error(c, MSG_CMD_KIOSK, dir, NULL);
		return false;
	}
	if (c->opt[OPT_DRAFT] != NULL || c->opt[OPT_AUDIT_HEAD] != NULL) {
		usage_error(c, MSG_CMD_SITE, NULL);
		return false;
	}
	if (c->opt[OPT_BASE] != NULL && !site_base_valid(c->opt[OPT_BASE])) {
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_BASE].name,
		    c->opt[OPT_BASE], "https://", NULL);
		return false;
	}
	return true;
}

void
cmd_site(struct cmd *c, const int64_t *id, size_t n)
{
	const char *dir = c->opt[OPT_OUTPUT];
	struct site_folder *m;
	bool ok = true;

	if (!arguments_fit(c, dir) ||
	    (m = site_begin(dir, c->year, c->opt[OPT_BASE], &c->diag)) == NULL)
		return;
	if (c->render == NULL)
		c->render = render_new();
	for (size_t i = 0; i < n && ok; i++)
		ok = put_report(c, m, id[i]);
	if (!ok)
		site_drop(m);
	else if (site_finish(m, &c->diag))
		out_line(c, MSG_CMD_COLLECTED, dir, INT(n), NULL);
}
