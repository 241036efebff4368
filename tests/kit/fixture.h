/*
 * fixture.h - reports for tests: the built-in forms, a fixed clock and user, and
 * short ways to fill a report in and look at it.
 *
 * fix_free() ends every use; a report must be freed before it.
 */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/clock.h"
#include "report/check.h"
#include "report/report.h"

extern const struct actor fix_actor;	/* 李敏 on "host", always the same time */

const struct form *fix_form(const char *code);
void	 fix_free(void);
/* An empty report of 甲县某局, kind unknown. */
struct report *fix_report(const char *form, int year);
/* One step "3:1:A=5 3:2:A=/ ..." of one origin; false when refused. */
bool	 fix_try(struct report *, enum cell_origin, const char *sets);
void	 fix_set(struct report *, const char *sets);	/* keyed, must be accepted */
void	 fix_fill(struct report *);			/* 0 in every empty input cell */
void	 fix_texts(struct report *);	/* required sections that no check objects to */
/* Last year of the report, in that form: "sets", and 0 in every other cell. */
void	 fix_prior(struct report *, const char *form, const char *sets);
/* The text of a cell, a total too; in a buffer of the caller. */
const char *fix_cell(const struct report *, const char *code, char dst[64]);
/* What an import found in its document, at a place (NULL: at none). */
void	 fix_source(struct report *, const char *check, const char *place, const char *found);
/* How many findings there are but for texts still to be written. */
size_t	 fix_found(const struct findings *);
/* Is there a finding of this code at this place (NULL = anywhere)? */
const struct finding *fix_find(const struct findings *, const char *code, const char *place);
/* Everything undo has to bring back, as text: caller frees. */
char	*fix_image(const struct report *);

/* Random numbers that are the same everywhere. */
struct fix_random { uint64_t state; };
uint32_t fix_random(struct fix_random *, uint32_t below);

#endif
