/*
 * deskgather.c - one thing of many reports: a table, a file of data, a site.
 *
 *	many_gather: begin at the first -> add each -> finish behind the last
 *	    stopped, failed, left ---> many_gather_drop: nothing of it is there
 *
 * Pages are for the public: of a report that is not ready there is none.  Data have all.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "export/collect.h"
#include "export/export.h"
#include "export/render.h"
#include "export/site.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"

/* The year of all of them, 0: of several. */
static int
year_of(const struct many *m)
{
	for (size_t i = 1; i < m->n; i++)
		if (m->item[i].year != m->item[0].year)
			return 0;
	return m->n > 0 ? m->item[0].year : 0;
}

char *
many_gather_name(const struct ui *ui, const struct many *m, const char *folder)
{
	struct buf b = BUF_INIT;
	char *path;

	buf_str(&b, ui_text(ui, m->k->folder ? MSG_UI_MANY_SITE_NAME : MSG_UI_MANY_FILE_NAME));
	if (year_of(m) != 0)
		buf_i64(&b, year_of(m));
	buf_str(&b, m->k->suffix);
	path = file_join(folder, buf_cstr(&b));
	buf_release(&b);
	return path;
}

void
many_gather_drop(struct many *m)
{
	site_drop(m->site);
	m->site = NULL;
	if (m->file != NULL)
		collect_release(m->file);
	free(m->file);
	m->file = NULL;
}

/* The columns are those of all forms. */
static void
learn_forms(struct many *m, struct ui *ui)
{
	const struct form *last = NULL;

	for (size_t i = 0; i < m->n; i++) {
		struct report *r = store_load_id(ui->store, m->item[i].id, NULL);

		if (r != NULL && r->form != last) {
			last = r->form;
			collect_form(m->file, last);
		}
		report_free(r);
	}
}

static bool
begin(struct many *m, struct ui *ui, struct diag *d)
{
	char *path = many_gather_name(ui, m, m->folder);
	bool ok;

	if (m->k->folder) {
		m->site = site_begin(path, year_of(m), NULL, d);
		ok = m->site != NULL;
	} else {
		m->file = mem_zero(sizeof(*m->file));
		m->file->of = m->k;
		learn_forms(m, ui);
		ok = collect_begin(m->file, path, ui->opt->guard, d);
	}
	if (!ui->opt->render && !m->render && m->k->folder)
		m->render = render_new();
	free(path);
	return ok;
}

static enum many_result
add(struct many *m, struct ui *ui, const struct report *r, struct buf *words,
    struct diag *d)
{
	struct export_options o = {
		.render = ui->opt->render ? ui->opt->render : m->render
	};
	enum many_result result = MANY_DONE;
	struct findings f;

	findings_init(&f);
	if (m->k->folder)
		report_findings(r, &f);
	if (m->k->folder && !report_open_complete(&f.open)) {
		many_put_open(words, ui, r, &f, false);
		result = MANY_LEFT;
	} else if (m->k->folder ? !site_put(m->site, r, &o, d) :
	    !collect_add(m->file, r, d)) {
		result = MANY_STOP;
	} else {
		buf_str(words, ui_text(ui, MSG_UI_MANY_IN_IT));
	}
	findings_release(&f);
	return result;
}

static enum many_result
gather_one(struct many *m, struct ui *ui, struct many_item *it, struct buf *words,
    struct diag *d)
{
	enum many_result result;
	struct report *r;

	if (m->site == NULL && m->file == NULL && !begin(m, ui, d)) {
		many_gather_drop(m);
		return MANY_STOP;
	}
	r = store_load_id(ui->store, it->id, d);
	result = r != NULL ? add(m, ui, r, words, d) : MANY_LEFT;
	report_free(r);
	if (result == MANY_STOP)
		many_gather_drop(m);
	return result;
}

/* The last word: it has its name now, unless there was nothing to put into it. */
static void
gathered(struct many *m, struct ui *ui)
{
	size_t done = 0;
	struct diag d;
	char *path;
	bool ok;

	for (size_t i = 0; i < m->n; i++)
		done += m->item[i].result == MANY_DONE;
	if (done == 0) {
		many_gather_drop(m);
		ui_say(ui, MSG_UI_MANY_ENDED, INT(done), INT(m->n), NULL);
		return;
	}
	diag_init(&d);
	ok = m->k->folder ? site_finish(m->site, &d) : collect_finish(m->file, &d);
	m->site = NULL;
	path = many_gather_name(ui, m, m->folder);
	if (ok)
		ui_say(ui, MSG_UI_MANY_GATHERED, path, INT(done), INT(m->n - done), NULL);
	else
		ui_say_diag(ui, &d);
	free(path);
	many_gather_drop(m);
	diag_release(&d);
}

const struct many_work many_gather = { MSG_UI_MANY_EXPORT, false, gather_one, gathered };
