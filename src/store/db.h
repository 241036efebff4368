/*
 * db.h - what the files of the store share.  Private to src/store.
 *
 * Statements are prepared at first use and kept.  Every call of SQLite goes through
 * db_exec(), db_row() or db_sql(), which turn a result code into a message.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "store/store.h"

#define STORE_APPLICATION	0x4e42414f	/* "NBAO" */
#define STORE_SCHEMA		4
#define STORE_TEXT_MAX	(4 << 20)	/* bytes of one text, as on input */
#define STORE_LOOK		'\x1f'	/* ends the looks before what a source has */

/*
 * Rows of one statement where many are written.  A CHECK with a list of values makes
 * a small table of its own in each run of a statement, which for a single row is
 * most of the work.
 */
#define STORE_ROWS 16

enum stmt_id {
#define STMT(id, sql) STMT_##id,
#include "statements.def"
#undef STMT
	STMT__MAX
};

/* The code ids of a form's cells in this database, and back. */
struct store_codes {
	const struct form *form;
	int64_t		 row;		/* of the table form; 0 = text not stored */
	int64_t		*id;		/* [ncell]; 0 = not stored */
	int64_t		 base;		/* smallest id */
	int64_t		 span;		/* elements of cell[] */
	int		*cell;		/* [id - base]; -1 = not of this form */
};

struct store {
	sqlite3		*db;
	char		*path;		/* as given, for messages */
	struct forms	*forms;
	const struct actor *actor;
	int64_t		 uid;		/* the real user, whatever the actor's name */
	char		*login;		/* its name, once asked for */
	sqlite3_stmt	*stmt[STMT__MAX];
	struct store_codes *codes;
	size_t		 ncodes, capcodes;
	unsigned	 undone, codes_undone;	/* rollbacks; those the codes have seen */
	char		 now[CLOCK_TEXT];	/* when the transaction began; "" = ask */
	int		 depth;		/* of transactions; inner ones join the outer */
	bool		 broken;	/* an inner one failed: all goes back */
	bool		 group;		/* the outermost is a group of parts */
	bool		 read_only;
	bool		 settled;	/* the journal is as it should be for writing */
	int		 nchanged;	/* rows, when store_rest() last looked, .. */
	bool		 behind;	/* .. and the file lacked some of them */
	int64_t		 found;		/* schema of the file when it was opened */
	enum msg	 warning;
	int64_t		 data_version;
	int		 lease_fd;	/* FILE-lease, -1 = not open */
	int64_t		*lease;		/* reports this handle holds */
	size_t		 nlease, caplease;
	uint32_t	 random;	/* of the busy handler */
	int64_t		 give_up;	/* ms of the clock: until then others are waited for */
	int		 patience;	/* ms */
	bool		 turns;		/* give_up is set by store_turn() alone */
	bool		(*hurry)(void);
	char		*forget;	/* setting that goes with the next save, or NULL */
};

/* db.c */
bool	 db_fail(struct store *, int rc, struct diag *);	/* always false */
/* The name of the file itself, links followed. */
const char *db_path(const struct store *);

/*
 * A value for a statement: ARG_INT of any whole number, ARG_STR ("" is kept), ARG_TEXT
 * (NULL and "" are null), ARG_BLOB, ARG_NULL, ARG_IF (null unless it is there).  Text
 * and bytes are borrowed until the statement has ended.
 */
struct db_arg {
	enum { DB_NULL, DB_INT, DB_TEXT, DB_BLOB } type;
	int64_t		 number;
	const void	*p;
	size_t		 n;
};
#define ARG_NULL	(struct db_arg){ .type = DB_NULL }
#define ARG_INT(v)	(struct db_arg){ .type = DB_INT, .number = (v) }
#define ARG_IF(has, v)	(struct db_arg){ (has) ? DB_INT : DB_NULL, .number = (v) }
#define ARG_STR(s)	(struct db_arg){ .type = DB_TEXT, .p = (s) }
#define ARG_TEXT(s)	db_text(s)
#define ARG_BLOB(b, n)	(struct db_arg){ DB_BLOB, 0, (b), (n) }
struct db_arg db_text(const char *);
/* n values to the parameters from number "first" on. */
void	 db_bind(sqlite3_stmt *, int first, const struct db_arg *, size_t n);

/* A statement without parameters, reset; NULL with a message. */
sqlite3_stmt *db_stmt(struct store *, enum stmt_id, struct diag *);
/* The same with a value for each parameter, in their order: for db_row(). */
#define db_query(s, id, d, ...) db_query_args(s, id, d, DB_ARGS(__VA_ARGS__))
/* Run one that gives no rows. */
#define db_exec(s, id, d, ...)	db_exec_args(s, id, d, DB_ARGS(__VA_ARGS__))
#define DB_ARGS(...)	(struct db_arg[]){ __VA_ARGS__ }, \
			ARRAY_LEN(((struct db_arg[]){ __VA_ARGS__ }))
