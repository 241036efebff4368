/*
 * archive.h - a zip of report files, which is a folder.
 *
 * Its directory and its files are read by the child (reader_child.h); here only pieces
 * of it are handed on, one file at a time.  What offices and systems leave beside their
 * files (file_is_litter()) is not listed.
 */
#ifndef ARCHIVE_H
#define ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>

struct archive;
struct buf;
struct candidate;
struct import_run;

/* The archive of n bytes at p, shown as "name"; NULL with a message in the run's
 * diag, also when it is empty. */
struct archive *archive_new(struct import_run *, const char *p, size_t n,
	    const char *name);
/* Where its bytes are from now on: in the file of this path, or, for "-", in *b, which
 * is taken over. */
void	 archive_keep(struct archive *, const char *path, struct buf *b);
void	 archive_free(struct archive *);
size_t	 archive_count(const struct archive *);
/* "x.zip/inner/name.docx"; to be freed. */
char	*archive_path(const struct archive *, size_t i);
bool	 archive_is_link(const struct archive *, size_t i);
/* Read one of its files, as import_file(): always a candidate. */
struct candidate *archive_import(struct import_run *, const struct archive *, size_t i);

#endif
