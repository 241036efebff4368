/*
 * kiosk.c - --kiosk DIR, for logins that come from outside: sshd's forced command.
 *
 * The administrator writes the line, and a careless one lets the login add to it
 * (ForceCommand nianbao ... $SSH_ORIGINAL_COMMAND).  So what says where and who is final:
 * each can be said once, nothing of it by the login, and without --kiosk-commands there
 * is no command but edit.  The kernel holds the rest: no other program is ever started,
 * and no file is opened but those in DIR, beside the database, and what belongs to the
 * system.
 *
 * The order matters: what draws a PDF is started first, since nothing can be afterwards;
 * all that is learnt of the user and of the time zone is read before, too.
 */
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sandbox.h"
#include "cmd/cmd.h"
#include "export/render.h"

#define LOGIN_WORDS	"SSH_ORIGINAL_COMMAND"	/* sshd(8): what the login asked for */

/* ---- the environment ---- */

static bool
plain_value(const char *s)
{
	return s[0] != '\0' && strlen(s) < 64 &&
	    s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789_.@+-")] == '\0';
}

/* It comes from whoever logs in.  Only what a terminal needs is kept, and only with
 * harmless values: GCONV_PATH, TERMINFO and the like are ways to run other people's
 * code. */
static void
clear_environment(void)
{
	static const char *const keep[] = {
		"TERM", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TIME",
		"LC_COLLATE",
	};
	char *value[ARRAY_LEN(keep)];

	for (size_t i = 0; i < ARRAY_LEN(keep); i++)
		value[i] = mem_strdup(getenv(keep[i]));
	clearenv();
	for (size_t i = 0; i < ARRAY_LEN(keep); i++) {
		if (value[i] != NULL && plain_value(value[i]))
			setenv(keep[i], value[i], 1);
		free(value[i]);
	}
}

#define BLANKS	" \t\n"

static int
words_of(const char *s)
{
	int n = 0;

	while (*(s += strspn(s, BLANKS)) != '\0') {
		s += strcspn(s, BLANKS);
		n++;
	}
	return n;
}

/*
 * How many words of the line are the administrator's, when the login asked sshd for
 * "asked".  Where its words were added, a shell has split them at blanks, so that the
 * line ends with the last of them, or has added them as one.  Names with * ? [ it makes
 * out: --kiosk-c* may have become what a file is called; then -1.
 */
static int
own_words(const char *asked, int argc, char **argv)
{
	const char *last = asked + strlen(asked), *end = last;

	if (asked[strcspn(asked, "*?[")] != '\0')
		return -1;
	while (end > asked && strchr(BLANKS, end[-1]) != NULL)
		end--;
	for (last = end; last > asked && strchr(BLANKS, last[-1]) == NULL; )
		last--;
	if (last == end || argc < 2)
		return argc - 1;
	if (strcmp(argv[argc - 1], asked) == 0)
		return argc - 2;
	if (strlen(argv[argc - 1]) != (size_t)(end - last) ||
	    memcmp(argv[argc - 1], last, (size_t)(end - last)) != 0)
		return argc - 1;
	return argc - 1 - words_of(asked);
}

/* Before anything reads the environment; where only the configuration file says kiosk,
 * kiosk_enter() does the same as soon as it is known. */
void
kiosk_environment(struct cmd *c, int argc, char **argv)
{
	const char *asked = getenv(LOGIN_WORDS);
	bool kiosk = false;

	c->own_words = asked != NULL ? own_words(asked, argc, argv) : argc - 1;
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
		if (strcmp(argv[i], "--kiosk") == 0 || strncmp(argv[i], "--kiosk=", 8) == 0)
			kiosk = true;
	if (kiosk)
		clear_environment();
}

/* ---- the command line ---- */

/* What says where and who. */
static const struct { enum opt id; bool before; } fixed[] = {
	{ OPT_DB, false }, { OPT_KIOSK, false }, { OPT_KIOSK_COMMANDS, false },
	/* An administrator who did not say these has not left them to the login. */
	{ OPT_FORMS, true }, { OPT_USER, true },
};

/* Is an option of the line one that the login has added? */
static bool
from_login(const struct cmd *c, enum opt id)
{
	return c->at[id] > (c->own_words < 0 ? c->at[OPT_KIOSK] : c->own_words);
}

