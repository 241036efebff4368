/*
 * row_other.c - where commands write to, and several writers at once.
 */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "kit/pty.h"
#include "torture/torture.h"

/* ---- targets ---- */

enum what { OWN, WAL, LEASE, FIFO, SOCKET, FOLDER, LINK, LINKED_DB, INPUT, WHATS };

static const char *const target[WHATS] = {
	"n.db", "n.db-wal", "n.db-lease", "fifo", "socket", "folder", "link", "hard",
	"in.docx"
};

static const char *const writers[][8] = {
	{ "export", SCENE_SAMPLE, "2025", "--draft", "--format", "json", "-o" },
	{ "export", SCENE_SAMPLE, "2025", "--draft", "--format", "docx", "-o" },
	{ "convert", "in.docx", "--format", "html", "-o" },
	{ "check", SCENE_SAMPLE, "2025", "--format", "html", "-o" },
	{ "db", "backup" },
};

static void
path_of(char path[160], const char *name)
{
	snprintf(path, 160, "%s/%s", scene.dir, name);
}

static void
lay_out(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	char path[160], other[160];
	bool ok;

	scene_reset();
	path_of(path, "fifo");
	ok = mkfifo(path, 0600) == 0;
	snprintf(a.sun_path, sizeof a.sun_path, "%s/socket", scene.dir);
	ok = ok && bind(fd, (const struct sockaddr *)&a, sizeof a) == 0;
	close(fd);
	path_of(path, "folder");
	ok = ok && mkdir(path, 0700) == 0;
	path_of(path, "link");
	ok = ok && symlink("nowhere", path) == 0;
	path_of(other, "n.db");
	path_of(path, "hard");
	if (!ok || link(other, path) != 0)
		abort();
}

/* A link becomes a file, a FIFO gets the bytes, and so does any plain file but the one
 * that is read; all else stays what it was. */
static void
try(struct run *r, const char *const *word, enum what w)
{
	const char *argv[12];
	char path[160], when[80];
	struct stat before, after;
	struct buf said = BUF_INIT;
	size_t n = 0;
	int status;
	pid_t reader = -1;
	bool was;

	lay_out();
	path_of(path, target[w]);
	if (w == FIFO && (reader = fork()) == 0) {
		char b[4096];
		int fd = open(path, O_RDONLY);

		while (read(fd, b, sizeof b) > 0)
			;
		_exit(0);
	}
	was = lstat(path, &before) == 0;
	for (; word[n]; n++)
		argv[n] = word[n];
	argv[n++] = target[w];
	argv[n] = NULL;
	snprintf(when, sizeof when, "%s %s to %s", word[0], word[1], target[w]);
	status = scene_command(&(struct launch){ .lie = r->broken ? "types" : NULL,
	    .ms = r->broken ? 1500 : 0 }, argv,
	    &said);
	if (status < 0 || status >= 128)
		run_fail(r, "%s: %d", when, status);
	if (status != 0 && said.len < 10)
		run_fail(r, "%s: status %d without a word", when, status);
	if (w == INPUT && strcmp(word[0], "convert") != 0)
		was = false;
	else if (status == 0 && w != LINK && w != FIFO)
		run_fail(r, "%s: status 0", when);
	if (was && w != LINK && (lstat(path, &after) != 0 ||
	    ((before.st_mode ^ after.st_mode) & S_IFMT) || before.st_ino != after.st_ino))
		run_fail(r, "%s: status %d, and it is another file", when, status);
	path_of(path, "nowhere");
	if (file_exists(path))
		run_fail(r, "%s: the link was followed", when);
	if (!scene_sound())
		run_fail(r, "%s: the database is damaged", when);
	if (reader > 0) {
		kill(reader, SIGKILL);
		waitpid(reader, NULL, 0);
	}
	buf_release(&said);
}

void
row_targets(struct run *r)
{
	while (run_next(r)) {
		size_t at = (size_t)(r->attempts - 1);

		try(r, writers[at / WHATS % ARRAY_LEN(writers)], (enum what)(at % WHATS));
	}
}

/* ---- several writers ---- */

#define OFFICES	8

/* Saves by the command line, one after another; how many, and how many were refused. */
struct shift { long done, refused, worst; };

static void
work(int out, int who, long saves)
{
	struct shift s = { 0, 0, 0 };
	char agency[40], set[40];
	long long began;

	snprintf(agency, sizeof agency, "第%d号机关", who);
	if (scene_command(NULL, (const char *const[]){ "new", agency, "2025", NULL },
	    NULL) != 0)
		s.refused++;
	for (long i = 1; i <= saves; i++) {
		snprintf(set, sizeof set, "3:1:A=%ld", i);
		began = pty_now();
		if (scene_command(NULL, (const char *const[]){ "set", agency, "2025", set,
		    NULL }, NULL) == 0)
			s.done++;
		else
			s.refused++;
		if (pty_now() - began > s.worst)
			s.worst = (long)(pty_now() - began);
	}
	if (write(out, &s, sizeof s) != (ssize_t)sizeof s)
		_exit(1);
	_exit(0);
}

static void
add_up(struct run *r, int in, struct shift *all, long saves)
{
	struct shift s;

	for (int i = 0; i < OFFICES; i++) {
		if (read(in, &s, sizeof s) != (ssize_t)sizeof s) {
			run_fail(r, "a writer ended without a word");
			return;
		}
		all->done += s.done;
		all->refused += s.refused;
		if (s.worst > all->worst)
			all->worst = s.worst;
		if (s.done != saves)
			run_fail(r, "a writer stored %ld of %ld", s.done, saves);
	}
}

/* What each stored last is there. */
static void
see_them(struct run *r, long saves)
{
	char sql[200], want[24];
	sqlite3_stmt *q = NULL;
	sqlite3 *db = NULL;

	snprintf(sql, sizeof sql, "SELECT count(*) FROM change c JOIN report r ON"
	    " r.id=c.report JOIN agency a ON a.id=r.agency WHERE a.name LIKE '第%%'"
	    " AND c.place='3:1:A'");
	snprintf(want, sizeof want, "%ld", saves * OFFICES);
	if (sqlite3_open(scene.db, &db) != SQLITE_OK ||
	    sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK ||
	    sqlite3_step(q) != SQLITE_ROW ||
	    strcmp((const char *)sqlite3_column_text(q, 0), want) != 0)
		run_fail(r, "%s steps should be there: %s", want, q ?
		    (const char *)sqlite3_column_text(q, 0) : sqlite3_errmsg(db));
	sqlite3_finalize(q);
	sqlite3_close(db);
}

void
row_writers(struct run *r)
{
	long saves = r->n / OFFICES > 0 ? r->n / OFFICES : 1;
	struct shift all = { 0, 0, 0 };
	sqlite3 *keeper = NULL;
	int pipe_[2], status;

	r->attempts = saves * OFFICES;
	if (pipe2(pipe_, O_CLOEXEC) != 0)
		return;
	if (r->broken && (sqlite3_open(scene.db, &keeper) != SQLITE_OK ||
	    sqlite3_exec(keeper, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK))
		return;
	for (int i = 0; i < OFFICES; i++)
		if (fork() == 0)
			work(pipe_[1], i, r->broken ? 1 : saves);
	close(pipe_[1]);
	add_up(r, pipe_[0], &all, saves);
	close(pipe_[0]);
	while (wait(&status) > 0)
		;
	sqlite3_close(keeper);
	see_them(r, saves);
	if (!scene_sound())
		run_fail(r, "the database is damaged");
	snprintf(r->note, sizeof r->note, "%ld refused, the slowest took %ld ms",
	    all.refused, all.worst);
}
