/*
 * chars.h - what kind of character is this: one table for every layer.
 *
 * What is a blank, an ordinal, the end of a sentence is asked in forty places.  It is
 * answered here and nowhere else, so that a text which the gate calls blank is blank
 * to the check, the reader and the writer as well.
 *
 * A blank has a width and no ink (a space, NBSP, the ideographic space); an invisible
 * has neither (zero-width space, BOM, soft hyphen, marks of direction, controls).
 * Whoever asks "is anything written here" asks for both: text_blank().
 */
#ifndef CHARS_H
#define CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	CHAR_BLANK = 1,		/* white space with a width; tab and the line ends, too */
	CHAR_LINE = 2,		/* of these, what ends a line */
	CHAR_INVISIBLE = 4,	/* no width, no ink */
	CHAR_DIGIT = 8,		/* 0-9 and their full-width twins */
	CHAR_HAN_DIGIT = 16,	/* 〇 零 一 .. 九 十 */
	CHAR_SENTENCE = 32,	/* ends a sentence: 。！？； and ; ! ? */
	CHAR_CLAUSE = 64,	/* ends a part of one: ，、：, : and all of CHAR_SENTENCE */
	CHAR_EMPTY = CHAR_BLANK | CHAR_INVISIBLE
};

/* The classes of a code point, 0 for most. */
unsigned char_classes(uint32_t cp);
/* Is it of any of these? */
bool	 char_is(uint32_t cp, unsigned classes);
/* 0..9 of a digit (0-9, full-width), 0..10 of a Chinese one, -1 of anything else. */
int	 char_digit(uint32_t cp);
/* The same of a digit of a year: 0..9, and what stands in for 〇 (二○二四, 二O二四). */
int	 char_year_digit(uint32_t cp);

/* Bytes of the longest start of s, of n bytes, that has only such characters. */
size_t	 text_span(const char *s, size_t n, unsigned classes);
/* Is nothing to be seen in it?  NULL is blank. */
bool	 text_blank(const char *s);
bool	 text_blankn(const char *s, size_t n);
/* Move *s and *n so that such characters stand at neither end. */
void	 text_trim(const char **s, size_t *n, unsigned classes);

/* What stands at the head of a heading, a row or an item. */
enum ordinal_kind {
	ORDINAL_NONE,
	ORDINAL_PLAIN,		/* 一、 1. 1、 3． with its mark */
	ORDINAL_BRACKET,	/* （一） (1) */
	ORDINAL_CIRCLE,		/* ① .. ⑳ */
	ORDINAL_PART		/* 第一部分 第2章 第三节 */
};
struct ordinal {
	enum ordinal_kind kind;
	int		 number;	/* 1 .. 999 */
	bool		 han;		/* in Chinese numerals */
	uint32_t	 mark;		/* ORDINAL_PLAIN: the mark behind it, as written;
					   ' ': none, but a blank (一 总体情况) */
	size_t		 length;	/* bytes, with its mark; blanks before it included */
};
/* The ordinal at the head of s; false, and kind NONE, if there is none.  Blanks and
 * invisible characters may stand before and within. */
bool	 text_ordinal(const char *s, size_t n, struct ordinal *);

#endif
