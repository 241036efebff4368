/*
 * record.c - rows of the table change: made of a list of changes, hashed, written,
 * and taken apart again.
 *
 *	list  k k | i i i i i  t t | i i		(a letter a change, | between steps)
 *	rows  k k | [i i i i i] t t | [i i]		([] one row of kind "cells")
 *
 * What a machine does to many cells at once (import, fill, paste, roll-up, and undo of
 * such) is one row: a line for each cell, its code, old and new with tabs between.  A
 * key is a row as ever.  Who, where and when stand in the first row of a step; the
 * others have null there.
 *
 * Invariants:
 *  (1) Numbers of changes have no gap; a row of cells has the number of its last one,
 *      so that the row that an event or report.seq names is the end of a whole chain.
 *  (2) Reading gives the changes back one by one, as they were in the list.
 *  (3) A row is hashed over its columns in order; uid and login, which schema 1 did not
 *      have, only where there is a uid.  So its rows have the hash they always had.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

#define CELLS	"cells"

/* ---- from a list ---- */

/* Can this change stand in a line of a row of cells? */
static bool
fits_line(const struct change *c)
{
	return c->kind == CHANGE_CELL && strpbrk(c->place, "\t\n") == NULL &&
	    (c->old == NULL || strpbrk(c->old, "\t\n") == NULL) &&
	    (c->new == NULL || strpbrk(c->new, "\t\n") == NULL);
}

/* How many changes from number i on are one row? A cell stands in it once, so that it
 * can be looked up there. */
