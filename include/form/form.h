/*
 * form.h - a form: the sections, tables, rows, columns, formulas and checks of
 * one official report format, compiled from its text (nianbao-form(5)).
 *
 * A form is immutable once loaded, but for what is made at its first use and kept
 * (form_shown, form_check_text, form_case_pattern), and lives in one arena.  Everything that
 * shows, checks, exports or imports a report works from these arrays, so a form
 * with other rows and columns needs no change in C.
 *
 * Invariants of a loaded form:
 *  (1) cell[] is in printed order: section, table, block, row, column.
 *      A cell number is block.first_cell + row leaf * block.ncol + column leaf.
 *      Cell numbers are positions in memory only; codes are what is stored.
 *  (2) sum[] is in an order in which every sum only uses cells that are input
 *      or the target of an earlier sum.
 *  (3) Every cell is the target of at most one sum.
 *  (4) All strings are valid UTF-8 without control characters.
 */
#ifndef FORM_H
#define FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"

struct buf;
struct diag;
struct grid;
struct pattern;
struct tree_rule;

#define FORM_CELLS_MAX	4096	/* cells of one form */
#define FORM_DEPTH_MAX	8	/* levels of a row or column tree */

/* A row or a column of a block: a leaf has cells, a heading has children. */
struct form_item {
	const char	*code;		/* "3.3.1", "B1" */
	const char	*label;		/* as printed; "" where the form says "-" */
	const char	*brief;		/* 简称, or NULL */
	const char	*help;		/* 说明, or NULL */
	const char	*basis;		/* 依据, or NULL */
	const char	*const *alias;	/* 别名, as read */
	int		 nalias;
	const char	*const *entry;	/* 台账: what an office's register of applications
					   may call it, words between blanks */
	int		 nentry;
	int		 parent;	/* index in the same array, -1 = top */
	int		 depth;		/* 0 = top */
	int		 leaf;		/* leaf number in printed order, -1 = heading */
	int		 first_leaf;	/* leaves below (a leaf: itself) ... */
	int		 nleaf;		/* ... and how many */
	const char	*unit;		/* 单位, or NULL = not said here */
	int		 decimals;	/* 小数, -1 = not said here */
	int		 is_signed;	/* 可负: 1, -1 = not said here */
	int		 line;		/* of the form file */
};

struct form_block {
	const char	*code;		/* "2.1"; "3" where the table is one grid */
	const char	*title;		/* caption printed over the block, or "" */
	const char	*colhead;	/* overall column heading, or "" */
	const char	*stub;		/* heading over the row labels, or "" */
	int		 table;		/* index */
	struct form_item *col, *row;	/* trees flattened in printed order */
	int		 ncolitem, nrowitem;
	int		*colleaf, *rowleaf;	/* leaf number -> item index */
	int		 ncol, nrow;	/* leaves */
	int		 coldepth, rowdepth;	/* levels of the trees */
	int		 first_cell;
	int		 line;
};

struct form_table {
	const char	*code, *title;
	int		 section;
	int		 first_block, nblock;
	int		 line;
};

enum form_narrative { FORM_TEXT_NONE, FORM_TEXT_OPTIONAL, FORM_TEXT_REQUIRED };
/* What a text is for, where checks of the texts and drafts ask (文字 必填 总体). */
enum form_role {
	ROLE_NONE,
	ROLE_OVERVIEW,			/* 总体 */
	ROLE_PROBLEMS,			/* 问题: problems and what is done about them */
	ROLE_OTHER,			/* 其他: other matters, the fee among them */
	ROLE__MAX
};

struct form_section {
	const char	*code;		/* "t1" */
	const char	*heading;	/* "一、总体情况" */
	const char	*brief;		/* 简称: on its tab, or NULL */
	const char	*help, *basis;	/* or NULL */
	const char	*const *alias;	/* 别名: other headings met on paper */
	int		 nalias;
	const char	*const *topic;	/* 主题: words between blanks; a numbered heading
					   with all of one line's is this section's.  The
					   first is enough where the letters are alike */
	int		 ntopic;
	enum form_narrative narrative;	/* body of a text section */
	enum form_role	 role;
	bool		 side_by_side;	/* 排列 左右 */
	int		 first_table, ntable;
	const struct grid *grid;	/* the printed grid (grid.h); NULL without tables */
	int		 text;		/* slot of its narrative (see form_text) */
	int		 note;		/* slot of the notes under its tables, or -1 */
	int		 line;
};

