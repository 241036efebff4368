/*
 * textdesk.h - what the keys do in the editor of the narrative (textview.c, textdesk.c,
 * replace.c): its working copy, and the steps made of it.
 */
#ifndef TEXTDESK_H
#define TEXTDESK_H

#include <stdbool.h>
#include <stddef.h>
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/widget/textedit.h"

/* Invariant: while "dirty" is false the copy equals the report's text. */
struct textview {
	struct view	 view;
	int		 slot;
	struct textedit	 edit;
	bool		 dirty;
	bool		 cutting;	/* the last key cut: the next adds to it */
};

extern const enum action textdesk_more[];	/* of view_class.more */

/* Store what was typed, as a step.  What the report does not take is kept in ui->clip. */
bool	 textdesk_commit(struct textview *, struct ui *);
/* May the text be changed?  What was typed before is a step of its own. */
bool	 textdesk_begin(struct textview *, struct ui *);
/* The copy was changed; "now": store it at once, as a step of its own. */
void	 textdesk_changed(struct textview *, struct ui *, bool now);
/* A key that writes, moves or marks; "page": lines shown.  False: it is none. */
bool	 textdesk_key(struct textview *, struct ui *, const struct key *, enum action,
	    size_t page);
/* ^\: asks what to replace by what, then of each place (replace.c). */
void	 textdesk_ask_replace(struct textview *, struct ui *);

#endif
