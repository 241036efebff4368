/*
 * zip.h - writing a zip container into a growing buffer.
 *
 * Deterministic: every part carries the same date (1 January 1980) and no
 * system attributes, so the same parts give the same bytes.
 */
#ifndef ZIP_H
#define ZIP_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;
struct zip;

/* Begin an archive that is appended to "out"; level 0 (stored) .. 9. */
struct zip *zip_begin(struct buf *out, int level);
/* Add one part.  Names are ASCII with '/', relative, unique: the caller's care. */
void	 zip_part(struct zip *, const char *name, const void *p, size_t n);
/* Write the directory and free the writer.  False, with DOC_ZIP in d and "out"
 * cut back to where it began, when the archive could not be made. */
bool	 zip_end(struct zip *, struct diag *d);

#endif
