/*
 * header.c - the first bytes of a database file, before SQLite takes part in it.
 *
 * Whoever asks SQLite for one value rolls a journal back, makes side files, and at
 * the end moves a -wal into the file.  What must be left as it is, because it may not
 * be ours at all, is judged by these bytes first
 * (https://sqlite.org/fileformat2.html#the_database_header).
 *
 * They are read through SQLite's own descriptor: closing one of ours would take the
 * locks of every connection of this process along (POSIX).  They are what was last
 * moved into the file: while a -wal or a -journal has contents, only SQLite knows
 * what holds.
 */
#include <stdint.h>
#include <string.h>

#include "store/db.h"

#define HEADER_SIZE	100
#define AT_WRITE	18	/* file format version: 2 = WAL */
#define AT_VERSION	60
#define AT_APPLICATION	68

static uint32_t
big_endian(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

int
header_read(struct header *h, sqlite3 *db)
{
	unsigned char	 b[HEADER_SIZE];
	sqlite3_file	*f = NULL;
	int		 rc;

	memset(h, 0, sizeof(*h));
	rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &f);
	if (rc != SQLITE_OK || f == NULL || f->pMethods == NULL)
		return rc != SQLITE_OK ? rc : SQLITE_CANTOPEN;
	rc = f->pMethods->xRead(f, b, sizeof(b), 0);
	if (rc == SQLITE_IOERR_SHORT_READ)
		return SQLITE_NOTADB;
	if (rc != SQLITE_OK)
		return rc;
	if (memcmp(b, "SQLite format 3", 16) != 0)
		return SQLITE_NOTADB;
	h->wal = b[AT_WRITE] == 2;
	h->version = (int32_t)big_endian(b + AT_VERSION);
	h->application = (int32_t)big_endian(b + AT_APPLICATION);
	return SQLITE_OK;
}
