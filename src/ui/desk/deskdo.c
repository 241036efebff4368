/*
 * deskdo.c - what can be done to many reports: check, export, delete, close.
 *
 * Each takes one report, whole; who has it open keeps it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/target.h"
#include "export/export.h"
#include "export/render.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/screen/screen.h"

#define PLACES 12	/* of what is open, named in a line */

/* ---- in words ---- */

/* "错 1 警 0 空 3 缺文 1：T301 3:1:A, …" */
void
many_put_open(struct buf *b, struct ui *ui, const struct report *r,
    const struct findings *f, bool warnings)
{
	const struct report_open *o = &f->open;

	msg_put(b, ui->lang, MSG_UI_MANY_OPEN, INT(o->error), INT(o->warning), INT(o->empty),
	    INT(o->text), NULL);
	report_open_places(b, r, f, warnings, PLACES);
}

/* ---- check ---- */

static enum many_result
check_one(struct many *m, struct ui *ui, struct many_item *it, struct buf *words,
    struct diag *d)
{
	struct report *r = store_load_id(ui->store, it->id, d);
	struct findings f;

	if (r == NULL)
		return MANY_LEFT;
	findings_init(&f);
	report_findings(r, &f);
	if (!store_counts(ui->store, r, &f.open, f.count[LEVEL_HINT]))
		m->not_kept = true;
	m->errors += f.open.error > 0;
	m->warnings += f.open.warning > 0;
	m->open += f.open.empty > 0 || f.open.text > 0;
	if (report_open_none(&f.open))
		buf_str(words, ui_text(ui, MSG_UI_MANY_READY));
	else
		many_put_open(words, ui, r, &f, true);
	findings_release(&f);
	report_free(r);
	return MANY_DONE;
}

static void
checked(struct many *m, struct ui *ui)
{
	if (m->not_kept)
		ui_warn(ui, MSG_UI_MANY_NOT_KEPT, INT(m->n), INT(m->errors), NULL);
	else
		ui_say(ui, MSG_UI_HOME_CHECKED, INT(m->n), INT(m->errors), INT(m->warnings),
		    INT(m->open), NULL);
}

const struct many_work many_check = { MSG_UI_MANY_CHECK, true, check_one, checked };

/* ---- export ---- */

/* Has this run written that file already? Two names may differ in nothing that a file
 * name can hold. */
static bool
written(const struct many *m, const char *path)
{
	size_t i;

	for (i = 0; i < m->next; i++)
		if (m->item[i].path && strcmp(m->item[i].path, path) == 0)
			return true;
	return false;
}

static bool
write_file(struct many *m, struct ui *ui, const struct report *r, const struct findings *f,
    const char *path, bool draft, struct diag *d)
{
	struct export_options o = { .draft = draft, .findings = f };
	struct buf out = BUF_INIT;
	bool ok;

	if (!ui->opt->render && !m->render)
		m->render = render_new();
	o.render = ui->opt->render ? ui->opt->render : m->render;
	ok = export_report(&out, m->x, r, &o, d) &&
	    target_write(path, out.data, out.len, 0666, ui->opt->guard, d);
	buf_release(&out);
	return ok;
}

static enum many_result
export_loaded(struct many *m, struct ui *ui, struct many_item *it, const struct report *r,
    const struct findings *f, struct buf *words, struct diag *d)
{
	bool draft = !export_allowed(m->x, r, f, false, NULL);
	struct target t;
	char *name, *path;

	if (draft && !m->draft) {
		many_put_open(words, ui, r, f, false);
		return MANY_LEFT;
	}
	name = export_file_name(m->x, r);
	path = file_join(m->folder, name);
	free(name);
	if (written(m, path)) {
		msg_put(words, ui->lang, MSG_UI_MANY_TWICE, file_base(path), NULL);
		free(path);
		return MANY_LEFT;
	}
	if (!target_look(&t, path, ui->opt->guard, d)) {
		free(path);
		return MANY_LEFT;
	}
	if (!write_file(m, ui, r, f, path, draft, d)) {
		free(path);
		return MANY_STOP;
	}
	msg_put(words, ui->lang, draft ? MSG_UI_MANY_DRAFT : MSG_UI_MANY_WRITTEN,
	    file_base(path), NULL);
	it->path = path;
	return MANY_DONE;
}