static bool
is_final(struct cmd *c)
{
	for (size_t i = 0; i < ARRAY_LEN(fixed); i++) {
		enum opt id = fixed[i].id;
		const char *name = cmd_options[id].name;

		if (c->again[id])
			usage_error(c, MSG_CMD_KIOSK_AGAIN, name, NULL);
		else if (from_login(c, id))
			usage_error(c, MSG_CMD_KIOSK_LOGIN, name, NULL);
		else if (fixed[i].before && c->at[id] > c->at[OPT_KIOSK])
			usage_error(c, MSG_CMD_KIOSK_BEFORE, name, NULL);
	}
	if (c->command != NULL && c->command->run != cmd_edit &&
	    c->opt[OPT_KIOSK_COMMANDS] == NULL)
		usage_error(c, MSG_CMD_KIOSK_COMMAND, c->command->name, NULL);
	return c->diag.nerror == 0;
}

/* DIR by its whole name, so that no link of it can be turned elsewhere later. */
static bool
find_folder(struct cmd *c)
{
	char path[PATH_MAX];

	if (realpath(c->opt[OPT_KIOSK], path) != NULL && file_is_dir(path)) {
		c->opt[OPT_KIOSK] = cmd_keep(c, mem_strdup(path));
		return true;
	}
	usage_error(c, MSG_CMD_KIOSK_FOLDER, c->opt[OPT_KIOSK], NULL);
	return false;
}

/* ---- what the kernel holds ---- */

/* Can a PDF be wanted of this run?  It waits for that without rights, and asleep. */
static bool
may_draw(const struct cmd *c)
{
	return c->command == NULL || (c->command->options & OPT_BIT(FORMAT)) != 0 ||
	    c->command->run == cmd_edit;
}

static bool
fence(struct cmd *c)
{
	/* Libraries, locales and terminals; the terminal itself, and its encoding. */
	static const struct sandbox_place system[] = {
		{ "/usr", false }, { "/lib", false }, { "/lib64", false },
		{ "/etc/terminfo", false }, { "/etc/ld.so.cache", false },
		{ "/etc/localtime", false }, { "/dev/null", true }, { "/dev/tty", true },
		{ "/dev/ptmx", true }, { "/dev/pts", true },
	};
	struct sandbox_place place[ARRAY_LEN(system) + 3];
	const char *db = cmd_store_path(c);
	char *folder = db != NULL ? file_folder(db) : NULL;
	size_t n = ARRAY_LEN(system);
	bool held;

	memcpy(place, system, sizeof system);
	place[n++] = (struct sandbox_place){ c->opt[OPT_KIOSK], true };
	if (folder != NULL)
		place[n++] = (struct sandbox_place){ folder, true };
	if (c->opt[OPT_FORMS] != NULL)
		place[n++] = (struct sandbox_place){ c->opt[OPT_FORMS], false };
	held = sandbox_only(place, n);
	free(folder);
	return held;
}

/* Kiosk mode promises that no other program is started; where the kernel does not see to
 * it, there is none.  That no other file is opened the application sees to by itself, so
 * it runs where only that lock is missing; commands do not. */
static bool
give_up_rights(struct cmd *c)
{
	if (may_draw(c)) {
		c->render = render_new();
		render_start(c->render);
	}
	tzset();
	if (!sandbox_no_exec()) {
		diag_error(&c->diag, DIAG_DATA, MSG_CMD_NO_KIOSK, NULL);
		return false;
	}
	if (!fence(c) && c->opt[OPT_KIOSK_COMMANDS] != NULL) {
		diag_error(&c->diag, DIAG_DATA, MSG_CMD_KIOSK_NO_FENCE, NULL);
		return false;
	}
	return true;
}

/* Help does no harm. */
bool
kiosk_enter(struct cmd *c)
{
	if (c->opt[OPT_KIOSK] == NULL && c->opt[OPT_KIOSK_COMMANDS] != NULL) {
		usage_error(c, MSG_CMD_KIOSK_ALONE, NULL);
		return false;
	}
	if (c->opt[OPT_KIOSK] == NULL || c->opt[OPT_HELP] != NULL ||
	    c->opt[OPT_VERSION] != NULL)
		return true;
	if (!is_final(c) || !find_folder(c))
		return false;
	if (c->at[OPT_KIOSK] == 0) {
		clear_environment();
		setlocale(LC_ALL, "");
	}
	return give_up_rights(c);
}
