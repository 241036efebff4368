/*
 * cmd_delete.c - nianbao delete AGENCY YEAR
 *	nianbao delete --list [--json]
 *	nianbao delete --restore AGENCY YEAR [NUMBER]
 *	nianbao delete --empty [DAYS]
 *
 * A deleted report goes into the bin whole and can be taken out again; its audit rows
 * stay where they are, and `log` still shows them.  Nothing empties the bin by itself.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"

#define DAYS_USUAL	30
#define DAYS_MOST	36500

/* ---- the list ---- */

struct listing {
	struct cmd	*c;
	size_t		 n;
};

static bool
put_binned(void *ctx, const struct store_binned *b)
{
	struct listing *l = ctx;
	struct buf when = BUF_INIT, who = BUF_INIT;

	step_when(&when, b->at, NULL, l->c->lang);
	step_who(&who, b->user, b->login);
	out_line(l->c, MSG_CMD_BIN_LINE, INT(b->id), b->agency, INT(b->year),
	    buf_cstr(&when), buf_cstr(&who), INT(b->changes), NULL);
	l->n++;
	buf_release(&when);
	buf_release(&who);
	return !l->c->out_failed;
}

static bool
put_binned_json(void *ctx, const struct store_binned *b)
{
	struct listing *l = ctx;
	struct buf *o = &l->c->out;

	buf_printf(o, "%s{\"number\":%lld,\"agency\":", l->n++ > 0 ? ",\n " : "\n ",
	    (long long)b->id);
	export_json_string(o, b->agency);
	buf_printf(o, ",\"year\":%d,\"user\":", b->year);
	export_json_string(o, b->user);
	buf_str(o, ",\"at\":");
	export_json_string(o, b->at);
	buf_printf(o, ",\"changes\":%lld}", (long long)b->changes);
	return !l->c->out_failed;
}

static void
list(struct cmd *c)
{
	struct listing l = { c, 0 };
	bool json = c->opt[OPT_JSON] != NULL;

	if (!cmd_store(c, STORE_READ))
		return;
	if (json) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"deleted\":[");
	}
	store_bin_each(c->store, json ? put_binned_json : put_binned, &l, &c->diag);
	if (json)
		buf_str(&c->out, "\n]}\n");
	else if (l.n == 0 && c->diag.nerror == 0)
		out_line(c, MSG_CMD_BIN_NOTHING, NULL);
}

/* ---- out of it ---- */

struct wanted {
	const char	*agency;
	int		 year;
	int64_t		 number;	/* 0 = the one deleted last */
	int64_t		 found;
};

static bool
find(void *ctx, const struct store_binned *b)
{
	struct wanted *w = ctx;

	if (strcmp(b->agency, w->agency) == 0 && b->year == w->year &&
	    (w->number == 0 || w->number == b->id))
		w->found = b->id;
	return w->found == 0;
}

/* A whole number of that size; -1 with a message. */
static int64_t
number(struct cmd *c, const char *s, int64_t most)
{
	char *end;
	long long v = strtoll(s, &end, 10);

	if (*s >= '0' && *s <= '9' && *end == '\0' && v >= 0 && v <= most)
		return v;
	usage_error(c, MSG_CMD_BIN_NUMBER, s, NULL);
	return -1;
}

static void
restore(struct cmd *c)
{
	struct wanted w = { NULL, option_year(c, c->arg[1]), 0, 0 };
	struct agency a;

	if (w.year == 0 || (c->narg == 3 &&
	    (w.number = number(c, c->arg[2], INT64_MAX)) < 0) ||
	    !cmd_store(c, STORE_WRITE) || !cmd_agency(c, c->arg[0], false, &a))
		return;
	w.agency = a.name;
	if (store_bin_each(c->store, find, &w, &c->diag)) {
		if (w.found == 0)
			usage_error(c, MSG_CMD_BIN_NOT_THERE, a.name, INT(w.year), NULL);
		else if (store_undelete(c->store, w.found, &c->diag))
			out_line(c, MSG_CMD_BIN_RESTORED, a.name, INT(w.year), NULL);
	}
	agency_release(&a);
}

static void
empty(struct cmd *c)
{
	int64_t days = c->narg == 0 ? DAYS_USUAL : number(c, c->arg[0], DAYS_MOST);
	int n;

	if (days >= 0 && cmd_store(c, STORE_WRITE) &&
	    store_bin_empty(c->store, (int)days, &n, &c->diag))
		out_line(c, MSG_CMD_BIN_EMPTIED, INT(n), INT(days), NULL);
}

static void
delete(struct cmd *c)
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

void
cmd_delete(struct cmd *c)
{
	static const struct {
		enum opt	 opt;
		int		 min, max;
		void		(*run)(struct cmd *);
	} ways[] = {
		{ OPT_LIST, 0, 0, list }, { OPT_RESTORE, 2, 3, restore },
		{ OPT_EMPTY, 0, 1, empty }, { OPT__MAX, 2, 2, delete },
	};
	size_t i, n = 0, way = ARRAY_LEN(ways) - 1;

	for (i = 0; ways[i].opt != OPT__MAX; i++)
		if (c->opt[ways[i].opt] != NULL) {
			way = i;
			n++;
		}
	if (n > 1 || c->narg < ways[way].min || c->narg > ways[way].max ||
	    (c->opt[OPT_JSON] != NULL && ways[way].opt != OPT_LIST))
		usage_error(c, MSG_CMD_DELETE_WAYS, msg_text(c->lang, c->command->synopsis),
		    NULL);
	else
		ways[way].run(c);
}
