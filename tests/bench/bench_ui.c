/*
 * bench_ui.c - the program against the floor of the same minute.
 *
 * Drives tests/bench/ui/floor.c and the program on pseudo-terminals, key by key
 * in turn, so that what else the machine does meets both.  Microseconds mean
 * nothing from one machine or run to the next; the ratios do.  No test depends
 * on a figure printed here.
 */
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define STARTS	15
#define ENTRIES	100
#define BURST	300
#define TEXT	10000		/* characters of the text that is written on */
#define AGENCY	"某县某局"

struct run {
	int		 fd;
	pid_t		 pid;
	size_t		 bytes;
	int		 reads;
};

struct series {
	long		 v[ENTRIES * 3];
	int		 n;
};

struct figures {
	struct series	 start, paint, digit, leave, entry, reads;
	long		 burst, rss, cpu;
};

static long
now_us(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000L + ts.tv_nsec / 1000;
}

static void
add(struct series *s, long v)
{
	if (s->n < (int)(sizeof(s->v) / sizeof(s->v[0])))
		s->v[s->n++] = v;
}

static int
ascending(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	return x < y ? -1 : x > y;
}

static long
percentile(struct series *s, int percent)
{
	if (s->n == 0)
		return 0;
	qsort(s->v, (size_t)s->n, sizeof(s->v[0]), ascending);
	return s->v[(s->n - 1) * percent / 100];
}

/* ---- driving ---- */

static void
start(struct run *r, const char *const *argv)
{
	struct winsize ws = { .ws_row = 24, .ws_col = 80 };

	r->bytes = 0;
	r->pid = forkpty(&r->fd, NULL, NULL, &ws);
	if (r->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		setenv("LC_ALL", "C.UTF-8", 1);
		unsetenv("LINES");
		unsetenv("COLUMNS");
		execv(argv[0], (char *const *)argv);
		_exit(127);
	}
	fcntl(r->fd, F_SETFL, O_NONBLOCK);
}

/* Read until "quiet" us have passed without a byte; time of the last one. */
static long
settle(struct run *r, long first, long quiet)
{
	struct pollfd p = { r->fd, POLLIN, 0 };
	struct timespec ts;
	long last = 0, wait;
	char in[65536];
	ssize_t n;

	r->reads = 0;
	for (;;) {
		wait = last ? quiet : first;
		ts.tv_sec = wait / 1000000;
		ts.tv_nsec = wait % 1000000 * 1000;
		if (ppoll(&p, 1, &ts, NULL) <= 0)
			return last;
		n = read(r->fd, in, sizeof(in));
		if (n <= 0)
			return last;
		last = now_us();
		r->bytes += (size_t)n;
		r->reads++;
	}
}

static void
stop(struct run *r)
{
	(void)!write(r->fd, "\x11", 1);
	(void)settle(r, 200000, 20000);
	close(r->fd);
	kill(r->pid, SIGKILL);
	(void)waitpid(r->pid, NULL, 0);
}

static long
proc_number(pid_t pid, const char *file, const char *key)
{
	char path[64], line[256];
	long v = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, file);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		if (strncmp(line, key, strlen(key)) == 0)
			v = atol(line + strlen(key));
	if (f)
		fclose(f);
	return v;
}

static long
cpu_us(pid_t pid)
{
	struct timespec ts;
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &ts) != 0)
		return 0;
	return ts.tv_sec * 1000000L + ts.tv_nsec / 1000;
}

static void
measure_start(struct figures *f, const char *const *argv)
{
	struct run r;
	long t = now_us(), last;

	start(&r, argv);
	last = settle(&r, 5000000, 60000);
	add(&f->start, last - t);
	add(&f->paint, (long)r.bytes);
	stop(&r);
}

static void
measure_key(struct figures *f, struct run *r, const char *key, struct series *s)
{
	size_t before;
	long t, last;

	poll(NULL, 0, 4);
	(void)settle(r, 0, 0);
	before = r->bytes;
	t = now_us();
	(void)!write(r->fd, key, strlen(key));
	last = settle(r, 200000, 3000);
	if (last)
		add(s, last - t);
	add(&f->reads, r->reads);
	if (s == &f->digit && *key == '1')
		add(&f->entry, 0);
	f->entry.v[f->entry.n - 1] += (long)(r->bytes - before);
}

static void
measure_keys(struct figures f[2], struct run r[2])
{
	static const char *const key[] = { "1", "2", "\r" };
	long cpu[2] = { cpu_us(r[0].pid), cpu_us(r[1].pid) };
	int i, k, who;

	for (i = 0; i < ENTRIES; i++)
		for (k = 0; k < 3; k++)
			for (who = 0; who < 2; who++)
				measure_key(&f[who], &r[who], key[k],
				    k == 2 ? &f[who].leave : &f[who].digit);
	for (who = 0; who < 2; who++) {
		f[who].cpu = (cpu_us(r[who].pid) - cpu[who]) / (ENTRIES * 3);
		f[who].rss = proc_number(r[who].pid, "status", "VmHWM:");
	}
}

static void
measure_burst(struct figures *f, struct run *r)
{
	char keys[BURST];
	size_t before = r->bytes;
	int i;

	for (i = 0; i < BURST; i++)
		keys[i] = "34\r"[i % 3];
	(void)!write(r->fd, keys, sizeof(keys));
	(void)settle(r, 3000000, 300000);
	f->burst = (long)(r->bytes - before);
}

/* A character at the end of a long text, beside a digit of the floor, which paints as
 * little; its figure is left each third time, unmeasured, so that it stays short. */
