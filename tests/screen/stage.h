/*
 * stage.h - what the files of the screen-test runner share: the script that is
 * being run, and how it fails.
 */
#ifndef SCREEN_STAGE_H
#define SCREEN_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/clock.h"
#include "form/forms.h"
#include "screen/script.h"
#include "ui/core/core.h"
#include "ui/term/term.h"
#include "ui/ui.h"

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
bool see_other_store(struct script *s);
const char *word(const struct words *w, int i);
/* After every key of a script that says "english": no Han but of the content. */
void see_english(struct script *s);
bool look(struct script *s, const struct words *w);

#endif
