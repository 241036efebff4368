/*
 * rule.c - the lines of 计算, 校验, 对应 and 取数.
 *
 *	计算   [code] quant target = expr
 *	校验   code level quant ( relation {且 relation} | [ref] predicate )
 *	       [ 当 condition {且 condition} ]
 *	       code level 对照 [询问|零|其余|增幅|降幅] expr {或 expr} 见 pattern
 *	对应   ref = ref
 *	取数   name = expr
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/figures.h"
#include "form/form.h"
#include "form/language/tree.h"

/* Fold a line, which makes its minus signs one; the text is a copy. */
static char *
formula_text(struct arena *a, const char *s)
{
	char *out = lex_fold(a, s);

	for (char *p = out; (p = strchr(p, '\t')) != NULL;)
		*p = ' ';
	return out;
}

/* The three words, as the screens show them. */
static bool
read_level(struct expr *e, enum form_level *level)
{
	for (int i = 0; i < LEVEL__MAX; i++)
		if (expr_word(e, form_level_label((enum form_level)i))) {
			*level = (enum form_level)i;
			return true;
		}
	diag_error_at(e->d, e->line, MSG_FORM_LEVEL, NULL);
	return false;
}

static bool
take_quant(struct expr *e, enum form_quant *quant)
{
	static const char *const words[] = { "每栏", "每行", "单格", "每格" };

	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (expr_word(e, words[i])) {
			*quant = (enum form_quant)i;
			return true;
		}
	return false;
}

/* 突变(10,5) */
static bool
read_jump(struct expr *e, struct tree_rule *r)
{
	r->kind = CASE_JUMP;
	if (expr_word(e, "(") && !expr_done(e) && expr_number(e, &r->jump_diff) &&
	    expr_word(e, ",") && !expr_done(e) && expr_number(e, &r->jump_factor) &&
	    expr_word(e, ")") && r->jump_diff > 0 && r->jump_factor > 1)
		return true;
	diag_error_at(e->d, e->line, MSG_FORM_JUMP, NULL);
	return false;
}

/* 合规, 突变(…) or 须提; *ok is false when its arguments are wrong. */
static bool
take_predicate(struct expr *e, struct tree_rule *r, bool *ok)
{
	*ok = true;
	if (expr_word(e, "合规"))
		r->kind = CASE_TYPE;
	else if (expr_word(e, "须提"))
		r->kind = CASE_SAID;
	else if (expr_word(e, "突变"))
		*ok = read_jump(e, r);
	else
		return false;
	return true;
}

/* What the check demands, up to 当 or the end. */
static bool
read_demand(struct expr *e, struct tree_rule *r)
{
	struct tree_relation **end = &r->rel;
	struct tree_ref ref;
	const char *start;
	struct diag quiet;
	struct expr ahead;
	bool ok;

	if (take_predicate(e, r, &ok))
		return ok;
	/* A reference and then a predicate?  Look ahead without a word. */
	expr_blanks(e);
	start = e->s;
	diag_init(&quiet);
	ahead = *e;
	ahead.d = &quiet;
	ok = expr_ref(&ahead, &ref);
	diag_release(&quiet);
	if (ok) {
		e->s = ahead.s;
		if (take_predicate(e, r, &ok)) {
			r->has_at = true;
			r->at = ref;
			return ok;
		}
		e->s = start;
	}
	if (r->quant == QUANT_EACH_CELL) {
		diag_error_at(e->d, e->line, MSG_FORM_EACH_CELL, NULL);
		return false;
	}
	r->kind = CASE_RELATION;
	do {
		if (!expr_relation(e, end))
			return false;
		end = &(*end)->next;
	} while (expr_word(e, "且"));
	return true;
}

/* The kinds of agency, in the words of report.h: a misspelt one would make a
 * check silent for ever. */
static const char *const agency_words[] = {
	"政府", "政府办公室", "部门", "乡镇街道", "其他",
};

