/*
 * ui.h - the terminal application, for whoever starts it.
 *
 * What the screens know of each other stands in src/ui (core/core.h first); the
 * actions, their keys and their help in keymap.h.
 */
#ifndef UI_H
#define UI_H

#include <stdbool.h>
#include "base/encode.h"
#include "base/msg.h"

struct actor;
struct diag;
struct forms;
struct guard;
struct render;
struct store;
struct ui;

/*
 * A terminal that shows GB18030 on a system without such a locale: run the rest
 * of the program behind a pseudo-terminal, in a child, and convert both ways.
 * To be called before any file is open that must not be shared.  Returns -1 in
 * the process that goes on (the child, or the same when no filter is needed),
 * else the exit status to leave with.
 */
int	 term_filter(enum encoding, struct diag *);

/* Colours of the kind of terminal that TERM names; -1: there is no such kind. */
int	 term_colors(void);

/* What cmd hands over. */
struct ui_options {
	struct store	*store;		/* borrowed; NULL: the tutor and nothing else */
	struct forms	*forms;		/* borrowed */
	const struct actor *actor;
	enum lang	 lang;
	const char	*agency;	/* edit AGENCY YEAR; NULL: the list */
	int		 year;
	bool		 plain;		/* list layout on purpose */
	bool		 ascii, no_color, mouse;
	bool		 contrast;	/* --theme contrast */
	int		 ambiguous;	/* 0 auto, 1, 2 */
	enum encoding	 terminal_encoding;
	const char	*kiosk;		/* export folder, or NULL */
	struct render	*render;	/* what draws a PDF, started before kiosk mode forbade
					   it; borrowed, or NULL */
	const struct guard *guard;	/* what is not written over; borrowed */
	const char	*version;
};
/* Run until the clerk leaves; returns the exit status (0, 5, 6, 129, 143). */
int	 ui_run(const struct ui_options *, struct diag *);
/* The same in parts, for tests: on an open terminal (term_open); the loop ends
 * when the clerk leaves and, headless, when no queued key is left. */
struct ui *ui_new(const struct ui_options *);
void	 ui_loop(struct ui *);
void	 ui_free(struct ui *);

/* The screens that have a help, for the manual; a title MSG_NONE says the same as the
 * one before.  False behind the last. */
struct screen_help_topic { enum msg text, title; };
bool	 screen_help_topic(int i, struct screen_help_topic *);

#endif
