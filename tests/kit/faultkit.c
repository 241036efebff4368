/*
 * faultkit.c - see faultkit.h.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "kit/faultkit.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

static const char *const tails[] = { "", "-wal", "-shm", "-lease", "-journal" };

void
fault_init(void)
{
	kit_init();
}

void
fault_fini(void)
{
	char path[128];

	(void)fault_clean();
	snprintf(path, sizeof(path), "%s/base", kit_dir);
	unlink(path);
	kit_fini();
	fix_free();
}

bool
fault_clean(void)
{
	char path[400];
	struct dirent *e;
	bool clean = true;
	DIR *dir;

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		snprintf(path, sizeof(path), "%s%s", kit_path, tails[i]);
		unlink(path);
	}
	dir = opendir(kit_dir);
	cr_assert_not_null(dir);
	while ((e = readdir(dir)) != NULL) {
		if (e->d_name[0] == '.' || strcmp(e->d_name, "base") == 0)
			continue;
		clean = false;
		snprintf(path, sizeof(path), "%s/%s", kit_dir, e->d_name);
		unlink(path);
	}
	closedir(dir);
	return clean;
}

long
fault_times(const char *variable, long usual)
{
	const char *s = getenv(variable);

	return s != NULL && atol(s) > 0 ? atol(s) : usual;
}

unsigned
fault_seed(void)
{
	return (unsigned)fault_times("NIANBAO_SEED", 0);
}

bool
fault_broken(const char *fault)
{
	const char *s = getenv("NIANBAO_BREAK");

	return s != NULL && strcmp(s, fault) == 0;
}

void
fault_tell(long attempts)
{
	const char *path = getenv("NIANBAO_TOLD");
	FILE *f = path != NULL ? fopen(path, "a") : NULL;

	if (f == NULL)
		return;
	fprintf(f, "%ld\n", attempts);
	cr_assert_eq(fclose(f), 0);
}

void
fault_see_message(const struct diag *d, const char *when)
{
	struct buf b = BUF_INIT;

	cr_assert_gt(d->nerror, 0, "%s: failed without a message", when);
	for (size_t i = 0; i < d->n; i++) {
		buf_reset(&b);
		diag_format(&b, &d->item[i], LANG_ZH);
		cr_assert_gt(b.len, 6, "%s: empty message", when);
		cr_assert_neq(d->item[i].code, MSG_STORE_DAMAGED, "%s: %s", when,
		    buf_cstr(&b));
		cr_assert_neq(d->item[i].code, MSG_STORE_NOT_OURS, "%s: %s", when,
		    buf_cstr(&b));
	}
	buf_release(&b);
}

/* ---- the work ---- */

static void
wish(struct change_list *list, struct report *r, int k)
{
	struct buf b = BUF_INIT;
	int i;

	switch (k) {
	case 0:				/* a keyed cell */
		change_cell(list, r, form_cell_find(r->form, "3:1:A"), "5", ORIGIN_KEY);
		break;
	case 1:				/* a text of several pages */
		for (i = 0; i < 1200; i++)
			buf_str(&b, "政府信息公开，");
		change_text_all(list, r, form_text_find(r->form, "t1"), buf_cstr(&b),
		    ORIGIN_KEY);
		change_note(list, r, "3:1:A", "见登记簿");
		break;
	case 2:				/* a paste over everything */
		for (i = 0; i < r->form->ncell; i++)
			if (!r->form->cell[i].computed)
				change_cell(list, r, i, i % 3 ? "7" : "/", ORIGIN_PASTE);
		break;
	case 3:
		change_report(list, r, "title", "改过的标题", ORIGIN_KEY);
		change_cell(list, r, form_cell_find(r->form, "3:1:A"), "", ORIGIN_KEY);
		break;
	case 4:
		change_report(list, r, "state", "final", ORIGIN_KEY);
		break;
	}
	buf_release(&b);
}

/* The list of step k, applied in memory. */
static void
apply(struct report *r, int k, struct change_list *list, uint64_t *touched)
{
	memset(touched, 0, BIT_WORDS(FORM_CELLS_MAX) * sizeof(*touched));
	wish(list, r, k);
	cr_assert(report_apply(r, list, &fix_actor, touched, NULL));
	cr_assert_gt(list->n, 0);
}

