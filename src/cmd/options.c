/*
 * options.c - the command line and the configuration file into struct cmd.
 *
 * Options stand before or after the command, take their value after "=" or as
 * the next word, and end at "--".  All of them are one table (CMD_OPTIONS), so
 * the parser, the help and the configuration file know the same names.  The
 * configuration file holds "name = value" lines of the global options; what the
 * command line says wins.
 *
 * Must never touch a database, and must find every mistake of the command line
 * it can (status 2) before anything else happens.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "report/report.h"
#include "store/store.h"

const struct cmd_option cmd_options[OPT__MAX] = {
#define O(id, name, letter, arg) { name, letter, arg, MSG_CMD_OPT_##id },
	CMD_OPTIONS(O)
#undef O
};

static bool
is_path(enum opt id)
{
	return id == OPT_DB || id == OPT_FORMS || id == OPT_KIOSK || id == OPT_OUTPUT ||
	    id == OPT_PRIOR || id == OPT_FILE;
}

/* A word of the command line as UTF-8: under a GBK or GB18030 locale the shell
 * hands over the bytes of that encoding. */
static const char *
to_utf8(struct cmd *c, const char *s)
{
	struct buf b = BUF_INIT;

	if (text_valid(s, strlen(s)))
		return s;
	if (!encode_read(&b, s, strlen(s), ENCODING_GB18030, NULL)) {
		buf_release(&b);
		usage_error(c, MSG_CMD_ARG_ENCODING, s, NULL);
		return s;
	}
	return cmd_keep(c, buf_detach(&b));
}

static void
add_operand(struct cmd *c, const char *s, bool path)
{
	c->arg = mem_resize(c->arg, (size_t)c->narg + 1, sizeof *c->arg);
	c->raw = mem_resize(c->raw, (size_t)c->narg + 1, sizeof *c->raw);
	c->raw[c->narg] = s;
	c->arg[c->narg++] = path ? s : to_utf8(c, s);
}

/* Names that are said in Chinese where the matter has no other. */
static const struct { const char *name; enum opt id; } also[] = {
	{ "落款", OPT_SIGNATURE },
	{ "图解", OPT_CHARTS },
	{ "署名", OPT_SIGN_AS },
};

static int
find_long(const char *name, size_t n)
{
	for (size_t i = 0; i < ARRAY_LEN(also); i++)
		if (strlen(also[i].name) == n && memcmp(also[i].name, name, n) == 0)
			return (int)also[i].id;
	for (int i = 0; i < OPT__MAX; i++)
		if (strlen(cmd_options[i].name) == n &&
		    memcmp(cmd_options[i].name, name, n) == 0)
			return i;
	return -1;
}

static int
find_letter(char letter)
{
	for (int i = 0; i < OPT__MAX; i++)
		if (cmd_options[i].letter != 0 && cmd_options[i].letter == letter)
			return i;
	return -1;
}

static void
unknown_option(struct cmd *c, const char *word)
{
	struct near near;
	struct buf b = BUF_INIT;

	near_init(&near, word);
	for (int i = 0; i < OPT__MAX && word[1] == '-'; i++) {
		buf_reset(&b);
		buf_printf(&b, "--%s", cmd_options[i].name);
		near_add(&near, buf_cstr(&b));
	}
	buf_reset(&b);
	near_take(&near, &b, c->lang);
	if (b.len > 0)
		usage_error(c, MSG_CMD_UNKNOWN_OPTION_NEAR, word,
		    buf_cstr(&b), NULL);
	else
		usage_error(c, MSG_CMD_UNKNOWN_OPTION, word, NULL);
	buf_release(&b);
}

static void
set_option(struct cmd *c, int id, const char *value)
{
	if (id == OPT_FILE && value[0] != '\0')	/* the first of the operands */
		add_operand(c, value, true);
	c->again[id] |= c->opt[id] != NULL;
	c->at[id] = c->word;
	c->opt[id] = is_path(id) ? value : to_utf8(c, value);
	if (id == OPT_ALIAS || id == OPT_NO_ALIAS) {
		c->alias = mem_resize(c->alias, c->nalias + 1, sizeof *c->alias);
		c->alias[c->nalias++] = (struct store_alias){ c->opt[id],
			id == OPT_NO_ALIAS };
	}
}

