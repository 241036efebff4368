/*
 * scratch.c - a database for a while, in a folder of its own.
 *
 * Invariant: what the ui knows of the office's file (which steps are its own, where the
 * list stands) is put aside with it; the numbers of reports are of one file only.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/start/start.h"
#include "ui/ui.h"

struct scratch {
	char		*dir;
	/* The office's. */
	struct store	*store;
	struct ui_own	*own;
	struct ui_made	*made;
	size_t		 nown, capown, nmade, capmade;
	int64_t		 last_report;
	int		 last_year;
	bool		 direct;
};

/* In kiosk mode there is one place to write to. */
static char *
make_folder(const struct ui *ui)
{
	const char *tmp = ui->opt->kiosk ? ui->opt->kiosk : getenv("TMPDIR");
	char *path = file_join(tmp && *tmp ? tmp : "/tmp", ".nianbao.XXXXXX");

	if (mkdtemp(path) != NULL)
		return path;
	free(path);
	return NULL;
}

static void
remove_folder(const char *dir)
{
	size_t n = 0, i;
	char **name = file_list(dir, &n, NULL), *path;

	for (i = 0; name != NULL && i < n; i++) {
		path = file_join(dir, name[i]);
		(void)unlink(path);
		free(path);
	}
	if (name != NULL)
		file_list_free(name, n);
	(void)rmdir(dir);
}

static struct store *
open_in(const char *dir, struct ui *ui, struct diag *d)
{
	char *path = file_join(dir, "nianbao.db");
	struct store *s = store_open(path, STORE_CREATE, ui->forms, ui->opt->actor, d);

	free(path);
	return s;
}

bool
scratch_begin(struct ui *ui, enum msg mark)
{
	char *dir = make_folder(ui);
	struct store *store;
	struct scratch *x;
	struct diag d;

	diag_init(&d);
	store = dir != NULL ? open_in(dir, ui, &d) : NULL;
	if (store == NULL) {
		ui_warn(ui, MSG_UI_NO_SCRATCH, NULL);
		if (dir != NULL)
			remove_folder(dir);
		free(dir);
		diag_release(&d);
		return false;
	}
	diag_release(&d);
	x = mem_zero(sizeof(*x));
	*x = (struct scratch){ dir, ui->store, ui->own, ui->made, ui->nown, ui->capown,
	    ui->nmade, ui->capmade, ui->last_report, ui->last_year, ui->direct };
	ui->own = NULL;
	ui->made = NULL;
	ui->nown = ui->capown = ui->nmade = ui->capmade = 0;
	ui->last_report = 0;
	ui->last_year = 0;
	ui->direct = false;
	ui->store = store;
	ui->scratch = x;
	ui->mark = mark;
	return true;
}

void
scratch_end(struct ui *ui)
{
	struct scratch *x = ui->scratch;

	if (x == NULL)
		return;
	store_close(ui->store);
	remove_folder(x->dir);
	free(x->dir);
	free(ui->own);
	free(ui->made);
	ui->store = x->store;
	ui->own = x->own;
	ui->made = x->made;
	ui->nown = x->nown;
	ui->capown = x->capown;
	ui->nmade = x->nmade;
	ui->capmade = x->capmade;
	ui->last_report = x->last_report;
	ui->last_year = x->last_year;
	ui->direct = x->direct;
	ui->mark = MSG_NONE;
	ui->scratch = NULL;
	free(x);
}
