/*
 * forms.h - the forms at hand: those compiled into the program, and those of
 * --forms DIR, which add to them or replace one of the same code.
 */
#ifndef FORMS_H
#define FORMS_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct form;

struct form_builtin { const char *name; const char *text; size_t n; };
extern const struct form_builtin form_builtins[];	/* ended by name NULL */

struct forms {
	struct form	**form;		/* by code, ascending; owned */
	size_t		  n, cap;
	struct form	**other;	/* texts of the same code read from a database */
	size_t		  nother, capother;
	/* What the importer derives from the forms and keeps as long as they live. */
	void		 *derived;
	void		(*derived_free)(void *);
};

/* Load; DIR may be NULL.  False with messages when a file of DIR is wrong. */
bool	 forms_load(struct forms *, const char *dir, struct diag *);
/* The 对应 lines of a form, which need not be one of these, against the forms at hand. */
bool	 forms_judge(const struct forms *, const struct form *, struct diag *);
void	 forms_release(struct forms *);
const struct form *forms_find(const struct forms *, const char *code);
/* The newest form valid in that year, or NULL. */
const struct form *forms_for_year(const struct forms *, int year);
/* The form with exactly this text (by SHA-256), parsed and kept when new. */
const struct form *forms_of_text(struct forms *, const char *text, size_t n, struct diag *);

#endif
