/*
 * register.h - the words of an office's register of applications (台账), and what they
 * stand for: told once by whoever fills in the report, and kept.
 *
 * Words that are sure to mean a row or column stand in the form (台账 in
 * nianbao-form(5)); these come before them.  They are words of the office, never of an
 * applicant.
 */
#ifndef REGISTER_H
#define REGISTER_H

#include <stddef.h>

enum register_what {
	REGISTER_HEAD,		/* the heading of a column of the register; code: what the
				   column is, see tally.h */
	REGISTER_ROW,		/* an outcome; code: a row, or REGISTER_NOWHERE */
	REGISTER_COLUMN,	/* a kind of applicant; code: a column */
	REGISTER__MAX
};
#define REGISTER_NOWHERE "-"	/* such applications count nowhere */

const char *register_what_name(enum register_what);	/* "head": as stored */

struct register_word {
	enum register_what what;
	char		*word, *code;	/* owned */
};
struct register_words {
	struct register_word *item;
	size_t		 n, cap;
};
#define REGISTER_WORDS_INIT { NULL, 0, 0 }
void	 register_words_release(struct register_words *);
/* Add one; a word that is there already gets the new meaning. */
void	 register_words_add(struct register_words *, enum register_what, const char *word,
	    const char *code);

#endif
