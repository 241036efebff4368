/*
 * help.c - --help and --version, made from the tables of commands and options.
 */
#include <string.h>
#include "base/buf.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sandbox.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/collect.h"
#include "export/export.h"

#define HELP_COLUMN	26	/* where explanations begin */

/* "  left side", and where the explanation begins. */
static void
put_left(struct cmd *c, const char *left)
{
	buf_str(&c->out, "  ");
	if (text_width(left) > HELP_COLUMN - 4) {
		buf_str(&c->out, left);
		buf_chr(&c->out, '\n');
		buf_repeat(&c->out, " ", HELP_COLUMN);
	} else {
		text_pad(&c->out, left, HELP_COLUMN - 2, TEXT_LEFT);
	}
}

/* "  left side        explanation", on two lines where the left side is long. */
static void
put_pair(struct cmd *c, const char *left, enum msg help)
{
	put_left(c, left);
	out_line(c, help, NULL);
}

/* --format: what this command can write, from the tables of that. */
static void
put_formats(struct cmd *c, const struct command *k, const char *left)
{
	struct buf one = BUF_INIT, all = BUF_INIT;

	cmd_export_formats(&one, (k->options & (OPT_BIT(DRAFT) | OPT_BIT(FRAGMENT))) != 0);
	for (const struct collection *x = collections; x->format != NULL; x++)
		if (exporter_find(x->format) == NULL)
			buf_printf(&all, "%s%s", all.len > 0 ? " " : "", x->format);
	put_left(c, left);
	if (k->options & OPT_BIT(ALL))
		out_line(c, MSG_CMD_OPT_FORMAT_ALL, buf_cstr(&one), buf_cstr(&all), NULL);
	else
		out_line(c, MSG_CMD_OPT_FORMAT, buf_cstr(&one), NULL);
	buf_release(&one);
	buf_release(&all);
}

static void
put_option(struct cmd *c, const struct command *k, enum opt id)
{
	const struct cmd_option *o = &cmd_options[id];
	struct buf left = BUF_INIT;

	if (o->letter != 0)
		buf_printf(&left, "-%c, ", o->letter);
	buf_printf(&left, "--%s", o->name);
	if (o->arg[0] != '\0')
		buf_printf(&left, " %s", o->arg);
	if (id == OPT_FORMAT)
		put_formats(c, k, buf_cstr(&left));
	else
		put_pair(c, buf_cstr(&left), o->help);
	buf_release(&left);
}

void
help_general(struct cmd *c)
{
	out_line(c, MSG_CMD_HELP_HEAD, NULL);
	out_line(c, MSG_CMD_HELP_COMMANDS, NULL);
	put_pair(c, "nianbao", MSG_CMD_HELP_APPLICATION);
	for (const struct command *k = c->commands; k->name != NULL; k++)
		put_pair(c, k->name, k->help);
	buf_chr(&c->out, '\n');
	out_line(c, MSG_CMD_HELP_OPTIONS, NULL);
	for (int i = 0; i <= OPT_GLOBAL_LAST; i++)
		put_option(c, NULL, (enum opt)i);
	buf_chr(&c->out, '\n');
	out_line(c, MSG_CMD_HELP_STATUS, NULL);
	out_line(c, MSG_CMD_HELP_MORE, NULL);
}

void
help_command(struct cmd *c, const struct command *k)
{
	out_line(c, MSG_CMD_HELP_USAGE, msg_text(c->lang, k->synopsis), NULL);
	buf_chr(&c->out, '\n');
	out_line(c, k->help, NULL);
	if (k->run == cmd_set)
		out_line(c, MSG_CMD_MORE_SET, NULL);
	if (k->run == cmd_tally)
		out_line(c, MSG_CMD_MORE_TALLY, NULL);
	if (k->options != 0) {
		buf_chr(&c->out, '\n');
		out_line(c, MSG_CMD_HELP_OWN_OPTIONS, NULL);
		for (int i = OPT_GLOBAL_LAST + 1; i < OPT__MAX; i++)
			if (option_goes(k, (enum opt)i))
				put_option(c, k, (enum opt)i);
	}
	buf_chr(&c->out, '\n');
	out_line(c, MSG_CMD_HELP_EVERY, NULL);
}

void
help_encodings(struct cmd *c)
{
	struct buf	 library = BUF_INIT;

	encode_library(&library);
	out_line(c, encode_selftest() ? MSG_CMD_VERSION_ENCODE :
	    MSG_CMD_VERSION_NO_ENCODE, buf_cstr(&library), NULL);
	buf_release(&library);
}

/* What the kernel of this machine keeps for us. */
static void
put_locks(struct cmd *c)
{
	static const struct { unsigned bit; enum msg msg; } lock[] = {
		{ SANDBOX_MEMORY, MSG_CMD_VERSION_MEMORY },
		{ SANDBOX_FILES, MSG_CMD_VERSION_FILES },
		{ SANDBOX_CALLS, MSG_CMD_VERSION_CALLS }
	};
	unsigned holds = sandbox_probe();
	struct buf words = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(lock); i++) {
		if ((holds & lock[i].bit) == 0)
			continue;
		if (words.len > 0)
			buf_str(&words, msg_text(c->lang, MSG_REPORT_LIST_AND));
		buf_str(&words, msg_text(c->lang, lock[i].msg));
	}
	out_line(c, MSG_CMD_VERSION_READER, words.len > 0 ? buf_cstr(&words) :
	    msg_text(c->lang, MSG_CMD_VERSION_NOTHING), NULL);
	out_line(c, !(holds & SANDBOX_PROGRAMS) ? MSG_CMD_VERSION_NO_KIOSK :
	    holds & SANDBOX_FILES ? MSG_CMD_VERSION_KIOSK : MSG_CMD_VERSION_KIOSK_SCREEN, NULL);
	buf_release(&words);
}

void
help_version(struct cmd *c)
{
	buf_str(&c->out, "nianbao " NIANBAO_VERSION "\n");
	help_encodings(c);
	put_locks(c);
	if (!cmd_forms(c))
		return;
	for (size_t i = 0; i < c->forms.n; i++)
		out_line(c, MSG_CMD_VERSION_FORM, c->forms.form[i].code,
		    c->forms.form[i].name, NULL);
}

/* `nianbao help [COMMAND]`, for those who look for it there, and `help man`, which
 * makes a page of the manual. */
void
cmd_help(struct cmd *c)
{
	const struct command *k;

	if (c->narg == 0) {
		help_general(c);
		return;
	}
	if (strcmp(c->arg[0], "man") == 0) {
		help_manual(c);
		return;
	}
	k = option_command(c, c->arg[0]);
	if (k == NULL)
		usage_error(c, MSG_CMD_UNKNOWN_COMMAND, c->arg[0], NULL);
	else
		help_command(c, k);
}