/* A slot for narrative text, in printed order: t0, t1, t2, t2n, t3 ... */
enum form_text_kind {
	FORM_TEXT_LEAD,			/* t0: paragraph under the title */
	FORM_TEXT_BODY,			/* t1 t5 t6: a section of its own */
	FORM_TEXT_INTRO,		/* t2 t3 t4: printed before the table */
	FORM_TEXT_UNDER			/* t2n t3n t4n: printed under the table */
};
struct form_text {
	char		 code[8];
	enum form_text_kind kind;
	int		 section;	/* index, -1 for t0 */
	bool		 required;
};
#define FORM_LEAD	0	/* the slot of t0: every form has it */
#define FORM_LEAD_CODE	"t0"

struct form_cell {
	const char	*code;		/* "3:3.3.1:B1" */
	short		 block;
	short		 row, col;	/* leaf numbers */
	short		 section;
	const char	*unit;		/* "件" where nothing is said */
	int		 decimals;	/* 0..6 */
	bool		 is_signed;
	bool		 computed;	/* target of a sum */
	short		 sum;		/* index, -1 = input */
};

/* coef * cell, or a constant where cell = -1 (coef then in millionths). */
struct form_term {
	int64_t		 coef;
	int16_t		 cell;
	bool		 prior;		/* last year's value of that cell */
};
struct form_terms {
	int		 first, n;	/* in term[] */
};
struct form_sum {
	int		 target;	/* cell */
	int		 first, n;	/* in term[] */
	int		 formula;	/* index in check[] of its code */
};

enum form_level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_HINT, LEVEL__MAX };
enum form_relop { RELOP_EQ, RELOP_NE, RELOP_GT, RELOP_LT, RELOP_GE, RELOP_LE, RELOP__MAX };
enum form_quant {
	QUANT_EACH_COLUMN,		/* 每栏 */
	QUANT_EACH_ROW,			/* 每行 */
	QUANT_SINGLE,			/* 单格 */
	QUANT_EACH_CELL			/* 每格 */
};
/* How a figure of the text must agree with the cells it speaks of (对照). */
enum form_strength {
	STRENGTH_EQUAL,			/* 必等: must be equal */
	STRENGTH_ASK,			/* 询问: another measure, perhaps: a hint */
	STRENGTH_ZERO,			/* 零: the words say there was none */
	STRENGTH_REST,			/* 其余: the words say all were of one kind: the
					   others, which the sum adds up, are 0 */
	STRENGTH_RISE,			/* 增幅: by how many per cent more than last year */
	STRENGTH_FALL,			/* 降幅: less */
	STRENGTH__MAX
};
/* Do the words of such a claim hold a figure? */
bool	 form_strength_counts(enum form_strength);
const char *form_strength_word(enum form_strength);	/* "询问"; "" of the usual one */

struct form_relation {
	int		 left, nleft;	/* in term[] */
	int		 right, nright;
	enum form_relop	 op;
};
enum form_cond_kind {
	COND_RELATION,
	COND_YEAR,			/* 年度 op number */
	COND_AGENCY,			/* 单位 是/不是 word */
	COND_NO_RULES,			/* 无规章权 */
	COND_UNSAID,			/* 文字未提 cell: of rel, the left side alone */
	COND_LOCAL			/* 本地 word */
};
struct form_cond {
	enum form_cond_kind kind;
	struct form_relation rel;	/* COND_RELATION */
	enum form_relop	 op;		/* COND_YEAR */
	int		 year;
	const char	*word;		/* COND_AGENCY, COND_LOCAL */
	bool		 negate;
};
enum form_case_kind {
	CASE_RELATION, CASE_TYPE /* 合规 */, CASE_JUMP /* 突变 */, CASE_SAID /* 须提 */,
	CASE_CLAIM /* 对照 */
};

/* One check at one place: a column, a row, a cell. */
struct form_case {
	enum form_case_kind kind;
	int		 check;		/* index in check[] */
	int		 cell;		/* the place: its first cell */
	int		 block;		/* of a 每栏 / 每行 case, else -1 */
	int		 leaf;		/* its column / row leaf, else -1 */
	bool		 silent;	/* on the balance line, raises nothing: the
					   other direction's formula computes it */
	int		 first_rel, nrel;	/* all must hold */
	int		 first_cond, ncond;	/* all must hold for it to run */
	int64_t		 jump_diff;	/* 突变(diff, factor): millionths */
	int64_t		 jump_factor;	/* whole number */
	/* CASE_CLAIM: its relations are the sums (left sides only) of which the
	 * figure in the text must equal one. */
	const struct pattern *pattern;	/* see form_case_pattern */
	enum form_strength strength;
};