static bool
known_agency(const char *word)
{
	for (size_t i = 0; i < ARRAY_LEN(agency_words); i++)
		if (strcmp(agency_words[i], word) == 0)
			return true;
	return false;
}

static bool
read_cond(struct expr *e, struct tree_cond *c)
{
	int64_t year;
	size_t n;

	if (expr_word(e, "无规章权")) {
		c->kind = COND_NO_RULES;
		return true;
	}
	if (expr_word(e, "文字未提")) {
		c->kind = COND_UNSAID;
		c->rel = arena_alloc(e->a, sizeof *c->rel);
		return expr_terms(e, &c->rel->left);
	}
	if (expr_word(e, "本地")) {
		c->kind = COND_LOCAL;
		expr_blanks(e);
		n = strcspn(e->s, " +-=<>():,");
		c->word = arena_strndup(e->a, e->s, n);
		e->s += n;
		if (n == 0)
			diag_error_at(e->d, e->line, MSG_FORM_LOCAL_COND, NULL);
		return n > 0;
	}
	if (expr_word(e, "年度")) {
		c->kind = COND_YEAR;
		expr_blanks(e);
		if (expr_relop(e, &c->op) &&
		    (expr_blanks(e), strspn(e->s, "0123456789") == 4) && *e->s != '0' &&
		    expr_number(e, &year)) {
			c->year = (int)year;
			return true;
		}
		diag_error_at(e->d, e->line, MSG_FORM_YEAR_COND, NULL);
		return false;
	}
	if (expr_word(e, "单位")) {
		c->kind = COND_AGENCY;
		c->negate = expr_word(e, "不是");
		if (c->negate || expr_word(e, "是")) {
			expr_blanks(e);
			n = strcspn(e->s, " +-=<>():,0123456789");
			c->word = arena_strndup(e->a, e->s, n);
			e->s += n;
			if (known_agency(c->word))
				return true;
		}
		diag_error_at(e->d, e->line, MSG_FORM_AGENCY_COND, NULL);
		return false;
	}
	c->kind = COND_RELATION;
	return expr_relation(e, &c->rel);
}

static bool
read_conds(struct expr *e, struct tree_rule *r)
{
	struct tree_cond **end = &r->cond;

	if (!expr_word(e, "当"))
		return true;
	do {
		*end = arena_alloc(e->a, sizeof **end);
		if (!read_cond(e, *end))
			return false;
		end = &(*end)->next;
	} while (expr_word(e, "且"));
	return true;
}

/* 询问, 零 and the like; the usual strength has no word. */
static enum form_strength
take_strength(struct expr *e)
{
	for (int i = STRENGTH_EQUAL + 1; i < STRENGTH__MAX; i++)
		if (expr_word(e, form_strength_word((enum form_strength)i)))
			return (enum form_strength)i;
	return STRENGTH_EQUAL;
}

/* 对照 [strength] expr {或 expr} 见 pattern: what the text says against the cells.
 * "text" is the line as written, for the pattern is not folded. */
static bool
read_claim(struct expr *e, struct tree_rule *r, const char *text)
{
	static const char see[] = "见";
	struct tree_relation **end = &r->rel;
	const char *from = strstr(text, see);

	r->quant = QUANT_SINGLE;
	r->kind = CASE_CLAIM;
	r->strength = take_strength(e);
	do {
		*end = arena_alloc(e->a, sizeof **end);
		(*end)->op = RELOP_EQ;
		if (!expr_terms(e, &(*end)->left))
			return false;
		end = &(*end)->next;
	} while (expr_word(e, "或"));
	if (!expr_word(e, see) || from == NULL) {
		diag_error_at(e->d, e->line, MSG_FORM_CLAIM_SEE, NULL);
		return false;
	}
	from += strlen(see);
	from += strspn(from, " \t");
	while (strncmp(from, "　", 3) == 0)
		from += 3;
	r->pattern_text = arena_strdup(e->a, from);
	e->s += strlen(e->s);
	return true;
}

