/*
 * core.h - the terminal application, for the screens of it.
 *
 * One struct ui holds everything mutable; views are drawn from the report and
 * never keep a copy of a value.  A stack of views shares the screen: the base
 * view is the list of reports or the report screen, boxes lie above it, keys go
 * to the top.  What a view does not handle goes to ui_act(), which a box
 * above a report keeps to itself: only HELP, REDRAW, LEAVE and CANCEL work there.
 *
 * Rows of the screen: 0 the title, 1 the tabs (base view of a report only, not
 * in the list layout; else the view's own), rows-2 the message, rows-1 the keys.
 * A view that is no box draws rows 1 or 2 to rows-3; boxes draw over all but
 * the last two rows.  A long message takes those above it that are left blank.
 *
 * The way of a key:
 *   term_key -> keymap_find -> top view's key() -> [ui_commit -> report_apply
 *   -> store_save] -> draw() of what is damaged -> paint_flush (one write)
 *
 * Order at a commit: apply, durable save, then paint, so what the screen shows
 * as saved is on disk.
 */
#ifndef CORE_H
#define CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/encode.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/ui.h"

struct desk;
struct scratch;
struct tutor;
struct ui;
struct ui_task;
struct view;

/* What key() answers; several bits may be set. */
enum {
	VIEW_IGNORED = 0,	/* not mine: pass on */
	VIEW_HANDLED = 1,
	VIEW_CLOSE = 2		/* pop me */
};
struct view_class {
	const char	*name;		/* "grid" "text" "findings" ... */
	enum msg	 title;
	bool		 box;		/* lies above others; else fills the screen */
	bool		 takes_text;	/* letters and ":" are text here */
	bool		 over;		/* a box that needs what it lies on, --plain too */
	/* Paint.  "all": everything; else only what ui->damage says. */
	void		(*draw)(struct view *, struct ui *, bool all);
	unsigned	(*key)(struct view *, struct ui *, const struct key *,
			    enum action);
	/* Commit or drop an unfinished edit before the focus goes elsewhere; false
	 * keeps the focus here (the figure is refused). */
	bool		(*settle)(struct view *, struct ui *);
	void		(*release)(struct view *);	/* frees the view's own memory */
	/* The rest may be NULL. */
	/* A click on what it has told paint_click() of, in that column of the screen. */
	unsigned	(*point)(struct view *, struct ui *, int what, int col);
	/* A second without a key: save the text typed, and the like. */
	void		(*tick)(struct view *, struct ui *);
	/* What the message line shows while it has nothing else to say; sets the
	 * level when it is a finding. */
	void		(*detail)(struct buf *, struct ui *, enum form_level *);
	/* What stands at the end of the key line beside the actions. */
	void		(*note_keys)(struct buf *, struct ui *);
	/* Actions of the key line, ended by ACTION_NONE; NULL = those of a report. */
	const enum action *keys;
	/* What the actions of "keys" are called here, in their order; MSG_NONE: by
	 * their own name.  NULL: all by their own.  The palette then offers just them. */
	const enum msg	*words;
	/* Further actions of this screen, ended by ACTION_NONE: help and palette name them. */
	const enum action *more;
	/* A piece of work of the view on top while no key waits (a file to read);
	 * true = there is more of it. */
	bool		(*work)(struct view *, struct ui *);
	/* Reports were stored meanwhile: read again what is shown of them. */
	void		(*renew)(struct view *, struct ui *);
};
struct view {
	const struct view_class *class;
	/* followed by the view's own fields: struct x { struct view view; ... } */
};
/* What a view does at an action: rows of a table ended by ACTION_NONE. */
struct view_action {
	enum action	 action;
	unsigned	(*run)(struct view *, struct ui *, int arg);	/* as key() */
	int		 arg;
};

/*
 * What the rooms need of those above them: handed down from the top of the layer
 * (screens.c, actions.c), so that no room names one that stands on it.
 */
enum screen_id { SCREEN_HOME, SCREEN_GRID, SCREEN_TEXT, SCREEN_ABOUT, SCREEN__MAX };
struct screen {
	const struct view_class *class;
	struct view	*(*make)(struct ui *, int arg);	/* SCREEN_TEXT: the slot,
							   SCREEN_ABOUT: a column */
};
struct ui_action {			/* ended by ACTION_NONE */
	enum action	 action;
	bool		 in_report;	/* else on the list of reports, too */
	void		(*run)(struct ui *);
};
struct ui_front {
	const struct screen *screens;	/* [SCREEN__MAX] */
	const struct ui_action *actions;
};

enum {				/* ui->damage */
	DAMAGE_CELLS = 1,	/* ui->touched says which */
	DAMAGE_FOCUS = 2,	/* the focus moved: old and new cell, detail line */
	DAMAGE_STATUS = 4,	/* title, tabs, counters */
	DAMAGE_MESSAGE = 8,
	DAMAGE_TEXT = 16,	/* text of the focused section */
	DAMAGE_KEYS = 64,	/* the key line */
	DAMAGE_ALL = 32
};

