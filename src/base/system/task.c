/*
 * task.c - a piece of work in a process of its own; see task.h.
 *
 *   answer  = ok count item* byte*
 *   item    = code level kind line file narg arg*
 *
 * The numbers are those of this machine: both sides are the same program.  An answer
 * is believed only when the child has ended behind it.
 *
 * A task that is ended takes along what it has started (helper.h: they end with who
 * started them) and the file that it was about to write (temp.h).
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/talk.h"
#include "base/task.h"
#include "base/temp.h"

#define ANSWER_MAX	((size_t)256 << 20)
#define PIECE		((size_t)64 << 10)
#define PATIENCE	300		/* ms for one that is told to end */

/* ---- the answer as bytes ---- */

static void
put_int(struct buf *b, int32_t v)
{
	buf_add(b, &v, sizeof v);
}

static void
put_text(struct buf *b, const char *s)
{
	put_int(b, s != NULL ? (int32_t)strlen(s) : -1);
	if (s != NULL)
		buf_str(b, s);
}

static void
put_item(struct buf *b, const struct diag_item *it)
{
	put_int(b, (int32_t)it->code);
	put_int(b, (int32_t)it->level);
	put_int(b, (int32_t)it->kind);
	put_int(b, it->line);
	put_text(b, it->file);
	put_int(b, it->narg);
	for (int i = 0; i < it->narg; i++)
		put_text(b, it->arg[i]);
}

struct taker {
	const char	*p;
	size_t		 n;
	bool		 bad;
};

static int32_t
take_int(struct taker *t)
{
	int32_t v = 0;

	if (t->n < sizeof v) {
		t->bad = true;
		return 0;
	}
	memcpy(&v, t->p, sizeof v);
	t->p += sizeof v;
	t->n -= sizeof v;
	return v;
}

static char *
take_text(struct taker *t)
{
	int32_t n = take_int(t);
	char *s;

	if (n < 0 || t->bad)
		return NULL;
	if ((size_t)n > t->n) {
		t->bad = true;
		return NULL;
	}
	s = mem_strndup(t->p, (size_t)n);
	t->p += n;
	t->n -= (size_t)n;
	return s;
}

static void
take_item(struct taker *t, struct diag *d)
{
	struct diag_item it = { .code = (enum msg)take_int(t) };

	it.level = (enum diag_level)take_int(t);
	it.kind = (enum diag_kind)take_int(t);
	it.line = take_int(t);
	it.file = take_text(t);
	it.narg = take_int(t);
	if (it.narg < 0 || it.narg > DIAG_ARGS)
		t->bad = true;
	for (int i = 0; i < it.narg && !t->bad; i++)
		it.arg[i] = take_text(t);
	if (!t->bad && d != NULL) {
		const char *file = d->file;

		d->file = it.file;
		diag_copy(d, &it);
		d->file = file;
	}
	free(it.file);
	for (int i = 0; i < DIAG_ARGS; i++)
		free(it.arg[i]);
}

/* ---- in the child ---- */

static void
told_to_end(int sig)
{
	temp_sweep();
	_exit(128 + sig);
}

/* The terminal is the parent's: nothing here may read it, write to it or restore it. */
static void
detach(pid_t parent)
{
	static const int reset[] = { SIGWINCH, SIGCHLD, SIGALRM, SIGUSR1, SIGUSR2, SIGPROF };
	static const int ends[] = { SIGHUP, SIGTERM, SIGQUIT };
	int null = open("/dev/null", O_RDWR | O_CLOEXEC), last = 2;
	sigset_t none;

#ifdef __SANITIZE_ADDRESS__
	last = 1;			/* what it finds is to be seen */
#endif
	mem_set_hook(NULL);
	for (size_t i = 0; i < ARRAY_LEN(reset); i++)
		signal(reset[i], SIG_DFL);
	for (size_t i = 0; i < ARRAY_LEN(ends); i++)
		signal(ends[i], told_to_end);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int fd = 0; fd <= last && null >= 0; fd++)
		dup2(null, fd);
	prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
	if (getppid() != parent)
		told_to_end(SIGTERM);
}

