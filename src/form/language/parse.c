/*
 * parse.c - facts to the tree of a form.
 *
 * The first word of a fact decides: a keyword, or what the open list holds (a
 * row, a column, a rule, a counterpart).  A fact that is wrong is told and
 * left out; reading goes on, so that one run shows every mistake.  What hangs
 * below it is read into "scrap" and forgotten, to raise no second message.
 *
 * Must never judge what needs the whole file: codes that repeat or are
 * missing, parents, ranges.  That is link.c.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/figures.h"
#include "form/form.h"
#include "form/language/tree.h"

enum list {
	LIST_NONE, LIST_COLUMNS, LIST_ROWS, LIST_FORMULAS, LIST_CHECKS, LIST_MAP,
	LIST_FIGURES,
	LIST_SKIP		/* its head was wrong: say nothing of its lines */
};

struct parse {
	struct arena	*a;
	struct diag	*d;
	struct tree	*t;
	struct tree_section *section;
	struct tree_table *table;
	struct tree_block *block;
	struct tree_maps *maps;		/* the open 对应 list */
	enum list	 list;
	struct tree_notes *notes;	/* what 说明 and the like belong to */
	unsigned	 on;		/* and what kind of thing that is, or 0 */
	struct tree_notes scrap;
	const char	*said;		/* the words of the line above that 英文 can give in
					   English, or NULL */
	bool		 brief;		/* they are a 简称 */
	int		 line;
};

void
notes_init(struct tree_notes *n)
{
	memset(n, 0, sizeof *n);
	n->alias.end = &n->alias.head;
	n->entry.end = &n->entry.head;
	n->topic.end = &n->topic.head;
	n->former.end = &n->former.head;
	n->decimals = -1;
}

static void
set_target(struct parse *p, struct tree_notes *n, unsigned on)
{
	p->notes = n;
	p->on = on;
}

/* Attributes of a thing that could not be read go nowhere. */
static void
set_scrap(struct parse *p, unsigned on)
{
	notes_init(&p->scrap);
	set_target(p, &p->scrap, on);
}

/* The innermost part that is open; where a keyword may stand depends on it. */
static unsigned
container(const struct parse *p)
{
	return p->block ? ON_BLOCK : p->table ? ON_TABLE : p->section ? ON_SECTION :
	    ON_FORM;
}

/* A fact that may be given once.  The line of the first is told, since the two
 * may be far apart. */
static bool
set_text(struct parse *p, struct tree_text *t, const char *word, char *s)
{
	char line[16];

	if (t->s != NULL) {
		snprintf(line, sizeof line, "%d", t->line);
		diag_error_at(p->d, p->line, MSG_FORM_TWICE, word, line, NULL);
		return false;
	}
	t->s = s;
	t->line = p->line;
	return true;
}

/* The same for what is only a number of a line: 0 = not given yet. */
static bool
set_line(struct parse *p, int *at, enum keyword_id k)
{
	char line[16];

	if (*at != 0) {
		snprintf(line, sizeof line, "%d", *at);
		diag_error_at(p->d, p->line, MSG_FORM_TWICE, keywords[k].word, line,
		    NULL);
		return false;
	}
	*at = p->line;
	return true;
}

/* "2021 至今", "2019 至 2020" */
static void
read_valid(struct parse *p, char *text)
{
	struct tree *t = p->t;

	if (!set_text(p, &t->valid, keywords[KW_VALID].word, text))
		return;
	if (!code_read_years(lex_fold(p->a, text), &t->from, &t->until))
		diag_error_at(p->d, p->line, MSG_FORM_VALID, text, NULL);
	else if (t->until != 0 && t->until < t->from)
		diag_error_at(p->d, p->line, MSG_FORM_VALID_ORDER, text, NULL);
}

