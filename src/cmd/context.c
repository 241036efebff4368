/*
 * context.c - what the subcommands share: forms, database, reports, saving.
 *
 * Owns nothing itself; everything hangs on struct cmd and goes with
 * cmd_release(), the database first, since it borrows forms and actor.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/target.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/render.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"

void
cmd_release(struct cmd *c)
{
	bool group = c->nlease > 1 && store_begin_group(c->store, NULL);

	for (size_t i = 0; i < c->nlease; i++)
		store_lease_drop(c->store, c->lease[i]);
	if (group)			/* a lease left behind is of a dead process */
		store_commit_group(c->store, NULL);
	free(c->lease);
	import_run_release(&c->run);
	render_free(c->render);
	if (c->store != NULL)
		store_close(c->store);
	if (c->have_forms)
		forms_release(&c->forms);
	guard_release(&c->guard);
	diag_release(&c->diag);
	buf_release(&c->out);
	for (size_t i = 0; i < c->nown; i++)
		free(c->own[i]);
	free(c->own);
	free(c->alias);
	free(c->names);
	free(c->arg);
	free(c->raw);
}

void
cmd_as(struct cmd *c, size_t from, enum diag_kind kind)
{
	for (size_t i = from; i < c->diag.n; i++)
		c->diag.item[i].kind = kind;
}

/* The demands of a place (--local), which some form must know. */
static bool
take_local(struct cmd *c)
{
	struct buf names = BUF_INIT, known = BUF_INIT;
	const char *name = c->opt[OPT_LOCAL];
	bool ok = name == NULL || forms_local(&c->forms, name, &names);

	if (!ok) {
		if (names.len > 0)
			msg_put(&known, c->lang, MSG_CMD_LOCAL_KNOWN, buf_cstr(&names), NULL);
		usage_error(c, MSG_CMD_LOCAL_NONE, name, buf_cstr(&known), NULL);
	}
	buf_release(&names);
	buf_release(&known);
	return ok;
}

bool
cmd_forms(struct cmd *c)
{
	if (c->have_forms)
		return true;
	c->have_forms = true;
	return forms_load(&c->forms, c->opt[OPT_FORMS], &c->diag) && take_local(c);
}

const struct form *
cmd_form(struct cmd *c, const char *name, struct form **own)
{
	const struct form *form;
	size_t n = strlen(name);
	struct buf known = BUF_INIT;

	*own = NULL;
	if (strchr(name, '/') != NULL || (n > 5 && strcmp(name + n - 5, ".form") == 0)) {
		*own = form_parse_file(name, &c->diag);
		return *own;
	}
	if (!cmd_forms(c))
		return NULL;
	form = forms_find(&c->forms, name);
	if (form == NULL && !forms_blame(&c->forms, name, 0, NULL, &c->diag)) {
		for (size_t i = 0; i < c->forms.n; i++)
			buf_printf(&known, "%s%s", i > 0 ? " " : "",
			    c->forms.form[i].code);
		usage_error(c, MSG_CMD_UNKNOWN_FORM, name,
		    buf_cstr(&known), NULL);
		buf_release(&known);
	}
	return form;
}

/* ---- the database ---- */

const char *
cmd_store_path(struct cmd *c)
{
	char *path;

	if (c->opt[OPT_DB] != NULL)
		return c->opt[OPT_DB];
	path = file_home("DATA", "nianbao.db");
	if (path == NULL) {
		usage_error(c, MSG_CMD_NO_HOME, NULL);
		return NULL;
	}
	return cmd_keep(c, path);
}

/* The folder of the default database is made at first use, for the owner only. */
static bool
make_folder(struct cmd *c, const char *path)
{
	char *dir = mem_strdup(path), *slash = strrchr(dir, '/');
	bool ok = true;

	if (slash != NULL && slash != dir) {
		*slash = '\0';
		ok = file_mkdirs(dir, &c->diag);
	}
	free(dir);
	return ok;
}

bool
cmd_store(struct cmd *c, enum store_mode mode)
{
	const char *path = cmd_store_path(c);
	bool missing;
	mode_t mask;

	if (path == NULL || !cmd_forms(c))
		return false;
	missing = !file_exists(path);
	if (missing && c->opt[OPT_DB] == NULL) {
		if (!make_folder(c, path))
			return false;
		mode = STORE_CREATE;
	} else if (missing && mode != STORE_CREATE) {
		diag_error(&c->diag, DIAG_DATA, MSG_CMD_NO_DATABASE, path, NULL);
		return false;
	}
	/* A new database is private; one that exists keeps its mode. */
	mask = missing ? umask(077) : 0;
	c->store = store_open(path, mode, &c->forms, &c->actor, &c->diag);
	if (missing)
		umask(mask);
	if (c->store == NULL)
		return false;
	if (store_warning(c->store) != 0 && mode != STORE_READ)
		diag_warn(&c->diag, (enum msg)store_warning(c->store), path, NULL);
	return true;
}

