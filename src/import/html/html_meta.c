/*
 * html_meta.c - what the head of a page tells of it: the tags that sites of governments
 * have by common rule, PubDate and ContentSource, and what is met in their place.
 *
 * A hint: a page without it, or with what cannot be read, is read all the same.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/html/html.h"

#define HEAD_BYTES	((size_t)64 << 10)	/* looked at */
#define VALUE_BYTES	600			/* a longer one is no date and no name */

static const char *const dates[] = { "PubDate", "PublishDate", "Publish_Date" };
static const char *const names[] = { "ContentSource", "Source" };

static bool
is_one(const struct html_tag *t, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (t->ntype == strlen(word[i]) &&
		    strncasecmp(t->type, word[i], t->ntype) == 0)
			return true;
	return false;
}

static void
take(struct doc *doc, const struct html_tag *t)
{
	char **to = is_one(t, dates, ARRAY_LEN(dates)) ? &doc->published :
	    is_one(t, names, ARRAY_LEN(names)) ? &doc->publisher : NULL;

	/* one written with references of characters would have to be read first */
	if (to != NULL && *to == NULL && t->value != NULL && t->nvalue <= VALUE_BYTES &&
	    !text_blankn(t->value, t->nvalue) && memchr(t->value, '&', t->nvalue) == NULL &&
	    memchr(t->value, '\0', t->nvalue) == NULL)
		*to = arena_strndup(&doc->arena, t->value, t->nvalue);
}

void
html_meta(struct doc *doc, const char *p, size_t n)
{
	const char *end = p + (n < HEAD_BYTES ? n : HEAD_BYTES), *next;
	struct html_tag t;

	for (; (p = memchr(p, '<', (size_t)(end - p))) != NULL; p = next) {
		if (html_markup(p, end, &t, &next) != HTML_START)
			continue;
		if (t.tag == GUMBO_TAG_BODY || t.tag == GUMBO_TAG_TABLE)
			return;
		if (t.tag == GUMBO_TAG_SCRIPT || t.tag == GUMBO_TAG_STYLE)
			next = html_raw_end(&t, next, end);
		else if (t.tag == GUMBO_TAG_META && t.type != NULL)
			take(doc, &t);
	}
}
