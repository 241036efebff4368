/*
 * cmd_complete.c - nianbao complete -- WORD...: what may stand in place of the last word.
 *
 * The completions of bash, zsh and fish ask this, so that they know what --help knows:
 * commands and options come from its tables, what an operand is from the synopsis
 * ("show AGENCY YEAR [SECTION]").  One candidate a line; ":file" or ":dir" asks the shell
 * for names of files.  Never makes a database, and says nothing of one it cannot read.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "export/collect.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/report.h"
#include "report/textcheck.h"
#include "store/store.h"

struct typed {
	struct cmd	*c;
	const char	*now;		/* the word to complete */
	const struct command *command;
	const char	*operand[4];
	int		 n;		/* operands before it */
	const struct cmd_option *option;	/* it is the value of this */
	bool		 file;		/* --file was given */
};

static void
offer(struct typed *t, const char *word)
{
	if (strncmp(word, t->now, strlen(t->now)) == 0)
		buf_printf(&t->c->out, "%s\n", word);
}

/* ---- what is typed ---- */

static const struct cmd_option *
option_of(const char *word)
{
	for (int i = 0; i < OPT__MAX; i++)
		if (strcmp(word, cmd_options[i].name) == 0)
			return &cmd_options[i];
	return NULL;
}

/* A word that stands before the one to complete. */
static void
take_word(struct typed *t, const char *w)
{
	const struct cmd_option *o = NULL;

	if (t->option != NULL) {
		if (t->option == &cmd_options[OPT_DB])
			t->c->opt[OPT_DB] = w;
		t->option = NULL;
	} else if (w[0] == '-' && w[1] == '-') {
		o = option_of(w + 2);
		t->file = t->file || o == &cmd_options[OPT_FILE];
	} else if (w[0] == '-' && w[1] != '\0') {
		for (int i = 0; i < OPT__MAX && o == NULL; i++)
			if (cmd_options[i].letter == w[1] && w[2] == '\0')
				o = &cmd_options[i];
	} else if (t->command == NULL) {
		t->command = option_command(t->c, w);
	} else {
		if (t->n < (int)ARRAY_LEN(t->operand))
			t->operand[t->n] = w;
		t->n++;
	}
	if (o != NULL && o->arg[0] != '\0')
		t->option = o;
}

/* ---- the database ---- */

static bool
open_store(struct typed *t)
{
	const char *path = cmd_store_path(t->c);

	if (t->c->store != NULL)
		return true;
	if (path == NULL || !file_exists(path) || !cmd_forms(t->c))
		return false;
	t->c->store = store_open(path, STORE_READ, &t->c->forms, &t->c->actor, &t->c->diag);
	return t->c->store != NULL;
}

static bool
offer_agency(void *ctx, const struct agency *a)
{
	offer(ctx, a->name);
	return true;
}

struct years {
	struct typed	*t;
	const char	*agency;	/* or its beginning */
	int		 last;
};

static bool
offer_year(void *ctx, const struct store_item *l)
{
	struct years *y = ctx;
	char year[16];

	if (strncmp(l->agency, y->agency, strlen(y->agency)) == 0 && l->year != y->last) {
		snprintf(year, sizeof year, "%d", l->year);
		offer(y->t, year);
		y->last = l->year;
	}
	return true;
}

static void
offer_years(struct typed *t)
{
	struct years y = { t, t->n > 0 && t->command != NULL ? t->operand[0] : "", 0 };

	if (open_store(t))
		store_list(t->c->store, 0, offer_year, &y, &t->c->diag);
}

/* ---- what is in forms ---- */

/* The form of the report that is named, else the newest. */
static const struct form *
form_of(struct typed *t)
{
	int year = t->n > 1 ? atoi(t->operand[1]) : 0;
	const struct form_entry *e;
	size_t newest = 0;

	if (!cmd_forms(t->c))
		return NULL;
	for (size_t i = 0; i < t->c->forms.n; i++) {
		e = &t->c->forms.form[i];
		if (year == 0 || form_years_hold(e->from, e->until, year))
			newest = i;
	}
	return t->c->forms.n > 0 ? forms_at(&t->c->forms, newest) : NULL;
}

static void
offer_cells(struct typed *t, bool set)
{
	const struct form *f = form_of(t);
	char word[64];

	for (int i = 0; f != NULL && i < f->ncell + f->ntext; i++) {
		bool cell = i < f->ncell;

		if (cell && set && f->cell[i].computed)
			continue;
		snprintf(word, sizeof word, "%s%s", cell ? f->cell[i].code :
		    f->text[i - f->ncell].code, set ? "=" : "");
		offer(t, word);
	}
}

static void
offer_checks(struct typed *t)
{
	const struct form *f = form_of(t);

	for (int i = 0; f != NULL && i < f->ncheck; i++)
		if (form_check_find(f, f->check[i].code) == i)
			offer(t, f->check[i].code);
	for (int i = 0; i < TEXT__MAX; i++)
		if (i == 0 || strcmp(textchecks[i].code, textchecks[i - 1].code) != 0)
			offer(t, textchecks[i].code);
}

static void
offer_sections(struct typed *t)
{
	const struct form *f = form_of(t);

	for (int i = 0; f != NULL && i < f->nsection; i++)
		offer(t, f->section[i].code);
	for (int i = 0; f != NULL && i < f->ntable; i++)
		offer(t, f->table[i].code);
}

