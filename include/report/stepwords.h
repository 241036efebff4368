/*
 * stepwords.h - a step in words: when, who, what, how much.
 *
 * The one answer for the history on the screen, `log`, F6 and what ^Z says, so that the
 * same step is called the same everywhere.  A step is its n changes in order of seq.
 */
#ifndef STEPWORDS_H
#define STEPWORDS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/msg.h"
#include "form/form.h"
#include "report/change.h"

struct buf;

/* The local time of "at" as seen at "now": "今天 16:40", "昨天 16:40", "2026-01-13 16:40";
 * now NULL: "2026-01-13 16:40:09". */
void	 step_when(struct buf *, const char *at, const char *now, enum lang);
/* "李敏"; where the real user goes by another name "李敏(root)". */
void	 step_who(struct buf *, const char *user, const char *login);
/* 录入, 补零, 撤销 ... */
enum msg step_kind(const struct change *);
/* What it is about: the place by name where there is one; "142 格、1 段文字". */
void	 step_extent(struct buf *, const struct form *, const struct change *, size_t n,
	    enum lang);
/* All of it: "补零 142 格（三）", "录入 二、上年结转·自然人(3:2:A) 空 -> 7"; "text" as of
 * step_change(), where it is one change. */
void	 step_words(struct buf *, const struct form *, const struct change *, size_t n,
	    const char *text, enum lang);
/* One change of it: "二、上年结转·自然人(3:2:A) 空 -> 7".  "text": what the text holds
 * after it, for some words around the place; or NULL. */
void	 step_change(struct buf *, const struct form *, const struct change *,
	    const char *text, enum lang);
/* The place alone, as it is printed: of a reason "T203 规章·制发". */
void	 step_place(struct buf *, const struct form *, const struct change *, enum lang);
/* "三" of 三、收到和处理…; a heading without a number whole. */
void	 step_section(struct buf *, const struct form_section *);

/* What became of a report as a whole: the kind of an event of the file, or "point", and
 * its detail.  False: nothing that its history tells. */
bool	 step_event(struct buf *, const char *kind, const char *detail, enum lang);

#endif