static size_t
run_length(const struct form *f, const struct change_list *list, size_t i)
{
	uint64_t		 there[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	const struct change	*c = &list->item[i], *k;
	size_t			 n;
	int			 cell;

	for (n = 0; i + n < list->n; n++) {
		k = &list->item[i + n];
		if (!fits_line(k) || k->step != c->step || k->origin != c->origin ||
		    k->undoes != c->undoes || k->seq != c->seq + (int64_t)n ||
		    (cell = form_cell_find(f, k->place)) < 0 || BIT_TEST(there, cell))
			break;
		BIT_SET(there, cell);
	}
	return n > 0 ? n : 1;
}

static void
write_lines(struct buf *b, const struct change *c, size_t n)
{
	size_t	 i;

	for (i = 0; i < n; i++) {
		buf_str(b, c[i].place);
		buf_chr(b, '\t');
		buf_str(b, c[i].old != NULL ? c[i].old : "");
		buf_chr(b, '\t');
		buf_str(b, c[i].new != NULL ? c[i].new : "");
		buf_chr(b, '\n');
	}
}

static void
hash_record(unsigned char hash[SHA256_SIZE], struct store *s, int64_t report,
    const struct record *r)
{
	const struct change	*c = r->first;
	char			 origin[2] = { (char)c->origin, '\0' };
	struct sha256		 h;
	int			 i;

	sha256_init(&h);
	sha256_add(&h, hash, SHA256_SIZE);
	audit_put_int(&h, report);
	audit_put_int(&h, c[r->n - 1].seq);
	audit_put_int(&h, c->step);
	audit_put_text(&h, r->n > 1 ? CELLS : change_kind_name(c->kind));
	audit_put_str(&h, r->n > 1 ? "" : c->place);
	if (c->kind == CHANGE_TEXT)
		audit_put_int(&h, c->pos);
	else
		audit_put_null(&h);
	audit_put_text(&h, r->n > 1 ? NULL : c->old);
	audit_put_text(&h, r->n > 1 ? r->lines.data : c->new);
	audit_put_text(&h, origin);
	if (c->undoes != 0)
		audit_put_int(&h, c->undoes);
	else
		audit_put_null(&h);
	if (c->seq == c->step) {
		audit_put_str(&h, c->user);
		audit_put_str(&h, c->host);
		audit_put_str(&h, c->at);
		audit_put_int(&h, s->uid);
		audit_put_text(&h, audit_login(s, c->user));
	} else
		for (i = 0; i < 3; i++)
			audit_put_null(&h);
	sha256_end(&h, hash);
}

void
records_make(struct records *out, struct store *s, const struct report *of,
    const struct change_list *list, unsigned char head[SHA256_SIZE])
{
	struct record	*r;
	size_t		 i;

	memset(out, 0, sizeof(*out));
	out->item = mem_array(list->n, sizeof(*out->item));
	for (i = 0; i < list->n; i += r->n) {
		r = &out->item[out->n++];
		memset(r, 0, sizeof(*r));
		r->first = &list->item[i];
		r->n = run_length(of->form, list, i);
		if (r->n > 1)
			write_lines(&r->lines, r->first, r->n);
		hash_record(head, s, of->id, r);
		memcpy(r->hash, head, SHA256_SIZE);
	}
}

void
records_release(struct records *records)
{
	size_t	 i;

	for (i = 0; i < records->n; i++)
		buf_release(&records->item[i].lines);
	free(records->item);
}

static bool
add_record(struct store *s, int64_t report, const struct record *r, struct diag *d)
{
	const struct change	*c = r->first;
	char			 origin[2] = { (char)c->origin, '\0' };
	bool			 cells = r->n > 1, first = c->seq == c->step;

	return db_exec(s, STMT_CHANGE_ADD, d, ARG_INT(report), ARG_INT(c[r->n - 1].seq),
	    ARG_INT(c->step), ARG_STR(cells ? CELLS : change_kind_name(c->kind)),
	    ARG_STR(cells ? "" : c->place), ARG_IF(c->kind == CHANGE_TEXT, c->pos),
	    ARG_TEXT(cells ? NULL : c->old), ARG_TEXT(cells ? r->lines.data : c->new),
	    ARG_TEXT(origin), ARG_IF(c->undoes != 0, c->undoes),
	    first ? ARG_STR(c->user) : ARG_NULL, first ? ARG_STR(c->host) : ARG_NULL,
	    first ? ARG_STR(c->at) : ARG_NULL, ARG_IF(first, s->uid),
	    ARG_TEXT(first ? audit_login(s, c->user) : NULL),
	    ARG_BLOB(r->hash, SHA256_SIZE));
}

bool
records_add(struct store *s, int64_t report, const struct records *records,
    struct diag *d)
{
	size_t	 i;

	for (i = 0; i < records->n; i++)
		if (!add_record(s, report, &records->item[i], d))
			return false;
	return true;
}

/* ---- and back ---- */

/* Who made a step, kept from its first row on while its rows are read in order. */
struct author {
	char		*user, *host, *login;	/* owned */
	int64_t		 uid;		/* -1 = not recorded */
	char		 at[CLOCK_TEXT];
};
typedef bool (*record_fn)(void *ctx, const struct change *);

static void
author_release(struct author *by)
{
	free(by->user);
	free(by->host);
	free(by->login);
	memset(by, 0, sizeof(*by));
}

static enum change_kind
kind_by_name(const char *name)
{
	int	 k;

	for (k = 0; k < CHANGE__MAX - 1; k++)
		if (strcmp(change_kind_name((enum change_kind)k), name) == 0)
			break;
	return (enum change_kind)k;
}

int64_t
record_changes(sqlite3_stmt *q)
{
	const char	*at;
	int64_t		 n = 0;

	if (strcmp(db_str(q, 3), CELLS) != 0)
		return 1;
	for (at = db_str(q, 7); (at = strchr(at, '\n')) != NULL; at++)
		n++;
	return n;
}

/* What stands before the first "end" in *s, which moves behind it; "" is no value.
 * NULL in *s when there is no end. */
static char *
cut(char **s, char end)
{
	char	*from = *s, *to = from != NULL ? strchr(from, end) : NULL;

	*s = to != NULL ? to + 1 : NULL;
	if (to == NULL)
		return NULL;
	*to = '\0';
	return from;
}

static char *
value(char *s)
{
	return s != NULL && s[0] != '\0' ? s : NULL;
}

/* The changes of a row of cells; false when its lines are none that we write. */
static bool
read_lines(struct change *c, int64_t n, char *lines, record_fn fn, void *ctx, bool *more)
{
	char	*at = lines;
	int64_t	 i;

	c->kind = CHANGE_CELL;
	for (i = 0; i < n && *more; i++) {
		c->place = cut(&at, '\t');
		c->old = value(cut(&at, '\t'));
		c->new = value(cut(&at, '\n'));
		if (at == NULL)
			return false;
		*more = fn(ctx, c);
		c->seq++;
	}
	return true;
}

/* Who and when; of a row that has none, those of the row before in "by". */
static void
read_author(struct author *by, sqlite3_stmt *q)
{
	if (sqlite3_column_type(q, 10) == SQLITE_NULL)
		return;
	author_release(by);
	by->user = mem_strdup(db_str(q, 10));
	by->host = mem_strdup(db_str(q, 11));
	snprintf(by->at, sizeof(by->at), "%s", db_str(q, 12));
	by->uid = sqlite3_column_type(q, 13) == SQLITE_NULL ? -1 :
	    sqlite3_column_int64(q, 13);
	by->login = db_dup(q, 14);
}

/* The changes of the row of STMT_CHANGES that q stands on, until fn says no (then
 * *more is false).  False: no row that we write. */
static bool
record_read(sqlite3_stmt *q, struct author *by, record_fn fn, void *ctx, bool *more)
{
	struct change	 c = { 0 };
	int64_t		 n = record_changes(q);
	bool		 cells = strcmp(db_str(q, 3), CELLS) == 0, ok = true;
	char		*place = db_dup(q, 4), *old = db_dup(q, 6),
			*new = db_dup(q, 7);

	read_author(by, q);
	c.seq = sqlite3_column_int64(q, 1) - n + 1;
	c.step = sqlite3_column_int64(q, 2);
	c.pos = sqlite3_column_int64(q, 5);
	c.origin = (enum cell_origin)(unsigned char)db_str(q, 8)[0];
	c.undoes = sqlite3_column_int64(q, 9);
	c.user = by->user;
	c.host = by->host;
	c.uid = by->uid;
	c.login = by->login;
	memcpy(c.at, by->at, sizeof(c.at));
	if (cells) {
		ok = read_lines(&c, n, new, fn, ctx, more);
	} else {
		c.kind = kind_by_name(db_str(q, 3));
		c.place = place;
		c.old = old;
		c.new = new;
		*more = fn(ctx, &c);
	}
	free(place);
	free(old);
	free(new);
	return ok;
}

/* ---- the log ---- */

struct log {
	bool	       (*fn)(void *, const struct change *, const unsigned char *);
	void		*ctx;
	unsigned char	 hash[SHA256_SIZE];
};

static bool
log_change(void *ctx, const struct change *c)
{
	struct log	*log = ctx;

	return log->fn(log->ctx, c, log->hash);
}

bool
store_log(struct store *s, int64_t report,
    bool (*fn)(void *, const struct change *, const unsigned char hash[SHA256_SIZE]),
    void *ctx, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_CHANGES, d, ARG_INT(report));
	struct log	 log = { .fn = fn, .ctx = ctx };
	struct author	 by = { 0 };
	bool		 more = true, ok = q != NULL;
	int		 rc = 0;

	if (!ok)
		return false;
	while (more && ok && (rc = db_row(s, q, d)) == 1) {
		memset(log.hash, 0, sizeof(log.hash));
		db_hash(q, 15, log.hash);
		if (!(ok = record_read(q, &by, log_change, &log, &more)))
			diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, "change",
			    NULL);
	}
	sqlite3_reset(q);
	author_release(&by);
	return ok && rc >= 0;
}

