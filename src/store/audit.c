/*
 * audit.c - append-only records, each bound to the one before by its hash.
 *
 * hash = SHA-256(previous hash, then each field as 8 bytes of length, most
 * significant first, and its bytes; null has length -1).  Whole numbers are
 * their decimal text.  The first record of a report follows SHA-256 of the
 * report's uuid; the first event follows 32 zero bytes.  A report's events name
 * its last record, so the chain of the file anchors those of the reports.
 *
 * Whoever may write the file can compute a chain anew: only a head that was
 * printed or kept elsewhere protects against that.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db.h"

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
add_text(struct sha256 *h, const char *s)
{
	if (s == NULL || s[0] == '\0')
		add_bytes(h, NULL, -1);
	else
		add_bytes(h, s, (int64_t)strlen(s));
}

static void
add_int(struct sha256 *h, int64_t v)
{
	char	 s[24];

	add_bytes(h, s, snprintf(s, sizeof(s), "%lld", (long long)v));
}

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
	/* The place of a note on the whole report is "", not null. */
	add_bytes(&h, c->place, (int64_t)strlen(c->place));
	if (c->kind == CHANGE_TEXT)
		add_int(&h, c->pos);
	else
		add_text(&h, NULL);
	add_text(&h, c->old);
	add_text(&h, c->new);
	add_text(&h, origin);
	if (c->undoes != 0)
		add_int(&h, c->undoes);
	else
		add_text(&h, NULL);
	add_bytes(&h, c->user, (int64_t)strlen(c->user));
	add_bytes(&h, c->host, (int64_t)strlen(c->host));
	add_text(&h, c->at);
	sha256_end(&h, hash);
}

bool
audit_append(struct store *s, int64_t report, unsigned char head[SHA256_SIZE],
    const struct change *c, struct diag *d)
{
	char		 origin[2] = { (char)c->origin, '\0' };
	sqlite3_stmt	*q = stmt(s, STMT_CHANGE_ADD, d);

	if (q == NULL)
		return false;
	audit_hash(head, report, c);
	sqlite3_clear_bindings(q);
	bind_int(q, 1, report);
	bind_int(q, 2, c->seq);
	bind_int(q, 3, c->step);
	bind_text(q, 4, change_kind_name(c->kind));
	sqlite3_bind_text(q, 5, c->place, -1, SQLITE_STATIC);
	if (c->kind == CHANGE_TEXT)
		bind_int(q, 6, c->pos);
	bind_text(q, 7, c->old);
	bind_text(q, 8, c->new);
	bind_text(q, 9, origin);
	if (c->undoes != 0)
		bind_int(q, 10, c->undoes);
	sqlite3_bind_text(q, 11, c->user, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 12, c->host, -1, SQLITE_STATIC);
	bind_text(q, 13, c->at);
	bind_blob(q, 14, head, SHA256_SIZE);
	return run(s, q, d);
}

/* ---- events of the file ---- */

struct event {
	int64_t		 seq, report, report_seq;
	const char	*kind, *uuid, *agency, *detail, *user, *host, *at;
	int		 year;
	const unsigned char *report_head;	/* NULL = null, with report 0 */
};

static void
event_hash(unsigned char hash[SHA256_SIZE], const struct event *e)
{
	struct sha256	 h;

	sha256_init(&h);
	sha256_add(&h, hash, SHA256_SIZE);
	add_int(&h, e->seq);
	add_text(&h, e->kind);
	if (e->report != 0) {
		add_int(&h, e->report);
		add_text(&h, e->uuid);
		add_text(&h, e->agency);
		add_int(&h, e->year);
		add_int(&h, e->report_seq);
		add_bytes(&h, e->report_head, SHA256_SIZE);
	} else
		add_text(&h, NULL);
	add_text(&h, e->detail);
	add_bytes(&h, e->user, (int64_t)strlen(e->user));
	add_bytes(&h, e->host, (int64_t)strlen(e->host));
	add_text(&h, e->at);
	sha256_end(&h, hash);
}

bool
audit_event(struct store *s, const char *kind, const struct report *r, const char *detail,
    struct diag *d)
{
	unsigned char	 hash[SHA256_SIZE] = { 0 };
	char		 at[CLOCK_TEXT];
	struct event	 e = { .seq = 1, .kind = kind, .detail = detail };
	sqlite3_stmt	*q = stmt(s, STMT_EVENT_LAST, d);
	int		 rc;

