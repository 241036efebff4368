/*
 * jsontree.h - a JSON text as a list of values with their lines.
 *
 * The grammar is yajl's; what it leaves open, or reads as it likes, is decided here,
 * so that a text has the same verdict on every machine:
 *  (1) Strict JSON, one value, nothing after it.
 *  (2) At most JSONTREE_DEPTH levels, JSONTREE_NODES values, JSONTREE_TEXT bytes of
 *      names and texts: looked at before memory is taken.
 *  (3) \u0000 and a half of a surrogate pair are refused.
 *  (4) A number keeps the characters of the file; whoever wants a figure has
 *      num_parse().
 *  (5) No object has a name twice, escapes undone: jsontree_twice().
 *
 * The values stand in the order of the text, each before what is in it, so what is
 * in v are the v->size - 1 nodes behind it.  The tree owns all strings.
 */
#ifndef JSONTREE_H
#define JSONTREE_H

#include <stdbool.h>
#include <stddef.h>
#include "base/mem.h"

struct buf;
struct diag;
struct wire;

#define JSONTREE_DEPTH	32
#define JSONTREE_NODES	200000
#define JSONTREE_TEXT	((size_t)16 << 20)

enum jsontree_kind {
	JSONTREE_NULL, JSONTREE_FALSE, JSONTREE_TRUE, JSONTREE_NUMBER, JSONTREE_STRING,
	JSONTREE_ARRAY, JSONTREE_OBJECT
};
struct jsontree_node {
	enum jsontree_kind kind;
	int		 line;		/* in which it begins */
	size_t		 size;		/* nodes of this value, itself one of them */
	const char	*key;		/* of a member of an object, else NULL */
	const char	*text;		/* a string without its escapes; the others as
					   written; NULL for arrays and objects */
};
struct jsontree {
	struct jsontree_node *node;	/* node[0] is the whole */
	size_t		 n, cap;
	struct arena	 arena;
};

void	 jsontree_init(struct jsontree *);
void	 jsontree_release(struct jsontree *);
/* Read valid UTF-8 without a NUL into an empty tree.  False with a message in d. */
bool	 jsontree_read(struct jsontree *, const char *text, size_t n, struct diag *);
/* Does an object have a name twice?  Each is an error in d, up to some. */
bool	 jsontree_twice(const struct jsontree *, struct diag *);

/* Each value v directly in the array or object "in". */
#define JSONTREE_EACH(v, in)						\
	for (const struct jsontree_node *v = (in) + 1;			\
	    v < (in) + (in)->size; v += v->size)
/* A member of an object; NULL when it is missing. */
const struct jsontree_node *jsontree_member(const struct jsontree_node *object,
	    const char *key);

/* As bytes for another process and back (docwire.h); what comes back keeps to all
 * of the above but (5), or the cursor is bad and the result false. */
void	 jsontree_pack(struct buf *, const struct jsontree *);
bool	 jsontree_unpack(struct jsontree *, struct wire *);

#endif
