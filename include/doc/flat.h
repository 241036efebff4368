/*
 * flat.h - Office documents that are one XML file, opened as the package they stand for:
 * who reads the parts of an archive reads theirs.
 *
 *	flat OPC	<pkg:package> with each part of a docx or xlsx inside
 *	WordML 2003	<w:wordDocument>: its body is word/document.xml, the whole
 *			word/styles.xml
 *	XML Spreadsheet	<Workbook> of Excel 2002 and 2003, which is no package and only
 *			told by its kind here
 */
#ifndef FLAT_H
#define FLAT_H

#include <stdbool.h>
#include <stddef.h>
#include "base/encode.h"

struct buf;
struct diag;
struct unzip;

enum flat_kind { FLAT_NONE, FLAT_DOCX, FLAT_XLSX, FLAT_WORD, FLAT_SHEET };

/* By the first element, in any encoding. */
enum flat_kind flat_kind(const char *p, size_t n);
/* The file in UTF-8 without its declaration, appended to "text"; *encoding as told or
 * AUTO, then as read.  False with a message in d when bytes do not decode. */
bool	 flat_text(struct buf *text, const char *p, size_t n, enum encoding *encoding,
	    struct diag *d);
/* The package (FLAT_DOCX, FLAT_XLSX, FLAT_WORD); "text" takes what its parts lie in and
 * must stay.  NULL with a message in d. */
struct unzip *flat_open(struct buf *text, const char *p, size_t n,
	    enum encoding *encoding, struct diag *d);

#endif
