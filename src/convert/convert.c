/*
 * convert.c - nianbao-convert, a program of its own: an old format to a new one.
 *
 *	nianbao-convert KIND [MILLISECONDS] <FILE >RESULT
 *	nianbao-convert print PRINTER COPIES TITLE <FILE.pdf >WORDS
 *
 * KIND is doc, rtf, odt (to docx), xls, ods (to xlsx) or pdf (to the glyphs and lines
 * that mutool prints or, where it is not installed or fails, to the words that
 * pdftotext finds and behind them the drawing of pdftocairo).  The only part of
 * nianbao that starts other programs, so that nianbao itself need not be able to;
 * kiosk mode never calls it.
 *
 *   read standard input -> DIR/in.KIND
 *   soffice, mutool, or pdftotext and pdftocairo at a time in DIR, each with a process
 *   group of its own
 *   DIR/in.docx -> standard output
 *
 * print gives the file to lp, PRINTER "" being the usual one, and tells what lp says of
 * it, also where it fails.
 *
 * Where pdftocairo alone fails, or draws for too long, the words go without a drawing.
 *
 * DIR is new, private, and gone whatever happens, also on a signal.  Nothing of
 * the group outlives this program.  Uses no other part of nianbao and no stdio.
 *
 * Exit status: 0 converted; 2 wrong usage; 3 the tool is not installed (its name
 * goes to standard error); 4 the time limit; 5 the tool failed, or a signal.
 */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define LIMIT		((size_t)64 << 20)	/* bytes of a file, in and out */
#define TIME_MS		60000
#define TEMPLATE	"nianbao-convert.XXXXXX"

enum status { DONE = 0, USAGE = 2, NO_TOOL = 3, TOO_SLOW = 4, FAILED = 5 };

#define PROGRAMS	2		/* of a tool, at a time */
#define DRAW_SECONDS	20		/* of the processor, for the second */

static const struct tool {
	const char	*kind;
	const char	*program[PROGRAMS];
	const char	*result[PROGRAMS];	/* files in DIR, in this order */
	const char	*filter;	/* of LibreOffice; NULL: a tool for PDF */
} tools[] = {
	{ "doc", { "soffice" }, { "in.docx" }, "docx:MS Word 2007 XML" },
	{ "rtf", { "soffice" }, { "in.docx" }, "docx:MS Word 2007 XML" },
	{ "odt", { "soffice" }, { "in.docx" }, "docx:MS Word 2007 XML" },
	{ "xls", { "soffice" }, { "in.xlsx" }, "xlsx:Calc MS Excel 2007 XML" },
	{ "ods", { "soffice" }, { "in.xlsx" }, "xlsx:Calc MS Excel 2007 XML" },
	{ "pdf", { "mutool" }, { "out.trace" }, NULL },
	/* where there is no other */
	{ "pdf", { "pdftotext", "pdftocairo" }, { "out.html", "out.svg" }, NULL },
	{ "print", { "lp" }, { "words" }, NULL },
};

struct job {
	const struct tool *tool;
	const char	*missing;	/* a program that is not installed */
	bool		 done[PROGRAMS];	/* its result is good */
	int		 signals;	/* signalfd */
	int64_t		 deadline;
	bool		 stopped;	/* by a signal: no other tool is tried */
	char		**print;	/* printer, copies, title; NULL: nothing is printed */
	char		 dir[PATH_MAX];
};

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/*
 * Wait until "fd" (or none: -1) can be read or a child has ended.  FAILED when we
 * are told to stop, TOO_SLOW at the deadline, else DONE.
 */
static enum status
wait_for(const struct job *j, int fd)
{
	struct pollfd p[2] = { { j->signals, POLLIN, 0 }, { fd, POLLIN, 0 } };
	struct signalfd_siginfo info;
	int64_t left;

	for (;;) {
		left = j->deadline - now();
		if (left <= 0)
			return TOO_SLOW;
		if (poll(p, 2, (int)left) < 0 && errno != EINTR)
			return FAILED;
		if (p[0].revents != 0) {
			if (read(j->signals, &info, sizeof info) != (ssize_t)sizeof info)
				return FAILED;
			return info.ssi_signo == SIGCHLD ? DONE : FAILED;
		}
		if (p[1].revents != 0)
			return DONE;
	}
}

