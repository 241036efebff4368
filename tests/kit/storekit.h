/*
 * storekit.h - databases for tests: a folder of its own, the forms, short ways.
 */
#ifndef STOREKIT_H
#define STOREKIT_H

#include <stdbool.h>
#include "base/diag.h"
#include "form/forms.h"
#include "store/store.h"

extern struct forms store_forms;
extern char	kit_dir[];		/* the folder, made by kit_init() */
extern char	kit_path[];		/* kit_dir/t.db */

void	 kit_init(void);
void	 kit_fini(void);		/* removes the folder */
struct store *kit_open(enum store_mode);	/* must succeed */
/* Make a report of 甲县某局; must succeed. */
struct report *kit_create(struct store *, int year);
/* One keyed step "3:1:A=5 ..." to disk; what store_save() says. */
bool	 kit_save(struct store *, struct report *, const char *sets, struct diag *);
/* Raw SQL on the file by a second connection; with the triggers away meanwhile, when asked. */
void	 kit_sql(const char *sql, bool without_triggers);
/* First column of the first row as text; caller frees. */
char	*kit_query(const char *sql);

#endif
