/*
 * row_io.c - every command, with its n-th call to the system or its n-th allocation
 * failing (shim.c): it does all of it, or says why not; the database is as it was or as
 * it should become, and nothing else is left.
 *
 * A list of all points (command, n, error, once or from then on) is gone through when N
 * is large enough, else N of them by the seed.
 */
#include <errno.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "torture/torture.h"

#define COMMANDS 20

static const struct command {
	const char	*name, *word[9];
	bool		 out;		/* makes the file "out" */
	const char	*query;		/* what it changes; NULL = nothing */
} commands[COMMANDS] = {
	{ "list", { "list" }, false, NULL },
	{ "check", { "check", SCENE_SAMPLE, "2025" }, false, NULL },
	{ "set", { "set", SCENE_AGENCY, "2025", "3:1:A=5", "3:2:A=7", "t6=无" }, false,
	    "SELECT group_concat(value) FROM cell WHERE report=1" },
	{ "new", { "new", "乙县某局", "2025" }, false, "SELECT count(*) FROM report" },
	{ "import json", { "import", "--replace", "in.json" }, false,
	    "SELECT count(*) FROM source" },
	{ "import docx", { "import", "--replace", "in.docx" }, false,
	    "SELECT count(*) FROM source" },
	{ "import html", { "import", "--replace", "in.html" }, false,
	    "SELECT count(*) FROM source" },
	{ "import xlsx", { "import", "--replace", "in.xlsx" }, false,
	    "SELECT count(*) FROM source" },
	{ "finalize", { "finalize", SCENE_SAMPLE, "2025" }, false,
	    "SELECT group_concat(state) FROM report" },
	{ "delete", { "delete", SCENE_SAMPLE, "2025" }, false,
	    "SELECT count(*) FROM report" },
	{ "rename", { "agency", "rename", SCENE_AGENCY, "丙县某局" }, false,
	    "SELECT group_concat(name) FROM agency" },
	{ "backup", { "db", "backup", "out" }, true, NULL },
	{ "export json", { "export", SCENE_SAMPLE, "2025", "--draft", "--format", "json",
	    "-o", "out" }, true, NULL },
	{ "export csv", { "export", SCENE_SAMPLE, "2025", "--draft", "--format", "csv",
	    "-o", "out" }, true, NULL },
	{ "export docx", { "export", SCENE_SAMPLE, "2025", "--draft", "--format", "docx",
	    "-o", "out" }, true, NULL },
	{ "export html", { "export", SCENE_SAMPLE, "2025", "--draft", "--format", "html",
	    "-o", "out" }, true, NULL },
	{ "export xlsx", { "export", SCENE_SAMPLE, "2025", "--draft", "--format", "xlsx",
	    "-o", "out" }, true, NULL },
	{ "export txt", { "export", SCENE_SAMPLE, "2025", "--draft", "--format", "txt",
	    "-o", "out" }, true, NULL },
	{ "convert docx", { "convert", "in.docx", "-o", "out", "--format", "json" }, true,
	    NULL },
	{ "convert html", { "convert", "in.html", "-o", "out", "--format", "html" }, true,
	    NULL },
};

/* A way to fail: which error, and once or from then on. */
static const struct way { int error, once; } ways[] = {
	{ ENOSPC, 0 }, { EIO, 1 }, { EDQUOT, 1 }, { EROFS, 0 }, { ENOSPC, 1 }, { EIO, 0 },
	{ EDQUOT, 0 }, { EROFS, 1 },
}, memory_ways[] = { { 0, 1 }, { 0, 0 } };

struct learnt {
	long		 calls[COMMANDS];
	char		*before[COMMANDS], *after[COMMANDS];	/* of its query */
	struct buf	 out[COMMANDS];
};

/* The answer of a query as text; NULL when there is none. */
static char *
asked(const char *sql)
{
	sqlite3_stmt *q = NULL;
	sqlite3 *db = NULL;
	char *s = NULL;

	if (sqlite3_open(scene.db, &db) == SQLITE_OK &&
	    sqlite3_prepare_v2(db, sql, -1, &q, NULL) == SQLITE_OK &&
	    sqlite3_step(q) == SQLITE_ROW && sqlite3_column_text(q, 0))
		s = mem_strdup((const char *)sqlite3_column_text(q, 0));
	sqlite3_finalize(q);
	sqlite3_close(db);
	return s;
}

static bool
same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void
out_path(char path[96])
{
	snprintf(path, 96, "%s/out", scene.dir);
}

