/*
 * pagekit.h - pages made by hand, for who packs and draws them.
 */
#ifndef PAGEKIT_H
#define PAGEKIT_H

#include <stdbool.h>

struct pages;

/* Two pages: a title, a paragraph that goes on over the page, a table of two rows, marks
 * of the outline, page numbers.  "rare" is a line of the paragraph, or NULL.  Released
 * by pages_drop(). */
struct pages *kit_pages(bool draft, const char *rare);

#endif
