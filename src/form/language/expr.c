/*
 * expr.c - references, sums and relations of the formula language.
 *
 *	relation = expr relop expr
 *	expr     = [+|-] term { (+|-) term }
 *	term     = number | number × ref | ref | 合计(ref [至 ref])
 *	ref      = [上年] ( 行CODE | COLUMN | BLOCK:ROW:COLUMN )
 *
 * Reads the folded text; there are no parentheses, so every expression is a
 * flat list of terms and nothing here recurses.  Each function says what is
 * wrong once and returns false; the caller gives the line up.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/language/tree.h"

void
expr_blanks(struct expr *e)
{
	while (*e->s == ' ')
		e->s++;
}

bool
expr_done(struct expr *e)
{
	expr_blanks(e);
	return *e->s == '\0';
}

/* Words need no blank behind them: 上年3:4:C and 合计(A至B) are fine. */
bool
expr_word(struct expr *e, const char *word)
{
	size_t n = strlen(word);

	expr_blanks(e);
	if (strncmp(e->s, word, n) != 0)
		return false;
	e->s += n;
	return true;
}

/* The next word or sign, for a message. */
static const char *
next_thing(struct expr *e)
{
	size_t n;

	expr_blanks(e);
	n = strcspn(e->s, " +-=<>():,");
	if (n == 0 && *e->s != '\0')
		n = 1;
	return arena_strndup(e->a, e->s, n);
}

bool
expr_stray(struct expr *e)
{
	if (expr_done(e))
		diag_error_at(e->d, e->line, MSG_FORM_UNFINISHED, NULL);
	else if (*e->s == '(' || *e->s == ')')
		diag_error_at(e->d, e->line, MSG_FORM_PARENTHESES, NULL);
	else
		diag_error_at(e->d, e->line, MSG_FORM_STRAY, next_thing(e), NULL);
	return false;
}

/* Longer signs first, so that >= is not read as > and a stray =. */
bool
expr_relop(struct expr *e, enum form_relop *op)
{
	static const struct {
		const char	*sign;
		enum form_relop	 op;
	} signs[] = {
		{ ">=", RELOP_GE }, { "<=", RELOP_LE }, { "<>", RELOP_NE },
		{ "!=", RELOP_NE },
		{ "=", RELOP_EQ }, { ">", RELOP_GT }, { "<", RELOP_LT },
		{ "≠", RELOP_NE },
		{ "≥", RELOP_GE }, { "≤", RELOP_LE }, { "≧", RELOP_GE },
		{ "≦", RELOP_LE },
	};

	for (size_t i = 0; i < ARRAY_LEN(signs); i++)
		if (expr_word(e, signs[i].sign)) {
			*op = signs[i].op;
			return true;
		}
	return false;
}

/* A whole number; the limit leaves room for millionths and for sums. */
bool
expr_number(struct expr *e, int64_t *out)
{
	size_t n;
	int64_t v = 0;

	expr_blanks(e);
	n = strspn(e->s, "0123456789");
	if (n == 0)
		return expr_stray(e);
	for (size_t i = 0; i < n; i++) {
		v = v * 10 + (e->s[i] - '0');
		if (v > FORM_NUMBER_MAX) {
			diag_error_at(e->d, e->line, MSG_FORM_NUMBER_BIG,
			    arena_strndup(e->a, e->s, n), NULL);
			return false;
		}
	}
	if (e->s[n] == '.') {
		diag_error_at(e->d, e->line, MSG_FORM_NOT_WHOLE,
		    arena_strndup(e->a, e->s, strspn(e->s, "0123456789.")), NULL);
		return false;
	}
	e->s += n;
	*out = v;
	return true;
}

