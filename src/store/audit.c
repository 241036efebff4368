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

const char *
audit_login(struct store *s, const char *user)
{
	char	 name[256];

	if (s->login == NULL) {
		clock_login(name, sizeof(name));
		s->login = mem_strdup(name);
	}
	return strcmp(s->login, user) != 0 ? s->login : NULL;
}

static void
audit_put_bytes(struct sha256 *h, const void *p, int64_t n)
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
audit_put_null(struct sha256 *h)
{
	audit_put_bytes(h, NULL, -1);
}

void
audit_put_str(struct sha256 *h, const char *s)
{
	audit_put_bytes(h, s, s != NULL ? (int64_t)strlen(s) : 0);
}

void
audit_put_text(struct sha256 *h, const char *s)
{
	if (s == NULL || s[0] == '\0')
		audit_put_null(h);
	else
		audit_put_str(h, s);
}

void
audit_put_int(struct sha256 *h, int64_t v)
{
	char	 s[24];

	audit_put_bytes(h, s, snprintf(s, sizeof(s), "%lld", (long long)v));
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
	audit_put_int(&h, e->seq);
	audit_put_text(&h, e->kind);
	if (e->report != 0) {
		audit_put_int(&h, e->report);
		audit_put_str(&h, e->uuid);
		audit_put_str(&h, e->agency);
		audit_put_int(&h, e->year);
		audit_put_int(&h, e->report_seq);
		audit_put_bytes(&h, e->report_head, SHA256_SIZE);
	} else
		for (i = 0; i < 6; i++)
			audit_put_null(&h);
	audit_put_text(&h, e->detail);
	audit_put_str(&h, by->user);
	audit_put_str(&h, by->host);
	audit_put_str(&h, e->at);
	audit_put_int(&h, s->uid);
	audit_put_text(&h, audit_login(s, by->user));
	sha256_end(&h, hash);
}

char *
audit_form(const struct form *f)
{
	struct buf	 b = BUF_INIT;
	char		 hex[2 * SHA256_SIZE + 1];

	sha256_hex(f->sha256, hex);
	buf_printf(&b, "%s\t%s", f->code, hex);
	return buf_detach(&b);
}

/* What the event says of its report: as stored by now. */
static bool
read_report(struct store *s, struct event *e, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_EVENT_REPORT, d, ARG_INT(e->report));
	int		 rc;

	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1) {
		e->uuid = db_dup(q, 0);
		e->agency = db_dup(q, 1);
		e->year = sqlite3_column_int64(q, 2);
		e->report_seq = sqlite3_column_int64(q, 3);
		db_hash(q, 4, e->report_head);
	} else if (rc == 0)
		e->report = 0;		/* deleted meanwhile: an event of the file */
	sqlite3_reset(q);
	return rc >= 0;
}

static bool
last_event(struct store *s, int64_t *seq, unsigned char hash[SHA256_SIZE], struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_EVENT_LAST, d);
	int		 rc;

	*seq = 0;
	memset(hash, 0, SHA256_SIZE);
	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1) {
		*seq = sqlite3_column_int64(q, 0);
		db_hash(q, 1, hash);
	}
	sqlite3_reset(q);
	return rc >= 0;
}

static bool
add_event(struct store *s, const struct event *e, const unsigned char hash[SHA256_SIZE],
    struct diag *d)
{
	const struct actor	*by = s->actor;
	bool			 of = e->report != 0;

	return db_exec(s, STMT_EVENT_ADD, d, ARG_INT(e->seq), ARG_TEXT(e->kind),
	    ARG_IF(of, e->report), of ? ARG_STR(e->uuid) : ARG_NULL,
	    of ? ARG_STR(e->agency) : ARG_NULL, ARG_IF(of, e->year),
	    ARG_IF(of, e->report_seq),
	    of ? ARG_BLOB(e->report_head, SHA256_SIZE) : ARG_NULL, ARG_TEXT(e->detail),
	    ARG_STR(by->user), ARG_STR(by->host), ARG_STR(e->at), ARG_INT(s->uid),
	    ARG_TEXT(audit_login(s, by->user)), ARG_BLOB(hash, SHA256_SIZE));
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

	if (!db_begin(s, d))
		return false;
	db_now(s, at);
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
	return db_finish(s, ok, d);
}

/* ---- events, read again ---- */

static bool
each_event(struct store *s, sqlite3_stmt *q, bool point, store_event_fn fn, void *ctx,
    struct diag *d)
{
	struct store_event	 e;
	bool			 more = true;
	int			 rc = 0;

	if (q == NULL)
		return false;
	while (more && (rc = db_row(s, q, d)) == 1) {
		e.kind = db_str(q, point ? 5 : 0);
		e.detail = point ? db_str(q, 0) :
		    (const char *)sqlite3_column_text(q, 1);
		e.seq = sqlite3_column_type(q, point ? 1 : 2) == SQLITE_NULL ? -1 :
		    sqlite3_column_int64(q, point ? 1 : 2);
		e.at = db_str(q, point ? 2 : 5);
		e.user = db_str(q, 3);
		e.login = (const char *)sqlite3_column_text(q, 4);
		more = fn(ctx, &e);
	}
	sqlite3_reset(q);
	return rc >= 0;
}

bool
store_points(struct store *s, int64_t report, int64_t first, int64_t last,
    store_event_fn fn, void *ctx, struct diag *d)
{
	return each_event(s, db_query(s, STMT_POINTS, d, ARG_INT(report), ARG_INT(first),
	    ARG_INT(last)), true, fn, ctx, d);
}

bool
store_events(struct store *s, int64_t report, store_event_fn fn, void *ctx,
    struct diag *d)
{
	return each_event(s, db_query(s, STMT_REPORT_EVENTS, d, ARG_INT(report)), false,
	    fn, ctx, d);
}
