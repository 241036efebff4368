/*
 * words.c - what the words of registers of applications mean, as the clerk told once.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "report/register.h"
#include "store/db.h"
#include "store/store.h"

bool
store_words(struct store *s, int64_t agency, struct register_words *out, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_WORDS, d, ARG_INT(agency));
	int		 rc;

	if (q == NULL)
		return false;
	while ((rc = db_row(s, q, d)) == 1)
		for (int k = 0; k < REGISTER__MAX; k++)
			if (strcmp(register_what_name((enum register_what)k),
			    db_str(q, 0)) == 0) {
				register_words_add(out, (enum register_what)k, db_str(q, 1),
				    db_str(q, 2));
			}
	sqlite3_reset(q);
	return rc == 0;
}

bool
store_set_words(struct store *s, int64_t agency, const struct register_words *words,
    struct diag *d)
{
	bool	 ok = true;

	if (!db_begin(s, d))
		return false;
	for (size_t i = 0; ok && i < words->n; i++) {
		const struct register_word *w = &words->item[i];
		const char	*what = register_what_name(w->what);

		ok = db_exec(s, STMT_WORD_DROP, d, ARG_IF(agency != 0, agency),
		    ARG_STR(what), ARG_STR(w->word)) &&
		    (w->code[0] == '\0' || db_exec(s, STMT_WORD_ADD, d,
		    ARG_IF(agency != 0, agency), ARG_STR(what), ARG_STR(w->word),
		    ARG_STR(w->code)));
	}
	return db_finish(s, ok, d);
}
