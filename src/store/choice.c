/*
 * choice.c - the keys of a list in their order, its rows by the page, and its numbers.
 *
 * One run over the reports of the year (of all, if all are wanted) counts them, drops
 * what is not searched for, and takes of each what it is ordered by; SQLite knows
 * nothing of pinyin and would put ten thousand names in order in twice the time.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/db.h"
#include "store/store.h"

/* ---- the question ---- */

/* Who must report in the year ?1: the years of an agency are told of few. */
#define DUE_IN		"coalesce(a.since,0)<=?1 AND coalesce(a.until,9999)>=?1"
#define RUN_SQL(also)	"SELECT r.id,coalesce(r.name,a.name),a.org_code," DUE_IN ",r.year," \
			"r.state,r.counted IS r.revision,r.n_error,r.n_warning,r.n_empty," \
			"r.n_text,r.changed_by," also " FROM report r" \
			" JOIN agency a ON a.id=r.agency"
#define OF_YEAR		" WHERE r.year=?1"
#define HELD		" LEFT JOIN lease l ON l.report=r.id"

/* Columns of the run. */
enum { RUN_ID, RUN_NAME, RUN_CODE, RUN_DUE, RUN_YEAR, RUN_STATE, RUN_HOLDS, RUN_ERROR,
	RUN_WARNING, RUN_EMPTY, RUN_TEXT, RUN_BY, RUN_ALSO };

/* One of the list while it is put in order. */
struct row {
	int64_t		 key;
	uint64_t	 first;		/* eight bytes of "head", to compare most by */
	size_t		 head, nhead;	/* in the bytes of the run: what it is ordered by */
	size_t		 tail, ntail;	/* ... and then */
};
struct run {
	const struct store_choice *c;
	const char	*user;
	struct buf	 search;	/* normal form */
	struct buf	 name;		/* scratch */
	struct buf	 bytes;
	struct row	*row;
	size_t		 n, cap;
	struct store_numbers *numbers;
	int64_t		 with;		/* of the due agencies: those that have one */
};

/* The name as it stands, in full width or half, its pinyin initials, or the beginning of
 * the code. */
static bool
found(struct run *run, const char *name, const char *code)
{
	const char	*key = buf_cstr(&run->search);

	if (run->search.len == 0)
		return true;
	buf_reset(&run->name);
	text_normal(&run->name, name, strlen(name), false);
	return strstr(buf_cstr(&run->name), key) != NULL || text_pinyin_match(name, key) ||
	    strncmp(code, key, run->search.len) == 0;
}

/* ---- order ---- */

static void
put_int(struct buf *b, int64_t v)
{
	char	 bytes[8];
	int	 i;

	for (i = 0; i < 8; i++)
		bytes[i] = (char)((uint64_t)v >> (56 - 8 * i) & 0xff);
	buf_add(b, bytes, sizeof(bytes));
}

/* What a draft has to go through, in that order. */
static int64_t
state_rank(enum report_state s)
{
	static const int64_t rank[STATE__MAX] = {
		[STATE_DRAFT] = 0, [STATE_RETURNED] = 1, [STATE_SUBMITTED] = 2,
		[STATE_APPROVED] = 3, [STATE_FINAL] = 4
	};

	return rank[s];
}

/* Of a count that does not hold nothing is known: before the noughts. */
static void
put_count(struct buf *b, sqlite3_stmt *q, int column)
{
	put_int(b, sqlite3_column_int(q, RUN_HOLDS) ? sqlite3_column_int64(q, column) + 1 : 0);
}

static void
put_head(struct buf *b, enum store_column by, sqlite3_stmt *q, enum report_state state)
{
	switch (by) {
	case STORE_BY_AGENCY:
		text_pinyin_key(b, db_str(q, RUN_NAME));
		break;
	case STORE_BY_YEAR:
		put_int(b, sqlite3_column_int64(q, RUN_YEAR));
		break;
	case STORE_BY_STATE:
		put_int(b, state_rank(state));
		break;
	case STORE_BY_ERROR:
		put_count(b, q, RUN_ERROR);
		break;
	case STORE_BY_WARNING:
		put_count(b, q, RUN_WARNING);
		break;
	case STORE_BY_EMPTY:
		put_count(b, q, RUN_EMPTY);
		break;
	case STORE_BY_TEXT:
		put_count(b, q, RUN_TEXT);
		break;
	case STORE_BY_CHANGED:
		buf_str(b, db_str(q, RUN_ALSO));
		break;
	case STORE_BY_USER:
		text_pinyin_key(b, db_str(q, RUN_BY));
		break;
	case STORE_BY_HOLDER:
		text_pinyin_key(b, db_str(q, RUN_ALSO));
		break;
	case STORE_BY__MAX:
		break;
	}
}

