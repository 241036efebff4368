/*
 * package.c - what begins like a zip: a document of Word or a workbook, or neither.
 *
 * Which of them it is stands in its directory, so the child finds out: the parent looks
 * at four bytes.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/diag.h"
#include "base/msg.h"
#include "doc/opc.h"
#include "import/readers.h"

bool
package_sniff(const char *p, size_t n)
{
	return n >= 4 && (memcmp(p, "PK\3\4", 4) == 0 || memcmp(p, "PK\5\6", 4) == 0);
}

bool
package_read(struct doc *doc, struct source *src, struct diag *d)
{
	switch (opc_kind(src->p, src->n)) {
	case OPC_DOCX:
		src->kind = "docx";
		return docx_read(doc, src, d);
	case OPC_XLSX:
		src->kind = "xlsx";
		return xlsx_read(doc, src, d);
	case OPC_OFD:
		src->kind = "ofd";
		diag_error(d, DIAG_DATA, MSG_IMPORT_OFD, NULL);
		return false;
	case OPC_NONE:
	case OPC_ARCHIVE:
		break;
	}
	src->kind = SOURCE_ARCHIVE;
	diag_error(d, DIAG_DATA, MSG_IMPORT_ZIP, NULL);
	return false;
}
