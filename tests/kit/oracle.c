/*
 * oracle.c - see oracle.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "kit/oracle.h"
#include "report/report.h"

static const char *const rows_2021[] = {
	"3.1", "3.2",
	"3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.5", "3.3.6", "3.3.7", "3.3.8",
	"3.4.1", "3.4.2", "3.4.3",
	"3.5.1", "3.5.2", "3.5.3", "3.5.4", "3.5.5",
	"3.6.1", "3.6.2", "3.6.3", NULL
};
static const char *const rows_2019[] = {
	"3.1", "3.2",
	"3.3.1", "3.3.2", "3.3.3", "3.3.4", "3.3.5", "3.3.6", "3.3.7", "3.3.8",
	"3.4.1", "3.4.2", "3.4.3",
	"3.5.1", "3.5.2", "3.5.3", "3.5.4", "3.5.5",
	"3.6", NULL
};
const char *const oracle_columns[8] = { "A", "B1", "B2", "B3", "B4", "B5", "C", NULL };

/* Totals of table 4: where, and over which four columns. */
static const struct {
	const char	*block, *total, *part[4];
} courts[] = {
	{ "4.1", "E", { "A", "B", "C", "D" } },
	{ "4.2", "A5", { "A1", "A2", "A3", "A4" } },
	{ "4.2", "B5", { "B1", "B2", "B3", "B4" } },
};

static const struct cell *
find(const struct report *r, const char *block, const char *row, const char *col)
{
	char code[40];

	snprintf(code, sizeof code, "%s:%s:%s", block, row, col);
	for (int i = 0; i < r->form->ncell; i++) {
		if (strcmp(r->form->cell[i].code, code) == 0)
			return &r->cell[i];
	}
	return NULL;
}

int64_t
oracle_value(const struct report *r, const char *block, const char *row, const char *col)
{
	const struct cell *c = find(r, block, row, col);

	return c != NULL && c->has_value ? c->value : 0;
}

struct sum {
	int64_t		 value;
	bool		 filled;
};

static void
add(struct sum *sum, const struct report *r, const char *block, const char *row,
    const char *col)
{
	const struct cell *c = find(r, block, row, col);

	if (c->has_value)
		sum->value += c->value;
	sum->filled = sum->filled || c->has_value || c->na;
}

static bool
is(const struct report *r, struct sum sum, const char *block, const char *row,
    const char *col)
{
	const struct cell *c = find(r, block, row, col);

	return c->has_value == sum.filled && (!sum.filled || c->value == sum.value);
}

static bool
row_is_right(const struct report *r, const char *row)
{
	struct sum sum = { 0, false };

	for (int i = 0; i < 6; i++)
		add(&sum, r, "3", row, oracle_columns[i]);
	return is(r, sum, "3", row, "C");
}

const char *
oracle_wrong_total(const struct report *r)
{
	static const char *const column_total[] = {
		"3:3.7:A", "3:3.7:B1", "3:3.7:B2", "3:3.7:B3", "3:3.7:B4", "3:3.7:B5",
		"3:3.7:C"
	};
	static const char *const court_total[] = { "4.1:1:E", "4.2:1:A5", "4.2:1:B5" };
	const char *const *rows = strcmp(r->form->code, "2019") == 0 ? rows_2019 : rows_2021;

	if (!row_is_right(r, "1"))
		return "3:1:C";
	if (!row_is_right(r, "2"))
		return "3:2:C";
	if (!row_is_right(r, "4"))
		return "3:4:C";
	if (!row_is_right(r, "3.7"))
		return "3:3.7:C across";
	for (int i = 0; rows[i] != NULL; i++) {
		if (!row_is_right(r, rows[i]))
			return rows[i];
	}
	for (int c = 0; oracle_columns[c] != NULL; c++) {
		struct sum sum = { 0, false };

		for (int i = 0; rows[i] != NULL; i++)
			add(&sum, r, "3", rows[i], oracle_columns[c]);
		if (!is(r, sum, "3", "3.7", oracle_columns[c]))
			return column_total[c];
	}
	for (int i = 0; i < 3; i++) {
		struct sum sum = { 0, false };

		for (int k = 0; k < 4; k++)
			add(&sum, r, courts[i].block, "1", courts[i].part[k]);
		if (!is(r, sum, courts[i].block, "1", courts[i].total))
			return court_total[i];
	}
	return NULL;
}

bool
oracle_balanced(const struct report *r, const char *col)
{
	return oracle_value(r, "3", "1", col) + oracle_value(r, "3", "2", col) ==
	    oracle_value(r, "3", "3.7", col) + oracle_value(r, "3", "4", col);
}
