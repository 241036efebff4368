/*
 * rescue.c - steps that the database would not take are written into a file; see
 * rescue.h.
 *
 *	not saved --leaving, hang-up, no memory--> file --next time (rescued.c)--> a step
 *
 * Invariants:
 *  (1) A file that is there is never written over, and the older one of this session
 *      goes only when the newer one, which has all of it, is on disk.
 *  (2) Only its owner can read it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/export.h"
#include "form/form.h"
#include "import/unsaved.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/flow/rescue.h"

#define NAMES_MOST	100	/* of one second */

/* ---- where ---- */

int
rescue_folders(const struct ui *ui, char *folder[RESCUE_FOLDERS])
{
	const char *home = getenv("HOME");
	int n = 0;

	if (ui->store == NULL)
		return 0;
	folder[n++] = file_folder(store_file(ui->store));
	if (ui->opt->kiosk != NULL) {
		folder[n++] = mem_strdup(ui->opt->kiosk);
		return n;
	}
	if (home != NULL && home[0] == '/')
		folder[n++] = mem_strdup(home);
	folder[n++] = mem_strdup("/tmp");
	return n;
}

/* "nianbao-unsaved-甲局2025-20260108T030000.json", or with a number. */
static void
put_name(struct buf *b, const struct report *r, const char *at, int number)
{
	char *agency = file_safe_name(r->agency.name);

	buf_printf(b, RESCUE_NAME "%s%d-", agency, r->year);
	for (; *at != '\0' && *at != '.'; at++)
		if (*at != '-' && *at != ':')
			buf_chr(b, *at);
	if (number > 0)
		buf_printf(b, "-%d", number);
	buf_str(b, ".json");
	free(agency);
}

/* ---- what ---- */

/* The text as it was before the splices of the steps, found by taking them back. */
static void
text_before(struct buf *b, const struct ui *ui, const char *place, const char *now)
{
	buf_str(b, now);
	for (size_t i = ui->nunsaved; i-- > 0; ) {
		const struct change_list *l = &ui->unsaved[i].list;

		for (size_t k = l->n; k-- > 0; ) {
			const struct change *c = &l->item[k];
			const char *new = c->new != NULL ? c->new : "";
			const char *old = c->old != NULL ? c->old : "";

			if (c->kind == CHANGE_TEXT && strcmp(c->place, place) == 0)
				buf_splice(b, text_offset(buf_cstr(b), b->len,
				    (size_t)c->pos), strlen(new), old, strlen(old));
		}
	}
}

static void
put_member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "\"%s\": ", name);
	export_json_string(b, value != NULL ? value : "");
}

static void
put_change(struct buf *b, const struct ui *ui, const struct change *first,
    const struct change *last)
{
	const struct report *r = ui->report;
	int slot = first->kind == CHANGE_TEXT ? form_text_find(r->form, first->place) : -1;
	const char *now = slot < 0 ? last->new : r->text[slot] != NULL ? r->text[slot] : "";
	struct buf was = BUF_INIT;

	if (slot >= 0)
		text_before(&was, ui, first->place, now);
	else if (first->old != NULL)
		buf_str(&was, first->old);
	buf_str(b, "{ ");
	put_member(b, "kind", change_kind_name(first->kind));
	buf_str(b, ", ");
	put_member(b, "place", first->place);
	buf_str(b, ", ");
	put_member(b, "was", buf_cstr(&was));
	buf_str(b, ", ");
	put_member(b, "now", now);
	buf_str(b, " }");
	buf_release(&was);
}

static bool
same_place(const struct change *a, const struct change *b)
{
	return a->kind == b->kind && strcmp(a->place, b->place) == 0;
}

/* The last change of the place of change "k" of step "step"; NULL when it is not the
 * first there, or none that is kept: who closes a report does so again. */
static const struct change *
last_of(const struct ui *ui, size_t step, size_t k)
{
	const struct change *c = &ui->unsaved[step].list.item[k], *last = c;

	if (change_is_state(c))
		return NULL;
	for (size_t i = 0; i <= step; i++)
		for (size_t m = 0; m < (i < step ? ui->unsaved[i].list.n : k); m++)
			if (same_place(c, &ui->unsaved[i].list.item[m]))
				return NULL;
	for (size_t i = step; i < ui->nunsaved; i++)
		for (size_t m = 0; m < ui->unsaved[i].list.n; m++)
			if (same_place(c, &ui->unsaved[i].list.item[m]))
				last = &ui->unsaved[i].list.item[m];
	return last;
}

static int
put_changes(struct buf *b, const struct ui *ui)
{
	int n = 0;

	for (size_t i = 0; i < ui->nunsaved; i++)
		for (size_t k = 0; k < ui->unsaved[i].list.n; k++) {
			const struct change *last = last_of(ui, i, k);

			if (last == NULL)
				continue;
			buf_str(b, n++ > 0 ? ",\n    " : "\n    ");
			put_change(b, ui, &ui->unsaved[i].list.item[k], last);
		}
	return n;
}

static void
put_file(struct buf *b, const struct ui *ui, const char *at)
{
	const struct report *r = ui->report;

	buf_str(b, "{\n  \"nianbao\": \"" UNSAVED_MARK "\",\n  \"version\": 1,\n  ");
	put_member(b, "report", r->uuid);
	buf_str(b, ",\n  ");
	put_member(b, "agency", r->agency.name);
	buf_printf(b, ",\n  \"year\": %d,\n  ", r->year);
	put_member(b, "form", r->form->code);
	buf_str(b, ",\n  ");
	put_member(b, "by", ui->opt->actor->user);
	buf_str(b, ",\n  ");
	put_member(b, "at", at);
	buf_str(b, ",\n  \"changes\": [");
	if (put_changes(b, ui) > 0)
		buf_str(b, "\n  ");
	buf_str(b, "]");
	if (ui->typed != NULL) {
		buf_str(b, ",\n  \"typed\": { ");
		put_member(b, "place", ui->typed_place);
		buf_str(b, ", ");
		put_member(b, "text", ui->typed);
		buf_str(b, " }");
	}
	buf_str(b, "\n}\n");
}

/* ---- the file ---- */

static bool
write_to(const char *folder, const struct ui *ui, const struct buf *bytes, const char *at,
    char **path)
{
	struct buf name = BUF_INIT;
	bool ok;

	*path = NULL;
	for (int i = 0; i < NAMES_MOST; i++) {
		free(*path);
		buf_reset(&name);
		put_name(&name, ui->report, at, i);
		*path = file_join(folder, buf_cstr(&name));
		if (access(*path, F_OK) != 0)
			break;
	}
	buf_release(&name);
	ok = access(*path, F_OK) != 0 &&
	    file_write(*path, bytes->data, bytes->len, 0600, NULL);
	if (!ok)
		free(*path);
	return ok;
}

bool
rescue_write(struct ui *ui)
{
	char *folder[RESCUE_FOLDERS], *path = NULL, at[CLOCK_TEXT];
	struct buf bytes = BUF_INIT;
	bool ok = false;
	int n;

	if (ui->report == NULL || ui->scratch != NULL ||
	    (ui->nunsaved == 0 && ui->typed == NULL))
		return false;
	ui->opt->actor->now(ui->opt->actor->ctx, at);
	put_file(&bytes, ui, at);
	n = rescue_folders(ui, folder);
	for (int i = 0; i < n; i++) {
		ok = ok || write_to(folder[i], ui, &bytes, at, &path);
		free(folder[i]);
	}
	buf_release(&bytes);
	if (ok) {
		ui_rescue_done(ui);
		ui->rescue = path;
	}
	return ok;
}
