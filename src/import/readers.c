/*
 * readers.c - the table of readers, in the order in which they are asked.
 */
#include <stdbool.h>
#include <stddef.h>

#include "import/readers.h"

const struct reader_kind reader_kinds[] = {
	{ SOURCE_ARCHIVE, false, package_sniff, package_read },
	{ "xml", true, office_xml_sniff, office_xml_read },
	{ "pdf", false, pdf_sniff, pdf_read },
	{ "html", true, html_sniff, html_read },
	{ "txt", true, txt_sniff, txt_read },	/* takes any text: the last */
	{ 0 }
};

const struct reader_kind *
reader_sniff(const char *p, size_t n)
{
	const struct reader_kind *k = reader_kinds;

	while (k->kind != NULL && !k->sniff(p, n))
		k++;
	return k->kind != NULL ? k : NULL;
}
