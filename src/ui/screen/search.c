/*
 * search.c - ^F in a report: labels, codes, texts, notes and findings.
 *
 * Capital and small letters, full width and half are the same; labels are found
 * by their pinyin initials too.  In a text the next place after the cursor is
 * taken at once; otherwise, or when there is none, everything that was found is
 * listed to choose from.  Enter alone looks for the same again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"
#include "ui/widget/textedit.h"

struct hit {
	int		 cell;		/* or -1 */
	int		 slot;		/* or -1 */
	size_t		 at;
};
struct hits {
	struct hit	*hit;
	size_t		 n, cap;
	struct pick_item *item;
	size_t		 capitem;
};

static void
add(struct hits *h, struct hit hit, const char *text, const char *detail)
{
	if (h->n >= 500)
		return;
	h->hit = mem_grow(h->hit, h->n, &h->cap, sizeof(*h->hit));
	h->item = mem_grow(h->item, h->n, &h->capitem, sizeof(*h->item));
	h->hit[h->n] = hit;
	h->item[h->n] = (struct pick_item){ mem_strdup(text), mem_strdup(detail), (int)h->n };
	h->n++;
}

/* ---- looking ---- */

static bool
has(const char *s, const char *key)
{
	size_t at, len;

	return textstep_find(s, 0, key, &at, &len);
}

static bool
label_has(const char *label, const char *key)
{
	struct buf b = BUF_INIT;
	bool yes;

	text_normal(&b, key, strlen(key), false);
	yes = has(label, key) || (b.len > 0 && text_pinyin_match(label, buf_cstr(&b)));
	buf_release(&b);
	return yes;
}

/* ---- what is found ---- */

/* Rows by label or code: the first cell of the row stands for it. */
static void
find_rows(struct hits *h, const struct form *f, const char *key)
{
	struct buf path = BUF_INIT;
	int b, i;

	for (b = 0; b < f->nblock; b++)
		for (i = 0; i < f->block[b].nrowitem; i++) {
			const struct form_item *it = &f->block[b].row[i];
			int cell = f->block[b].first_cell + it->first_leaf * f->block[b].ncol;

			if (!label_has(it->label, key) && !has(f->cell[cell].code, key))
				continue;
			buf_reset(&path);
			form_item_path(&path, f->block[b].row, i, " > ");
			add(h, (struct hit){ cell, -1, 0 }, buf_cstr(&path), f->cell[cell].code);
		}
	buf_release(&path);
}

/* A few characters around a place in a text, on one line. */
static void
around(struct buf *b, const char *s, size_t from, size_t len)
{
	size_t n = strlen(s), to = from + len, i;

	for (i = 0; i < 8 && from > 0; i++)
		from = text_prev(s, n, from);
	for (i = 0; i < 24 && to < n; i++)
		to = text_next(s, n, to);
	buf_add(b, s + from, to - from);
	for (i = 0; i < b->len; i++)
		if (b->data[i] == '\n')
			b->data[i] = ' ';
}

static void
find_texts(struct hits *h, struct ui *ui, const char *key)
{
	const struct form *f = ui_form(ui);
	struct buf b = BUF_INIT, name = BUF_INIT;
	size_t at, len;
	const char *s;
	int slot;

	for (slot = 0; slot < f->ntext; slot++) {
		s = ui->report->text[slot];
		for (at = len = 0; textstep_find(s, at + len, key, &at, &len);) {
			buf_reset(&b);
			buf_reset(&name);
			around(&b, s, at, len);
			textview_name(&name, ui, slot);
			add(h, (struct hit){ -1, slot, at }, buf_cstr(&b), buf_cstr(&name));
		}
	}
	buf_release(&b);
	buf_release(&name);
}

static void
find_notes(struct hits *h, struct ui *ui, const char *key)
{
	const struct report *r = ui->report;
	size_t i;

	for (i = 0; i < r->nnote; i++)
		if (has(r->note[i].body, key))
			add(h, (struct hit){ form_cell_find(r->form, r->note[i].place),
			    form_text_find(r->form, r->note[i].place), 0 }, r->note[i].body,
			    r->note[i].place);
}

static void
find_findings(struct hits *h, struct ui *ui, const char *key)
{
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < ui->findings.n; i++) {
		const struct finding *f = &ui->findings.item[i];

		buf_reset(&b);
		buf_printf(&b, "%s ", f->code);
		finding_message(&b, ui->report, f, ui->lang);
		if (has(buf_cstr(&b), key))
			add(h, (struct hit){ f->ncell > 0 ? f->cell[0] : -1,
			    form_text_find(ui_form(ui), f->place), 0 }, buf_cstr(&b), f->code);
	}
	buf_release(&b);
}

static void
go(struct ui *ui, const struct hit *hit)
{
	if (hit->cell >= 0)
		flow_go_cell(ui, hit->cell);
	else if (hit->slot >= 0)
		textview_show(ui, hit->slot, hit->at);
}

static void
picked(struct ui *ui, int id, void *arg)
{
	struct hits *h = arg;

	if (id >= 0 && ui->report)
		go(ui, &h->hit[id]);
	free(h->hit);
	free(h);
}

/* The next place in the text that is shown; false when there is none. */
static bool
next_in_text(struct ui *ui, const char *key)
{
	const char *s;
	size_t at, len;
	int slot;

	if (!textview_where(ui, &slot, &at) || (s = ui->report->text[slot]) == NULL)
		return false;
	at = at < strlen(s) ? text_next(s, strlen(s), at) : strlen(s);
	if (!textstep_find(s, at, key, &at, &len))
		return false;
	textview_show(ui, slot, at);
	return true;
}

static void
search(struct ui *ui, const char *text, void *arg)
{
	struct hits *h;

	(void)arg;
	if (text == NULL || ui->report == NULL || !ui_settle(ui))
		return;
	if (*text != '\0') {
		free(ui->searched);
		ui->searched = mem_strdup(text);
	}
	if ((text = ui->searched) == NULL || next_in_text(ui, text))
		return;
	h = mem_zero(sizeof(*h));
	find_rows(h, ui_form(ui), text);
	find_texts(h, ui, text);
	find_notes(h, ui, text);
	find_findings(h, ui, text);
	if (h->n > 1) {
		ui_push(ui, pick_new(ui, MSG_UI_SEARCH_TITLE, h->item, h->n, picked, h));
		return;
	}
	if (h->n == 0) {
		ui_push(ui, prompt_new(ui, MSG_UI_SEARCH_ASK, text, search, NULL));
		ui_warn(ui, MSG_UI_SEARCH_NONE, text, NULL);
	} else {
		go(ui, &h->hit[0]);
		free(h->item[0].text);
		free(h->item[0].detail);
	}
	free(h->item);
	free(h->hit);
	free(h);
}

void
screen_ask_search(struct ui *ui)
{
	if (ui->report && ui_settle(ui))
		ui_push(ui, prompt_new(ui, MSG_UI_SEARCH_ASK, "", search, NULL));
}