static bool
write_all(int fd, const char *p, size_t n)
{
	ssize_t k;

	while (n > 0) {
		k = write(fd, p, n);
		if (k < 0 && errno != EINTR)
			return false;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
	return true;
}

/* Copy until the end of "from"; waits for it when it is standard input. */
static enum status
copy(const struct job *j, int from, int to)
{
	char b[65536];
	size_t total = 0;
	ssize_t n;
	enum status s;

	for (;;) {
		if (from == 0 && (s = wait_for(j, from)) != DONE)
			return s;
		n = read(from, b, sizeof b);
		if (n == 0)
			return DONE;
		if (n < 0 && errno != EINTR && errno != EAGAIN)
			return FAILED;
		if (n > 0) {
			total += (size_t)n;
			if (total > LIMIT || !write_all(to, b, (size_t)n))
				return FAILED;
		}
	}
}

static enum status
fetch_input(const struct job *j, const char *name)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	enum status s;

	if (fd < 0)
		return FAILED;
	s = copy(j, 0, fd);
	if (close(fd) != 0 && s == DONE)
		s = FAILED;
	return s;
}

/* Whatever the tool has made there, only a plain file is passed on. */
static enum status
give_result(const struct job *j, const char *name)
{
	int fd = open(name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	enum status s = FAILED;

	if (fd < 0)
		return FAILED;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		s = copy(j, fd, 1);
	close(fd);
	return s;
}

static enum status
give_output(const struct job *j)
{
	enum status s = FAILED;

	for (int i = 0; i < PROGRAMS && (i == 0 || s == DONE); i++)
		if (j->done[i] || (i == 0 && j->print != NULL))
			s = give_result(j, j->tool->result[i]);
	return s;
}

/* "-env:UserInstallation=file://DIR/profile", its bytes as a URL wants them. */
static void
profile_option(char *out, size_t size, const char *dir)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "0123456789/-_.~";
	static const char head[] = "-env:UserInstallation=file://", tail[] = "/profile";
	size_t n = sizeof head - 1;

	memcpy(out, head, n);
	for (; *dir != '\0' && n + 3 + sizeof tail < size; dir++) {
		if (strchr(plain, *dir) != NULL)
			out[n++] = *dir;
		else
			n += (size_t)snprintf(out + n, 4, "%%%02X", (unsigned char)*dir);
	}
	memcpy(out + n, tail, sizeof tail);
}

static void
become_office(const struct job *j, char *from)
{
	char profile[3 * PATH_MAX + 64], program[] = "soffice";
	char *office[] = {
		program, profile, (char[]){ "--headless" }, (char[]){ "--norestore" },
		(char[]){ "--nologo" }, (char[]){ "--nodefault" },
		(char[]){ "--nolockcheck" }, (char[]){ "--convert-to" },
		(char *)(uintptr_t)j->tool->filter, from, NULL
	};

	profile_option(profile, sizeof profile, j->dir);
	execvp(program, office);
}

/* A small file may draw a line for ever, or hold a thousand pictures. */
static void
become_reader(const struct job *j, int i, char *from)
{
	char *result = (char *)(uintptr_t)j->tool->result[i];
	char text[] = "pdftotext", cairo[] = "pdftocairo", mutool[] = "mutool";
	char *trace[] = {
		mutool, (char[]){ "draw" }, (char[]){ "-q" }, (char[]){ "-F" },
		(char[]){ "trace" }, (char[]){ "-o" }, result, from, NULL
	};
	char *boxes[] = {
		text, (char[]){ "-bbox-layout" }, (char[]){ "-enc" }, (char[]){ "UTF-8" },
		from, result, NULL
	};
	char *drawing[] = { cairo, (char[]){ "-svg" }, from, result, NULL };
	bool alone = j->tool->program[1] == NULL;
	const struct rlimit most = { alone ? LIMIT : LIMIT / 2, LIMIT };
	const struct rlimit time = { DRAW_SECONDS, DRAW_SECONDS };

	setrlimit(RLIMIT_FSIZE, &most);
	if (i > 0)
		setrlimit(RLIMIT_CPU, &time);
	execvp(j->tool->program[i], alone ? trace : i == 0 ? boxes : drawing);
}

