/*
 * change.h - the one edit record: undo step, audit row and save journal.
 *
 * Nothing alters a report but report_apply() of a list of changes, and undo and
 * redo, which make such a list themselves.  One list = one step: keyed cell,
 * paste, fill, import.  The list comes back filled in (old values, sequence
 * numbers, who and when) and goes to store_save() as it is.
 *
 * Undo never deletes: it appends changes of origin 'u' that name the step they
 * take back, so the audit only grows.  A final report is sealed: a step that
 * made it final or opened it again is neither taken back nor done again.
 */
#ifndef CHANGE_H
#define CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/clock.h"
#include "report/report.h"

enum change_kind {
	CHANGE_CELL,		/* place: cell code; a computed one: its printed figure */
	CHANGE_TEXT,		/* place: text code; a splice at "pos" */
	CHANGE_NOTE,		/* place: cell or text code, "" = the report */
	CHANGE_REASON,		/* place: "T203@2.1:2:C"; fingerprint in hex before the
				   text: "HEX64 text"; "-" before the HEX = dismissed.
				   new "" = withdrawn, the HEX is then that of old */
	CHANGE_REPORT,		/* place: title, state, fee, fee_notices, published,
				   address, issuer, index_no, doc_no; of its agency:
				   kind, level, code, due; "" = its own value: none
				   told */
	CHANGE_BESIDE,		/* place: name of a figure beside the tables; "12篇" */
	CHANGE__MAX
};
const char *change_kind_name(enum change_kind);	/* "cell": as stored */

struct change {
	enum change_kind kind;
	char		*place;		/* owned, as all strings here */
	int		 number;	/* CHANGE_CELL: of the cell, plus 1; 0 = it has not
					   been looked up, see change_cell_number() */
	int64_t		 pos;		/* CHANGE_TEXT: start in characters */
	char		*old, *new;	/* cell_text(); text: removed, inserted; ""
					   or NULL = nothing */
	enum cell_origin origin;
	enum cell_origin was;		/* CHANGE_CELL: origin before, restored by undo;
					   not stored: history finds it again */
	int64_t		 seq, step;	/* step: seq of the first change of its list */
	int64_t		 undoes;	/* origin u, y: the step taken back, done again; else
					   the step whose state is put back, see past.h */
	char		*user, *host;
	char		 at[CLOCK_TEXT];
	/* Read back from the store only: the real user of the process that saved it. */
	int64_t		 uid;		/* -1 = not recorded (schema 1) */
	char		*login;		/* its name, NULL = as "user" */
};

/* The cell of a CHANGE_CELL, -1 if the form has none of that code. */
int	 change_cell_number(const struct change *, const struct form *);
/* Is it about the state of the report? */
bool	 change_is_state(const struct change *);
/* Is it of a step that put back a state of before? */
bool	 change_goes_back(const struct change *);
/* What a CHANGE_REPORT of that name would find; the caller frees.  NULL: none told. */
char	*report_column(const struct report *, const char *name);
/* Its number among them, -1 = there is none of that name. */
int	 report_column_number(const char *name);
/* Is a change about the agency: its kind, level, code or date? */
bool	 change_is_agency(const struct change *);

struct change_list {
	struct change	*item;
	size_t		 n, cap;
};
#define CHANGE_LIST_INIT { NULL, 0, 0 }
void	 change_list_release(struct change_list *);
void	 change_list_reset(struct change_list *);
/* Add a deep copy of a change as it is. */
void	 change_list_keep(struct change_list *, const struct change *);

/* Add a wish to a list; "old" is filled in by report_apply().  The splices of
 * one list on one text follow each other: each sees the ones before. */
void	 change_cell(struct change_list *, const struct report *, int cell,
	    const char *text, enum cell_origin);
/*
 * A sum typed in a cell, "3+4+5": two terms or more, each a figure.  Its total is keyed, and
 * the note of the cell keeps how it came about (合计式：3+4+5) until change_cell() gives the
 * cell another figure.
 */
bool	 workings_read(const char *s, size_t n, int64_t *total);
void	 change_cell_sum(struct change_list *, const struct report *, int cell,
	    const char *typed, int64_t total);
/* Replace "removed" characters at character "pos" of a text slot. */
void	 change_text(struct change_list *, const struct report *, int slot, int64_t pos,
	    int64_t removed, const char *insert, enum cell_origin);
/* Replace a whole text by the smallest splice. */
void	 change_text_all(struct change_list *, const struct report *, int slot,
	    const char *text, enum cell_origin);
/* The wish of a change made elsewhere or before; one of undo or redo is keyed anew. */
void	 change_again(struct change_list *, const struct change *);
void	 change_note(struct change_list *, const struct report *, const char *place,
	    const char *body);
/* 附加指标; "" takes it away. */
void	 change_beside(struct change_list *, const char *name, const char *figure,
	    enum cell_origin);
/* Those of the report are to be these and no others. */
void	 change_beside_all(struct change_list *, const struct report *,
	    const struct beside *, size_t n, enum cell_origin);
void	 change_report(struct change_list *, const struct report *, const char *column,
	    const char *value, enum cell_origin);
/* change_reason(): see check.h, it needs a finding. */
/* F4: 0 into every empty input cell of a section (-1: of all); how many.  A figure that
 * could not be read is not nought: its cell stays open. */
int	 change_fill(struct change_list *, const struct report *, int section);

/*
 * Apply all or nothing.  False, with the reason in d and report and list
 * unchanged, if a cell is computed (unless its printed figure is meant: origin
 * import), a value is refused (strict for origins k f p s; lenient else), a sum
 * would not fit, or the report is final (only a change of its state is taken
 * then, and what follows it in the list).
 *
 * A printed figure is kept only where it differs from the figure computed after
 * the whole list; an empty sum counts as 0 there.  Keying a cell closes the
 * source findings about it.  Changes that change nothing are dropped from the
 * list; true with an empty list means nothing to do.  "touched" (or NULL) gets a
 * bit for every cell that differs afterwards, computed ones too.
 */
bool	 report_apply(struct report *, struct change_list *, const struct actor *,
	    uint64_t *touched, struct diag *);

/* Take back / do again one step; fills "out" with the changes made.  False when
 * there is nothing to undo (out empty). */
bool	 report_undo(struct report *, struct change_list *out, const struct actor *,
	    uint64_t *touched);
bool	 report_redo(struct report *, struct change_list *out, const struct actor *,
	    uint64_t *touched);
bool	 report_can_undo(const struct report *);
/* The "n" changes of the step that undo would take back, redo do again; NULL: none.
 * Borrowed until the next step. */
const struct change *report_undo_step(const struct report *, size_t *n);
const struct change *report_redo_step(const struct report *, size_t *n);

/*
 * The steps a report remembers.  After loading a stored report its earlier
 * changes are replayed into the history in order of seq (store_history does
 * this on the first undo), so undo reaches back over sessions.  Replayed steps
 * count from history_set_complete() on; changes that this session made itself
 * are passed over, so the whole audit may be replayed at any time.
 */
struct history *history_new(void);
void	 history_free(struct history *);
void	 history_replay(struct history *, const struct change *);
/* Were the steps of the store replayed already? Set by store_history(). */
bool	 history_complete(const struct history *);
void	 history_set_complete(struct history *);

#endif
