/*
 * report.h - a filled-in form: the figures and texts of one agency for one year.
 *
 * Knows no terminal, no database and no file format.
 *
 * Invariants:
 *  (1) cell[] has exactly form->ncell elements, in the form's order; text[] has
 *      form->ntext.
 *  (2) After any public call every computed cell equals its sum.  An empty or
 *      "/" cell counts as 0 in a sum; a sum all of whose cells are empty is
 *      itself empty ("=." on the screen, null in JSON).  An open cell is not
 *      known: a sum it is a part of is partial, holds what is known of it, and
 *      is weighed by no check.
 *  (3) Cells, texts, notes, reasons and the state change only through
 *      report_apply() (change.h), so every change is an undo step, an audit row
 *      and a save journal at once.
 *
 * The form outlives the report; the report owns everything else.
 */
#ifndef REPORT_H
#define REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/clock.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "form/form.h"

struct buf;
struct diag;
struct prior;
struct history;
struct report;

/* How a cell got its value; the letter is what the database stores. */
enum cell_origin {
	ORIGIN_NONE = 0,
	ORIGIN_KEY = 'k', ORIGIN_FILL = 'f', ORIGIN_PASTE = 'p', ORIGIN_SET = 's',
	ORIGIN_IMPORT = 'i', ORIGIN_ACCEPTED = 'a', ORIGIN_CARRIED = 'c',
	ORIGIN_ROLLUP = 'r', ORIGIN_COMPUTED = '=',
	/* of changes only: */
	ORIGIN_UNDO = 'u', ORIGIN_REDO = 'y', ORIGIN_UPGRADE = 'g'
};

/* Empty, 0 and "/" are three different things: empty = !has_value && !na. */
struct cell {
	int64_t		 value;		/* millionths; valid if has_value */
	int64_t		 printed;	/* valid if has_printed: the total found on
					   import, where it differs */
	char		*raw;		/* as found or typed, where that was not the plain
					   figure ("/", "251000元"); owned, or NULL */
	enum cell_origin origin;
	bool		 has_value, na, has_printed;
	/*
	 * Not known, which is neither empty nor 0; kept by recalc_run() and set nowhere
	 * else, so this is the one answer.  An input cell: the source of an import has
	 * something there that could not be read for sure (F606), and nobody has filled
	 * the cell since.  A computed one: one of its parts is open; it is partial.
	 */
	bool		 open;
};

/*
 * What a page tells around the text of a report.  The first four are columns of the
 * report too, where they were read for sure, or set by a person; all are kept as they
 * are printed, among what the source shows and with a code that no check has.
 */
enum report_told {
	TOLD_PUBLISHED, TOLD_ISSUER, TOLD_INDEX_NO, TOLD_DOC_NO,
	TOLD_WRITTEN,			/* 成文日期: not the day it was published */
	TOLD__MAX
};
#define SOURCE_TOLD	"told"
const char *report_told_name(enum report_told);	/* "published": column, JSON */
bool	 report_told_by_name(const char *, enum report_told *);
enum msg report_told_word(enum report_told);	/* 发布日期: what people read */
/* What the report holds of it, NULL if nothing; the words of the source, or NULL. */
const char *report_told(const struct report *, enum report_told);
const char *report_told_source(const struct report *, enum report_told);
/* Could the column hold this text?  A day; one line that can be shown. */
bool	 report_told_valid(enum report_told, const char *);

#define REPORT_ORDINALS	64	/* sections whose printed ordinals are kept */

/* Years that a report can be of: the regulation came in force in 2008. */
#define REPORT_YEAR_MIN	2008
#define REPORT_YEAR_MAX	2999

enum report_state {
	STATE_DRAFT, STATE_SUBMITTED, STATE_RETURNED, STATE_APPROVED, STATE_FINAL,
	STATE__MAX
};
const char *state_name(enum report_state);	/* "draft": code, JSON, database */
bool	 state_by_name(const char *, enum report_state *);
enum msg state_word(enum report_state);		/* 填报: what people read */

enum agency_kind {
	AGENCY_UNKNOWN, AGENCY_GOVERNMENT, AGENCY_OFFICE, AGENCY_DEPARTMENT,
	AGENCY_TOWNSHIP, AGENCY_OTHER, AGENCY__MAX
};
const char *agency_kind_name(enum agency_kind);	/* "government"; unknown: NULL */
const char *agency_kind_label(enum agency_kind);	/* "政府": the form file's word */
bool	 agency_kind_by_name(const char *, enum agency_kind *);	/* code or label */