	if (q == NULL || (rc = row(s, q, d)) < 0)
		return false;
	if (rc == 1) {
		e.seq = sqlite3_column_int64(q, 0) + 1;
		memcpy(hash, sqlite3_column_blob(q, 1), SHA256_SIZE);
		sqlite3_reset(q);
	}
	s->actor->now(s->actor->ctx, at);
	e.user = s->actor->user;
	e.host = s->actor->host;
	e.at = at;
	if (r != NULL) {
		e.report = r->id;
		e.uuid = r->uuid;
		e.agency = r->agency.name;
		e.year = r->year;
		e.report_seq = r->seq;
		e.report_head = r->head;
	}
	event_hash(hash, &e);
	if ((q = stmt(s, STMT_EVENT_ADD, d)) == NULL)
		return false;
	sqlite3_clear_bindings(q);
	bind_int(q, 1, e.seq);
	bind_text(q, 2, kind);
	if (r != NULL) {
		bind_int(q, 3, e.report);
		bind_text(q, 4, e.uuid);
		bind_text(q, 5, e.agency);
		bind_int(q, 6, e.year);
		bind_int(q, 7, e.report_seq);
		bind_blob(q, 8, e.report_head, SHA256_SIZE);
	}
	bind_text(q, 9, detail);
	sqlite3_bind_text(q, 10, e.user, -1, SQLITE_STATIC);
	sqlite3_bind_text(q, 11, e.host, -1, SQLITE_STATIC);
	bind_text(q, 12, at);
	bind_blob(q, 13, hash, SHA256_SIZE);
	return run(s, q, d);
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

bool
store_log(struct store *s, int64_t report,
    bool (*fn)(void *, const struct change *, const unsigned char hash[SHA256_SIZE]), void *ctx,
    struct diag *d)
{
	static const unsigned char	 none[SHA256_SIZE];
	sqlite3_stmt			*q = stmt(s, STMT_CHANGES, d);
	struct change			 c;
	bool				 more = true;
	int				 rc = 0;