static void
add_row(struct run *run, sqlite3_stmt *q, int64_t key, enum report_state state)
{
	enum store_column	 by = key > 0 ? run->c->sort : STORE_BY_AGENCY;
	const char		*name = db_str(q, RUN_NAME);
	struct buf		*b = &run->bytes;
	struct row		*row;
	size_t			 i;

	run->row = mem_grow(run->row, run->n, &run->cap, sizeof(*run->row));
	row = &run->row[run->n++];
	*row = (struct row){ .key = key, .head = b->len };
	put_head(b, by, q, state);
	row->nhead = b->len - row->head;
	for (i = 0; i < 8; i++)
		row->first = row->first << 8 | (i < row->nhead ?
		    (unsigned char)b->data[row->head + i] : 0);
	row->tail = b->len;
	if (by != STORE_BY_AGENCY)
		text_pinyin_key(b, name);
	buf_add(b, name, strlen(name) + 1);
	if (key > 0)
		put_int(b, -sqlite3_column_int64(q, RUN_YEAR));
	row->ntail = b->len - row->tail;
}

static int
compare_bytes(const char *a, size_t na, const char *b, size_t nb)
{
	int	 c = memcmp(a, b, na < nb ? na : nb);

	return c != 0 ? c : (na > nb) - (na < nb);
}

static int
compare(const struct run *run, const struct row *a, const struct row *b)
{
	const char	*p = run->bytes.data;
	int		 c = (a->first > b->first) - (a->first < b->first);

	if (c == 0)
		c = compare_bytes(p + a->head, a->nhead, p + b->head, b->nhead);
	if (c != 0)
		return run->c->down ? -c : c;
	c = compare_bytes(p + a->tail, a->ntail, p + b->tail, b->ntail);
	return c != 0 ? c : (a->key > b->key) - (a->key < b->key);
}

/* By merging: qsort(3) hands nothing to what compares. */
static void
put_in_order(struct run *run)
{
	struct row	*from = run->row, *to, *other;
	size_t		 width, at, i, k, mid, end;

	to = other = mem_array(run->n + 1, sizeof(*to));
	for (width = 1; width < run->n; width *= 2) {
		for (at = 0; at < run->n; at = end) {
			mid = at + width < run->n ? at + width : run->n;
			end = mid + width < run->n ? mid + width : run->n;
			for (i = at, k = mid; at < end; at++)
				to[at] = i < mid && (k == end ||
				    compare(run, &from[i], &from[k]) <= 0) ?
				    from[i++] : from[k++];
		}
		run->row = to;
		to = from;
		from = run->row;
	}
	free(from == other ? to : other);
}

/* ---- the run ---- */

/* What of the list shows such a report, by bits. */
static unsigned
shown_by(struct run *run, sqlite3_stmt *q, enum report_state state)
{
	unsigned	 bits = 1u << STORE_SHOWS_ALL | 1u << (STORE_SHOWS_DRAFT + (int)state);
	bool		 holds = sqlite3_column_int(q, RUN_HOLDS) != 0;
	bool		 errors = holds && sqlite3_column_int(q, RUN_ERROR) > 0;

	if (errors)
		bits |= 1u << STORE_SHOWS_ERRORS;
	if (errors || (holds ? sqlite3_column_int(q, RUN_WARNING) > 0 ||
	    sqlite3_column_int(q, RUN_EMPTY) > 0 || sqlite3_column_int(q, RUN_TEXT) > 0 :
	    state != STATE_FINAL))
		bits |= 1u << STORE_SHOWS_OPEN;
	if (strcmp(db_str(q, RUN_BY), run->user) == 0)
		bits |= 1u << STORE_SHOWS_MINE;
	return bits;
}

static void
take(struct run *run, sqlite3_stmt *q)
{
	enum report_state	 state;
	unsigned		 bits;
	int			 i;

	if (!state_by_name(db_str(q, RUN_STATE), &state))
		state = STATE_DRAFT;
	run->with += sqlite3_column_int(q, RUN_DUE) != 0;
	bits = shown_by(run, q, state);
	for (i = 0; i < STORE_SHOWS__MAX; i++)
		run->numbers->filter[i] += bits >> i & 1;
	if (bits >> run->c->filter & 1 &&
	    found(run, db_str(q, RUN_NAME), db_str(q, RUN_CODE)))
		add_row(run, q, sqlite3_column_int64(q, RUN_ID), state);
}

/* A statement made for one question; the year is its parameter. */
static sqlite3_stmt *
ask(struct store *s, const char *sql, int year, struct diag *d)
{
	sqlite3_stmt	*q = NULL;
	int		 rc = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL);

	if (rc != SQLITE_OK)
		db_fail(s, rc, d);
	else
		db_bind(q, 1, &ARG_INT(year), 1);
	return q;
}