static void
read_form(struct parse *p, char *text)
{
	char line[16];

	if (p->t->code != NULL) {
		snprintf(line, sizeof line, "%d", p->t->line);
		diag_error_at(p->d, p->line, MSG_FORM_TWICE, keywords[KW_FORM].word, line,
		    NULL);
		return;
	}
	p->t->code = lex_fold(p->a, text);
	p->t->line = p->line;
	if (!code_is_form(p->t->code))
		diag_error_at(p->d, p->line, MSG_FORM_BAD_FORM_CODE, text, NULL);
}

/* A section, table or block with a bad code is made all the same: what follows
 * belongs to it, and its mistakes are wanted in the same run. */
static void
read_section(struct parse *p, char *text)
{
	struct tree_section *s = arena_alloc(p->a, sizeof *s);
	char *rest, *code = lex_fold(p->a, lex_word(text, &rest));

	notes_init(&s->notes);
	s->code = code;
	s->heading = rest;
	s->line = p->line;
	p->said = rest;
	s->table_end = &s->table;
	s->rules.end = &s->rules.head;
	s->maps.end = &s->maps.head;
	*p->t->section_end = s;
	p->t->section_end = &s->next;
	p->section = s;
	p->table = NULL;
	p->block = NULL;
	p->list = LIST_NONE;
	set_target(p, &s->notes, ON_SECTION);
	if (!code_is_section(code))
		diag_error_at(p->d, p->line, MSG_FORM_BAD_SECTION, code, NULL);
	else if (*rest == '\0')
		diag_error_at(p->d, p->line, MSG_FORM_NO_HEADING, code, NULL);
}

static void
read_table(struct parse *p, char *text)
{
	struct tree_table *t = arena_alloc(p->a, sizeof *t);
	char *rest, *code = lex_fold(p->a, lex_word(text, &rest));

	t->code = code;
	t->title = p->said = rest;
	t->line = p->line;
	t->block_end = &t->block;
	t->rules.end = &t->rules.head;
	t->maps.end = &t->maps.head;
	*p->section->table_end = t;
	p->section->table_end = &t->next;
	p->table = t;
	p->block = NULL;
	p->list = LIST_NONE;
	set_target(p, NULL, 0);
	if (!code_is_row(code)) {
		diag_error_at(p->d, p->line, MSG_FORM_BAD_TABLE, keywords[KW_TABLE].word,
		    code, NULL);
		p->t->damaged = true;
	}
}

/* "implied": the table has no 块 line, its columns and rows stand in it directly. */
static void
add_block(struct parse *p, const char *code, const char *title, bool implied)
{
	struct tree_block *b = arena_alloc(p->a, sizeof *b);

	b->code = code;
	b->title = title;
	b->implied = implied;
	b->colhead = b->stub = "";
	b->line = implied ? p->table->line : p->line;
	b->col_end = &b->col;
	b->row_end = &b->row;
	b->rules.end = &b->rules.head;
	b->maps.end = &b->maps.head;
	*p->table->block_end = b;
	p->table->block_end = &b->next;
	p->block = b;
}

static void
read_block(struct parse *p, char *text)
{
	char *rest, *code = lex_fold(p->a, lex_word(text, &rest));

	if (p->block != NULL && p->block->implied)
		diag_error_at(p->d, p->line, MSG_FORM_BLOCK_LATE, p->table->code, NULL);
	add_block(p, code, rest, false);
	p->said = rest;
	p->list = LIST_NONE;
	set_target(p, NULL, 0);
	if (!code_is_row(code)) {
		diag_error_at(p->d, p->line, MSG_FORM_BAD_TABLE, keywords[KW_BLOCK].word,
		    code, NULL);
		p->t->damaged = true;
	}
}

