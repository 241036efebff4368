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

void
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

/* ---- starting ---- */

void
settled(struct script *s)
{
	ui_loop(s->ui);
	see_english(s);
}

void
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

/* Somebody else writes to the file, and does not come to an end. */
static void
do_lock(struct script *s, bool on)
{
	if (see_other_store(s) && !(on ? store_begin_group(s->other, NULL) :
	    store_commit_group(s->other, NULL)))
		fail(s, "no lock %s", on ? "on" : "off");
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

/* A beginner types what is his own, and what he is told. */
static bool
beginner_may(const char *command)
{
	return strcmp(command, "told") == 0 || strcmp(command, "types") == 0 ||
	    strcmp(command, "paste") == 0 || strcmp(command, "rest") == 0;
}

/* What stands behind the first word in quotes. */
static const char *
behind_quoted(const char *line)
{
	const char *at = strchr(line, '"'), *end = at ? strchr(at + 1, '"') : NULL;

	return end ? end + 1 : "";
}

/* Figures and words; no key that does anything. */
static void
do_types(struct script *s, const char *text)
{
	if (strpbrk(text, "<:") != NULL)
		fail(s, "no figure and no word: %s", text);
	else
		do_keys(s, text);
}

static bool
act(struct script *s, const struct words *w, const char *line)
{
	const char *c = word(w, 0);

	if (s->beginner && !beginner_may(c))
		return false;
	if (strcmp(c, "keys") == 0)
		do_keys(s, line + strlen("keys"));
	else if (strcmp(c, "beginner") == 0)
		s->beginner = true;
	else if (strcmp(c, "rest") == 0) {
		do_keys(s, "<Tick>");
		s->typed--;
	} else if (strcmp(c, "told") == 0)
		do_told(s, w, behind_quoted(line));
	else if (strcmp(c, "types") == 0)
		do_types(s, line + strlen("types"));
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
	else if (strcmp(c, "lock") == 0)
		do_lock(s, strcmp(word(w, 1), "on") == 0);
	else if (strcmp(c, "random") == 0)
		do_random(s, w);
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
	} else if (strcmp(c, "restart") == 0) {
		stop(s);
		start(s, NULL, 0);
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