/* What lp says goes to a file, in English. */
static void
become_printer(const struct job *j, char *input)
{
	int fd = open(j->tool->result[0], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	char *argv[10] = { (char[]){ "lp" }, (char[]){ "-n" }, j->print[1],
		(char[]){ "-t" }, j->print[2] };
	int n = 5;

	if (j->print[0][0] != '\0') {
		argv[n++] = (char[]){ "-d" };
		argv[n++] = j->print[0];
	}
	argv[n++] = (char[]){ "--" };
	argv[n++] = input;
	setenv("LC_ALL", "C", 1);
	dup2(fd, 1);
	dup2(fd, 2);
	execvp(argv[0], argv);
}

/* In the child: become the tool.  Returns only when it could not be started. */
static void
become_tool(const struct job *j, int i, const char *input)
{
	int null = open("/dev/null", O_RDWR);
	sigset_t none;

	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	for (int fd = 0; fd <= 2; fd++)
		dup2(null, fd);
	if (j->print != NULL)
		become_printer(j, (char *)(uintptr_t)input);
	else if (j->tool->filter != NULL)
		become_office(j, (char *)(uintptr_t)input);
	else
		become_reader(j, i, (char *)(uintptr_t)input);
}

/* The tool's process; -1 with the reason in *why when it is not there. */
static pid_t
start_tool(const struct job *j, int i, const char *input, enum status *why)
{
	int fd[2], error = 0;
	ssize_t n;
	pid_t pid;

	*why = FAILED;
	if (pipe2(fd, O_CLOEXEC) < 0)
		return -1;
	pid = fork();
	if (pid == 0) {
		become_tool(j, i, input);
		error = errno;
		n = write(fd[1], &error, sizeof error);
		_exit(n > 0 ? 127 : 126);
	}
	close(fd[1]);
	if (pid > 0) {
		setpgid(pid, pid);	/* both sides: whoever comes first */
		n = read(fd[0], &error, sizeof error);
		if (n == (ssize_t)sizeof error) {
			waitpid(pid, NULL, 0);
			*why = error == ENOENT || error == EACCES ? NO_TOOL : FAILED;
			pid = -1;
		}
	}
	close(fd[0]);
	return pid;
}

/* Wait for all that run; how each has ended. */
static enum status
wait_for_all(const struct job *j, pid_t pid[PROGRAMS], int status[PROGRAMS])
{
	enum status s = DONE;
	int left = 0;

	for (int i = 0; i < PROGRAMS; i++)
		left += pid[i] > 0;
	while (left > 0 && (s = wait_for(j, -1)) == DONE) {
		for (int i = 0; i < PROGRAMS; i++) {
			if (pid[i] <= 0 || waitpid(pid[i], &status[i], WNOHANG) != pid[i])
				continue;
			kill(-pid[i], SIGKILL);		/* what it has left behind */
			pid[i] = 0;
			left--;
		}
	}
	return s;
}

static enum status
run_tool(struct job *j, const char *input)
{
	pid_t pid[PROGRAMS] = { 0 };
	int status[PROGRAMS] = { 0 };
	enum status s = DONE, end;

	for (int i = 0; i < PROGRAMS && j->tool->program[i] != NULL; i++) {
		pid[i] = start_tool(j, i, input, &end);
		if (pid[i] > 0)
			continue;
		s = end;
		j->missing = j->tool->program[i];
		break;
	}
	if (s == DONE) {
		s = wait_for_all(j, pid, status);
		j->stopped = s != DONE;
	}
	for (int i = 0; i < PROGRAMS; i++) {
		j->done[i] = j->tool->program[i] != NULL && pid[i] == 0 &&
		    WIFEXITED(status[i]) && WEXITSTATUS(status[i]) == 0 &&
		    (i == 0 || access(j->tool->result[i], F_OK) == 0);
		if (pid[i] <= 0)
			continue;
		kill(-pid[i], SIGKILL);
		waitpid(pid[i], NULL, 0);
	}
	return s == DONE && !j->done[0] ? FAILED : s;
}

/* The next tool for the same kind, when this one is missing or has failed. */
static bool
another(struct job *j)
{
	const struct tool *next = j->tool + 1;

	if (next == tools + sizeof tools / sizeof *tools ||
	    strcmp(next->kind, j->tool->kind) != 0)
		return false;
	j->tool = next;
	return true;
}

static enum status
convert(struct job *j)
{
	char input[16];
	enum status s;

	snprintf(input, sizeof input, "in.%s", j->tool->kind);
	s = fetch_input(j, input);
	if (s == DONE)
		s = run_tool(j, input);
	while ((s == NO_TOOL || s == FAILED) && !j->stopped && another(j))
		s = run_tool(j, input);
	if (s == DONE)
		s = give_output(j);
	else if (s == FAILED && j->print != NULL && !j->stopped)
		give_output(j);
	if (s == NO_TOOL) {
		write_all(2, j->missing, strlen(j->missing));
		write_all(2, "\n", 1);
	}
	return s;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st;
	(void)type;
	(void)at;
	remove(path);
	return 0;
}

/* A private folder that is also the current one, so that names stay short. */
static bool
make_dir(struct job *j)
{
	const char *base[] = { getenv("TMPDIR"), "/tmp" };
	int n;

	for (size_t i = 0; i < sizeof base / sizeof *base; i++) {
		if (base[i] == NULL || base[i][0] != '/')
			continue;
		n = snprintf(j->dir, sizeof j->dir, "%s/" TEMPLATE, base[i]);
		if (n > 0 && (size_t)n < sizeof j->dir && mkdtemp(j->dir) != NULL)
			return true;
	}
	return false;
}

static int
catch_signals(void)
{
	static const int wanted[] = { SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT };
	sigset_t set;

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&set);
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		signal(wanted[i], SIG_DFL);	/* an ignored one would never come */
		sigaddset(&set, wanted[i]);
	}
	sigprocmask(SIG_BLOCK, &set, NULL);
	return signalfd(-1, &set, SFD_CLOEXEC);
}

static int
number(const char *s)
{
	int n = 0;

	for (; *s >= '0' && *s <= '9' && n < 100000000; s++)
		n = n * 10 + (*s - '0');
	return *s == '\0' ? n : 0;
}

int
main(int argc, char **argv)
{
	struct job j = { .deadline = now() + TIME_MS };
	enum status s = FAILED;

	for (size_t i = 0; argc >= 2 && j.tool == NULL &&
	    i < sizeof tools / sizeof *tools; i++)
		if (strcmp(argv[1], tools[i].kind) == 0)
			j.tool = &tools[i];
	if (j.tool != NULL && strcmp(j.tool->kind, "print") == 0) {
		if (argc != 5 || number(argv[3]) < 1)
			return USAGE;
		j.print = argv + 2;
	} else if (argc == 3 && number(argv[2]) > 0)
		j.deadline = now() + number(argv[2]);
	else if (argc != 2)
		return USAGE;
	if (j.tool == NULL)
		return USAGE;
	umask(077);
	j.signals = catch_signals();
	if (j.signals < 0 || !make_dir(&j))
		return FAILED;
	if (chdir(j.dir) == 0)
		s = convert(&j);
	if (chdir("/") == 0)
		nftw(j.dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	return (int)s;
}
