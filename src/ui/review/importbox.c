/*
 * importbox.c - ^O on the list of reports: which files, and what a file does not
 * say itself; ^R in a text: which file to read a passage from.
 *
 * Reports are not read here; the list of files (review_batch.c) does that between two
 * keys.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/import.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/review/review.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

/* ---- which files ---- */

/* Of one file of the database, but each person has folders of his own. */
static char *
folder_key(const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "import:%s", ui->opt->actor->user ? ui->opt->actor->user : "");
	return buf_detach(&b);
}

static char *
last_folder(struct ui *ui)
{
	char *key, *folder, *slash;

	if (ui->opt->kiosk)
		return mem_strdup("");
	key = folder_key(ui);
	folder = store_setting(ui->store, key);
	free(key);
	if (folder == NULL || !file_is_dir(folder)) {
		free(folder);
		folder = getcwd(NULL, 0);
	}
	slash = file_join(folder ? folder : ".", "");
	free(folder);
	return slash;
}

/* The folder of the first file, from the root, so that it holds tomorrow. */
static void
remember_folder(struct ui *ui, const struct inbox *in)
{
	const char *path = in->item[0].path, *base = file_base(path);
	struct buf b = BUF_INIT;
	char *cwd = *path == '/' ? NULL : getcwd(NULL, 0), *key;

	if (ui->opt->kiosk)
		return;
	if (cwd)
		buf_printf(&b, "%s/", cwd);
	buf_add(&b, path, (size_t)(base - path));
	while (b.len > 1 && b.data[b.len - 1] == '/')
		buf_splice(&b, b.len - 1, 1, "", 0);
	key = folder_key(ui);
	if (text_valid(buf_cstr(&b), b.len))
		(void)store_set_setting(ui->store, key, buf_cstr(&b), NULL);
	free(key);
	free(cwd);
	buf_release(&b);
}

static void	ask_files(struct ui *, const char *initial);

static void
files_given(struct ui *ui, const char *text, void *arg)
{
	struct inbox *in;

	(void)arg;
	if (text == NULL || (*text == '\0' && ui->opt->kiosk == NULL))
		return;
	in = inbox_new();
	if (inbox_take(in, ui, text)) {
		remember_folder(ui, in);
		ui_push(ui, review_batch_new(ui, in));
	} else {
		inbox_free(in);
		ask_files(ui, text);	/* what was typed is not to be typed again */
	}
}

static void
ask_files(struct ui *ui, const char *initial)
{
	struct view *v = prompt_new(ui, ui->opt->kiosk ? MSG_UI_IMPORT_ASK_KIOSK :
	    MSG_UI_IMPORT_ASK, initial, files_given, NULL);

	prompt_complete(v, inbox_complete);
	ui_push(ui, v);
}

void
review_ask_import(struct ui *ui)
{
	char *folder;

	if (ui->report)
		return;
	if (store_read_only(ui->store)) {
		ui_warn(ui, MSG_UI_FILE_READ_ONLY, NULL);
		return;
	}
	folder = last_folder(ui);
	ask_files(ui, folder);
	free(folder);
}

/* ---- one file: a passage for a text, a register ---- */

struct asking {
	enum msg	 question;
	/* One of these gets the file. */
	void		(*passage)(struct ui *, const struct import_passage *);
	void		(*file)(struct ui *, const char *path, const char *name);
};

static void	ask_one(struct ui *, const char *initial, struct asking *);

static bool
read_passage(struct ui *ui, struct inbox *in, const struct asking *a)
{
	struct import_passage p = { BUF_INIT, 0, 0 };
	struct diag d;
	bool ok;

	diag_init(&d);
	in->run.diag = &d;
	in->run.options = (struct import_options){ .outside = ui->opt->kiosk == NULL };
	ok = import_passage(&in->run, in->item[0].path, &p);
	ui_say_diag(ui, &d);
	diag_release(&d);
	in->run.diag = NULL;
	if (ok) {
		remember_folder(ui, in);
		a->passage(ui, &p);
	}
	buf_release(&p.text);
	return ok;
}

static bool
hand_file(struct ui *ui, struct inbox *in, const struct asking *a)
{
	remember_folder(ui, in);
	a->file(ui, in->item[0].path, in->item[0].name);
	return true;
}

