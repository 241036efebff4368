/*
 * script.c - the language of the screen tests; see script.h.
 */
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "report/change.h"
#include "report/report.h"
#include "screen/script.h"
#include "screen/stage.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/ui.h"

static void
fixed_now(void *ctx, char dst[CLOCK_TEXT])
{
	memcpy(dst, ((struct script *)ctx)->now, CLOCK_TEXT);
}

/* ---- failing ---- */

void
dump_screen(struct buf *b)
{
	int rows, cols, i;

	term_size(&rows, &cols);
	for (i = 0; i < rows; i++) {
		paint_dump(b, i);
		buf_chr(b, '\n');
	}
}

void
fail(struct script *s, const char *fmt, ...)
{
	static const char *const model[] = { "1", "2", "gb" };
	char text[4096];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	buf_printf(&s->out->log, "%s:%d: (width %s) %s\n", s->path, s->line,
	    model[s->model], text);
	if (s->started && s->out->failures == 0) {
		dump_screen(&s->out->log);
		buf_str(&s->out->log, "----\n");
	}
	s->out->failures++;
}

static void
fail_diag(struct script *s, const char *what, const struct diag *d)
{
	struct buf b = BUF_INIT;

	if (d->n > 0)
		diag_format(&b, &d->item[0], LANG_EN);
	fail(s, "%s: %s", what, buf_cstr(&b));
	buf_release(&b);
}

/* Blanks separate; "..." is one word, with \" \\ \n \t in it. */
static void
split(struct words *w, char *line)
{
	char *p = line, *o;
	bool quoted;

	for (w->n = 0; w->n < WORDS;) {
		p += strspn(p, " \t");
		if (*p == '\0')
			return;
		quoted = *p == '"';
		p += quoted;
		w->word[w->n++] = o = p;
		while (*p && (quoted ? *p != '"' : *p != ' ' && *p != '\t')) {
			if (quoted && *p == '\\' && p[1]) {
				p++;
				*o++ = *p == 'n' ? '\n' : *p == 't' ? '\t' : *p;
				p++;
			} else
				*o++ = *p++;
		}
		if (*p)
			p++;
		*o = '\0';
	}
}

const char *
word(const struct words *w, int i)
{
	return i < w->n ? w->word[i] : "";
}

/* One line of the script without its newline; NULL at the end.  All that is read is
 * kept for --update; see_screen() alone puts something else in its place. */
static char *
next_line(struct script *s)
{
	const char *end;
	char *line;

	if (*s->at == '\0')
		return NULL;
	end = strchr(s->at, '\n');
	line = mem_strndup(s->at, end ? (size_t)(end - s->at) : strlen(s->at));
	s->at = end ? end + 1 : s->at + strlen(s->at);
	s->line++;
	buf_printf(&s->out->updated, "%s\n", line);
	return line;
}

/* Lines up to ">>". */
void
read_block(struct script *s, struct buf *b)
{
	char *line;

	while ((line = next_line(s)) != NULL && strcmp(line, ">>") != 0) {
		buf_str(b, line);
		buf_chr(b, '\n');
		free(line);
	}
	/* A script that was cut would hold as far as it goes, and test nothing. */
	if (line == NULL)
		fail(s, "a block without its >>");
	free(line);
}

/* ---- before it starts ---- */

static bool
have_store(struct script *s)
{
	struct diag d;

	if (s->store)
		return true;
	diag_init(&d);
	s->db = file_join(s->dir, "nianbao.db");
	if (forms_load(&s->forms, s->forms_dir, &d))
		s->store = store_open(s->db, STORE_CREATE, &s->forms, &s->actor, &d);
	if (s->store == NULL)
		fail_diag(s, "no database", &d);
	diag_release(&d);
	return s->store != NULL;
}

static void
last_report(struct script *s, const char *agency, int year)
{
	free(s->agency);
	s->agency = mem_strdup(agency);
	s->year = year;
}

