/*
 * flow.h - where the clerk is: which report is open, which place of it; and the way
 * back, ^Z.
 */
#ifndef FLOW_H
#define FLOW_H

#include <stdbool.h>
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"

/* ---- places.c ---- */

/* Close what lies above the base view and show a section of the report. */
void	 ui_go_section(struct ui *, int section);
void	 ui_go_cell(struct ui *, int cell);	/* shows its section */
void	 ui_go_place(struct ui *, const char *place);	/* cell or text code */
/* First input cell of a section (-1 = of all), if "empty" the first to be filled. */
int	 ui_first_input(const struct report *, int section, bool empty);

/* ---- opening.c ---- */

void	 ui_open_report(struct ui *, const char *agency, int year);
void	 ui_close_report(struct ui *);		/* back to the list of reports */
void	 ui_drop_report(struct ui *);		/* the same without a view */

/* ---- pending.c ---- */

/* Keep an unfinished figure or text through a hang-up. */
void	 ui_keep_pending(struct ui *, const char *place, const char *text);
/* Offer what ui_keep_pending() kept of the report just opened. */
void	 ui_offer_pending(struct ui *);

/* ---- undo.c ---- */

/* A step of somebody else, or of an earlier session, is asked about first. */
void	 ui_undo(struct ui *);
void	 ui_redo(struct ui *);

#endif
