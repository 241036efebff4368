/*
 * match.h - between the files of src/import: a document to an intake.
 *
 * The matcher knows forms and documents and nothing of bytes.  It finds
 *   the form by the share of its labels, not by the year (match.c),
 *   whose report of which year it is (identity.c, title.c, office_name.c),
 *   the rows by their labels, in order, and what stands in them (rows.c,
 *   align.c, reading.c, solve.c),
 *   the sections by words, and their narrative (headings.c, story.c, page_around.c,
 *   page_words.c, section_texts.c).
 *
 * What it cannot tell for sure is open; it never repairs a report.
 */
#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct doc;
struct intake;

/* The whole of it.  False with messages in the intake's diag. */
bool	 match_document(struct intake *, const struct doc *);

/* ---- identity.c ---- */

/*
 * Agency, year and title of a document.  The title (maybe broken over lines and
 * blocks: "某某局" / "2025年度政府信息公开工作报告") comes first, then the line above or
 * below it, the file's own title (doc->title), the signature, the lead.  Of several
 * titles the one that says most counts, then the one nearest to the text.  An option
 * that contradicts the title is an error; it goes before signature and lead.
 * Sets agency, year and title of the intake; false with messages in d when they are
 * wanting or contradict the options.
 * *first is the block after the title: where the lead paragraph may begin.  When the
 * title is the beginning of a longer block, it is that block.
 */
bool	 match_identity(struct intake *, const struct doc *, size_t *first);

/* Does it begin with the title of a report, with its year and its office (or an option
 * for that)?  For a document that shows little else of one.  intake->form must be set. */
bool	 match_titled(const struct intake *, const struct doc *, int *year);

/* ---- title.c: the words of a title ---- */

struct title {
	char	*agency;	/* owned, or NULL */
	int	 year;		/* or 0 */
	char	*text;		/* owned: the title alone */
	bool	 crumb;		/* it stands in a line of navigation or a list */
};
/* Append s without blanks, but for those between Latin words. */
void	 title_squeeze(struct buf *, const char *s, size_t n);
/* What a squeezed line says; false when it is no title.  Years past "max" are none. */
bool	 title_parse(const char *s, int max, struct title *);
void	 title_release(struct title *);
/* The last year (2023年, 二〇二三年度) of s that is not that of a date; 0 = none. */
int	 title_year(const char *s, size_t n, int max, size_t *from, size_t *to);
/* The name that ends at n, from its last punctuation on: owned, or NULL. */
char	*title_name(const char *s, size_t n, size_t *begin);

/* ---- office_name.c: the office, where the title does not name it ---- */

/* A line that is a name, or a red head 某某局文件: owned, or NULL. */
char	*named_agency(const char *line);
/* Over the date at the end of the document: owned, or NULL. */
char	*named_in_signature(const struct doc *);
/* Fill in what the title lacks from the sentences after block "first" that announce
 * the report; an office only when the options do not say it. */
void	 named_in_lead(const struct intake *, const struct doc *, size_t first, int max,
	    struct title *);

/* ---- headings.c ---- */

/*
 * The form's section whose heading this line is (by its words; ordinals may be
 * missing, doubled or wrong), or -1.  intake->form must be set.  *rest (or NULL) is
 * where the text begins that follows the heading on its line ("五、……：一是") or on
 * the next one, n if there is none.  Headings of the second level and labels of the
 * tables are never sections.
 */
int	 match_heading(const struct intake *, const char *s, size_t n, size_t *rest);

/* The same of a line that begins with （三）, word for word: a section only where no heading
 * but the first has an ordinal without brackets. */
int	 match_bracketed(const struct intake *, const char *s, size_t n, size_t *rest);

/* The ordinal printed before a heading, 2 of 二、 第二部分 2.; 0 without one. */
int	 match_ordinal(const char *s, size_t n);

/*
 * Where the next heading of the form stands in a line, letter for letter but for its
 * ordinal, at "from" or later, and how long it is; n if none does.  For texts that have
 * lost their line breaks.
 */
size_t	 match_inline(const struct intake *, const char *s, size_t n, size_t from,
	    int *section, size_t *len);

/*
 * Bytes of s that say "words", 0 if it begins otherwise.  Blanks, punctuation, width
 * and case do not count; s ends at n or at the end of its line.
 */
size_t	 match_words(const char *s, size_t n, const char *words);
/* ... and nothing else; of "" whether s says nothing at all. */
bool	 match_words_only(const char *s, size_t n, const char *words);
/* Are they a part of "words"?  "edge": its beginning or its end. */
bool	 match_words_part(const char *s, size_t n, const char *words, bool edge);

/* ---- page_words.c: what pages and papers have around a report ---- */

/* Copy one line without blanks at its ends, "[bookmark: ...]" and invisible marks. */
void	 chrome_trim(struct buf *out, const char *s, size_t n);
/* The functions below take lines as chrome_trim() makes them.  None of them takes
 * a line with 。 for chrome. */
/* The number of a page: 2 for a bare figure, -2 for "— 2 —" or "第2页", 0 for lines
 * that are none. */
int	 chrome_page(const char *line);
bool	 chrome_is_date(const char *line);	/* 2024年1月25日, alone or in brackets */
/* Where the date begins that ends a line which has more than it; else 0. */
size_t	 chrome_before_date(const char *line);
bool	 chrome_is_number(const char *line);	/* of a document: 某卫发〔2024〕3号 */
bool	 chrome_is_head(const char *line);	/* around a report: 来源, 索引号, 当前位置 */
bool	 chrome_is_tail(const char *line);	/* after it, or among it: 附件, 发布日期 */
bool	 chrome_is_end(const char *line);	/* nothing follows: 打印本页, 主办单位 */
/* Bytes of a label at s that pages have around a report, with its colon (索 引 号：) or
 * its closing bracket; 0 = none. */
size_t	 chrome_label(const char *s, size_t n);
/* A name of an office: short, no punctuation, ends in 局 委 办 政府 ... */
bool	 chrome_is_agency(const char *line);

/* ---- section_texts.c ---- */

/*
 * Lead, sections and the paragraphs before and after tables, into intake->text: one
 * paragraph per line, without blanks at its ends.  "used" [doc->n] marks the blocks
 * the matcher of tables has taken; in such a table only headings, sentences in rows of
 * their own and rows of sections without tables are narrative.  "first" as above.
 * Page chrome (navigation, footers, page numbers, signature, "[bookmark: ...]") and
 * words printed with tables are left out; tables and figures that are nobody's, and
 * sentences after the page's own footer, become unplaced.
 */
void	 match_narrative(struct intake *, const struct doc *, const bool *used,
	    size_t first);

#endif