static void
one_given(struct ui *ui, const char *text, void *arg)
{
	struct asking *a = arg;
	struct inbox *in;

	if (text == NULL || *text == '\0' || ui->report == NULL) {
		free(a);
		return;
	}
	in = inbox_new();
	if (inbox_take(in, ui, text) && in->n > 1)
		ui_warn(ui, MSG_UI_PASSAGE_ONE, NULL);
	if (in->n == 1 && (a->file ? hand_file(ui, in, a) : read_passage(ui, in, a)))
		free(a);
	else
		ask_one(ui, text, a);	/* what was typed is not to be typed again */
	inbox_free(in);
}

static void
ask_one(struct ui *ui, const char *initial, struct asking *a)
{
	struct view *v = prompt_new(ui, a->question, initial, one_given, a);

	prompt_complete(v, inbox_complete);
	ui_push(ui, v);
}

static void
ask_first(struct ui *ui, struct asking which)
{
	struct asking *a = mem_zero(sizeof(*a));
	char *folder = last_folder(ui);

	*a = which;
	ask_one(ui, folder, a);
	free(folder);
}

void
review_ask_passage(struct ui *ui, void (*done)(struct ui *, const struct import_passage *))
{
	ask_first(ui, (struct asking){ MSG_UI_PASSAGE_ASK, done, NULL });
}

void
review_ask_file(struct ui *ui, enum msg question,
    void (*done)(struct ui *, const char *path, const char *name))
{
	ask_first(ui, (struct asking){ question, NULL, done });
}

/* ---- whose report, which year ---- */

static void	ask_agency(struct ui *, struct inbox_item *, const char *typed);

static void
wait_again(struct ui *ui, struct inbox_item *it)
{
	it->state = INBOX_WAITING;
	ui_damage(ui, DAMAGE_ALL);
}

static void
year_given(struct ui *ui, const char *text, void *arg)
{
	struct inbox_item *it = arg;

	if (text == NULL)
		return;
	it->year = flow_year_typed(text);
	wait_again(ui, it);
}

static void
agency_given(struct ui *ui, const char *text, void *arg)
{
	struct inbox_item *it = arg;
	char *name = agency_name(text);

	if (name == NULL) {
		ask_agency(ui, it, text);
		ui_warn(ui, MSG_STORE_AGENCY_NAME, NULL);
		return;
	}
	free(it->agency);
	it->agency = name;
	wait_again(ui, it);
}

struct names {
	struct pick_item *pick;
	size_t		 n, cap;
};

static bool
add_name(void *ctx, const struct agency *a)
{
	struct names *l = ctx;

	l->pick = mem_grow(l->pick, l->n, &l->cap, sizeof(*l->pick));
	l->pick[l->n] = (struct pick_item){ mem_strdup(a->name), NULL, (int)l->n };
	l->n++;
	return true;
}

/* The list of agencies is read again: a pick gives a number only. */
static void
agency_picked(struct ui *ui, int id, void *arg)
{
	struct names l = { NULL, 0, 0 };
	size_t i;

	if (id < 0)
		return;
	(void)store_agency_each(ui->store, add_name, &l, NULL);
	if ((size_t)id < l.n)
		agency_given(ui, l.pick[id].text, arg);
	for (i = 0; i < l.n; i++)
		free(l.pick[i].text);
	free(l.pick);
}

static void
ask_agency(struct ui *ui, struct inbox_item *it, const char *typed)
{
	struct names l = { NULL, 0, 0 };
	struct view *v;

	(void)store_agency_each(ui->store, add_name, &l, NULL);
	if (l.n == 0)
		l.pick = mem_zero(sizeof(*l.pick));
	v = pick_new(ui, MSG_UI_HOME_PICK_AGENCY, l.pick, l.n, agency_picked, it);
	pick_other(v, MSG_UI_HOME_NEW_AGENCY, MSG_UI_HOME_TYPE_AGENCY, agency_given);
	pick_type(v, typed);
	ui_push(ui, v);
}

void
inbox_ask_identity(struct ui *ui, struct inbox_item *it)
{
	struct view *v;

	if (it->no_agency) {
		ask_agency(ui, it, "");
		ui_say(ui, MSG_UI_IMPORT_NO_AGENCY, NULL);
		return;
	}
	v = prompt_new(ui, MSG_UI_HOME_ASK_YEAR, INT(flow_year_in_hand(ui)), year_given, it);
	prompt_check(v, flow_year_ok);
	ui_push(ui, v);
	ui_say(ui, MSG_UI_IMPORT_NO_YEAR, NULL);
}
