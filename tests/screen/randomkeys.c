/*
 * randomkeys.c - keys at random, and whether the report is still what it adds up to.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "report/report.h"
#include "screen/script.h"
#include "screen/stage.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"

/* Sums, and what is on disk, agree with the cells. */
static void
check_report(struct script *s)
{
	const struct report *r = s->ui->report;
	struct buf a = BUF_INIT, b = BUF_INIT;
	struct report *stored;
	uint64_t *touched;
	int i;

	/* A sample is in a database of its own. */
	if (r == NULL || s->ui->scratch != NULL || !see_other_store(s))
		return;
	touched = mem_array(BIT_WORDS(r->form->ncell), sizeof(*touched));
	recalc_run(s->ui->report, touched);
	stored = store_load(s->other, r->agency.name, r->year, NULL);
	for (i = 0; i < r->form->ncell; i++) {
		if (BIT_TEST(touched, i))
			fail(s, "%s was not what it adds up to", r->form->cell[i].code);
		buf_reset(&a);
		buf_reset(&b);
		cell_text(&a, &r->cell[i]);
		if (stored)
			cell_text(&b, &stored->cell[i]);
		if (strcmp(buf_cstr(&a), buf_cstr(&b)) != 0)
			fail(s, "%s is \"%s\", on disk \"%s\"", r->form->cell[i].code,
			    buf_cstr(&a), buf_cstr(&b));
	}
	report_free(stored);
	free(touched);
	buf_release(&a);
	buf_release(&b);
}

/* Of a text: what writes, moves, marks, cuts, puts back and asks. */
static const char *const text_keys[] = {
	"1", "2", "年", "工", "。", "，", "a", "“", "”", "y", "n", "是", "<Space>", "<Enter>",
	"<BS>", "<Del>", "<Up>", "<Down>", "<Left>", "<Right>", "<Home>", "<End>", "<PgUp>",
	"<PgDn>", "<C-Home>", "<C-End>", "<S-Left>", "<S-Right>", "<S-Up>", "<S-Down>",
	"<C-S-Left>", "<C-S-Right>", "<S-Home>", "<S-End>", "<C-Left>", "<C-Right>",
	"<A-Left>", "<A-Right>", "<C-Up>", "<C-Down>", "<A-Up>", "<A-Down>", "<A-BS>",
	"<C-Del>", "<C-^>", "<C-k>", "<C-k>", "<C-u>", "<C-u>", "<C-c>", "<A-^>", "<C-\\>",
	"<C-z>", "<C-z>", "<C-y>", "<Esc>", "<Tab>", "<S-Tab>", "<F5>", "<F5>", "<Tick>",
	"<C-f>", "<F10>", "<C-l>"
};

/* Of the list of reports: what searches, marks, orders and does things to many. */
static const char *const list_keys[] = {
	"s", "j", "水", "ｙ", "<BS>", "<BS>", "<Space>", "<Space>", "<Up>", "<Down>", "<Down>",
	"<PgUp>", "<PgDn>", "<Home>", "<End>", "<Left>", "<Right>", "<Enter>", "<Enter>",
	"<Esc>", "<Esc>", "<Esc>", "<F1>", "<F4>", "<F6>", "<F7>", "<F8>", "<F9>", "<F10>",
	"<Del>", "<Ins>", "<C-f>", "<C-q>", "<C-l>", "<C-p>", "<Tick>", "<A-9>", "<A-8>", "y",
	"是", "1"
};
/* Of 报告资料. */
static const char *const about_keys[] = {
	"2", "0", "-", "年", "“", "a", "<Space>", "<BS>", "<Del>", "<Enter>", "<Enter>",
	"<Esc>", "<Up>", "<Down>", "<Down>", "<Tab>", "<S-Tab>", "<Home>", "<End>", "<Left>",
	"<Right>", "<C-z>", "<C-z>", "<C-y>", "<C-p>", "<C-p>", "<F1>", "<F2>", "<F4>", "<F7>",
	"<F8>", "<C-n>", "<C-n>", "<F10>", "<Tick>", "y", "是", "<C-l>"
};

static const char *const *
keys_of(const char *kind, size_t *n)
{
	static const struct { const char *kind; const char *const *keys; size_t n; } all[] = {
		{ "text", text_keys, ARRAY_LEN(text_keys) },
		{ "list", list_keys, ARRAY_LEN(list_keys) },
		{ "about", about_keys, ARRAY_LEN(about_keys) },
	};
	size_t i;

	for (i = 0; i < ARRAY_LEN(all); i++)
		if (strcmp(all[i].kind, kind) == 0) {
			*n = all[i].n;
			return all[i].keys;
		}
	return NULL;
}

/* How many of the keys each screen had on top. */
struct seen {
	const char	*name[32];
	int		 keys[32], n;
};

