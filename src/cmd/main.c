/*
 * main.c - the program: the table of subcommands, and one run of one of them.
 *
 *   main -> kiosk_environment -> options_parse -> kiosk_enter -> command->run -> out_finish
 *
 * Without a command, or with `edit`, the terminal application runs.  main() is
 * the only place that decides the exit status (through out_finish).
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"

#define READ_OPTIONS	(OPT_BIT(AGENCY) | OPT_BIT(YEAR) | OPT_BIT(BLANK_ZERO))
#define CHECK_OPTIONS	(READ_OPTIONS | OPT_BIT(JSON) | OPT_BIT(STRICT) | \
			 OPT_BIT(FILE) | OPT_BIT(PRIOR) | OPT_BIT(FORMAT) | \
			 OPT_BIT(OUTPUT))
#define IMPORT_OPTIONS	(READ_OPTIONS | OPT_BIT(ACCEPT) | OPT_BIT(REPLACE) | \
			 OPT_BIT(DRY_RUN) | OPT_BIT(JSON))
#define EXPORT_OPTIONS	(OPT_BIT(FORMAT) | OPT_BIT(OUTPUT) | OPT_BIT(DRAFT) | \
			 OPT_BIT(AUDIT_HEAD) | OPT_BIT(ALL) | OPT_BIT(READY) | \
			 OPT_BIT(FRAGMENT) | OPT_BIT(SIGNATURE) | OPT_BIT(CHARTS) | \
			 OPT_BIT(YEAR) | OPT_BIT(BASE))
#define TALLY_OPTIONS	(OPT_BIT(AGENCY) | OPT_BIT(YEAR) | OPT_BIT(TAKE) | \
			 OPT_BIT(PARTIAL) | OPT_BIT(JSON))
#define CONVERT_OPTIONS	(READ_OPTIONS | OPT_BIT(FORMAT) | OPT_BIT(OUTPUT) | \
			 OPT_BIT(FRAGMENT) | OPT_BIT(SIGNATURE) | OPT_BIT(CHARTS))

static const struct command commands[] = {
#define C(name, options, min, max, id, run) \
	{ name, options, min, max, MSG_CMD_USE_##id, MSG_CMD_DO_##id, run, false }
#define F(name, options, min, max, id, run) \
	{ name, options, min, max, MSG_CMD_USE_##id, MSG_CMD_DO_##id, run, true }
	C("edit",	0,			2, 2,	EDIT,	  cmd_edit),
	C("new",	OPT_BIT(FORM),		2, 2,	NEW,	  cmd_new),
	C("delete",	OPT_BIT(LIST) | OPT_BIT(RESTORE) | OPT_BIT(EMPTY) | OPT_BIT(JSON),
						0, 3,	DELETE,	  cmd_delete),
	C("list",	OPT_BIT(YEAR) | OPT_BIT(JSON), 0, 0, LIST, cmd_list),
	C("agency",	OPT_BIT(KIND) | OPT_BIT(LEVEL) | OPT_BIT(CODE) | OPT_BIT(JSON) |
		OPT_BIT(ALIAS) | OPT_BIT(NO_ALIAS) | OPT_BIT(SIGN) | OPT_BIT(SIGN_AS),
						1, 3,	AGENCY,	  cmd_agency_command),
	C("show",	0,			2, 3,	SHOW,	  cmd_show),
	F("set",	0,			3, -1,	SET,	  cmd_set),
	F("tally",	TALLY_OPTIONS,		1, -1,	TALLY,	  cmd_tally),
	F("import",	IMPORT_OPTIONS,		1, -1,	IMPORT,	  cmd_import),
	C("check",	CHECK_OPTIONS,		0, -1,	CHECK,	  cmd_check),
	F("export",	EXPORT_OPTIONS,		0, 2,	EXPORT,	  cmd_export),
	F("convert",	CONVERT_OPTIONS,	1, 1,	CONVERT,  cmd_convert),
	C("preview",	OPT_BIT(SIGNATURE) | OPT_BIT(AUDIT_HEAD), 2, 3, PREVIEW, cmd_preview),
	C("print",	OPT_BIT(PRINTER) | OPT_BIT(COPIES) | OPT_BIT(DRAFT) |
		OPT_BIT(AUDIT_HEAD) | OPT_BIT(SIGNATURE), 2, 2,	PRINT,	  cmd_print),
	C("explain",	OPT_BIT(REASON),	3, 4,	EXPLAIN,  cmd_explain),
	C("finalize",	OPT_BIT(DRY_RUN),	2, 2,	FINALIZE, cmd_finalize),
	C("reopen",	OPT_BIT(REASON),	2, 2,	REOPEN,	  cmd_reopen),
	C("diff",	OPT_BIT(FORMAT) | OPT_BIT(OUTPUT), 3, 4, DIFF,	  cmd_diff),
	F("check-code",	0,			1, 2,	CHECK_CODE, cmd_check_code),
	C("log",	OPT_BIT(JSON) | OPT_BIT(VERIFY) | OPT_BIT(SINCE) | OPT_BIT(BY) |
		OPT_BIT(CELL),		2, 2,	LOG,	  cmd_log),
	C("form",	OPT_BIT(CHECKS) | OPT_BIT(SOURCE), 1, 3, FORM, cmd_form_command),
	C("db",		OPT_BIT(JSON),		1, 3,	DB,	  cmd_db),
	C("tutor",	0,			0, 0,	TUTOR,	  cmd_tutor),
	C("doctor",	OPT_BIT(JSON),		0, 0,	DOCTOR,	  cmd_doctor),
	C("complete",	0,			0, -1,	COMPLETE, cmd_complete),
	C("help",	0,			0, 1,	HELP,	  cmd_help),
#undef C
#undef F
	{ NULL, 0, 0, 0, MSG_NONE, MSG_NONE, NULL, false }
};

/* A file descriptor 0..2 that is closed would be given to the database next. */
static void
hold_descriptors(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", O_RDONLY) < 0)
			_exit(6);
}

static void
run(struct cmd *c)
{
	if (c->opt[OPT_HELP] != NULL) {
		if (c->command != NULL)
			help_command(c, c->command);
		else
			help_general(c);
	} else if (c->opt[OPT_VERSION] != NULL) {
		help_version(c);
	} else if (c->command != NULL) {
		c->command->run(c);
	} else {
		cmd_edit(c);
	}
}

int
main(int argc, char **argv)
{
	struct cmd c;
	int status;

	hold_descriptors();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	memset(&c, 0, sizeof c);
	kiosk_environment(&c, argc, argv);
	setlocale(LC_ALL, "");
	c.commands = commands;
	diag_init(&c.diag);
	buf_init(&c.out);
	clock_user(c.user, sizeof c.user);
	clock_host(c.host, sizeof c.host);
	c.actor.user = c.user;
	c.actor.host = c.host;
	c.actor.now = clock_utc;
	if (options_parse(&c, argc, argv)) {
		if (c.opt[OPT_USER] != NULL)
			c.actor.user = c.opt[OPT_USER];
		if (kiosk_enter(&c))
			run(&c);
	} else if (c.diag.nerror > 0) {
		diag_note(&c.diag, MSG_CMD_TRY_HELP,
		    c.command != NULL ? " " : "",
		    c.command != NULL ? c.command->name : "", NULL);
	}
	status = out_finish(&c);
	cmd_release(&c);
	return status;
}
