/*
 * pagewire.h - pages on their way to the program that draws them, and its answer.
 *
 *   request = PAGES_MAGIC size  pages
 *   answer  = DRAWN_MAGIC size  status items bytes
 *
 * Numbers have four bytes, as the machine stores them: both programs are of one build
 * on one machine.  Neither side believes the other.  Sizes are compared with a limit
 * before memory is taken, counts are paid for by bytes that are there, indices point at
 * what came before, texts are valid UTF-8 without controls.
 */
#ifndef PAGEWIRE_H
#define PAGEWIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"

struct pages;

#define PAGES_MAGIC	0x4750424Eu
#define DRAWN_MAGIC	0x4452424Eu
#define PAGES_BYTES	((size_t)32 << 20)	/* of a request at most */
#define DRAWN_BYTES	((size_t)64 << 20)	/* of the document that comes back */
#define DRAWN_SIZE	(DRAWN_BYTES + ((size_t)1 << 20))	/* of an answer at most */
#define DRAWN_ITEMS	100	/* messages of an answer */

enum drawn_status {
	DRAWN_DONE,
	DRAWN_NONSENSE,		/* the request was none */
	DRAWN_NO_FONT,		/* there is no font at all */
	DRAWN_TOO_LARGE,
	DRAWN_FAILED,
	DRAWN__MAX
};
enum drawn_code {
	DRAWN_SUBSTITUTE,	/* font "name" is not there, "other" is taken */
	DRAWN_FORBIDDEN,	/* font "name" may not be embedded */
	DRAWN_MISSING,		/* no font has character cp, first seen in this text */
	DRAWN_CODE__MAX
};
struct drawn_item {
	enum drawn_code	 code;
	char		*name, *other;	/* owned, or NULL */
	uint32_t	 cp;
	int		 page, text;
};
struct drawn {
	enum drawn_status status;
	struct drawn_item *item;
	size_t		 n, cap;
	struct buf	 bytes;
};

/* A request, whole. */
void	 pages_pack(struct buf *, const struct pages *);
/* What stands behind the size; NULL when it is wrong.  pages_drop() releases it: whoever
 * draws pages knows nothing of how they are made. */
struct pages *pages_unpack(const char *p, size_t n);
void	 pages_drop(struct pages *);

void	 drawn_init(struct drawn *);
void	 drawn_release(struct drawn *);
/* A message; past the limit it is dropped. */
void	 drawn_add(struct drawn *, enum drawn_code, const char *name, const char *other,
	    uint32_t cp, int page, int text);
/* An answer, whole. */
void	 drawn_pack(struct buf *, const struct drawn *);
/* What stands behind the size, to the pages that were asked for.  False when it is
 * wrong; then "drawn" is empty. */
bool	 drawn_unpack(struct drawn *, const struct pages *, const char *bytes,
	    size_t size);

#endif
