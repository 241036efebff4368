/*
 * db.h - what the files of the store share.  Private to src/store.
 *
 * Statements are prepared at first use and kept; stmt() hands one out reset.
 * Every call of SQLite goes through run(), row() or exec(), which turn a result
 * code into a message.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>

#include "buf.h"
#include "diag.h"
#include "mem.h"
#include "store.h"

#define STORE_APPLICATION	0x4e42414f	/* "NBAO" */
#define STORE_SCHEMA		1

enum stmt_id {
#define STMT(id, sql) STMT_##id,
#include "statements.def"
#undef STMT
	STMT__MAX
};

/* The code ids of a form's cells in this database. */
struct store_codes {
	const struct form *form;
	int64_t		 row;		/* of the table form */
	int64_t		*id;		/* [ncell] */
};

struct store {
	sqlite3		*db;
	char		*path;
	struct forms	*forms;
	const struct actor *actor;
	sqlite3_stmt	*stmt[STMT__MAX];
	struct store_codes *codes;
	size_t		 ncodes, capcodes;
	int		 depth;		/* of transactions; inner ones join the outer */
	bool		 broken;	/* an inner one failed: the outer must roll back */
	bool		 read_only;
	enum msg	 warning;
	unsigned	 data_version;
	int		 lease_fd;	/* FILE-lease, -1 = not open */
};

/* db.c */
bool	 store_fail(struct store *, int rc, struct diag *);	/* always false */
sqlite3_stmt *stmt(struct store *, enum stmt_id, struct diag *);
void	 bind_int(sqlite3_stmt *, int n, int64_t v);
void	 bind_text(sqlite3_stmt *, int n, const char *s);	/* NULL or "" = null */
void	 bind_blob(sqlite3_stmt *, int n, const void *p, size_t size);
bool	 run(struct store *, sqlite3_stmt *, struct diag *);	/* to the end, no rows */
/* One row? 1, none 0, error -1. */
int	 row(struct store *, sqlite3_stmt *, struct diag *);
bool	 exec(struct store *, const char *sql, struct diag *);
const char *column_str(sqlite3_stmt *, int n);	/* "" for null; until the next step */
char	*column_dup(sqlite3_stmt *, int n);	/* NULL for null; owned */
bool	 begin(struct store *, struct diag *);
bool	 finish(struct store *, bool ok, struct diag *);	/* COMMIT or ROLLBACK */
bool	 pragma_int(struct store *, const char *sql, int64_t *out);

/* schema.c */
bool	 schema_make(struct store *, struct diag *);
bool	 schema_views(struct store *, const struct form *, struct diag *);
/* The form's row and the code ids of its cells; stores both when new. */
const struct store_codes *store_codes(struct store *, const struct form *, struct diag *);

/* upgrade.c: from schema "from" to from + 1. */
struct upgrade_step { int from; const char *sql; };
bool	 upgrade_run(struct store *, const struct upgrade_step *, int n, int from, int to,
	    struct diag *);
bool	 upgrade_to_current(struct store *, int from, struct diag *);

/* audit.c */
void	 audit_hash(unsigned char hash[SHA256_SIZE], int64_t report, const struct change *);
bool	 audit_append(struct store *, int64_t report, unsigned char head[SHA256_SIZE],
	    const struct change *, struct diag *);
bool	 audit_event(struct store *, const char *kind, const struct report *, const char *detail,
	    struct diag *);

/* load.c */
struct report *load_report(struct store *, int64_t id, bool with_prior, struct diag *);
void	 load_prior(struct store *, struct report *);
void	 agency_from_row(struct agency *, sqlite3_stmt *, int first);

#endif
