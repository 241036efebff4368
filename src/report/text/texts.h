/*
 * texts.h - what the files of this room share: the record of what the texts say, the
 * taking apart of one text, and the families of checks.
 *
 *	textcheck.c	the table of the checks (report/textcheck.h)
 *	textwords.c	a text taken apart: characters, words, figures, sentences
 *	narrative.c	the record: what was found, and whether it is still true
 *	text_facts.c	noting a fact; what the families ask
 *	text_*.c, claims.c	the families
 *	narrative_checks.c	the families in rows, and their run
 *
 *	a text that changed -> textwords.c marks words, figures and sentences once, and
 *	                       each family notes its facts
 *	any change          -> narrative_judge() turns facts and a few cells into findings
 *	                       (narrative_read() before it, for cases of the form ask)
 *
 *  (1) A fact depends on its text, on the head (title, agency, year), on last year's
 *      text and on the form alone, never on a cell: those are looked at when judging.
 *  (2) A check of a text waits until that text is not empty; what a report, or a text
 *      still being written, lacks is told of a document, or once every cell is filled.
 *  (3) The bytes of a fact lie inside its text.
 *
 * May use judge/ and what is below it.  Of the rest of the layer only check.c (the run)
 * and message.c (the words) know this header.
 */
#ifndef TEXTS_H
#define TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/chars.h"
#include "base/pattern.h"
#include "form/form.h"
#include "report/report.h"
#include "report/textcheck.h"

struct finding;
struct form;
struct claim_index;
struct run;
struct text_lexicon;
struct text_scan;

/* ---- the record ---- */

/* A figure, or a denial, that a 对照 line of the form has found in a text. */
struct claim {
	int		 kase;		/* in form->kase[] */
	int		 slot;		/* of the text */
	size_t		 at, len;	/* bytes of the words found */
	int64_t		 value;		/* millionths, in the unit of its cells; 0 of a
					   denial */
	int64_t		 grain;		/* worth of the last digit, likewise */
	enum pattern_about about;
	bool		 wide;		/* the sentence speaks of a whole area (全县…) */
	bool		 part;		/* of the cases or of the year: the whole is no less */
	bool		 cause;		/* said what came of: 因…申请引发的行政复议3件 */
	int		 passage;	/* of the text: sentences that ； joins are one */
};
/* What a check of the texts has noted. */
struct text_fact {
	enum text_code	 code;
	int		 slot;		/* of the text, -1 = the report */
	size_t		 at, len;	/* bytes of the words it is about */
	int64_t		 left, right;	/* figures, or how often; millionths */
	bool		 has_sides;
	uint32_t	 which;		/* bits that name what is meant */
};
/* What a text says as a whole. */
struct text_view {
	uint32_t	 words;		/* bits of enum text_word */
	int		 nhan;		/* Chinese characters */
	int64_t		 fee;		/* 信息处理费 told in it, yuan; -1 = none */
	bool		 period;	/* the statistics period stands in it */
	bool		 only_none;	/* 无, and no more */
};
/* What a text was, and last year's, when it was searched. */
struct text_seen {
	bool		 known;
	char		*text, *prior;	/* owned; NULL = none */
};

/* What the families look at beside the texts. */
struct head_seen {
	bool		 known;
	char		*title, *agency;	/* owned; NULL = none */
	char		*beside;	/* owned; figures beside the tables, NULL = none */
	enum agency_kind kind;
	int		 level, year;
};

/*
 * What the texts of a report say, found once and kept until they change.  The checks
 * run at every key, the texts change seldom: so they are searched when one is another
 * than was seen, and what was found is judged against the cells at every run.
 *
 * Owned by a list of findings, and fit for any report it is filled from: nobody has to
 * tell it of a change, for it compares.  That is a fraction of what the checks cost.
 */
struct narrative {
	const struct form *form;	/* borrowed */
	int		 ntext;		/* its slots */
	struct claim	*claim;		/* by slot */
	size_t		 n, cap;
	struct text_fact *fact;
	size_t		 nfact, capfact;
	struct text_view *view;		/* [ntext] */
	struct text_seen *seen;		/* [ntext] */
	struct text_scan *scan;		/* working memory */
	struct claim_index *index;	/* where the form's patterns can begin */
	struct head_seen head;
};

