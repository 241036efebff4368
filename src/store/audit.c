/*
 * audit.c - append-only records, each bound to the one before by its hash.
 *
 * hash = SHA-256(hash before, then each column in the order of the table, report
 * to at, or seq to at of an event, as 8 bytes of length, most significant first,
 * and its bytes; null has length -1).  Whole numbers are their decimal text.  The
 * first record of a report follows SHA-256 of the report's uuid; the first event
 * follows 32 zero bytes.
 *
 * Events name the last record of their report, so the chain of the file anchors
 * those of the reports; the setting event_head names the last event.  Whoever may
 * write the file can compute every chain anew: only a head that was printed or
 * kept elsewhere protects against that.
 *
 * Invariant: rows are only ever added, in the transaction of what they record.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "change.h"
#include "clock.h"
#include "db.h"
#include "mem.h"
#include "report.h"
#include "sha256.h"
#include "store.h"

static void
add_bytes(struct sha256 *h, const void *p, int64_t n)
{
	unsigned char	 len[8];
	uint64_t	 v = (uint64_t)n;
	int		 i;

	for (i = 7; i >= 0; i--, v >>= 8)
		len[i] = (unsigned char)v;
	sha256_add(h, len, sizeof(len));
	if (n > 0)
		sha256_add(h, p, (size_t)n);
}

static void
add_null(struct sha256 *h)
{
	add_bytes(h, NULL, -1);
}

/* As bind_str() stores it. */
static void
add_str(struct sha256 *h, const char *s)
{
	add_bytes(h, s, s != NULL ? (int64_t)strlen(s) : 0);
}

/* As bind_text() stores it: "" is null. */
static void
add_text(struct sha256 *h, const char *s)
{
	if (s == NULL || s[0] == '\0')
		add_null(h);
	else
		add_str(h, s);
}

static void
add_int(struct sha256 *h, int64_t v)
{
	char	 s[24];

	add_bytes(h, s, snprintf(s, sizeof(s), "%lld", (long long)v));
}

/* ---- changes of a report ---- */

void
audit_hash(unsigned char hash[SHA256_SIZE], int64_t report, const struct change *c)
{
	char		 origin[2] = { (char)c->origin, '\0' };
	struct sha256	 h;

	sha256_init(&h);
	sha256_add(&h, hash, SHA256_SIZE);
	add_int(&h, report);
	add_int(&h, c->seq);
	add_int(&h, c->step);
	add_text(&h, change_kind_name(c->kind));
	add_str(&h, c->place);
	if (c->kind == CHANGE_TEXT)
		add_int(&h, c->pos);
	else
		add_null(&h);
	add_text(&h, c->old);
	add_text(&h, c->new);
	add_text(&h, origin);
	if (c->undoes != 0)
		add_int(&h, c->undoes);
	else
		add_null(&h);
	add_str(&h, c->user);
	add_str(&h, c->host);
	add_str(&h, c->at);
	sha256_end(&h, hash);
}

/* The parameters of one row of STMT_CHANGE_ADD, from number n on. */
static void
bind_change(sqlite3_stmt *q, int n, int64_t report, const struct change *c,
    const unsigned char hash[SHA256_SIZE])
{
	char	 origin[2] = { (char)c->origin, '\0' };

	bind_int(q, n, report);
	bind_int(q, n + 1, c->seq);
	bind_int(q, n + 2, c->step);
	bind_str(q, n + 3, change_kind_name(c->kind));
	bind_str(q, n + 4, c->place);
	if (c->kind == CHANGE_TEXT)
		bind_int(q, n + 5, c->pos);
	bind_text(q, n + 6, c->old);
	bind_text(q, n + 7, c->new);
	bind_text(q, n + 8, origin);
	if (c->undoes != 0)
		bind_int(q, n + 9, c->undoes);
	bind_str(q, n + 10, c->user);
	bind_str(q, n + 11, c->host);
	bind_str(q, n + 12, c->at);
	bind_blob(q, n + 13, hash, SHA256_SIZE);
}

bool
audit_append(struct store *s, int64_t report, const struct change_list *list,
    const unsigned char (*hash)[SHA256_SIZE], struct diag *d)
{
	sqlite3_stmt	*q;
	size_t		 i, k, n;

	for (i = 0; i < list->n; i += n) {
		n = list->n - i >= STORE_ROWS ? STORE_ROWS : 1;
		q = stmt(s, n > 1 ? STMT_CHANGES_ADD : STMT_CHANGE_ADD, d);
		if (q == NULL)
			return false;
		sqlite3_clear_bindings(q);
		for (k = 0; k < n; k++)
			bind_change(q, (int)k * 14 + 1, report, &list->item[i + k],
			    hash[i + k]);
		if (!run(s, q, d))
			return false;
	}
	return true;
}

/* ---- events of the file ---- */

struct event {
	int64_t		 seq, report, report_seq, year;	/* report 0: of the file */
	const char	*kind, *detail, *at;
	char		*uuid, *agency;			/* owned */
	unsigned char	 report_head[SHA256_SIZE];
};

static void
event_hash(unsigned char hash[SHA256_SIZE], const struct event *e, const struct actor *by)
{
	struct sha256	 h;
	int		 i;

	sha256_init(&h);
	sha256_add(&h, hash, SHA256_SIZE);
	add_int(&h, e->seq);
	add_text(&h, e->kind);
	if (e->report != 0) {
		add_int(&h, e->report);
		add_str(&h, e->uuid);
		add_str(&h, e->agency);
		add_int(&h, e->year);
		add_int(&h, e->report_seq);
		add_bytes(&h, e->report_head, SHA256_SIZE);
	} else
		for (i = 0; i < 6; i++)
			add_null(&h);
	add_text(&h, e->detail);
	add_str(&h, by->user);
	add_str(&h, by->host);
	add_str(&h, e->at);
	sha256_end(&h, hash);
}

