/*
 * tree.h - a form file as it was read: what the passes of this layer share.
 *
 *   text -> lex.c -> lines -> parse.c, rule.c, expr.c -> struct tree
 *        -> link.c  sections, blocks, items, cells, texts
 *        -> refs.c, compile.c  sums, checks, cases, counterparts
 *
 * The tree keeps what was written, with line numbers; write.c and diff.c work
 * from it.  Everything lives in the arena of the form.  Only the files of
 * src/form include this header.
 *
 * Invariants:
 *  (1) Every string is valid UTF-8 without control characters.
 *  (2) Codes are folded to half-width, labels and texts are verbatim.
 *  (3) Lists are in file order.
 */
#ifndef TREE_H
#define TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/diag.h"
#include "base/msg.h"
#include "form/form.h"

struct form_claims;

#define FORM_BYTES_MAX	(1u << 20)	/* size of a form file */
#define FORM_ERRORS_MAX	50		/* messages about one file */
#define FORM_ITEMS_MAX	8192		/* rows and columns of one form */
#define FORM_SECTIONS_MAX 256
#define FORM_BLOCKS_MAX	256
#define FORM_CASES_MAX	65536
#define FORM_TERMS_MAX	(1 << 20)
#define FORM_NUMBER_MAX	INT64_C(1000000000000)	/* a number in a formula */
#define FORM_CODE_MAX	32		/* bytes of a code */

/* A fact: one line with its continuations, trimmed; text is ours to cut up. */
struct tree_line {
	char		*text;
	int		 number;
};

struct tree_text {
	const char	*s;		/* NULL = not given */
	int		 line;
};
struct tree_alias {
	struct tree_alias *next;
	const char	*s;
};
struct tree_words {			/* 别名, 主题, 台账: lines that may repeat */
	struct tree_alias *head, **end;
};

/* Everything that may stand below a row, a column, a rule, a section, the form. */
struct tree_notes {
	struct tree_text help, basis, brief, unit;
	struct tree_words alias, topic, former, entry;
	int		 decimals, decimals_line;
	int		 signed_line;	/* 0 = not given */
	int		 inferred_line;
};

struct tree_item {
	struct tree_item *next;
	const char	*code, *label;
	struct tree_notes notes;
	int		 line;
};

enum ref_kind { REF_ROW, REF_COLUMN, REF_CELL };
struct tree_ref {
	enum ref_kind	 kind;
	bool		 prior;		/* 上年 */
	const char	*block, *row, *col;	/* NULL where the kind has none */
	int		 iblock, irow, icol;	/* set by ref_check: block, items */
};
enum term_kind { TERM_NUMBER, TERM_REF, TERM_SUM /* 合计 */ };
struct tree_term {
	struct tree_term *next;
	enum term_kind	 kind;
	int64_t		 coef;		/* with its sign; TERM_NUMBER: the number */
	struct tree_ref	 from, to;	/* TERM_REF: from only */
	bool		 ranged;	/* 合计(from 至 to) */
};
struct tree_relation {
	struct tree_relation *next;
	struct tree_term *left, *right;
	enum form_relop	 op;
};
struct tree_cond {
	struct tree_cond *next;
	enum form_cond_kind kind;
	struct tree_relation *rel;	/* COND_RELATION, COND_UNSAID */
	enum form_relop	 op;
	int		 year;
	const char	*word;
	bool		 negate;
};

/* A line of 计算 or 校验.  A formula is the relation target = expr. */
struct tree_rule {
	struct tree_rule *next;		/* in its container */
	struct tree_rule *later;	/* in the file */
	const char	*code;		/* NULL: a formula without one */
	bool		 formula;
	enum form_level	 level;
	enum form_quant	 quant;
	enum form_case_kind kind;
	struct tree_relation *rel;	/* CASE_RELATION */
	bool		 has_at;
	struct tree_ref	 at;		/* of a predicate */
	int64_t		 jump_diff, jump_factor;	/* whole numbers */
	const char	*pattern_text;	/* CASE_CLAIM: as written */
	enum form_strength strength;
	struct tree_cond *cond;
	struct tree_notes notes;
	struct tree_block *block;	/* where it stands; NULL = not in a block */
	struct tree_table *table;
	int		 line;
	int		 home_block, home_table;	/* see form_check; by link */
};
struct tree_rules {
	struct tree_rule *head, **end;
};

struct tree_map {
	struct tree_map	*next;
	struct tree_ref	 to, from;
	int		 line;
};
struct tree_maps {			/* 对应 FORM */
	struct tree_maps *next;		/* in its container */
	struct tree_maps *later;	/* in the file */
	const char	*form;
	struct tree_map	*head, **end;
	struct tree_block *block;
	struct tree_table *table;
	int		 line;
};
struct tree_maplist {
	struct tree_maps *head, **end;
};

/* 英文: what the words of the line above are in English. */
struct tree_twin {
	struct tree_twin *next;
	const char	*zh, *en;
	bool		 brief;		/* of a 简称 */
	int		 line;
};