/* A file of such a name is written ./--odd or after =. */
static bool
is_option(const char *word)
{
	return strncmp(word, "--", 2) == 0;
}

/* "--name", "--name=value" or "--name value"; returns the words used up. */
static int
parse_long(struct cmd *c, char **word, int left)
{
	const char *name = word[0] + 2, *equal = strchr(name, '=');
	size_t n = equal != NULL ? (size_t)(equal - name) : strlen(name);
	int id = find_long(name, n);

	if (id < 0) {
		const char *bare = cmd_keep(c, mem_strndup(word[0], n + 2));

		unknown_option(c, bare);
	} else if (cmd_options[id].arg[0] == '\0') {
		if (equal != NULL)
			usage_error(c, MSG_CMD_OPTION_NO_VALUE,
			    cmd_options[id].name, NULL);
		else
			set_option(c, id, "");
	} else if (equal != NULL) {
		set_option(c, id, equal + 1);
	} else if (id == OPT_FILE && (left < 2 || is_option(word[1]))) {
		set_option(c, id, "");	/* check --file --json a.docx: its files follow */
	} else if (left < 2 || (is_path((enum opt)id) && is_option(word[1]))) {
		usage_error(c, MSG_CMD_OPTION_VALUE, cmd_options[id].name,
		    cmd_options[id].arg, NULL);
	} else {
		set_option(c, id, word[1]);
		return 2;
	}
	return 1;
}

/* "-o FILE", "-oFILE", "-h"; returns the words used up. */
static int
parse_short(struct cmd *c, char **word, int left)
{
	for (const char *p = word[0] + 1; *p != '\0'; p++) {
		int id = find_letter(*p);

		if (id < 0) {
			unknown_option(c, word[0]);
			return 1;
		}
		if (cmd_options[id].arg[0] == '\0') {
			set_option(c, id, "");
		} else if (p[1] != '\0') {
			set_option(c, id, p + 1);
			return 1;
		} else if (left < 2) {
			usage_error(c, MSG_CMD_OPTION_VALUE,
			    cmd_options[id].name, cmd_options[id].arg, NULL);
			return 1;
		} else {
			set_option(c, id, word[1]);
			return 2;
		}
	}
	return 1;
}

const struct command *
option_command(const struct cmd *c, const char *name)
{
	for (const struct command *k = c->commands; k->name != NULL; k++)
		if (strcmp(k->name, name) == 0)
			return k;
	return NULL;
}

static void
find_command(struct cmd *c, const char *name)
{
	struct near near;
	struct buf b = BUF_INIT;

	c->command = option_command(c, name);
	if (c->command != NULL)
		return;
	near_init(&near, name);
	for (const struct command *k = c->commands; k->name != NULL; k++)
		near_add(&near, k->name);
	near_take(&near, &b, c->lang);
	if (b.len > 0)
		usage_error(c, MSG_CMD_UNKNOWN_COMMAND_NEAR, name,
		    buf_cstr(&b), NULL);
	else
		usage_error(c, MSG_CMD_UNKNOWN_COMMAND, name, NULL);
	buf_release(&b);
}

bool
option_goes(const struct command *k, enum opt id)
{
	return id <= OPT_GLOBAL_LAST ||
	    (k != NULL && (k->options >> (id - OPT_GLOBAL_LAST - 1) & 1) != 0);
}

/* Do the options and the number of operands go with the command? */
static void
check_command(struct cmd *c)
{
	for (int i = OPT_GLOBAL_LAST + 1; i < OPT__MAX; i++)
		if (c->opt[i] != NULL && !option_goes(c->command, (enum opt)i))
			usage_error(c, MSG_CMD_OPTION_MISFIT,
			    cmd_options[i].name,
			    c->command != NULL ? c->command->name : "", NULL);
	if (c->command != NULL && (c->narg < c->command->min ||
	    (c->command->max >= 0 && c->narg > c->command->max)))
		usage_error(c, c->narg < c->command->min ?
		    MSG_CMD_FEW_OPERANDS : MSG_CMD_MANY_OPERANDS,
		    msg_text(c->lang, c->command->synopsis), c->command->name, NULL);
}

