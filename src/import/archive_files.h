/*
 * archive_files.h - between archive.c, which reads, and archive_files.c, which keeps.
 */
#ifndef ARCHIVE_FILES_H
#define ARCHIVE_FILES_H

#include "base/buf.h"
#include "doc/members.h"

struct archive {
	char		*name;		/* owned, as all */
	char		*path;		/* or NULL: */
	struct buf	 bytes;
	struct members	 files;
};

#endif
