/*
 * aliases.c - 别名: other and former names of the agency of the report, shown, added and
 * taken away.
 *
 *	list --a name typed, Enter--> added          --> list
 *	     --a name chosen, Enter--> asked, dropped --> list
 *
 * They are of all its reports, so neither is a step of this one: each is an event of the
 * file, and the other takes it back.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

struct names {
	struct pick_item *item;
	size_t		 n, cap;
};

static void
add_name(void *ctx, const char *name)
{
	struct names *l = ctx;

	l->item = mem_grow(l->item, l->n, &l->cap, sizeof(*l->item));
	l->item[l->n] = (struct pick_item){ mem_strdup(name), NULL, (int)l->n };
	l->n++;
}

static void
read_names(struct ui *ui, struct names *l, struct diag *d)
{
	struct agency a;

	memset(l, 0, sizeof(*l));
	if (!store_agency_find(ui->store, ui->report->agency.name, &a, d))
		return;
	(void)store_alias_each(ui->store, a.id, add_name, l, d);
	agency_release(&a);
}

static void
release_names(struct names *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->item[i].text);
	free(l->item);
}

void
aliases_put(struct buf *b, struct ui *ui)
{
	struct names l;

	read_names(ui, &l, NULL);
	for (size_t i = 0; i < l.n; i++) {
		if (i > 0)
			buf_str(b, ui->lang == LANG_EN ? ", " : "、");
		buf_str(b, l.item[i].text);
	}
	release_names(&l);
}

/* False, with words on the screen: nothing has changed. */
static bool
change(struct ui *ui, const char *name, bool drop)
{
	struct store_alias alias = { name, drop };
	struct agency a;
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = store_agency_find(ui->store, ui->report->agency.name, &a, &d);
	if (ok) {
		ok = store_agency_set(ui->store, &a, &alias, 1, &d);
		agency_release(&a);
	}
	if (ok)
		ui_say(ui, drop ? MSG_UI_ALIAS_DROPPED : MSG_UI_ALIAS_ADDED, name, NULL);
	ui_say_diag(ui, &d);
	diag_release(&d);
	ui_damage(ui, DAMAGE_ALL);
	return ok;
}

/* ---- the list ---- */

static void
dropped(struct ui *ui, bool yes, void *arg)
{
	char *name = arg;

	if (yes && ui->report)
		(void)change(ui, name, true);
	free(name);
}

static void
chosen(struct ui *ui, int id, void *arg)
{
	struct buf question = BUF_INIT;
	struct names l;

	(void)arg;
	if (id < 0 || ui->report == NULL)
		return;
	read_names(ui, &l, NULL);
	if ((size_t)id < l.n) {
		msg_put(&question, ui->lang, MSG_UI_ALIAS_ASK_DROP, l.item[id].text, NULL);
		ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), dropped,
		    mem_strdup(l.item[id].text)));
	}
	buf_release(&question);
	release_names(&l);
}

/* What is refused is offered again, to be mended. */
static void
given(struct ui *ui, const char *text, void *arg)
{
	char *name;

	(void)arg;
	if (ui->report == NULL)
		return;
	name = agency_name(text);
	if (name == NULL)
		ui_warn(ui, MSG_STORE_AGENCY_NAME, NULL);
	else if (strcmp(name, ui->report->agency.name) == 0)
		ui_warn(ui, MSG_UI_ALIAS_IS_NAME, name, NULL);
	if (name == NULL || strcmp(name, ui->report->agency.name) == 0 ||
	    !change(ui, name, false))
		aliases_ask(ui, text);
	free(name);
}

void
aliases_ask(struct ui *ui, const char *typed)
{
	struct names l;
	struct view *v;
	struct diag d;

	if (!ui_may_write(ui))
		return;
	diag_init(&d);
	read_names(ui, &l, &d);
	v = pick_new(ui, MSG_UI_ALIAS_TITLE, l.item, l.n, chosen, NULL);
	pick_other(v, MSG_UI_ALIAS_ADD, MSG_UI_ALIAS_TYPE, given);
	if (*typed != '\0')
		pick_type(v, typed);
	ui_push(ui, v);
	ui_say_diag(ui, &d);
	diag_release(&d);
}