bool
work_step(struct store *s, struct report *r, int k, struct diag *d)
{
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)];
	bool ok;

	apply(r, k, &list, touched);
	ok = store_save(s, r, &list, touched, d);
	change_list_release(&list);
	return ok;
}

int
work_run(struct diag *d, void (*again)(void))
{
	struct store *s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, d);
	struct report *r = s != NULL ? store_load(s, "甲县某局", 2025, d) : NULL;
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)];
	int k = 0;
	bool ok = r != NULL, early = fault_broken("early");

	for (; ok && k < WORK_STEPS; k += ok) {
		apply(r, k, &list, touched);
		if (early && k == WORK_STEPS - 1)
			return WORK_STEPS;	/* acknowledged, and never stored */
		ok = store_save(s, r, &list, touched, d);
		if (!ok && again != NULL) {
			fault_see_message(d, "a failed save");
			again();
			ok = store_save(s, r, &list, touched, d);
			cr_assert(ok, "the second try of step %d: %s", k,
			    msg_name(d->item[d->n - 1].code));
		}
		change_list_release(&list);
	}
	report_free(r);
	store_close(s);
	return k;
}

static void
copy(const char *from, const char *to)
{
	struct buf b = BUF_INIT;
	FILE *out;

	cr_assert(file_read(&b, from, 0, NULL), "%s", from);
	out = fopen(to, "w");	/* no fsync: file_write() would wait for the disk */
	cr_assert_not_null(out);
	cr_assert_eq(fwrite(b.data, 1, b.len, out), b.len);
	cr_assert_eq(fclose(out), 0);
	buf_release(&b);
}

void
work_reset(const struct work *w)
{
	(void)fault_clean();
	copy(w->base, kit_path);
}

void
work_restore(struct work *w, int schema)
{
	struct buf b = BUF_INIT;
	char path[64];

	memset(w, 0, sizeof(*w));
	snprintf(path, sizeof(path), "tests/upgrade/%d.sql", schema);
	cr_assert(file_read(&b, path, 0, NULL), "%s: run from the top of the tree", path);
	kit_sql(buf_cstr(&b), false);
	buf_release(&b);
	snprintf(w->base, sizeof(w->base), "%s/base", kit_dir);
	cr_assert_eq(rename(kit_path, w->base), 0);
}

void
work_prepare(struct work *w)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct change_list list = CHANGE_LIST_INIT;

	change_fill(&list, r, -1);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(store_save(s, r, &list, NULL, NULL));
	change_list_release(&list);
	report_free(r);
	store_close(s);
	snprintf(w->base, sizeof(w->base), "%s/base", kit_dir);
	copy(kit_path, w->base);
	s = kit_open(STORE_WRITE);
	for (int k = 0; k <= WORK_STEPS; k++) {
		r = store_load(s, "甲县某局", 2025, NULL);
		cr_assert_not_null(r);
		w->image[k] = fix_image(r);
		if (k < WORK_STEPS)
			cr_assert(work_step(s, r, k, NULL));
		report_free(r);
	}
	store_close(s);
}

void
work_release(struct work *w)
{
	for (int k = 0; k <= WORK_STEPS; k++)
		free(w->image[k]);
}

void
work_look(const struct work *w, int least, int most, const char *when)
{
	struct store *s;
	struct report *r;
	struct diag d;
	char *now;
	int k;

	diag_init(&d);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	cr_assert_not_null(s, "%s: %s", when, d.n > 0 ? msg_name(d.item[0].code) : "?");
	cr_assert(store_verify_file(s, &d), "%s: %s", when,
	    d.n > 0 ? msg_name(d.item[0].code) : "?");
	r = store_load(s, "甲县某局", 2025, &d);
	cr_assert_not_null(r, "%s: no report", when);
	now = fix_image(r);
	for (k = 0; k <= WORK_STEPS && strcmp(now, w->image[k]) != 0; k++)
		;
	cr_assert(k >= least && k <= most, "%s: state %d, not %d to %d", when, k, least,
	    most);
	free(now);
	report_free(r);
	store_close(s);
	diag_release(&d);
}