/* ---- the configuration file ---- */

/* "~/x" in a path of the file; the shell does this on the command line. */
static const char *
expand_home(struct cmd *c, const char *value)
{
	const char *home = getenv("HOME");

	if (strncmp(value, "~/", 2) != 0 || home == NULL)
		return value;
	return cmd_keep(c, file_join(home, value + 2));
}

static void
config_line(struct cmd *c, int number, char *line)
{
	char *equal = strchr(line, '='), *name = line + strspn(line, " \t"), *value;
	size_t n;
	int id;

	if (*name == '#' || *name == '\0')
		return;
	value = equal != NULL ? equal + 1 : name + strlen(name);
	n = equal != NULL ? (size_t)(equal - name) : strlen(name);
	while (n > 0 && strchr(" \t", name[n - 1]) != NULL)
		n--;
	value += strspn(value, " \t");
	for (size_t m = strlen(value); m > 0 && strchr(" \t", value[m - 1]) != NULL; m--)
		value[m - 1] = '\0';

	id = find_long(name, n);
	if (id < 0 || id > OPT_GLOBAL_LAST || id == OPT_HELP || id == OPT_VERSION) {
		name[n] = '\0';
		diag_error_at(&c->diag, number, MSG_CMD_CONFIG_NAME, name, NULL);
		return;
	}
	if (cmd_options[id].arg[0] == '\0') {
		if (strcmp(value, "no") == 0 || strcmp(value, "0") == 0)
			return;
		if (value[0] != '\0' && strcmp(value, "yes") != 0 &&
		    strcmp(value, "1") != 0) {
			diag_error_at(&c->diag, number, MSG_CMD_CONFIG_FLAG,
			    cmd_options[id].name, NULL);
			return;
		}
		*value = '\0';
	} else if (value[0] == '\0') {
		diag_error_at(&c->diag, number, MSG_CMD_OPTION_VALUE,
		    cmd_options[id].name, cmd_options[id].arg, NULL);
		return;
	}
	if (c->opt[id] == NULL)
		c->opt[id] = expand_home(c, cmd_keep(c, mem_strdup(value)));
	else
		c->again[id] = true;
}

static void
read_config(struct cmd *c)
{
	char *path = file_home("CONFIG", "config"), *line, *next;
	struct buf raw = BUF_INIT, text = BUF_INIT;
	int number = 1;

	if (path == NULL || !file_exists(path))
		goto out;
	c->diag.file = cmd_keep(c, path);
	path = NULL;
	if (file_read(&raw, c->diag.file, 1 << 16, &c->diag) &&
	    encode_read(&text, raw.data, raw.len, ENCODING_AUTO, &c->diag)) {
		buf_cstr(&text);
		for (line = text.data; line != NULL; line = next, number++) {
			next = strchr(line, '\n');
			if (next != NULL)
				*next++ = '\0';
			line[strcspn(line, "\r")] = '\0';
			config_line(c, number, line);
		}
	}
	c->diag.file = NULL;
out:
	free(path);
	buf_release(&raw);
	buf_release(&text);
}

/* ---- values ---- */

static void
bad_value(struct cmd *c, enum opt id)
{
	usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[id].name, c->opt[id],
	    cmd_options[id].arg, NULL);
}

/* Chinese, unless the user's messages are to be English (nianbao(1), --lang). */
static enum lang
default_lang(void)
{
	const char *s = getenv("LC_ALL");

	if (s == NULL || *s == '\0')
		s = getenv("LC_MESSAGES");
	return s != NULL && strncasecmp(s, "en", 2) == 0 ? LANG_EN : LANG_ZH;
}