/* ---- step by step ---- */

struct steps {
	store_step_fn	 fn;
	void		*ctx;
	struct change_list list;	/* of the step being read */
	bool		 more;
};

static bool
keep_change(void *ctx, const struct change *c)
{
	change_list_keep(ctx, c);
	return true;
}

static void
step_done(struct steps *steps)
{
	if (steps->list.n > 0 && steps->more)
		steps->more = steps->fn(steps->ctx, steps->list.item, steps->list.n);
	change_list_reset(&steps->list);
}

/* The steps from the one whose first change is number "first" on, while they are
 * wanted. */
static bool
read_steps(struct store *s, int64_t report, int64_t first, struct steps *steps,
    struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_CHANGES_FROM, d, ARG_INT(report),
	    ARG_INT(first));
	struct author	 by = { 0 };
	bool		 ok = q != NULL, all = true;
	int		 rc = 0;

	while (ok && steps->more && (rc = db_row(s, q, d)) == 1) {
		if (steps->list.n > 0 &&
		    steps->list.item[0].step != sqlite3_column_int64(q, 2))
			step_done(steps);
		if (steps->more && !(ok = record_read(q, &by, keep_change, &steps->list,
		    &all)))
			diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, "change",
			    NULL);
	}
	if (ok && rc == 0)
		step_done(steps);
	if (q != NULL)
		sqlite3_reset(q);
	change_list_reset(&steps->list);
	author_release(&by);
	return ok && rc >= 0;
}

bool
store_steps_from(struct store *s, int64_t report, int64_t first, store_step_fn fn,
    void *ctx, struct diag *d)
{
	struct steps	 steps = { fn, ctx, CHANGE_LIST_INIT, true };
	bool		 ok = read_steps(s, report, first, &steps, d);

	change_list_release(&steps.list);
	return ok;
}

struct one { store_step_fn fn; void *ctx; bool more; };

static bool
only_one(void *ctx, const struct change *c, size_t n)
{
	struct one	*one = ctx;

	one->more = one->fn(one->ctx, c, n);
	return false;
}

bool
store_steps_to(struct store *s, int64_t report, int64_t last, store_step_fn fn, void *ctx,
    struct diag *d)
{
	struct one	 one = { fn, ctx, true };
	sqlite3_stmt	*q;
	int64_t		 step;
	int		 rc = 1;

	while (one.more && rc == 1) {
		q = db_query(s, STMT_STEP_TO, d, ARG_INT(report), ARG_INT(last));
		if (q == NULL || (rc = db_row(s, q, d)) < 0)
			return false;
		if (rc == 0)
			break;
		step = sqlite3_column_int64(q, 0);
		sqlite3_reset(q);
		if (step > last || step < 1) {		/* no row that we write */
			diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, "change",
			    NULL);
			return false;
		}
		if (!store_steps_from(s, report, step, only_one, &one, d))
			return false;
		last = step - 1;
	}
	return true;
}

static bool
replay(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	(void)hash;
	history_replay(ctx, c);
	return true;
}

bool
store_history(struct store *s, struct report *r, struct diag *d)
{
	if (history_complete(r->history))
		return true;
	if (!store_log(s, r->id, replay, r->history, d))
		return false;
	history_set_complete(r->history);
	return true;
}
