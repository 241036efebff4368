/*
 * textcheck.c - the table of the checks of texts and dates, and the list of them.
 *
 * Here stands what a check is called, how much it weighs and what it says; the
 * families know when.  The words of the bits of "which" stand in arrays by bit, so
 * that no order of lines in the message table means anything.
 */
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/text/texts.h"
#include "report/textcheck.h"

#define FORMAT	"格式〔2021〕30号"
#define NAMES(a)	a, (int)ARRAY_LEN(a)

static const enum msg topics[] = {
	[WORD_ACTIVE - TOPICS_FIRST]	= MSG_REPORT_N502_ACTIVE,
	[WORD_REQUEST - TOPICS_FIRST]	= MSG_REPORT_N502_REQUEST,
	[WORD_MANAGE - TOPICS_FIRST]	= MSG_REPORT_N502_MANAGE,
	[WORD_PLATFORM - TOPICS_FIRST]	= MSG_REPORT_N502_PLATFORM,
	[WORD_GUARD - TOPICS_FIRST]	= MSG_REPORT_N502_GUARD,
};
static const enum msg accounts[] = {
	[WORD_EXAM - ACCOUNTS_FIRST]	= MSG_REPORT_N503_EXAM,
	[WORD_OPINION - ACCOUNTS_FIRST]	= MSG_REPORT_N503_OPINION,
	[WORD_PURSUE - ACCOUNTS_FIRST]	= MSG_REPORT_N503_PURSUE,
};
static const enum msg title_faults[] = {
	[TITLE_REPORT]	= MSG_REPORT_N506_REPORT,
	[TITLE_WORDS]	= MSG_REPORT_N506_WORDS,
	[TITLE_AGENCY]	= MSG_REPORT_N506_AGENCY,
	[TITLE_REGION]	= MSG_REPORT_N506_REGION,
	[TITLE_YEAR]	= MSG_REPORT_N506_YEAR,
};
static const enum msg problem_lacks[] = {
	[PROBLEMS_SHORT]	= MSG_REPORT_N508_SHORT,
	[PROBLEMS_PROBLEM]	= MSG_REPORT_N508_PROBLEM,
	[PROBLEMS_MEASURE]	= MSG_REPORT_N508_MEASURE,
};
static const enum msg personal[] = {
	[PERSON_ID]	= MSG_REPORT_N517_ID,
	[PERSON_MOBILE]	= MSG_REPORT_N517_MOBILE,
	[PERSON_CARD]	= MSG_REPORT_N517_CARD,
};
static const enum msg lead_lacks[] = {
	[LEAD_CONTACT]	= MSG_REPORT_N519_CONTACT,
	[LEAD_COPY]	= MSG_REPORT_N519_COPY,
};

