/*
 * words.c - what the words of registers of applications mean, as the clerk told once.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
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

/* "agency what code word", with tabs between; no agency: of all, no code: forgotten. */
static bool
told_word(struct store *s, int64_t agency, const char *what,
    const struct register_word *w, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_AGENCY_ID, d, ARG_INT(agency));
	struct buf	 b = BUF_INIT;
	bool		 ok = q != NULL;

	if (q != NULL && db_row(s, q, d) == 1)
		buf_str(&b, db_str(q, 0));
	if (q != NULL)
		sqlite3_reset(q);
	buf_printf(&b, "\t%s\t%s\t%s", what, w->code, w->word);
	ok = ok && audit_event(s, "mapping", 0, buf_cstr(&b), d);
	buf_release(&b);
	return ok;
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
		    ARG_STR(w->code))) && told_word(s, agency, what, w, d);
	}
	return db_finish(s, ok, d);
}
