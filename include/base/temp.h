/*
 * temp.h - files that are half made: gone when the program ends in the middle.
 *
 * Whoever makes one says so, and says when it has its name or is gone.  mem_out() and
 * the end of a task (task.h) take away what is left on the list; after kill -9 nobody
 * can, so those names say what they are and the next writer of the folder takes away
 * the old ones.
 */
#ifndef TEMP_H
#define TEMP_H

#define TEMP_PREFIX	".nianbao-"	/* of files; a UUID follows */

/* Put it on the list before it is made; a path too long for the list is not on it. */
void	 temp_begin(const char *path);
/* It has another name now, or is gone. */
void	 temp_end(const char *path);
/* Take it away now, with the journal that a database may have. */
void	 temp_remove(const char *path);
/* Take away all on the list.  May be called by a signal handler. */
void	 temp_sweep(void);
/* Take away what one that was killed has left in a folder, a day ago or more: files of
 * ours called "prefix" and a UUID, and their journals.  The same folder is not looked
 * through twice in a row. */
void	 temp_clear(const char *folder, const char *prefix);

#endif
