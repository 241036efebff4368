/*
 * html.h - what the writers of a page and of a piece of one share.
 */
#ifndef HTML_H
#define HTML_H

struct buf;
struct doc_cell;
struct doc_drawing;

/* Append text escaped; '\n' is a line break. */
void	 export_html_lines(struct buf *, const char *s);
/* The scope of a heading: "row", "rowgroup", "col", "colgroup". */
const char *export_html_scope(const struct doc_cell *);
/* As SVG; "id" is a number that no other drawing of the page has. */
void	 export_html_drawing(struct buf *, const struct doc_drawing *, int id);

#endif
