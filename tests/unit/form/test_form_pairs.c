/*
 * The form language, by example: tests/form/NAME.form must give NAME.want (the
 * canonical text and what it was compiled to) with the warnings of NAME.warn,
 * tests/form/NAME.bad must give the messages of NAME.msg and no form.  The two
 * real forms are read from forms/ and have a .want here as well.
 *
 * To write a new pair: make NAME.form or NAME.bad, run with REWRITE=1 in the
 * environment, and read what it wrote before you commit it.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"

#define PAIRS_LEAST 150

static const char *
test_dir(void)
{
	const char *dir = getenv("TESTDIR");

	return dir != NULL ? dir : "tests";
}

static char *
path_of(const char *name, const char *ext)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s/form/%s%s", test_dir(), name, ext);
	return buf_detach(&b);
}

/* First line that differs, for a hint. */
static void
hint(const char *name, const char *ext, const char *want, const char *got)
{
	int line = 1;
	size_t a, b;

	for (;;) {
		a = strcspn(want, "\n");
		b = strcspn(got, "\n");
		if (a != b || strncmp(want, got, a) != 0)
			break;
		if (want[a] == '\0' || got[b] == '\0') {
			want += a;
			got += b;
			break;
		}
		want += a + 1;
		got += b + 1;
		line++;
	}
	cr_log_error("%s%s:%d\n  want: %.*s\n  got:  %.*s", name, ext, line,
	    (int)strcspn(want, "\n"), want, (int)strcspn(got, "\n"), got);
}

static bool
compare(const char *name, const char *ext, struct buf *got)
{
	struct buf want = BUF_INIT;
	char *path = path_of(name, ext);
	bool same = true;

	if (getenv("REWRITE") != NULL && got->len > 0)
		cr_assert(file_write(path, buf_cstr(got), got->len, 0666, NULL));
	if (file_exists(path))
		cr_assert(file_read(&want, path, 0, NULL));
	if (strcmp(buf_cstr(&want), buf_cstr(got)) != 0) {
		hint(name, ext, buf_cstr(&want), buf_cstr(got));
		same = false;
	}
	buf_release(&want);
	free(path);
	return same;
}

static void
add_messages(struct buf *b, const struct diag *d, enum lang lang)
{
	for (size_t i = 0; i < d->n; i++) {
		diag_format(b, &d->item[i], lang);
		buf_chr(b, '\n');
	}
}

/* Writing gives a text that reads back to the same text. */
static bool
stable(const struct form *f, const char *name)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct diag d;
	struct form *again;
	bool same = false;

	diag_init(&d);
	form_write(&once, f);
	again = form_parse(buf_cstr(&once), once.len, name, &d);
	if (again == NULL) {
		add_messages(&twice, &d, LANG_ZH);
		cr_log_error("%s: its canonical text is refused: %s", name,
		    buf_cstr(&twice));
	} else {
		form_write_compiled(&twice, again);
		buf_reset(&once);
		form_write_compiled(&once, f);
		same = strcmp(buf_cstr(&once), buf_cstr(&twice)) == 0;
		if (!same)
			hint(name, " (written and read again)", buf_cstr(&once),
			    buf_cstr(&twice));
		form_free(again);
	}
	diag_release(&d);
	buf_release(&once);
	buf_release(&twice);
	return same;
}

/* "path" is read, "shown" is the name in the messages. */
static bool
run(const char *path, const char *name, const char *shown, bool good)
{
	struct buf text = BUF_INIT, out = BUF_INIT, english = BUF_INIT;
	struct diag d;
	struct form *f;
	bool ok = true;

	diag_init(&d);
	cr_assert(file_read(&text, path, 0, &d), "%s", path);
	f = form_parse(buf_cstr(&text), text.len, shown, &d);
	add_messages(&out, &d, LANG_ZH);
	add_messages(&english, &d, LANG_EN);
	if (strstr(buf_cstr(&english), "{") != NULL && strstr(buf_cstr(&out),
	    "{") == NULL) {
		cr_log_error("%s: argument left in %s", name, buf_cstr(&english));
		ok = false;
	}
	if (good != (f != NULL)) {
		cr_log_error("%s: %s\n%s", shown, good ? "refused" : "accepted",
		    buf_cstr(&out));
		ok = false;
	} else {
		ok = compare(name, good ? ".warn" : ".msg", &out) && ok;
	}
	if (f != NULL && good) {
		buf_reset(&out);
		form_write_compiled(&out, f);
		ok = compare(name, ".want", &out) && ok;
		ok = stable(f, name) && ok;
	}
	form_free(f);
	diag_release(&d);
	buf_release(&text);
	buf_release(&out);
	buf_release(&english);
	return ok;
}

Test(form_pairs, all)
{
	static const char *const real[] = { "2019", "2021" };
	struct dirent *e;
	int n = 0, bad = 0;
	char *path = path_of("", "");
	DIR *dir = opendir(path);

	cr_assert_not_null(dir, "%s: set TESTDIR to the folder tests", path);
	free(path);
	while ((e = readdir(dir)) != NULL) {
		char *dot = strrchr(e->d_name, '.'), name[256];
		bool good;

		if (dot == NULL || (strcmp(dot, ".form") != 0 &&
		    strcmp(dot, ".bad") != 0))
			continue;
		good = strcmp(dot, ".form") == 0;
		snprintf(name, sizeof name, "%.*s", (int)(dot - e->d_name), e->d_name);
		path = path_of(name, dot);
		n++;
		if (!run(path, name, e->d_name, good))
			bad++;
		free(path);
	}
	closedir(dir);
	for (size_t i = 0; i < sizeof real / sizeof *real; i++, n++) {
		struct buf b = BUF_INIT;

		buf_printf(&b, "%s/../forms/%s.form", test_dir(), real[i]);
		if (!run(buf_cstr(&b), real[i], real[i], true))
			bad++;
		buf_release(&b);
	}
	cr_expect_eq(bad, 0, "%d of %d pairs differ", bad, n);
	cr_expect_geq(n, PAIRS_LEAST, "only %d pairs found", n);
}
