/*
 * termclip.h - text for the clipboard of the terminal, by OSC 52.
 *
 * Only base64 goes between the escape and its end, so nothing that was copied can be
 * read as a sequence.  No terminal answers: what is known not to have a clipboard says
 * so, the others may still be set up to take none.
 */
#ifndef TERMCLIP_H
#define TERMCLIP_H

#include <stddef.h>

enum clip_result {
	CLIP_SENT,
	CLIP_NONE,		/* the console of Linux, a vt100: there is no clipboard */
	CLIP_LONG		/* more than terminals take (xterm, tmux, hterm) */
};
/* It goes out with the next flush. */
enum clip_result term_clip(const char *s, size_t n);

#endif
