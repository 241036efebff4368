/*
 * choice.h - the reports (and agencies without one) that a list shows: which, in what
 * order, how many of what.
 *
 * A list never holds its rows: it has the keys in their order, 8 bytes each, and reads
 * the rows of the page that is seen.  A board of a year is the same with other columns.
 */
#ifndef CHOICE_H
#define CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "report/report.h"
#include "store/store.h"

/* What a list can be in the order of; then by the pinyin of the agency, newest first. */
enum store_column {
	STORE_BY_AGENCY, STORE_BY_YEAR, STORE_BY_STATE, STORE_BY_ERROR, STORE_BY_WARNING,
	STORE_BY_EMPTY, STORE_BY_TEXT, STORE_BY_CHANGED, STORE_BY_USER, STORE_BY_HOLDER,
	STORE_BY__MAX
};
/* What of it is shown.  Counts that are not of the current revision say nothing: such a
 * report is open and has no errors that are known. */
enum store_filter {
	STORE_SHOWS_ALL,
	STORE_SHOWS_DRAFT, STORE_SHOWS_SUBMITTED, STORE_SHOWS_RETURNED,
	STORE_SHOWS_APPROVED, STORE_SHOWS_FINAL,	/* in the order of report_state */
	STORE_SHOWS_ERRORS, STORE_SHOWS_OPEN, STORE_SHOWS_MINE,
	STORE_SHOWS_MISSING,		/* agencies that have no report of the year */
	STORE_SHOWS__MAX
};
struct store_choice {
	int		 year;		/* 0 = all */
	const char	*search;	/* part of a name, pinyin initials, a code; NULL, "" */
	enum store_filter filter;
	enum store_column sort;
	bool		 down;		/* the other way round */
};
/* How many there are of the year (0: of all; then nobody is missing), whatever is
 * searched and shown. */
struct store_numbers {
	int64_t		 due;			/* agencies that report in that year */
	int64_t		 filter[STORE_SHOWS__MAX];	/* what each would show */
};
/* Keys: the id of a report; of an agency without one the negative of its own. */
struct store_keys {
	int64_t		*key;
	size_t		 n, cap;
};
bool	 store_choose(struct store *, const struct store_choice *, struct store_keys *,
	    struct store_numbers *, struct diag *);
void	 store_keys_release(struct store_keys *);
/* The rows of some keys, in their order; id is 0 where there is no report.  A report
 * that is gone meanwhile has no name any more. */
bool	 store_page(struct store *, int year, const int64_t *key, size_t n,
	    bool (*fn)(void *, const struct store_item *), void *, struct diag *);

/* The years that there are reports of, newest first; the caller frees. */
int	*store_years(struct store *, size_t *n, struct diag *);

#endif
