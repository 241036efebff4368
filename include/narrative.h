/*
 * narrative.h - what the texts of a report say, found once and kept until they change.
 *
 * The checks run at every key, the texts change seldom: so the sentences are searched
 * when a text has changed (narrative_touch), and what was found is judged against the
 * cells at every run.  The record is a cache of the report, not a part of it.
 *
 * Private to the report layer, but for its life cycle (report.c, step.c).
 */
#ifndef NARRATIVE_H
#define NARRATIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct report;
struct run;

/* A figure, or a denial, that a 对照 line of the form has found in a text. */
struct claim {
	int		 kase;		/* in form->kase[] */
	int		 slot;		/* of the text */
	size_t		 at, len;	/* bytes of the words found */
	int64_t		 value;		/* millionths; 0 of a denial */
	bool		 about;		/* 余 多 近 约 */
	bool		 wide;		/* the sentence speaks of a whole area (全县…) */
};
struct narrative {
	struct claim	*claim;		/* by slot */
	size_t		 n, cap;
	bool		*stale;		/* [form->ntext] */
	int		 ntext;
};

struct narrative *narrative_new(int ntext);
void	 narrative_free(struct narrative *);
void	 narrative_touch(struct narrative *, int slot);
/* Search the texts that have changed since. */
void	 narrative_scan(const struct report *);

/* Sentences of a text: calls "each" with the sentence folded, years and what stands in
 * 《》 taken out, and for every code point of it its byte offset in the text; the
 * array has one more for the end. */
void	 narrative_sentences(const char *text, void (*each)(void *ctx,
	    const uint32_t *cp, const size_t *offset, size_t n), void *ctx);

/* narrative.c: findings of claims that do not hold (check.c calls it). */
void	 judge_claims(struct run *);

#endif