#define UI_STACK 8
#define UI_RECENT 3

/* A step applied in memory and not on disk yet (disk full, locked). */
struct ui_unsaved {
	struct change_list list;
	uint64_t	*touched;
};

/* Changes "first" to "last" (seq) of a report are of this session. */
struct ui_own {
	int64_t		 report, first, last;
};

/* Where the clerk was when he made a step of many changes. */
struct ui_made {
	int64_t		 report, step;
	int		 section, focus;
};

struct ui {
	const struct ui_options *opt;
	const struct ui_front *front;
	struct diag	*diag;		/* for who has started us; may be NULL */
	struct store	*store;
	struct forms	*forms;
	enum lang	 lang;
	int		 rows, cols;
	bool		 small;		/* below 40x14 */
	bool		 list_layout;	/* --plain or below 80x24 */

	struct view	*stack[UI_STACK];
	int		 nstack;
	unsigned	 damage;
	bool		 leave;
	int		 status;	/* exit status */
	bool		 esc_armed;	/* the next digit is a function key ... */
	long long	 armed_until;	/* ... until then */
	bool		 by_twin;	/* the key being handled was Esc and a digit */

	/* The open report; NULL on the list of reports. */
	struct report	*report;
	bool		 read_only;	/* held by somebody, or the file is */
	char		*holder;	/* who, or NULL */
	bool		 lease_waits;	/* the file was locked: asked again each second */
	bool		 holder_left;	/* he has gone: Enter steps in */
	struct findings	 findings;
	bool		 findings_stale;	/* text checks wait for a rest */
	uint64_t	*touched;	/* BIT_WORDS(ncell): cells to repaint */
	int		 section;	/* index of the section shown */
	int		 focus;		/* cell under the cursor, -1 in text sections */
	int		 old_focus;	/* before the last move, to repaint it */
	bool		 enter_turned;	/* ^T: Enter goes the other way */
	struct ui_unsaved *unsaved;
	size_t		 nunsaved, capunsaved;
	struct ui_own	*own;		/* steps of this session, of all reports */
	size_t		 nown, capown;
	struct ui_made	*made;		/* of this session */
	size_t		 nmade, capmade;
	/* What was being typed when the line broke and the database would not keep. */
	char		*typed_place, *typed;
	char		*rescue;	/* the file that has what is not saved, or NULL */
	bool		 elsewhere;	/* the clerk has put it into a file himself */
	struct ui_task	*task;		/* being done beside the loop (uitask.h), or NULL */
	unsigned	 nkeys;		/* given so far */
	bool		 leave_after;	/* ^Q while it was being done: leave then */
	char		 saved_at[CLOCK_TEXT];	/* last durable save, "" = none yet */
	/* The report opened last, so that the list can stand on it again; 0 = none. */
	int64_t		 last_report;
	int		 last_year;
	struct desk	*desk;		/* the list, NULL until it is shown */
	char		*searched;	/* by the last ^F, or NULL */
	/* A sample or the tutor is open: a database of its own (start/scratch.c). */
	struct scratch	*scratch;
	struct tutor	*tutor;
	enum msg	 mark;		/* what the title calls it; MSG_NONE */
	struct buf	 clip;		/* what was cut or copied of a text */
	int		 recent[UI_RECENT];	/* of the palette, the last first; 0 = none */

	/* The message line. */
	struct buf	 message;
	enum form_level	 message_level;	/* LEVEL__MAX = plain */
	bool		 message_sticky;	/* outlives the next key */
	int		 message_above;	/* lines it takes beside its own */
	struct buf	 said;		/* as it is painted ... */
	enum style	 said_style;	/* ... and how */
	bool		 was_complete;	/* before the last key, see ui_complete() */

	/* Of ui.c, stack.c, statusbar.c and flow alone. */
	struct view	**dead;		/* closed while one of their keys was handled */
	size_t		 ndead, capdead;
	int		*left_at;	/* [nsection] focus when it was left, -1 */
	size_t		*left_text;	/* [ntext] cursor when it was left */
	char		 shown_saved[CLOCK_TEXT];	/* what the title says */
	long long	 painted_at, ticked_at;
	bool		 direct;	/* opened on one report: leaving it is leaving */
	bool		 leave_warned;	/* told that something is not saved */
	open_at		 next_at;	/* what ^N showed last ... */
	open_at		 next_from;	/* ... and where that has put the clerk */
	bool		 counts_stale;
	struct {			/* widths of the names that fit ... */
		const struct form *form;	/* ... of this one, in ... */
		int	 open, room, columns, own;
	} tabs;
	bool		 keys_armed;	/* the key line shows the digit twins */
	bool		 worked;	/* since a test has cleared it: paints of its own */
};

