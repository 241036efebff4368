/*
 * bench_import.c - what reading a report costs, against the least that any reader
 * of such a file must do in the same run:
 *	docx	copy the file, inflate word/document.xml, let expat walk it
 *	html	let gumbo build and free its tree
 *	txt	copy it and check that it is UTF-8
 *	one line, with blanks between the cells or without: the same
 * Then a batch of a thousand files with the database, and the memory that the
 * largest accepted file takes; both by the program itself ($NIANBAO).
 *
 * Times are CPU, the smallest of all rounds; only ratios mean something elsewhere.
 */
#include <expat.h>
#include <gumbo.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/forms.h"
#include "import/import.h"

#define ROUNDS	300
#define BATCH	1000
#define LINE_US	2000		/* CPU of a text on one line */
#define SAMPLE	"data/samples/xiangtan-yibao-2025.json"
#define LARGEST	60		/* MiB, below the limit of a file */

static const struct actor actor = { "bench", "bench", clock_utc, NULL };

static void
need(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "bench_import: %s\n", what);
		exit(1);
	}
}

static int64_t
cpu_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t
wall_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* ---- floors ---- */

static unsigned
le(const unsigned char *p, int n)
{
	unsigned v = 0;

	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

/* Inflate one part of an archive that our exporter wrote. */
static void
inflate_part(const struct buf *zip, const char *name, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)zip->data;
	size_t at = le(p + zip->len - 6, 4);

	while (le(p + at, 4) == 0x02014B50 && (le(p + at + 28, 2) != strlen(name) ||
	    memcmp(p + at + 46, name, strlen(name)) != 0))
		at += 46 + le(p + at + 28, 2) + le(p + at + 30, 2) + le(p + at + 32, 2);
	need(le(p + at, 4) == 0x02014B50, "no such part");
	{
		const unsigned char *local = p + le(p + at + 42, 4);
		z_stream z = { 0 };

		buf_reset(out);
		buf_reserve(out, le(p + at + 24, 4) + 1);
		inflateInit2(&z, -15);
		z.next_in = (unsigned char *)(uintptr_t)local + 30 + le(local + 26, 2) +
		    le(local + 28, 2);
		z.avail_in = le(p + at + 20, 4);
		z.next_out = (unsigned char *)out->data;
		z.avail_out = le(p + at + 24, 4);
		need(inflate(&z, Z_FINISH) == Z_STREAM_END, "inflate");
		inflateEnd(&z);
		out->len = z.total_out;
	}
}

static void
floor_docx(const struct buf *b, struct buf *copy, struct buf *part)
{
	XML_Parser x = XML_ParserCreate(NULL);

	buf_reset(copy);
	buf_add(copy, b->data, b->len);
	inflate_part(copy, "word/document.xml", part);
	need(XML_Parse(x, part->data, (int)part->len, 1) == XML_STATUS_OK, "expat");
	XML_ParserFree(x);
}

static void
floor_html(const struct buf *b, struct buf *copy, struct buf *part)
{
	GumboOutput *out = gumbo_parse_with_options(&kGumboDefaultOptions, b->data, b->len);

	(void)copy;
	(void)part;
	gumbo_destroy_output(&kGumboDefaultOptions, out);
}

static void
floor_txt(const struct buf *b, struct buf *copy, struct buf *part)
{
	(void)part;
	buf_reset(copy);
	buf_add(copy, b->data, b->len);
	need(text_valid(copy->data, copy->len), "not UTF-8");
}

static const struct kind {
	const char	*format;
	void		 (*least)(const struct buf *, struct buf *, struct buf *);
} kinds[] = {
	{ "docx", floor_docx }, { "html", floor_html }, { "txt", floor_txt },
	{ "md", floor_txt },
};

/* ---- one report ---- */

static void
write_as(struct buf *b, const struct report *r, const char *format)
{
	struct export_options o = { 0 };

	buf_reset(b);
	need(export_report(b, exporter_find(format), r, &o, NULL), "export");
}