/* The kind that a name leaves no doubt of, for files, which do not tell it: 水利局 is a
 * department, 街道办事处 of a township; 管理委员会 may be anything. */
enum agency_kind agency_kind_of_name(const char *);

#define AGENCY_NAME_MAX	200	/* characters; as the database has it */
/* The name without blanks (U+3000 too) at its ends, to be freed by the caller; NULL for
 * one that is empty, too long, or has what cannot be shown: controls, line breaks.
 * Every name that comes in comes through here. */
char	*agency_name(const char *);
bool	 agency_name_valid(const char *s, size_t n);	/* of a trimmed one */

struct agency {
	int64_t		 id;		/* 0 = not stored */
	char		*name;		/* owned, as all strings here */
	char		*org_code;	/* or NULL */
	enum agency_kind kind;
	int		 level;		/* 1 state .. 5 township, 0 unknown */
	int		 rules;		/* may make 规章: 0, 1, -1 unknown */
	char		*sign_as;	/* 落款: the name below the text; NULL = its own */
	bool		 signs;		/* all of its documents have one */
};
void	 agency_init(struct agency *);
void	 agency_release(struct agency *);
void	 agency_copy(struct agency *dst, const struct agency *src);
/* 无规章权: known to have no power to make 规章 (told so, or level >= 4, a
 * township, or a department below the state and the province: nianbao-domain(7), T205).
 * False when unknown. */
bool	 agency_without_rules(const struct agency *);

struct note {
	char		*place;		/* cell or text code; "" = the report */
	char		*body, *user, *at;
};
/* A figure of the office beside the tables (附加指标): sorted by name. */
struct beside {
	char		*name, *unit;	/* unit may be "" */
	int64_t		 value;		/* millionths */
	enum cell_origin origin;
};
struct reason {
	char		*check;		/* "T203" */
	char		*place;		/* first cell or text code of the case */
	unsigned char	 fingerprint[SHA256_SIZE];
	char		*body, *user, *at;
	bool		 dismissed;	/* a hint that was put away */
};
/* Checks of the source of an import, and of its form (judge/source.c). */
enum source_check {
	SOURCE_F601, SOURCE_F602, SOURCE_F603, SOURCE_F604, SOURCE_F605, SOURCE_F606,
	SOURCE_F607, SOURCE_F608
};
const char *source_code(enum source_check);		/* "F602" */
bool	 source_is(const char *code, enum source_check);
/* What only the source of an import could show (F602..F608), kept with the report. */
struct source_finding {
	char		*check;
	char		*place;		/* or NULL */
	char		*found;
	unsigned	 look;		/* why it is open (base/look.h), or 0 */
	bool		 has_proposal;
	int64_t		 proposal;
	bool		 closed;	/* the cell was keyed since */
};

struct report {
	const struct form *form;	/* borrowed */
	struct agency	 agency;
	int		 year;
	enum report_state state;
	char		*title;		/* NULL = made from the form */
	struct cell	*cell;
	char		**text;		/* by form text slot; NULL = none */
	struct note	*note;		size_t nnote, capnote;
	struct reason	*reason;	size_t nreason, capreason;
	struct beside	*beside;	size_t nbeside, capbeside;
	struct source_finding *source;	size_t nsource, capsource;
	bool		 has_fee;	/* 信息处理费: told? */
	int64_t		 fee;		/* yuan, millionths */
	int64_t		 fee_notices;
	char		*published;	/* "YYYY-MM-DD", or NULL */
	char		*address;	/* where it is published, or NULL */
	char		*issuer;	/* 发布机构, as the next around the text; or NULL */
	char		*index_no;	/* 索引号 */
	char		*doc_no;	/* 文号 */
	char		 due[6];	/* local date for offices of its kind, "MM-DD" of the
					   next year; "" = none told */
	struct prior	*prior;		/* last year's values; owned, NULL = none known */
	struct history	*history;	/* change.h; owned */

	/* Of the store; 0 or empty while the report is not stored. */
	int64_t		 id, revision;
	int64_t		 seq;		/* last change made */
	char		 uuid[37];
	unsigned char	 head[SHA256_SIZE];	/* of the audit chain */
	char		*changed, *changed_by;

