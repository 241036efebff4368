/*
 * deskask.c - the questions of the list: what to show, in what order, and before
 * anything is done to many.
 *
 * What makes files or loses something is confirmed: by Enter, by y or 是 where reports
 * are closed or many are deleted, and where Esc and a digit led here.
 */
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
#include "base/text.h"
#include "export/collect.h"
#include "export/export.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/screen/screen.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"
#include "ui/widget/saveas.h"

/* ---- what is shown ---- */

static void
to_top(struct ui *ui)
{
	desk_read(ui);
	ui->desk->at = ui->desk->top = 0;
	ui->desk->at_key = ui->desk->keys.n > 0 ? ui->desk->keys.key[0] : 0;
}

static void
filter_picked(struct ui *ui, int id, void *arg)
{
	(void)arg;
	if (id < 0)
		return;
	ui->desk->filter = (enum store_filter)id;
	to_top(ui);
}

void
desk_ask_filter(struct ui *ui)
{
	struct pick_item *item = mem_array(STORE_SHOWS__MAX, sizeof(*item));
	int f;

	for (f = 0; f < STORE_SHOWS__MAX; f++)
		item[f] = (struct pick_item){
			mem_strdup(ui_text(ui, desk_filter_name((enum store_filter)f))),
			mem_strdup(INT(ui->desk->numbers.filter[f])), f
		};
	ui_push(ui, pick_new(ui, MSG_UI_HOME_ASK_SHOWN, item, STORE_SHOWS__MAX,
	    filter_picked, NULL));
}

/* The column it is ordered by already: the other way round.  Counts and times are of
 * most use from their end. */
static void
sort_picked(struct ui *ui, int id, void *arg)
{
	struct desk *k = ui->desk;
	enum store_column by = (enum store_column)id;

	(void)arg;
	if (id < 0)
		return;
	k->down = by == k->sort ? !k->down : by == STORE_BY_ERROR ||
	    by == STORE_BY_WARNING || by == STORE_BY_EMPTY || by == STORE_BY_TEXT ||
	    by == STORE_BY_CHANGED || by == STORE_BY_YEAR || by == STORE_BY_HOLDER;
	k->sort = by;
	to_top(ui);
}

void
desk_ask_sort(struct ui *ui)
{
	const struct desk *k = ui->desk;
	struct pick_item *item = mem_array(STORE_BY__MAX, sizeof(*item));
	int by;

	for (by = 0; by < STORE_BY__MAX; by++)
		item[by] = (struct pick_item){
			mem_strdup(ui_text(ui, desk_sort_name((enum store_column)by))),
			mem_strdup((int)k->sort != by ? "" : k->down ? "-" : "+"), by
		};
	ui_push(ui, pick_new(ui, MSG_UI_HOME_ASK_SORT, item, STORE_BY__MAX, sort_picked,
	    NULL));
}

/* ---- many ---- */

static int64_t *
targets(struct ui *ui, bool all, size_t *n)
{
	int64_t *id = desk_targets(ui, all, n);

	if (*n > 0)
		return id;
	ui_warn(ui, MSG_UI_HOME_NOTHING, NULL);
	free(id);
	return NULL;
}

/* F8: all that is marked, or else shown; nothing is changed but the counts. */
void
desk_check(struct ui *ui)
{
	size_t n;
	int64_t *id = targets(ui, true, &n);

	if (id)
		ui_push(ui, &many_new(ui, &many_check, id, n)->view);
}

/* What was asked about when the question was put. */
static void
many_answered(struct ui *ui, bool yes, void *arg)
{
	struct many *m = arg;

	if (yes) {
		ui_push(ui, &m->view);
		return;
	}
	m->view.class->release(&m->view);
	free(m);
}

