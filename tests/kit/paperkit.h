/*
 * paperkit.h - the reports that the pages of paper are tried with: the samples, and what
 * is hard to print.
 */
#ifndef PAPERKIT_H
#define PAPERKIT_H

#include <stddef.h>

struct report;

struct paper_case {
	const char	*name;
	struct report	*(*make)(const char *arg);
	const char	*arg;
};
extern const struct paper_case paper_cases[];	/* ended by name NULL */
extern const size_t paper_samples;		/* the first so many are the samples */

struct report *paper_make(const struct paper_case *);
/* 5,190 characters with those of Ext B, F and G, notes and an address. */
const char *paper_long_text(void);

#endif
