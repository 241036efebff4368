/*
 * talk.c - talking to a process of our own over a socket.
 *
 * On our end a call waits at most one second, then looks at the clock: so a deadline
 * needs no poll(2) beside each read and write, and a side that sends one byte a
 * minute does not get round it.  The other end waits for ever, asleep.
 */
#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/talk.h"

#define CHUNK	((size_t)64 * 1024)

bool
talk_pair(int fd[2])
{
	struct timeval second = { 1, 0 };

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) < 0)
		return false;
	setsockopt(fd[0], SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
	setsockopt(fd[0], SOL_SOCKET, SO_SNDTIMEO, &second, sizeof second);
	return true;
}

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
talk_deadline(int ms)
{
	return now() + ms;
}

bool
talk_late(int64_t deadline)
{
	return deadline != 0 && now() >= deadline;
}

/* May a call that moved nothing, with this errno, be made once more? */
static bool
again(int error, int64_t deadline)
{
	return (error == EINTR || error == EAGAIN || error == EWOULDBLOCK) &&
	    !talk_late(deadline);
}

bool
talk_send(int fd, const void *p, size_t n, int64_t deadline)
{
	const char *from = p;
	ssize_t k;

	while (n > 0) {
		k = send(fd, from, n, MSG_NOSIGNAL);
		if (k < 0 && !again(errno, deadline))
			return false;
		if (k > 0) {
			from += k;
			n -= (size_t)k;
			if (n > 0 && talk_late(deadline))
				return false;
		}
	}
	return true;
}

bool
talk_receive(int fd, void *p, size_t n, int64_t deadline)
{
	char *to = p;
	ssize_t k;

	while (n > 0) {
		k = recv(fd, to, n, 0);
		if (k == 0 || (k < 0 && !again(errno, deadline)))
			return false;
		if (k > 0) {
			to += k;
			n -= (size_t)k;
			if (n > 0 && talk_late(deadline))
				return false;
		}
	}
	return true;
}

bool
talk_ready(int fd, int ms)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };

	return poll(&p, 1, ms) > 0;
}

bool
talk_receive_all(int fd, struct buf *b, size_t limit, int64_t deadline)
{
	size_t start = b->len;
	ssize_t k;

	for (;;) {
		buf_reserve(b, CHUNK);
		k = recv(fd, b->data + b->len, CHUNK, 0);
		if (k == 0)
			return true;
		if (k < 0 && !again(errno, deadline))
			return false;
		if (k > 0) {
			b->len += (size_t)k;
			b->data[b->len] = '\0';
			if (b->len - start > limit || talk_late(deadline))
				return false;
		}
	}
}