/*
 * A check, or a formula (whose code is the check of its printed total).  A
 * code that stands at several places of the file is several entries; help,
 * basis, brief and inferred are given once and copied to all.
 */
struct form_check {
	const char	*code;		/* "T301" */
	bool		 formula;
	enum form_level	 level;		/* formulas: LEVEL_ERROR */
	enum form_quant	 quant;
	const char	*text;		/* see form_check_text */
	const struct tree_rule *rule;	/* as it was read */
	const char	*help;		/* 说明: the message shown, or NULL */
	const char	*basis, *brief;	/* or NULL */
	bool		 inferred;	/* 推定 */
	int		 block;		/* where it stands; -1 = table or top level */
	int		 table;		/* -1 = top level */
	int		 first_case, ncase;	/* in kase[] */
	int		 line;
};

/*
 * 对应: this form's cell "to" takes its last year's value from "from" of form "form",
 * if that form has such a cell.  A line about a row says nothing of the columns: one
 * that has no line of its own must be the same there, by code and label; likewise the
 * rows of a line about a column.
 */
struct form_map {
	const char	*form;		/* code of the other form */
	int		 to;		/* our cell */
	const char	*from;		/* cell code there */
	bool		 same_row, same_col;	/* no line speaks of the row, the column */
	int		 line;
};

/*
 * 取数: cells, or sums of cells, that checks of the texts and drafts speak of.  The form
 * says which they are; one it does not name is not looked for.
 */
enum form_figure {
	FIGURE_RULES_MADE, FIGURE_RULES_ENDED, FIGURE_RULES_VALID,
	FIGURE_DOCS_MADE, FIGURE_DOCS_ENDED, FIGURE_DOCS_VALID,
	FIGURE_PERMITS, FIGURE_PENALTIES, FIGURE_FORCED, FIGURE_CHARGED,
	FIGURE_NEW, FIGURE_NEW_PEOPLE, FIGURE_NEW_BODIES, FIGURE_CARRIED, FIGURE_DONE,
	FIGURE_NEXT,
	FIGURE_GRANTED, FIGURE_PARTLY, FIGURE_REFUSED, FIGURE_UNABLE, FIGURE_DECLINED,
	FIGURE_OTHER, FIGURE_UNCLEAR, FIGURE_NOT_MENDED, FIGURE_UNPAID,
	/* outcomes stand behind their totals, in one order */
	FIGURE_REVIEWS, FIGURE_REVIEWS_KEPT, FIGURE_REVIEWS_MENDED, FIGURE_REVIEWS_OTHER,
	FIGURE_REVIEWS_OPEN,
	FIGURE_SUITS, FIGURE_SUITS_KEPT, FIGURE_SUITS_MENDED, FIGURE_SUITS_OTHER,
	FIGURE_SUITS_OPEN,
	FIGURE__MAX
};

/* 英文: words of this form in the other language of the interface. */
struct form_twin {
	const char	*zh, *en;
	bool		 brief;		/* of a 简称 */
	int		 line;
};

struct form {
	const char	*code;		/* "2021" */
	const char	*name;		/* first comment line without #, or code */
	const char	*title;		/* "{机关}{年度}年..." */
	const char	*basis;
	int		 from, until;	/* years; until 0 = open */
	const char	*prior;		/* 上一版, or NULL */
	const char	*const *former;	/* 停用: numbers of rules that are no longer in force */
	int		 nformer;
	const char	*local;		/* whose demands (本地) are wanted, or NULL; lent by
					   whoever sets it */

	struct form_section *section;	int nsection;
	struct form_table *table;	int ntable;
	struct form_block *block;	int nblock;
	struct form_text *text;		int ntext;
	struct form_cell *cell;		int ncell;
	int		 ninput;
	struct form_term *term;		int nterm;
	struct form_sum	*sum;		int nsum;
	struct form_relation *rel;	int nrel;
	struct form_cond *cond;		int ncond;
	struct form_case *kase;		int nkase;
	int		 nfigured;	/* cases before this are of any kind, those from it
					   on are claims, which only texts raise */
	struct form_check *check;	int ncheck;	/* formulas and checks, file order */
	struct form_map	*map;		int nmap;
	struct form_terms figure[FIGURE__MAX];	/* n 0 = not in this form; each cell once,
						   of this year */

	const struct form_twin *twin;	int ntwin;	/* ordered, each words once */
	const struct form *shown;	/* see form_shown; NULL = not made yet */