static void
ask_many(struct ui *ui, const struct many_work *work, enum msg one, enum msg many)
{
	struct buf question = BUF_INIT;
	struct many *m;
	int64_t *id;
	size_t n;

	if ((id = targets(ui, false, &n)) == NULL)
		return;
	m = many_new(ui, work, id, n);
	if (n == 1)
		msg_put(&question, ui->lang, one, m->item[0].agency, INT(m->item[0].year),
		    NULL);
	else
		msg_put(&question, ui->lang, many, INT(n), NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), many_answered, m));
	buf_release(&question);
}

void
desk_ask_finalize(struct ui *ui)
{
	ask_many(ui, &many_finalize, MSG_UI_FINAL_ASK, MSG_UI_MANY_ASK_FINAL);
}

/* ---- delete ---- */

static void
delete_confirmed(struct ui *ui, bool yes, void *arg)
{
	struct many *m = arg;
	struct many_item *it = &m->item[0];
	struct buf words = BUF_INIT;
	struct diag d;

	diag_init(&d);
	if (yes && m->work->run(m, ui, it, &words, &d) == MANY_DONE) {
		desk_mark(ui->desk, it->id, false);
		desk_read(ui);
		ui_say(ui, MSG_UI_HOME_DELETED, it->agency, INT(it->year), NULL);
	}
	ui_say_diag(ui, &d);
	diag_release(&d);
	buf_release(&words);
	many_answered(ui, false, m);
}

/* One has its own question; many are counted. */
void
desk_ask_delete(struct ui *ui)
{
	struct buf question = BUF_INIT;
	struct many *m;
	int64_t *id;
	size_t n;

	if (ui->desk->nmark > 1) {
		ask_many(ui, &many_delete, MSG_UI_HOME_DELETE_ASK, MSG_UI_MANY_ASK_DELETE);
		return;
	}
	if ((id = targets(ui, false, &n)) == NULL)
		return;
	m = many_new(ui, &many_delete, id, n);
	msg_put(&question, ui->lang, MSG_UI_HOME_DELETE_ASK, m->item[0].agency,
	    INT(m->item[0].year), NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), delete_confirmed, m));
	buf_release(&question);
}

/* ---- export ---- */

#define GATHERED	1000	/* ids in the list of formats: one thing of all */

struct files {
	struct many	*many;
	bool		 by_twin;	/* of the key that began it */
};

static void
drop(struct ui *ui, struct files *f)
{
	many_answered(ui, false, f->many);
	free(f);
}

static void	ask_folder(struct ui *, struct files *, const char *typed);

/* A folder that cannot be made is asked for again. */
static void
confirmed(struct ui *ui, bool yes, void *arg)
{
	struct files *f = arg;
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = !yes || file_is_dir(f->many->folder) || file_mkdirs(f->many->folder, &d);
	if (!ok)
		ask_folder(ui, f, f->many->folder);
	ui_say_diag(ui, &d);
	diag_release(&d);
	if (!ok)
		return;
	if (yes)
		saveas_remember(ui, f->many->folder);
	many_answered(ui, yes, f->many);
	free(f);
}

static void
ask_confirm(struct ui *ui, struct files *f)
{
	const struct exporter *x = f->many->x;
	const struct collection *k = f->many->k;
	const char *zh = k ? k->label_zh : x->label_zh, *en = k ? k->label_en : x->label_en;
	char *to = k ? many_gather_name(ui, f->many, f->many->folder) :
	    mem_strdup(f->many->folder);
	struct buf question = BUF_INIT;

	msg_put(&question, ui->lang, MSG_UI_MANY_ASK_EXPORT, INT(f->many->n),
	    ui->lang == LANG_EN ? en : zh, to, NULL);
	free(to);
	ui->by_twin = f->by_twin;
	ui_push(ui, confirm_ask_new(ui, buf_cstr(&question), confirmed, f));
	buf_release(&question);
}

static void
drafts_picked(struct ui *ui, int id, void *arg)
{
	struct files *f = arg;

	if (id < 0) {
		drop(ui, f);
		return;
	}
	f->many->draft = id == 1;
	ask_confirm(ui, f);
}

