/*
 * prompt.h - one question: a line to type, or yes and no.
 */
#ifndef PROMPT_H
#define PROMPT_H

#include <stdbool.h>
#include "base/msg.h"
#include "ui/core/core.h"
#include "ui/widget/editline.h"

/* One-line question; "done" gets the text, or NULL when cancelled. */
struct view *prompt_new(struct ui *, enum msg question, const char *initial,
	    void (*done)(struct ui *, const char *text, void *arg), void *arg);
/* Tab in that question: "tab" completes what is typed. */
void	 prompt_complete(struct view *prompt, void (*tab)(struct ui *, struct editline *));
/* Enter asks "ok" first: false, with a message, and what is typed stays to be mended. */
void	 prompt_check(struct view *prompt,
	    bool (*ok)(struct ui *, const char *text, void *arg));
/* Another title than the question: one with names in it. */
void	 prompt_title(struct view *prompt, const char *title);
/* Which of several questions alike it is, as a cell: what stands in it when the line
 * breaks is there when just that is asked again. */
void	 prompt_about(struct view *prompt, const char *about);
/* "really?": Enter, y or 是 confirms, anything else cancels. */
struct view *confirm_new(struct ui *, const char *question,
	    void (*done)(struct ui *, bool yes, void *arg), void *arg);
/*
 * The same of what must not be lost by a slip: Enter, y or 是 confirms, Esc alone declines,
 * any other key says so.  LEFT: the question was closed without an answer.
 */
enum confirm_answer { CONFIRM_NO, CONFIRM_YES, CONFIRM_LEFT };
struct view *confirm_firm_new(struct ui *, const char *question,
	    void (*done)(struct ui *, enum confirm_answer, void *arg), void *arg);
/* The same, but Enter does not confirm; the question says so. */
struct view *confirm_sure_new(struct ui *, const char *question,
	    void (*done)(struct ui *, bool yes, void *arg), void *arg);
/* For what changes many cells: the question, to which is added how to answer it;
 * Enter confirms, but where a digit twin led here, y or 是. */
struct view *confirm_ask_new(struct ui *, const char *question,
	    void (*done)(struct ui *, bool yes, void *arg), void *arg);

#endif