static void
run(struct task *t, task_fn fn, int fd)
{
	struct buf out = BUF_INIT, b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	put_int(&b, fn(t, &out, &d));
	put_int(&b, (int32_t)d.n);
	for (size_t i = 0; i < d.n; i++)
		put_item(&b, &d.item[i]);
	if (talk_send(fd, b.data, b.len, 0) && (out.len == 0 ||
	    talk_send(fd, out.data, out.len, 0)))
		_exit(0);
	_exit(1);
}

/* ---- in the parent ---- */

bool
task_start(struct task *t, task_fn fn, struct diag *d)
{
	pid_t parent = getpid();
	int fd[2];

	t->pid = 0;
	t->fd = -1;
	t->ok = t->whole = t->memory = false;
	buf_init(&t->answer);
	if (!talk_pair(fd)) {
		diag_error(d, DIAG_DATA, MSG_TASK_NONE, strerror(errno), NULL);
		return false;
	}
	t->pid = fork();
	if (t->pid == 0) {
		detach(parent);
		run(t, fn, fd[1]);
	}
	close(fd[1]);
	if (t->pid > 0) {
		t->fd = fd[0];
		fcntl(t->fd, F_SETFL, O_NONBLOCK);
		return true;
	}
	diag_error(d, DIAG_DATA, MSG_TASK_NONE, strerror(errno), NULL);
	close(fd[0]);
	t->pid = 0;
	return false;
}

/* Its status, when it has one; 1 = it still runs. */
static bool
gone(struct task *t, int *status)
{
	pid_t k;

	do
		k = waitpid(t->pid, status, WNOHANG);
	while (k < 0 && errno == EINTR);
	if (k == 0)
		return false;
	if (k < 0)
		*status = -1;
	return true;
}

/* One that waits for a disk may not even die: it is left to the system then. */
static int
end(struct task *t)
{
	const struct timespec ms = { 0, 1000000 };
	int status = -1;

	for (int i = 0; i < 2 * PATIENCE && !gone(t, &status); i++) {
		if (i == PATIENCE)
			kill(t->pid, SIGKILL);
		nanosleep(&ms, NULL);
	}
	t->pid = 0;
	return status;
}

bool
task_step(struct task *t)
{
	ssize_t k;
	int status;

	while (t->fd >= 0) {
		buf_reserve(&t->answer, PIECE);
		k = recv(t->fd, t->answer.data + t->answer.len, PIECE - 1, 0);
		if (k > 0)
			t->answer.len += (size_t)k;
		else if (k < 0 && errno == EINTR)
			continue;
		else if (k < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return false;
		if (k <= 0 || t->answer.len > ANSWER_MAX)
			break;
	}
	if (t->fd >= 0)
		close(t->fd);
	t->fd = -1;
	if (t->pid != 0) {
		status = end(t);
		t->whole = WIFEXITED(status) && WEXITSTATUS(status) == 0;
		t->memory = WIFEXITED(status) && WEXITSTATUS(status) == MEM_STATUS;
	}
	return true;
}

bool
task_result(struct task *t, struct buf *out, struct diag *d)
{
	struct taker k = { t->answer.data, t->answer.len, !t->whole };
	bool ok = take_int(&k) == 1;

	for (int32_t n = take_int(&k); n > 0 && !k.bad; n--)
		take_item(&k, d);
	if (!k.bad)
		buf_add(out, k.p, k.n);
	else
		diag_error(d, DIAG_DATA, t->memory ? MSG_TASK_MEMORY : MSG_TASK_DIED, NULL);
	buf_release(&t->answer);
	return ok && !k.bad;
}

void
task_stop(struct task *t)
{
	/* One that never began is all nought: descriptor 0 is not its. */
	if (t->pid != 0)
		kill(t->pid, SIGTERM);
	if (t->fd > 0)
		close(t->fd);
	if (t->pid != 0)
		(void)end(t);
	t->fd = -1;
	buf_release(&t->answer);
}
