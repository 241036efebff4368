/*
 * task.h - a piece of work in a process of its own, beside whoever waits for keys.
 *
 * The child has all that the parent has, as it was when the task began, but no terminal
 * and no business with the database.  What it found comes back as bytes and messages;
 * the parent asks when the descriptor says that there is something, and never waits.
 *
 *	task_start --> runs --task_step--> ended: task_result
 *	                 `----task_stop--> gone, with what it had started and half written
 */
#ifndef TASK_H
#define TASK_H

#include <stdbool.h>
#include <sys/types.h>
#include "base/buf.h"

struct diag;

/* First member of what a piece of work needs. */
struct task {
	pid_t		 pid;		/* 0 = none */
	int		 fd;		/* readable: task_step() has something to do */
	struct buf	 answer;
	bool		 ok, whole;	/* what it said; all of it came */
	bool		 memory;	/* it died of having none */
};
/* Done in the child: bytes to "out"; false with a message. */
typedef bool (*task_fn)(struct task *, struct buf *out, struct diag *);

/* False, with a message, when no process is to be had. */
bool	 task_start(struct task *, task_fn, struct diag *);
/* Take what is there; true = it has ended. */
bool	 task_step(struct task *);
/* Of one that has ended, once: what the function said, its bytes and its messages; one
 * that died says so. */
bool	 task_result(struct task *, struct buf *out, struct diag *);
/* End one that runs, and forget what it said.  Also of one that has ended, or never
 * began. */
void	 task_stop(struct task *);

#endif
