/*
 * layout.c - see layout.h: the table of layouts, and our own exporters.
 */
#include <stdbool.h>
#include <string.h>

#include "doc/doc.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "export/export.h"

static bool
with_exporter(struct buf *b, struct page *p,
    bool (*write)(struct buf *, struct doc *, struct diag *))
{
	struct doc *doc = page_document(p, true);
	bool ok = write(b, doc, NULL);

	doc_free(doc);
	return ok;
}

static bool
our_docx(struct buf *b, struct page *p)
{
	return with_exporter(b, p, export_docx);
}

static bool
our_html(struct buf *b, struct page *p)
{
	return with_exporter(b, p, export_html);
}

static bool
our_txt(struct buf *b, struct page *p)
{
	return with_exporter(b, p, export_txt);
}

static bool
our_md(struct buf *b, struct page *p)
{
	return with_exporter(b, p, export_md);
}

const struct damage_layout layouts[] = {
	{ "grid", false, true, false, false, false, false, false, NULL },
	{ "docx", false, false, false, true, false, false, false, our_docx },
	{ "word", true, false, false, false, false, false, false, layout_word },
	{ "html", false, false, false, true, false, false, false, our_html },
	{ "web", true, true, false, false, false, false, false, layout_web },
	{ "xlsx", false, false, false, true, false, false, false, layout_book },
	{ "txt", false, false, false, true, true, false, true, our_txt },
	{ "md", false, false, false, true, false, true, false, our_md },
	{ "dump", false, false, false, false, false, false, true, layout_dump },
	{ "short", false, false, false, false, false, false, true, layout_dump_short },
	{ "lines", false, false, true, false, false, false, true, layout_lines },
	{ "bars", false, false, false, false, false, false, true, layout_bars },
	{ "pre.html", false, false, false, false, false, false, false, layout_pre },
	{ "tsv", false, false, false, false, false, false, false, layout_tsv },
	{ "csv", false, false, false, true, false, false, false, layout_csv },
	{ NULL, false, false, false, false, false, false, false, NULL }
};

const struct damage_layout *
layout_find(const char *name)
{
	for (const struct damage_layout *l = layouts; l->name != NULL; l++)
		if (strcmp(l->name, name) == 0)
			return l;
	return NULL;
}
