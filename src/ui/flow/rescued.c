/*
 * rescued.c - a file of rescue.c is there: read, asked about, taken in.
 *
 *	file --take--> one step, saved --> file gone
 *	  |`--keep, any way out of the question--> asked again next time
 *	  `--discard, y--> gone
 *
 * Invariants:
 *  (1) It comes from a disk: read in the fenced child, whatever it says of places and
 *      figures is judged by report_apply() as what a clerk types is.
 *  (2) Only a file of our own is looked at: another's in /tmp is nothing to us.
 *  (3) It goes when its figures are on disk, or when it was told to twice.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "import/unsaved.h"
#include "report/change.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/flow/rescue.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

#define CLASHES_SHOWN	3

enum { TAKE, KEEP, DROP };

/* A file, read. */
struct rescued {
	struct unsaved	*u;
	char		*path;
	int		 n;		/* changes that are still to be made */
};

static void
release(struct rescued *x)
{
	unsaved_free(x->u);
	free(x->path);
	free(x);
}

static struct rescued *
read_file(const char *path)
{
	struct unsaved *u = unsaved_read(path);
	struct rescued *x = u != NULL ? mem_zero(sizeof *x) : NULL;

	if (x != NULL) {
		x->u = u;
		x->path = mem_strdup(path);
	}
	return x;
}

/* The first of the files in a folder that is about that report; NULL: about any. */
static struct rescued *
look_in(const char *folder, const char *report)
{
	struct rescued *x = NULL;
	size_t n = 0;
	char **name = file_list(folder, &n, NULL);

	for (size_t i = 0; name != NULL && i < n && x == NULL; i++) {
		char *path;

		if (strncmp(name[i], RESCUE_NAME, strlen(RESCUE_NAME)) != 0)
			continue;
		path = file_join(folder, name[i]);
		x = read_file(path);
		free(path);
		if (x != NULL && report != NULL && strcmp(x->u->report, report) != 0) {
			release(x);
			x = NULL;
		}
	}
	if (name != NULL)
		file_list_free(name, n);
	return x;
}

static struct rescued *
find(const struct ui *ui, const char *report)
{
	char *folder[RESCUE_FOLDERS];
	struct rescued *x = NULL;
	int n = rescue_folders(ui, folder);

	for (int i = 0; i < n; i++) {
		if (x == NULL)
			x = look_in(folder[i], report);
		free(folder[i]);
	}
	return x;
}

void
rescue_tell(struct ui *ui)
{
	struct rescued *x = find(ui, NULL);

	if (x == NULL)
		return;
	ui_say(ui, MSG_UI_RESCUE_THERE, x->u->agency, INT(x->u->year), x->path, NULL);
	ui->message_level = LEVEL_WARNING;
	ui->message_sticky = true;
	release(x);
}

/* ---- what it would change ---- */

static enum change_kind
kind_of(const struct unsaved_change *v)
{
	const char *name = v->kind;
	int k = 0;

	while (k < CHANGE__MAX && strcmp(change_kind_name((enum change_kind)k), name) != 0)
		k++;
	return (enum change_kind)k;
}

/* What stands at that place now; NULL where it is not looked up. */
static char *
stands(const struct report *r, enum change_kind kind, const char *place)
{
	struct buf b = BUF_INIT;
	const struct note *note;
	int at;

	switch (kind) {
	case CHANGE_CELL:
		if ((at = form_cell_find(r->form, place)) >= 0)
			cell_text(&b, &r->cell[at]);
		break;
	case CHANGE_TEXT:
		at = form_text_find(r->form, place);
		return mem_strdup(at >= 0 && r->text[at] != NULL ? r->text[at] : "");
	case CHANGE_NOTE:
		note = report_note(r, place);
		return mem_strdup(note != NULL ? note->body : "");
	case CHANGE_REPORT:
		return report_column_number(place) >= 0 ? report_column(r, place) : NULL;
	case CHANGE_REASON:
	case CHANGE_BESIDE:
	case CHANGE__MAX:
		return NULL;
	}
	return buf_detach(&b);
}

static void
add_change(struct change_list *list, const struct report *r, const struct unsaved_change *v)
{
	struct change c = { .kind = kind_of(v), .place = (char *)v->place,
	    .old = (char *)v->was, .new = (char *)v->now,
	    .origin = ORIGIN_KEY };
	int at;

	if (c.kind == CHANGE_TEXT) {
		if ((at = form_text_find(r->form, c.place)) >= 0)
			change_text_all(list, r, at, c.new, ORIGIN_KEY);
		return;
	}
	if (c.kind == CHANGE__MAX || change_is_state(&c))
		return;
	/* The figure that a paper prints of a sum. */
	if (c.kind == CHANGE_CELL && (at = form_cell_find(r->form, c.place)) >= 0 &&
	    r->form->cell[at].computed)
		c.origin = ORIGIN_IMPORT;
	change_again(list, &c);
}

