/*
 * store.h - reports in one SQLite file.
 *
 * The only module that knows SQLite.  The schema is documented in
 * nianbao-data(5); views let sqlite3, DB Browser or pandas read it without us.
 *
 * Invariants:
 *  (1) A save is acknowledged only after COMMIT in WAL mode, synchronous=FULL.
 *  (2) Every transaction that touches a report adds 1 to its revision and only
 *      succeeds if the revision is the one loaded (else STORE_CONFLICT).
 *  (3) change and event rows are append only and hash-chained.
 *
 * Functions return false with STORE_* messages in d; nothing is half done.
 */
#ifndef STORE_H
#define STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/clock.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/target.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/ready.h"
#include "report/report.h"

struct register_words;
struct store;

enum store_mode { STORE_READ, STORE_WRITE, STORE_CREATE /* make it when missing */ };

/* Open and check (application_id, user_version, pragmas).  An older schema is
 * refused with a message naming `nianbao db upgrade`, except on STORE_WRITE /
 * STORE_CREATE where it is upgraded after a backup beside the file. */
struct store *store_open(const char *path, enum store_mode, struct forms *,
	    const struct actor *, struct diag *);
void	 store_close(struct store *);
bool	 store_read_only(const struct store *);
const char *store_file(const struct store *);	/* the file itself, links followed */
/* Once a second or so: what was written is moved into the file itself once nothing more
 * comes, so that somebody who copies it alone has the report as it is shown. */
void	 store_rest(struct store *);
/* Have the database at "path", open or not, its side files and every other database
 * of reports with theirs kept from being written over; see target.h. */
void	 store_guard(struct guard *, const char *path);
#define STORE_PATIENCE	5000	/* ms */
#define STORE_TRIES	20	/* of work that looks at keys between: about a second */
/*
 * How long one operation waits for others who write, all its statements together.
 * With this, "ms" from each store_turn() on, and not at all once "hurry" says that
 * somebody wants something else; what then fails with STORE_BUSY may be tried again.
 */
void	 store_patience(struct store *, int ms, bool (*hurry)(void));
void	 store_turn(struct store *);		/* NULL allowed */
/* The next store_save() also forgets this setting, in the same transaction.  NULL: no
 * longer. */
void	 store_forget(struct store *, const char *key);
/* A warning to keep on the screen (network file system, read-only): MSG or 0. */
int	 store_warning(const struct store *);

/* Agencies. */
bool	 store_agency_find(struct store *, const char *name, struct agency *,
	    struct diag *);
/* Every agency by name, until fn returns false; false = error. */
bool	 store_agency_each(struct store *, bool (*fn)(void *, const struct agency *),
	    void *, struct diag *);
/* Insert (id 0) or update; sets id.  STORE_AGENCY_EXISTS, STORE_CODE_TAKEN. */
bool	 store_agency_save(struct store *, struct agency *, struct diag *);
/*
 * ... how it signs and its other names, all or nothing: each "name" is one of it from now on, or
 * (drop) no longer.  STORE_ALIAS_TAKEN where it is a name of another agency.
 */
struct store_alias { const char *name; bool drop; };
bool	 store_agency_set(struct store *, struct agency *, const struct store_alias *,
	    size_t n, struct diag *);
/* Its other and former names, in order; false = error. */
bool	 store_alias_each(struct store *, int64_t agency,
	    void (*fn)(void *, const char *name), void *, struct diag *);
/* The old name goes on finding it, and final reports keep the name they were closed
 * with; an event of the file, with its day. */
bool	 store_agency_rename(struct store *, const char *old, const char *now,
	    struct diag *);

/* The list of reports. */
struct store_item {
	int64_t		 id;		/* 0 = an agency without one (choice.h) */
	const char	*agency, *form, *changed, *changed_by;	/* all borrowed */
	const char	*org_code;	/* or NULL */
	int		 year;
	enum report_state state;
	bool		 counted;	/* the counts are of the current revision */
	int		 hint;
	struct report_open open;	/* as report_open_count() told */
	const char	*holder;	/* "user@host" who has it open now, or NULL */
};
/* year 0 = all.  Ordered by year descending, then agency. */
bool	 store_list(struct store *, int year,
	    bool (*fn)(void *, const struct store_item *), void *, struct diag *);

