/*
 * facts.c - what the file holds beside its reports, against what its events tell:
 * agencies, their other names, the days that kinds of offices report by, and the words
 * of registers.  And the rows that nothing tells because they follow from others.
 *
 *	events, in order --> facts, each a key and a value, the last word counts
 *	tables -----------> the same facts: none other, none less
 *
 * The event 'setting' with the detail "=" begins anew: those after it tell how a file of
 * an older schema stood when it was upgraded (facts_tell).
 *
 * What no event need tell, because it alters nothing that is said of a report:
 *	setting		focus, drafts of input, counts of notices: of the screen only
 *	lease		who is in a report just now
 *	report		revision and counted (which save it was), n_error .. n_text (the
 *			list; checks and exports count anew)
 *	restore_point	names of moments; what they lead to is chained
 *	form, source	id, where no row refers to it; code also
 * nianbao-data(5) has the list too; tests/unit/store/test_columns.c holds both to it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "store/db.h"
#include "store/store.h"

/* ---- a table of facts ---- */

struct fact {
	char	*key, *value;		/* owned; value "" = no longer */
	bool	 seen;
	size_t	 next;			/* in its bucket, plus 1 */
};

struct facts {
	struct fact	*item;
	size_t		 n, cap;
	size_t		*bucket, nbucket;	/* index plus 1; 0 = none */
};

static size_t
bucket_of(const struct facts *f, const char *key)
{
	size_t	 h = 5381;

	for (; *key != '\0'; key++)
		h = h * 33 + (unsigned char)*key;
	return h % f->nbucket;
}

static void
grow(struct facts *f)
{
	size_t	 i, at;

	free(f->bucket);
	f->nbucket = f->n * 2 + 64;
	f->bucket = mem_array(f->nbucket, sizeof(*f->bucket));
	memset(f->bucket, 0, f->nbucket * sizeof(*f->bucket));
	for (i = 0; i < f->n; i++) {
		at = bucket_of(f, f->item[i].key);
		f->item[i].next = f->bucket[at];
		f->bucket[at] = i + 1;
	}
}

static struct fact *
find(struct facts *f, const char *key)
{
	size_t	 i;

	for (i = f->nbucket > 0 ? f->bucket[bucket_of(f, key)] : 0; i > 0;
	    i = f->item[i - 1].next)
		if (strcmp(f->item[i - 1].key, key) == 0)
			return &f->item[i - 1];
	return NULL;
}

static void
set(struct facts *f, const char *key, const char *value)
{
	struct fact	*x = find(f, key);
	size_t		 at;

	if (x == NULL) {
		if (f->n + 1 > f->nbucket)
			grow(f);
		f->item = mem_grow(f->item, f->n, &f->cap, sizeof(*f->item));
		x = &f->item[f->n++];
		*x = (struct fact){ mem_strdup(key), NULL, false, 0 };
		at = bucket_of(f, key);
		x->next = f->bucket[at];
		f->bucket[at] = f->n;
	}
	free(x->value);
	x->value = mem_strdup(value);
}

static void
clear(struct facts *f)
{
	size_t	 i;

	for (i = 0; i < f->n; i++) {
		free(f->item[i].key);
		free(f->item[i].value);
	}
	free(f->item);
	free(f->bucket);
	memset(f, 0, sizeof(*f));
}

/* ---- what events tell ---- */

/* The first "n" fields of a line, cut; those that are not there are "". */
struct fields { char *line, *item[8]; };

static void
cut(struct fields *out, const char *line, int n)
{
	char	*at = out->line = mem_strdup(line);
	int	 i;

	for (i = 0; i < n; i++) {
		out->item[i] = at;
		at += strcspn(at, i + 1 < n ? "\t" : "");
		if (*at == '\t')
			*at++ = '\0';
	}
}

static void
put(struct facts *f, const char *kind, const char *name, const char *value)
{
	struct buf	 key = BUF_INIT;

	buf_printf(&key, "%s\t%s", kind, name);
	set(f, buf_cstr(&key), value);
	buf_release(&key);
}

static const char *
value_of(struct facts *f, const char *kind, const char *name)
{
	struct buf	 key = BUF_INIT;
	struct fact	*x;

	buf_printf(&key, "%s\t%s", kind, name);
	x = find(f, buf_cstr(&key));
	buf_release(&key);
	return x != NULL ? x->value : "";
}