	const char	*source;	/* the text it was read from, byte for byte (one
					   that was not UTF-8: as converted) */
	size_t		 nsource;
	unsigned char	 sha256[SHA256_SIZE];	/* of source */
	void		*tree;		/* the parsed file, for form_write and diff */
	void		*index;		/* code -> cell, see form_cell_find */
	struct arena	 arena;
};

/*
 * Parse, link and compile.  "name" is the file name for messages.  NULL with
 * every mistake found in d; warnings (old encoding, say) do not prevent a form.
 */
struct form *form_parse(const char *text, size_t n, const char *name, struct diag *d);
/* The same of a text that is known to be right, as a built-in form is, by its SHA-256.
 * What a mistake would be looked for in is not read before it is used. */
struct form *form_parse_known(const char *text, size_t n, const char *name,
	    const unsigned char *sum, struct diag *d);
struct form *form_parse_file(const char *path, struct diag *d);
void	 form_free(struct form *);

/* Look-ups; -1 when there is none.  Codes are folded (full-width) first. */
int	 form_cell_find(const struct form *, const char *code);
int	 form_text_find(const struct form *, const char *code);
int	 form_block_find(const struct form *, const char *code);
int	 form_section_find(const struct form *, const char *code);
int	 form_item_find(const struct form_item *, int n, const char *code);
int	 form_check_find(const struct form *, const char *code);	/* first of that code */
/* The text slot that is for this, -1 if none is. */
int	 form_role_find(const struct form *, enum form_role);
/* The first cell of a figure, -1 if the form does not name it. */
int	 form_figure_cell(const struct form *, enum form_figure);

/* Row and column item of a cell. */
const struct form_item *form_cell_row(const struct form *, int cell);
const struct form_item *form_cell_col(const struct form *, int cell);
/* "三、本年度办理结果 > （三）不予公开 > 1.属于国家秘密": labels from the top. */
void	 form_item_path(struct buf *, const struct form_item *, int item, const char *sep);
/* Short name of a cell for messages: row brief, a dot, column brief. */
void	 form_cell_name(struct buf *, const struct form *, int cell);
/* Label to show where room is short: 简称 or the label. */
const char *form_item_brief(const struct form_item *);
const char *form_level_name(enum form_level);		/* "error" "warning" "hint" */
const char *form_level_label(enum form_level);		/* "错误" "警告" "提示" */
const char *form_level_said(enum form_level, enum lang);	/* the same on screens */
const char *form_relop_sign(enum form_relop);		/* "=" "≠" ... */

/*
 * The form with its words in the language of the interface: the same cells, items and
 * checks at the same places, labels and help where 英文 gives them.  For what a person
 * looks at on the screen; documents and readers use the form itself.  Made at the first
 * call and kept with the form.
 */
const struct form *form_shown(const struct form *, enum lang);
/* The same check in it; NULL stays NULL. */
const struct form_check *form_check_shown(const struct form *, const struct form_check *,
	    enum lang);
/* Warn of every text that a screen shows and 英文 does not give. */
void	 form_judge_english(const struct form *, struct diag *);
/* "三" of "三、收到和处理…", "III" of "III. Requests…": false, and nothing, without one;
 * *rest is what follows it. */
bool	 form_ordinal(struct buf *, const char *heading, const char **rest);

/* The printed title with {机关} and {年度} replaced. */
void	 form_title(struct buf *, const struct form *, const char *agency, int year);
bool	 form_valid_in(const struct form *, int year);
bool	 form_years_hold(int from, int until, int year);	/* until 0 = open */

/* Canonical text of the form; parses to the same form. */
void	 form_write(struct buf *, const struct form *);
/* The canonical text followed by the compiled sums and checks as comments:
 * what tests/form/NAME.want holds. */
void	 form_write_compiled(struct buf *, const struct form *);
/* A check as it is written, in canonical form, for show; NULL stays NULL. */
const char *form_check_text(const struct form *, const struct form_check *);
/* What a CASE_CLAIM looks for.  Both are made at the first call and kept. */
const struct pattern *form_case_pattern(const struct form *, const struct form_case *);
/* Added, removed, relabelled codes between two forms, what has no last year's value
 * in the older ("?"), one per line, and the 对应 lines to consider; false when there is no difference. */
bool	 form_diff(struct buf *, const struct form *old, const struct form *now, enum lang);
/* Every check and formula with level, message, basis: `form show --checks`. */
void	 form_write_checks(struct buf *, const struct form *, enum lang);

/* Counterpart of each of now's cells in old, -1 = none: by 对应 lines, else by
 * equal code and equal normalised row and column labels.  out has now->ncell. */
void	 form_counterparts(const struct form *now, const struct form *old, int *out);

#endif