static void
one(struct forms *forms, const struct report *r, const struct kind *kind)
{
	struct buf b = BUF_INIT, copy = BUF_INIT, part = BUF_INIT;
	struct import_run reading = { .forms = forms, .actor = &actor };
	int64_t best = INT64_MAX, least = INT64_MAX, t;

	write_as(&b, r, kind->format);
	for (int i = 0; i < ROUNDS; i++) {
		struct candidate *k;

		t = cpu_ns();
		k = import_bytes(&reading, b.data, b.len, kind->format);
		t = cpu_ns() - t;
		best = t < best ? t : best;
		need(k->report != NULL && k->nopen == 0, "not read");
		candidate_free(k);
		t = cpu_ns();
		kind->least(&b, &copy, &part);
		t = cpu_ns() - t;
		least = t < least ? t : least;
	}
	printf("import %-5s %5ld us of %zu bytes; floor %4ld us; ratio %ld.%02ld\n",
	    kind->format, (long)(best / 1000), b.len, (long)(least / 1000),
	    (long)(best / least), (long)(best % least * 100 / least));
	import_run_release(&reading);
	buf_release(&b);
	buf_release(&copy);
	buf_release(&part);
}

/* The report as archives of pages keep it: one line, "between" the cells. */
static void
one_line(struct forms *forms, const struct report *r, const char *between)
{
	struct buf b = BUF_INIT, copy = BUF_INIT;
	struct import_run reading = { .forms = forms, .actor = &actor };
	struct doc *doc = export_build(r, NULL);
	int64_t best = INT64_MAX, least = INT64_MAX, t;

	for (size_t i = 0; i < doc->n; i++) {
		const struct doc_table *table = doc->block[i].table;

		if (table == NULL)
			buf_printf(&b, "%s%s", doc->block[i].text, i == 0 ? "\n" : between);
		for (size_t c = 0; table != NULL && c < table->ncell; c++)
			buf_printf(&b, "%s%s", table->cell[c].text, between);
	}
	for (int i = 0; i < ROUNDS; i++) {
		struct candidate *k;

		t = cpu_ns();
		k = import_bytes(&reading, b.data, b.len, "page.txt");
		t = cpu_ns() - t;
		best = t < best ? t : best;
		need(k->report != NULL && (between[0] == '\0' || k->nopen == 0), "not read");
		candidate_free(k);
		t = cpu_ns();
		floor_txt(&b, &copy, NULL);
		t = cpu_ns() - t;
		least = t < least ? t : least;
	}
	printf("import one line %s %5ld us of %zu bytes; floor %4ld us; limit %d us\n",
	    between[0] == '\0' ? "glued " : "blanks", (long)(best / 1000), b.len,
	    (long)(least / 1000), LINE_US);
	need(best / 1000 <= LINE_US, "a text on one line takes too long");
	import_run_release(&reading);
	doc_free(doc);
	buf_release(&b);
	buf_release(&copy);
}

/* ---- the program ---- */

struct cost { int64_t wall, cpu; long rss; int status; };

/* Run the program quietly. */
static struct cost
run(char *const *argv)
{
	struct cost c = { 0 };
	struct rusage u;
	pid_t pid;
	int status;

	fflush(stdout);
	c.wall = wall_ns();
	pid = fork();
	need(pid >= 0, "fork");
	if (pid == 0) {
		if (freopen("/dev/null", "w", stdout) == NULL ||
		    freopen("/dev/null", "w", stderr) == NULL)
			_exit(127);
		execv(argv[0], argv);
		_exit(127);
	}
	need(wait4(pid, &status, 0, &u) == pid, "wait");
	c.wall = wall_ns() - c.wall;
	c.cpu = (u.ru_utime.tv_sec + u.ru_stime.tv_sec) * INT64_C(1000000000) +
	    (u.ru_utime.tv_usec + u.ru_stime.tv_usec) * INT64_C(1000);
	c.rss = u.ru_maxrss;
	c.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
	return c;
}

