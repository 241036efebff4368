/*
 * html.h - between the files of the reader of web pages.
 *
 *   bytes -- html_charset.c --> UTF-8 -- html_filter.c --> small page
 *         -- gumbo, in html_read.c --> tree -- html_read.c, html_table.c --> document
 *
 * The small page is what gumbo gets to see: the tags that make tables and
 * headings, without their attributes, and the text between.  Everything else of
 * a page (inline markup, scripts, what is hidden) is gone, so that neither the
 * time nor the memory of the parser depends on what a stranger's page nests.
 * The small page speaks a dialect:
 *	'\n'	line break			'\f'	end of a paragraph
 *	c=N	colspan, where not 1		r=N	rowspan, where not 1; 0: all
 *	h	not shown			z	of no width or height
 *	v	not shown, but takes its square
 * <pre> outside of tables has its blanks and line breaks; <textarea> holds the source of
 * a document inside the page;
 * and the codes of look.h between its characters.
 */
#ifndef HTML_H
#define HTML_H

#include <gumbo.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/buf.h"
#include "base/encode.h"

struct buf;
struct diag;
struct doc;
struct source;

#define HTML_SIZE	((size_t)16 << 20)	/* bytes of a page */
#define HTML_TEXT	((size_t)4 << 20)	/* of the small page */
#define HTML_TREE	((size_t)32 << 20)	/* memory of the tree */
#define HTML_SQUARES	((size_t)1 << 20)	/* of the grids of all tables */
#define HTML_BAD	20			/* bad bytes that are only warned of */
#define HTML_CHARSET	32			/* bytes of the name of an encoding */

/* ---- html_charset.c ---- */

/* UTF-16 by its byte order mark or its first characters; else ENCODING_AUTO. */
enum encoding html_wide(const char *p, size_t n);
/*
 * The page as UTF-8: *text is in "out", or the bytes of the source themselves.
 * "charset" is what a header outside the page says, or "".  Sets the encoding of
 * the source.  False with messages in d when the bytes cannot be read.
 */
bool	 html_decode(struct buf *out, const char **text, size_t *n, struct source *,
	    const char *charset, struct diag *);

/* ---- html_meta.c ---- */

/* What the head of a page says of it: published, publisher. */
void	 html_meta(struct doc *, const char *p, size_t n);

/* ---- html_tag.c ---- */

/* What is said of the colour of letters (white, another) and of their ground (one that
 * white can be seen on, white or none); nothing: as around it. */
enum { HTML_WHITE = 1, HTML_INKED = 2, HTML_DARK = 4, HTML_BARE = 8 };

enum html_markup { HTML_SIGN, HTML_NONE, HTML_START, HTML_END };
struct html_tag {
	GumboTag	 tag;
	const char	*name;		/* as written */
	size_t		 n;
	bool		 self;		/* ends in "/>" */
	bool		 hidden, invisible;	/* not shown; but takes its place */
	bool		 zero;		/* of no width or height */
	int		 colspan, rowspan;	/* 1..READER_SPAN; rowspan also 0 */
	unsigned	 look, plain;	/* looks its style adds and takes back */
	unsigned	 ink;		/* bits of HTML_WHITE and so on */
	const char	*names, *id;	/* its classes; borrowed, as the next */
	size_t		 nnames, nid;
	const char	*type, *value;	/* of a form field; value NULL: none.  The value
					   of an <iframe> is the page in its srcdoc.  Of
					   meta: what it tells, and its content */
	size_t		 ntype, nvalue;
	const char	*link;		/* where a link or frame leads; NULL: nowhere */
	size_t		 nlink;
	bool		 chosen;	/* selected, of an option */
	bool		 speck;		/* a picture that is there for its distance */
	int		 nth, kids;	/* which of its row or <tbody> it is, from 1; of
					   these it has had so many */
};
/* What is at the '<' at s: a sign of the text, nothing (a comment), a start tag,
 * an end tag.  *next is what follows it. */
enum html_markup html_markup(const char *s, const char *end, struct html_tag *,
	    const char **next);
/* Where the inside of a script or the like ends: at its end tag, else "end". */
const char *html_raw_end(const struct html_tag *, const char *s, const char *end);
static inline bool
html_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool	 html_letter(char);

/* Declarations of a style, to the tag that has them. */
void	 html_style(struct html_tag *, const char *s, size_t n);
/* Is it s, in any case? */
bool	 html_word(const char *s, size_t n, const char *word);

/* ---- html_sheet.c ---- */

/* Rules of style sheets that change the look of a text, by the class, id or element they
 * name last; "under" is a class or id of the row or table it must be in, or "". */