static void
read_lang(struct cmd *c)
{
	const char *s = c->opt[OPT_LANG];

	c->lang = default_lang();
	if (s == NULL)
		return;
	if (strcmp(s, "zh") == 0)
		c->lang = LANG_ZH;
	else if (strcmp(s, "en") == 0)
		c->lang = LANG_EN;
	else
		bad_value(c, OPT_LANG);
}

static void
read_values(struct cmd *c)
{
	char *name;
	const char *s = c->opt[OPT_TERM_ENC];
	enum encoding e;

	if (s != NULL && strcmp(s, "auto") != 0 && (!encoding_by_name(s, &e) ||
	    (e != ENCODING_UTF8 && e != ENCODING_GBK && e != ENCODING_GB18030)))
		bad_value(c, OPT_TERM_ENC);
	s = c->opt[OPT_AMBIGUOUS];
	if (s != NULL && strcmp(s, "auto") != 0 && strcmp(s, "1") != 0 &&
	    strcmp(s, "2") != 0)
		bad_value(c, OPT_AMBIGUOUS);
	s = c->opt[OPT_THEME];
	if (s != NULL && strcmp(s, "default") != 0 && strcmp(s, "contrast") != 0)
		bad_value(c, OPT_THEME);
	s = c->opt[OPT_ENCODING];
	if (s != NULL && strcmp(s, "auto") != 0 && !encoding_by_name(s, &c->encoding))
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_ENCODING].name,
		    s, "utf-8 gb18030 gbk utf-16le utf-16be", NULL);
	if (c->opt[OPT_YEAR] != NULL)
		c->year = option_year(c, c->opt[OPT_YEAR]);
	s = c->opt[OPT_AGENCY];
	if (s != NULL && (name = agency_name(s)) == NULL)
		usage_error(c, MSG_CMD_AGENCY_NAME, NULL);
	else if (s != NULL)
		c->opt[OPT_AGENCY] = cmd_keep(c, name);
	for (size_t i = 0; i < c->nalias; i++) {
		/* one that a program of before took in may be no name */
		if ((name = agency_name(c->alias[i].name)) != NULL)
			c->alias[i].name = cmd_keep(c, name);
		else if (!c->alias[i].drop)
			usage_error(c, MSG_CMD_AGENCY_NAME, NULL);
	}
	s = c->opt[OPT_USER];
	if (s != NULL && (*s == '\0' || strlen(s) >= sizeof c->user))
		bad_value(c, OPT_USER);
}

int
option_year(struct cmd *c, const char *text)
{
	struct buf b = BUF_INIT;
	const char *s;
	int year = 0;

	text_fold(&b, text, strlen(text));
	s = buf_cstr(&b);
	if (strlen(s) == 4 && strspn(s, "0123456789") == 4)
		year = atoi(s);
	if (year < REPORT_YEAR_MIN || year > REPORT_YEAR_MAX) {
		usage_error(c, MSG_CMD_YEAR, text, NULL);
		year = 0;
	}
	buf_release(&b);
	return year;
}

bool
options_parse(struct cmd *c, int argc, char **argv)
{
	const char *name = NULL;
	bool ended = false;

	for (int i = 1; i < argc; ) {
		c->word = i;
		if (!ended && strcmp(argv[i], "--") == 0) {
			ended = true;
			i++;
		} else if (!ended && strncmp(argv[i], "--", 2) == 0) {
			i += parse_long(c, argv + i, argc - i);
		} else if (!ended && argv[i][0] == '-' && argv[i][1] != '\0') {
			i += parse_short(c, argv + i, argc - i);
		} else if (name == NULL) {
			name = argv[i++];
		} else {
			add_operand(c, argv[i++], false);
		}
	}
	read_config(c);
	read_lang(c);
	if (name != NULL)
		find_command(c, name);
	if (c->diag.nerror == 0 && c->opt[OPT_HELP] == NULL &&
	    c->opt[OPT_VERSION] == NULL)
		check_command(c);
	read_values(c);
	return c->diag.nerror == 0;
}
