/*
 * preview.h - the pages of a report before they are printed, to be looked through.
 */
#ifndef PREVIEW_H
#define PREVIEW_H

struct pages;
struct view;

struct view *preview_new(struct pages *);	/* takes them */

#endif
