/*
 * flow.h - where the clerk is: which report is open, which place of it; and the way
 * back, ^Z.
 */
#ifndef FLOW_H
#define FLOW_H

#include <stdbool.h>
#include <stdint.h>
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"

/* ---- places.c ---- */

/* Close what lies above the base view and show a section of the report. */
void	 flow_go_section(struct ui *, int section);
void	 flow_go_cell(struct ui *, int cell);	/* shows its section */
void	 flow_go_place(struct ui *, const char *place);	/* code, or column (change.h) */
/* Where the finding is put right; of one about the whole report that is said. */
void	 flow_go_finding(struct ui *, const struct finding *);
/* First input cell of a section (-1 = of all), if "empty" the first to be filled. */
int	 flow_first_input(const struct report *, int section, bool empty);

/* ---- progress.c ---- */

/* "一 缺 · 二 10/10 · … · 警告 1 待说明": the state of each section of the report. */
void	 flow_progress(struct buf *, struct ui *);
/* The next step in words and its key; of a report with nothing open that it may be
 * made final. */
void	 flow_next_step(struct buf *, struct ui *);

/* ---- opening.c ---- */

/* The year that the reports of these months are about: the one that has ended. */
int	 flow_year_in_hand(const struct ui *);
int	 flow_year_typed(const char *);	/* 0 = it is none that a report can have */
bool	 flow_year_ok(struct ui *, const char *, void *unused);	/* ... that is said */
void	 flow_open_report(struct ui *, const char *agency, int year);
/* What is to be asked before that report is made: the agency was never heard of, the year
 * has not ended.  False: nothing. */
bool	 flow_must_ask(struct buf *, struct ui *, const char *agency, int year);
/* Make and open it, the agency too; no question is asked. */
void	 flow_create_report(struct ui *, const char *agency, int year);
/* Of a report held by somebody: has he gone?  Once a second; then Enter steps in. */
void	 flow_watch_holder(struct ui *);
void	 flow_step_in(struct ui *);
void	 flow_close_report(struct ui *);		/* back to the list of reports */
void	 flow_drop_report(struct ui *);		/* the same without a view */

/* ---- pending.c ---- */

/* Keep an unfinished figure or text through a hang-up; false = the database would not:
 * rescue_write() does. */
bool	 flow_keep_pending(struct ui *, const char *place, const char *text);
/* Offer what flow_keep_pending() and rescue_write() kept of the report just opened. */
void	 flow_offer_pending(struct ui *);

/* ---- rescue.c, rescued.c: figures that the database would not take ---- */

/* Write the steps that are not saved, and what was being typed, into a file: beside the
 * database, else at home, else in /tmp; in kiosk mode beside it or in the folder for
 * exports.  ui->rescue is its name.  False: there is nothing to write, or no place. */
bool	 rescue_write(struct ui *);
/* Ask about the file that is about the report just opened; false = there is none. */
bool	 rescue_offer(struct ui *);
/* On the list of reports: say that there is one, and of which report. */
void	 rescue_tell(struct ui *);

/* ---- undo.c ---- */

/* A step of somebody else, or of an earlier session, is asked about first. */
void	 flow_undo(struct ui *);
void	 flow_redo(struct ui *);

/* ---- goback.c ---- */

/* Ask, then make the report what it was after change number "last" (0: before the
 * first), as one new step; "step" is what its changes name (past.h), "what" the line of
 * the history.  Over steps of others or of earlier sessions only y or 是 does it. */
void	 flow_ask_back(struct ui *, int64_t last, int64_t step, const char *what);

#endif
