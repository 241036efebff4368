/*
 * typed.h - words that stood in a question when the line broke.
 *
 * They are kept for who typed them (setting "typed:USER" of the database), said when he
 * is back, and stand in the same question when it is asked again.  Never an answer.
 */
#ifndef TYPED_H
#define TYPED_H

#include "base/msg.h"
#include "ui/core/core.h"

/* "about": which of several such questions it is, as a cell, or NULL.  No words: nothing
 * is kept of that question any more. */
void	 typed_keep(struct ui *, enum msg question, const char *about, const char *words);
/* What is kept, owned by the caller and kept no longer; NULL: nothing. */
char	*typed_take(struct ui *, enum msg question, const char *about);
/* Say what is kept for where the clerk is, the list or a report. */
void	 typed_tell(struct ui *);

#endif
