/*
 * stage.h - what the files of the screen-test runner share: the script that is
 * being run, and how it fails.
 */
#ifndef SCREEN_STAGE_H
#define SCREEN_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/clock.h"
#include "form/forms.h"
#include "screen/script.h"
#include "ui/core/core.h"
#include "ui/term/term.h"
#include "ui/ui.h"

struct diag;
struct report;
struct store;

#define WORDS 32

struct script {
	struct script_result *out;
	const char	*path, *dir;
	char		*folder;	/* of the script: files are beside it */
	int		 line;
	enum width_model model;
	const char	*at;		/* rest of the script */

	struct term_options term;
	struct ui_options ui_opt;
	struct actor	 actor;
	char		 user[64], now[CLOCK_TEXT];
	struct forms	 forms;
	char		*forms_dir;
	struct store	*store, *other;
	struct report	*held;		/* keeps the lease of "held" */
	struct ui	*ui;
	bool		 started;
	char		*db, *agency;
	int		 year;
	struct buf	 start;		/* the report as it was opened, as JSON */
	struct buf	 content;	/* "english": what may be Chinese, a word a line */
	bool		 english;
	bool		 beginner;	/* no key that the screen has not named */
	char		*faulty;	/* the last line that was told */
	size_t		 typed;		/* keys of all keys commands */
	size_t		 sent;		/* bytes for the last keys command */
};

struct words {
	char		*word[WORDS];
	int		 n;
};

void dump_screen(struct buf *b);
void fail(struct script *s, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void read_block(struct script *s, struct buf *b);
void fail_diag(struct script *s, const char *what, const struct diag *d);
void settled(struct script *s);		/* until no key waits */
void snapshot(struct script *s, struct buf *b);	/* the report as JSON */

/* ---- world.c ---- */
bool have_store(struct script *s);
bool see_other_store(struct script *s);
void last_report(struct script *s, const char *agency, int year);
void do_report(struct script *s, const struct words *w);
void do_load(struct script *s, const struct words *w);
/* Save CELL=VALUE ... to the report made last, as another process would. */
void store_cells(struct script *s, struct store *store, const struct words *w);
void do_final(struct script *s);
void do_put(struct script *s, const struct words *w);

/* ---- typing.c, randomkeys.c ---- */
void compare_with_fresh(struct script *s);
void do_keys(struct script *s, const char *p);
void do_burst(struct script *s, const char *p);
void push_mouse(uint32_t code, int row, int col);
void do_mouse(struct script *s, const char *words, bool wheel);
void do_paste(struct script *s);
void do_random(struct script *s, const struct words *w);

/* ---- beginner.c ---- */
/* told "TEXT" KEYS: what names them must be on the screen, before each of them. */
void do_told(struct script *s, const struct words *w, const char *keys);

const char *word(const struct words *w, int i);
/* After every key of a script that says "english": no Han but of the content. */
void see_english(struct script *s);
bool look(struct script *s, const struct words *w);

#endif
