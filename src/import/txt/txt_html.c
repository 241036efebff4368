/*
 * txt_html.c - a table in HTML inside a text, which is how Markdown has tables that
 * it cannot write itself.  The reader of HTML reads it, as if it were a page.
 */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/chars.h"
#include "base/encode.h"
#include "doc/doc.h"
#include "import/readers.h"
#include "import/txt/txt.h"

static bool
is_tag(const char *s, size_t n, const char *tag)
{
	size_t k = strlen(tag);

	return n >= k && strncasecmp(s, tag, k) == 0 &&
	    (n == k || strchr(" >\t", s[k]) != NULL);
}

/* Tables that a line opens less those it closes. */
static int
nesting(const struct txt_line *l)
{
	const char *s = l->s, *end = l->s + l->n;
	int depth = 0;

	while ((s = memchr(s, '<', (size_t)(end - s))) != NULL) {
		depth += is_tag(s, (size_t)(end - s), "<table");
		depth -= is_tag(s, (size_t)(end - s), "</table");
		s++;
	}
	return depth;
}

size_t
txt_html(struct txt *t, size_t at)
{
	const struct txt_line *l = &t->line[at];
	size_t skip = text_span(l->s, l->n, CHAR_EMPTY), was = t->doc->n, end;
	struct source source = { .encoding = ENCODING_UTF8, .inside = t->inside + 1,
	    .around = t->around };
	int depth = 0;

	if (skip == l->n || t->inside >= READER_INSIDE || l->s[skip] != '<' ||
	    !is_tag(l->s + skip, l->n - skip, "<table"))
		return 0;
	for (end = at; end < t->n; end++) {
		depth += nesting(&t->line[end]);
		if (depth <= 0)
			break;
	}
	if (end == t->n)
		end--;
	source.p = l->s;
	source.n = (size_t)(t->line[end].s + t->line[end].n - l->s);
	if (!html_read(t->doc, &source, t->d)) {
		t->failed = true;
		return end + 1 - at;
	}
	for (; was < t->doc->n; was++) {
		struct doc_block *block = &t->doc->block[was];

		block->line = l->number;
		t->ncell += block->table != NULL ? block->table->ncell : 0;
	}
	if (t->ncell > READER_CELLS || t->doc->n > READER_BLOCKS)
		txt_too_large(t);
	return end + 1 - at;
}
