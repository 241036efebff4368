/*
 * converter.h - between the files of src/import: formats that other programs read.
 *
 * .doc .wps .xls .et .rtf .odt .ods and .pdf are turned into docx, xlsx or text by
 * nianbao-convert, a helper beside this program, which runs LibreOffice,
 * mutool or pdftotext.  What comes back is read like any other file from elsewhere.
 *
 * Only the helper is ever started, from its fixed place, and never in kiosk mode.
 */
#ifndef CONVERTER_H
#define CONVERTER_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;

struct outside_kind {
	const char	*kind;		/* "doc": also the helper's first argument */
	const char	*instead;	/* what a user can save the file as */
	const char	*tool, *package;	/* package: of Debian */
};
/* The kind of an old format, by its bytes; NULL when it is none. */
const struct outside_kind *outside_sniff(const char *p, size_t n);
/* Append the file in its new format.  False with a message in d. */
bool	 outside_convert(struct buf *out, const struct outside_kind *, const char *p,
	    size_t n, struct diag *);

#endif
