/*
 * screen.h - the screens and boxes of a report.
 */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>
#include "report/check.h"
#include "report/report.h"
#include "ui/core/core.h"

/* ---- binbox.c: deleted reports ---- */

/* Into the bin, unless it is final or somebody has it open: then the reason is in d. */
bool	 screen_delete(struct ui *, const struct report *, struct diag *);
void	 screen_ask_bin(struct ui *);	/* to take one out again */

/* ---- F1, F6, F8, F9, F10 ---- */

struct view *screen_findings_new(struct ui *);
/* The finding under the cursor, when the list of findings is on top; else NULL. */
const struct finding *screen_findings_selected(struct ui *);
struct view *screen_help_new(struct ui *, const char *topic);	/* "grid" "text" "home" ... */
struct view *details_new(struct ui *);
struct view *palette_new(struct ui *);
void	 screen_history(struct ui *);	/* every step, and going back to one */
/* Of the open report (NULL), or of one loaded for this and taken over. */
struct view *exportbox_new(struct ui *, struct report *own);
/* 存到别处: the open report as JSON in a file that is asked for; ui->elsewhere then. */
void	 screen_save_elsewhere(struct ui *);

/* ---- questions ---- */

void	 screen_ask_draft(struct ui *);	/* a sentence from the figures */
void	 screen_ask_search(struct ui *);	/* ^F */
/* 附加指标 in one line. */
void	 screen_ask_beside(struct ui *);
void	 screen_ask_note(struct ui *);	/* F3: note, or reason on a warning */
/* F3 on a finding: why it stands. */
void	 screen_ask_reason(struct ui *, const struct finding *);
void	 screen_ask_finalize(struct ui *);	/* 定稿: refused while something is open */
void	 screen_ask_reopen(struct ui *);	/* and back, with a reason */

#endif
