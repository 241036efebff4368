/*
 * unzip.h - reading a zip container that lies in memory.
 *
 * Directly over zlib: minizip's reader hides where an entry's bytes lie, and that
 * is what tells overlapping entries, so it would have to be written twice.
 *
 * Opening checks the whole directory before a byte is inflated: names, numbers,
 * sizes, places.  Reading an entry then cannot give more than the directory said,
 * and its checksum must hold.  Nothing is ever written to disk.
 *
 * Every refusal has a message of its own in d (DIAG_DATA):
 *   UNZIP_CUT  UNZIP_DAMAGED  UNZIP_ENCRYPTED  UNZIP_NAME  UNZIP_TWICE
 *   UNZIP_OVERLAP  UNZIP_ENTRIES  UNZIP_ENTRY  UNZIP_TOTAL  UNZIP_RATIO
 *   UNZIP_METHOD
 */
#ifndef UNZIP_H
#define UNZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/msg.h"

struct buf;
struct diag;
struct unzip;

#define UNZIP_MAX_ENTRIES	2000
#define UNZIP_MAX_ENTRY		((size_t)32 << 20)	/* inflated */
#define UNZIP_MAX_TOTAL		((size_t)64 << 20)	/* inflated, all together */
#define UNZIP_MAX_FILES		5000		/* of an archive of files */
#define UNZIP_MAX_FILES_TOTAL	((size_t)1 << 30)	/* of these, inflated */
#define UNZIP_MAX_RATIO		200			/* once past UNZIP_FREE */
#define UNZIP_FREE		((size_t)1 << 20)

struct unzip_entry {
	char		*name;		/* as stored: '/' between folders, no "..";
					   not always UTF-8 */
	size_t		 size, packed;
	size_t		 at, data;	/* local header and bytes, from the start */
	uint32_t	 crc;
	unsigned	 method;
	bool		 folder, link;	/* of an archive of files (below) */
	enum msg	 refused;	/* likewise: why it must not be read, or MSG_NONE */
};

/* The archive of n bytes at p, which must stay; NULL with a message in d. */
struct unzip *unzip_open(const char *p, size_t n, struct diag *d);
/* The same of parts that lie in p as they are, so that their readers need not know. */
struct unzip_part { const char *name; size_t at, n; };
struct unzip *unzip_parts(const char *p, const struct unzip_part *, size_t count,
	    struct diag *d);
/*
 * The same as an archive of files that have nothing to do with one another: what is
 * wrong with one is told by its entry, and only what breaks the directory refuses all.
 * Names are UTF-8 here, from whatever they were stored as; an entry that must not be
 * read has one that may be shown.  In the order of a walk through folders, by name.
 */
struct unzip *unzip_archive(const char *p, size_t n, struct diag *d);
/* Must it not be read?  Then d is told why, without its name. */
bool	 unzip_refused(const struct unzip_entry *, struct diag *d);
/* One entry of it whose bytes are the n at p; "e" as it was there, else. */
struct unzip *unzip_one(const char *p, size_t n, const struct unzip_entry *e);
/* Does the name mean a file below the archive's own root, and nothing else? */
bool	 unzip_name_safe(const char *s, size_t n);
void	 unzip_close(struct unzip *);
size_t	 unzip_count(const struct unzip *);
/* Entry i by name, letters of any case. */
const struct unzip_entry *unzip_entry(const struct unzip *, size_t i);
/* By name, letters of any case; NULL if there is none. */
const struct unzip_entry *unzip_find(const struct unzip *, const char *name);

/* Takes the next bytes of an entry; false ends the reading. */
typedef bool unzip_take_fn(void *ctx, const char *p, size_t n);
/* Inflate an entry, piece by piece.  False when "take" had enough, or with a
 * message in d; what was taken is then not to be trusted. */
bool	 unzip_pump(struct unzip *, const struct unzip_entry *, unzip_take_fn *take,
	    void *ctx, struct diag *d);
/* Append a whole entry.  False, with a message in d and "out" as it was. */
bool	 unzip_read(struct unzip *, const struct unzip_entry *, struct buf *out,
	    struct diag *d);

#endif