/* "name kind level code due rules"; those of an edited report have no rules, others
 * "-" for the day: not touched. */
static void
take_agency(struct facts *f, const char *detail)
{
	struct fields	 v, was;
	struct buf	 b = BUF_INIT;

	cut(&v, detail, 6);
	cut(&was, value_of(f, "agency", v.item[0]), 4);
	buf_printf(&b, "%s\t%s\t%s\t%s", v.item[1], strcmp(v.item[2], "0") == 0 ? "" :
	    v.item[2], v.item[3], *v.item[4] == '-' ? v.item[5] : was.item[3]);
	put(f, "agency", v.item[0], buf_cstr(&b));
	if (*v.item[4] != '-' && *v.item[1] != '\0')
		put(f, "due", v.item[1], v.item[4]);
	buf_release(&b);
	free(v.line);
	free(was.line);
}

static bool
ends_with(const char *s, const char *end)
{
	size_t	 n = strlen(s), k = strlen(end);

	return n > k && strcmp(s + n - k, end) == 0;
}

/* "+name owner", "-name owner"; of an upgrade "=name owner kind until". */
static void
take_alias(struct facts *f, const char *detail)
{
	struct fields	 v;
	struct buf	 b = BUF_INIT;

	if (*detail == '\0')
		return;
	cut(&v, detail + 1, 4);
	if (*detail == '+')
		buf_printf(&b, "%s\t%s\t", v.item[1], ends_with(v.item[1], v.item[0]) ?
		    "short" : "other");
	else if (*detail == '=')
		buf_printf(&b, "%s\t%s\t%s", v.item[1], v.item[2], v.item[3]);
	put(f, "alias", v.item[0], buf_cstr(&b));
	buf_release(&b);
	free(v.line);
}

/* What belongs to the agency goes with it: its settings, its names, its words. */
static void
move(struct facts *f, const char *old, const char *now)
{
	struct buf	 from = BUF_INIT, key = BUF_INIT;
	size_t		 i, n, many = f->n;
	char		*value = mem_strdup(value_of(f, "agency", old));

	put(f, "agency", old, "");
	if (*value != '\0')
		put(f, "agency", now, value);
	free(value);
	buf_printf(&from, "%s\t", old);
	for (i = 0; i < many; i++) {
		n = strncmp(f->item[i].key, "mapping\t", 8) == 0 ? 8 : 0;
		if (n > 0 && strncmp(f->item[i].key + n, from.data, from.len) == 0) {
			buf_reset(&key);
			buf_printf(&key, "%s\t%s", now, f->item[i].key + n + from.len);
			value = mem_strdup(f->item[i].value);
			set(f, f->item[i].key, "");
			put(f, "mapping", buf_cstr(&key), value);
			free(value);
		} else if (strncmp(f->item[i].key, "alias\t", 6) == 0 &&
		    strncmp(f->item[i].value, from.data, from.len) == 0) {
			buf_reset(&key);
			buf_printf(&key, "%s\t%s", now, f->item[i].value + from.len);
			free(f->item[i].value);
			f->item[i].value = mem_strdup(buf_cstr(&key));
		}
	}
	buf_release(&from);
	buf_release(&key);
}

/* "old new": the old name goes on finding it. */
static void
take_rename(struct facts *f, const char *detail, const char *at)
{
	struct fields	 v;
	struct buf	 b = BUF_INIT;

	cut(&v, detail, 2);
	move(f, v.item[0], v.item[1]);
	put(f, "alias", v.item[1], "");
	buf_printf(&b, "%s\tformer\t%.10s", v.item[1], at);
	put(f, "alias", v.item[0], buf_cstr(&b));
	buf_release(&b);
	free(v.line);
}

/* "agency what code word", the word last: it may hold anything. */
static void
take_mapping(struct facts *f, const char *detail)
{
	struct fields	 v;
	struct buf	 b = BUF_INIT;

	cut(&v, detail, 4);
	buf_printf(&b, "%s\t%s\t%s", v.item[0], v.item[1], v.item[3]);
	put(f, "mapping", buf_cstr(&b), v.item[2]);
	buf_release(&b);
	free(v.line);
}

static void
take_due(struct facts *f, const char *detail)
{
	struct fields	 v;

	cut(&v, detail, 2);
	put(f, "due", v.item[0], v.item[1]);
	free(v.line);
}

