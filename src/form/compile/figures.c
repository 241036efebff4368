/*
 * figures.c - the words by which a form says which cells and texts are meant where the
 * program itself speaks of them: the names of 取数, and what a 文字 is for.
 *
 * They are no keywords: a name may stand in a label.  One may be added, never taken
 * away, for forms are stored with their reports.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/mem.h"
#include "form/figures.h"
#include "form/form.h"
#include "form/language/tree.h"

static const char *const names[FIGURE__MAX] = {
	[FIGURE_RULES_MADE] = "规章制发",
	[FIGURE_RULES_ENDED] = "规章废止",
	[FIGURE_RULES_VALID] = "规章有效",
	[FIGURE_DOCS_MADE] = "规范性文件制发",
	[FIGURE_DOCS_ENDED] = "规范性文件废止",
	[FIGURE_DOCS_VALID] = "规范性文件有效",
	[FIGURE_PERMITS] = "行政许可",
	[FIGURE_PENALTIES] = "行政处罚",
	[FIGURE_FORCED] = "行政强制",
	[FIGURE_CHARGED] = "行政事业性收费",
	[FIGURE_NEW] = "新收",
	[FIGURE_NEW_PEOPLE] = "新收自然人",
	[FIGURE_NEW_BODIES] = "新收组织",
	[FIGURE_CARRIED] = "上年结转",
	[FIGURE_DONE] = "办结",
	[FIGURE_NEXT] = "结转下年",
	[FIGURE_GRANTED] = "予以公开",
	[FIGURE_PARTLY] = "部分公开",
	[FIGURE_REFUSED] = "不予公开",
	[FIGURE_UNABLE] = "无法提供",
	[FIGURE_DECLINED] = "不予处理",
	[FIGURE_OTHER] = "其他处理",
	[FIGURE_UNCLEAR] = "补正后不明确",
	[FIGURE_NOT_MENDED] = "逾期不补正",
	[FIGURE_UNPAID] = "逾期未缴费",
	[FIGURE_REVIEWS] = "行政复议",
	[FIGURE_REVIEWS_KEPT] = "行政复议维持",
	[FIGURE_REVIEWS_MENDED] = "行政复议纠正",
	[FIGURE_REVIEWS_OTHER] = "行政复议其他结果",
	[FIGURE_REVIEWS_OPEN] = "行政复议未审结",
	[FIGURE_SUITS] = "行政诉讼",
	[FIGURE_SUITS_KEPT] = "行政诉讼维持",
	[FIGURE_SUITS_MENDED] = "行政诉讼纠正",
	[FIGURE_SUITS_OTHER] = "行政诉讼其他结果",
	[FIGURE_SUITS_OPEN] = "行政诉讼未审结",
};
static const char *const roles[ROLE__MAX] = {
	[ROLE_NONE] = "",
	[ROLE_OVERVIEW] = "总体",
	[ROLE_PROBLEMS] = "问题",
	[ROLE_OTHER] = "其他",
};

const char *
form_figure_name(enum form_figure k)
{
	return names[k];
}

enum form_figure
form_figure_find(const char *name)
{
	int k;

	for (k = 0; k < FIGURE__MAX; k++)
		if (strcmp(names[k], name) == 0)
			break;
	return (enum form_figure)k;
}

const char *
form_role_word(enum form_role k)
{
	return roles[k];
}

enum form_role
form_role_of_word(const char *name)
{
	int k;

	for (k = ROLE_OVERVIEW; k < ROLE__MAX; k++)
		if (strcmp(roles[k], name) == 0)
			break;
	return (enum form_role)k;
}

/* ---- a text from before there were such words ---- */

static bool
says_nothing(const struct form *f)
{
	for (int k = 0; k < FIGURE__MAX; k++)
		if (f->figure[k].n > 0)
			return false;
	for (int i = 0; i < f->nsection; i++)
		if (f->section[i].role != ROLE_NONE || f->section[i].ntopic > 0)
			return false;
	return true;
}

/* A figure all of whose cells the form has, too. */
static void
inherit_figure(struct form *f, const struct form *from, enum form_figure k)
{
	const struct form_terms *t = &from->figure[k];

	for (int i = 0; i < t->n; i++) {
		struct form_term *term = &f->term[f->nterm + i];

		*term = from->term[t->first + i];
		term->cell = (int16_t)form_cell_find(f, from->cell[term->cell].code);
		if (term->cell < 0)
			return;
	}
	f->figure[k] = (struct form_terms){ f->nterm, t->n };
	f->nterm += t->n;
}

void
form_inherit(struct form *f, const struct form *from)
{
	struct form_term *term;
	size_t more = 0;

	if (f->ntwin == 0) {
		f->twin = from->twin;
		f->ntwin = from->ntwin;
	}
	if (!says_nothing(f))
		return;
	for (int i = 0; i < f->nsection; i++) {
		struct form_section *s = &f->section[i];
		int k = form_section_find(from, s->code);

		if (k < 0)
			continue;
		s->role = from->section[k].role;
		s->topic = from->section[k].topic;
		s->ntopic = from->section[k].ntopic;
		if (s->nalias == 0) {
			s->alias = from->section[k].alias;
			s->nalias = from->section[k].nalias;
		}
	}
	for (int k = 0; k < FIGURE__MAX; k++)
		more += (size_t)from->figure[k].n;
	term = arena_array(&f->arena, (size_t)f->nterm + more + 1, sizeof *term);
	if (f->nterm > 0)
		memcpy(term, f->term, (size_t)f->nterm * sizeof *term);
	f->term = term;
	for (int k = 0; k < FIGURE__MAX; k++)
		inherit_figure(f, from, (enum form_figure)k);
}
