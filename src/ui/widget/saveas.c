/*
 * saveas.c - where a file is written to that the clerk names; see saveas.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/target.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/widget/prompt.h"
#include "ui/widget/saveas.h"

static char *
setting_of(const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "export:%s", ui->opt->actor->user ? ui->opt->actor->user : "");
	return buf_detach(&b);
}

char *
saveas_folder(const struct ui *ui)
{
	char *key, *folder;

	if (ui->opt->kiosk != NULL)
		return NULL;
	key = setting_of(ui);
	folder = store_setting(ui->store, key);
	free(key);
	if (folder != NULL && file_is_dir(folder))
		return folder;
	free(folder);
	return getcwd(NULL, 0);
}

/* Only what differs is written: a file that cannot be has other messages. */
void
saveas_remember(struct ui *ui, const char *folder)
{
	char *cwd, *whole, *key, *was;

	if (ui->opt->kiosk != NULL)
		return;
	cwd = getcwd(NULL, 0);
	whole = *folder == '/' || cwd == NULL ? mem_strdup(folder) :
	    strcmp(folder, ".") == 0 ? mem_strdup(cwd) : file_join(cwd, folder);
	key = setting_of(ui);
	was = store_setting(ui->store, key);
	if (was == NULL || strcmp(was, whole) != 0)
		(void)store_set_setting(ui->store, key, whole, NULL);
	free(cwd);
	free(whole);
	free(key);
	free(was);
}

char *
saveas_offer(const struct ui *ui, const char *name)
{
	char *folder = saveas_folder(ui);
	char *path = folder != NULL ? file_join(folder, name) : mem_strdup(name);

	free(folder);
	return path;
}

char *
saveas_path(const struct ui *ui, const char *answer)
{
	char *name, *path;

	if (ui->opt->kiosk == NULL)
		return mem_strdup(answer);
	name = file_safe_name(file_base(answer));
	path = file_join(ui->opt->kiosk, name);
	free(name);
	return path;
}

bool
saveas_look(struct ui *ui, const char *path, bool *there)
{
	struct target t;
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = target_look(&t, path, ui->opt->guard, &d);
	if (!ok)
		ui_say_diag(ui, &d);
	*there = ok && t.kind == TARGET_FILE && t.there;
	diag_release(&d);
	return ok;
}

void
saveas_ask_over(struct ui *ui, const char *path,
    void (*done)(struct ui *, bool yes, void *arg), void *arg)
{
	struct buf question = BUF_INIT;

	msg_put(&question, ui->lang, MSG_UI_EXPORT_EXISTS, path, NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&question), done, arg));
	buf_release(&question);
}

void
saveas_done(struct ui *ui, const char *path)
{
	char *folder = file_folder(path);

	saveas_remember(ui, folder);
	free(folder);
	ui_say(ui, MSG_UI_EXPORT_DONE, path, NULL);
}

bool
saveas_write(struct ui *ui, const char *path, const char *s, size_t n)
{
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = target_write(path, s, n, 0666, ui->opt->guard, &d);
	if (ok)
		saveas_done(ui, path);
	else
		ui_say_diag(ui, &d);
	diag_release(&d);
	return ok;
}