struct narrative *narrative_new(const struct form *);
void	 narrative_free(struct narrative *);
/* Search everything anew at the next run. */
void	 narrative_forget(struct narrative *);
/* Is the head another than at the last call?  All texts are to be searched then, for
 * the year decides which years are left over. */
bool	 narrative_head_changed(struct narrative *, const struct report *);
/* Is the text, or last year's, another than at the last call?  What was found in it is
 * dropped then. */
bool	 narrative_text_changed(struct narrative *, const struct report *, int slot);

/* ---- one text, taken apart (textwords.c) ---- */

/* What the words of a text speak of; a set of bits. */
enum text_word {
	WORD_ACTIVE, WORD_REQUEST, WORD_MANAGE, WORD_PLATFORM, WORD_GUARD,	/* N502 */
	WORD_EXAM, WORD_OPINION, WORD_PURSUE,					/* N503 */
	WORD_PROBLEM, WORD_MEASURE,						/* N508 */
	WORD_FEE, WORD_FEE_NONE, WORD_FEE_NOTICE,
	WORD_LOST,			/* of a case that went against the office */
	WORD_PERIOD, WORD_CONTACT, WORD_ADDRESS, WORD_COPY,
	WORD_COMPARE, WORD_PLAN, WORD_WIDE, WORD_PHONE,
	WORD_AMONG, WORD_WHOLE, WORD_ACTION, WORD_OUTCOME,
	WORD_NOT_MENDED, WORD_UNCLEAR, WORD_DENIED,
	WORD_RESIDUE,
	WORD__MAX
};
#define WORD_BIT(w)	(UINT32_C(1) << (w))
#define TOPICS_FIRST	WORD_ACTIVE
#define ACCOUNTS_FIRST	WORD_EXAM

/* The bits of "which" of N506, N508, N517, N519; those of N502 and N503 are words. */
enum title_fault { TITLE_REPORT, TITLE_WORDS, TITLE_AGENCY, TITLE_REGION, TITLE_YEAR };
enum problems_fault { PROBLEMS_SHORT, PROBLEMS_PROBLEM, PROBLEMS_MEASURE };
enum personal { PERSON_ID, PERSON_MOBILE, PERSON_CARD };
enum lead_fault { LEAD_CONTACT, LEAD_COPY };

struct text_hit {		/* a known word */
	enum text_word	 word;
	size_t		 from, to;	/* code points */
};
struct text_figure {		/* written in digits; a year in Chinese ones, too */
	size_t		 from, to;	/* code points, measure word left out */
	int64_t		 value;		/* millionths */
	int		 decimals;	/* as written */
	uint32_t	 measure;	/* first character of 件 条 % 年 …; 0 = none known */
	size_t		 end;		/* behind the measure word */
	bool		 about;		/* 余 多 近 约 */
	bool		 ordinal;	/* 第3 */
};
struct text_sentence {
	size_t		 from, to;	/* code points, the mark left out */
	size_t		 figure, nfigure;	/* its part of the arrays */
	size_t		 hit, nhit;
	uint32_t	 words;		/* WORD_BIT of all hits */
	uint32_t	 mark;		/* that ends it; 0 = end of the text */
};

/* Working memory of a scan, kept for the next one. */
struct text_scan {
	const struct report *r;
	struct narrative *out;
	int		 slot;
	const char	*text;		/* "" where there is none */
	uint32_t	*cp;		/* folded, blanks left out; cp[n] = 0 */
	size_t		*at;		/* byte of each in the text; at[n] = its length */
	size_t		 n, cap;
	struct text_hit	*hit;		size_t nhit, caphit;
	struct text_figure *figure;	size_t nfigure, capfigure;
	struct text_sentence *sentence;	size_t nsentence, capsentence;
	struct text_lexicon *lexicon;
	size_t		 nhan;		/* Chinese characters */
	uint32_t	*gram[2];	size_t capgram[2];	/* text_similar.c */
};
/* What kind of character (base/chars.h); an ideograph, as nearly all of a text are, is
 * none that anything here turns on. */