/* Reports.  store_create stores an empty one (its agency is stored when new),
 * applies and saves the carry-over when last year is there. */
struct report *store_create(struct store *, const struct agency *, int year,
	    const struct form *, struct diag *);
/* Load with last year's values attached.  NULL with STORE_NO_REPORT. */
struct report *store_load(struct store *, const char *agency, int year, struct diag *);
struct report *store_load_id(struct store *, int64_t id, struct diag *);
/* Into the bin, with all that belongs to it. */
bool	 store_delete(struct store *, const struct report *, struct diag *);
/* The bin: deleted reports, the one deleted last first. */
struct store_binned {
	int64_t		 id;
	const char	*agency, *user, *login, *at;	/* all borrowed; login may be NULL */
	int		 year;
	int64_t		 changes;
};
bool	 store_bin_each(struct store *, bool (*fn)(void *, const struct store_binned *),
	    void *ctx, struct diag *);
/* Out of the bin, as it was, under the id it had.  STORE_BIN_TAKEN while there is a report
 * of that agency and year, STORE_BIN_NONE. */
bool	 store_undelete(struct store *, int64_t report, struct diag *);
/* Take out for good what was deleted "days" ago or before; *n of them. */
bool	 store_bin_empty(struct store *, int days, int *n, struct diag *);
/* Store a whole new report at once (import): its cells, texts, notes, reasons
 * and source findings, with the changes that made it. */
bool	 store_import(struct store *, struct report *, struct change_list *, bool replace,
	    const char *file, const char *kind, const char *encoding,
	    const unsigned char sha256[SHA256_SIZE], struct diag *);

/*
 * Many steps in one durable transaction, for batches: between the two each call
 * that stores something is a part of its own, which is stored or leaves no trace,
 * and all parts are on disk together when store_commit_group() returns true.
 * False: none of them is stored, and what was loaded or saved within the group is
 * not to be used again.  Nobody else can write to the file meanwhile, so a group
 * must be short.
 */
bool	 store_begin_group(struct store *, struct diag *);
bool	 store_commit_group(struct store *, struct diag *);

/*
 * Append the changes of one step and the cells they touched (NULL: all), in one
 * durable transaction.  On success the report's revision and head move on.
 * STORE_CONFLICT: somebody else saved; nothing written.  STORE_FULL, STORE_BUSY,
 * STORE_MOVED...: nothing written, may be tried again with the same list.
 *
 * Cells are written as they now stand, so steps that wait together are best saved
 * together: a list may hold several steps, their bits joined.
 */
bool	 store_save(struct store *, struct report *, const struct change_list *,
	    const uint64_t *touched, struct diag *);
/* Keep what is open, and the number of hints, for the list (valid for the current
 * revision). */
bool	 store_counts(struct store *, const struct report *, const struct report_open *,
	    int hint);
/* Replay the stored changes into report->history (once). */
bool	 store_history(struct store *, struct report *, struct diag *);
/* Has somebody else written to the file since the last call? */
bool	 store_changed(struct store *);
/* Is the stored revision another one, or the report gone? */
bool	 store_stale(struct store *, const struct report *);

/* Audit: each change of a report in its order; those of one row have the same hash. */
bool	 store_log(struct store *, int64_t report, bool (*fn)(void *,
	    const struct change *, const unsigned char hash[SHA256_SIZE]), void *,
	    struct diag *);
/*
 * The same step by step, each with its n changes in order, until fn returns false: from
 * the step whose first change is number "first" on; or newest first, those that end
 * with number "last" or before.  Only what is asked for is read.
 */
typedef bool (*store_step_fn)(void *ctx, const struct change *, size_t n);
bool	 store_steps_from(struct store *, int64_t report, int64_t first, store_step_fn,
	    void *ctx, struct diag *);
bool	 store_steps_to(struct store *, int64_t report, int64_t last, store_step_fn,
	    void *ctx, struct diag *);
