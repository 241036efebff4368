/*
 * textcheck.h - checks of the texts, the title and the dates: what no form file can
 * state.  Private to the report layer, but for the list that is printed.
 *
 *	text change -> text_scan() decodes it, marks known words, figures and
 *	               sentences once, and each family notes its facts
 *	any change  -> judge_texts() turns facts and a few cells into findings
 *
 *  (1) A fact depends on its text, on the head (title, agency, year, dates) and on
 *      last year's text alone, never on a cell: those are looked at when judging.
 *  (2) A check of a text waits until that text is not empty; what a report, or a text
 *      still being written, lacks is told of a document, or once every cell is filled.
 *  (3) The bytes of a fact lie inside its text.
 */
#ifndef TEXTCHECK_H
#define TEXTCHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/msg.h"
#include "form/form.h"
#include "report/claims.h"

struct buf;
struct finding;
struct report;
struct run;

/* In printed order of the list. */
enum text_code {
	TEXT_T209, TEXT_T308, TEXT_T312, TEXT_T409,
	TEXT_N501, TEXT_N502, TEXT_N503, TEXT_N504, TEXT_N505, TEXT_N506, TEXT_N507,
	TEXT_N508, TEXT_N509, TEXT_N510, TEXT_N512, TEXT_N513, TEXT_N514, TEXT_N515,
	TEXT_N517, TEXT_N518, TEXT_N519, TEXT_N520, TEXT_N521,
	TEXT_D801, TEXT_D802, TEXT_D803,
	TEXT__MAX
};

struct text_check {
	const char	*code;		/* "N501" */
	enum form_level	 level;
	bool		 inferred;	/* 推定 */
	const char	*basis;		/* or NULL */
	enum msg	 msg;		/* {1} words of the text, {2} {3} both figures,
					   {4} names of what "which" says */
	enum msg	 help;		/* what to do */
	enum msg	 name;		/* of bit 0 of "which", the others follow; or
					   MSG_NONE */
	/* Does a fact stand against the cells? It may fill in figures and cells.
	 * NULL: it does. */
	bool		(*stands)(struct run *, const struct text_fact *, struct finding *);
};
extern const struct text_check textchecks[TEXT__MAX];
/* Told once per text: the first place is quoted, left says how many there are. */
bool	 textcheck_counts(const struct text_check *);

/* The list for `form show --checks`, in the form's way. */
void	 textcheck_write(struct buf *, int lang);

/* ---- one text, taken apart ---- */

/* What the words of a text speak of (textwords.c); a set of bits. */
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

struct text_hit {		/* a known word */
	enum text_word	 word;
	size_t		 from, to;	/* code points */
};
struct text_figure {		/* written in digits */
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
struct text_scan *textcheck_scan_new(void);
void	 textcheck_scan_free(struct text_scan *);

/* Note a fact about code points from..to; one of a kind that is told once per text
 * counts in the first (left = how many).  NULL when it was so counted. */
struct text_fact *textcheck_fact_add(struct text_scan *, enum text_code, size_t from, size_t to);
/* The same about the report. */
struct text_fact *textcheck_fact_head(struct narrative *, enum text_code);
/* Do the characters of a word stand at code point k? How many, or 0. */
size_t	 textcheck_scan_word(const struct text_scan *, size_t k, const char *word);

/* ---- textwords.c ---- */
struct text_lexicon *textcheck_lexicon_new(void);
void	 textcheck_lexicon_free(struct text_lexicon *);
/* Decode s->text and fill in hits, figures and sentences. */
void	 textcheck_take_apart(struct text_scan *);

/* ---- the families: a scan of one text; a look at the report ---- */
void	 textcheck_sections_scan(struct text_scan *);
void	 textcheck_sections_judge(struct run *, bool ripe);
bool	 textcheck_t312_stands(struct run *, const struct claim *, struct finding *);
void	 textcheck_dates_scan(struct text_scan *);
void	 textcheck_dates_head(const struct report *, struct narrative *);
void	 textcheck_dates_judge(struct run *, bool ripe);
void	 textcheck_sums_scan(struct text_scan *);
void	 text_sums_judge(struct run *);
bool	 textcheck_percent_stands(struct run *, const struct text_fact *, struct finding *);
bool	 textcheck_mended_stands(struct run *, const struct text_fact *, struct finding *);
void	 textcheck_residue_scan(struct text_scan *);
void	 textcheck_similar_scan(struct text_scan *);

/* ---- for the families ---- */
/* A finding of a check about a text (-1: the report), to be filled in. */
struct finding *textcheck_finding(struct run *, enum text_code, int slot);
/* A text is there and not only blanks. */
bool	 textcheck_said(const struct report *, int slot);
/* The file that was read had the heading of its section. */
bool	 textcheck_heading(const struct report *, int slot);
/* Sum of the cells of a figure; false when the form does not name it, or one of them
 * is not filled. */
bool	 textcheck_figure(const struct run *, enum form_figure, int64_t *value);
/* A finding is about its cells. */
void	 textcheck_figure_cells(struct run *, struct finding *, enum form_figure);

#endif
