/*
 * file.h - whole files, atomic replacement, standard places.
 */
#ifndef FILE_H
#define FILE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;

/* Read a whole regular file or, for "-", standard input; at most "limit" bytes
 * (0 = 64 MiB).  False with FILE_* messages in d; a pipe, socket or device under a
 * name is refused, never waited for.  So is a file that this program itself has open,
 * as it has the database: reading it would cost the locks on it. */
bool	 file_read(struct buf *, const char *path, size_t limit, struct diag *);
/* The same of what is no symbolic link, for a folder into which others write, too. */
bool	 file_read_plain(struct buf *, const char *path, size_t limit, struct diag *);
/*
 * Write so that "path" is either the old or the new file, never half: an
 * O_EXCL temporary in the same directory, fsync, rename, fsync the directory.
 * A symbolic link is replaced, not followed; what is neither file nor link is left
 * alone.  "mode" is the mode of a new file before umask (0666 usual).  A name that
 * a person gave goes through target_write().
 */
bool	 file_write(const char *path, const void *p, size_t n, unsigned mode, struct diag *);
/* The name of a new file to disk too; a file system that cannot do it is no reason to
 * fail. */
void	 file_sync_folder(const char *path);
/* Write all to a descriptor; where it takes nothing for "ms" milliseconds (-1 = for
 * ever) false with ETIMEDOUT.  False with errno. */
bool	 file_put(int fd, const void *p, size_t n, int ms);
/* The FILE_* message of an errno on a path. */
void	 file_fail(struct diag *, const char *path, int error, bool writing);
/* Make a directory and its parents (mode 0700 for those made). */
bool	 file_mkdirs(const char *path, struct diag *);
bool	 file_exists(const char *path);
bool	 file_is_dir(const char *path);
/* The names in a folder but "." and "..", in the order of their bytes; NULL with
 * FILE_* messages in d.  Freed by file_list_free(). */
char	**file_list(const char *dir, size_t *n, struct diag *d);
void	 file_list_free(char **name, size_t n);
/* Hidden, a lock file ("~$x.docx", ".~lock.x#"), or what a system makes itself. */
bool	 file_is_litter(const char *name);
/* A file's name as text to show or store: as it is when UTF-8, else read as
 * GB18030, U+FFFD for what is neither.  Caller frees. */
char	*file_name_text(const char *path);
/* "$XDG_DATA_HOME/nianbao/NAME" or its default below HOME; "kind" is "DATA",
 * "CONFIG" or "STATE".  Caller frees.  NULL when there is no home. */
char	*file_home(const char *kind, const char *name);
/* Last component / folder / join; caller frees the latter two. */
const char *file_base(const char *path);
char	*file_folder(const char *path);
char	*file_join(const char *dir, const char *name);
/* A name that is safe as a file name made from any text; caller frees. */
char	*file_safe_name(const char *text);

#endif