/* target = expr: read as a relation, then its left side is looked at. */
static bool
read_formula(struct expr *e, struct tree_rule *r)
{
	struct tree_term *target;

	r->level = LEVEL_ERROR;
	r->kind = CASE_RELATION;
	if (r->quant == QUANT_EACH_CELL) {
		diag_error_at(e->d, e->line, MSG_FORM_EACH_CELL, NULL);
		return false;
	}
	if (!expr_relation(e, &r->rel))
		return false;
	target = r->rel->left;
	if (r->rel->op != RELOP_EQ || target->next != NULL || target->kind != TERM_REF ||
	    target->coef != 1 || target->from.prior) {
		diag_error_at(e->d, e->line, MSG_FORM_TARGET, NULL);
		return false;
	}
	return true;
}

/* The code at the start of a rule, NULL if there is none. */
static const char *
take_code(struct expr *e)
{
	size_t n = strspn(e->s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	    "0123456789");
	const char *code = arena_strndup(e->a, e->s, n);

	if (n == 0)
		return NULL;
	e->s += n;
	return code;
}

/* The order of the questions is the order of the words on the line, so that the
 * message is about the first thing that is wrong. */
struct tree_rule *
rule_parse(struct arena *a, bool formula, char *text, int line, struct diag *d)
{
	struct expr e = { a, formula_text(a, text), line, d };
	struct tree_rule *r = arena_alloc(a, sizeof *r);
	char *rest;

	r->formula = formula;
	r->line = line;
	notes_init(&r->notes);
	r->code = take_code(&e);
	if ((r->code == NULL && !formula) ||
	    (r->code != NULL && !code_is_check(r->code))) {
		diag_error_at(d, line, MSG_FORM_BAD_CHECK, lex_word(text, &rest),
		    NULL);
		return NULL;
	}
	if (!formula && !read_level(&e, &r->level))
		return NULL;
	if (!formula && expr_word(&e, "对照"))
		return read_claim(&e, r, text) ? r : NULL;
	if (!take_quant(&e, &r->quant)) {
		diag_error_at(d, line, MSG_FORM_QUANT, NULL);
		return NULL;
	}
	if (!(formula ? read_formula(&e, r) : read_demand(&e, r) && read_conds(&e, r)))
		return NULL;
	if (!expr_done(&e)) {
		expr_stray(&e);
		return NULL;
	}
	return r;
}

struct tree_map *
map_parse(struct arena *a, char *text, int line, struct diag *d)
{
	struct expr e = { a, formula_text(a, text), line, d };
	struct tree_map *m = arena_alloc(a, sizeof *m);

	m->line = line;
	if (!expr_ref(&e, &m->to))
		return NULL;
	if (!expr_word(&e, "=")) {
		diag_error_at(d, line, MSG_FORM_MAP_SIGN, NULL);
		return NULL;
	}
	if (!expr_ref(&e, &m->from))
		return NULL;
	if (!expr_done(&e)) {
		expr_stray(&e);
		return NULL;
	}
	if (m->to.kind != m->from.kind || m->to.prior || m->from.prior) {
		diag_error_at(d, line, MSG_FORM_MAP_KIND, NULL);
		return NULL;
	}
	return m;
}

enum form_figure
form_figure_parse(struct arena *a, char *text, int line, struct tree_term **out, struct diag *d)
{
	struct expr e = { a, formula_text(a, text), line, d };
	size_t n = strcspn(e.s, " =");
	const char *name = arena_strndup(a, e.s, n);
	enum form_figure k = form_figure_find(name);

	if (k == FIGURE__MAX) {
		diag_error_at(d, line, MSG_FORM_FIGURE, name, NULL);
		return k;
	}
	e.s += n;
	if (!expr_word(&e, "=")) {
		diag_error_at(d, line, MSG_FORM_FIGURE_SIGN, NULL);
		return FIGURE__MAX;
	}
	*out = NULL;
	if (!expr_terms(&e, out))
		return FIGURE__MAX;
	if (!expr_done(&e)) {
		expr_stray(&e);
		return FIGURE__MAX;
	}
	return k;
}