static void
do_report(struct script *s, const struct words *w)
{
	const struct form *f;
	struct agency a;
	struct report *r;
	struct diag d;

	if (!have_store(s))
		return;
	f = forms_find(&s->forms, word(w, 1));
	if (f == NULL) {
		fail(s, "no form %s", word(w, 1));
		return;
	}
	diag_init(&d);
	agency_init(&a);
	if (!store_agency_find(s->store, word(w, 2), &a, NULL))
		a.name = mem_strdup(word(w, 2));
	r = store_create(s->store, &a, atoi(word(w, 3)), f, &d);
	if (r)
		last_report(s, word(w, 2), atoi(word(w, 3)));
	else
		fail_diag(s, "report", &d);
	report_free(r);
	agency_release(&a);
	diag_release(&d);
}

static void
do_load(struct script *s, const struct words *w)
{
	struct import_run run = { .forms = &s->forms, .actor = &s->actor };
	char *path = file_join(s->folder, word(w, 1));
	struct candidate *c;
	struct diag d;

	diag_init(&d);
	run.diag = &d;
	c = have_store(s) ? import_file(&run, path) : NULL;
	if (c && c->report && store_import(s->store, c->report, c->changes, false,
	    c->file,
	    c->kind, c->encoding, c->sha256, &d))
		last_report(s, c->report->agency.name, c->report->year);
	else
		fail_diag(s, "load", &d);
	if (c)
		candidate_free(c);
	import_run_release(&run);
	diag_release(&d);
	free(path);
}

/* Save CELL=VALUE ... to the report made last, as another process would. */
static void
store_cells(struct script *s, struct store *store, const struct words *w)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r;
	uint64_t *touched;
	struct diag d;
	char *eq;
	int i, at;

	diag_init(&d);
	r = store_load(store, s->agency, s->year, &d);
	if (r == NULL) {
		fail_diag(s, "load", &d);
		diag_release(&d);
		return;
	}
	for (i = 1; i < w->n; i++) {
		eq = strchr(w->word[i], '=');
		if (eq == NULL) {
			fail(s, "no = in %s", w->word[i]);
			continue;
		}
		*eq = '\0';
		if ((at = form_cell_find(r->form, w->word[i])) >= 0)
			change_cell(&list, r, at, eq + 1, ORIGIN_SET);
		else if ((at = form_text_find(r->form, w->word[i])) >= 0)
			change_text_all(&list, r, at, eq + 1, ORIGIN_SET);
		else
			fail(s, "no place %s", w->word[i]);
	}
	touched = mem_array(BIT_WORDS(r->form->ncell), sizeof(*touched));
	if (!report_apply(r, &list, &s->actor, touched, &d) ||
	    !store_save(store, r, &list, touched, &d))
		fail_diag(s, "set", &d);
	free(touched);
	change_list_release(&list);
	report_free(r);
	diag_release(&d);
}

static void
do_final(struct script *s)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r = store_load(s->store, s->agency, s->year, NULL);
	uint64_t *touched = mem_array(BIT_WORDS(FORM_CELLS_MAX), sizeof(*touched));

	change_report(&list, r, "state", state_name(STATE_FINAL), ORIGIN_SET);
	if (!report_apply(r, &list, &s->actor, touched, NULL) ||
	    !store_save(s->store, r, &list, touched, NULL))
		fail(s, "final");
	free(touched);
	change_list_release(&list);
	report_free(r);
}

/* A file in the script's directory, or a copy of one that is beside the script. */
static void
do_put(struct script *s, const struct words *w)
{
	struct buf b = BUF_INIT;
	char *from = file_join(s->folder, word(w, 2));

	if (strcmp(word(w, 2), "<<") == 0) {
		read_block(s, &b);
	} else if (!file_read(&b, from, 0, NULL))
		fail(s, "no file %s", from);
	if (!file_write(word(w, 1), b.data ? b.data : "", b.len, 0666, NULL))
		fail(s, "put %s", word(w, 1));
	free(from);
	buf_release(&b);
}

