/*
 * near.c - "did you mean": the names most like a mistyped one.
 *
 * Distance is the number of characters to add, drop or change; a name that
 * contains the other counts as one, since agencies are often called by half
 * their name.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"

#define NEAR_CHARS	64

static int
decode(const char *s, uint32_t cp[NEAR_CHARS])
{
	size_t n = strlen(s), at = 0;
	int k = 0;

	while (at < n && k < NEAR_CHARS)
		at += text_decode(s + at, n - at, &cp[k++]);
	return k;
}

/* Edit distance by rows; both sides are cut at NEAR_CHARS. */
static int
distance(const char *left, const char *right)
{
	uint32_t a[NEAR_CHARS], b[NEAR_CHARS];
	int row[NEAR_CHARS + 1], n = decode(left, a), m = decode(right, b);

	for (int j = 0; j <= m; j++)
		row[j] = j;
	for (int i = 1; i <= n; i++) {
		int diagonal = row[0];

		row[0] = i;
		for (int j = 1; j <= m; j++) {
			int best = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			if (row[j] + 1 < best)
				best = row[j] + 1;
			if (row[j - 1] + 1 < best)
				best = row[j - 1] + 1;
			row[j] = best;
		}
	}
	return row[m];
}

void
near_init(struct near *near, const char *name)
{
	memset(near, 0, sizeof *near);
	near->name = name;
}

void
near_add(struct near *near, const char *candidate)
{
	int max = (int)ARRAY_LEN(near->best), at;
	size_t length = text_length(near->name, strlen(near->name));
	int d = distance(near->name, candidate);

	if (length >= 2 && (strstr(candidate, near->name) != NULL ||
	    (candidate[0] != '\0' && strstr(near->name, candidate) != NULL)))
		d = 1;
	if (length == 0 || d > (int)(length + 2) / 3)
		return;
	for (at = near->n; at > 0 && near->best[at - 1].distance > d; at--)
		;
	if (at == max)
		return;
	if (near->n == max)
		free(near->best[--near->n].name);
	memmove(near->best + at + 1, near->best + at,
	    (size_t)(near->n - at) * sizeof *near->best);
	near->best[at].name = mem_strdup(candidate);
	near->best[at].distance = d;
	near->n++;
}

void
near_take(struct near *near, struct buf *out, enum lang lang)
{
	for (int i = 0; i < near->n; i++) {
		if (i > 0)
			buf_str(out, lang == LANG_EN ? ", " : "、");
		buf_str(out, near->best[i].name);
		free(near->best[i].name);
	}
	near->n = 0;
}
