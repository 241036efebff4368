/*
 * keyseq.h - what the escape sequences of terminals mean.
 *
 * Tables alone: which bytes belong together keydec.c says.  "final" is the last byte of
 * a sequence, "p" its numbers, -1 where one was left out.  An unknown one means K_NONE.
 */
#ifndef KEYSEQ_H
#define KEYSEQ_H

#include <stdint.h>
#include "ui/term/keydec.h"

/* ESC [ p0 ; p1 ... final, of n numbers (0 .. 3). */
struct key csi_meaning(unsigned char final, const int *p, int n);
/* ESC [ < p0 ; p1 ; p2 M: a press of the mouse or a turn of its wheel. */
struct key mouse_meaning(const int *p);
/* ESC O final. */
uint32_t ss3_meaning(unsigned char final);

#endif
