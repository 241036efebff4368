/*
 * cmd_db.c - nianbao db info | verify | backup FILE | upgrade | due [KIND MM-DD|none]
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "base/target.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "report/report.h"
#include "store/store.h"

static void
db_info(struct cmd *c)
{
	struct store_info info;

	if (!cmd_store(c, STORE_READ) || !store_info(c->store, &info, &c->diag))
		return;
	if (c->opt[OPT_JSON] != NULL) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"file\":");
		export_json_string(&c->out, cmd_store_path(c));
		buf_printf(&c->out, ",\"schema\":%d,\"reports\":%lld,\"agencies\":%lld,"
		    "\"changes\":%lld,\"bytes\":%lld,\"journal\":", info.schema,
		    (long long)info.reports, (long long)info.agencies,
		    (long long)info.changes, (long long)info.bytes);
		export_json_string(&c->out, info.journal);
		buf_str(&c->out, "}\n");
		return;
	}
	out_line(c, MSG_CMD_DB_FILE, cmd_store_path(c), INT((info.bytes + 1023) / 1024),
	    NULL);
	out_line(c, MSG_CMD_DB_SCHEMA, INT(info.schema), info.journal, NULL);
	out_line(c, MSG_CMD_DB_HOLDS, INT(info.reports), INT(info.agencies),
	    INT(info.changes), NULL);
	help_encodings(c);
}

static void
db_verify(struct cmd *c)
{
	if (cmd_store(c, STORE_READ) && store_verify_file(c->store, &c->diag) &&
	    c->diag.nerror == 0)
		out_line(c, MSG_CMD_DB_GOOD, cmd_store_path(c), NULL);
}

/* Into a pipe, a device, or a descriptor: for what packs or sends the copy. */
static void
backup_stream(struct cmd *c, const struct target *t, const char *to)
{
	int fd;

	if (t->fd >= 0 && isatty(t->fd)) {
		usage_error(c, MSG_CMD_DB_TERMINAL, NULL);
		return;
	}
	if (!cmd_store(c, STORE_WRITE) ||
	    (fd = target_open(t, to, cmd_guard(c), &c->diag)) < 0)
		return;
	if (store_backup_fd(c->store, fd, to, &c->diag) && t->fd != STDOUT_FILENO)
		out_line(c, MSG_CMD_DB_BACKUP, to, NULL);
	close(fd);
}

static void
db_backup(struct cmd *c, const char *to)
{
	struct target t;

	if (c->opt[OPT_KIOSK] != NULL) {
		usage_error(c, MSG_CMD_KIOSK, to, NULL);
		return;
	}
	if (!target_look(&t, to, cmd_guard(c), &c->diag))
		return;
	if (t.kind != TARGET_FILE) {
		backup_stream(c, &t, to);
		return;
	}
	if (t.there) {
		usage_error(c, MSG_CMD_DB_EXISTS, to, NULL);
		return;
	}
	if (cmd_store(c, STORE_WRITE) && store_backup(c->store, to, &c->diag))
		out_line(c, MSG_CMD_DB_BACKUP, to, NULL);
}

static void
db_upgrade(struct cmd *c)
{
	const char *path = cmd_store_path(c);
	int from = 0, to = 0;

	if (path == NULL)
		return;
	if (!file_exists(path)) {
		diag_error(&c->diag, DIAG_DATA, MSG_CMD_NO_DATABASE, path, NULL);
		return;
	}
	if (!store_upgrade(path, &from, &to, &c->actor, &c->diag))
		return;
	out_line(c, from == to ? MSG_CMD_DB_NEWEST : MSG_CMD_DB_UPGRADED, path,
	    INT(from), INT(to), NULL);
}

static bool
is_day(const char *s)
{
	static const char days[] = "312931303130313130313031";
	int month, day;

	if (strlen(s) != 5 || s[2] != '-' || strspn(s, "0123456789") != 2 ||
	    strspn(s + 3, "0123456789") != 2)
		return false;
	month = (s[0] - '0') * 10 + s[1] - '0';
	day = (s[3] - '0') * 10 + s[4] - '0';
	return month >= 1 && month <= 12 && day >= 1 &&
	    day <= (days[2 * month - 2] - '0') * 10 + days[2 * month - 1] - '0';
}

static void
due_list(struct cmd *c)
{
	if (!cmd_store(c, STORE_READ))
		return;
	for (int i = 0; i < AGENCY__MAX; i++) {
		const char *kind = agency_kind_name((enum agency_kind)i);
		char key[40], *due;

		if (kind == NULL)
			continue;
		snprintf(key, sizeof key, "due %s", kind);
		if ((due = store_setting(c->store, key)) != NULL)
			buf_printf(&c->out, "%s %s\n", kind, due);
		free(due);
	}
}

/* By when reports of one kind of office are asked for locally (check D803). */
static void
due_set(struct cmd *c, const char *name, const char *day)
{
	enum agency_kind kind;
	char key[40];
	bool none = strcmp(day, "none") == 0;

	if (!agency_kind_by_name(name, &kind) || agency_kind_name(kind) == NULL ||
	    !(none || is_day(day))) {
		usage_error(c, MSG_CMD_DB_DUE, name, day, NULL);
		return;
	}
	snprintf(key, sizeof key, "due %s", agency_kind_name(kind));
	if (cmd_store(c, STORE_WRITE))
		store_set_setting(c->store, key, none ? NULL : day, &c->diag);
}

void
cmd_db(struct cmd *c)
{
	const char *what = c->arg[0];

	if (strcmp(what, "info") == 0 && c->narg == 1)
		db_info(c);
	else if (strcmp(what, "verify") == 0 && c->narg == 1)
		db_verify(c);
	else if (strcmp(what, "backup") == 0 && c->narg == 2)
		db_backup(c, c->raw[1]);
	else if (strcmp(what, "upgrade") == 0 && c->narg == 1)
		db_upgrade(c);
	else if (strcmp(what, "due") == 0 && c->narg == 1)
		due_list(c);
	else if (strcmp(what, "due") == 0 && c->narg == 3)
		due_set(c, c->arg[1], c->arg[2]);
	else
		usage_error(c, MSG_CMD_SUBCOMMAND, "db", what,
		    msg_text(c->lang, c->command->synopsis), NULL);
}