/* 栏 or 行; the first of them makes the block of a table that is one grid. */
static void
open_items(struct parse *p, enum keyword_id k, const char *rest)
{
	int *at;

	if (p->block == NULL)
		add_block(p, p->table->code, "", true);
	at = k == KW_COLUMNS ? &p->block->col_line : &p->block->row_line;
	if (set_line(p, at, k)) {
		if (k == KW_COLUMNS)
			p->block->colhead = rest;
		else
			p->block->stub = rest;
	}
	p->list = k == KW_COLUMNS ? LIST_COLUMNS : LIST_ROWS;
	set_target(p, NULL, 0);
}

/* 对应 FORM: the lines go to where the list stands, the list also to the file's. */
static void
open_map(struct parse *p, char *text)
{
	struct tree_maps *m = arena_alloc(p->a, sizeof *m);
	struct tree_maplist *in;

	m->form = lex_fold(p->a, text);
	m->line = p->line;
	m->end = &m->head;
	m->block = p->block;
	m->table = p->table;
	in = p->block ? &p->block->maps : p->table ? &p->table->maps :
	    p->section ? &p->section->maps : &p->t->maps;
	*in->end = m;
	in->end = &m->next;
	*p->t->map_end = m;
	p->t->map_end = &m->later;
	p->maps = m;
	p->list = LIST_MAP;
	set_target(p, NULL, 0);
	if (!code_is_form(m->form))
		diag_error_at(p->d, p->line, MSG_FORM_BAD_FORM_CODE, text, NULL);
}

static void
read_narrative(struct parse *p, char *text)
{
	struct tree_section *in = p->section;
	char *role, *s = lex_word(text, &role);

	if (!set_line(p, &in->narrative_line, KW_NARRATIVE))
		return;
	if (*role != '\0' && (in->role = form_role_of_word(role)) == ROLE__MAX) {
		in->role = ROLE_NONE;
		diag_error_at(p->d, p->line, MSG_FORM_ROLE, role, NULL);
	}
	if (strcmp(s, "必填") == 0)
		in->narrative = FORM_TEXT_REQUIRED;
	else if (strcmp(s, "可空") == 0)
		in->narrative = FORM_TEXT_OPTIONAL;
	else
		diag_error_at(p->d, p->line, MSG_FORM_NARRATIVE, s, NULL);
}

static void
read_arrange(struct parse *p, const char *s)
{
	if (!set_line(p, &p->section->arrange_line, KW_ARRANGE))
		return;
	p->section->side_by_side = strcmp(s, "左右") == 0;
	if (!p->section->side_by_side && strcmp(s, "上下") != 0)
		diag_error_at(p->d, p->line, MSG_FORM_ARRANGE, s, NULL);
}

static void
read_decimals(struct parse *p, const char *text)
{
	const char *s = lex_fold(p->a, text);

	if (!set_line(p, &p->notes->decimals_line, KW_DECIMALS))
		return;
	if (s[0] >= '0' && s[0] <= '6' && s[1] == '\0')
		p->notes->decimals = s[0] - '0';
	else
		diag_error_at(p->d, p->line, MSG_FORM_DECIMALS, text, NULL);
}

static void
read_words(struct parse *p, struct tree_words *to, const char *s)
{
	struct tree_alias *a = arena_alloc(p->a, sizeof *a);

	a->s = s;
	*to->end = a;
	to->end = &a->next;
}

/* 题名 may hold {机关} and {年度}, nothing else in braces. */
static void
read_title(struct parse *p, char *s)
{
	char *at, *end, *bad;

	if (!set_text(p, &p->t->title, keywords[KW_TITLE].word, s))
		return;
	for (at = s; (at = strchr(at, '{')) != NULL; at = end) {
		end = strchr(at, '}');
		if (end == NULL)
			end = at + strlen(at) - 1;
		end++;
		bad = arena_strndup(p->a, at, (size_t)(end - at));
		if (strcmp(bad, "{机关}") != 0 && strcmp(bad, "{年度}") != 0)
			diag_error_at(p->d, p->line, MSG_FORM_TITLE_PLACE, bad, NULL);
	}
}

