/*
 * ledger.h - F10 数台账: the office's register of applications, counted and set beside
 * what is keyed.
 *
 *	ledger_ask -> a file -> READS -> WAITS -> COUNTS -> READY or FAILED
 *	                          ^ a column is told |  ^ a word is told
 *
 * The register is read by the child that reads reports and counted a few thousand rows
 * between two keys.  Its bytes stay here until the view is closed; of what is in them
 * nothing is kept but the words and headings that the clerk explains.  Figures change
 * on request only, each part of them as one step.
 */
#ifndef LEDGER_H
#define LEDGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "form/form.h"
#include "import/import.h"
#include "import/tally.h"
#include "report/register.h"
#include "ui/core/core.h"

enum ledger_phase { LEDGER_READS, LEDGER_WAITS, LEDGER_COUNTS, LEDGER_READY, LEDGER_FAILED };

enum ledger_kind {
	LEDGER_HEAD,		/* a heading; at: its message */
	LEDGER_SAID,		/* what was said while it was read; at: of the diag */
	LEDGER_COLUMNS,		/* which column is what */
	LEDGER_LACK,		/* one that is needed; at: which */
	LEDGER_ASK,		/* a word without a meaning; at: of "unknown" */
	LEDGER_OFFER,		/* at: the part that can be taken */
	LEDGER_CELL,		/* keyed and counted; at: the cell */
	LEDGER_BLANK,		/* nothing keyed, nothing counted; at: how many */
	LEDGER_SAME,		/* at: how many */
	LEDGER_ROW,		/* counts nowhere; at: of the tally */
	LEDGER_WORD		/* with a meaning; at: of "seen" */
};
struct ledger_line {
	enum ledger_kind kind;
	int		 at;
};

struct ledger {
	struct view	 view;
	char		*path, *name;	/* as the system has it; to show */
	struct buf	 bytes;
	struct import_run run;
	struct diag	 d;
	struct register_words words;
	enum ledger_phase phase;
	struct tally	*t;		/* NULL until it is read */
	struct tally_unknown *unknown;	size_t nunknown;
	struct ledger_line *line;	size_t n, cap;
	int64_t		 seq;		/* of the report when the lines were made */
	size_t		 at, top;
	size_t		 left;		/* rows still to be counted */
};

extern const struct view_class ledger_class;

/* ---- ledger.c ---- */

/* Ask for the register and show what it comes to, beside the open report. */
void	 ledger_ask(struct ui *);
/* The same for the report under the cursor of the list, which is opened. */
void	 ledger_ask_current(struct ui *);
void	 ledger_reread(struct ledger *, struct ui *);	/* a column was told */
void	 ledger_recount(struct ledger *, struct ui *);	/* a word was told */

/* ---- ledgerlines.c ---- */

void	 ledger_lines(struct ledger *, const struct ui *);	/* anew */
/* Changes that taking a part would make. */
size_t	 ledger_changes(const struct ledger *, const struct ui *, enum tally_part);
enum msg ledger_column(enum tally_head);		/* what a column is called */
/* What a line says, and at its right end what is keyed and what is counted. */
struct ledger_words { struct buf text, keyed, counted; };
void	 ledger_say(struct ledger_words *, const struct ledger *, const struct ui *,
	    const struct ledger_line *);
void	 ledger_words_release(struct ledger_words *);

/* ---- ledgerpaint.c ---- */

void	 ledger_draw(struct view *, struct ui *, bool all);
size_t	 ledger_room(const struct ui *);
void	 ledger_detail(struct buf *, struct ui *, enum form_level *);

/* ---- ledgerask.c: questions ---- */

void	 ledger_ask_word(struct ui *, bool row, const char *word, bool own);
void	 ledger_ask_columns(struct ui *);		/* which of them to say anew */
void	 ledger_ask_column(struct ui *, enum tally_head);
void	 ledger_ask_take(struct ui *, enum tally_part);

#endif
