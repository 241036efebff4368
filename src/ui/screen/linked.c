/*
 * linked.c - the figures of texts that were put in from the tables (report/textlink.h).
 *
 * They are kept with the file (setting "link:REPORT:TEXT"), so that they outlive the
 * session: when a cell changes, the text offers to follow.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "report/textlink.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/screen/linked.h"
#include "ui/screen/textdesk.h"
#include "ui/widget/textedit.h"

static char *
setting_of(int slot, const struct ui *ui)
{
	struct buf b = BUF_INIT;

	buf_str(&b, "link:");
	buf_i64(&b, ui->report->id);
	buf_printf(&b, ":%s", ui_form(ui)->text[slot].code);
	return buf_detach(&b);
}

void
linked_read(struct textlinks *l, int slot, struct ui *ui)
{
	char *key = setting_of(slot, ui), *stored = store_setting(ui->store, key);

	if (stored != NULL)
		textlinks_read(l, stored);
	free(stored);
	free(key);
}

static void
keep(const struct textlinks *l, int slot, struct ui *ui)
{
	char *key = setting_of(slot, ui);
	struct buf b = BUF_INIT;

	textlinks_print(&b, l);
	(void)store_set_setting(ui->store, key, buf_cstr(&b), NULL);
	buf_release(&b);
	free(key);
}

/* ---- of the text that is shown ---- */

static void
count_stale(struct textview *tv, struct ui *ui)
{
	size_t before = tv->stale;
	struct textlinks_seen s;

	textlinks_see(&s, &tv->links, ui->report, tv->slot, buf_cstr(&tv->edit.text));
	tv->stale = s.stale;
	textlinks_seen_release(&s);
	if (tv->stale != before)
		ui_damage(ui, DAMAGE_MESSAGE);
}

void
textdesk_load_links(struct textview *tv, struct ui *ui)
{
	textlinks_release(&tv->links);
	linked_read(&tv->links, tv->slot, ui);
	count_stale(tv, ui);
}

void
textdesk_carry_links(struct textview *tv, struct ui *ui, const char *old)
{
	if (tv->links.n == 0)
		return;
	textlinks_carry(&tv->links, old, buf_cstr(&tv->edit.text));
	keep(&tv->links, tv->slot, ui);
	count_stale(tv, ui);
}

void
textdesk_link(struct textview *tv, struct ui *ui, size_t len)
{
	size_t before = tv->links.n;

	if (len > tv->edit.at)
		return;
	textlinks_add(&tv->links, ui->report, tv->slot, buf_cstr(&tv->edit.text),
	    tv->edit.at - len, len);
	if (tv->links.n != before)
		keep(&tv->links, tv->slot, ui);
}

void
textdesk_follow(struct textview *tv, struct ui *ui)
{
	struct buf now = BUF_INIT;
	size_t n;

	if (!textdesk_begin(tv, ui))
		return;
	n = textlinks_follow(&tv->links, ui->report, tv->slot, buf_cstr(&tv->edit.text),
	    &now);
	if (n == 0) {
		ui_say(ui, MSG_UI_LINK_NONE, NULL);
	} else {
		textedit_set(&tv->edit, buf_cstr(&now));
		textdesk_changed(tv, ui, true);
		if (ui->nunsaved == 0)
			ui_say(ui, MSG_UI_LINK_DONE, INT(n), NULL);
	}
	buf_release(&now);
}

void
textdesk_stale(struct buf *b, struct textview *tv, const struct ui *ui)
{
	struct textlinks_seen s;
	size_t i = 0;

	if (tv->stale == 0)
		return;
	textlinks_see(&s, &tv->links, ui->report, tv->slot, buf_cstr(&tv->edit.text));
	while (i < s.n && !textlink_is_stale(&s.item[i]))
		i++;
	if (i < s.n)
		msg_put(b, ui->lang, MSG_UI_LINK_STALE, INT(tv->stale),
		    s.item[i].link->words, s.item[i].now, NULL);
	textlinks_seen_release(&s);
}

/* ---- of all texts ---- */

/* One step for all of them; the links of a text are kept once the step is taken. */
void
linked_follow_all(struct ui *ui)
{
	const struct report *r = ui->report;
	struct change_list list = CHANGE_LIST_INIT;
	int ntext = r->form->ntext;
	struct textlinks *l = mem_array((size_t)ntext + 1, sizeof(*l));
	size_t n = 0, *stale = mem_array((size_t)ntext + 1, sizeof(*stale));
	struct textview *tv = textdesk_shown(ui);
	struct buf now = BUF_INIT;
	int slot;

	for (slot = 0; slot < ntext; slot++) {
		linked_read(&l[slot], slot, ui);
		buf_reset(&now);
		if (r->text[slot] == NULL || (stale[slot] = textlinks_follow(&l[slot], r, slot,
		    r->text[slot], &now)) == 0)
			continue;
		n += stale[slot];
		change_text_all(&list, r, slot, buf_cstr(&now), ORIGIN_KEY);
	}
	if (n == 0)
		ui_say(ui, MSG_UI_LINK_NONE, NULL);
	else if (ui_commit(ui, &list)) {
		for (slot = 0; slot < ntext; slot++)
			if (stale[slot] > 0)
				keep(&l[slot], slot, ui);
		if (tv != NULL)
			textdesk_load_links(tv, ui);
		if (ui->nunsaved == 0)
			ui_say(ui, MSG_UI_LINK_DONE, INT(n), NULL);
	}
	for (slot = 0; slot < ntext; slot++)
		textlinks_release(&l[slot]);
	free(l);
	free(stale);
	change_list_release(&list);
	buf_release(&now);
}