/* The same report of a thousand agencies, then one import of the folder. */
static void
batch(struct forms *forms, const char *dir, const char *format, char *program)
{
	struct buf b = BUF_INIT, path = BUF_INIT, folder = BUF_INIT, db = BUF_INIT;
	struct import_run reading = { .forms = forms, .actor = &actor };
	struct candidate *k = import_file(&reading, SAMPLE);
	struct cost c;

	buf_printf(&folder, "%s/%s", dir, format);
	need(mkdir(buf_cstr(&folder), 0700) == 0, "mkdir");
	buf_printf(&db, "%s/%s.db", dir, format);
	for (int i = 0; i < BATCH; i++) {
		free(k->report->agency.name);
		buf_reset(&path);
		buf_printf(&path, "云山县第%d局", i);
		k->report->agency.name = mem_strdup(buf_cstr(&path));
		write_as(&b, k->report, format);
		buf_reset(&path);
		buf_printf(&path, "%s/%04d.%s", buf_cstr(&folder), i, format);
		need(file_write(buf_cstr(&path), b.data, b.len, 0600, NULL), "write");
	}
	{
		char dbopt[] = "--db", word[] = "import";
		char *argv[] = { program, dbopt, (char *)(uintptr_t)buf_cstr(&db), word,
			(char *)(uintptr_t)buf_cstr(&folder), NULL };

		c = run(argv);
	}
	printf("batch of %d %s with the database: %ld ms, %ld us CPU a file, %ld KB "
	    "(status %d)\n", BATCH, format, (long)(c.wall / 1000000),
	    (long)(c.cpu / 1000 / BATCH), c.rss, c.status);
	candidate_free(k);
	buf_release(&b);
	buf_release(&path);
	buf_release(&folder);
	buf_release(&db);
}

/* A report whose section one has so many MiB of text. */
static void
large(const struct report *r, const char *format, int mib, struct buf *out)
{
	struct buf b = BUF_INIT;
	const char *at, *s = strcmp(format, "html") == 0 ?
	    "<p>本年度按照统一部署推进各项公开工作，内容经过审核。</p>\n" :
	    "本年度按照统一部署推进各项公开工作，内容经过审核。\n";

	write_as(&b, r, format);
	at = strstr(b.data, "二、");
	need(at != NULL, "no section two");
	while (at > b.data && at[-1] != '\n')
		at--;
	buf_reset(out);
	buf_add(out, b.data, (size_t)(at - b.data));
	buf_repeat(out, s, ((size_t)mib << 20) / strlen(s));
	buf_str(out, at);
	buf_release(&b);
}

static void
largest(const struct report *r, const char *dir, const char *format, char *program)
{
	struct buf b = BUF_INIT, path = BUF_INIT;
	struct cost c, kept = { 0 };
	int mib, accepted = 0;

	buf_printf(&path, "%s/large.%s", dir, format);
	for (mib = 1; mib <= LARGEST; mib = mib * 2 > LARGEST && mib < LARGEST ? LARGEST :
	    mib * 2) {
		char check[] = "check", file[] = "--file";
		char *argv[] = { program, check, file, (char *)(uintptr_t)buf_cstr(&path),
			NULL };

		large(r, format, mib, &b);
		need(file_write(buf_cstr(&path), b.data, b.len, 0600, NULL), "write");
		c = run(argv);
		if (c.status == 6)
			break;
		kept = c;
		accepted = mib;
	}
	printf("largest %s accepted: %d MiB, %ld KB resident, %ld ms CPU; next refused in "
	    "%ld ms, %ld KB\n", format, accepted, kept.rss, (long)(kept.cpu / 1000000),
	    mib > LARGEST ? 0L : (long)(c.cpu / 1000000), mib > LARGEST ? 0L : c.rss);
	buf_release(&b);
	buf_release(&path);
}

static void
remove_all(char *dir)
{
	char rm[] = "/bin/rm", opt[] = "-rf";
	char *argv[] = { rm, opt, dir, NULL };

	run(argv);
}

int
main(void)
{
	struct forms forms = { 0 };
	struct import_run reading = { .forms = &forms, .actor = &actor };
	struct candidate *k;
	char dir[] = "build/bench-import-XXXXXX", *program = getenv("NIANBAO");

	need(forms_load(&forms, NULL, NULL), "forms");
	k = import_file(&reading, SAMPLE);
	need(k->report != NULL, "run in the folder of the sources");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		one(&forms, k->report, &kinds[i]);
	one_line(&forms, k->report, " ");
	one_line(&forms, k->report, "");
	if (program != NULL && mkdtemp(dir) != NULL) {
		batch(&forms, dir, "docx", program);
		batch(&forms, dir, "html", program);
		largest(k->report, dir, "html", program);
		largest(k->report, dir, "txt", program);
		remove_all(dir);
	}
	candidate_free(k);
	forms_release(&forms);
	return 0;
}
