/*
 * cmd_import.c - nianbao import FILE|DIR... [--agency --year --replace --dry-run --json]
 *
 * One file is imported or nothing is.  Of several, each is on its own: what fails
 * does not stop the rest, and says so in its line.
 *
 *	list --read--> group --store, one commit--> lines and messages --> next group
 *
 * Files are read before the database is locked for their group, so nobody waits for
 * a slow disk; a report is called stored only after the commit of its group.
 *
 * What is stored of one group, a later one may contradict: then it goes again.  So where
 * there are several groups the lines wait for the end, and say what is so.
 *
 * Must never store two of the files as one report: with the same figures one is enough,
 * with others none is stored.  What is replaced cannot be taken back, so with --replace
 * all files are looked at before the first is stored:
 *
 *	first group --survey of it and of the rest--> store it --> next group, read anew
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"

#define GROUP_FILES	50	/* a group ends with any of the three */
#define GROUP_MS	500
#define GROUP_BYTES	((intmax_t)8 << 20)
#define FEW		3	/* up to so many files all is told about each */

enum state { FILE_FAILED, FILE_SKIPPED, FILE_READ, FILE_STORED, FILE_REPLACED };

/* What became of one file. */
struct outcome {
	struct candidate *k;
	struct diag	 diag;		/* its messages */
	enum state	 state;
	int		 count[LEVEL__MAX];	/* findings of what is stored */
};
/* The line, or the JSON, of a file that waits for the end. */
struct waiting {
	char		*text;		/* as it was when its group was done */
	char		*file, *kind, *encoding, *why;	/* why it failed after that, or NULL */
	int64_t		 id;		/* of the report that it gave */
};
struct run {
	struct cmd	*c;
	struct batch	 list;
	struct outcome	 group[GROUP_FILES];
	int		 ngroup;
	struct given_list given;
	struct given_list seen;		/* all files, before the first is stored */
	struct waiting	*waiting;	size_t nwaiting, capwaiting;
	struct outcome	 input;		/* "-", where the survey has read it */
	size_t		 nstate[FILE_REPLACED + 1];
	size_t		 ndoubt;	/* files with open cells or errors */
	size_t		 nobject;	/* of the JSON */
	bool		 settled;	/* it is known which of them are of one office */
	bool		 dry, json;
	bool		 stop;		/* the database cannot be written: */
	enum diag_kind	 why;
};

/* Messages are of this file, until the next call. */
static void
own_messages(struct cmd *c, struct outcome *o)
{
	struct diag d = c->diag;

	c->diag = o->diag;
	o->diag = d;
}

/* ---- whose report ---- */

static void
keep_name(void *ctx, const char *name)
{
	struct cmd *c = ctx;

	c->names = mem_resize(c->names, c->nnames + 2, sizeof *c->names);
	c->names[c->nnames++] = cmd_keep(c, mem_strdup(name));
	c->names[c->nnames] = NULL;
}

/* --agency may be any name of the office, and so may that in the file.  The database is
 * only read for this, and where there is none, or one that cannot be read, nothing is
 * known of other names. */
static void
know_names(struct cmd *c)
{
	const char *path = cmd_store_path(c), *name = c->opt[OPT_AGENCY];
	struct store *s;
	struct agency a;

	if (name == NULL || path == NULL || !file_exists(path) ||
	    (s = store_open(path, STORE_READ, &c->forms, &c->actor, NULL)) == NULL)
		return;
	if (store_agency_find(s, name, &a, NULL)) {
		store_alias_each(s, a.id, keep_name, c, NULL);
		c->opt[OPT_AGENCY] = cmd_keep(c, mem_strdup(a.name));
		agency_release(&a);
	}
	store_close(s);
}

/* ---- reading ---- */

static int64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* A file, and what became of it so far. */
static void
read_file(struct run *run, size_t i, struct outcome *o)
{
	memset(o, 0, sizeof *o);
	own_messages(run->c, o);
	o->k = batch_read(run->c, &run->list, i);
	if (o->k->report != NULL)
		o->state = FILE_READ;
	else if (batch_skip(run->c, &run->list, i, 0))
		o->state = FILE_SKIPPED;
	own_messages(run->c, o);
}