static bool
read_events(struct store *s, struct facts *f, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_FACT_EVENTS, d);
	int		 rc = 0;

	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		const char	*kind = db_str(q, 0), *detail = db_str(q, 1);

		if (strcmp(kind, "setting") == 0 && strcmp(detail, "=") == 0)
			clear(f);
		else if (strcmp(kind, "agency") == 0)
			take_agency(f, detail);
		else if (strcmp(kind, "alias") == 0)
			take_alias(f, detail);
		else if (strcmp(kind, "rename") == 0)
			take_rename(f, detail, db_str(q, 2));
		else if (strcmp(kind, "due") == 0)
			take_due(f, detail);
		else if (strcmp(kind, "mapping") == 0)
			take_mapping(f, detail);
	}
	return q != NULL && rc >= 0;
}

static bool
wrong(const char *what, struct diag *d)
{
	struct buf	 b = BUF_INIT;

	for (; *what != '\0'; what++)
		buf_chr(&b, *what == '\t' ? ' ' : *what);
	diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_FACT, buf_cstr(&b), NULL);
	buf_release(&b);
	return false;
}

/* An agency of which nothing is told needs no event. */
static bool
compare(struct store *s, struct facts *f, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_FACTS, d);
	struct fact	*x;
	bool		 ok = q != NULL;
	size_t		 i;
	int		 rc = 0;

	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		x = find(f, db_str(q, 0));
		if (x != NULL)
			x->seen = true;
		if (strcmp(x != NULL && *x->value != '\0' ? x->value : "\t\t\t",
		    db_str(q, 1)) != 0)
			ok = wrong(db_str(q, 0), d);
	}
	for (i = 0; i < f->n; i++)
		if (!f->item[i].seen && *f->item[i].value != '\0')
			ok = wrong(f->item[i].key, d);
	return ok && rc >= 0;
}

/* ---- what follows from other rows ---- */

/* Drawn for later, written by nobody yet: whatever stands there is not ours. */
static const char *const unused[] = {
	"succession", "issue", "link", "remark", "answer", "role", "review_step", "review",
	"due", "exempt", "part", "adjustment", "packet",
};

/* Each tells what is wrong, a row a fault. */
static const char *const rules[] = {
	"SELECT 'agency '||name FROM agency WHERE coalesce(parent,since,until,function,"
	"counted,counted_why,ord) IS NOT NULL",
	"SELECT DISTINCT 'report '||report FROM event e WHERE report IS NOT NULL AND report"
	" NOT IN (SELECT id FROM report) AND NOT EXISTS (SELECT 1 FROM event WHERE"
	" report=e.report AND kind='delete')",
	"SELECT 'report '||id FROM report WHERE id NOT IN (SELECT report FROM event"
	" WHERE report IS NOT NULL)",
	"SELECT 'item '||code FROM item WHERE code<>name||'='||unit OR kind<>'count' OR ord<>0"
	" OR coalesce(words,agency,since,until) IS NOT NULL",
	"SELECT 'extra '||report FROM extra WHERE raw IS NOT NULL OR typeof(value)<>'integer'",
	"SELECT 'pack '||p.report FROM pack p LEFT JOIN report r ON r.id=p.report"
	" WHERE p.format<>1 OR p.revision IS NOT r.revision",
	"SELECT 'restore_point '||p.name FROM restore_point p JOIN report r ON r.id=p.report"
	" WHERE typeof(p.seq)<>'integer' OR p.seq>r.seq OR p.seq<0",
	"SELECT 'setting uuid' FROM event WHERE kind='create'"
	" AND detail IS NOT (SELECT value FROM setting WHERE key='uuid')",
	"SELECT 'sqlite_sequence '||name FROM sqlite_sequence WHERE seq<CASE name"
	" WHEN 'report' THEN (SELECT max(report) FROM event) WHEN 'agency' THEN (SELECT max(id)"
	" FROM agency) WHEN 'code' THEN (SELECT max(id) FROM code) ELSE 0 END",
	"SELECT 'bin '||b.report FROM bin b LEFT JOIN event e ON e.seq=(SELECT max(seq)"
	" FROM event WHERE report=b.report AND kind='delete') WHERE e.uuid IS NOT b.uuid"
	" OR e.year IS NOT b.year OR e.report_seq IS NOT b.seq OR e.report_head IS NOT b.head"
	" OR e.by_user IS NOT b.by_user OR e.uid IS NOT b.uid OR e.login IS NOT b.login"
	" OR e.at IS NOT b.at",
};