/* A path of the configuration may be left out: then there is no such file. */
static void
guard_path(struct cmd *c, char *own)
{
	if (own != NULL)
		guard_add(&c->guard, own, MSG_FILE_TARGET_INPUT);
	free(own);
}

static void
guard_forms(struct cmd *c)
{
	size_t n = 0;
	char **name;

	if (c->opt[OPT_FORMS] == NULL)
		return;
	name = file_list(c->opt[OPT_FORMS], &n, NULL);
	for (size_t i = 0; i < n; i++)
		if (strlen(name[i]) > 5 &&
		    strcmp(name[i] + strlen(name[i]) - 5, ".form") == 0)
			guard_path(c, file_join(c->opt[OPT_FORMS], name[i]));
	if (name != NULL)
		file_list_free(name, n);
}

const struct guard *
cmd_guard(struct cmd *c)
{
	char *home;

	if (c->have_guard)
		return &c->guard;
	c->have_guard = true;
	if (c->opt[OPT_DB] != NULL) {
		store_guard(&c->guard, c->opt[OPT_DB]);
	} else if ((home = file_home("DATA", "nianbao.db")) != NULL) {
		store_guard(&c->guard, home);
		free(home);
	}
	guard_path(c, file_home("CONFIG", "config"));
	guard_forms(c);
	return &c->guard;
}

static bool
add_near(void *ctx, const struct agency *agency)
{
	near_add(ctx, agency->name);
	return true;
}

static enum lookup
find_named(struct cmd *c, const char *name, struct agency *out)
{
	struct diag d;
	enum lookup found = LOOKUP_FOUND;

	diag_init(&d);
	if (!store_agency_find(c->store, name, out, &d)) {
		found = LOOKUP_ABSENT;
		/* Anything but "not there" is told by asking once more. */
		if (d.nerror > 0 && !diag_has(&d, MSG_STORE_NO_AGENCY))
			found = store_agency_find(c->store, name, out, &c->diag) ?
			    LOOKUP_FOUND : LOOKUP_FAILED;
	}
	diag_release(&d);
	return found;
}

/* As it is written: one of an older program may have blanks at its ends.  Then without. */
enum lookup
cmd_find_agency(struct cmd *c, const char *name, struct agency *out)
{
	enum lookup found = find_named(c, name, out);
	char *own = found == LOOKUP_ABSENT ? agency_name(name) : NULL;

	if (own != NULL && strcmp(own, name) != 0)
		found = find_named(c, own, out);
	free(own);
	return found;
}

enum lookup
cmd_find_report(struct cmd *c, const char *agency, int year, struct report **out)
{
	struct diag d;
	enum lookup found = LOOKUP_FOUND;

	diag_init(&d);
	*out = store_load(c->store, agency, year, &d);
	if (*out == NULL && (diag_has(&d, MSG_STORE_NO_REPORT) ||
	    diag_has(&d, MSG_STORE_NO_AGENCY))) {
		found = LOOKUP_ABSENT;
	} else if (*out == NULL) {
		*out = store_load(c->store, agency, year, &c->diag);
		found = *out != NULL ? LOOKUP_FOUND : LOOKUP_FAILED;
	}
	diag_release(&d);
	return found;
}

/* The agencies whose names begin with some words. */
struct beginning {
	const char	*words;
	enum lang	 lang;
	struct buf	 names;		/* "甲局、甲县局", the first few */
	char		*first;
	int		 n;
};

#define BEGINNINGS_SHOWN 5

static bool
add_beginning(void *ctx, const struct agency *a)
{
	struct beginning *b = ctx;

	if (strncmp(a->name, b->words, strlen(b->words)) != 0)
		return true;
	if (b->n++ == 0)
		b->first = mem_strdup(a->name);
	if (b->n <= BEGINNINGS_SHOWN)
		buf_printf(&b->names, "%s%s", b->n == 1 ? "" :
		    b->lang == LANG_EN ? ", " : "、", a->name);
	return true;
}

/* 湘潭 for 湘潭县医疗保障局 where no other name begins so; ABSENT is without a message.
 * What takes data away wants the name whole: one typed too short, or while another
 * office was not there yet, must not hit a neighbour. */
static enum lookup
find_beginning(struct cmd *c, const char *name, bool whole, struct agency *out)
{
	struct beginning b = { name, c->lang, BUF_INIT, NULL, 0 };
	enum lookup found = LOOKUP_ABSENT;

	if (*name == '\0' || !store_agency_each(c->store, add_beginning, &b, &c->diag))
		b.n = 0;
	if (b.n == 1 && !whole) {
		found = find_named(c, b.first, out);
	} else if (b.n > 0) {
		usage_error(c, b.n == 1 ? MSG_CMD_AGENCY_WHOLE : MSG_CMD_AGENCY_MANY, name,
		    buf_cstr(&b.names), INT(b.n), NULL);
		found = LOOKUP_FAILED;
	}
	buf_release(&b.names);
	free(b.first);
	return found;
}

