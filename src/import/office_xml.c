/*
 * office_xml.c - documents of Office that are one XML file: read by who reads the docx or
 * xlsx that they stand for (flat.h).
 */
#include <stdbool.h>
#include <stddef.h>

#include "doc/flat.h"
#include "import/readers.h"

bool
office_xml_sniff(const char *p, size_t n)
{
	return flat_kind(p, n) != FLAT_NONE;
}

bool
office_xml_read(struct doc *doc, struct source *src, struct diag *d)
{
	enum flat_kind kind = flat_kind(src->p, src->n);

	return kind == FLAT_DOCX || kind == FLAT_WORD ? docx_read(doc, src, d) :
	    xlsx_read(doc, src, d);
}
