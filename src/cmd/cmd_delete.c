/*
 * cmd_delete.c - nianbao delete AGENCY YEAR
 *
 * Removes a report; its audit rows stay and `log` still shows them.
 */
#include <stddef.h>
#include "base/msg.h"
#include "cmd/cmd.h"
#include "report/report.h"
#include "store/store.h"

void
cmd_delete(struct cmd *c)
{
	struct report *r;

	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_WRITE))
		return;
	r = cmd_report_whole(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (r->state == STATE_FINAL)
		usage_error(c, MSG_CMD_FINAL, c->arg[0], c->arg[1], NULL);
	else if (cmd_lease(c, r) && store_delete(c->store, r, &c->diag))
		out_line(c, MSG_CMD_DELETED, r->agency.name, c->arg[1], NULL);
	report_free(r);
}
