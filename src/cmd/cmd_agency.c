/*
 * cmd_agency.c - nianbao agency list | set NAME [--kind --level --code --alias --sign] |
 * rename OLD NEW
 *
 * Kind and level decide which checks run (townships make no 规章, departments
 * publish by the end of January); unknown keeps those checks silent.
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
#include "report/report.h"
#include "store/store.h"

static const enum msg level_msg[] = {
	MSG_NONE, MSG_CMD_LEVEL_STATE, MSG_CMD_LEVEL_PROVINCE, MSG_CMD_LEVEL_CITY,
	MSG_CMD_LEVEL_COUNTY, MSG_CMD_LEVEL_TOWNSHIP,
};

struct listing {
	struct cmd	*c;
	size_t		 n;
};

struct names {
	struct cmd	*c;
	struct buf	 text;
};

static void
add_name(void *ctx, const char *name)
{
	struct names *n = ctx;

	if (n->c->opt[OPT_JSON] != NULL) {
		buf_str(&n->text, n->text.len > 0 ? "," : "");
		export_json_string(&n->text, name);
		return;
	}
	buf_str(&n->text, n->text.len == 0 ? "" : n->c->lang == LANG_EN ? ", " : "、");
	text_visible(&n->text, name, strlen(name), false);
}

static bool
list_one(void *ctx, const struct agency *a)
{
	struct listing *listing = ctx;
	struct cmd *c = listing->c;
	const char *kind = agency_kind_name(a->kind);
	struct names names = { c, BUF_INIT };
	struct buf *b = &c->out;

	store_alias_each(c->store, a->id, add_name, &names, &c->diag);
	if (c->opt[OPT_JSON] != NULL) {
		buf_str(b, listing->n++ > 0 ? ",\n {\"name\":" : "\n {\"name\":");
		export_json_string(b, a->name);
		buf_str(b, ",\"code\":");
		export_json_string(b, a->org_code);
		buf_str(b, ",\"kind\":");
		export_json_string(b, kind);
		if (a->level > 0)
			buf_printf(b, ",\"level\":%d", a->level);
		else
			buf_str(b, ",\"level\":null");
		buf_printf(b, ",\"signs\":%s,\"sign_as\":", a->signs ? "true" : "false");
		export_json_string(b, a->sign_as);
		buf_printf(b, ",\"aliases\":[%s]}", buf_cstr(&names.text));
		buf_release(&names.text);
		return true;
	}
	listing->n++;
	text_pad(b, a->org_code != NULL ? a->org_code : "-", 20, TEXT_LEFT);
	if (kind == NULL)
		kind = "-";
	else if (c->lang != LANG_EN)
		kind = agency_kind_label(a->kind);
	text_pad(b, kind, 12, TEXT_LEFT);
	text_pad(b, a->level > 0 ? msg_text(c->lang, level_msg[a->level]) : "-", 10,
	    TEXT_LEFT);
	text_visible(b, a->name, strlen(a->name), false);
	if (names.text.len > 0)
		msg_put(b, c->lang, MSG_CMD_AGENCY_ALSO, buf_cstr(&names.text), NULL);
	if (a->signs)
		msg_put(b, c->lang, MSG_CMD_AGENCY_SIGNS, NULL);
	if (a->sign_as != NULL)
		msg_put(b, c->lang, MSG_CMD_AGENCY_SIGNS_AS, a->sign_as, NULL);
	buf_chr(b, '\n');
	buf_release(&names.text);
	return true;
}

static void
agency_list(struct cmd *c)
{
	struct listing listing = { c, 0 };

	if (!cmd_store(c, STORE_READ))
		return;
	if (c->opt[OPT_JSON] != NULL) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"agencies\":[");
	}
	store_agency_each(c->store, list_one, &listing, &c->diag);
	if (c->opt[OPT_JSON] != NULL)
		buf_str(&c->out, "\n]}\n");
	else if (listing.n == 0)
		out_line(c, MSG_CMD_AGENCY_NONE, NULL);
}

/* "3" or 市; 0 when it is neither. */
static int
read_level(struct cmd *c, const char *s)
{
	if (s[0] >= '1' && s[0] <= '5' && s[1] == '\0')
		return s[0] - '0';
	for (int i = 1; i <= 5; i++)
		if (strcmp(s, msg_text(LANG_ZH, level_msg[i])) == 0 ||
		    strcmp(s, msg_text(LANG_EN, level_msg[i])) == 0)
			return i;
	usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_LEVEL].name, s,
	    "1 2 3 4 5", NULL);
	return 0;
}

