/*
 * settings.c - small values that belong to the file: its uuid, where the clerk
 * left, input not yet committed; and what `db info` tells.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"
#include "store/db.h"
#include "store/store.h"

#define DUE	"due "

char *
store_setting(struct store *s, const char *key)
{
	sqlite3_stmt	*q = db_query(s, STMT_SETTING, NULL, ARG_TEXT(key));
	char		*value = NULL;

	if (q == NULL)
		return NULL;
	if (db_row(s, q, NULL) == 1)
		value = db_dup(q, 0);
	sqlite3_reset(q);
	return value;
}

/* By when a kind of office reports is no secret of the screen: it is told where it is
 * another day than before. */
static bool
told_due(struct store *s, const char *key, const char *value, struct diag *d)
{
	char		*was = store_setting(s, key);
	struct buf	 b = BUF_INIT;
	bool		 ok = true;

	if (strcmp(was != NULL ? was : "", value != NULL ? value : "") != 0) {
		buf_printf(&b, "%s\t%s", key + strlen(DUE), value != NULL ? value : "");
		ok = audit_event(s, "due", 0, buf_cstr(&b), d);
	}
	buf_release(&b);
	free(was);
	return ok;
}

bool
store_set_setting(struct store *s, const char *key, const char *value, struct diag *d)
{
	bool	 ok;

	if (!db_begin(s, d))
		return false;
	if (strncmp(key, DUE, strlen(DUE)) == 0 && !told_due(s, key, value, d))
		return db_finish(s, false, d);
	ok = value != NULL ?
	    db_exec(s, STMT_SETTING_SET, d, ARG_STR(key), ARG_STR(value)) :
	    db_exec(s, STMT_SETTING_DROP, d, ARG_STR(key));
	return db_finish(s, ok, d);
}

bool
store_info(struct store *s, struct store_info *info, struct diag *d)
{
	sqlite3_stmt	*q = db_stmt(s, STMT_COUNTS, d);
	struct buf	 journal = BUF_INIT;
	int64_t		 schema = 0;
	struct stat	 st;
	bool		 ok;

	memset(info, 0, sizeof(*info));
	if (q == NULL || db_row(s, q, d) != 1)
		return false;
	info->reports = sqlite3_column_int64(q, 0);
	info->agencies = sqlite3_column_int64(q, 1);
	info->changes = sqlite3_column_int64(q, 2);
	sqlite3_reset(q);
	if (stat(db_path(s), &st) == 0)
		info->bytes = st.st_size;
	ok = db_ask_int(s, "PRAGMA user_version", &schema, d) &&
	    db_ask_text(s, "PRAGMA journal_mode", &journal, d);
	info->schema = (int)schema;
	snprintf(info->journal, sizeof(info->journal), "%s", buf_cstr(&journal));
	buf_release(&journal);
	return ok;
}

void
store_forget(struct store *s, const char *key)
{
	free(s->forget);
	s->forget = mem_strdup(key);
}
