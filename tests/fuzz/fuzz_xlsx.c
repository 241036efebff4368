/*
 * fuzz_xlsx.c - any bytes at all as a workbook, or as parts of one.
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
		{ "_rels/.rels", "<R><Relationship Id=\"a\" Type=\"officeDocument\" "
		    "Target=\"xl/workbook.xml\"/></R>" },
		{ "xl/_rels/workbook.xml.rels", "<R>"
		    "<Relationship Id=\"rId1\" Type=\"worksheet\" Target=\"sheet1.xml\"/>"
		    "<Relationship Id=\"s\" Type=\"sharedStrings\" "
		    "Target=\"strings.xml\"/>"
		    "<Relationship Id=\"t\" Type=\"styles\" Target=\"styles.xml\"/>"
		    "</R>" },
		{ "xl/workbook.xml", "<w><sheet name=\"Sheet1\" r:id=\"rId1\"/></w>" },
		{ "xl/sheet1.xml", NULL }, { "xl/strings.xml", NULL },
		{ "xl/styles.xml", NULL }, { NULL, NULL },
	};

	return fuzz_office(parts, xlsx_read, data, n);
}