/* What the event says of its report: as stored by now. */
static bool
read_report(struct store *s, struct event *e, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_EVENT_REPORT, d);
	int		 rc;

	if (q == NULL)
		return false;
	bind_int(q, 1, e->report);
	if ((rc = row(s, q, d)) == 1) {
		e->uuid = column_dup(q, 0);
		e->agency = column_dup(q, 1);
		e->year = sqlite3_column_int64(q, 2);
		e->report_seq = sqlite3_column_int64(q, 3);
		column_hash(q, 4, e->report_head);
	} else if (rc == 0)
		e->report = 0;		/* deleted meanwhile: an event of the file */
	sqlite3_reset(q);
	return rc >= 0;
}

static bool
last_event(struct store *s, int64_t *seq, unsigned char hash[SHA256_SIZE], struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_EVENT_LAST, d);
	int		 rc;

	*seq = 0;
	memset(hash, 0, SHA256_SIZE);
	if (q == NULL)
		return false;
	if ((rc = row(s, q, d)) == 1) {
		*seq = sqlite3_column_int64(q, 0);
		column_hash(q, 1, hash);
	}
	sqlite3_reset(q);
	return rc >= 0;
}

static bool
add_event(struct store *s, const struct event *e, const unsigned char hash[SHA256_SIZE],
    struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_EVENT_ADD, d);

	if (q == NULL)
		return false;
	sqlite3_clear_bindings(q);
	bind_int(q, 1, e->seq);
	bind_text(q, 2, e->kind);
	if (e->report != 0) {
		bind_int(q, 3, e->report);
		bind_str(q, 4, e->uuid);
		bind_str(q, 5, e->agency);
		bind_int(q, 6, e->year);
		bind_int(q, 7, e->report_seq);
		bind_blob(q, 8, e->report_head, SHA256_SIZE);
	}
	bind_text(q, 9, e->detail);
	bind_str(q, 10, s->actor->user);
	bind_str(q, 11, s->actor->host);
	bind_str(q, 12, e->at);
	bind_blob(q, 13, hash, SHA256_SIZE);
	return run(s, q, d);
}

bool
audit_event(struct store *s, const char *kind, int64_t report, const char *detail,
    struct diag *d)
{
	unsigned char	 hash[SHA256_SIZE];
	char		 at[CLOCK_TEXT], hex[2 * SHA256_SIZE + 1], head[96];
	struct event	 e = { .report = report, .kind = kind, .detail = detail,
	    .at = at };
	bool		 ok;

	if (!begin(s, d))
		return false;
	s->actor->now(s->actor->ctx, at);
	ok = last_event(s, &e.seq, hash, d) && (report == 0 || read_report(s, &e, d));
	if (ok) {
		e.seq++;
		event_hash(hash, &e, s->actor);
		sha256_hex(hash, hex);
		snprintf(head, sizeof(head), "%lld %s", (long long)e.seq, hex);
		ok = add_event(s, &e, hash, d) &&
		    store_set_setting(s, "event_head", head, d);
	}
	free(e.uuid);
	free(e.agency);
	return finish(s, ok, d);
}

/* ---- reading ---- */

static enum change_kind
kind_by_name(const char *name)
{
	int	 k;

	for (k = 0; k < CHANGE__MAX - 1; k++)
		if (strcmp(change_kind_name((enum change_kind)k), name) == 0)
			break;
	return (enum change_kind)k;
}

void
change_from_row(struct change *c, sqlite3_stmt *q)
{
	memset(c, 0, sizeof(*c));
	c->seq = sqlite3_column_int64(q, 1);
	c->step = sqlite3_column_int64(q, 2);
	c->kind = kind_by_name(column_str(q, 3));
	c->place = mem_strdup(column_str(q, 4));
	c->pos = sqlite3_column_int64(q, 5);
	c->old = column_dup(q, 6);
	c->new = column_dup(q, 7);
	c->origin = (enum cell_origin)(unsigned char)column_str(q, 8)[0];
	c->undoes = sqlite3_column_int64(q, 9);
	c->user = mem_strdup(column_str(q, 10));
	c->host = mem_strdup(column_str(q, 11));
	snprintf(c->at, sizeof(c->at), "%s", column_str(q, 12));
}

void
change_row_release(struct change *c)
{
	free(c->place);
	free(c->old);
	free(c->new);
	free(c->user);
	free(c->host);
}

bool
store_log(struct store *s, int64_t report,
    bool (*fn)(void *, const struct change *, const unsigned char hash[SHA256_SIZE]),
    void *ctx, struct diag *d)
{
	sqlite3_stmt	*q = stmt(s, STMT_CHANGES, d);
	unsigned char	 hash[SHA256_SIZE];
	struct change	 c;
	bool		 more = true;
	int		 rc = 0;

	if (q == NULL)
		return false;
	bind_int(q, 1, report);
	while (more && (rc = row(s, q, d)) == 1) {
		change_from_row(&c, q);
		memset(hash, 0, sizeof(hash));
		column_hash(q, 13, hash);
		more = fn(ctx, &c, hash);
		change_row_release(&c);
	}
	sqlite3_reset(q);
	return rc >= 0;
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