/* ---- starting ---- */

static void
settled(struct script *s)
{
	ui_loop(s->ui);
	see_english(s);
}

static void
snapshot(struct script *s, struct buf *b)
{
	struct export_options o = { .draft = true };

	buf_reset(b);
	(void)export_report(b, exporter_find("json"), s->ui->report, &o, NULL);
}

static void
start(struct script *s, const char *agency, int year)
{
	struct diag d;

	diag_init(&d);
	s->term.headless = true;
	s->term.color = true;
	s->term.encoding = s->model == WIDTH_GB ? ENCODING_GB18030 : ENCODING_UTF8;
	s->term.ambiguous = s->model == WIDTH_1 ? 1 : 2;
	s->ui_opt.store = s->store;
	s->ui_opt.forms = &s->forms;
	s->ui_opt.actor = &s->actor;
	s->ui_opt.version = "1.0";
	s->ui_opt.agency = agency;
	s->ui_opt.year = year;
	s->term.ascii = s->term.ascii || s->ui_opt.plain;
	if (!term_open(&s->term, &d))
		fail_diag(s, "terminal", &d);
	else {
		s->started = true;
		s->ui = ui_new(&s->ui_opt);
		settled(s);
		if (s->ui->report)
			snapshot(s, &s->start);
	}
	diag_release(&d);
}

static void
stop(struct script *s)
{
	if (!s->started)
		return;
	ui_free(s->ui);
	term_close();
	s->ui = NULL;
	s->started = false;
}

/* ---- doing ---- */

bool
see_other_store(struct script *s)
{
	if (s->other == NULL)
		s->other = store_open(s->db, STORE_WRITE, &s->forms, &s->actor, NULL);
	if (s->other == NULL)
		fail(s, "no second connection");
	return s->other != NULL;
}


struct picture {
	struct buf	 text, style;
};

/* All but the title, which tells the time of the last save at its leisure. */
static void
take_picture(struct picture *p)
{
	int rows, cols, r, c;

	buf_init(&p->text);
	buf_init(&p->style);
	term_size(&rows, &cols);
	for (r = 1; r < rows; r++) {
		paint_dump(&p->text, r);
		buf_chr(&p->text, '\n');
		for (c = 0; c < cols; c++)
			buf_chr(&p->style, (char)('A' + paint_style_at(r, c)));
		buf_chr(&p->style, '\n');
	}
	paint_cursor_at(&r, &c);
	buf_printf(&p->text, "cursor %d %d\n", r + 1, c + 1);
}

static void
first_difference(struct script *s, const char *a, const char *b, const char *what)
{
	size_t n, m;
	int line = 2;

	while (*a && *b) {
		n = strcspn(a, "\n");
		m = strcspn(b, "\n");
		if (n != m || memcmp(a, b, n) != 0) {
			fail(s, "line %d is not as a fresh paint gives it (%s)\n"
			    "  is  \"%.*s\"\n  new \"%.*s\"", line, what, (int)n, a,
			    (int)m, b);
			return;
		}
		a += n + (a[n] != '\0');
		b += m + (b[m] != '\0');
		line++;
	}
}

static void
compare_with_fresh(struct script *s)
{
	struct picture old, fresh;

	if (s->ui->leave)
		return;
	take_picture(&old);
	ui_damage(s->ui, DAMAGE_ALL);
	settled(s);
	take_picture(&fresh);
	first_difference(s, buf_cstr(&old.text), buf_cstr(&fresh.text), "text");
	first_difference(s, buf_cstr(&old.style), buf_cstr(&fresh.style), "style");
	buf_release(&old.text);
	buf_release(&old.style);
	buf_release(&fresh.text);
	buf_release(&fresh.style);
}