static bool
run_reports(struct store *s, struct run *run, struct diag *d)
{
	enum store_column	 by = run->c->sort;
	struct buf		 sql = BUF_INIT;
	sqlite3_stmt		*q;
	int			 rc = -1;

	buf_str(&sql, by == STORE_BY_HOLDER ? RUN_SQL("l.by_user") HELD :
	    by == STORE_BY_CHANGED ? RUN_SQL("r.changed") : RUN_SQL("NULL"));
	buf_str(&sql, run->c->year > 0 ? OF_YEAR : "");
	q = ask(s, buf_cstr(&sql), run->c->year, d);
	while (q != NULL && (rc = db_row(s, q, d)) == 1)
		take(run, q);
	sqlite3_finalize(q);
	buf_release(&sql);
	return rc == 0;
}

/* Agencies have the columns of the run as far as they are asked for. */
static bool
run_missing(struct store *s, struct run *run, struct diag *d)
{
	sqlite3_stmt	*q;
	int		 rc = -1;

	q = ask(s, "SELECT -a.id,a.name,a.org_code FROM agency a WHERE " DUE_IN
	    " AND NOT EXISTS (SELECT 1 FROM report r WHERE r.agency=a.id AND r.year=?1)",
	    run->c->year, d);
	while (q != NULL && (rc = db_row(s, q, d)) == 1)
		if (found(run, db_str(q, RUN_NAME), db_str(q, RUN_CODE)))
			add_row(run, q, sqlite3_column_int64(q, RUN_ID), STATE_DRAFT);
	sqlite3_finalize(q);
	return rc == 0;
}

static bool
count_due(struct store *s, struct run *run, struct diag *d)
{
	sqlite3_stmt	*q = ask(s, "SELECT count(*) FROM agency a WHERE " DUE_IN,
	    run->c->year, d);
	int		 rc = q != NULL ? db_row(s, q, d) : -1;

	if (rc == 1) {
		run->numbers->due = sqlite3_column_int64(q, 0);
		run->numbers->filter[STORE_SHOWS_MISSING] = run->numbers->due - run->with;
	}
	sqlite3_finalize(q);
	return rc == 1;
}

bool
store_choose(struct store *s, const struct store_choice *c, struct store_keys *keys,
    struct store_numbers *numbers, struct diag *d)
{
	struct run	 run = { .c = c, .user = s->actor->user, .numbers = numbers };
	size_t		 i;
	bool		 ok;

	keys->n = 0;
	memset(numbers, 0, sizeof(*numbers));
	if (c->search != NULL)
		text_normal(&run.search, c->search, strlen(c->search), false);
	ok = run_reports(s, &run, d) && (c->year == 0 || count_due(s, &run, d)) &&
	    (c->filter != STORE_SHOWS_MISSING || c->year == 0 || run_missing(s, &run, d));
	put_in_order(&run);
	for (i = 0; i < run.n; i++) {
		keys->key = mem_grow(keys->key, keys->n, &keys->cap, sizeof(*keys->key));
		keys->key[keys->n++] = run.row[i].key;
	}
	free(run.row);
	buf_release(&run.search);
	buf_release(&run.name);
	buf_release(&run.bytes);
	return ok;
}

void
store_keys_release(struct store_keys *keys)
{
	free(keys->key);
	*keys = (struct store_keys){ NULL, 0, 0 };
}

/* ---- rows ---- */

/* An agency without a report, or (q NULL) a report that is gone meanwhile. */
static void
bare_row(struct store_item *it, int64_t id, int year, sqlite3_stmt *q)
{
	memset(it, 0, sizeof(*it));
	it->id = id;
	it->year = year;
	it->agency = q != NULL ? db_str(q, 0) : "";
	it->org_code = q != NULL ? (const char *)sqlite3_column_text(q, 1) : NULL;
	it->form = it->changed = it->changed_by = "";
}

bool
store_page(struct store *s, int year, const int64_t *key, size_t n,
    bool (*fn)(void *, const struct store_item *), void *ctx, struct diag *d)
{
	struct buf		 holder = BUF_INIT;
	struct store_item	 it;
	sqlite3_stmt		*q;
	bool			 more = true;
	size_t			 i;
	int			 rc = 0;

	for (i = 0; i < n && more && rc >= 0; i++) {
		q = key[i] > 0 ? db_query(s, STMT_REPORT_ITEM, d, ARG_INT(key[i])) :
		    db_query(s, STMT_AGENCY_ID, d, ARG_INT(-key[i]));
		if (q == NULL || (rc = db_row(s, q, d)) < 0)
			break;
		if (rc == 1 && key[i] > 0)
			store_item_from_row(s, &it, q, &holder);
		else
			bare_row(&it, key[i] > 0 ? key[i] : 0, year, rc == 1 ? q : NULL);
		more = fn(ctx, &it);
		sqlite3_reset(q);
	}
	buf_release(&holder);
	return i == n || !more;
}

/* ---- years ---- */

int *
store_years(struct store *s, size_t *n, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_YEARS, d);
	size_t		 cap = 0;
	int		*year = NULL;

	*n = 0;
	while (q != NULL && db_row(s, q, d) == 1) {
		year = mem_grow(year, *n, &cap, sizeof(*year));
		year[(*n)++] = sqlite3_column_int(q, 0);
	}
	return year;
}
