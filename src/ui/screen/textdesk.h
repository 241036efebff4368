/*
 * textdesk.h - between the files of the editor of the narrative: its working copy, and
 * the steps made of it.
 */
#ifndef TEXTDESK_H
#define TEXTDESK_H

#include <stdbool.h>
#include <stddef.h>
#include "report/textlink.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/widget/textedit.h"

/* Invariant: while "dirty" is false the copy equals the report's text. */
struct textview {
	struct view	 view;
	int		 slot;
	struct textedit	 edit;
	size_t		 drawn_top;	/* of the screen, when "plain" */
	bool		 plain;		/* it shows lines in one style, as the lines are */
	bool		 dirty;
	bool		 cutting;	/* the last key cut: the next adds to it */
	char		*taken;		/* last year's words put in by F5, or NULL; owned */
	struct textlinks links;		/* figures put in from the tables */
	size_t		 stale;		/* of them, that are others in the tables by now */
};

extern const enum action textdesk_more[];	/* of view_class.more */

/* ---- textcopy.c ---- */

struct textview *textdesk_shown(struct ui *);	/* the editor, if it is the base view */
const char *textdesk_stored(const struct textview *, const struct ui *);
/* Undo, a reload or somebody else may have changed the text below us. */
void	 textdesk_refresh(struct textview *, struct ui *);
/* Store what was typed, as a step.  What the report does not take is kept in ui->clip. */
bool	 textdesk_commit(struct textview *, struct ui *);
/* May the text be changed?  What was typed before is a step of its own. */
bool	 textdesk_begin(struct textview *, struct ui *);
/* The copy was changed; "now": store it at once, as a step of its own. */
void	 textdesk_changed(struct textview *, struct ui *, bool now);
/* ---- textdesk.c, replace.c ---- */

/* A key that writes, moves or marks; "page": lines shown.  False: it is none. */
bool	 textdesk_key(struct textview *, struct ui *, const struct key *, enum action,
	    size_t page);
/* ^\: asks what to replace by what, then of each place (replace.c). */
void	 textdesk_ask_replace(struct textview *, struct ui *);

/* ---- lastyear.c, taken.c ---- */

void	 textdesk_last_year(struct textview *, struct ui *);	/* F5 */
void	 textdesk_load_taken(struct textview *, struct ui *);
void	 textdesk_keep_taken(struct textview *, struct ui *);
/* The first sentence at or after a beginning of one that is as F5 has put it in. */
bool	 textdesk_next_taken(const struct textview *, size_t at, size_t *from, size_t *to);
/* Linked figures: read and count; the text was "old" and is as the copy now; "len" bytes
 * before the cursor were put in from the figures; Alt-= puts right what is stale. */
void	 textdesk_load_links(struct textview *, struct ui *);
void	 textdesk_carry_links(struct textview *, struct ui *, const char *old);
void	 textdesk_link(struct textview *, struct ui *, size_t len);
void	 textdesk_follow(struct textview *, struct ui *);
/* What the message line says of stale ones; nothing when there is none. */
void	 textdesk_stale(struct buf *, struct textview *, const struct ui *);
/* The clerk has changed the text: forget what was taken over if nothing is left of it. */
void	 textdesk_touched(struct textview *, struct ui *);

#endif
