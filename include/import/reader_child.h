/*
 * reader_child.h - between the files of src/import: files read under restrictions.
 *
 * One child process reads all files of an import run, one after the other: it
 * is forked at the first, loses every right but computing (sandbox.h), gets each
 * file's bytes over a socket and sends back what is in them and the messages as
 * bytes (docwire.h), which the parent takes apart with suspicion.  A file that
 * kills it or takes too long is reported, and the next file has a new child.
 *
 * A child for each file would hide one file from the next, but a fork costs more
 * than the reading of most reports (0.4 ms against 0.2).  What one file can do to
 * those read after it in the same run is to have them read wrongly; the disk, the
 * database and the terminal it cannot reach.
 */
#ifndef READER_CHILD_H
#define READER_CHILD_H

#include <stdbool.h>
#include <stddef.h>

#define CHILD_AHEAD	64	/* files that may be asked ahead of their turn */

struct buf;
struct child;
struct diag;
struct doc;
struct jsontree;
struct members;
struct reader_kind;
struct source;
struct unzip_entry;

/* Starts nothing yet.  ms: limit of time for a file; 0: the usual one. */
struct child *child_new(int ms);
void	 child_free(struct child *);	/* ends the process; NULL allowed */
/*
 * As reader->read(), by the child.  Reads in this process when "child" is NULL or
 * no process is to be had.  s->kind then lives as long as the document.
 */
bool	 child_read(struct child *, const struct reader_kind *, struct doc *,
	    struct source *, struct diag *);
/* The same for JSON: as json_read(). */
bool	 child_read_json(struct child *, struct jsontree *, struct source *,
	    struct diag *);
/* A JSON text of our own that was on a disk. */
bool	 child_json(struct child *, struct jsontree *, const char *p, size_t n,
	    struct diag *);

/* The files of an archive, and the bytes of one of them: "p" is where they lie, n its
 * packed size.  False with a message. */
bool	 child_list(struct child *, struct members *, const char *p, size_t n,
	    struct diag *);
bool	 child_member(struct child *, struct buf *out, const char *p, size_t n,
	    const struct unzip_entry *, struct diag *);

/*
 * Work ahead: give the child these bytes now (reader NULL: JSON), so that it reads them
 * while its parent has something else to do.  A later call of the above for the same
 * bytes, which must stay where they are until then, takes the answer.  False when it
 * cannot be asked now; then the later call asks.
 */
bool	 child_ask(struct child *, const struct reader_kind *, const struct source *);
/* Take what the child has answered meanwhile, without waiting. */
void	 child_pump(struct child *);
/* 1: all that it was asked ahead is answered, 0: not within ms, -1: it has died over it. */
int	 child_answered(struct child *, int ms);

#endif