/* 3:3.3.1:B1 */
static bool
read_cell(struct expr *e, struct tree_ref *r)
{
	size_t n = strspn(e->s,
	    "0123456789.:ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	char *s = arena_strndup(e->a, e->s, n), *row, *col;

	row = strchr(s, ':');
	col = row != NULL ? strchr(row + 1, ':') : NULL;
	if (col != NULL) {
		*row++ = *col++ = '\0';
		r->kind = REF_CELL;
		r->block = s;
		r->row = row;
		r->col = col;
		if (code_is_row(s) && code_is_row(row) && code_is_column(col)) {
			e->s += n;
			return true;
		}
	}
	diag_error_at(e->d, e->line, MSG_FORM_BAD_CELL, arena_strndup(e->a, e->s, n),
	    NULL);
	return false;
}

/* After 行.  A blank there is the likeliest slip, so it has its own message. */
static bool
read_row(struct expr *e, struct tree_ref *r)
{
	size_t n = strspn(e->s, "0123456789."), blanks = strspn(e->s, " ");

	if (n == 0 && blanks > 0 && (n = strspn(e->s + blanks, "0123456789.")) > 0) {
		diag_error_at(e->d, e->line, MSG_FORM_ROW_BLANK,
		    arena_strndup(e->a, e->s + blanks, n), NULL);
		return false;
	}
	r->kind = REF_ROW;
	r->row = arena_strndup(e->a, e->s, n);
	if (n == 0 || !code_is_row(r->row)) {
		diag_error_at(e->d, e->line, MSG_FORM_BAD_ROW_REF, next_thing(e), NULL);
		return false;
	}
	e->s += n;
	return true;
}

static bool
read_column(struct expr *e, struct tree_ref *r)
{
	size_t n = strspn(e->s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	n += strspn(e->s + n, "0123456789.");
	r->kind = REF_COLUMN;
	r->col = arena_strndup(e->a, e->s, n);
	if (n == 0 || !code_is_column(r->col))
		return expr_stray(e);
	e->s += n;
	return true;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A bare number where a reference is due is a row that lacks its 行. */
bool
expr_ref(struct expr *e, struct tree_ref *r)
{
	size_t n;

	memset(r, 0, sizeof *r);
	r->prior = expr_word(e, "上年");
	expr_blanks(e);
	n = strspn(e->s, "0123456789.");
	if (n > 0 && e->s[n] == ':')
		return read_cell(e, r);
	if (n > 0) {
		diag_error_at(e->d, e->line, MSG_FORM_BARE_ROW,
		    arena_strndup(e->a, e->s, n), NULL);
		return false;
	}
	if (expr_word(e, "行"))
		return read_row(e, r);
	if (expr_word(e, "栏")) {
		expr_blanks(e);
		diag_error_at(e->d, e->line, MSG_FORM_COLUMN_WORD, next_thing(e), NULL);
		return false;
	}
	return read_column(e, r);
}

/* After 合计 */
static bool
read_sum(struct expr *e, struct tree_term *t)
{
	t->kind = TERM_SUM;
	if (!expr_word(e, "(")) {
		diag_error_at(e->d, e->line, MSG_FORM_SUM_OPEN, NULL);
		return false;
	}
	if (!expr_ref(e, &t->from))
		return false;
	if (expr_word(e, "至")) {
		t->ranged = true;
		if (!expr_ref(e, &t->to))
			return false;
		if (t->to.kind != t->from.kind || (t->to.prior && !t->from.prior)) {
			diag_error_at(e->d, e->line, MSG_FORM_RANGE_KIND, NULL);
			return false;
		}
		t->to.prior = t->from.prior;
	}
	if (!expr_word(e, ")")) {
		diag_error_at(e->d, e->line, MSG_FORM_SUM_CLOSE, NULL);
		return false;
	}
	return true;
}

static bool
read_term(struct expr *e, struct tree_term *t, int sign)
{
	size_t n;

	t->coef = sign;
	if (expr_word(e, "合计"))
		return read_sum(e, t);
	t->kind = TERM_REF;
	expr_blanks(e);
	n = strspn(e->s, "0123456789.");
	if (n == 0 || e->s[n] == ':')
		return expr_ref(e, &t->from);
	/* 3.7 is a row without 行, unless something is to be multiplied by it. */
	if (memchr(e->s, '.', n) != NULL && code_is_row(arena_strndup(e->a, e->s, n)) &&
	    strncmp(e->s + n, "×", strlen("×")) != 0)
		return expr_ref(e, &t->from);
	if (!expr_number(e, &t->coef))
		return false;
	t->coef *= sign;
	if (!expr_word(e, "×") && !expr_word(e, "*")) {
		t->kind = TERM_NUMBER;
		return true;
	}
	expr_blanks(e);
	n = strspn(e->s, "0123456789.");
	if (strncmp(e->s, "合计", strlen("合计")) == 0 ||
	    (is_digit(*e->s) && e->s[n] != ':')) {
		diag_error_at(e->d, e->line, MSG_FORM_TIMES, NULL);
		return false;
	}
	return expr_ref(e, &t->from);
}

/* Terms with their signs; a sign may stand before the first. */
bool
expr_terms(struct expr *e, struct tree_term **head)
{
	struct tree_term **end = head;
	int sign = 1;

	if (expr_word(e, "-"))
		sign = -1;
	else
		(void)expr_word(e, "+");
	for (;;) {
		*end = arena_alloc(e->a, sizeof **end);
		if (!read_term(e, *end, sign))
			return false;
		end = &(*end)->next;
		if (expr_word(e, "+"))
			sign = 1;
		else if (expr_word(e, "-"))
			sign = -1;
		else
			return true;
	}
}

bool
expr_relation(struct expr *e, struct tree_relation **out)
{
	struct tree_relation *r = arena_alloc(e->a, sizeof *r);

	*out = r;
	if (!expr_terms(e, &r->left))
		return false;
	if (!expr_relop(e, &r->op)) {
		if (!expr_done(e) && (is_digit(*e->s) || *e->s == '(' || *e->s == ')'))
			return expr_stray(e);
		diag_error_at(e->d, e->line, MSG_FORM_NO_RELOP, NULL);
		return false;
	}
	return expr_terms(e, &r->right);
}
