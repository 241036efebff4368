/*
 * desk.c - what lies on the desk: the choice, the marks, the rows of the page.
 *
 * Invariants:
 *  (1) at < keys.n, or both are 0; at_key is keys.key[at].
 *  (2) row[] are the rows keys.key[first ..] as they were when the choice was made.
 *  (3) mark[] is ascending and holds reports only.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"

/* ---- years ---- */

/* The years that there are reports of, and the one in hand, newest first. */
static void
read_years(struct desk *k, struct ui *ui)
{
	int hand = flow_year_in_hand(ui);
	size_t i;

	free(k->years);
	k->years = store_years(ui->store, &k->nyears, NULL);
	for (i = 0; i < k->nyears && k->years[i] > hand; i++)
		continue;
	if (k->nyears == 0 || (i < k->nyears && k->years[i] == hand))
		return;
	k->years = mem_resize(k->years, k->nyears + 1, sizeof(*k->years));
	memmove(&k->years[i + 1], &k->years[i], (k->nyears - i) * sizeof(*k->years));
	k->years[i] = hand;
	k->nyears++;
}

/* The year in hand; while nothing is there of it, the last that there is something of. */
static int
first_year(const struct ui *ui)
{
	int hand = flow_year_in_hand(ui), year = 0, *years;
	size_t n, i;

	years = store_years(ui->store, &n, NULL);
	for (i = 0; i < n; i++)
		if (i == 0 || years[i] == hand)
			year = years[i];
	free(years);
	return year;
}

/* ---- rows ---- */

static void
forget_rows(struct desk *k)
{
	size_t i;

	for (i = 0; i < k->nrow; i++) {
		free(k->row[i].agency);
		free(k->row[i].changed);
		free(k->row[i].by);
		free(k->row[i].holder);
	}
	k->nrow = 0;
}

/* How many cells there are to fill: what progress is measured by. */
static int
input_cells(const struct forms *forms, const char *code)
{
	const struct form *f = forms_find(forms, code);
	int i, n = 0;

	for (i = 0; f != NULL && i < f->ncell; i++)
		n += !f->cell[i].computed;
	return n;
}

static bool
add_row(void *ctx, const struct store_item *it)
{
	struct ui *ui = ctx;
	struct desk *k = ui->desk;
	struct desk_row *r;

	k->row = mem_grow(k->row, k->nrow, &k->caprow, sizeof(*k->row));
	r = &k->row[k->nrow];
	*r = (struct desk_row){
		mem_strdup(it->agency), mem_strdup(it->changed), mem_strdup(it->changed_by),
		mem_strdup(it->holder), k->keys.key[k->first + k->nrow], it->year,
		input_cells(ui->forms, it->form), it->state, it->counted, it->open
	};
	k->nrow++;
	return true;
}

const struct desk_row *
desk_row(struct ui *ui, size_t at)
{
	struct desk *k = ui->desk;
	size_t n = desk_room(ui);

	if (at >= k->keys.n)
		return NULL;
	if (at >= k->first && at < k->first + k->nrow)
		return &k->row[at - k->first];
	forget_rows(k);
	k->first = at >= k->top && at < k->top + n ? k->top : at;
	if (n > k->keys.n - k->first)
		n = k->keys.n - k->first;
	(void)store_page(ui->store, k->year, k->keys.key + k->first, n, add_row, ui, NULL);
	return at < k->first + k->nrow ? &k->row[at - k->first] : NULL;
}

const struct desk_row *
desk_current(struct ui *ui)
{
	return desk_row(ui, ui->desk->at);
}

/* ---- the choice ---- */

static void
find_cursor(struct desk *k)
{
	size_t i;

	for (i = 0; i < k->keys.n && k->keys.key[i] != k->at_key; i++)
		continue;
	if (i < k->keys.n)
		k->at = i;
	if (k->at >= k->keys.n)
		k->at = k->keys.n > 0 ? k->keys.n - 1 : 0;
	k->at_key = k->keys.n > 0 ? k->keys.key[k->at] : 0;
}

void
desk_read(struct ui *ui)
{
	struct desk *k = ui->desk;
	struct store_choice c;
	struct diag d;

	diag_init(&d);
	read_years(k, ui);
	if (!k->begun && k->nyears > 0) {
		k->begun = true;
		k->year = first_year(ui);
	}
	c = (struct store_choice){ k->year, buf_cstr(&k->search), k->filter, k->sort,
	    k->down };
	forget_rows(k);
	if (!store_choose(ui->store, &c, &k->keys, &k->numbers, &d))
		ui_say_diag(ui, &d);
	find_cursor(k);
	ui_damage(ui, DAMAGE_ALL);
	diag_release(&d);
}

struct desk *
desk_of(struct ui *ui)
{
	if (ui->desk == NULL) {
		ui->desk = mem_zero(sizeof(*ui->desk));
		desk_read(ui);
	}
	return ui->desk;
}

void
desk_free(struct desk *k)
{
	if (k == NULL)
		return;
	forget_rows(k);
	free(k->row);
	free(k->years);
	free(k->mark);
	store_keys_release(&k->keys);
	buf_release(&k->search);
	free(k);
}

void
desk_stand(struct ui *ui, int64_t report, int year)
{
	struct desk *k = ui->desk;

	k->at_key = report;
	if (year != 0 && (k->year != 0 || !k->begun)) {
		k->year = year;
		k->begun = true;
	}
	desk_read(ui);
}

/* ---- marks ---- */

/* Where it is among the marks, or would be. */
static size_t
mark_at(const struct desk *k, int64_t key)
{
	size_t low = 0, high = k->nmark, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (k->mark[mid] < key)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
desk_marked(const struct desk *k, int64_t key)
{
	size_t i = mark_at(k, key);

	return i < k->nmark && k->mark[i] == key;
}

void
desk_mark(struct desk *k, int64_t key, bool on)
{
	size_t i = mark_at(k, key);
	bool is = i < k->nmark && k->mark[i] == key;

	if (key <= 0 || is == on)
		return;
	if (on) {
		k->mark = mem_grow(k->mark, k->nmark, &k->capmark, sizeof(*k->mark));
		memmove(&k->mark[i + 1], &k->mark[i], (k->nmark - i) * sizeof(*k->mark));
		k->mark[i] = key;
		k->nmark++;
	} else {
		k->nmark--;
		memmove(&k->mark[i], &k->mark[i + 1], (k->nmark - i) * sizeof(*k->mark));
	}
}

int64_t *
desk_targets(struct ui *ui, bool all, size_t *n)
{
	struct desk *k = ui->desk;
	int64_t *id = mem_array(k->nmark + k->keys.n + 1, sizeof(*id));
	struct desk shown = { 0 };
	size_t i;

	*n = 0;
	if (k->nmark == 0 && !all) {
		if (k->at_key > 0)
			id[(*n)++] = k->at_key;
		return id;
	}
	for (i = 0; i < k->keys.n; i++)
		if (k->keys.key[i] > 0 &&
		    (k->nmark == 0 || desk_marked(k, k->keys.key[i]))) {
			id[(*n)++] = k->keys.key[i];
			desk_mark(&shown, k->keys.key[i], k->nmark > 0);
		}
	for (i = 0; i < k->nmark; i++)
		if (!desk_marked(&shown, k->mark[i]))
			id[(*n)++] = k->mark[i];
	free(shown.mark);
	return id;
}