/* ---- views and their stack (stack.c) ---- */
/* Is it a view of that class? */
bool	 view_is(const struct view *, const struct view_class *);
/* A click on line "what" of a list goes there; on the line that it is at, it is Enter. */
unsigned view_point(struct view *, struct ui *, size_t *at, int what);
/* Do what the table says of an action; false: nothing, it is not in it. */
bool	 view_do(const struct view_action *, struct view *, struct ui *, enum action,
	    unsigned *done);
void	 ui_push(struct ui *, struct view *);	/* the ui owns it */
void	 ui_pop(struct ui *);
/* Close views until n are left.  A question among them is answered with no, so that
 * whoever asked frees what it would act upon. */
void	 ui_close_down_to(struct ui *, int n);
struct view *ui_top(struct ui *);
struct view *ui_base(struct ui *);
/* Settle the unfinished edit of every view; false = one refused. */
bool	 ui_settle(struct ui *);
void	 ui_damage(struct ui *, unsigned);
/* The topmost view that is no box. */
struct view *ui_screen(struct ui *);
int	 ui_screen_index(const struct ui *);	/* its place in the stack, -1 = none */
/* Close a view that may not be on top any more, or not be there at all. */
void	 ui_close_view(struct ui *, const struct view *);
void	 ui_bury(struct ui *);	/* free the closed ones, when the key is done */
void	 ui_renew(struct ui *);	/* reports were stored: the base view reads them again */

/* ---- what the top has handed down ---- */
struct view *ui_screen_new(struct ui *, enum screen_id, int arg);
/* Close all views and show that one as the base. */
void	 ui_show(struct ui *, enum screen_id, int arg);
bool	 ui_shows(struct ui *, enum screen_id);	/* is it the base view? */
/* Do what the table of actions says; what is done in a report settles the figure
 * first, and does nothing when it is refused.  False: it is no action here. */
bool	 ui_act(struct ui *, enum action);

/* ---- edits (commit.c) ---- */
/*
 * Apply a step, save it durably, run the checks, mark what to repaint and set
 * the message.  Takes over the list.  False when refused (message set, report
 * unchanged).  A save that fails keeps the step in ui->unsaved, says so in red
 * and is tried again at the next commit, each second, and before leaving.
 */
bool	 ui_commit(struct ui *, struct change_list *);
/* May the open report be changed?  False: the message says why not and who. */
bool	 ui_may_write(struct ui *);
/* The same of any step, as of opening a final report again. */
bool	 ui_may_save(struct ui *);
bool	 ui_locked(const struct ui *);	/* the same as ui_may_write(), without a word */
/* The changes of a list were stored by this session, in that report. */
void	 ui_own_steps(struct ui *, int64_t report, int64_t first, int64_t last);
bool	 ui_is_own(const struct ui *, const struct change *);	/* of this session? */
/* Where a step of many changes was made in this session; NULL: not known. */
const struct ui_made *ui_made_at(const struct ui *, const struct change *);
/* A step already applied: save it, check, show.  Takes over the list and the bits. */
void	 ui_save_step(struct ui *, struct change_list *, uint64_t *touched);
/* What is typed and not committed is kept as pending: for K_HANGUP and K_TERM, or
 * because the clerk leaves a figure that is refused. */
void	 ui_keep_unfinished(struct ui *, uint32_t why);
/* Try again what could not be saved; true when nothing is left. */
bool	 ui_save_unsaved(struct ui *);
/* What is not saved is so now: the file that has it (flow.h) goes. */
void	 ui_rescue_done(struct ui *);
/* Nothing is open any more in the draft shown: it waits for 定稿 alone. */
bool	 ui_complete(const struct ui *);
/* Run the checks anew and mark what may look different. */
void	 ui_check(struct ui *);
/* Somebody else may have saved: show the report as it is stored. */
void	 ui_reload(struct ui *);
/* Store the counts of the list of reports when they are out of date. */
void	 ui_store_counts(struct ui *);

/* ---- message line ---- */
void	 ui_say(struct ui *, enum msg, ...) __attribute__((sentinel));
/* In the colour of errors, with one beep. */
void	 ui_warn(struct ui *, enum msg, ...) __attribute__((sentinel));
void	 ui_say_diag(struct ui *, const struct diag *);	/* first error */
void	 ui_quiet(struct ui *);		/* clear */
const char *ui_text(const struct ui *, enum msg);	/* in the interface language */
/* The form of the report that is open with its words in that language: for whatever is
 * shown.  What is stored, exported or pasted goes by the form itself. */
const struct form *ui_form(const struct ui *);

/* ---- parts of the screen all report views share (statusbar.c, message.c) ---- */
void	 status_title(struct ui *);	/* row 0 */
void	 status_tabs(struct ui *);	/* row 1 */
/* Row rows-2, and the blank ones above it that it needs: the message, else the detail of
 * the focus.  After everything else is painted. */
/* "fresh": what it said is no longer there. */
void	 status_message(struct ui *, bool fresh);
bool	 status_message_clear(struct ui *);	/* give those lines back; were there any? */
void	 status_keys(struct ui *);	/* row rows-1 */

#endif
