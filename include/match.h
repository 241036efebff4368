/*
 * match.h - between the files of src/import: a document to an intake.
 *
 * The matcher knows forms and documents and nothing of bytes.  It finds
 *   the form by the share of its labels, not by the year (formpick.c),
 *   whose report of which year it is (identity.c),
 *   the rows by their labels, in order, and what stands in them (rows.c,
 *   align.c, values.c, solve.c),
 *   the sections by words, and their narrative (sections.c, narrative.c).
 *
 * What it cannot tell for sure is open; it never repairs a report.
 */
#ifndef MATCH_H
#define MATCH_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct doc;
struct forms;
struct intake;

/* The whole of it.  False with messages in the intake's diag. */
bool	 match_document(struct intake *, const struct doc *, struct forms *);

/* ---- identity.c ---- */

/*
 * Agency, year and title of a document, from its title (which may be broken over
 * blocks and lines: "湖南省中医药管理局" / "2025年度政府信息公开工作报告"), else
 * from file metadata (doc->title), the lead and section one.  Sets agency, year
 * and title of the intake through intake_agency() and intake_year(); false with
 * messages in d when they are wanting or contradict the options.
 * *first is the block after the title: where the lead paragraph may begin.
 */
bool	 match_identity(struct intake *, const struct doc *, size_t *first);

/* ---- sections.c ---- */

/*
 * The form's section whose heading this line is (by its words; ordinals may be
 * missing, doubled or wrong), or -1.  intake->form must be set.  *rest (or NULL) is
 * where the text begins that follows the heading on its line ("五、……：一是"), n if
 * there is none.
 */
int	 match_heading(const struct intake *, const char *s, size_t n, size_t *rest);

/* ---- chrome.c: what pages and papers have around a report ---- */

/* Copy one line without blanks at its ends, "[bookmark: ...]" and invisible marks. */
void	 chrome_trim(struct buf *out, const char *s, size_t n);
bool	 chrome_is_page(const char *line);	/* - 2 -, 第2页, 2 */
bool	 chrome_is_date(const char *line);	/* 2024年1月25日, alone or in brackets */
bool	 chrome_is_head(const char *line);	/* before a report: 来源, 索引号, 当前位置 */
bool	 chrome_is_tail(const char *line);	/* after it: 打印本页, 主办单位, 备案号 */
/* A name of an office: short, no punctuation, ends in 局 委 办 政府 ... */
bool	 chrome_is_agency(const char *line);

/* ---- narrative.c ---- */

/*
 * Lead, sections and the paragraphs before and after tables, into intake->text.
 * "used" [doc->n] marks the blocks the matcher of tables has taken (all or part
 * of a statutory table, its captions and header lines); they are no narrative.
 * "first" as above.  Page chrome (navigation, footers, print buttons, page
 * numbers, "[bookmark: ...]") is left out; tables that are nobody's become
 * unplaced, their text is not mixed into the narrative.
 */
void	 match_narrative(struct intake *, const struct doc *, const bool *used,
	    size_t first);

#endif
