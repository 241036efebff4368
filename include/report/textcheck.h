/*
 * textcheck.h - the table of the checks of the texts, the title and the dates: what no
 * form file can state.
 */
#ifndef TEXTCHECK_H
#define TEXTCHECK_H

#include <stdbool.h>
#include "base/msg.h"
#include "form/form.h"

struct buf;

/* In printed order of the list. */
enum text_code {
	TEXT_T209, TEXT_T308, TEXT_T312, TEXT_T409,
	TEXT_N501, TEXT_N501_ORDER, TEXT_N502, TEXT_N503, TEXT_N504, TEXT_N505, TEXT_N506, TEXT_N507,
	TEXT_N508, TEXT_N509, TEXT_N510, TEXT_N512, TEXT_N513, TEXT_N514, TEXT_N515,
	TEXT_N517, TEXT_N518, TEXT_N519, TEXT_N520, TEXT_N520_DAY,
	TEXT_N521, TEXT_N521_GAP, TEXT_N523, TEXT_N524, TEXT_N526,
	TEXT_D801, TEXT_D802, TEXT_D803,
	TEXT__MAX
};

/* The figures of a finding are dates: 20260131, in millionths. */
#define TEXT_DATE	1u
/* Told once per text: the first place is quoted, left says how many there are. */
#define TEXT_ONCE	2u
/* It is about the title. */
#define TEXT_TITLE	4u

struct text_check {
	const char	*code;		/* "N501" */
	enum form_level	 level;
	bool		 inferred;	/* 推定 */
	enum msg	 basis;		/* or MSG_NONE */
	enum msg	 msg;		/* {1} words of the text, {2} {3} both figures,
					   {4} names of what "which" says */
	enum msg	 help;		/* what to do */
	const enum msg	*name;		/* [nname], by bit of "which"; or NULL */
	int		 nname;
	unsigned	 is;		/* TEXT_DATE, TEXT_ONCE */
};
extern const struct text_check textchecks[TEXT__MAX];

/* The list for `form show --checks`, in the form's way. */
void	 textcheck_write(struct buf *, enum lang);

#endif
