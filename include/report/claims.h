/*
 * claims.h - what the texts of a report say, found once and kept until they change.
 *
 * The checks run at every key, the texts change seldom: so the sentences are searched
 * when a text has changed (narrative_touch), and what was found is judged against the
 * cells at every run.  The record is a cache of the report, not a part of it.
 *
 * Private to the report layer, but for its life cycle (report.c, step.c).
 */
#ifndef CLAIMS_H
#define CLAIMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct report;
struct run;
struct text_scan;

/* A figure, or a denial, that a 对照 line of the form has found in a text. */
struct claim {
	int		 kase;		/* in form->kase[] */
	int		 slot;		/* of the text */
	size_t		 at, len;	/* bytes of the words found */
	int64_t		 value;		/* millionths; 0 of a denial */
	bool		 about;		/* 余 多 近 约 */
	bool		 wide;		/* the sentence speaks of a whole area (全县…) */
};
/* What a check of the texts has noted (textcheck.h). */
struct text_fact {
	int		 code;		/* enum text_code */
	int		 slot;		/* of the text, -1 = the report */
	size_t		 at, len;	/* bytes of the words it is about */
	int64_t		 left, right;	/* figures, or how often; millionths */
	bool		 has_sides;
	uint32_t	 which;		/* bits that name what is meant */
};
/* What a text says as a whole. */
struct text_view {
	uint32_t	 words;		/* bits of enum text_word */
	int		 nhan;		/* Chinese characters */
	int64_t		 fee;		/* 信息处理费 told in it, yuan; -1 = none */
	bool		 period;	/* the statistics period stands in it */
	bool		 only_none;	/* 无, and no more */
};
struct narrative {
	struct claim	*claim;		/* by slot */
	size_t		 n, cap;
	struct text_fact *fact;
	size_t		 nfact, capfact;
	struct text_view *view;		/* [ntext] */
	struct text_scan *scan;		/* working memory */
	bool		*stale;		/* [form->ntext] */
	bool		 any_stale;
	uint64_t	 head;		/* hash of title, agency, year, dates */
	int		 ntext;
};

struct narrative *narrative_new(int ntext);
void	 narrative_free(struct narrative *);
void	 narrative_touch(struct narrative *, int slot);
void	 narrative_touch_all(struct narrative *);	/* another last year */
/* Search the texts that have changed since. */
void	 narrative_scan(const struct report *);

/* Sentences of a text: calls "each" with the sentence folded, years and what stands in
 * 《》 taken out, and for every code point of it its byte offset in the text; the
 * array has one more for the end. */
void	 narrative_sentences(const char *text, void (*each)(void *ctx,
	    const uint32_t *cp, const size_t *offset, size_t n), void *ctx);

/* claims.c: findings of claims that do not hold, of texts already scanned. */
void	 judge_claims(struct run *);
/* textcheck.c: scans what has changed, then all findings of texts and dates. */
void	 judge_texts(struct run *);

#endif
