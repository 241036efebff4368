/*
 * preview.h - the pages of a document before they are printed, to be looked through.
 */
#ifndef PREVIEW_H
#define PREVIEW_H

struct doc;
struct view;

struct view *preview_new(struct doc *);	/* takes the document */

#endif
