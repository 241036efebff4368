/*
 * pattern.h - what to look for in a sentence: words, gaps, a figure.
 *
 * The patterns of 对照 lines (nianbao-form(5)).  A pattern never crosses a clause
 * mark and never passes over a digit, so a figure belongs to the words before it; a
 * gap in front of a figure does not pass over 、 either.
 *
 *	词		these characters
 *	(词|词)		one of them		[词|词]	one of them, or nothing
 *	!(词|词)	none of them next	…	up to 12 characters, …… 24
 *	N〔件|起〕	a figure and one of these measure words; 〔〕 may be left out
 * and after the pattern, parted by ；
 *	含 词|词		the sentence has one of them
 *	不含 词|词	the clause has none of them
 *	句不含 词|词	the sentence has none of them
 *	承前 词|词	one of them stands before, in the sentence or in one of those
 *			that ； parts from it: the words found leave out what they are about
 *	不隔 词|词	and none of these between the last of those and the words found
 *
 * A figure is written in digits or Chinese numerals, maybe with 万 and 余 多 近 约.
 */
#ifndef PATTERN_H
#define PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

#define PATTERN_PARTS	32	/* of one pattern */
#define PATTERN_GAP	12	/* characters … stands for */

struct pattern;

/* How a figure is meant. */
enum pattern_about {
	ABOUT_EXACT,
	ABOUT_OVER,			/* 190余 190多 超190: that and more */
	ABOUT_UNDER,			/* 近190 不足190: nearly that */
	ABOUT_ROUND			/* 约190 190左右 */
};

/* A figure of a sentence, looked at once for all patterns. */
struct pattern_figure {
	size_t		 from, to;	/* code points, a 万 of its own included */
	size_t		 end;		/* behind the 余 or 多 that follows it */
	int64_t		 value;		/* millionths */
	int64_t		 grain;		/* worth of its last digit: 36.8万 has 1000 */
	enum pattern_about about;
	bool		 measured;	/* one of the usual measure words follows */
};

/* A sentence, and what stands before it; folded by pattern_fold(). */
struct pattern_text {
	const uint32_t	*cp;
	size_t		 start;		/* where the sentence begins: 承前 alone looks
					   before that */
	size_t		 n;		/* where it ends */
	struct pattern_figure *figure;	/* owned, by pattern_figures() */
	size_t		 nfigure, capfigure;
};

struct pattern_hit {
	size_t		 from, to;	/* of the whole, in code points */
	bool		 has_number;
	size_t		 number, number_end;	/* of the figure, measure word left out */
	size_t		 measure;	/* where its measure word begins, .. */
	size_t		 measure_end;	/* .. and ends; the same: none was asked for */
	int64_t		 value;		/* millionths */
	int64_t		 grain;		/* worth of its last digit: 36.8万 has 1000 */
	enum pattern_about about;
};

/* NULL when the text is no pattern; *bad is then where it stops making sense. */
struct pattern *pattern_parse(struct arena *, const char *s, size_t n, size_t *bad);
bool	 pattern_has_number(const struct pattern *);
/* Find the figures of the sentence, whenever it is another; a text of zeros has none.
 * The caller frees t->figure. */
void	 pattern_figures(struct pattern_text *);
/*
 * Does the pattern stand at code point "at", within the sentence?  The conditions are
 * looked at, too.
 */
bool	 pattern_at(const struct pattern *, const struct pattern_text *, size_t at,
	    struct pattern_hit *);
/* The i-th of the pairs of characters a hit can begin with, each once; false behind the
 * last.  The second is 0 where it may be any.  Most characters begin none. */
bool	 pattern_first(const struct pattern *, size_t i, uint32_t pair[2]);

/* What a sentence, or what it goes on with, must have for the pattern to stand in it: one
 * word of each of these lists.  The words of a list by their last two characters (the
 * first is 0 of a single one): how many; 0 where there is no list, or more than "max". */
enum pattern_need { NEED_PART, NEED_MEASURE, NEED_CARRIED, NEED_WITH, NEED__MAX };
size_t	 pattern_need(const struct pattern *, enum pattern_need, uint32_t (*pair)[2], size_t max);

/* Full-width ASCII to half-width; Chinese punctuation stays. */
uint32_t pattern_fold(uint32_t cp);
bool	 pattern_is_mark(uint32_t cp);	/* ends a clause: ，。；！？ and their twins */
/*
 * The figure at s: digits with separators and decimals, or Chinese numerals, a 万
 * after it counted in.  How many code points, 0 if there is none.
 */
size_t	 pattern_number(const uint32_t *s, size_t n, int64_t *value);
/* How the figure at s[from] is meant, which ends before s[*end]; *end is moved behind
 * the 余 or 多 that follows it. */
enum pattern_about pattern_about(const uint32_t *s, size_t n, size_t from, size_t *end);

#endif