static bool
run_rule(struct store *s, const char *sql, struct diag *d)
{
	sqlite3_stmt	*q = NULL;
	bool		 ok = true;
	int		 rc;

	if ((rc = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL)) != SQLITE_OK)
		return db_fail(s, rc, d);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW)
		ok = wrong(db_str(q, 0), d);
	sqlite3_finalize(q);
	return rc == SQLITE_DONE ? ok : db_fail(s, rc, d);
}

static bool
run_rules(struct store *s, struct diag *d)
{
	char	 sql[80];
	bool	 ok = true;
	size_t	 i;

	for (i = 0; i < ARRAY_LEN(rules); i++)
		ok = run_rule(s, rules[i], d) && ok;
	for (i = 0; i < ARRAY_LEN(unused); i++) {
		snprintf(sql, sizeof(sql), "SELECT '%s' FROM %s LIMIT 1", unused[i],
		    unused[i]);
		ok = run_rule(s, sql, d) && ok;
	}
	return ok;
}

bool
facts_verify(struct store *s, struct diag *d)
{
	struct facts	 f = { .n = 0 };
	bool		 ok;

	ok = read_events(s, &f, d) && compare(s, &f, d);
	ok = run_rules(s, d) && ok;
	clear(&f);
	return ok;
}

/* ---- told all at once, when a file is upgraded ---- */

/* The kind of an event and its detail, a row each, and which report it is of. */
static bool
tell(struct store *s, const char *sql, struct diag *d)
{
	sqlite3_stmt	*q = NULL;
	struct buf	 b = BUF_INIT;
	char		 hex[2 * SHA256_SIZE + 1];
	const char	*mark;
	bool		 ok = true;
	int		 rc;

	if ((rc = sqlite3_prepare_v2(s->db, sql, -1, &q, NULL)) != SQLITE_OK)
		return db_fail(s, rc, d);
	while (ok && (rc = sqlite3_step(q)) == SQLITE_ROW) {
		buf_reset(&b);
		buf_str(&b, db_str(q, 1));
		/* of a report, the hash of its source in the place of "?" */
		if (sqlite3_column_int64(q, 2) != 0 &&
		    (mark = strstr(buf_cstr(&b), "\t?\t")) != NULL) {
			ok = replay_source_digest(s, sqlite3_column_int64(q, 2), hex, d);
			buf_splice(&b, (size_t)(mark + 1 - b.data), 1, hex, strlen(hex));
		}
		ok = ok && audit_event(s, db_str(q, 0), sqlite3_column_int64(q, 2),
		    buf_cstr(&b), d);
	}
	sqlite3_finalize(q);
	buf_release(&b);
	return ok && (rc == SQLITE_DONE || db_fail(s, rc, d));
}

bool
facts_tell(struct store *s, struct diag *d)
{
	static const char *const sql[] = {
		"SELECT 'setting','=',0",
		"SELECT 'agency',name||char(9)||coalesce(kind,'')||char(9)||coalesce(level,'')"
		"||char(9)||coalesce(org_code,'')||char(9)||'-'||char(9)||coalesce(rules,''),0"
		" FROM agency ORDER BY id",
		"SELECT 'alias','='||x.name||char(9)||a.name||char(9)||x.kind||char(9)"
		"||coalesce(x.until,''),0 FROM agency_alias x JOIN agency a ON a.id=x.agency",
		"SELECT 'due',substr(key,5)||char(9)||value,0 FROM setting WHERE key GLOB 'due *'",
		"SELECT 'mapping',coalesce(a.name,'')||char(9)||m.what||char(9)||m.code||char(9)"
		"||m.word,0 FROM mapping m LEFT JOIN agency a ON a.id=m.agency",
		"SELECT 'form','='||f.code||char(9)||lower(hex(f.sha256))||char(9)||'?'||char(9)"
		"||coalesce(r.name,''),r.id FROM report r JOIN form f ON f.id=r.form ORDER BY r.id",
	};
	size_t	 i;

	for (i = 0; i < ARRAY_LEN(sql); i++)
		if (!tell(s, sql[i], d))
			return false;
	return true;
}
