/*
 * txt_bars.c - texts whose cells are parted by bars on lines of their own:
 *
 *	规章
 *	|
 *	3
 *	|
 *	|
 *	15
 *
 * The bars go, and nothing between two of them is a blank cell: what is left is one cell
 * on each line, as others write it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/chars.h"
#include "import/txt/txt.h"

#define LONE	8		/* as many of them are no accident */

static bool
is_lone(const struct txt_line *l)
{
	const char *s = l->s;
	size_t n = l->n;

	if (l->bars != 1)
		return false;
	text_trim(&s, &n, CHAR_EMPTY);
	return (n == 1 && s[0] == '|') || (n == 3 && memcmp(s, "｜", 3) == 0);
}

static bool
has_lone_bars(const struct txt *t)
{
	size_t lone = 0, other = 0;

	for (size_t i = 0; i < t->n; i++) {
		bool alone = is_lone(&t->line[i]);

		lone += alone;
		other += t->line[i].bars > 0 && !alone;
	}
	return lone >= LONE && lone > other;
}

void
txt_lone_bars(struct txt *t)
{
	bool bar = false;		/* nothing yet since the last one */
	size_t to = 0;

	if (!has_lone_bars(t))
		return;
	for (size_t i = 0; i < t->n; i++) {
		struct txt_line l = t->line[i];

		if (is_lone(&l)) {
			while (!bar && to > 0 && t->line[to - 1].blank &&
			    !t->line[to - 1].hollow)
				to--;
			if (!bar) {
				bar = true;
				continue;
			}
			l.n = l.bars = 0;
			l.blank = l.hollow = l.sure = true;
			t->line[to++] = l;
		} else if (!bar || !l.blank) {
			bar = false;
			t->line[to++] = l;
		}
	}
	t->n = to;
}
