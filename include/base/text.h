/*
 * text.h - UTF-8 text: walking, display width, cutting, wrapping, folding.
 *
 * All text inside the program is valid UTF-8 (encode.h makes it so on the way
 * in).  Functions that meet invalid bytes treat each as U+FFFD, one byte long.
 *
 * Widths are columns of a terminal cell grid, from our own East Asian Width
 * table.  The width of "ambiguous" characters (quotes, ……, ——, box lines) is
 * one process-wide setting, 1 or 2, because wcwidth(), which this module also
 * defines so that libncursesw measures exactly as we do, has no context
 * argument.
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

#define TEXT_BAD	0xFFFDu

/* Decode one code point at s (n bytes left, n > 0); returns its length in bytes. */
size_t	 text_decode_any(const char *s, size_t n, uint32_t *cp);
static inline size_t
text_decode(const char *s, size_t n, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;

	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	/* Chinese: three bytes that can be neither overlong nor half of a surrogate pair. */
	if (p[0] > 0xE0 && p[0] < 0xED && n > 2 && (p[1] & 0xC0) == 0x80 &&
	    (p[2] & 0xC0) == 0x80) {
		*cp = (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
		return 3;
	}
	return text_decode_any(s, n, cp);
}
/* Encode; returns 1..4.  Surrogates and values past 10FFFF become U+FFFD. */
size_t	 text_encode(char dst[4], uint32_t cp);
bool	 text_valid(const char *s, size_t n);
/* Length of s in code points. */
size_t	 text_length(const char *s, size_t n);
/* Byte offset of code point number k (n if there are fewer). */
size_t	 text_offset(const char *s, size_t n, size_t k);
/* Byte offset of the code point before / after byte offset "at", combining
 * marks kept with their base. */
size_t	 text_prev(const char *s, size_t n, size_t at);
size_t	 text_next(const char *s, size_t n, size_t at);

void	 text_set_ambiguous(int columns);	/* 1 or 2 */
int	 text_ambiguous(void);
/* Columns of a code point: 0 (combining, zero width), 1, 2; -1 for controls. */
int	 text_cp_width(uint32_t cp);
bool	 text_cp_ambiguous(uint32_t cp);
int	 text_width(const char *s);
int	 text_widthn(const char *s, size_t n);
/* Bytes of the longest prefix of s that fits into "columns"; never half a
 * character.  *used gets its width when not NULL. */
size_t	 text_fit(const char *s, size_t n, int columns, int *used);

enum text_align { TEXT_LEFT, TEXT_RIGHT, TEXT_CENTER };
/* Append s cut or padded with blanks to exactly "columns" columns. */
void	 text_pad(struct buf *, const char *s, int columns, enum text_align);
/* As text_pad, left-aligned; a cut text ends in "…" drawn as two dots "..". */
void	 text_pad_dots(struct buf *, const char *s, int columns);

/*
 * Break a paragraph (no newline inside) into lines of at most "columns"
 * columns by the rules of Chinese typesetting: no closing punctuation
 * (，。、；：？！）》”…) at a line start, no opening one (（《“) at a line end,
 * numbers and Latin words kept whole where they fit on a line.  Calls "line"
 * with byte offsets from, to for each; an empty paragraph gives one empty line.
 */
void	 text_wrap(const char *s, size_t n, int columns,
	    void (*line)(void *ctx, size_t from, size_t to), void *ctx);

/* Full-width ASCII (U+FF01..FF5E), U+3000, 。．、／－，〇 etc. to their ASCII twin;
 * other code points unchanged.  For figures, codes and commands only. */
uint32_t text_fold_cp(uint32_t cp);
/* Would a spreadsheet run this text as a formula?  Blanks before the sign do not
 * help, so a CSV writer puts an apostrophe and the reader takes it off. */
bool	 text_is_formula(const char *s);
void	 text_fold(struct buf *out, const char *s, size_t n);
/*
 * Normal form of a label for comparison: white space, zero-width characters
 * and "[bookmark: ...]" dropped, full-width folded, quotes and dashes unified,
 * upper case to lower.  "ordinal" also strips a leading ordinal (三、（三）1. ①)
 * if something remains.
 */
void	 text_normal(struct buf *out, const char *s, size_t n, bool ordinal);

/* Append s with everything that could steer a terminal made visible: C0, C1, DEL,
 * bidi controls, zero-width, U+2028/2029 become "\x1b"-like marks "<1B>".
 * "keep_newlines" lets \n and \t through. */
void	 text_visible(struct buf *out, const char *s, size_t n, bool keep_newlines);
/* Would text_visible change this code point? */
bool	 text_cp_unsafe(uint32_t cp);

/* Pinyin initial 'a'..'z' of a Chinese character in common use, 0 if unknown. */
char	 text_pinyin_initial(uint32_t cp);
/* Does "key" (lower-case ASCII) match the pinyin initials of the Chinese
 * characters of "label", beginning at any of them? */
bool	 text_pinyin_match(const char *label, const char *key);
/* What to compare as bytes to have names in the order of their pinyin: digits and
 * Latin letters first, the same on every machine. */
void	 text_pinyin_key(struct buf *key, const char *name);

#endif
