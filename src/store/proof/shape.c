/*
 * shape.c - is the file made of the tables, views, indices and triggers that the program
 * makes, and of no others?  A trigger that somebody else put there would run in our own
 * transactions (AFTER UPDATE ON cell ... SET value=0), and a table in other words would
 * let other values pass.
 *
 * What is compared is the text of each statement without comments and blanks, so that a
 * comment that was worded anew makes no file a damaged one.  The views of the printed
 * tables are made of the form files; here their names will do, since the program never
 * reads them, and db verify compares their words.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "store/db.h"

#define SHAPES_MAX	96	/* statements of schema.sql */

/* A statement of schema.sql; pieces of that text. */
struct shape {
	const char	*type, *name, *sql;
	size_t		 ntype, nname, nsql;
	bool		 seen;
};

struct shapes {
	struct shape	 item[SHAPES_MAX];
	size_t		 n;
};

/* A CHECK that was worded anew without another schema number; tests/unit/store/
 * test_upgrade.c tries that both let the same values pass. */
static const struct { const char *then, *now; } reworded[] = {
	{ "CHECK (origin IN ('k','f','p','s','i','a','c','r','='))",
	    "CHECK (origin GLOB '[kfpsiacr=]')" },
};

/* ---- what there should be ---- */

static const char *
word_end(const char *s)
{
	return s + strcspn(s, " \t\n(");
}

/* "CREATE UNIQUE INDEX name ON ..." */
static void
take_statement(struct shapes *all, const char *from, const char *to)
{
	struct shape	*p = &all->item[all->n];
	const char	*at = from + strlen("CREATE ");

	if (all->n == SHAPES_MAX)
		mem_die("schema.sql has more statements than shape.c takes");
	if (strncmp(at, "UNIQUE ", 7) == 0)
		at += 7;
	p->type = at;
	p->ntype = (size_t)(word_end(at) - at);
	p->name = at + p->ntype + 1;
	p->nname = (size_t)(word_end(p->name) - p->name);
	while (to > from && strchr(" \t\n;", to[-1]) != NULL)
		to--;
	p->sql = from;
	p->nsql = (size_t)(to - from);
	p->seen = false;
	all->n++;
}

/* A statement begins a line, and reaches as far as the next, or a comment between. */
static void
take_schema(struct shapes *all)
{
	const char	*at = schema_sql, *from = NULL, *end;

	all->n = 0;
	for (; *at != '\0'; at = end + (*end == '\n')) {
		end = at + strcspn(at, "\n");
		if (strncmp(at, "CREATE ", 7) != 0 && strncmp(at, "--", 2) != 0)
			continue;
		if (from != NULL)
			take_statement(all, from, at);
		from = *at == 'C' ? at : NULL;
	}
	if (from != NULL)
		take_statement(all, from, at);
}

/* ---- two texts of one statement ---- */

struct words {
	const char	*at, *end;
	char		 quote;		/* within '' or "" */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	    c == '_' || (unsigned char)c >= 0x80;
}

/* The next character that means something, -1 at the end: of blanks and comments one
 * blank, and that only between two words. */
static int
next_sign(struct words *w, char before)
{
	bool	 gap = false;
	char	 c;

	while (w->quote == '\0' && w->at < w->end) {
		if (is_blank(*w->at))
			w->at++;
		else if (w->end - w->at > 1 && w->at[0] == '-' && w->at[1] == '-')
			while (w->at < w->end && *w->at != '\n')
				w->at++;
		else
			break;
		gap = true;
	}
	if (w->at == w->end)
		return -1;
	c = *w->at;
	if (gap && is_word(before) && is_word(c))
		return ' ';
	w->at++;
	if (w->quote == c)
		w->quote = '\0';
	else if (w->quote == '\0' && (c == '\'' || c == '"'))
		w->quote = c;
	return (unsigned char)c;
}

static bool
same_words(const char *a, size_t na, const char *b, size_t nb)
{
	struct words	 wa = { a, a + na, '\0' }, wb = { b, b + nb, '\0' };
	int		 ca = 0, cb;

	if (na == nb && memcmp(a, b, na) == 0)
		return true;
	do {
		char	 before = (char)ca;

		ca = next_sign(&wa, before);
		cb = next_sign(&wb, before);
	} while (ca == cb && ca >= 0);
	return ca == cb;
}

