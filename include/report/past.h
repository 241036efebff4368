/*
 * past.h - a report as it was, told by its changes.
 *
 * The changes of a report in their order, up to any of them, give its cells, texts,
 * notes, reasons and facts as they stood then; going back is one new step of what
 * differs from today.  Its changes name in "undoes" the step whose state they put back,
 * or PAST_START for the state before the first, and have the origin that each value had.
 *
 * 定稿 and 重新打开 are acts, no edits: the state of the report and the note on the whole
 * report, which is why it was opened again, never go back.
 */
#ifndef PAST_H
#define PAST_H

#include <stdint.h>
#include "report/change.h"
#include "report/report.h"

struct form;
struct past;

#define PAST_START	(-1)	/* "undoes" of going back before the first change */

struct past *past_new(const struct form *);
void	 past_free(struct past *);
/* The next change, in order of seq. */
void	 past_add(struct past *, const struct change *);
/* A change made after the state wanted: tells what facts there have been since. */
void	 past_later(struct past *, const struct change *);
/* What a text holds by now, "" = nothing; NULL: no text of the form. */
const char *past_text(struct past *, const char *code);
/* The wishes that make "now" what the past is; "step" goes into undoes. */
void	 past_wishes(struct past *, const struct report *now, int64_t step,
	    struct change_list *);

#endif
