/*
 * uitask.h - what may take long, done beside the loop: an export, a print.
 *
 * One at a time.  It is done in a process of its own (task.h), on what the screens had
 * in memory when it began; the loop goes on meanwhile, and is woken when it has ended.
 * Esc, where nothing else has a use for it, stops it; so does leaving.
 */
#ifndef UITASK_H
#define UITASK_H

#include <stdbool.h>
#include "base/task.h"

struct buf;
struct diag;
struct ui;
struct ui_task;
struct view;

struct ui_task_class {
	task_fn		 run;	/* in the child: struct ui_task begins with the task */
	/* It has ended, well or with messages; frees the task or begins it anew. */
	void		(*done)(struct ui_task *, struct ui *, bool ok, struct buf *,
			    struct diag *);
	void		(*release)(struct ui_task *);	/* stopped: frees it */
	/* It asks who draws for all of this run, and in kiosk mode is there only once:
	 * one that is stopped in the middle of a question must end by itself. */
	bool		 shares;
};
struct ui_task {
	struct task	 task;		/* first */
	const struct ui_task_class *class;
	char		*what;		/* "年报.pdf", for the message line; owned */
	/* Of uitask.c alone. */
	long long	 since;
	bool		 shown, dropped;
	const struct view *top;
	unsigned	 nkeys;
};

/* Begin; the ui owns it.  False, with a message, when another one runs or there is no
 * process to be had: then it is still the caller's. */
bool	 ui_task_start(struct ui *, struct ui_task *);
/* Is one being done?  Then that is said. */
bool	 ui_task_busy(struct ui *);
/* Has there been no key since it began? */
bool	 ui_task_alone(const struct ui_task *, struct ui *);
void	 ui_task_release(struct ui_task *);	/* what ui_task_start() made of it */
/* Stop it, and say so; false = there is none. */
bool	 ui_task_cancel(struct ui *);
void	 ui_task_end(struct ui *);		/* the same without a word: we leave */
/* ---- of the loop ---- */
void	 ui_task_step(struct ui *);		/* has it ended? */
long long ui_task_until(const struct ui *, long long until);	/* or earlier */
void	 ui_task_words(struct buf *, const struct ui *);	/* for the message line */

#endif