static void
do_keys(struct script *s, const char *p)
{
	size_t n, before, writes, w, sent = term_sent(NULL);
	struct key k;

	for (; *p; p += n) {
		n = 1;
		if (*p == ' ' || *p == '\t')
			continue;
		n = key_by_name(p, &k);
		if (n == 0) {
			fail(s, "no key: %s", p);
			return;
		}
		before = term_sent(&writes);
		s->ui->worked = false;
		s->typed++;
		term_push(&k);
		settled(s);
		(void)term_sent(&w);
		if (w > writes + 1 && !s->ui->worked)
			fail(s, "%zu writes for one key", w - writes);
		(void)before;
	}
	s->sent = term_sent(NULL) - sent;
	compare_with_fresh(s);
}

/* Keys that are all there before the first is read. */
static void
do_burst(struct script *s, const char *p)
{
	struct key k;
	size_t n;

	for (; *p; p += n) {
		n = 1;
		if (*p == ' ')
			continue;
		if ((n = key_by_name(p, &k)) == 0) {
			fail(s, "no key: %s", p);
			return;
		}
		term_push(&k);
	}
	settled(s);
	compare_with_fresh(s);
}

/* "full": no file of this process may grow any more. */
static void
do_disk(struct script *s, const char *state)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = strcmp(state, "full") == 0 ? 4096 : limit.rlim_max;
	if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
		fail(s, "disk %s", state);
}

