/*
 * pdf_write.c - a document as PDF: laid out here, drawn by nianbao-render.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page.h"
#include "export/render.h"

bool
export_pdf(struct buf *out, struct doc *doc, struct diag *d)
{
	struct render *own = doc->render == NULL ? render_new() : NULL;
	struct pages *pages = pages_make(doc);
	bool ok = render_pages(own != NULL ? own : doc->render, out, pages, d);

	pages_free(pages);
	render_free(own);
	return ok;
}
