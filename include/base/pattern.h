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

struct pattern_hit {
	size_t		 from, to;	/* of the whole, in code points */
	bool		 has_number;
	size_t		 number, number_end;	/* of the figure, measure word left out */
	int64_t		 value;		/* millionths */
	bool		 about;		/* 余 多 近 约: not exactly */
};

/* NULL when the text is no pattern; *bad is then where it stops making sense. */
struct pattern *pattern_parse(struct arena *, const char *s, size_t n, size_t *bad);
bool	 pattern_has_number(const struct pattern *);
/*
 * Does the pattern stand at code point "at" of a sentence of n code points, folded
 * by pattern_fold()?  The conditions on sentence and clause are looked at, too.
 */
bool	 pattern_at(const struct pattern *, const uint32_t *s, size_t n, size_t at,
	    struct pattern_hit *);
/* Can a hit begin with this character? Quick, for most do not. */
bool	 pattern_may_begin(const struct pattern *, uint32_t cp);

/* Full-width ASCII to half-width; Chinese punctuation stays. */
uint32_t pattern_fold(uint32_t cp);
bool	 pattern_is_mark(uint32_t cp);	/* ends a clause: ，。；！？ and their twins */
/*
 * The figure at s: digits with separators and decimals, or Chinese numerals, a 万
 * after it counted in.  How many code points, 0 if there is none.
 */
size_t	 pattern_number(const uint32_t *s, size_t n, int64_t *value);

#endif
