/*
 * render.h - asking nianbao-render, which draws pages as PDF.
 *
 * The program starts once, when it is first wanted, and serves until it is freed: what
 * takes its time is to look at the fonts.  Without it, or when it fails, there is a
 * message that says what to do, and no bytes.
 */
#ifndef EXPORT_RENDER_H
#define EXPORT_RENDER_H

#include <stdbool.h>

struct buf;
struct diag;
struct pages;
struct render;

struct render *render_new(void);		/* starts nothing yet */
void	 render_free(struct render *);
/* Start it now: for who will not be able to later (sandbox_no_exec). */
void	 render_start(struct render *);
bool	 render_running(const struct render *);
/* Another process of ours has asked it in our stead: is it still there?  One that is not
 * is started again when it is next wanted. */
void	 render_reap(struct render *);
/* Is it installed, so that it can be started? */
bool	 render_installed(void);
/*
 * Append the pages as a PDF.  Fonts that stand in for those of the rule are a note, a
 * character that no font has is a warning, or refused (DIAG_REFUSED) where the pages
 * are no draft.  False with a message.
 */
bool	 render_pages(struct render *, struct buf *, const struct pages *, struct diag *);

#endif