static void
measure_text(struct figures f[2], struct run r[2])
{
	int i, who;

	for (who = 0; who < 2; who++)
		add(&f[who].entry, 0);
	for (i = 0; i < ENTRIES; i++)
		for (who = 0; who < 2; who++) {
			if (who == 0 && i % 3 == 0) {
				(void)!write(r[0].fd, "\r", 1);
				(void)settle(&r[0], 200000, 3000);
			}
			measure_key(&f[who], &r[who], i % 2 ? "7" : "8", &f[who].digit);
		}
}

static void
paste_text(struct run *r)
{
	static char s[TEXT * 3 + TEXT / 200 + 16];
	size_t n = 0;
	int i;

	n += (size_t)snprintf(s, sizeof(s), "\033[200~");
	for (i = 0; i < TEXT; i++)
		n += (size_t)snprintf(s + n, sizeof(s) - n, "%s", i % 200 == 199 ? "\n" : "公");
	n += (size_t)snprintf(s + n, sizeof(s) - n, "\033[201~");
	for (size_t at = 0, k; at < n; at += k) {	/* a pty takes 4 KB at a time */
		k = n - at < 1024 ? n - at : 1024;
		(void)!write(r->fd, s + at, k);
		(void)settle(r, 20000, 2000);
	}
	(void)settle(r, 2000000, 300000);
}

/* ---- printing ---- */

static void
line(const char *what, long floor, long ours, const char *goal)
{
	printf("%-34s %9ld %9ld", what, floor, ours);
	if (floor > 0)
		printf("   %ld.%02ldx", ours / floor, ours * 100 / floor % 100);
	else
		printf("        ");
	printf("   %s\n", goal);
}

static void
report(struct figures f[2])
{
	printf("%-34s %9s %9s   ratio   goal\n", "80x24, \"12\" and Enter", "floor",
	    "nianbao");
	line("start, us", percentile(&f[0].start, 50), percentile(&f[1].start, 50),
	    "8000 us");
	line("first paint, bytes", percentile(&f[0].paint, 50),
	    percentile(&f[1].paint, 50),
	    "2500");
	line("digit p50, us", percentile(&f[0].digit, 50), percentile(&f[1].digit, 50),
	    "1.30x");
	line("digit p95, us", percentile(&f[0].digit, 95), percentile(&f[1].digit, 95),
	    "1.50x");
	line("Enter with its commit p50, us", percentile(&f[0].leave, 50),
	    percentile(&f[1].leave, 50), "1.30x");
	line("Enter with its commit p95, us", percentile(&f[0].leave, 95),
	    percentile(&f[1].leave, 95), "");
	line("an entry p50, bytes", percentile(&f[0].entry, 50),
	    percentile(&f[1].entry, 50),
	    "180");
	line("an entry p95, bytes (scrolls)", percentile(&f[0].entry, 95),
	    percentile(&f[1].entry, 95), "");
	line("writes per key, most", percentile(&f[0].reads, 100),
	    percentile(&f[1].reads, 100),
	    "1");
	line("300 pending keys, bytes", f[0].burst, f[1].burst, "2500");
	line("CPU per key, us", f[0].cpu, f[1].cpu, "200");
	line("memory, KB", f[0].rss, f[1].rss, "6144");
}

static void
remove_dir(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[400];

	while (d && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
		(void)unlink(path);
	}
	if (d)
		closedir(d);
	(void)rmdir(dir);
}

static int
make_report(const char *program, const char *db)
{
	int status = -1;
	pid_t pid = fork();

	if (pid == 0) {
		dup2(open("/dev/null", O_WRONLY), 1);
		execl(program, program, "--db", db, "new", AGENCY, "2025", (char *)NULL);
		_exit(127);
	}
	(void)waitpid(pid, &status, 0);
	return status;
}

static void
warm_up(struct run *r, const char *const *argv, const char *to_the_table)
{
	start(r, argv);
	(void)settle(r, 5000000, 100000);
	if (to_the_table) {
		(void)!write(r->fd, to_the_table, strlen(to_the_table));
		(void)settle(r, 500000, 100000);
	}
}

int
main(void)
{
	static struct figures f[2], text[2];
	char dir[] = "/tmp/nianbao-bench.XXXXXX", db[64], floor_db[64];
	const char *program = getenv("NIANBAO"), *floor = getenv("FLOOR");
	const char *ours[] = { program, "--db", db, "edit", AGENCY, "2025", NULL };
	const char *theirs[] = { floor, floor_db, NULL };
	struct run r[2];
	int i;

	if (program == NULL || floor == NULL || mkdtemp(dir) == NULL) {
		fprintf(stderr, "bench_ui: NIANBAO and FLOOR must name the programs\n");
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	snprintf(db, sizeof(db), "%s/a.db", dir);
	snprintf(floor_db, sizeof(floor_db), "%s/f.db", dir);
	if (make_report(program, db) != 0)
		return 2;
	for (i = 0; i < STARTS; i++) {
		measure_start(&f[0], theirs);
		measure_start(&f[1], ours);
	}
	warm_up(&r[0], theirs, NULL);
	warm_up(&r[1], ours, "\033[18~");	/* F7: the table of applications */
	measure_keys(f, r);
	measure_burst(&f[0], &r[0]);
	measure_burst(&f[1], &r[1]);
	stop(&r[1]);
	warm_up(&r[1], ours, "\033[18~\033[18~");	/* from there to the next text */
	paste_text(&r[1]);
	measure_text(text, r);
	stop(&r[0]);
	stop(&r[1]);
	report(f);
	line("in a text of 10,000 p50, us", percentile(&text[0].digit, 50),
	    percentile(&text[1].digit, 50), "1.50x");
	line("in a text of 10,000 p95, us", percentile(&text[0].digit, 95),
	    percentile(&text[1].digit, 95), "");
	remove_dir(dir);
	return 0;
}