sqlite3_stmt *db_query_args(struct store *, enum stmt_id, struct diag *,
	    const struct db_arg *, size_t n);
bool	 db_exec_args(struct store *, enum stmt_id, struct diag *, const struct db_arg *,
	    size_t n);
bool	 db_run(struct store *, sqlite3_stmt *, struct diag *);	/* to the end, no rows */
/* One row? 1, none 0 (and reset), error -1. */
int	 db_row(struct store *, sqlite3_stmt *, struct diag *);
bool	 db_sql(struct store *, const char *sql, struct diag *);
const char *db_str(sqlite3_stmt *, int n);	/* "" for null; until the next step */
char	*db_dup(sqlite3_stmt *, int n);		/* NULL for null; owned */
bool	 db_hash(sqlite3_stmt *, int n, unsigned char out[SHA256_SIZE]);
/*
 * A letter a column: i whole number, t text, b bytes, - not looked at; a capital where it
 * may be null.  A value of another type, or a text that is longer than any that we write,
 * is damage, which must not pass for a figure: SQLite would read 'abc' as 0.  "what" names
 * the row.
 */
bool	 db_typed(struct store *, sqlite3_stmt *, const char *types, const char *what,
	    struct diag *);
/* First column of the first row of a statement that is used once. */
bool	 db_ask_int(struct store *, const char *sql, int64_t *out, struct diag *);
bool	 db_ask_text(struct store *, const char *sql, struct buf *out, struct diag *);
/* Rows of a checking pragma that are not "ok" become messages. */
bool	 db_check(struct store *, const char *sql, struct diag *);
/* The journal as it has to be: before the first transaction that writes, never while one
 * is open.  db_begin() does it. */
bool	 db_settle(struct store *, struct diag *);
bool	 db_begin(struct store *, struct diag *);
/* The time, the same for all that one transaction (or part of a group) writes. */
void	 db_now(struct store *, char at[CLOCK_TEXT]);
bool	 db_finish(struct store *, bool ok, struct diag *);	/* COMMIT or ROLLBACK */
int	 db_busy(void *store, int count);	/* sqlite3_busy_handler() */

/* header.c: whose file it is, and how it is written. */
struct header { bool wal; int64_t version, application; };
/* Of a connection that may not have run anything yet; SQLITE_NOTADB when it is none. */
int	 header_read(struct header *, sqlite3 *);

/* schema.c; gen/schema.c holds schema.sql and upgrade_N.sql */
extern const char schema_sql[], upgrade_1_sql[], upgrade_2_sql[],
	    upgrade_3_sql[];
/* The cells as the views of tables show them: 3, 25.1, "/".  Said once a view and not
 * once a column: SQLite reads all views at every opening. */
#define VIEW_CELLS	"(SELECT report,code,coalesce(CASE value%1000000 WHEN 0 THEN" \
			" value/1000000 ELSE value/1000000.0 END,raw) AS figure FROM cell)"
bool	 schema_make(struct store *, struct diag *);
/* Section and unit of the codes, from the stored form texts (schema 3). */
bool	 schema_fill_codes(struct store *, struct diag *);
bool	 schema_views(struct store *, const struct form *, struct diag *);
/* Name and statement of the view of a block. */
void	 schema_view(const struct form *, int block, struct buf *name, struct buf *sql);

/* The views of the printed tables of a form are called "表3_2021". */
#define SCHEMA_FORM_VIEW "表"

/* proof/shape.c: tables, views, indices and triggers as the program makes them, and no
 * others; of a file of an older schema the triggers. */
bool	 shape_check(struct store *, bool triggers_only, struct diag *);

/* The form of a report as an event tells it, "2021 TAB HEX"; caller frees. */
char	*audit_form(const struct form *);

/* proof/replay.c: all of a report against its changes and events. */
bool	 replay_verify(struct store *, const struct report *, struct diag *);
/* Of what an import found, without what became of it. */
bool	 replay_source_digest(struct store *, int64_t report, char hex[2 * SHA256_SIZE + 1],
	    struct diag *);
/* proof/facts.c: what is stored beside the reports against what events tell. */
bool	 facts_verify(struct store *, struct diag *);
/* As it stands by now, in events: for a file that had none (schema 4). */
bool	 facts_tell(struct store *, struct diag *);
/* proof/forms.c: stored forms, the codes and the views made of them. */
bool	 schema_verify_forms(struct store *, struct diag *);
/* The views of all stored forms in the words of today (schema 4). */
bool	 schema_views_again(struct store *, struct diag *);