/* 落款: when, and under what name. */
static void
set_signing(struct cmd *c, struct agency *a)
{
	const char *when = c->opt[OPT_SIGN], *as = c->opt[OPT_SIGN_AS];

	if (when != NULL && strcmp(when, "always") != 0 && strcmp(when, "asked") != 0)
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_SIGN].name, when,
		    "always asked", NULL);
	if (when != NULL)
		a->signs = strcmp(when, "always") == 0;
	if (as != NULL) {
		free(a->sign_as);
		a->sign_as = as[0] != '\0' ? agency_name(as) : NULL;
		if (as[0] != '\0' && a->sign_as == NULL)
			usage_error(c, MSG_CMD_AGENCY_NAME, NULL);
	}
}

static void
agency_set(struct cmd *c, const char *name)
{
	const char *kind = c->opt[OPT_KIND], *level = c->opt[OPT_LEVEL];
	enum agency_kind k = AGENCY_UNKNOWN;
	struct agency agency;
	bool made = false;
	int l = 0;

	if (kind != NULL && !agency_kind_by_name(kind, &k))
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_KIND].name,
		    kind, "government office department township other", NULL);
	if (level != NULL)
		l = read_level(c, level);
	if (c->diag.nerror > 0 || !cmd_store(c, STORE_CREATE))
		return;

	agency_init(&agency);
	if (cmd_find_agency(c, name, &agency) == LOOKUP_ABSENT) {
		agency.name = agency_name(name);
		if (agency.name == NULL)
			usage_error(c, MSG_CMD_AGENCY_NAME, NULL);
		made = true;
	}
	if (kind != NULL)
		agency.kind = k;
	if (level != NULL)
		agency.level = l;
	if (c->opt[OPT_CODE] != NULL) {
		free(agency.org_code);
		agency.org_code = c->opt[OPT_CODE][0] != '\0' ?
		    mem_strdup(c->opt[OPT_CODE]) : NULL;
	}
	set_signing(c, &agency);
	if (c->diag.nerror == 0 && store_agency_set(c->store, &agency, c->alias,
	    c->nalias, &c->diag))
		out_line(c, made ? MSG_CMD_AGENCY_MADE : MSG_CMD_AGENCY_SET, agency.name,
		    NULL);
	agency_release(&agency);
}

static void
agency_rename(struct cmd *c, const char *old, const char *to)
{
	char *now = agency_name(to);
	struct agency agency;

	agency_init(&agency);
	if (now == NULL)
		usage_error(c, MSG_CMD_AGENCY_NAME, NULL);
	else if (cmd_store(c, STORE_WRITE) && cmd_agency(c, old, true, &agency) &&
	    store_agency_rename(c->store, agency.name, now, &c->diag))
		out_line(c, MSG_CMD_AGENCY_RENAMED, agency.name, now, NULL);
	free(now);
	agency_release(&agency);
}

void
cmd_agency_command(struct cmd *c)
{
	static const enum opt set_only[] = {
		OPT_KIND, OPT_LEVEL, OPT_CODE, OPT_ALIAS, OPT_NO_ALIAS,
		OPT_SIGN, OPT_SIGN_AS
	};
	const char *what = c->arg[0];

	for (size_t i = 0; i < ARRAY_LEN(set_only) && strcmp(what, "set") != 0; i++)
		if (c->opt[set_only[i]] != NULL) {
			usage_error(c, MSG_CMD_OPTION_MISFIT,
			    cmd_options[set_only[i]].name, what, NULL);
			return;
		}
	if (strcmp(what, "list") == 0 && c->narg == 1)
		agency_list(c);
	else if (strcmp(what, "set") == 0 && c->narg == 2)
		agency_set(c, c->arg[1]);
	else if (strcmp(what, "rename") == 0 && c->narg == 3)
		agency_rename(c, c->arg[1], c->arg[2]);
	else
		usage_error(c, MSG_CMD_SUBCOMMAND, "agency", what,
		    msg_text(c->lang, c->command->synopsis), NULL);
}
