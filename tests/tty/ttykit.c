/*
 * ttykit.c - see ttykit.h
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/pty.h"
#include "report/report.h"
#include "store/store.h"
#include "tty/ttykit.h"

struct tty tty;

static void
utc(void *ctx, char dst[CLOCK_TEXT])
{
	clock_utc(ctx, dst);
}

struct store *
tty_store(enum store_mode mode)
{
	struct store *s = store_open(tty.db, mode, &tty.forms, &tty.actor, NULL);

	cr_assert_not_null(s, "no database %s", tty.db);
	return s;
}

void
tty_setup(void)
{
	const char *bin = getenv("NIANBAO");
	struct agency a;
	struct report *r;
	struct store *s;

	cr_assert_not_null(bin, "NIANBAO must name the program");
	cr_assert_not_null(realpath(bin, tty.bin), "%s", bin);
	strcpy(tty.dir, "/tmp/nianbao-tty.XXXXXX");
	cr_assert_not_null(mkdtemp(tty.dir));
	snprintf(tty.db, sizeof(tty.db), "%s/n.db", tty.dir);
	tty.actor = (struct actor){ "王强", "test", utc, NULL };
	cr_assert(forms_load(&tty.forms, NULL, NULL));
	s = tty_store(STORE_CREATE);
	agency_init(&a);
	a.name = mem_strdup(TTY_AGENCY);
	r = store_create(s, &a, 2025, forms_find(&tty.forms, "2021"), NULL);
	cr_assert_not_null(r);
	report_free(r);
	agency_release(&a);
	store_close(s);
}

void
tty_teardown(void)
{
	DIR *d = opendir(tty.dir);
	struct dirent *e;
	char path[400];

	while (d && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", tty.dir, e->d_name);
		(void)unlink(path);
	}
	if (d)
		closedir(d);
	(void)rmdir(tty.dir);
	forms_release(&tty.forms);
}

/* ---- starting and looking ---- */

void
tty_start(struct pty *p, const struct tty_how *h)
{
	char lang[64], term[64], home[96], locales[PATH_MAX], asan[PATH_MAX],
	    ubsan[PATH_MAX];
	const char *path = getenv("LOCPATH");
	const char *env[] = {
		lang, term, home, h && h->path ? h->path : "PATH=/usr/bin:/bin", "TZ=CST-8",
		asan, ubsan, h && h->extra ? h->extra : "X=1",
		path ? locales : NULL, NULL
	};
	const char *argv[16] = { tty.bin, "--db", tty.db, "--user", "李敏", NULL };
	int i, n = 5;

	snprintf(lang, sizeof(lang), "LC_ALL=%s", h && h->lang ? h->lang : "C.UTF-8");
	snprintf(term, sizeof(term), "TERM=%s", h && h->term ? h->term : "screen");
	/* Reports, of leaks at the end too, go where those of the tests go. */
	snprintf(asan, sizeof(asan), "ASAN_OPTIONS=%s", getenv("ASAN_OPTIONS") ?
	    getenv("ASAN_OPTIONS") : "log_path=stderr");
	snprintf(ubsan, sizeof(ubsan), "UBSAN_OPTIONS=%s", getenv("UBSAN_OPTIONS") ?
	    getenv("UBSAN_OPTIONS") : "");
	snprintf(home, sizeof(home), "HOME=%s", tty.dir);
	snprintf(locales, sizeof(locales), "LOCPATH=%s", path ? path : "");
	for (i = 0; h && i < 4 && h->option[i]; i++)
		argv[n++] = h->option[i];
	if (h == NULL || !h->list) {
		argv[n++] = "edit";
		argv[n++] = TTY_AGENCY;
		argv[n++] = "2025";
	}
	argv[n] = NULL;
	cr_assert(pty_start(p, h && h->rows ? h->rows : 24, h && h->cols ? h->cols : 80,
	    env,
	    argv));
}

/* Open the report and go to the table of applications. */
void
tty_start_table_3(struct pty *p, const struct tty_how *h)
{
	tty_start(p, h);
	cr_assert(pty_wait(p, "主动公开", TTY_UP));
	pty_send(p, TTY_NEXT_TABLE);
	cr_assert(pty_wait(p, "自然人", TTY_UP));
	cr_assert(pty_pump(p, 30));
}

/* cell_text() of a stored cell, read through a connection of our own. */
void
tty_stored(const char *code, struct buf *b)
{
	struct store *s = tty_store(STORE_READ);
	struct report *r = store_load(s, TTY_AGENCY, 2025, NULL);

	cr_assert_not_null(r);
	buf_reset(b);
	cell_text(b, &r->cell[form_cell_find(r->form, code)]);
	report_free(r);
	store_close(s);
}

void
tty_expect_stored(const char *code, const char *want)
{
	struct buf b = BUF_INIT;

	tty_stored(code, &b);
	cr_expect_str_eq(buf_cstr(&b), want, "%s is stored as \"%s\", not \"%s\"", code,
	    buf_cstr(&b), want);
	buf_release(&b);
}

bool
tty_is_stored(const char *code, const char *want, int ms)
{
	long long end = pty_now() + ms;
	struct buf b = BUF_INIT;
	bool yes;

	do {
		tty_stored(code, &b);
		yes = strcmp(buf_cstr(&b), want) == 0;
	} while (!yes && pty_now() < end && usleep(10000) == 0);
	buf_release(&b);
	return yes;
}

/* What is stored of every cell, one a line. */
void
tty_all_stored(struct buf *b)
{
	struct store *s = tty_store(STORE_READ);
	struct report *r = store_load(s, TTY_AGENCY, 2025, NULL);
	int i;

	cr_assert_not_null(r);
	for (i = 0; i < r->form->ncell; i++) {
		buf_printf(b, "%s=", r->form->cell[i].code);
		cell_text(b, &r->cell[i]);
		buf_chr(b, '\n');
	}
	buf_printf(b, "%lld\n", (long long)r->seq);
	report_free(r);
	store_close(s);
}

bool
tty_wrote(const struct pty *p, const char *s)
{
	return p->raw.len > 0 && memmem(p->raw.data, p->raw.len, s, strlen(s)) != NULL;
}

void
tty_leave(struct pty *p)
{
	pty_send(p, "\x11");
	cr_expect_eq(pty_end(p, TTY_UP), 0);
	pty_release(p);
}