static void
read_one(struct run *run, size_t i)
{
	struct outcome *o = &run->group[run->ngroup++];
	struct import_run *files = &run->c->run;
	const char *path = run->list.path[i];

	if (strcmp(path, "-") == 0 && run->input.k != NULL) {
		*o = run->input;
		run->input.k = NULL;
		if (files->ncoming > 0 && files->coming[0] == path) {
			files->coming++;	/* it is not read again */
			files->ncoming--;
		}
		return;
	}
	read_file(run, i, o);
}

/* Read a group from file i on; returns the first file after it. */
static size_t
read_group(struct run *run, size_t i)
{
	int64_t start = now_ms();
	intmax_t bytes = 0;
	struct stat st;

	run->ngroup = 0;
	while (i < run->list.n && run->ngroup < GROUP_FILES && bytes < GROUP_BYTES &&
	    now_ms() - start < GROUP_MS) {
		if (run->list.many)
			out_progress(run->c, i, run->list.n, run->list.path[i]);
		if (stat(run->list.path[i], &st) == 0)
			bytes += st.st_size;
		read_one(run, i++);
	}
	return i;
}

/* What the files of the run say, before one of them replaces anything.  The first group
 * is read; the rest, where there is one, is read for this and once more to be stored. */
static void
survey(struct run *run, size_t i)
{
	struct cmd *c = run->c;
	struct diag kept = c->diag;
	struct candidate *k;

	for (int n = 0; n < run->ngroup; n++)
		if (run->group[n].k->report != NULL)
			given_add(&run->seen, run->group[n].k);
	if (i == run->list.n)
		return;
	diag_init(&c->diag);		/* the second reading tells */
	for (size_t n = i; n < run->list.n; n++) {
		out_progress(c, n, run->list.n, run->list.path[n]);
		if (strcmp(run->list.path[n], "-") == 0 && run->input.k == NULL) {
			read_file(run, n, &run->input);	/* once only */
			k = run->input.k;
		} else {
			k = batch_read(c, &run->list, n);
		}
		if (k->report != NULL)
			given_add(&run->seen, k);
		if (k != run->input.k)
			candidate_free(k);
	}
	diag_release(&c->diag);
	c->diag = kept;
	c->run.coming = run->list.path + i;
	c->run.ncoming = run->list.n - i;
}

/* ---- storing ---- */

static void
count(struct outcome *o, const struct report *r, struct store *store)
{
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	memcpy(o->count, f.count, sizeof o->count);
	if (store != NULL)
		store_counts(store, r, &f.open, f.count[LEVEL_HINT]);
	findings_release(&f);
}

/* The line of a file whose report was stored, and is gone again. */
static void
fail_again(struct run *run, const struct given *g, const struct candidate *k)
{
	struct buf why = BUF_INIT;

	for (int i = 0; i < run->ngroup; i++) {
		struct outcome *o = &run->group[i];

		if (o->state == FILE_STORED && o->k->report->id == g->id) {
			o->state = FILE_FAILED;
			return;
		}
	}
	run->nstate[FILE_STORED]--;
	run->nstate[FILE_FAILED]++;
	msg_put(&why, run->c->lang, MSG_CMD_IMPORT_OTHER, k->report->agency.name,
	    INT(k->report->year), g->file, k->file, NULL);
	for (size_t i = 0; i < run->nwaiting; i++)
		if (run->waiting[i].id == g->id && run->waiting[i].why == NULL &&
		    strcmp(run->waiting[i].file, g->file) == 0)
			run->waiting[i].why = mem_strdup(buf_cstr(&why));
	buf_release(&why);
}

/* Two files of one office and year with other figures: none of them is stored, and what
 * this run has stored of it goes again.  (What it has replaced stays so: that needs a
 * file that was written anew after the survey.) */
static void
contradict(struct run *run, struct given *g, const struct candidate *k)
{
	struct cmd *c = run->c;
	struct report *r = g->fresh ? store_load_id(c->store, g->id, &c->diag) : NULL;

	if (r != NULL && store_delete(c->store, r, &c->diag)) {
		fail_again(run, g, k);
		g->clash = true;
		g->fresh = false;
	}
	report_free(r);
	diag_error(&c->diag, DIAG_REFUSED, g->clash ? MSG_CMD_IMPORT_OTHER :
	    MSG_CMD_IMPORT_REPLACED_BY, k->report->agency.name, INT(k->report->year),
	    given_against(g, k), k->file, NULL);
}

