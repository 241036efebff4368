/*
 * office.c - what the readers of docx and xlsx share: paragraphs, the title in the
 * properties.
 *
 * The title is a hint: a file without it, or with a broken one, is read all the same.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/look.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/office.h"
#include "import/readers.h"

#define TITLE_MAX	1000		/* bytes */

/* ---- paragraphs ---- */

/* "草稿" between blanks, of which some may stand inside. */
static bool
is_mark(const char *s)
{
	const char *mark = "草稿";

	for (size_t n = strlen(s);; s++, n--) {
		size_t skip = text_span(s, n, CHAR_EMPTY);

		s += skip;
		n -= skip;
		if (n == 0 || *mark == '\0' || *mark++ != *s)
			return n == 0 && *mark == '\0';
	}
}

bool
office_paragraph(struct doc *doc, enum doc_kind kind, char *text)
{
	struct doc_block *block;

	if (text_blank(text))
		return true;
	if (doc->n == READER_BLOCKS)
		return false;
	if (kind == DOC_PARA && is_mark(text))
		kind = DOC_MARK;
	if (!look_coded(text, strlen(text))) {
		doc_add(doc, kind, NULL, 0)->text = text;
		return true;
	}
	block = doc_read(doc, kind, text, strlen(text));
	if (text_blank(block->text)) {	/* a picture alone */
		doc->pictures = true;
		doc->n--;
	}
	return true;
}

/* ---- the title ---- */

struct title_load { struct buf b; bool open; };

enum { TITLE };
static const char *const title_names[] = { "title", NULL };

static bool
title_start(void *ctx, int element, const char *const *attr)
{
	(void)attr;
	((struct title_load *)ctx)->open = element == TITLE;
	return true;
}

static bool
title_end(void *ctx, int element)
{
	return element != TITLE || ctx == NULL;
}

static bool
title_text(void *ctx, const char *s, size_t n)
{
	struct title_load *l = ctx;

	if (l->open)
		buf_add(&l->b, s, n);
	return l->b.len <= TITLE_MAX;
}

void
office_title(struct doc *doc, struct unzip *zip, const struct opc_relations *package)
{
	static const struct xml_events events = {
		title_names, title_start, title_end, title_text
	};
	const char *part = opc_by_type(package, "core-properties");
	const struct unzip_entry *e = part != NULL ? unzip_find(zip, part) : NULL;
	struct title_load l = { BUF_INIT, false };

	if (e != NULL && opc_parse(zip, e, &events, &l, NULL) && l.b.len > 0 &&
	    l.b.len <= TITLE_MAX)
		doc->title = arena_strndup(&doc->arena, l.b.data, l.b.len);
	buf_release(&l.b);
}
