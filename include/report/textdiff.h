/*
 * textdiff.h - what differs between two texts: by paragraph, and within one.
 */
#ifndef TEXTDIFF_H
#define TEXTDIFF_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum textdiff_find { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED, DIFF_CHANGED };

/* A paragraph of each text; "" where there is none. */
typedef void (*text_diff_fn)(void *ctx, enum textdiff_find, const char *old, size_t nold,
	    const char *now, size_t nnow);
/*
 * Call "each" for every paragraph in order: the longest common run of equal ones,
 * and what stands between as removed, added, or changed where at least half of the
 * words are the same.  False, calling nothing, when there are too many (400).
 */
bool	 textdiff_find(const char *old, const char *now, text_diff_fn each, void *ctx);
#define TEXT_DIFF_MAX 400

/* One paragraph into the other: "收到申请[-36-]{+40+}件".  "mark" NULL: only judge.
 * True when they are alike enough to be the same one, changed. */
bool	 textdiff_words(struct buf *mark, const char *old, size_t nold, const char *now,
	    size_t nnow);

#endif