/* The words above may be no others' by now (a second 英文), or none that are shown. */
static void
read_english(struct parse *p, const char *said, char *text)
{
	struct tree_twin *w;

	if (said == NULL || *said == '\0') {
		diag_error_at(p->d, p->line, MSG_FORM_ENGLISH_PLACE, NULL);
		return;
	}
	w = arena_alloc(p->a, sizeof *w);
	w->zh = said;
	w->en = text;
	w->brief = p->brief;
	w->line = p->line;
	*p->t->twin_end = w;
	p->t->twin_end = &w->next;
}

static void
read_keyword(struct parse *p, enum keyword_id k, char *rest)
{
	struct tree_notes *n = p->notes;
	const char *word = keywords[k].word, *said = p->said;

	p->said = k == KW_FORM ? p->t->name : k == KW_COLUMNS || k == KW_ROWS ||
	    k == KW_BASIS || k == KW_HELP || k == KW_BRIEF || k == KW_UNIT ? rest : NULL;
	if (k != KW_ENGLISH)
		p->brief = k == KW_BRIEF;
	switch (k) {
	case KW_ENGLISH: read_english(p, said, rest); break;
	case KW_FORM: read_form(p, rest); break;
	case KW_TITLE: read_title(p, rest); break;
	case KW_BASIS: set_text(p, &n->basis, word, rest); break;
	case KW_VALID: read_valid(p, rest); break;
	case KW_PRIOR:
		set_text(p, &p->t->prior, word, lex_fold(p->a, rest));
		if (!code_is_form(p->t->prior.s))
			diag_error_at(p->d, p->line, MSG_FORM_BAD_FORM_CODE, rest, NULL);
		break;
	case KW_FORMER: read_words(p, &n->former, rest); break;
	case KW_SECTION: read_section(p, rest); break;
	case KW_NARRATIVE: read_narrative(p, rest); break;
	case KW_ARRANGE: read_arrange(p, rest); break;
	case KW_TABLE: read_table(p, rest); break;
	case KW_BLOCK: read_block(p, rest); break;
	case KW_COLUMNS:
	case KW_ROWS: open_items(p, k, rest); break;
	case KW_FORMULAS:
	case KW_CHECKS:
		p->list = k == KW_FORMULAS ? LIST_FORMULAS : LIST_CHECKS;
		set_target(p, NULL, 0);
		break;
	case KW_MAP: open_map(p, rest); break;
	case KW_FIGURES:
		p->list = LIST_FIGURES;
		set_target(p, NULL, 0);
		break;
	case KW_HELP: set_text(p, &n->help, word, rest); break;
	case KW_ALIAS: read_words(p, &n->alias, rest); break;
	case KW_REGISTER: read_words(p, &n->entry, rest); break;
	case KW_TOPIC: read_words(p, &n->topic, rest); break;
	case KW_BRIEF: set_text(p, &n->brief, word, rest); break;
	case KW_INFERRED: set_line(p, &n->inferred_line, k); break;
	case KW_UNIT: set_text(p, &n->unit, word, rest); break;
	case KW_DECIMALS: read_decimals(p, rest); break;
	case KW_SIGNED: set_line(p, &n->signed_line, k); break;
	case KW__MAX: break;
	}
}

/* Is it a word for something below an item, a rule, a section? */
static bool
is_note(enum keyword_id k)
{
	return k == KW_BASIS || k >= KW_HELP;
}

/* What a wrong line was to open is lost: read over what hangs below it, and do
 * not complain later that it is missing. */
static void
lose(struct parse *p, enum keyword_id k)
{
	p->said = keywords[k].word;	/* no second message of its English */
	if (is_note(k) || (keywords[k].on & ON_FORM) != 0)
		return;
	p->t->damaged = true;
	if (k == KW_NARRATIVE || k == KW_ARRANGE)
		return;
	p->list = LIST_SKIP;
	set_scrap(p, ON_SECTION | ON_ITEM | ON_RULE);
}