	/* Of a file that was read: a document with headings of its own (docx, html, txt
	 * and the like; a workbook or data may hold figures alone), and by a bit for each
	 * section whether its heading, or the name of its text in data, stood there. */
	bool		 is_document;
	uint64_t	 headings;
	unsigned char	 ordinal[REPORT_ORDINALS];	/* printed before the heading of a
					   section: 二、 is 2; 0 = none was read */
};

#define BESIDE_WORD	"附加"	/* before its name, where cells are named: 附加:政策解读 */
/* "1062条" */
void	 beside_text(struct buf *, const struct beside *);
/* May a figure have this name, and is that a figure with its unit? */
bool	 beside_fits(const char *name, const char *figure);

struct report *report_new(const struct form *, const struct agency *, int year);
void	 report_free(struct report *);
/* The title as printed: its own, or the form's with agency and year. */
void	 report_title(struct buf *, const struct report *);

bool	 cell_empty(const struct cell *);
/* The figure to set against others: that of the cell, 0 where it is empty or "/", of a
 * partial sum the one printed in the source.  False when it is not known. */
bool	 cell_known(const struct cell *, int64_t *);
/* Has a total a printed figure that says something beside the computed one: it differs,
 * or the sum is partial? */
bool	 cell_prints(const struct cell *);
/*
 * The one text form of a cell: "" empty, "/" not applicable, the raw text if
 * there is one, else the figure.  cell_read(cell_text(c)) gives c back; changes,
 * CSV and the database hold cells so.
 */
void	 cell_text(struct buf *, const struct cell *);
/*
 * Read a text into a cell for "fc": figures as num_parse reads them; a unit of
 * the same kind is converted exactly (251000元 in a 万元 cell is 25.1, 12件 in a
 * count is 12); "/" "－" "—" "无" "不适用" is not applicable; "" or blanks is empty.
 *
 * Strict (keyed, pasted, set): what breaks the type (3.5 or -1 in a count, too
 * many decimals) is refused with a message naming the rule.  Raw is kept only
 * when a unit was written; not applicable always has the raw "/".
 * Lenient (files): such a value is kept; a remark in brackets after the figure
 * is passed over; raw is kept whenever the text is not plain digits.
 *
 * False and *out unchanged when refused or not a figure.  *out is overwritten,
 * not released; out->raw is the caller's.  Origin is left at ORIGIN_NONE.
 */
bool	 cell_read(struct cell *out, const struct form_cell *fc, const char *s, size_t n,
	    bool strict, struct diag *);
/*
 * What a figure written in another unit is in that of the cell: 524000元 is 52.4 in a
 * cell of 万元.  False when it is not exact; one of another kind stays as it is.
 */
bool	 cell_in_unit(const struct form_cell *, const char *unit, size_t n, int64_t *value);
/* Does the value satisfy 合规 of its cell? NULL arguments of cell_read aside. */
bool	 cell_conforms(const struct cell *, const struct form_cell *);

/* What stands where something is still to be written, with the words for what and 〕. */
#define REPORT_GAP	"〔待填"
/* Is there such a gap in the text? */
bool	 report_text_gap(const struct report *, int slot);
/* Is this text required, and blank, or has it a gap? */
bool	 report_text_open(const struct report *, int slot);
/* Number of empty input cells, all / in a section. */
int	 report_empty(const struct report *, int section);	/* -1 = all */
/* Number of open input cells; they are among the empty ones. */
int	 report_unread(const struct report *);
/* The note on a cell or a text, "" = on the report; NULL: there is none. */
struct note *report_note(const struct report *, const char *place);
/* Recompute every sum, and what is open (recalc.c).  Sets bits of cells that changed when
 * "touched" is not NULL: (ncell + 63) / 64 words.  False when a sum does not fit
 * an int64; that cell is then empty.  report_apply() never leaves one so. */
bool	 recalc_run(struct report *, uint64_t *touched);
/* Value the cell would need for the equality checks that name it to hold ("=");
 * checks of level error decide, then warnings, then hints.  False when there is
 * none, those of one level disagree, or the cell is computed.  The value may
 * break the type of the cell (negative): report_apply() refuses it then. */
bool	 report_balance_value(const struct report *, int cell, int64_t *out);

#define BIT_WORDS(n)	(((size_t)(n) + 63) / 64)
#define BIT_SET(w, i)	((w)[(i) / 64] |= UINT64_C(1) << ((i) % 64))
#define BIT_TEST(w, i)	((w)[(i) / 64] >> ((i) % 64) & 1)

#endif