/* "3:1:A 7→5" of what somebody has changed since. */
static int
put_clashes(struct buf *b, const struct ui *ui, const struct rescued *x)
{
	int n = 0;

	for (size_t i = 0; i < x->u->n; i++) {
		const struct unsaved_change *v = &x->u->change[i];
		const char *place = v->place, *now = v->now;
		char *stored = stands(ui->report, kind_of(v), place);
		struct change c = { .kind = kind_of(v), .place = (char *)place };

		if (stored != NULL && strcmp(stored, now) != 0 &&
		    strcmp(stored, v->was) != 0 && n++ < CLASHES_SHOWN) {
			buf_str(b, n > 1 ? ui_text(ui, MSG_REPORT_LIST_AND) : "");
			step_place(b, ui->report->form, &c, ui->lang);
			if (c.kind == CHANGE_CELL)
				buf_printf(b, " %s→%s", stored, now);
		}
		free(stored);
	}
	return n;
}

/* Changes that are not made yet. */
static int
count(const struct report *r, const struct rescued *x)
{
	int n = 0;

	for (size_t i = 0; i < x->u->n; i++) {
		const struct unsaved_change *v = &x->u->change[i];
		char *stored = stands(r, kind_of(v), v->place);

		n += stored == NULL || strcmp(stored, v->now) != 0;
		free(stored);
	}
	return n;
}

/* ---- taking in ---- */

static void	ask(struct ui *, struct rescued *);

/* The half-typed figure goes to where one is kept that the database would take. */
static bool
keep_typed(struct ui *ui, const struct rescued *x)
{
	return x->u->typed == NULL || x->u->place == NULL ||
	    flow_keep_pending(ui, x->u->place, x->u->typed);
}

static void
take(struct ui *ui, struct rescued *x)
{
	struct change_list list = CHANGE_LIST_INIT;

	for (size_t i = 0; i < x->u->n; i++)
		add_change(&list, ui->report, &x->u->change[i]);
	if (!ui_commit(ui, &list)) {
		release(x);		/* refused: that is said, and the file stays */
		return;
	}
	if (!keep_typed(ui, x)) {
		release(x);
		return;
	}
	free(ui->rescue);		/* goes when all is saved, or with the next file */
	ui->rescue = mem_strdup(x->path);
	if (ui->nunsaved == 0) {
		ui_rescue_done(ui);
		ui_say(ui, MSG_UI_RESCUE_TAKEN, INT(x->n), NULL);
	}
	release(x);
	flow_offer_pending(ui);
}

static void
sure(struct ui *ui, bool yes, void *arg)
{
	struct rescued *x = arg;

	if (!yes && ui->report != NULL) {
		ask(ui, x);
		return;
	}
	if (yes && unlink(x->path) == 0)
		ui_say(ui, MSG_UI_RESCUE_GONE, x->path, NULL);
	release(x);
}

static void
picked(struct ui *ui, int id, void *arg)
{
	struct rescued *x = arg;
	struct buf b = BUF_INIT;

	if (ui->report == NULL || strcmp(ui->report->uuid, x->u->report) != 0) {
		release(x);
	} else if (id == TAKE) {
		take(ui, x);
	} else if (id == DROP) {
		msg_put(&b, ui->lang, MSG_UI_RESCUE_SURE, x->path, INT(x->n), NULL);
		ui_push(ui, confirm_sure_new(ui, buf_cstr(&b), sure, x));
	} else {
		ui_say(ui, MSG_UI_RESCUE_KEPT, x->path, NULL);
		release(x);
	}
	buf_release(&b);
}

static void
ask(struct ui *ui, struct rescued *x)
{
	struct pick_item *item = mem_array(3, sizeof *item);
	struct buf b = BUF_INIT, clash = BUF_INIT, when = BUF_INIT;
	int n = put_clashes(&clash, ui, x);
	struct view *v;

	msg_put(&b, ui->lang, MSG_UI_RESCUE_TAKE, INT(x->n), NULL);
	if (n > 0)
		msg_put(&b, ui->lang, MSG_UI_RESCUE_CLASH, INT(n), buf_cstr(&clash), NULL);
	item[0] = (struct pick_item){ buf_detach(&b), NULL, TAKE };
	item[1] = (struct pick_item){ mem_strdup(ui_text(ui, MSG_UI_RESCUE_KEEP)), NULL, KEEP };
	item[2] = (struct pick_item){ mem_strdup(ui_text(ui, MSG_UI_RESCUE_DROP)), NULL, DROP };
	clock_local(&when, x->u->at);
	ui_say(ui, MSG_UI_RESCUE_TITLE, x->u->by, buf_cstr(&when), NULL);
	ui->message_level = LEVEL_WARNING;
	ui->message_sticky = true;
	v = pick_new(ui, MSG_UI_RESCUE_PICK, item, 3, picked, x);
	ui_push(ui, v);
	buf_release(&clash);
	buf_release(&when);
}

bool
rescue_offer(struct ui *ui)
{
	struct rescued *x;

	if (ui->report == NULL || ui->read_only || ui->scratch != NULL ||
	    (x = find(ui, ui->report->uuid)) == NULL)
		return false;
	x->n = count(ui->report, x);
	if (x->n > 0) {
		ask(ui, x);
		return true;
	}
	/* Saved, but the program ended before the file went. */
	if (keep_typed(ui, x)) {
		(void)unlink(x->path);
		if (x->u->typed == NULL)
			ui_say(ui, MSG_UI_RESCUE_SAME, NULL);
	}
	release(x);
	return false;
}