/* Each command without a fault: its calls, and what comes of it. */
static bool
learn(struct run *r, struct learnt *l, const char *kind)
{
	char path[96], shim[40];
	struct buf said = BUF_INIT;
	int status;

	out_path(path);
	snprintf(shim, sizeof shim, "%s:%d:5:1", kind, 1 << 30);
	for (size_t i = 0; i < COMMANDS; i++) {
		const struct command *c = &commands[i];

		scene_reset();
		l->before[i] = c->query ? asked(c->query) : NULL;
		status = scene_command(&(struct launch){ .shim = shim }, c->word, &said);
		/* The empty report has findings: 1. */
		if (status != 0) {
			run_fail(r, "%s without a fault: %d: %s", c->name, status,
			    buf_cstr(&said));
			r->attempts++;
			buf_release(&said);
			return false;
		}
		l->calls[i] = scene_calls();
		l->after[i] = c->query ? asked(c->query) : NULL;
		if (c->out && !file_read(&l->out[i], path, 0, NULL))
			run_fail(r, "%s makes nothing", c->name);
	}
	buf_release(&said);
	return true;
}

static void
forget(struct learnt *l)
{
	for (size_t i = 0; i < COMMANDS; i++) {
		free(l->before[i]);
		free(l->after[i]);
		buf_release(&l->out[i]);
	}
}

static void
look_at_output(struct run *r, const struct learnt *l, size_t i, int status,
    const char *when)
{
	char path[96];
	struct buf b = BUF_INIT;
	bool there;

	out_path(path);
	there = file_read(&b, path, 0, NULL);
	if (status == 0 && !there)
		run_fail(r, "%s: status 0, and nothing is there", when);
	/* A copy of the database differs where it says when it was made. */
	else if (there && (commands[i].word[0][0] == 'd' ? b.len != l->out[i].len :
	    b.len != l->out[i].len || memcmp(b.data, l->out[i].data, b.len) != 0))
		run_fail(r, "%s: status %d, and another file", when, status);
	buf_release(&b);
}

static void
look(struct run *r, const struct learnt *l, size_t i, int status, struct buf *said,
    const char *when)
{
	const struct command *c = &commands[i];
	const char *strange;
	char *now;

	if (status < 0)
		run_fail(r, "%s: does not end", when);
	else if (status >= 128)
		run_fail(r, "%s: signal %d", when, status - 128);
	else if (status != 0 && said->len < 10)
		run_fail(r, "%s: status %d without a word", when, status);
	else if (status != 0 && status != 1 && status != 4 && status != 6)
		run_fail(r, "%s: status %d: %.150s", when, status, buf_cstr(said));
	if (c->out)
		look_at_output(r, l, i, status, when);
	if ((strange = scene_strange(c->out ? "out" : NULL)) != NULL)
		run_fail(r, "%s: status %d, %s is left: %.120s", when, status, strange,
		    buf_cstr(said));
	if (!scene_sound()) {
		run_fail(r, "%s: status %d, and the database is damaged", when, status);
		return;
	}
	if (!c->query)
		return;
	now = asked(c->query);
	if (!same(now, l->after[i]) && (status == 0 || !same(now, l->before[i])))
		run_fail(r, "%s: status %d, and %s: %.100s", when, status, now ? now :
		    "nothing", buf_cstr(said));
	free(now);
}

/* The point of that number among all of them. */
static void
point(struct run *r, const struct learnt *l, const char *kind, const struct way *way,
    long nway, long at)
{
	struct buf said = BUF_INIT;
	char shim[40], when[100];
	size_t i = 0;
	const struct way *w = &way[at % nway];
	int status;

	for (at /= nway; at >= l->calls[i]; i++)
		at -= l->calls[i];
	snprintf(shim, sizeof shim, "%s:%ld:%d:%d", kind, at + 1, w->error, w->once);
	snprintf(when, sizeof when, "%s, %s", commands[i].name, shim);
	scene_reset();
	status = scene_command(&(struct launch){ .shim = shim, .lie = !r->broken ? NULL :
	    *kind == 'i' ? "short" : "temporaries" }, commands[i].word, &said);
	look(r, l, i, status, &said, when);
	buf_release(&said);
}

static void
points(struct run *r, const char *kind, const struct way *way, long nway)
{
	struct learnt l = { .calls = { 0 } };
	long all = 0, at = 0;

	if (learn(r, &l, kind)) {
		for (size_t i = 0; i < COMMANDS; i++)
			all += l.calls[i] * nway;
		while ((r->n < all || at < all) && run_next(r)) {
			if (r->n < all)		/* 31 bits of the two */
				at = (long)((unsigned long)run_random(r, 1 << 15) << 16 |
				    run_random(r, 1 << 16)) % all;
			point(r, &l, kind, way, nway, at++);
		}
		snprintf(r->note, sizeof r->note, "of %ld points", all);
	}
	forget(&l);
}

void
row_io(struct run *r)
{
	points(r, "io", ways, (long)ARRAY_LEN(ways));
}

void
row_memory(struct run *r)
{
	points(r, "memory", memory_ways, (long)ARRAY_LEN(memory_ways));
}
