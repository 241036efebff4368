/*
 * cut.h - between match.c and cut.c.
 */
#ifndef CUT_H
#define CUT_H

struct arena;
struct doc;
struct import_run;

/*
 * The document with its texts cut at the words of the forms, a paragraph for each word
 * and for the figures behind it; NULL when there is nothing to cut.  Tables and whole
 * texts are lent by the document.  To be freed by doc_free().
 */
struct doc *cut_document(struct arena *, struct import_run *, const struct doc *);

#endif