/* Restore points and what became of a report, all borrowed; in their order. */
struct store_event {
	const char	*kind;		/* as in table event; "point" */
	const char	*detail;	/* of a point its name; or NULL */
	int64_t		 seq;		/* the last change before it; -1 = not told */
	const char	*user, *login, *at;	/* login NULL = as user */
};
typedef bool (*store_event_fn)(void *ctx, const struct store_event *);
/* The restore points behind changes "first" to "last", and what its agency was called
 * anew meanwhile. */
bool	 store_points(struct store *, int64_t report, int64_t first, int64_t last,
	    store_event_fn, void *ctx, struct diag *);
/* new, import, delete, undelete ...; and "rename" of any agency, its former name and its
 * new one in "detail" with a tab between; "alias": a name with "+" or "-" in front, and
 * whose it is; "setting": "sign always 县局" or "sign asked ", and whose 落款 it is. */
bool	 store_events(struct store *, int64_t report, store_event_fn, void *ctx,
	    struct diag *);
struct store_fault { int64_t seq; enum msg what; };	/* first row that does not fit */
/* Recompute the chain of a report (0: every report, and the event chain); true
 * when whole, else *fault says where. */
bool	 store_verify_chain(struct store *, int64_t report, struct store_fault *,
	    struct diag *);
/* The report id of an agency and year even when deleted; 0 if never there. */
int64_t	 store_report_id(struct store *, const char *agency, int year);
bool	 store_restore_point(struct store *, const struct report *, const char *name,
	    struct diag *);

/* Past values of a cell: the same agency's earlier reports, newest first.  "form" is
 * the code of the form of that year; its cell is the counterpart of ours, NULL where
 * that form has none or cannot be read any more. */
typedef void (*store_year_fn)(void *ctx, int year, const char *form, const struct cell *);
bool	 store_cell_years(struct store *, const struct report *, int cell, int max,
	    store_year_fn, void *ctx, struct diag *);

/* What is known of the years before, "years" of them at most, through the form of the
 * report: for prior_free_all().  A report that cannot be read is a year without. */
bool	 store_past(struct store *, const struct report *, int years, struct prior ***,
	    size_t *n, struct diag *);

/* Settings of the file: last focus, pending edits. */
char	*store_setting(struct store *, const char *key);	/* caller frees; NULL */
bool	 store_set_setting(struct store *, const char *key, const char *value,
	    struct diag *);		/* value NULL: forget it */

/* What the words of a register of applications mean: of all agencies, then of this one
 * (id, or 0). */
bool	 store_words(struct store *, int64_t agency, struct register_words *,
	    struct diag *);
/* Keep some, of this agency or (0) of all; one with code "" is forgotten. */
bool	 store_set_words(struct store *, int64_t agency, const struct register_words *,
	    struct diag *);

/* Who is in a report: an OFD lock on a side file says whether he lives.  False with
 * STORE_HELD and *holder ("user@host", caller frees) while somebody else is in it;
 * a dead one's lease is taken over, with an event.  All end with the handle. */
bool	 store_lease_take(struct store *, int64_t report, char **holder, struct diag *);
void	 store_lease_drop(struct store *, int64_t report);
/* Somebody else is in it and lives. */
bool	 store_lease_held(struct store *, int64_t report);

/* The file as a whole. */
struct store_info {
	int		 schema;
	int64_t		 reports, agencies, changes, bytes;
	char		 journal[16];
};
bool	 store_info(struct store *, struct store_info *, struct diag *);
/* One report as it is stored: its chain, and all it holds against what its changes and
 * events tell; before anything is said in its name. */
bool	 store_verify_report(struct store *, int64_t id, struct diag *);
/* Pages, references, chains, everything stored against the audit, totals against
 * figures. */
bool	 store_verify_file(struct store *, struct diag *);
/* A compact copy under a new name, on disk when this returns. */
bool	 store_backup(struct store *, const char *to, struct diag *);
/* The same written to a descriptor, called "to" in messages: a pipe, a device. */
bool	 store_backup_fd(struct store *, int fd, const char *to, struct diag *);
bool	 store_upgrade(const char *path, int *from, int *to, const struct actor *,
	    struct diag *);

#endif
