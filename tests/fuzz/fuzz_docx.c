/*
 * fuzz_docx.c - any bytes at all as a Word file, or as parts of one.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stddef.h>
#include <stdint.h>
#include "kit/officebytes.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct fixed_part parts[] = {
		{ "[Content_Types].xml", "<Types/>" },
		{ "_rels/.rels", "<R>"
		    "<Relationship Id=\"a\" Type=\"officeDocument\" "
		    "Target=\"word/document.xml\"/>"
		    "<Relationship Id=\"b\" Type=\"core-properties\" "
		    "Target=\"core.xml\"/></R>" },
		{ "word/document.xml", NULL }, { "word/styles.xml", NULL },
		{ "core.xml", NULL },
		{ "word/_rels/document.xml.rels", "<R><Relationship Id=\"a\" "
		    "Type=\"styles\" Target=\"styles.xml\"/></R>" },
		{ NULL, NULL },
	};

	return fuzz_office(parts, docx_read, data, n);
}
