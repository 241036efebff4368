/*
 * docwire.h - a document as bytes, from one process to another.
 *
 * What a reader makes of a file is carried whole: kinds, texts, lines, tables,
 * cells with spans.  What only writers need (widths, sizes, footer) is not.  The
 * bytes are of one program on one machine and never go to disk.
 *
 * Whoever sends them may be in the hands of the file it has read: nothing in them
 * is believed.  The cursor below is how any such bytes are taken apart.
 */
#ifndef DOCWIRE_H
#define DOCWIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct doc;

/* A cursor over bytes.  The first wrong one sets "bad", and all that follows
 * gives 0, "" and NULL, so that callers look once, at the end. */
struct wire {
	const char	*p;		/* borrowed */
	size_t		 n, at;
	bool		 bad;
};
void	 wire_put(struct buf *, uint32_t);
/* NULL stays NULL. */
void	 wire_put_text(struct buf *, const char *s);
uint32_t wire_get(struct wire *);
/* At least "min", at most "max". */
int	 wire_int(struct wire *, int min, int max);
/* The next text, valid UTF-8 without a NUL inside, ended by one; borrowed from
 * the bytes. */
const char *wire_text(struct wire *, size_t *n);

struct doc_limits {
	size_t		 blocks, cells;	/* of the whole document */
	int		 span;		/* colspan and rowspan */
	size_t		 squares;	/* rows * columns of one table */
};
/* Append a document. */
void	 doc_pack(struct buf *, const struct doc *);
/* Add the packed blocks to a new, empty document; sizes of tables are measured,
 * not believed.  False, the cursor bad and the document unfit for use, when
 * the bytes are wrong or pass a limit. */
bool	 doc_unpack(struct doc *, struct wire *, const struct doc_limits *);

#endif