/* Has no file given this report yet?  *again: one has, with the same figures. */
static bool
given_once(struct run *run, const struct candidate *k, int64_t id, bool look, bool *again)
{
	struct given *g = given_find(&run->given, k->report, id);

	if (g == NULL)
		return true;
	*again = given_same(g, k->report);
	if (*again)
		diag_warn(&run->c->diag, MSG_CMD_IMPORT_AGAIN, k->report->agency.name,
		    INT(k->report->year), g->file, k->file, NULL);
	else if (!look)
		contradict(run, g, k);
	return false;
}

/* May the report be stored?  *there tells whether it replaces one.  "look": nothing is
 * written yet, not even whose report it is. */
static bool
may_store(struct run *run, const struct candidate *k, bool look, bool *there, bool *again)
{
	const struct report *r = k->report;
	struct cmd *c = run->c;
	const struct given *other;
	struct report *stored;
	enum lookup found;
	bool ok = false;

	*again = false;
	other = given_rival(&run->seen, k);
	if (other != NULL) {
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_IMPORT_OTHER, r->agency.name,
		    INT(r->year), other->file, k->file, NULL);
		return false;
	}
	if (!given_once(run, k, 0, look, again))
		return false;
	found = cmd_find_report(c, r->agency.name, r->year, &stored);
	*there = found == LOOKUP_FOUND;
	if (found != LOOKUP_FOUND)
		return found == LOOKUP_ABSENT;
	if (!given_once(run, k, stored->id, look, again))	/* under a former name */
		ok = false;
	else if (c->opt[OPT_REPLACE] == NULL)
		usage_error(c, MSG_CMD_IMPORT_EXISTS, r->agency.name, INT(r->year), NULL);
	else if (stored->state == STATE_FINAL)
		usage_error(c, MSG_CMD_FINAL, r->agency.name, INT(r->year), NULL);
	else				/* who works in it would lose his footing */
		ok = look || cmd_lease(c, stored);
	report_free(stored);
	return ok;
}

/* May one of the group? If not, the file of the database stays as it is. */
static bool
any_may_store(struct run *run)
{
	struct diag kept = run->c->diag;
	bool may = false, there, again;

	diag_init(&run->c->diag);
	for (int i = 0; i < run->ngroup && !may; i++)
		may = run->group[i].state == FILE_READ &&
		    (may_store(run, run->group[i].k, true, &there, &again) ||
		    given_find(&run->given, run->group[i].k->report, 0) != NULL);
	diag_release(&run->c->diag);
	run->c->diag = kept;
	return may;
}

/* Store one; the report it makes is loaded anew so that its counts see last year. */
static bool
store_one(struct run *run, struct outcome *o)
{
	struct candidate *k = o->k;
	struct cmd *c = run->c;
	struct report *r;
	bool there, again;

	if (!may_store(run, k, false, &there, &again)) {
		if (again)
			o->state = FILE_SKIPPED;
		return false;
	}
	if (!store_import(c->store, k->report, k->changes, c->opt[OPT_REPLACE] != NULL,
	    k->file, k->kind, k->encoding, k->sha256, &c->diag) ||
	    (r = store_load_id(c->store, k->report->id, &c->diag)) == NULL)
		return false;
	count(o, r, c->store);
	report_free(r);
	o->state = there ? FILE_REPLACED : FILE_STORED;
	given_add(&run->given, k)->fresh = !there;
	return true;
}

/* The group is not on disk: the database, not the files, is what is wrong. */
static void
group_failed(struct run *run, size_t ngiven)
{
	struct diag *d = &run->c->diag;

	run->stop = true;
	run->why = d->n > 0 ? d->item[d->n - 1].kind : DIAG_DATA;
	given_cut(&run->given, ngiven);
	for (int i = 0; i < run->ngroup; i++) {
		struct outcome *o = &run->group[i];

		if (o->state < FILE_READ)
			continue;
		o->state = FILE_FAILED;
		if (run->json && run->list.many)	/* an object needs words */
			diag_error(&o->diag, run->why, MSG_CMD_IMPORT_GROUP, o->k->file,
			    NULL);
	}
}

