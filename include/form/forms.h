/*
 * forms.h - the forms at hand: those compiled into the program, and those of
 * --forms DIR, which add to them or replace one of the same code.
 *
 * A file of DIR that is wrong is left out with a warning, so that one slip does not
 * stop work that has nothing to do with it.  What it would have been is remembered:
 * its code is no form, and its years have none, rather than another form being taken
 * for it unasked.
 */
#ifndef FORMS_H
#define FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include "base/sha256.h"

struct buf;
struct diag;
struct form;

struct form_builtin {
	const char	*name, *text;		/* of the file, in it */
	size_t		 n;
	/* what the text says, made with it: */
	const char	*code, *title;		/* of form.code, form.name */
	int		 from, until;
	unsigned char	 sha256[SHA256_SIZE];
};
extern const struct form_builtin form_builtins[];	/* ended by name NULL */

/* A file of the folder that is no form. */
struct form_broken {
	char		*path;		/* owned */
	char		*code;		/* owned; NULL where nothing tells it */
	int		 from, until;	/* years; until 0 = open */
};

/* A form at hand: what is asked of all of them is known before its text is read. */
struct form_entry {
	const char	*code, *name;	/* as in struct form */
	int		 from, until;
	const struct form_builtin *builtin;	/* NULL = of the folder */
	struct form	*form;		/* owned; NULL = not read yet, see forms_at() */
};

struct forms {
	struct form_entry *form;	/* by code, ascending */
	size_t		  n, cap;
	struct form	**other;	/* texts of the same code read from a database */
	size_t		  nother, capother;
	struct form_broken *broken;
	size_t		  nbroken, capbroken;
	const char	 *local;	/* forms_local() */
};

/* Load; DIR may be NULL.  Wrong files of DIR are warnings: the first mistake, and that
 * the file is not used.  False, with an error, when DIR cannot be read.  Built-in forms
 * are read when they are first wanted: most runs want one of them, or none. */
bool	 forms_load(struct forms *, const char *dir, struct diag *);
/* The form of an entry, read now if it was not yet. */
const struct form *forms_at(const struct forms *, size_t i);
/* The 对应 lines of a form, which need not be one of these, against the forms at hand. */
bool	 forms_judge(const struct forms *, const struct form *, struct diag *);
void	 forms_release(struct forms *);
/* Want the demands of this place (当 本地 …), of all forms; lent, and to outlive them.
 * False when none of the forms at hand has any, with the names that they have in
 * "known". */
bool	 forms_local(struct forms *, const char *name, struct buf *known);
const struct form *forms_find(const struct forms *, const char *code);
/* The newest form valid in that year, or NULL; NULL too when that would have been one
 * of a wrong file. */
const struct form *forms_for_year(const struct forms *, int year);
/* Is a wrong file why there is no form of that code (or NULL), or none that is newer
 * than "than" (or NULL) in that year (or 0)?  Then an error says so. */
bool	 forms_blame(const struct forms *, const char *code, int year,
	    const struct form *than, struct diag *);
/* The form with exactly this text (by SHA-256), parsed and kept when new. */
const struct form *forms_of_text(struct forms *, const char *text, size_t n, struct diag *);

#endif
