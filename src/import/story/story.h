/*
 * story.h - between section_texts.c, story.c and page_around.c: a document as one
 * stream of lines.
 *
 *	document -> lines (story.c) -> what is around the text is dropped (page_around.c)
 *	    -> sections begin -> texts (section_texts.c)
 *
 * A line is an item; what a table of the form took is one, too, since texts stand
 * before or after it.  Nothing moves or is deleted: items are marked.
 */
#ifndef STORY_H
#define STORY_H

#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "report/report.h"

struct doc;
struct doc_table;
struct form;
struct intake;

enum item_kind {
	ITEM_LINE,
	ITEM_TAKEN,		/* a table of the form */
	ITEM_EXTRA		/* a table that is nobody's */
};
struct item {
	enum item_kind	 kind;
	const char	*s;		/* trimmed; lent by the story */
	size_t		 n;
	const struct doc_table *table;	/* of ITEM_EXTRA */
	size_t		 rest;		/* of a heading: where its text begins */
	int		 section;	/* whose heading it may be, -1 */
	bool		 indent;	/* blanks stood before it */
	bool		 gap;		/* an empty line did */
	bool		 full;		/* it has a 。: it may be a sentence */
	bool		 drop;
	bool		 sheet;		/* the name of a sheet: a heading or nothing */
	bool		 glue;		/* the next line goes on with this one */
	bool		 glued;		/* it goes on with the one before */
};
/* What the page tells, as it is found. */
struct told_found {
	char		*value, *words;	/* NULL = nothing yet; owned */
	int		 rank;		/* 0 = by a label that says so; 1 = by another */
	bool		 clash;		/* two tell different things: none is believed */
};
struct story {
	const struct intake *in;
	struct buf	 text;
	struct item	*item;
	size_t		 n, cap;
	struct told_found told[TOLD__MAX];
};

/* Lines of the document from block "first" on; "used" as in match.h. */
void	 story_read(struct story *, const struct intake *, const struct doc *,
	    const bool *used, size_t first);
void	 story_release(struct story *);
/* Lines of a text that was wrapped to a page's or a screen's width: find out, and
 * glue them. */
void	 story_unwrap(struct story *);

/* Numbers of pages and headers repeated on every page. */
void	 around_pages(struct story *);
/* Before the first heading: dates, numbers, crumbs, the office's name. */
void	 around_lead(struct story *, size_t from, size_t to);
/* Words printed with the tables: captions, labels, units.  Figures that stand alone
 * are appended to "lost". */
void	 around_table(struct story *, size_t from, size_t to, int section,
	    struct buf *lost);
/* The end: signature, attachments, buttons, footers.  Sentences after the page's
 * own words are appended to "lost". */
void	 around_tail(struct story *, size_t from, size_t to, struct buf *lost);
/* A table of what pages tell about a document: 索引号, 发布机构. */
bool	 around_metadata(const struct doc_table *);
/* A table of nothing but words of the form: its header, torn off. */
bool	 around_labels(const struct form *, const struct doc_table *);

/* ---- page_told.c: what the page tells, as data of the report ---- */

/* In its own data and before the story; in its lines before the first heading, which
 * are dropped where they are such; in those that around_tail() has dropped. */
void	 told_before(struct story *, const struct doc *, size_t first);
void	 told_lead(struct story *, size_t from, size_t to);
void	 told_tail(struct story *, size_t from, size_t to);
/* What was found is the intake's; what contradicts itself finds no place. */
void	 told_take(struct story *, struct intake *);

#endif