static void
count_screen(struct seen *seen, struct ui *ui)
{
	const struct view *top = ui_top(ui);
	int i;

	if (top == NULL)
		return;
	for (i = 0; i < seen->n && strcmp(seen->name[i], top->class->name) != 0; i++)
		;
	if (i == seen->n && seen->n < (int)ARRAY_LEN(seen->name))
		seen->name[seen->n++] = top->class->name;
	if (i < seen->n)
		seen->keys[i]++;
}

/* A line for `make reach`, which wants every screen of the program in one of them. */
static void
tell_screens(const struct script *s, const struct seen *seen)
{
	const char *path = getenv("NIANBAO_REACHED");
	FILE *f = path != NULL ? fopen(path, "a") : NULL;

	for (int i = 0; f != NULL && i < seen->n; i++)
		fprintf(f, "%s %d %s\n", seen->name[i], seen->keys[i], s->path);
	if (f != NULL)
		(void)fclose(f);
}

/* Is a view of that name in the stack? */
static bool
shows(const struct ui *ui, const char *name)
{
	for (int i = 0; i < ui->nstack; i++)
		if (strcmp(ui->stack[i]->class->name, name) == 0)
			return true;
	return false;
}

/* random N SEED KIND SCREEN PLACE KEYS: back to that screen once it is left. */
static void
return_to(struct script *s, const struct words *w)
{
	char keys[160];

	if (w->n < 7 || s->ui->leave || shows(s->ui, word(w, 4)))
		return;
	term_set_size(24, 80);
	do_keys(s, "<Esc><Esc><Esc><Esc><Esc>");
	if (s->ui->report == NULL)
		return;
	flow_go_place(s->ui, word(w, 5));
	settled(s);
	snprintf(keys, sizeof(keys), "%s", word(w, 6));
	do_keys(s, keys);
}

/* A clerk's cat: N keys at random, from a seed, so that it can be seen again. */
void
do_random(struct script *s, const struct words *w)
{
	int n = atoi(word(w, 1));
	unsigned seed = (unsigned)atoi(word(w, 2));
	static const char *const keys[] = {
		"1", "2", "0", "7", "5", ".", "/", "=", "-", "a", "年", "２", ":",
		"<Space>", "<Enter>", "<Enter>", "<Tab>", "<S-Tab>", "<Up>", "<Down>",
		"<Left>", "<Right>", "<Home>", "<End>", "<PgUp>", "<PgDn>",
		"<C-Home>", "<C-End>", "<BS>", "<Del>", "<Esc>", "<Esc>", "<F1>",
		"<F2>", "<F3>", "<F4>", "<F5>", "<F6>", "<F7>", "<F8>", "<F10>",
		"<Ins>", "<C-z>", "<C-z>", "<C-y>", "<C-g>", "<C-f>", "<C-n>",
		"<C-t>", "<C-s>", "<C-l>", "<C-c>", "<C-d>", "<Tick>",
		"<A-4>", "<A-0>", "y"
	};
	struct buf typed = BUF_INIT;
	uint64_t x = seed;
	struct key k;
	const char *const *from, *name;
	size_t nfrom = ARRAY_LEN(keys);
	struct seen seen = { .n = 0 };
	bool tiny = false;
	int i, before = s->out->failures;

	if ((from = keys_of(word(w, 3), &nfrom)) == NULL)
		from = keys;
	for (i = 0; i < n && !s->ui->leave && s->out->failures == before; i++) {
		return_to(s, w);
		x = x * UINT64_C(6364136223846793005) + 1442695040888963407u;
		name = from[(x >> 33) % nfrom];
		if (strcmp(name, "<C-q>") == 0 && s->ui->report == NULL)
			continue;		/* that would be the end of it */
		buf_str(&typed, name);
		(void)key_by_name(name, &k);
		term_push(&k);
		if ((x >> 40) % 150 == 0) {
			tiny = !tiny;
			term_set_size(tiny ? 1 + (int)((x >> 20) % 60) : 24,
			    tiny ? 1 + (int)((x >> 26) % 220) : 80);
		}
		if ((x >> 20) % 40 == 0)
			push_mouse((x >> 28) % 4 == 0 ? K_WHEEL_DOWN : K_MOUSE,
			    (int)((x >> 36) % 25), (int)((x >> 42) % 81));
		if ((x >> 50) % 50 == 0)
			term_push_paste("12\t3\n/\t５", 9);
		settled(s);
		count_screen(&seen, s->ui);
		if ((x >> 45) % 20 == 0)
			compare_with_fresh(s);
	}
	tell_screens(s, &seen);
	if (!s->ui->leave)
		check_report(s);
	if (s->out->failures > before)
		buf_printf(&s->out->log, "after %s\n", buf_cstr(&typed) +
		    (typed.len > 400 ? typed.len - 400 : 0));
	buf_release(&typed);
}