/* Data are never refused. */
static void
ask_drafts(struct ui *ui, struct files *f)
{
	static const enum msg ways[] = { MSG_UI_MANY_ONLY_READY, MSG_UI_MANY_DRAFTS };
	struct pick_item *item;
	int i;

	if (f->many->k || f->many->x->data) {
		ask_confirm(ui, f);
		return;
	}
	item = mem_array(ARRAY_LEN(ways), sizeof(*item));
	for (i = 0; i < (int)ARRAY_LEN(ways); i++)
		item[i] = (struct pick_item){ mem_strdup(ui_text(ui, ways[i])), NULL, i };
	ui_push(ui, pick_new(ui, MSG_UI_MANY_WHICH, item, ARRAY_LEN(ways), drafts_picked, f));
}

static void
folder_given(struct ui *ui, const char *text, void *arg)
{
	struct files *f = arg;

	if (text == NULL || *text == '\0') {
		drop(ui, f);
		return;
	}
	free(f->many->folder);
	f->many->folder = mem_strdup(text);
	ask_drafts(ui, f);
}

static void
ask_folder(struct ui *ui, struct files *f, const char *typed)
{
	ui_push(ui, prompt_new(ui, MSG_UI_MANY_FOLDER, typed, folder_given, f));
}

static void
format_picked(struct ui *ui, int id, void *arg)
{
	struct files *f = arg;
	char *folder;

	if (id < 0) {
		drop(ui, f);
		return;
	}
	if (id >= GATHERED) {
		f->many->k = &collections[id - GATHERED];
		f->many->work = &many_gather;
	} else {
		f->many->x = &exporters[id];
	}
	if (ui->opt->kiosk) {
		folder_given(ui, ui->opt->kiosk, f);
		return;
	}
	folder = saveas_folder(ui);
	ask_folder(ui, f, folder);
	free(folder);
}

static void
ask_format(struct ui *ui, struct files *f)
{
	struct pick_item *item;
	size_t n = 0, i, k = 0;

	while (exporters[n].format)
		n++;
	while (collections[k].format)
		k++;
	item = mem_array(n + k, sizeof(*item));
	for (n = 0, i = 0; exporters[i].format; i++)
		if (export_possible(&exporters[i], ui->opt->kiosk != NULL, ui->opt->render))
			item[n++] = (struct pick_item){
				mem_strdup(ui->lang == LANG_EN ? exporters[i].label_en :
				    exporters[i].label_zh),
				mem_strdup(exporters[i].format), (int)i
			};
	/* a site has programs' and browsers' files beside each other: not in a kiosk */
	for (k = 0; collections[k].format; k++)
		if (collections[k].label_zh && !(collections[k].folder && ui->opt->kiosk))
			item[n++] = (struct pick_item){
				mem_strdup(ui->lang == LANG_EN ? collections[k].label_en :
				    collections[k].label_zh),
				mem_strdup(collections[k].format), (int)k + GATHERED
			};
	ui_push(ui, pick_new(ui, MSG_UI_EXPORT_TITLE, item, n, format_picked, f));
}

/* The report is loaded for this alone; the list stays. */
static void
export_current(struct ui *ui, int64_t id)
{
	struct report *r;
	struct diag d;

	diag_init(&d);
	r = store_load_id(ui->store, id, &d);
	if (r)
		ui_push(ui, exportbox_new(ui, r));
	else
		ui_say_diag(ui, &d);
	diag_release(&d);
}

void
desk_ask_export(struct ui *ui)
{
	struct files *f;
	int64_t *id;
	size_t n;

	if ((id = targets(ui, false, &n)) == NULL)
		return;
	if (ui->desk->nmark == 0) {
		export_current(ui, id[0]);
		free(id);
		return;
	}
	f = mem_zero(sizeof(*f));
	f->by_twin = ui->by_twin;
	f->many = many_new(ui, &many_export, id, n);
	ask_format(ui, f);
}
