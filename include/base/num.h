/*
 * num.h - exact figures.
 *
 * A figure is an int64_t in millionths (10^-6): 12 is 12000000, one fen in
 * 万元 is 1.  The largest figure is about 9.2 * 10^12.  No floating point.
 */
#ifndef NUM_H
#define NUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUM_ONE		INT64_C(1000000)
#define NUM_DECIMALS	6
#define NUM_TEXT	28			/* bytes that hold any printed figure */

enum num_error {
	NUM_OK,
	NUM_EMPTY,		/* nothing but blanks */
	NUM_SYNTAX,		/* not a figure */
	NUM_DIGITS,		/* more than 6 decimals */
	NUM_RANGE		/* does not fit */
};

/*
 * Read a whole string of n bytes as a figure.  Accepts surrounding blanks (also
 * U+3000 and NBSP), a sign, full-width digits and points, and thousands
 * separators that stand in the right places (1,200 or 1，200; not 1,2).
 * No exponent.  *out is set only on NUM_OK.
 */
enum num_error num_parse(const char *s, size_t n, int64_t *out);
/*
 * The same of a whole number in Chinese numerals, below 10^8: 零, 〇, 十二, 一百零五,
 * 两万三千.  Only as it is spelled out in full: 一百五 may be said for 150, 二三 may be
 * two figures, and ○ alone a mark; they are NUM_SYNTAX.
 */
enum num_error num_parse_han(const char *s, size_t n, int64_t *out);
/* Print without trailing zeros: "12", "0.5", "-3", "7730.28".  Returns "dst". */
char	*num_print(char dst[NUM_TEXT], int64_t v);
/* As num_print, with thousands separated by commas. */
char	*num_print_grouped(char dst[NUM_TEXT], int64_t v);
bool	 num_add(int64_t *sum, int64_t v);	/* false and unchanged on overflow */
bool	 num_mul(int64_t *v, int64_t factor);	/* factor: a whole number */
/* Is v a whole number? / How many decimals does v need (0..6)? */
bool	 num_whole(int64_t v);
int	 num_decimals(int64_t v);

#endif