/* codes.c: codes of a form, as stored (the text itself may be new), or stored now. */
const struct store_codes *codes_known(struct store *, const struct form *, struct diag *);
const struct store_codes *codes_stored(struct store *, const struct form *,
	    struct diag *);
void	 codes_forget(struct store *);
/* The cell of a code id, -1 if the form has none such. */
int	 codes_cell(const struct store_codes *, int64_t id);

/* upgrade.c: from schema "from" to from + 1, by SQL and what SQL cannot say. */
struct upgrade_step {
	int		 from;
	const char	*sql;
	bool	       (*also)(struct store *, struct diag *);	/* or NULL */
};
bool	 upgrade_run(struct store *, const struct upgrade_step *, int n, int from, int to,
	    struct diag *);
bool	 upgrade_to_current(struct store *, int from, struct diag *);

/* audit.c */
/* The name of the real user where it is not "user", else NULL. */
const char *audit_login(struct store *, const char *user);
/* Columns into a hash, as they are stored. */
void	 audit_put_int(struct sha256 *, int64_t);
void	 audit_put_str(struct sha256 *, const char *);	/* as ARG_STR */
void	 audit_put_text(struct sha256 *, const char *);	/* as ARG_TEXT */
void	 audit_put_null(struct sha256 *);
/* An event of the file; of the report as it is stored now when not 0. */
bool	 audit_event(struct store *, const char *kind, int64_t report, const char *detail,
	    struct diag *);

/* record.c: rows of change.  The list must stay as it is while records borrow from it. */
struct record {
	const struct change *first;	/* n of them; borrowed */
	size_t		 n;		/* above 1: a row of cells */
	struct buf	 lines;		/* then what stands in it */
	unsigned char	 hash[SHA256_SIZE];
};
struct records {
	struct record	*item;
	size_t		 n;
};
/* "head" moves on from the last hash of the chain to the new one. */
void	 records_make(struct records *, struct store *, const struct report *,
	    const struct change_list *, unsigned char head[SHA256_SIZE]);
bool	 records_add(struct store *, int64_t report, const struct records *,
	    struct diag *);
void	 records_release(struct records *);
int64_t	 record_changes(sqlite3_stmt *);	/* how many it holds */

/* chain.c: every chain and anchor; the faults of reports by name. */
bool	 chain_verify_all(struct store *, struct diag *);
/* ... of one report. */
bool	 chain_verify(struct store *, int64_t report, struct diag *);

/* pack.c: the copy of a report that becomes final, as of record "seq" with hash "head";
 * hex gets the hash of the copy, for the event. */
bool	 pack_write(struct store *, const struct report *, int64_t seq,
	    const unsigned char head[SHA256_SIZE], char hex[2 * SHA256_SIZE + 1],
	    struct diag *);
bool	 pack_drop(struct store *, const struct report *, struct diag *);
/* Is the report as final, and what it holds the same, as the events say? */
bool	 pack_verify(struct store *, const struct report *, struct diag *);

/* bin.c: all of a report into the bin, before it is deleted; hex gets the hash of it,
 * for the event. */
bool	 bin_put(struct store *, int64_t report, char hex[2 * SHA256_SIZE + 1],
	    struct diag *);
bool	 bin_verify_all(struct store *, struct diag *);

/* backup.c */
bool	 backup_copy(struct store *, const char *to, struct diag *);

/* reports.c */
/* A row of the list; the name of who has it open stands in "holder". */
void	 store_item_from_row(struct store *, struct store_item *, sqlite3_stmt *,
	    struct buf *holder);
/* Id of a stored report, 0 = none, -1 = error. */
int64_t	 store_report_find(struct store *, int64_t agency, int year, struct diag *);
bool	 store_report_settle_agency(struct store *, struct agency *, struct diag *);
bool	 store_report_exists(struct report *, enum msg, struct diag *);	/* always false */
bool	 store_report_add_row(struct store *, struct report *, struct diag *);

/* save.c */
bool	 save_conflict(const struct report *, struct diag *);	/* always false */

/* agencies.c: kind, level and code as they stand in a report of it, and the day its
 * kind reports by. */
bool	 store_agency_own(struct store *, const struct report *, struct diag *);
/* The name it has now. */
bool	 store_agency_now(struct store *, struct agency *, struct diag *);

/* lease.c: is the holder of a lease row alive? */
bool	 lease_alive(struct store *, int64_t report);

/* load.c */
struct report *store_load_report(struct store *, int64_t id, bool with_prior, struct diag *);
/* With the form text it was stored with, whatever forms are at hand. */
struct report *store_load_as_stored(struct store *, int64_t id, struct diag *);
void	 store_load_prior(struct store *, struct report *);
void	 store_load_due(struct store *, struct report *);
void	 store_agency_from_row(struct agency *, sqlite3_stmt *, int first);

#endif