/* The same, also when the stored one has words of before. */
static bool
same_shape(const struct shape *p, const char *sql)
{
	struct buf	 b = BUF_INIT;
	const char	*at;
	bool		 same = same_words(p->sql, p->nsql, sql, strlen(sql));
	size_t		 i;

	for (i = 0; i < ARRAY_LEN(reworded) && !same; i++) {
		if ((at = strstr(sql, reworded[i].then)) == NULL)
			continue;
		buf_add(&b, sql, (size_t)(at - sql));
		buf_str(&b, reworded[i].now);
		buf_str(&b, at + strlen(reworded[i].then));
		same = same_words(p->sql, p->nsql, b.data, b.len);
	}
	buf_release(&b);
	return same;
}

/* ---- what there is ---- */

/* SQLite's own tables: the last numbers given out, what ANALYZE found. */
static bool
of_sqlite(const char *type, const char *name, const char *sql)
{
	return strcmp(type, "index") == 0 ? *sql == '\0' :
	    strcmp(type, "table") == 0 && (strcmp(name, "sqlite_sequence") == 0 ||
	    strncmp(name, "sqlite_stat", 11) == 0);
}

static bool
same_case(const char *type, const struct shape *p)
{
	return strlen(type) == p->ntype && sqlite3_strnicmp(type, p->type,
	    (int)p->ntype) == 0;
}

/* One row of sqlite_master: MSG_NONE when it is as it should be. */
static enum msg
judge(struct shapes *all, const char *type, const char *name, const char *sql)
{
	size_t	 i, n = strlen(name);

	if (strncmp(name, "sqlite_", 7) == 0)
		return of_sqlite(type, name, sql) ? MSG_NONE : MSG_STORE_SHAPE_FOREIGN;
	if (strcmp(type, "view") == 0 && strncmp(name, SCHEMA_FORM_VIEW,
	    strlen(SCHEMA_FORM_VIEW)) == 0)
		return MSG_NONE;
	for (i = 0; i < all->n; i++) {
		struct shape	*p = &all->item[i];

		if (n != p->nname || memcmp(name, p->name, n) != 0 || !same_case(type, p))
			continue;
		p->seen = true;
		return same_shape(p, sql) ? MSG_NONE : MSG_STORE_SHAPE_CHANGED;
	}
	return MSG_STORE_SHAPE_FOREIGN;
}

/* What is not there is named as well: a trigger that keeps the audit may be gone. */
static bool
all_seen(const struct shapes *all, struct store *s, struct diag *d)
{
	char	*name, *type;
	bool	 ok = true;
	size_t	 i;

	for (i = 0; i < all->n; i++) {
		const struct shape	*p = &all->item[i];

		if (p->seen)
			continue;
		name = mem_strndup(p->name, p->nname);
		type = mem_strndup(p->type, p->ntype);
		for (char *c = type; *c != '\0'; c++)	/* as sqlite_master has it */
			*c = (char)(*c + ('a' - 'A'));
		diag_error(d, DIAG_DATA, MSG_STORE_SHAPE_MISSING, s->path, type, name,
		    NULL);
		free(name);
		free(type);
		ok = false;
	}
	return ok;
}

bool
shape_check(struct store *s, bool triggers_only, struct diag *d)
{
	struct shapes	 all;
	sqlite3_stmt	*q;
	enum msg	 what;
	bool		 ok = true;
	int		 rc;

	take_schema(&all);
	rc = sqlite3_prepare_v2(s->db, triggers_only ? "SELECT type,name,sql FROM"
	    " sqlite_master WHERE type='trigger'" : "SELECT type,name,sql FROM"
	    " sqlite_master", -1, &q, NULL);
	if (rc != SQLITE_OK)
		return db_fail(s, rc, d);
	while ((rc = sqlite3_step(q)) == SQLITE_ROW) {
		what = judge(&all, db_str(q, 0), db_str(q, 1), db_str(q, 2));
		if (what == MSG_NONE)
			continue;
		diag_error(d, DIAG_DATA, what, s->path, db_str(q, 0), db_str(q, 1), NULL);
		ok = false;
	}
	sqlite3_finalize(q);
	if (rc != SQLITE_DONE)
		return db_fail(s, rc, d);
	return (triggers_only || all_seen(&all, s, d)) && ok;
}