bool
cmd_agency(struct cmd *c, const char *name, bool whole, struct agency *out)
{
	struct near near;
	struct buf b = BUF_INIT;
	enum lookup found = cmd_find_agency(c, name, out);

	if (found == LOOKUP_ABSENT)
		found = find_beginning(c, name, whole, out);
	if (found != LOOKUP_ABSENT)
		return found == LOOKUP_FOUND;
	near_init(&near, name);
	store_agency_each(c->store, add_near, &near, &c->diag);
	near_take(&near, &b, c->lang);
	if (b.len > 0)
		usage_error(c, MSG_CMD_UNKNOWN_AGENCY_NEAR, name,
		    buf_cstr(&b), NULL);
	else
		usage_error(c, MSG_CMD_UNKNOWN_AGENCY, name, NULL);
	buf_release(&b);
	return false;
}

struct years {
	const char	*agency;
	struct buf	 text;
};

static bool
add_year(void *ctx, const struct store_item *item)
{
	struct years *years = ctx;

	if (strcmp(item->agency, years->agency) == 0)
		buf_printf(&years->text, " %d", item->year);
	return true;
}

/* There is such an agency, but not that year: name the years there are. */
static void
no_such_year(struct cmd *c, const char *agency, const char *year)
{
	struct years years = { agency, BUF_INIT };

	store_list(c->store, 0, add_year, &years, &c->diag);
	if (years.text.len > 0)
		usage_error(c, MSG_CMD_NO_YEAR, agency, year,
		    buf_cstr(&years.text), NULL);
	else
		usage_error(c, MSG_CMD_NO_REPORT, agency, year, NULL);
	buf_release(&years.text);
}

static struct report *
load_report(struct cmd *c, const char *agency, const char *year, bool whole)
{
	struct report *r;
	struct agency a;
	int y = option_year(c, year);

	if (y == 0)
		return NULL;
	agency_init(&a);
	if (!cmd_agency(c, agency, whole, &a)) {
		agency_release(&a);
		return NULL;
	}
	if (cmd_find_report(c, a.name, y, &r) == LOOKUP_ABSENT)
		no_such_year(c, a.name, year);
	agency_release(&a);
	return r;
}

struct report *
cmd_report(struct cmd *c, const char *agency, const char *year)
{
	return load_report(c, agency, year, false);
}

struct report *
cmd_report_whole(struct cmd *c, const char *agency, const char *year)
{
	return load_report(c, agency, year, true);
}

bool
cmd_lease(struct cmd *c, const struct report *r)
{
	char *holder = NULL;
	struct diag d;
	bool ok;

	for (size_t i = 0; i < c->nlease; i++)
		if (c->lease[i] == r->id)
			return true;
	diag_init(&d);
	ok = store_lease_take(c->store, r->id, &holder, &d);
	if (!ok && holder != NULL)
		diag_error(&c->diag, DIAG_LOCKED, MSG_CMD_HELD, r->agency.name,
		    INT(r->year), holder, NULL);
	else if (!ok)			/* no holder: a fault, told by asking again */
		ok = store_lease_take(c->store, r->id, &holder, &c->diag);
	if (ok) {
		c->lease = mem_grow(c->lease, c->nlease, &c->caplease, sizeof *c->lease);
		c->lease[c->nlease++] = r->id;
	}
	diag_release(&d);
	free(holder);
	return ok;
}

void
cmd_counts(struct cmd *c, const struct report *r)
{
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	store_counts(c->store, r, &f.open, f.count[LEVEL_HINT]);
	findings_release(&f);
}

bool
cmd_save(struct cmd *c, struct report *r, struct change_list *list, bool usage)
{
	size_t words = BIT_WORDS(r->form->ncell), from = c->diag.n;
	uint64_t *touched = mem_array(words, sizeof *touched);
	bool ok = report_apply(r, list, &c->actor, touched, &c->diag);

	if (!ok && usage)
		cmd_as(c, from, DIAG_USAGE);
	if (ok && list->n > 0) {
		ok = cmd_lease(c, r) && store_save(c->store, r, list, touched, &c->diag);
		if (ok)
			cmd_counts(c, r);
	}
	free(touched);
	return ok;
}

/* ---- places in a form ---- */

int
cmd_section(const struct form *form, const char *word)
{
	const struct form *en = form_shown(form, LANG_EN);
	struct buf b = BUF_INIT;
	const char *s;
	int found = -1;

	text_fold(&b, word, strlen(word));
	s = buf_cstr(&b);
	found = form_section_find(form, s);
	for (int i = 0; i < form->ntable && found < 0; i++)
		if (strcmp(form->table[i].code, s) == 0)
			found = form->table[i].section;
	if (found < 0 && s[0] >= '1' && s[0] <= '9' && s[1] == '\0' &&
	    s[0] - '1' < form->nsection)
		found = s[0] - '1';
	for (int i = 0; i < form->nsection && found < 0; i++)
		if (s[0] != '\0' && (strncmp(form->section[i].heading, s, strlen(s)) == 0 ||
		    strncmp(en->section[i].heading, s, strlen(s)) == 0))
			found = i;
	buf_release(&b);
	return found;
}
