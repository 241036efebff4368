#ifndef TESTS_TTY_TTYKIT_H
#define TESTS_TTY_TTYKIT_H
/*
 * The program on a real terminal: what only a kernel tty, signals and a second
 * process can show.  Every test has a folder, a database and an empty report of
 * its own.
 */
#include <limits.h>
#include <stdbool.h>
#include "base/clock.h"
#include "form/forms.h"
#include "report/report.h"
#include "store/store.h"

struct buf;
struct pty;

#define TTY_AGENCY	"湘潭县医疗保障局"
/* ms until something must be on the screen, on a machine with a lot else to do. */
#define TTY_UP		20000
#define TTY_NEXT_TABLE	"\033[18~"		/* F7 */

/* The folder of this test, the database in it, the program; 王强 made the report. */
struct tty {
	char		 dir[64], db[96], bin[PATH_MAX];
	struct actor	 actor;
	struct forms	 forms;
};
extern struct tty tty;

/* .init and .fini of a suite. */
void		 tty_setup(void);
void		 tty_teardown(void);

/* ---- starting and looking ---- */

struct tty_how {
	const char	*lang, *term;	/* NULL = C.UTF-8, screen */
	const char	*extra;		/* one more variable */
	const char	*path;		/* PATH; NULL = the system's */
	const char	*option[4];
	int		 rows, cols;
	bool		 list;		/* of reports, not the report */
};

/* As 李敏 on the report of 2025; how NULL: 24x80, UTF-8. */
void		 tty_start(struct pty *, const struct tty_how *how);
/* ... and go to the table of applications. */
void		 tty_start_table_3(struct pty *, const struct tty_how *how);
/* ^Q leaves with 0. */
void		 tty_leave(struct pty *);
/* These bytes were written to the terminal. */
bool		 tty_wrote(const struct pty *, const char *s);

/* ---- what is stored, read through a connection of our own ---- */

struct store	*tty_store(enum store_mode);
/* cell_text() of a cell of the report. */
void		 tty_stored(const char *code, struct buf *);
void		 tty_expect_stored(const char *code, const char *want);
/* ... within ms. */
bool		 tty_is_stored(const char *code, const char *want, int ms);
/* Every cell, one a line, then the last step. */
void		 tty_all_stored(struct buf *);
#endif