static void
store_group(struct run *run)
{
	struct cmd *c = run->c;
	size_t ngiven = run->given.n;
	bool group;
	int n = 0;

	for (int i = 0; i < run->ngroup; i++)
		n += run->group[i].state == FILE_READ;
	if (n == 0)
		return;
	if (c->store == NULL && !cmd_store(c, STORE_CREATE)) {
		group_failed(run, ngiven);
		return;
	}
	if (run->seen.n > 0 && !run->settled)
		given_settle(&run->seen, c->store);
	run->settled = true;
	group = any_may_store(run);
	if (group && !store_begin_group(c->store, &c->diag)) {
		group_failed(run, ngiven);
		return;
	}
	for (int i = 0; i < run->ngroup; i++) {
		struct outcome *o = &run->group[i];

		if (o->state != FILE_READ)
			continue;
		own_messages(c, o);
		c->diag.file = o->k->file;
		if (!store_one(run, o) && o->state != FILE_SKIPPED)
			o->state = FILE_FAILED;
		c->diag.file = NULL;
		own_messages(c, o);
		import_pump(&c->run);
	}
	if (group && !store_commit_group(c->store, &c->diag))
		group_failed(run, ngiven);
}

/* A dry run knows the files only, and shows each of them: one report in two files is
 * what somebody may want to compare. */
static void
judge_group(struct run *run)
{
	struct cmd *c = run->c;

	for (int i = 0; i < run->ngroup; i++) {
		struct outcome *o = &run->group[i];
		struct given *g;

		if (o->state != FILE_READ)
			continue;
		own_messages(c, o);
		c->diag.file = o->k->file;
		g = given_find(&run->given, o->k->report, 0);
		if (g != NULL)
			cmd_given_twice(c, g, o->k);
		else
			given_add(&run->given, o->k);
		c->diag.file = NULL;
		own_messages(c, o);
		count(o, o->k->report, NULL);
	}
}

/* ---- telling ---- */

static void
tell_text(struct run *run, const struct outcome *o)
{
	static const enum msg word[] = {
		MSG_CMD_IMPORT_FAILED, MSG_NONE, MSG_CMD_IMPORT_READ,
		MSG_CMD_IMPORT_STORED, MSG_CMD_IMPORT_REPLACED,
	};

	if (o->state == FILE_FAILED && !run->list.many)
		return;			/* its message says it all */
	files_line(run->c, o->k, word[o->state], o->state == FILE_FAILED ? NULL :
	    o->count);
	if (o->state != FILE_FAILED)
		files_details(run->c, o->k, run->list.n <= FEW);
}

static void
put_between(struct run *run)
{
	buf_str(&run->c->out, run->nobject++ == 0 ? "{\"reports\":[\n" : ",\n");
}

static void
tell_json(struct run *run, const struct outcome *o)
{
	struct cmd *c = run->c;
	struct findings f;

	if (o->state == FILE_FAILED) {
		files_json_error(c, &c->out, o->k, 0);
		return;
	}
	findings_init(&f);
	report_findings(o->k->report, &f);
	files_json(c, &c->out, o->k, &f);
	findings_release(&f);
}

/* What c->out has is of this file, and waits. */
static void
wait_for_end(struct run *run, const struct outcome *o)
{
	struct waiting *w;

	run->waiting = mem_grow(run->waiting, run->nwaiting, &run->capwaiting,
	    sizeof *run->waiting);
	w = &run->waiting[run->nwaiting++];
	memset(w, 0, sizeof *w);
	w->text = buf_detach(&run->c->out);
	w->file = mem_strdup(o->k->file);
	w->kind = mem_strdup(o->k->kind);
	w->encoding = mem_strdup(o->k->encoding);
	w->id = o->state == FILE_STORED ? o->k->report->id : 0;
}

/* One file; "last": nothing comes that could change what is said of it. */
static void
tell_one(struct run *run, const struct outcome *o, bool last)
{
	struct cmd *c = run->c;

	if (o->state == FILE_SKIPPED || (run->json && o->state == FILE_FAILED && !run->dry &&
	    !run->list.many))
		return;
	if (!last)
		out_flush(c);
	else if (run->json)
		put_between(run);
	if (run->json)
		tell_json(run, o);
	else
		tell_text(run, o);
	if (!last)
		wait_for_end(run, o);
}

