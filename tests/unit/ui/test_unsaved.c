/*
 * Text typed while the disk takes nothing: kept, said, saved when it can be.
 *
 * The disk is full for this process alone: a limit on the size of files.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/ui.h"

struct rig {
	char		 dir[64], db[96];
	struct forms	 forms;
	struct actor	 actor;
	struct ui_options options;
	struct ui	*ui;
};

static void
fixed_now(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	memcpy(dst, "2026-01-15T04:58:09.000Z", CLOCK_TEXT);
}

static void
rig_open(struct rig *g)
{
	struct term_options t = { .headless = true, .rows = 24, .cols = 80, .color = true,
	    .encoding = ENCODING_UTF8, .ambiguous = 1 };
	struct agency a;
	struct report *r;

	memset(g, 0, sizeof(*g));
	strcpy(g->dir, "/tmp/nianbao-unsaved.XXXXXX");
	cr_assert_not_null(mkdtemp(g->dir));
	snprintf(g->db, sizeof(g->db), "%s/a.db", g->dir);
	g->actor = (struct actor){ "李敏", "test", fixed_now, NULL };
	cr_assert(forms_load(&g->forms, NULL, NULL));
	g->options.forms = &g->forms;
	g->options.actor = &g->actor;
	g->options.store = store_open(g->db, STORE_CREATE, &g->forms, &g->actor, NULL);
	cr_assert_not_null(g->options.store);
	agency_init(&a);
	a.name = mem_strdup("甲局");
	r = store_create(g->options.store, &a, 2025, forms_find(&g->forms, "2021"), NULL);
	cr_assert_not_null(r);
	report_free(r);
	agency_release(&a);
	g->options.agency = "甲局";
	g->options.year = 2025;
	cr_assert(term_open(&t, NULL));
	g->ui = ui_new(&g->options);
}

static void
rig_close(struct rig *g)
{
	struct dirent *e;
	char path[400];
	DIR *d;

	ui_free(g->ui);
	term_close();
	store_close(g->options.store);
	forms_release(&g->forms);
	d = opendir(g->dir);
	while (d && (e = readdir(d)) != NULL) {
		snprintf(path, sizeof(path), "%s/%s", g->dir, e->d_name);
		(void)unlink(path);
	}
	if (d)
		closedir(d);
	(void)rmdir(g->dir);
}

static void
keys(struct rig *g, const char *s)
{
	struct key k;
	size_t n;

	for (; *s; s += n) {
		n = key_by_name(s, &k);
		cr_assert_gt(n, 0);
		term_push(&k);
	}
	ui_loop(g->ui);
}

static void
second_passes(struct rig *g)
{
	struct key k = { .code = K_TICK };

	term_push(&k);
	ui_loop(g->ui);
}

static void
limit_files(rlim_t most)
{
	struct rlimit l;

	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &l), 0);
	l.rlim_cur = most == RLIM_INFINITY ? l.rlim_max : most;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &l), 0);
}

/* What a second program reads. */
static char *
stored_text(struct rig *g, const char *code)
{
	struct store *s = store_open(g->db, STORE_READ, &g->forms, &g->actor, NULL);
	struct report *r;
	char *text;

	cr_assert_not_null(s);
	r = store_load(s, "甲局", 2025, NULL);
	cr_assert_not_null(r);
	text = r->text[form_text_find(r->form, code)];
	text = mem_strdup(text ? text : "");
	report_free(r);
	store_close(s);
	return text;
}

Test(unsaved, text)
{
	struct rig g;
	char *text;

	signal(SIGXFSZ, SIG_IGN);
	rig_open(&g);
	flow_go_place(g.ui, "t1");
	keys(&g, "盘未满");
	second_passes(&g);
	text = stored_text(&g, "t1");
	cr_assert_str_eq(text, "盘未满", "a second without a rest saves");
	free(text);

	limit_files(0);
	keys(&g, "盘满<Enter>还写");
	second_passes(&g);
	keys(&g, "着");
	cr_assert_gt(g.ui->nunsaved, 0);
	cr_assert_eq(g.ui->message_level, LEVEL_ERROR);
	keys(&g, "<C-q>");
	cr_assert_not(g.ui->leave, "leaving asks once more");
	cr_assert_not_null(g.ui->report);
	limit_files(RLIM_INFINITY);

	second_passes(&g);
	cr_assert_eq(g.ui->nunsaved, 0);
	text = stored_text(&g, "t1");
	cr_assert_str_eq(text, "盘未满盘满\n还写着");
	free(text);
	rig_close(&g);
}