static void
offer_forms(struct typed *t)
{
	if (!cmd_forms(t->c))
		return;
	for (size_t i = 0; i < t->c->forms.n; i++)
		offer(t, t->c->forms.form[i].code);
}

/* ---- values and operands by their names in the help ---- */

/* "zh|en", "auto|1|2" */
static void
offer_each(struct typed *t, const char *words)
{
	char word[32];

	for (size_t n; *words != '\0'; words += n + (words[n] == '|')) {
		n = strcspn(words, "|");
		snprintf(word, sizeof word, "%.*s", (int)n, words);
		offer(t, word);
	}
}

static void
offer_forms_and_kinds(struct typed *t, const char *name)
{
	if (strcmp(name, "FMT") == 0) {
		for (const struct exporter *e = exporters; e->format != NULL; e++)
			offer(t, e->format);
		for (const struct collection *k = collections; k->format != NULL; k++)
			if (exporter_find(k->format) == NULL)
				offer(t, k->format);
	} else if (strcmp(name, "KIND") == 0)
		offer_each(t, "government|office|department|township|other");
	else if (strcmp(name, "ENC") == 0)
		offer_each(t, "utf-8|gb18030|gbk|utf-16le|utf-16be");
	else if (strcmp(name, "1-5") == 0)
		offer_each(t, "1|2|3|4|5");
	else if (strcmp(name, "COMMAND") == 0)
		for (const struct command *k = t->c->commands; k->name != NULL; k++)
			offer(t, k->name);
	else if (strchr(name, '|') != NULL)
		offer_each(t, name);
}

static void
offer_kind(struct typed *t, const char *name)
{
	bool set = t->command != NULL && t->command->run == cmd_set;

	if (strncmp(name, "FILE", 4) == 0)
		buf_str(&t->c->out, ":file\n");
	else if (strcmp(name, "DIR") == 0)
		buf_str(&t->c->out, ":dir\n");
	else if (strncmp(name, "AGENCY", 6) == 0 || strcmp(name, "OLD") == 0 ||
	    strcmp(name, "NAME") == 0) {
		if (open_store(t))
			store_agency_each(t->c->store, offer_agency, t, &t->c->diag);
	} else if (strncmp(name, "YEAR", 4) == 0)
		offer_years(t);
	else if (strncmp(name, "CELL", 4) == 0)
		offer_cells(t, set);
	else if (strcmp(name, "CHECK") == 0)
		offer_checks(t);
	else if (strcmp(name, "SECTION") == 0)
		offer_sections(t);
	else if (strcmp(name, "CODE") == 0)
		offer_forms(t);
	else
		offer_forms_and_kinds(t, name);
}

/* A word of the synopsis without its brackets and dots; false at the end. */
static bool
next_part(const char **s, char *word, size_t size)
{
	size_t n;

	*s += strspn(*s, " [");
	n = strcspn(*s, " ]");
	snprintf(word, size, "%.*s", (int)n, *s);
	*s += n;
	*s += strspn(*s, "]");
	word[strcspn(word, ".")] = '\0';
	return n > 0;
}

/* After " | " another way of the command begins; one with a word of its own, as the
 * "set" of agency, goes by it. */
static void
offer_operand(struct typed *t)
{
	const char *s = msg_text(LANG_EN, t->command->synopsis);
	char part[64], last[64] = "";
	bool mine = true, first = true;
	int at = 0;

	(void)next_part(&s, part, sizeof part);	/* the command */
	if (t->command->run == cmd_check && t->file) {
		offer_kind(t, "FILE");
		return;
	}
	while (next_part(&s, part, sizeof part)) {
		if (strcmp(part, "|") == 0) {
			at = 0;
			first = mine = true;
			continue;
		}
		if (strcmp(part, "or") == 0 || part[strlen(part) - 1] == ',')
			break;
		if (part[0] == '-') {		/* an option, and what it takes */
			if (option_of(part + 2) != NULL &&
			    option_of(part + 2)->arg[0] != '\0')
				(void)next_part(&s, part, sizeof part);
			continue;
		}
		if (!mine)
			continue;
		if (first && part[0] >= 'a' && part[0] <= 'z') {
			if (t->n == 0)
				offer(t, part);
			mine = t->n > 0 && strcmp(part, t->operand[0]) == 0;
		} else if (at == t->n) {
			offer_kind(t, part);
			return;
		}
		first = false;
		at++;
		snprintf(last, sizeof last, "%s", part);
	}
	if (at > 0 && t->n >= at && t->command->max < 0)
		offer_kind(t, last);	/* CELL=VALUE... */
}

static void
offer_options(struct typed *t)
{
	char word[64];

	for (int i = 0; i < OPT__MAX; i++) {
		if (!option_goes(t->command, (enum opt)i))
			continue;
		snprintf(word, sizeof word, "--%s", cmd_options[i].name);
		offer(t, word);
	}
}

void
cmd_complete(struct cmd *c)
{
	struct typed t = { .c = c, .now = "" };

	for (int i = 0; i + 1 < c->narg; i++)
		take_word(&t, c->arg[i]);
	if (c->narg > 0)
		t.now = c->arg[c->narg - 1];
	if (t.option != NULL)
		offer_kind(&t, t.option->arg);
	else if (t.now[0] == '-')
		offer_options(&t);
	else if (t.command == NULL)
		offer_kind(&t, "COMMAND");
	else
		offer_operand(&t);
	diag_release(&c->diag);		/* a shell is no place for messages */
	diag_init(&c->diag);
}