static void
tell_group(struct run *run, bool last)
{
	struct cmd *c = run->c;

	for (int i = 0; i < run->ngroup; i++) {
		struct outcome *o = &run->group[i];

		own_messages(c, o);
		run->nstate[o->state]++;
		if (o->state >= FILE_READ &&
		    (o->k->nopen > 0 || o->count[LEVEL_ERROR] > 0)) {
			run->ndoubt++;
			cmd_status(c, 1);
		}
		tell_one(run, o, last);
		if (c->diag.n > 0)
			out_messages(c);
		own_messages(c, o);
		diag_release(&o->diag);
		candidate_free(o->k);
	}
	out_messages(c);
}

/* What has waited, as it is now. */
static void
tell_waiting(struct run *run)
{
	struct cmd *c = run->c;

	for (size_t i = 0; i < run->nwaiting; i++) {
		struct waiting *w = &run->waiting[i];
		struct candidate k = { .file = w->file, .kind = w->kind,
			.encoding = w->encoding };

		if (run->json)
			put_between(run);
		if (w->why == NULL)
			buf_str(&c->out, w->text);
		else if (run->json)
			files_json_why(&c->out, &k, w->why);
		else
			files_line(c, &k, MSG_CMD_IMPORT_FAILED, NULL);
		if (c->out.len > 1 << 16)
			out_flush(c);
		free(w->text);
		free(w->file);
		free(w->kind);
		free(w->encoding);
		free(w->why);
	}
	free(run->waiting);
	run->nwaiting = 0;
}

static void
tell_end(struct run *run, size_t left)
{
	struct cmd *c = run->c;
	const size_t *n = run->nstate;
	size_t stored = n[FILE_STORED] + n[FILE_REPLACED], good = stored + n[FILE_READ];

	tell_waiting(run);
	if (run->stop && left > 0)
		diag_error(&c->diag, run->why, MSG_CMD_IMPORT_STOPPED, INT(left), NULL);
	if (run->list.many && good + n[FILE_FAILED] == 0)
		usage_error(c, MSG_CMD_BATCH_NONE, NULL);
	if (run->json && run->nobject == 0 && (run->dry || run->list.many))
		buf_str(&c->out, "{\"reports\":[");
	if (run->json && (run->nobject > 0 || run->dry || run->list.many))
		buf_str(&c->out, "\n]}\n");
	if (run->json || !run->list.many)
		return;
	out_line(c, run->dry ? MSG_CMD_IMPORT_SUM_DRY : MSG_CMD_IMPORT_SUM,
	    INT(good + n[FILE_FAILED]), INT(run->dry ? good : stored),
	    INT(n[FILE_FAILED]), INT(n[FILE_SKIPPED]), NULL);
	if (run->ndoubt > 0 && run->list.n > FEW)
		out_line(c, MSG_CMD_IMPORT_DOUBT, INT(run->ndoubt), NULL);
}

void
cmd_import(struct cmd *c)
{
	struct run run = { .c = c };
	bool first;
	size_t i = 0;

	run.dry = c->opt[OPT_DRY_RUN] != NULL;
	run.json = c->opt[OPT_JSON] != NULL;
	if (!cmd_forms(c) || !batch_list(c, &run.list, c->raw, c->narg)) {
		batch_release(&run.list);
		return;
	}
	if (run.json)
		c->kind = OUT_JSON;
	if (!run.dry)			/* which knows the files only */
		know_names(c);
	files_coming(c, &run.list);
	while (i < run.list.n && !run.stop) {
		first = i == 0;
		i = read_group(&run, i);
		if (first && run.list.n > 1 && !run.dry && c->opt[OPT_REPLACE] != NULL)
			survey(&run, i);
		if (run.dry)
			judge_group(&run);
		else
			store_group(&run);
		tell_group(&run, run.dry || (first && i == run.list.n));
	}
	tell_end(&run, run.list.n - i);
	given_release(&run.given);
	given_release(&run.seen);
	diag_release(&run.input.diag);
	candidate_free(run.input.k);
	batch_release(&run.list);
}
