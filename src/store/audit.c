/*
 * audit.c - append-only records, each bound to the one before by its hash.
 *
 * hash = SHA-256(hash before, then each column in the order of the table, report
 * to at, or seq to at of an event, as 8 bytes of length, most significant first,
 * and its bytes; null has length -1; then uid and login in the same way where there
 * is a uid, as there was none in schema 1).  Whole numbers are their decimal text.  The
 * first record of a report follows SHA-256 of the report's uuid; the first event
 * follows 32 zero bytes.
 *
 * Events name the last record of their report, so the chain of the file anchors
 * those of the reports; the setting event_head names the last event.  Whoever may
 * write the file can compute every chain anew: only a head that was printed or
 * kept elsewhere protects against that.
 *
 * Invariant: rows are only ever added, in the transaction of what they record.
 * The rows of changes are made and read in record.c.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

static void
chain_put_bytes(struct sha256 *h, const void *p, int64_t n)
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

void
chain_put_null(struct sha256 *h)
{
	chain_put_bytes(h, NULL, -1);
}

void
chain_put_str(struct sha256 *h, const char *s)
{
	chain_put_bytes(h, s, s != NULL ? (int64_t)strlen(s) : 0);
}

void
chain_put_text(struct sha256 *h, const char *s)
{
	if (s == NULL || s[0] == '\0')
		chain_put_null(h);
	else
		chain_put_str(h, s);
}

void
chain_put_int(struct sha256 *h, int64_t v)
{
	char	 s[24];

	chain_put_bytes(h, s, snprintf(s, sizeof(s), "%lld", (long long)v));
}

/* ---- events of the file ---- */

struct event {
	int64_t		 seq, report, report_seq, year;	/* report 0: of the file */
	const char	*kind, *detail, *at;
	char		*uuid, *agency;			/* owned */
	unsigned char	 report_head[SHA256_SIZE];
};

static void
event_hash(unsigned char hash[SHA256_SIZE], const struct event *e, struct store *s)
{
	const struct actor	*by = s->actor;
	struct sha256		 h;
	int			 i;

	sha256_init(&h);
	sha256_add(&h, hash, SHA256_SIZE);
	chain_put_int(&h, e->seq);
	chain_put_text(&h, e->kind);
	if (e->report != 0) {
		chain_put_int(&h, e->report);
		chain_put_str(&h, e->uuid);
		chain_put_str(&h, e->agency);
		chain_put_int(&h, e->year);
		chain_put_int(&h, e->report_seq);
		chain_put_bytes(&h, e->report_head, SHA256_SIZE);
	} else
		for (i = 0; i < 6; i++)
			chain_put_null(&h);
	chain_put_text(&h, e->detail);
	chain_put_str(&h, by->user);
	chain_put_str(&h, by->host);
	chain_put_str(&h, e->at);
	chain_put_int(&h, s->uid);
	chain_put_text(&h, store_login(s, by->user));
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
	bind_int(q, 13, s->uid);
	bind_text(q, 14, store_login(s, s->actor->user));
	bind_blob(q, 15, hash, SHA256_SIZE);
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
		event_hash(hash, &e, s);
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
	sqlite3_stmt	*q = stmt(s, STMT_CHANGES, d);
	struct log	 log = { .fn = fn, .ctx = ctx };
	struct author	 by = { 0 };
	bool		 more = true, ok = q != NULL;
	int		 rc = 0;

	if (!ok)
		return false;
	bind_int(q, 1, report);
	while (more && ok && (rc = row(s, q, d)) == 1) {
		memset(log.hash, 0, sizeof(log.hash));
		column_hash(q, 15, log.hash);
		if (!(ok = record_read(q, &by, log_change, &log, &more)))
			diag_error(d, DIAG_DATA, MSG_STORE_DAMAGED, s->path, "change",
			    NULL);
	}
	sqlite3_reset(q);
	author_release(&by);
	return ok && rc >= 0;
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