static enum many_result
export_one(struct many *m, struct ui *ui, struct many_item *it, struct buf *words,
    struct diag *d)
{
	struct report *r = store_load_id(ui->store, it->id, d);
	enum many_result result;
	struct findings f;

	if (r == NULL)
		return MANY_LEFT;
	findings_init(&f);
	report_findings(r, &f);
	result = export_loaded(m, ui, it, r, &f, words, d);
	findings_release(&f);
	report_free(r);
	return result;
}

static void
exported(struct many *m, struct ui *ui)
{
	size_t i, done = 0;

	for (i = 0; i < m->n; i++)
		done += m->item[i].result == MANY_DONE;
	ui_say(ui, done == m->n ? MSG_UI_MANY_ALL_WRITTEN : MSG_UI_MANY_EXPORTED, INT(done),
	    m->folder, INT(m->n - done), NULL);
}

const struct many_work many_export = { MSG_UI_MANY_EXPORT, false, export_one, exported };

/* ---- what needs the report to ourselves ---- */

static struct report *
take(struct ui *ui, const struct many_item *it, struct diag *d)
{
	char *holder = NULL;
	struct report *r = NULL;

	if (store_lease_take(ui->store, it->id, &holder, d) &&
	    (r = store_load_id(ui->store, it->id, d)) == NULL)
		store_lease_drop(ui->store, it->id);
	free(holder);
	return r;
}

static enum many_result
give_back(struct ui *ui, const struct many_item *it, struct report *r,
    enum many_result result)
{
	store_lease_drop(ui->store, it->id);
	report_free(r);
	return result;
}

static enum many_result
delete_one(struct many *m, struct ui *ui, struct many_item *it, struct buf *words,
    struct diag *d)
{
	struct report *r = take(ui, it, d);
	bool ok;

	(void)m;
	if (r == NULL)
		return MANY_LEFT;
	ok = screen_delete(ui, r, d);
	if (ok)
		buf_str(words, ui_text(ui, MSG_UI_MANY_DELETED));
	return give_back(ui, it, r, ok ? MANY_DONE : MANY_LEFT);
}

const struct many_work many_delete = { MSG_UI_MANY_DELETE, false, delete_one, NULL };

static bool
make_final(struct ui *ui, struct report *r, struct diag *d)
{
	struct change_list list = CHANGE_LIST_INIT;
	bool ok;

	change_report(&list, r, "state", state_name(STATE_FINAL), ORIGIN_KEY);
	ok = report_apply(r, &list, ui->opt->actor, NULL, d) &&
	    store_save(ui->store, r, &list, NULL, d);
	change_list_release(&list);
	return ok;
}

static enum many_result
finalize_one(struct many *m, struct ui *ui, struct many_item *it, struct buf *words,
    struct diag *d)
{
	struct report *r = take(ui, it, d);
	enum many_result result = MANY_LEFT;
	struct findings f;

	(void)m;
	if (r == NULL)
		return MANY_LEFT;
	findings_init(&f);
	report_findings(r, &f);
	if (r->state == STATE_FINAL) {
		buf_str(words, ui_text(ui, MSG_UI_FINAL_ALREADY));
	} else if (!report_open_none(&f.open)) {
		many_put_open(words, ui, r, &f, true);
	} else if (make_final(ui, r, d)) {
		(void)store_counts(ui->store, r, &f.open, f.count[LEVEL_HINT]);
		buf_str(words, ui_text(ui, MSG_UI_MANY_FINAL));
		result = MANY_DONE;
	}
	findings_release(&f);
	return give_back(ui, it, r, result);
}

const struct many_work many_finalize = { MSG_UI_MANY_FINALIZE, false, finalize_one, NULL };
