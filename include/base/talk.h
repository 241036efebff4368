/*
 * talk.h - talking to a process of our own over a socket, with a time limit.
 *
 * Whatever is on the other side may hang, die or talk nonsense: every function
 * ends by its deadline, and none raises SIGPIPE.  Interrupted calls go on.
 */
#ifndef TALK_H
#define TALK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Two connected ends, closed on exec: fd[0] for us, fd[1] for the other process,
 * which waits without a deadline.  False when there are none to be had. */
bool	 talk_pair(int fd[2]);
/* So many milliseconds from now, on a clock that nobody sets. */
int64_t	 talk_deadline(int ms);
/* All n bytes, or false.  Deadline 0: wait for ever. */
bool	 talk_send(int fd, const void *p, size_t n, int64_t deadline);
bool	 talk_receive(int fd, void *p, size_t n, int64_t deadline);
/* Has the other side said something, or gone, within so many milliseconds? */
bool	 talk_ready(int fd, int ms);
/* Append what comes until the other side closes; false past "limit" bytes, at
 * the deadline, or on an error. */
bool	 talk_receive_all(int fd, struct buf *, size_t limit, int64_t deadline);
/* Is the deadline over? */
bool	 talk_late(int64_t deadline);

#endif
