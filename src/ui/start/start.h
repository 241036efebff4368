/*
 * start.h - the first hour: what an empty list offers, a sample to look at, a tutor.
 *
 * Sample and tutor are reports of a scratch database in a folder of its own, which is
 * removed when they are left: the file of the office is not written meanwhile, nor read.
 */
#ifndef START_H
#define START_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/msg.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"

struct view;

/* ---- startpaint.c ---- */

#define START_CHOICES 4

/* From "row" down to the message: what there is to begin with, the cursor on "at". */
void	 start_draw(struct ui *, int row, size_t at);

/* ---- startdo.c ---- */

/* What that line of it says. */
void	 start_choose(struct ui *, size_t at);
void	 start_sample(struct ui *, int unused);
void	 start_tutor(struct ui *, int unused);

/* ---- scratch.c ---- */

/*
 * Put a new database in the place of the office's; "mark" is what the title calls its
 * reports.  False with a message when it cannot be made.  Closing its report leads back
 * (flow_close_report); all views and the report must be closed before either.
 */
bool	 scratch_begin(struct ui *, enum msg mark);
void	 scratch_end(struct ui *);	/* nothing, when there is none */

/* ---- tutor.c ---- */

/* The open report is for the tutor. */
void	 tutor_begin(struct ui *);
/* Did the key do what was asked for?  After every key. */
void	 tutor_after(struct ui *, const struct key *);
void	 tutor_free(struct ui *);
/* What the last key did (empty at first), what comes next, "3/18". */
void	 tutor_words(struct ui *, struct buf *did, struct buf *next, struct buf *count);

/* ---- tutorpaint.c ---- */

/* Over all that is drawn: on the last lines, or the first where the cursor is there. */
void	 tutor_draw(struct ui *);

#endif
