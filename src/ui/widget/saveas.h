/*
 * saveas.h - where a file is written to that the clerk names: F9 and the like.
 *
 * One rule for all of them: the name offered stands in the folder that was written to
 * last, which is kept with the database for each user (setting "export:USER"); in kiosk
 * mode only names count, in the kiosk's folder; what is there is asked about first.
 */
#ifndef SAVEAS_H
#define SAVEAS_H

#include <stdbool.h>
#include <stddef.h>
#include "ui/core/core.h"

/* The folder of the last time while it is there, else the current one; the caller
 * frees.  NULL: none, as in kiosk mode. */
char	*saveas_folder(const struct ui *);
void	 saveas_remember(struct ui *, const char *folder);
/* A path to offer for that name; to be written to for what was answered.  The caller
 * frees both. */
char	*saveas_offer(const struct ui *, const char *name);
char	*saveas_path(const struct ui *, const char *answer);
/* May it be written?  False with the message on the screen.  "there": something has
 * that name, and is to be asked about. */
bool	 saveas_look(struct ui *, const char *path, bool *there);
void	 saveas_ask_over(struct ui *, const char *path,
	    void (*done)(struct ui *, bool yes, void *arg), void *arg);
/* It is written: say so, and remember the folder. */
void	 saveas_done(struct ui *, const char *path);
/* Write, and the same. */
bool	 saveas_write(struct ui *, const char *path, const char *s, size_t n);

#endif