static inline unsigned
textcheck_classes(uint32_t cp)
{
	return cp >= 0x4E00 && cp <= 0x9FFF ? 0 : char_classes(cp);
}
#define ENDS_SENTENCE	(CHAR_SENTENCE | CHAR_LINE)

struct text_scan *textcheck_scan_new(void);
void	 textcheck_scan_free(struct text_scan *);
/* Decode s->text and fill in hits, figures and sentences. */
void	 textcheck_take_apart(struct text_scan *);
/* Years that a text may speak of. */
#define YEAR_FIRST	1949
#define YEAR_LAST	2199
/* Is the figure such a year, 2024年 or 二〇二四年? */
bool	 textcheck_year(const struct text_figure *, int *year);
/* Do the characters of a word stand at code point k? How many, or 0. */
size_t	 textcheck_scan_word(const struct text_scan *, size_t k, const char *word);

/* ---- noting, and asking (text_facts.c) ---- */

/* Note a fact about code points from..to; one of a kind that is told once per text
 * counts in the first (left = how many).  NULL when it was so counted. */
struct text_fact *textcheck_fact_add(struct text_scan *, enum text_code, size_t from, size_t to);
/* The same about the report. */
struct text_fact *textcheck_fact_head(struct narrative *, enum text_code);
/* A finding of a check about a text (-1: the report), to be filled in. */
struct finding *textcheck_finding(struct run *, enum text_code, int slot);
/* Take the finding back, which is the newest: the list had n of them, npool cells. */
void	 textcheck_finding_drop(struct run *, size_t n, size_t npool);
/* What the run knows of a text. */
const struct text_view *textcheck_view(const struct run *, int slot);
/* A text is there and not only blanks. */
bool	 textcheck_said(const struct report *, int slot);
/* The file that was read had the heading of its section. */
bool	 textcheck_heading(const struct report *, int slot);
/* Sum of the cells of a figure; false when the form does not name it, or one of them
 * is not filled. */
bool	 textcheck_figure(const struct run *, enum form_figure, int64_t *value);
/* A finding is about its cells. */
void	 textcheck_figure_cells(struct run *, struct finding *, enum form_figure);

/* ---- the families: a scan of one text; a look at the report ---- */
void	 textcheck_sections_scan(struct text_scan *);
void	 textcheck_sections_judge(struct run *, bool ripe);
bool	 textcheck_t312_stands(struct run *, const struct claim *, struct finding *);
void	 textcheck_basis_scan(struct text_scan *);
void	 textcheck_names_scan(struct text_scan *);
void	 textcheck_order_judge(struct run *, bool ripe);
void	 textcheck_dates_scan(struct text_scan *);
void	 textcheck_years_scan(struct text_scan *);
void	 textcheck_dates_head(const struct report *, struct narrative *);
void	 textcheck_dates_judge(struct run *, bool ripe);
void	 textcheck_sums_scan(struct text_scan *);
bool	 textcheck_percent_stands(struct run *, const struct text_fact *, struct finding *);
bool	 textcheck_mended_stands(struct run *, const struct text_fact *, struct finding *);
void	 textcheck_residue_scan(struct text_scan *);
void	 textcheck_beside_scan(struct text_scan *);
void	 textcheck_similar_scan(struct text_scan *);
struct claim_index *claims_index_new(const struct form *);
void	 claims_index_free(struct claim_index *);
void	 claims_scan(struct text_scan *);
void	 claims_judge(struct run *, bool ripe);
/* Is v what a text says?  A figure that is cut or rounded (36.8万元, 1.2万件) is as good as
 * its last digit, whose worth "grain" is; a plain count is exact, but for 余 多 近 约. */
bool	 claims_agree(enum pattern_about, int64_t said, int64_t grain, int64_t v, bool count);

/* ---- the run (narrative_checks.c) ---- */

/* Search what has changed, and mark the cells that the texts speak of. */
void	 narrative_read(struct run *);
/* All findings of texts and dates, once that is done. */
void	 narrative_judge(struct run *);

#endif