static void
take_keyword(struct parse *p, enum keyword_id k, char *rest)
{
	const struct keyword *w = &keywords[k];
	unsigned here = is_note(k) ? p->on : container(p);

	if ((w->on & (here | ON_ANY)) == 0) {
		diag_error_at(p->d, p->line, MSG_FORM_MISPLACED, w->word,
		    msg_text(LANG_ZH, w->place), msg_text(LANG_EN, w->place), NULL);
		lose(p, k);
		return;
	}
	if (w->text == TEXT_NEEDED && *rest == '\0') {
		diag_error_at(p->d, p->line, MSG_FORM_NEEDS_TEXT, w->word, NULL);
		lose(p, k);
		return;
	}
	if (w->text == TEXT_NONE && *rest != '\0')
		diag_error_at(p->d, p->line, MSG_FORM_TAKES_NO_TEXT, w->word, rest, NULL);
	read_keyword(p, k, rest);
}

/* A line below 栏 or 行.  What is neither a code nor near a keyword is a bad code. */
static void
read_item(struct parse *p, char *word, char *rest)
{
	struct tree_item *it = arena_alloc(p->a, sizeof *it), ***end;
	bool col = p->list == LIST_COLUMNS;
	const char *near;

	it->code = lex_fold(p->a, word);
	it->label = rest;
	it->line = p->line;
	p->said = strcmp(rest, "-") == 0 ? NULL : rest;
	p->brief = false;
	notes_init(&it->notes);
	if (!(col ? code_is_column(it->code) : code_is_row(it->code))) {
		near = keyword_near(word);
		if (near != NULL) {
			diag_error_at(p->d, p->line, MSG_FORM_UNKNOWN_NEAR, word, near,
			    NULL);
			lose(p, keyword_find(near));
			return;
		}
		diag_error_at(p->d, p->line,
		    col ? MSG_FORM_BAD_COLUMN : MSG_FORM_BAD_ROW, word, NULL);
		p->block->damaged = true;
		set_scrap(p, ON_ITEM);
		return;
	}
	if (*rest == '\0')
		diag_error_at(p->d, p->line, MSG_FORM_NO_LABEL, it->code, NULL);
	else if (strcmp(rest, "-") == 0)
		it->label = "";
	end = col ? &p->block->col_end : &p->block->row_end;
	**end = it;
	*end = &it->next;
	set_target(p, &it->notes, ON_ITEM);
}

/* A line below 计算 or 校验.  It stands in the innermost open part, whatever its
 * indentation; compile.c finds out where it belongs. */
static void
read_rule(struct parse *p, char *text)
{
	struct tree_rule *r;
	struct tree_rules *in;

	p->said = NULL;
	r = rule_parse(p->a, p->list == LIST_FORMULAS, text, p->line, p->d);
	if (r == NULL) {
		set_scrap(p, ON_RULE);
		return;
	}
	r->block = p->block;
	r->table = p->table;
	in = p->block ? &p->block->rules : p->table ? &p->table->rules :
	    p->section ? &p->section->rules : &p->t->rules;
	*in->end = r;
	in->end = &r->next;
	*p->t->rule_end = r;
	p->t->rule_end = &r->later;
	set_target(p, &r->notes, ON_RULE);
}

static void
read_figure(struct parse *p, char *text)
{
	struct tree_term *term;
	enum form_figure k = form_figure_parse(p->a, text, p->line, &term, p->d);
	char line[16];

	if (k == FIGURE__MAX)
		return;
	if (p->t->figure[k].term != NULL) {
		snprintf(line, sizeof line, "%d", p->t->figure[k].line);
		diag_error_at(p->d, p->line, MSG_FORM_TWICE, form_figure_name(k), line, NULL);
		return;
	}
	p->t->figure[k].term = term;
	p->t->figure[k].line = p->line;
}