const struct text_check textchecks[TEXT__MAX] = {
	[TEXT_T209] = { "T209", LEVEL_HINT, true, "条例第42条；国办函〔2020〕109号",
	    MSG_REPORT_T209, MSG_REPORT_T209_HELP, NULL, 0, 0 },
	[TEXT_T308] = { "T308", LEVEL_WARNING, true, "国办函〔2020〕109号",
	    MSG_REPORT_T308, MSG_REPORT_T308_HELP, NULL, 0, 0 },
	[TEXT_T312] = { "T312", LEVEL_HINT, false, FORMAT,
	    MSG_REPORT_T312, MSG_REPORT_T312_HELP, NULL, 0, 0 },
	[TEXT_T409] = { "T409", LEVEL_HINT, true, NULL,
	    MSG_REPORT_T409, MSG_REPORT_T409_HELP, NULL, 0, 0 },
	[TEXT_N501] = { "N501", LEVEL_ERROR, false, "条例第50条；" FORMAT,
	    MSG_REPORT_N501, MSG_REPORT_N501_HELP, NULL, 0, 0 },
	[TEXT_N501_ORDER] = { "N501", LEVEL_ERROR, false, "条例第50条；" FORMAT,
	    MSG_REPORT_N501_ORDER, MSG_REPORT_N501_HELP, NULL, 0, 0 },
	[TEXT_N502] = { "N502", LEVEL_WARNING, false, FORMAT "（一）",
	    MSG_REPORT_N502, MSG_REPORT_N502_HELP, NAMES(topics), 0 },
	[TEXT_N503] = { "N503", LEVEL_WARNING, false, "条例第50条第(四)项",
	    MSG_REPORT_N503, MSG_REPORT_N503_HELP, NAMES(accounts), 0 },
	[TEXT_N504] = { "N504", LEVEL_HINT, false, FORMAT,
	    MSG_REPORT_N504, MSG_REPORT_N504_HELP, NULL, 0, 0 },
	[TEXT_N505] = { "N505", LEVEL_HINT, false, "DB51/T 2660 §2.1",
	    MSG_REPORT_N505, MSG_REPORT_N505_HELP, NULL, 0, 0 },
	[TEXT_N506] = { "N506", LEVEL_WARNING, false, FORMAT,
	    MSG_REPORT_N506, MSG_REPORT_N506_HELP, NAMES(title_faults),
	    TEXT_TITLE },
	[TEXT_N507] = { "N507", LEVEL_WARNING, true, FORMAT "（四）",
	    MSG_REPORT_N507, MSG_REPORT_N507_HELP, NULL, 0, TEXT_ONCE },
	[TEXT_N508] = { "N508", LEVEL_WARNING, false, "条例第50条第(四)项",
	    MSG_REPORT_N508, MSG_REPORT_N508_HELP, NAMES(problem_lacks), 0 },
	[TEXT_N509] = { "N509", LEVEL_WARNING, false, FORMAT "；国办函〔2020〕109号",
	    MSG_REPORT_N509, MSG_REPORT_N509_HELP, NULL, 0, 0 },
	[TEXT_N510] = { "N510", LEVEL_WARNING, false, FORMAT,
	    MSG_REPORT_N510, MSG_REPORT_N510_HELP, NULL, 0, 0 },
	[TEXT_N512] = { "N512", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N512, MSG_REPORT_N512_HELP, NULL, 0, 0 },
	[TEXT_N513] = { "N513", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N513, MSG_REPORT_N513_HELP, NULL, 0, 0 },
	[TEXT_N514] = { "N514", LEVEL_WARNING, false, FORMAT "（四）",
	    MSG_REPORT_N514, MSG_REPORT_N514_HELP, NULL, 0, 0 },
	[TEXT_N515] = { "N515", LEVEL_WARNING, true, NULL,
	    MSG_REPORT_N515, MSG_REPORT_N515_HELP, NULL, 0, TEXT_ONCE },
	[TEXT_N517] = { "N517", LEVEL_WARNING, true, "条例第15条",
	    MSG_REPORT_N517, MSG_REPORT_N517_HELP, NAMES(personal), TEXT_ONCE },
	[TEXT_N518] = { "N518", LEVEL_HINT, false, "条例第30条",
	    MSG_REPORT_N518, MSG_REPORT_N518_HELP, NULL, 0, 0 },
	[TEXT_N519] = { "N519", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N519, MSG_REPORT_N519_HELP, NAMES(lead_lacks), 0 },
	[TEXT_N520] = { "N520", LEVEL_ERROR, false, "条例第49条、第50条",
	    MSG_REPORT_N520, MSG_REPORT_N520_HELP, NULL, 0, 0 },
	[TEXT_N520_DAY] = { "N520", LEVEL_ERROR, false, "条例第49条、第50条",
	    MSG_REPORT_N520_DAY, MSG_REPORT_N520_HELP, NULL, 0, 0 },
	[TEXT_N521] = { "N521", LEVEL_ERROR, false, "条例第50条；" FORMAT,
	    MSG_REPORT_N521, MSG_REPORT_N521_HELP, NULL, 0, 0 },
	[TEXT_N521_GAP] = { "N521", LEVEL_ERROR, false, "条例第50条；" FORMAT,
	    MSG_REPORT_N521_GAP, MSG_REPORT_N521_HELP, NULL, 0, 0 },
	[TEXT_N523] = { "N523", LEVEL_WARNING, false, FORMAT,
	    MSG_REPORT_N523, MSG_REPORT_N523_HELP, NULL, 0, TEXT_ONCE },
	[TEXT_N524] = { "N524", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N524, MSG_REPORT_N524_HELP, NULL, 0, TEXT_ONCE },
	[TEXT_N526] = { "N526", LEVEL_WARNING, false, NULL,
	    MSG_REPORT_N526, MSG_REPORT_N526_HELP, NULL, 0, 0 },
	[TEXT_D801] = { "D801", LEVEL_WARNING, false, "条例第49条第1款",
	    MSG_REPORT_D801, MSG_REPORT_D801_HELP, NULL, 0, TEXT_DATE },
	[TEXT_D802] = { "D802", LEVEL_WARNING, false, "条例第49条第2款",
	    MSG_REPORT_D802, MSG_REPORT_D802_HELP, NULL, 0, TEXT_DATE },
	[TEXT_D803] = { "D803", LEVEL_HINT, false, NULL,
	    MSG_REPORT_D803, MSG_REPORT_D803_HELP, NULL, 0, TEXT_DATE },
};

void
textcheck_write(struct buf *b, enum lang lang)
{
	for (int i = 0; i < TEXT__MAX; i++) {
		const struct text_check *c = &textchecks[i];

		buf_printf(b, "%-5s %s %s%s\n      ", c->code, form_level_label(c->level),
		    msg_text(lang, c->help), c->inferred ? "  [推定]" : "");
		msg_put(b, lang, c->msg, "……", "N", "N", "……", NULL);
		buf_chr(b, '\n');
		if (c->basis != NULL)
			buf_printf(b, "      依据：%s\n", c->basis);
	}
}
