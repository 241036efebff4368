/*
 * tally_parts.h - between the files that count a register.
 *
 *   tally.c         the file, its tables, their rows as entries; the outside
 *   tally_head.c    which column is what
 *   tally_date.c    days as offices write them
 *   tally_words.c   words for rows and columns
 *   tally_count.c   the rules
 *   tally_beside.c  ways, reviews, suits, fees
 *   tally_against.c what is keyed, and taking the count over
 *   tally_asked.c   words that nobody has told yet, and what they can mean
 */
#ifndef TALLY_PARTS_H
#define TALLY_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include "import/tally.h"

struct doc_table;
struct register_words;

struct tally_entry {			/* a row of the register */
	const char	*sheet;
	int		 row;		/* from 1 */
	const char	*text[TALLY__HEADS];	/* NULL where there is none */
	unsigned	 look;		/* of the columns that are counted by */
	enum tally_head	 at;		/* which has the look */
	bool		 merged;	/* a merge in these columns takes it in */
	bool		 none;		/* no application: a sum, a remark */
};

/* ---- tally_head.c ---- */
struct tally_heads {
	int		 col[TALLY__HEADS];	/* -1: no such column */
	const char	*text[TALLY__HEADS];	/* the heading, of the document */
	bool		 wan;		/* fees are in 万元 */
	int		 row;		/* of the last heading; data follow */
	int		 found;		/* of those needed */
	const char	*twice[2];	/* two headings for one of them, or NULL */
	enum tally_head	 which;		/* of "twice" */
};
/* The headings of a table; false, with what was found, when one that is needed is not
 * there, or twice. */
bool	 tally_heads_find(struct tally_heads *, const struct doc_table *,
	    const struct register_words *);
/* Is this text a heading of that column? */
bool	 tally_is_head(const char *, enum tally_head);

/* ---- tally_date.c ---- */
enum tally_day { DAY_BLANK, DAY_TOLD, DAY_BAD };
/* *day: 20250305.  "serial": a bare number counts days, as spreadsheets do. */
enum tally_day tally_day(const char *, bool serial, int *day);
/* Is nothing said: blank, or a stroke, or 无? */
bool	 tally_nothing(const char *);

/* ---- tally_words.c ---- */
enum tally_meant { MEANT_UNKNOWN, MEANT_LEAF, MEANT_HEADING, MEANT_NOWHERE };
struct tally_word {
	char		*normal;
	const char	*code, *met;	/* met: as first written in the register */
	int		 item;		/* of the rows or columns; -1: nowhere */
	bool		 row, own, heading;
	int		 n;
};
struct tally_lexicon {
	const struct form *form;
	int		 block;
	struct tally_word *word;	/* by row or column, then normal; own ones first */
	size_t		 n, cap;
};
/* The words of the rows and columns of a block.  words: the clerk's, or NULL. */
void	 tally_lexicon_init(struct tally_lexicon *, const struct form *, int block,
	    const struct register_words *);
void	 tally_lexicon_release(struct tally_lexicon *);
/* What a text means; *word is the entry that told. */
enum tally_meant tally_mean(struct tally_lexicon *, bool row, const char *text,
	    struct tally_word **word);
/* Does a text mean this very column? */
bool	 tally_mean_column(const struct tally_lexicon *, int item, const char *text);
/* The same below a heading: 不予公开（国家秘密）, 不予公开 beside 国家秘密. */
enum tally_meant tally_mean_below(struct tally_lexicon *, int heading, const char *text,
	    struct tally_word **word);

/* ---- tally_beside.c ---- */
#define TALLY_WAYS	40		/* more different ones are remarks */
/* Take note of an application, "received" in the year; one that was not "counted" is of
 * another year. */
void	 tally_beside(struct tally *, struct tally_lexicon cases[2],
	    const struct tally_entry *, bool received, bool counted);
/* The tables of reviews and of lawsuits, without words; "form" NULL where there is none. */
void	 tally_cases_init(const struct form *, struct tally_lexicon cases[2]);

/* ---- tally_count.c ---- */
void	 tally_list(struct tally *, const struct tally_entry *, struct tally_row);

#endif