/* 行 3.6.3 = 行 3.6: a blank that turns a reference into a keyword. */
static bool
blank_after_row(struct parse *p, enum keyword_id k, const char *rest)
{
	char *s;
	size_t n;

	if (k != KW_ROWS || (p->list != LIST_MAP && p->list != LIST_FORMULAS))
		return false;
	s = lex_fold(p->a, rest);
	n = strspn(s, "0123456789.");
	if (n == 0 || strchr(s, '=') == NULL)
		return false;
	s[n] = '\0';
	diag_error_at(p->d, p->line, MSG_FORM_ROW_BLANK, s, NULL);
	return true;
}

/* One line: keyword, item, rule or counterpart.  Keywords win, so no label can
 * begin a line, only follow a code. */
static void
take_fact(struct parse *p, char *text)
{
	char *rest, *word, *end = text, cut;
	struct tree_map *m;
	enum keyword_id k;
	const char *near;

	while (*end != '\0' && lex_blank(end) == 0)
		end++;
	cut = *end;
	word = lex_word(text, &rest);
	k = keyword_find(word);
	if (k != KW__MAX) {
		if (!blank_after_row(p, k, rest))
			take_keyword(p, k, rest);
		return;
	}
	if (p->list == LIST_COLUMNS || p->list == LIST_ROWS) {
		read_item(p, word, rest);
		return;
	}
	near = keyword_near(word);
	if (near != NULL) {
		diag_error_at(p->d, p->line, MSG_FORM_UNKNOWN_NEAR, word, near, NULL);
		lose(p, keyword_find(near));
		return;
	}
	if (p->list == LIST_SKIP)
		return;
	if (p->list == LIST_NONE) {
		diag_error_at(p->d, p->line, MSG_FORM_UNKNOWN, word, NULL);
		return;
	}
	*end = cut;		/* make the line whole again */
	if (p->list == LIST_FIGURES) {
		read_figure(p, text);
	} else if (p->list != LIST_MAP) {
		read_rule(p, text);
	} else if ((m = map_parse(p->a, text, p->line, p->d)) != NULL) {
		*p->maps->end = m;
		p->maps->end = &m->next;
	}
}

/* A file that never says 表式 is not a form: one message is enough. */
static bool
is_form(const struct lex *l, struct diag *d)
{
	size_t n = strlen(keywords[KW_FORM].word);

	for (size_t i = 0; i < l->n; i++)
		if (strncmp(l->line[i].text, keywords[KW_FORM].word, n) == 0 &&
		    (l->line[i].text[n] == '\0' || lex_blank(l->line[i].text + n) > 0)) {
			if (i > 0)
				diag_error_at(d, l->line[0].number, MSG_FORM_FIRST, NULL);
			return true;
		}
	diag_error_at(d, l->n > 0 ? l->line[0].number : 1, MSG_FORM_NOT_A_FORM, NULL);
	return false;
}

struct tree *
tree_parse(struct arena *a, struct lex *l, struct diag *d)
{
	struct parse p = { .a = a, .d = d };
	size_t before = d->nerror;

	if (!is_form(l, d))
		return NULL;
	p.t = arena_alloc(a, sizeof *p.t);
	p.t->name = l->name;
	p.t->section_end = &p.t->section;
	p.t->rule_end = &p.t->rule;
	p.t->map_end = &p.t->map;
	p.t->twin_end = &p.t->twin;
	p.t->rules.end = &p.t->rules.head;
	p.t->maps.end = &p.t->maps.head;
	notes_init(&p.t->notes);
	set_target(&p, &p.t->notes, ON_FORM);
	for (size_t i = 0; i < l->n; i++) {
		p.line = l->line[i].number;
		take_fact(&p, l->line[i].text);
		if (d->nerror - before >= FORM_ERRORS_MAX) {
			diag_error_at(d, p.line, MSG_FORM_MANY, NULL);
			return NULL;
		}
	}
	return p.t;
}