struct tree_figure {			/* a line of 取数 */
	struct tree_term *term;		/* NULL = not given */
	int		 line;
};

struct tree_block {
	struct tree_block *next;
	const char	*code, *title;
	bool		 implied;	/* the table is one grid: no 块 line */
	const char	*colhead, *stub;
	struct tree_item *col, **col_end;
	struct tree_item *row, **row_end;
	int		 col_line, row_line;	/* of 栏 and 行, 0 = none */
	bool		 damaged;	/* an item could not be read: do not complain
					   that it is missing */
	struct tree_rules rules;
	struct tree_maplist maps;
	int		 index;		/* in form.block */
	int		 line;
};
struct tree_table {
	struct tree_table *next;
	const char	*code, *title;
	struct tree_block *block, **block_end;
	struct tree_rules rules;
	struct tree_maplist maps;
	int		 index;
	int		 line;
};
struct tree_section {
	struct tree_section *next;
	const char	*code, *heading;
	struct tree_notes notes;
	enum form_narrative narrative;
	enum form_role	 role;
	int		 narrative_line, arrange_line;
	bool		 side_by_side;
	struct tree_table *table, **table_end;
	struct tree_rules rules;
	struct tree_maplist maps;
	int		 line;
};
struct tree {
	const char	*name;		/* first comment, or NULL */
	const char	*code;		/* NULL = no 表式 line */
	int		 line;
	struct tree_text title, valid, prior;
	struct tree_notes notes;	/* 依据, 停用 */
	int		 from, until;
	struct tree_section *section, **section_end;
	struct tree_rules rules;
	struct tree_maplist maps;
	struct tree_rule *rule, **rule_end;	/* all, by "later" */
	struct tree_maps *map, **map_end;
	struct tree_figure figure[FIGURE__MAX];
	struct tree_twin *twin, **twin_end;
	bool		 damaged;	/* some head could not be read: do not complain
					   of what is missing */
	struct form_claims *claims;	/* see form_claims; NULL = not made yet */
};

/* ---- lex.c ---- */
/*
 * Cut the text into facts.  False, with messages, when it is not text at all; one that
 * is "known" to be is not looked at.
 * "lines" is malloced (the caller frees), the texts are the arena's.
 */
struct lex {
	struct tree_line *line;
	size_t		 n, cap;
	const char	*name;		/* first comment before the first fact */
};
bool	 lex_text(struct lex *, struct arena *, const char *s, size_t n, bool known,
	    struct diag *);
/* Cut the first word off: returns it, *rest gets what follows the blanks. */
char	*lex_word(char *s, char **rest);
/* Bytes of the blank at s (space, tab, U+3000), 0 if there is none. */
size_t	 lex_blank(const char *s);
/* A copy with full-width characters folded, as in codes and formulas. */
char	*lex_fold(struct arena *, const char *s);

/* ---- keyword.c ---- */
enum keyword_id {
	KW_FORM, KW_TITLE, KW_BASIS, KW_VALID, KW_PRIOR, KW_FORMER,
	KW_SECTION, KW_NARRATIVE,
	KW_ARRANGE, KW_TABLE, KW_BLOCK, KW_COLUMNS, KW_ROWS, KW_FORMULAS, KW_CHECKS,
	KW_MAP, KW_FIGURES, KW_ENGLISH, KW_HELP, KW_ALIAS, KW_BRIEF, KW_INFERRED, KW_UNIT, KW_DECIMALS,
	KW_SIGNED, KW_TOPIC, KW_REGISTER, KW__MAX
};
/* What a line may be attached to, as bits. */
enum {
	ON_FORM = 1, ON_SECTION = 2, ON_TABLE = 4, ON_BLOCK = 8,
	ON_ITEM = 16, ON_RULE = 32, ON_ANY = 64
};
enum keyword_text { TEXT_NONE, TEXT_NEEDED, TEXT_MAY };
struct keyword {
	const char	*word;
	const char	*gloss;
	unsigned	 on;
	enum keyword_text text;
	enum msg	 place;		/* words for where it belongs */
};
extern const struct keyword keywords[KW__MAX];
/* KW__MAX if it is none. */
enum keyword_id keyword_find(const char *word);
/* The keyword that was probably meant, or NULL. */
const char *keyword_near(const char *word);

/* ---- english.c: the words of 英文 lines, ordered; a contradiction is told ---- */
void	 link_english(struct form *, const struct tree *, struct diag *);
/* The English of words, of a 简称 if "brief"; NULL = not given. */
const char *form_english(const struct form *, const char *words, bool brief);

/* ---- parse.c ---- */
struct tree *tree_parse(struct arena *, struct lex *, struct diag *);
void	 notes_init(struct tree_notes *);

/* ---- codes.c: what a code looks like ---- */
bool	 code_is_form(const char *);
bool	 code_is_section(const char *);
bool	 code_is_row(const char *);	/* tables and blocks too */
bool	 code_is_column(const char *);
bool	 code_is_check(const char *);
/* "2021 至今" (until 0), "2019 至 2020"; folded. */
bool	 code_read_years(const char *, int *from, int *until);
/* Bytes of "code" that are its parent's: 0 = top level. */
size_t	 code_parent(const char *code);

