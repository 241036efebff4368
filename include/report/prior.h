/*
 * prior.h - last year's figures, seen through this year's form.
 */
#ifndef PRIOR_H
#define PRIOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "report/report.h"

struct buf;
struct change_list;

struct prior {
	int		 year;
	char		*form;		/* code of last year's form; owned */
	int64_t		*value;		/* [ncell of this year's form] */
	unsigned char	*known;		/* 1 = there is a value; else unknown, not 0 */
	char		**text;		/* last year's texts by this year's slots */
	int		 ntext;		/* slots */
};

/* Last year's values by cell, through 对应 (form_counterparts). */
struct prior *prior_new(const struct form *now, const struct report *last);
/* The same in two steps, for who keeps many: through the form of last year's report
 * itself, and that seen through this year's. */
struct prior *prior_own(const struct report *last);
struct prior *prior_seen(const struct form *now, const struct form *old,
	    const struct prior *last);
/* ... where a total of which a part is empty or open is not known either: figures to be
 * shown as those of a year. */
struct prior *prior_whole(const struct form *now, const struct report *last);
void	 prior_free(struct prior *);
/* Those of several years, and the array; NULL is none. */
void	 prior_free_all(struct prior **, size_t n);
/* Attach: the report owns it and its checks use it. */
void	 report_set_prior(struct report *, struct prior *);
bool	 prior_value(const struct report *, int cell, int64_t *out);
/* Last year's row 四 into row 二, cell by cell (origin 'c'), where the form says
 * so: every pair "X = 上年 Y" of a 每栏 or 单格 equality check whose X is an input
 * cell and still empty. */
void	 prior_carry(struct change_list *, const struct report *);

/* Append a text of the year "from" as one to be gone through for the year "to": that year,
 * the one before and the one behind it move on by as much, in figures of any kind; other
 * years, and those in the names of documents, 《…2024年…》, stay. */
void	 prior_move_years(struct buf *, const char *text, int from, int to);

#endif