/* Sums, and what is on disk, agree with the cells. */
static void
check_report(struct script *s)
{
	const struct report *r = s->ui->report;
	struct buf a = BUF_INIT, b = BUF_INIT;
	struct report *stored;
	uint64_t *touched;
	int i;

	if (r == NULL || !see_other_store(s))
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

static void
push_mouse(uint32_t code, int row, int col)
{
	struct key k = { .code = code, .row = row, .col = col };

	term_push(&k);
}

/* A clerk's cat: N keys at random, from a seed, so that it can be seen again. */
static void
do_random(struct script *s, int n, unsigned seed, const char *kind)
{
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
	bool tiny = false;
	int i, before = s->out->failures;

	if ((from = keys_of(kind, &nfrom)) == NULL)
		from = keys;
	for (i = 0; i < n && !s->ui->leave && s->out->failures == before; i++) {
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
		if ((x >> 45) % 20 == 0)
			compare_with_fresh(s);
	}
	if (!s->ui->leave)
		check_report(s);
	if (s->out->failures > before)
		buf_printf(&s->out->log, "after %s\n", buf_cstr(&typed) +
		    (typed.len > 400 ? typed.len - 400 : 0));
	buf_release(&typed);
}

/* click WORDS: where they stand first on the screen; wheel up, wheel down. */
static void
do_mouse(struct script *s, const char *words, bool wheel)
{
	struct buf line = BUF_INIT;
	const char *at = NULL;
	int row;

	words += strspn(words, " ");
	if (wheel)
		push_mouse(*words == 'u' ? K_WHEEL_UP : K_WHEEL_DOWN, 1, 1);
	for (row = 0; !wheel && at == NULL && row < s->ui->rows; row++) {
		buf_reset(&line);
		paint_dump(&line, row);
		at = strstr(buf_cstr(&line), words);
	}
	if (at != NULL) {
		line.len = (size_t)(at - line.data);
		line.data[line.len] = '\0';
		push_mouse(K_MOUSE, row, text_width(buf_cstr(&line)) + 1);
	} else if (!wheel)
		fail(s, "nothing to click: %s", words);
	settled(s);
	compare_with_fresh(s);
	buf_release(&line);
}

static void
do_paste(struct script *s)
{
	struct buf b = BUF_INIT;
	const char *t;

	read_block(s, &b);
	if (b.len > 0)			/* no newline behind the last line */
		b.data[--b.len] = '\0';
	for (t = strstr(buf_cstr(&b), "\\t"); t; t = strstr(buf_cstr(&b), "\\t"))
		buf_splice(&b, (size_t)(t - b.data), 2, "\t", 1);
	term_push_paste(buf_cstr(&b), b.len);
	settled(s);
	compare_with_fresh(s);
	buf_release(&b);
}

/* Who writes from here on, and when. */
static bool
set_actor(struct script *s, const struct words *w)
{
	if (strcmp(word(w, 0), "user") == 0) {
		snprintf(s->user, sizeof(s->user), "%s", word(w, 1));
		return true;
	}
	if (strcmp(word(w, 0), "clock") != 0)
		return false;
	if (strlen(word(w, 1)) == CLOCK_TEXT - 1)
		memcpy(s->now, word(w, 1), CLOCK_TEXT);
	else
		fail(s, "no time: %s", word(w, 1));
	return true;
}

static void
do_undo_all(struct script *s)
{
	struct buf now = BUF_INIT;
	struct key k = { .code = K_CTRL('z') };
	int i;

	for (i = 0; i < 10000 && report_can_undo(s->ui->report); i++) {
		term_push(&k);
		settled(s);
	}
	snapshot(s, &now);
	if (strcmp(buf_cstr(&now), buf_cstr(&s->start)) != 0)
		fail(s, "after %d undo steps the report is not what it was", i);
	buf_release(&now);
}

/* ---- commands ---- */

static bool
prepare(struct script *s, const struct words *w)
{
	const char *c = word(w, 0);

	if (strcmp(c, "size") == 0) {
		s->term.rows = atoi(word(w, 1));
		s->term.cols = atoi(word(w, 2));
	} else if (strcmp(c, "lang") == 0)
		s->ui_opt.lang = strcmp(word(w, 1), "en") == 0 ? LANG_EN : LANG_ZH;
	else if (strcmp(c, "plain") == 0)
		s->ui_opt.plain = true;
	else if (strcmp(c, "ascii") == 0)
		s->term.ascii = true;
	else if (strcmp(c, "kiosk") == 0)
		s->ui_opt.kiosk = s->dir;
	else if (strcmp(c, "forms") == 0) {
		free(s->forms_dir);
		s->forms_dir = file_join(s->folder, word(w, 1));
	} else if (strcmp(c, "report") == 0)
		do_report(s, w);
	else if (strcmp(c, "load") == 0)
		do_load(s, w);
	else if (strcmp(c, "put") == 0)
		do_put(s, w);
	else if (strcmp(c, "set") == 0)
		store_cells(s, s->store, w);
	else if (strcmp(c, "final") == 0)
		do_final(s);
	else if (strcmp(c, "held") == 0) {
		char *holder = NULL;

		s->held = store_load(s->store, s->agency, s->year, NULL);
		if (!see_other_store(s) || s->held == NULL ||
		    !store_lease_take(s->other, s->held->id, &holder, NULL))
			fail(s, "held");
		free(holder);
	} else if (strcmp(c, "open") == 0)
		start(s, s->agency, s->year);
	else if (strcmp(c, "edit") == 0) {
		if (have_store(s)) {
			last_report(s, word(w, 1), atoi(word(w, 2)));
			start(s, s->agency, s->year);
		}
	} else if (strcmp(c, "home") == 0) {
		if (have_store(s))
			start(s, NULL, 0);
	} else
		return false;
	return true;
}

static bool
act(struct script *s, const struct words *w, const char *line)
{
	const char *c = word(w, 0);

	if (strcmp(c, "keys") == 0)
		do_keys(s, line + strlen("keys"));
	else if (strcmp(c, "burst") == 0)
		do_burst(s, line + strlen("burst"));
	else if (strcmp(c, "click") == 0 || strcmp(c, "wheel") == 0)
		do_mouse(s, line + strlen("click"), c[0] == 'w');
	else if (strcmp(c, "paste") == 0)
		do_paste(s);
	else if (strcmp(c, "release") == 0)
		store_lease_drop(s->other, s->held->id);
	else if (strcmp(c, "goto") == 0) {
		flow_go_place(s->ui, word(w, 1));
		settled(s);
	} else if (strcmp(c, "disk") == 0)
		do_disk(s, word(w, 1));
	else if (strcmp(c, "random") == 0)
		do_random(s, atoi(word(w, 1)), (unsigned)atoi(word(w, 2)),
		    word(w, 3));
	else if (strcmp(c, "resize") == 0) {
		term_set_size(atoi(word(w, 1)), atoi(word(w, 2)));
		settled(s);
		compare_with_fresh(s);
	} else if (strcmp(c, "elsewhere") == 0) {
		if (see_other_store(s))
			store_cells(s, s->other, w);
	} else if (strcmp(c, "again") == 0) {
		stop(s);
		start(s, s->agency, s->year);
	} else if (strcmp(c, "undo-all-equals-start") == 0)
		do_undo_all(s);
	else
		return false;
	return true;
}


static bool
wrong_model(struct script *s, const struct words *w)
{
	static const char *const name[] = { "1", "2", "gb" };
	int i;

	if (strcmp(word(w, 0), "widths") != 0)
		return false;
	for (i = 1; i < w->n; i++)
		if (strcmp(w->word[i], name[s->model]) == 0)
			return false;
	return true;
}

static void
run_lines(struct script *s)
{
	struct words w;
	char *line, *copy;
	bool known;

	while (!s->out->skipped && (line = next_line(s)) != NULL) {
		copy = mem_strdup(line);
		split(&w, copy);
		if (w.n == 0 || *w.word[0] == '#')
			known = true;
		else if (strcmp(w.word[0], "widths") == 0) {
			known = true;
			s->out->skipped = wrong_model(s, &w);
		} else if (s->started)
			known = act(s, &w, line + strspn(line, " \t")) || look(s, &w) ||
			    set_actor(s, &w);
		else
			known = prepare(s, &w) || set_actor(s, &w);
		if (!known)
			fail(s, "unknown here: %s", line);
		free(copy);
		free(line);
		if (s->out->failures > 20)
			break;
	}
	buf_str(&s->out->updated, s->at);	/* what was not come to any more */
}

void
script_run(const char *path, const char *dir, enum width_model model,
    struct script_result *out)
{
	struct script s = {
		.out = out, .path = path, .dir = dir, .model = model,
		.term = { .rows = 24, .cols = 80 },
		.actor = { s.user, "test", fixed_now, &s },
		.user = "李敏", .now = "2026-01-15T04:58:09.000Z",
	};
	const char *slash = strrchr(path, '/');
	struct buf text = BUF_INIT;
	char *here = getcwd(NULL, 0), *folder;

	folder = slash ? mem_strndup(path, (size_t)(slash - path)) : mem_strdup(".");
	s.folder = *folder == '/' ? mem_strdup(folder) : file_join(here, folder);
	if (!file_read(&text, path, 0, NULL))
		fail(&s, "cannot be read");
	else if (chdir(dir) != 0)
		fail(&s, "no directory %s", dir);
	s.at = buf_cstr(&text);
	setenv("TZ", "CST-8", 1);
	setenv("HOME", dir, 1);
	run_lines(&s);
	if (!s.started && !out->skipped && out->failures == 0 && s.ui == NULL)
		fail(&s, "the script opens nothing");
	stop(&s);
	report_free(s.held);
	if (s.other)
		store_close(s.other);
	if (s.store)
		store_close(s.store);
	forms_release(&s.forms);
	buf_release(&s.start);
	buf_release(&s.content);
	free(s.faulty);
	buf_release(&text);
	if (chdir(here) != 0)
		out->failures++;
	free(here);
	free(folder);
	free(s.folder);
	free(s.forms_dir);
	free(s.db);
	free(s.agency);
}