	if (q == NULL)
		return false;
	bind_int(q, 1, report);
	while (more && (rc = row(s, q, d)) == 1) {
		memset(&c, 0, sizeof(c));
		c.seq = sqlite3_column_int64(q, 0);
		c.step = sqlite3_column_int64(q, 1);
		c.kind = kind_by_name(column_str(q, 2));
		c.place = column_dup(q, 3);
		c.pos = sqlite3_column_int64(q, 4);
		c.old = column_dup(q, 5);
		c.new = column_dup(q, 6);
		c.origin = (enum cell_origin)(unsigned char)column_str(q, 7)[0];
		c.undoes = sqlite3_column_int64(q, 8);
		c.user = mem_strdup(column_str(q, 9));
		c.host = mem_strdup(column_str(q, 10));
		snprintf(c.at, sizeof(c.at), "%s", column_str(q, 11));
		more = fn(ctx, &c, sqlite3_column_bytes(q, 12) == SHA256_SIZE ?
		    sqlite3_column_blob(q, 12) : none);
		free(c.place);
		free(c.old);
		free(c.new);
		free(c.user);
		free(c.host);
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

/* ---- verifying ---- */

struct chain {
	int64_t		 report, seq;
	unsigned char	 hash[SHA256_SIZE];
	struct store_fault *fault;
};

static bool
link_fits(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct chain	*ch = ctx;

	ch->fault->seq = c->seq;
	if (c->seq != ch->seq + 1) {
		ch->fault->what = MSG_STORE_CHAIN_GAP;
		return false;
	}
	audit_hash(ch->hash, ch->report, c);
	if (memcmp(ch->hash, hash, SHA256_SIZE) != 0) {
		ch->fault->what = MSG_STORE_CHAIN_EDITED;
		return false;
	}
	ch->seq = c->seq;
	return true;
}

/* The chain of one report, stored or deleted, against the head it should have. */
static bool
verify_report(struct store *s, int64_t report, struct store_fault *fault, struct diag *d)
{
	struct chain	 ch = { .report = report, .fault = fault };
	unsigned char	 head[SHA256_SIZE] = { 0 };
	sqlite3_stmt	*q = stmt(s, STMT_CHAIN, d);
	int64_t		 seq;
	int		 rc;

	fault->what = MSG_NONE;
	fault->seq = 0;
	if (q == NULL)
		return false;
	bind_int(q, 1, report);
	if ((rc = row(s, q, d)) == 0) {
		if ((q = stmt(s, STMT_CHAIN_DELETED, d)) == NULL)
			return false;
		bind_int(q, 1, report);
		rc = row(s, q, d);
	}
	if (rc < 0)
		return false;
	if (rc == 0) {		/* records of a report that nothing else knows */
		fault->what = MSG_STORE_CHAIN_HEAD;
		return false;
	}
	sha256(column_str(q, 0), strlen(column_str(q, 0)), ch.hash);
	seq = sqlite3_column_int64(q, 1);
	if (sqlite3_column_bytes(q, 2) == SHA256_SIZE)
		memcpy(head, sqlite3_column_blob(q, 2), SHA256_SIZE);
	sqlite3_reset(q);
	if (!store_log(s, report, link_fits, &ch, d) || fault->what != MSG_NONE)
		return false;
	fault->seq = ch.seq;
	if (ch.seq < seq)
		fault->what = MSG_STORE_CHAIN_SHORT;
	else if (ch.seq > seq || memcmp(ch.hash, head, SHA256_SIZE) != 0)
		fault->what = MSG_STORE_CHAIN_HEAD;
	return fault->what == MSG_NONE;
}

static bool
verify_events(struct store *s, struct store_fault *fault, struct diag *d)
{
	unsigned char	 hash[SHA256_SIZE] = { 0 };
	sqlite3_stmt	*q = stmt(s, STMT_EVENTS, d);
	struct event	 e;
	int64_t		 seq = 0;
	int		 rc;

	fault->what = MSG_NONE;
	if (q == NULL)
		return false;
	while ((rc = row(s, q, d)) == 1) {
		memset(&e, 0, sizeof(e));
		e.seq = sqlite3_column_int64(q, 0);
		e.kind = column_str(q, 1);
		e.report = sqlite3_column_int64(q, 2);
		e.uuid = column_str(q, 3);
		e.agency = column_str(q, 4);
		e.year = sqlite3_column_int(q, 5);
		e.report_seq = sqlite3_column_int64(q, 6);
		e.report_head = sqlite3_column_bytes(q, 7) == SHA256_SIZE ?
		    sqlite3_column_blob(q, 7) : hash;
		e.detail = column_str(q, 8);
		e.user = column_str(q, 9);
		e.host = column_str(q, 10);
		e.at = column_str(q, 11);
		event_hash(hash, &e);
		if (e.seq != ++seq || sqlite3_column_bytes(q, 12) != SHA256_SIZE ||
		    memcmp(sqlite3_column_blob(q, 12), hash, SHA256_SIZE) != 0) {
			fault->seq = e.seq;
			fault->what = MSG_STORE_CHAIN_EVENT;
			break;
		}
	}
	sqlite3_reset(q);
	return rc >= 0 && fault->what == MSG_NONE;
}

bool
store_verify_chain(struct store *s, int64_t report, struct store_fault *fault, struct diag *d)
{
	sqlite3_stmt	*q;
	int64_t		*id = NULL;
	size_t		 n = 0, cap = 0, i;
	bool		 ok;
	int		 rc;

	if (report != 0)
		return verify_report(s, report, fault, d);
	if (!verify_events(s, fault, d) || (q = stmt(s, STMT_CHANGE_REPORTS, d)) == NULL)
		return false;
	while ((rc = row(s, q, d)) == 1) {
		id = mem_grow(id, n, &cap, sizeof(*id));
		id[n++] = sqlite3_column_int64(q, 0);
	}
	if (rc == 0 && (q = stmt(s, STMT_REPORT_IDS, d)) != NULL)
		while ((rc = row(s, q, d)) == 1) {
			id = mem_grow(id, n, &cap, sizeof(*id));
			id[n++] = sqlite3_column_int64(q, 0);
		}
	ok = rc == 0;
	for (i = 0; i < n && ok; i++)
		ok = verify_report(s, id[i], fault, d);
	free(id);
	return ok;
}