/* ---- rule.c, expr.c: NULL, with a message, when the line is wrong ---- */
struct tree_rule *rule_parse(struct arena *, bool formula, char *text, int line,
	    struct diag *);
struct tree_map *map_parse(struct arena *, char *text, int line, struct diag *);
/* A line of 取数: which figure, and its terms; FIGURE__MAX when it is wrong. */
enum form_figure form_figure_parse(struct arena *, char *text, int line, struct tree_term **,
	    struct diag *);

struct expr {
	struct arena	*a;
	const char	*s;		/* folded */
	int		 line;
	struct diag	*d;
};
void	 expr_blanks(struct expr *);
bool	 expr_done(struct expr *);
bool	 expr_word(struct expr *, const char *word);	/* take it if it is next */
bool	 expr_relop(struct expr *, enum form_relop *);
bool	 expr_number(struct expr *, int64_t *);
bool	 expr_ref(struct expr *, struct tree_ref *);
bool	 expr_relation(struct expr *, struct tree_relation **);
/* One side alone: terms with their signs. */
bool	 expr_terms(struct expr *, struct tree_term **);
/* Say that the next thing is not understood; returns false. */
bool	 expr_stray(struct expr *);

/* ---- link.c ---- */
bool	 link_tree(struct form *, struct tree *, struct diag *);

/* Rows and columns of a block: tree order, parents, leaves. */
void	 link_items(struct form *, struct tree_block *, bool col, struct diag *);
/* The lines of 别名 or 主题 as an array; NULL where there are none. */
const char *const *link_words(struct form *, const struct tree_words *, int *n);
/* f->check from the rules: one entry each, what is given once copied to all. */
void	 link_checks(struct form *, struct tree *, struct diag *);
/* The patterns of 对照 lines, which form_case_pattern() takes for right. */
void	 patterns_judge(struct form *, const struct tree *, struct diag *);

/* ---- refs.c: codes to cells ---- */
/* Where a reference stands. */
struct ref_context {
	const struct form *f;
	const struct tree *t;
	enum form_quant	 quant;		/* says which kind is wanted */
	int		 block;		/* of rows and columns; -1 = none */
	bool		 cells_too;	/* whole cell codes besides, as in 当 */
	int		 line;
	struct diag	*d;
};
/* Check and resolve a reference, a 合计, a whole list of terms: once per rule. */
bool	 ref_check(const struct ref_context *, struct tree_ref *, bool in_sum);
bool	 terms_check(const struct ref_context *, struct tree_term *);
/* The cell of a resolved reference in column or row "leaf" of the rule. */
int	 ref_cell(const struct form *, const struct tree_ref *, int leaf);
/* The leaves a resolved 合计 names there, as half-open ranges. */
struct span { int block, row, row_end, col, col_end; };
void	 form_term_span(const struct form *, const struct tree_term *, int leaf,
    struct span *);
/* As it is written: "上年 行3.7". */
void	 ref_write(struct buf *, const struct tree_ref *);

/* ---- figures.c: the words of roles, see form/figures.h for those of 取数 ---- */
const char *form_role_word(enum form_role);
/* ROLE__MAX if it is none. */
enum form_role form_role_of_word(const char *name);

/* ---- compile.c, maps.c, sum_order.c ---- */
bool	 compile_rules(struct form *, struct tree *, struct diag *);
bool	 compile_maps(struct form *, struct tree *, struct diag *);
/* The 对应 lines of a form against the form they name, now that it is at hand: a code
 * that it has not, a line of which nothing has a counterpart. */
bool	 maps_judge(const struct form *, const struct form *other, struct diag *);
/* Do 对应 lines name a form of that code? */
bool	 maps_name(const struct form *, const char *code);
/* ---- counterpart.c ---- */
/* The cell of "old" that an entry of now->map names, -1 if it has none. */
int	 map_cell(const struct form *now, const struct form_map *, const struct form *old);
/* ---- sum_order.c ---- */
/* Sort form->sum so that each uses only earlier ones; false on a cycle. */
bool	 compile_order(struct form *, struct diag *);

/* ---- lookup.c ---- */
void	 index_build(struct form *);

/* ---- write.c ---- */
/* What follows the level: "每栏 行1 + 行2 = 行3.7 + 行4". */
void	 rule_write(struct buf *, const struct tree_rule *);
void	 form_term_write(struct buf *, const struct form *, const struct form_term *, int n);
void	 form_expr_write(struct buf *, const struct tree_term *);

/* A text stored before forms said what their texts and cells are for (取数, the role of a
 * 文字, 主题) takes that from the form of its code, so that its reports are judged as
 * ever; one that says any of it is left alone.  "from" must outlive "f". */
void	 form_inherit(struct form *f, const struct form *from);

#endif