/* :nth-child(3n+1): every third from the first; both 0: any. */
struct html_nth { int step, first; };
struct html_rule {
	char		 name[40], under[40], kind;
	unsigned char	 n;		/* bytes of the name */
	struct html_nth	 nth, row;	/* of it; of the row it stands in */
	char		 part;		/* in a <thead> h, <tbody> b, <tfoot> f; 0: any */
	unsigned	 look, plain, ink;
	bool		 hidden;
};
struct html_rules { struct html_rule *r; size_t n, cap; };
struct html_sheet {
	struct html_rules look, white, ground;	/* the last: where white can be seen */
	bool		 changes;	/* looks: else they only say what is so anyway */
};
/* The table, its <thead> or the like, row and cell that are open. */
enum { HTML_IN_TABLE, HTML_IN_PART, HTML_IN_ROW, HTML_IN_CELL, HTML_AROUND };
void	 html_sheet_read(struct html_sheet *, const char *s, const char *end);
/* What the sheet says of an element, to its tag; "around" has HTML_AROUND tags. */
void	 html_sheet_apply(const struct html_sheet *, struct html_tag *,
	    const struct html_tag *around);
/* Is it on a ground that white letters can be seen on? */
bool	 html_sheet_dark(const struct html_sheet *, const struct html_tag *,
	    const struct html_tag *around);
void	 html_sheet_release(struct html_sheet *);

/* ---- html_skip.c ---- */

/* What becomes of an element; everything not named here is HTML_INLINE: the tag goes,
 * the text stays. */
enum html_action {
	HTML_INLINE,
	HTML_BLOCK,		/* ends a paragraph */
	HTML_PRE,		/* the same, and line breaks and blanks count */
	HTML_BREAK,
	HTML_HEADING,	/* handed on */
	HTML_STRUCTURE,	/* a part of a table: handed on */
	HTML_CELL,
	HTML_RAW,		/* not shown, no tags inside */
	HTML_TITLE,		/* no tags inside, handed on once */
	HTML_SKIP,		/* not shown, up to its end tag */
	HTML_CHROME,		/* the same, and a block */
	HTML_ROOT		/* of the page: never hidden, whatever it says */
};
extern const unsigned char html_actions[GUMBO_TAG_LAST + 1];
/* Elements without an end tag: nothing inside to hide. */
extern const unsigned char html_empty[GUMBO_TAG_LAST + 1];
bool	 html_is_block(enum html_action);
/* Data of Word between the texts: <xml><w:WordDocument>... */
bool	 html_is_xml(const struct html_tag *);
/*
 * What follows the end tag of an element, of which s is the inside; or what ends
 * it without one: the cell or table around it, the block around an inline element,
 * the next paragraph or item.  NULL if there is no such thing before "end".
 */
const char *html_skip(const struct html_tag *, const char *s, const char *end, bool xml);

/* ---- html_filter.c ---- */

#define HTML_CODE	"\xF4\x8F\xBF\xBD"	/* LOOK_CODE in the small page */
#define HTML_CODE_POINT	0x10FFFD

/* What is no text of a page, and may be where its report is. */
struct html_found {
	struct buf	 name;		/* of the file that it links or frames */
	bool		 document;	/* it is one of an office program, a PDF, an archive */
	bool		 picture;
};
/* Append the small page.  False with a message in d when there is too much. */
bool	 html_filter(struct buf *out, const char *p, size_t n, struct html_found *,
	    struct diag *);

/* ---- html_link.c ---- */

/* A start tag that leads somewhere: the first document counts, else the first frame. */
void	 html_link(struct html_found *, const struct html_tag *);

/* ---- html_table.c ---- */

/* The node after w->node in the order of the page, then w->leave again when all
 * inside it is done; "inside" false passes over what is inside.  False at the
 * end of w->root. */
struct html_walk { const GumboNode *root, *node; bool leave; };
bool	 html_step(struct html_walk *, bool inside);
const GumboVector *html_children(const GumboNode *);
bool	 html_is(const GumboNode *, GumboTag);
bool	 html_hidden(const GumboNode *);
/* Does it hold data?  A table around another table, or of one column, is layout. */
bool	 html_table_data(const GumboNode *);
/* Append a table of data; "left" is what cells and squares may still be taken.
 * False when they do not do. */
struct html_left { size_t cells, squares; };
bool	 html_table(struct doc *, const GumboNode *, struct html_left *);
/* Append text of the tree; its codes are again those of look.h. */
void	 html_put(struct buf *, const char *s, size_t n);
/* The text of a cell or caption. */
void	 html_text(struct buf *, const GumboNode *);

/* ---- html_mht.c ---- */

/* A page saved as a single file: mail headers and parts (RFC 2557). */
bool	 mht_sniff(const char *p, size_t n);
/* Append the bytes of its page; "charset" as its header names it, or "". */
bool	 mht_page(struct buf *out, char charset[HTML_CHARSET], const char *p, size_t n,
	    struct diag *);

#endif
