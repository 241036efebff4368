/*
 * desk.h - the list of reports as a desk: which of them lie on it, in what order, which
 * are marked, and what is done to many at once.
 *
 * The desk outlives the screen that shows it: year, order, filter, search, marks and
 * the place of the cursor are as they were when the clerk comes back from a report.  It
 * holds the keys of its rows and reads the rows of the page shown (store/choice.h).
 */
#ifndef DESK_H
#define DESK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/msg.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/choice.h"
#include "ui/core/core.h"

extern const struct view_class home_class;
struct view *home_new(struct ui *);
void	 home_ask_new(struct ui *);			/* Ins: agency, year */

/* A row that is on the screen. */
struct desk_row {
	char		*agency, *changed, *by, *holder;
	int64_t		 key;		/* as in store_keys */
	int		 year, input;	/* input: cells that its form has to fill */
	enum report_state state;
	bool		 counted;
	struct report_open open;
};

struct desk {
	int		 year;		/* 0 = all */
	bool		 begun;		/* the year was chosen: there was a report */
	int		*years;		/* to choose from, newest first */
	size_t		 nyears;
	struct buf	 search;	/* as typed */
	enum store_filter filter;
	enum store_column sort;
	bool		 down;
	struct store_keys keys;
	struct store_numbers numbers;
	size_t		 start_at;	/* while there is no report: of what is offered */
	size_t		 at, top;
	int64_t		 at_key;	/* what the cursor stands on, 0 = nothing */
	int64_t		*mark;		/* ids of reports, ascending */
	size_t		 nmark, capmark;
	struct desk_row	*row;		/* [nrow], from keys.key[first] on */
	size_t		 first, nrow, caprow;
};

/* ---- desk.c ---- */

/* The desk of the ui, made and opened on the year in hand when there is none yet. */
struct desk *desk_of(struct ui *);
void	 desk_free(struct desk *);
/* Choose anew; the cursor stays on its report, or where that was. */
void	 desk_read(struct ui *);
/* The row at a place of the list, read when it is not; NULL = none. */
const struct desk_row *desk_row(struct ui *, size_t at);
const struct desk_row *desk_current(struct ui *);
/* Stand on the report, in its year, if it is shown. */
void	 desk_stand(struct ui *, int64_t report, int year);
bool	 desk_marked(const struct desk *, int64_t key);
void	 desk_mark(struct desk *, int64_t key, bool on);
/* The marked ones in the order of the list, those not shown behind them; when none is
 * marked, all shown ("all") or the one under the cursor.  The caller frees. */
int64_t	*desk_targets(struct ui *, bool all, size_t *n);

/* ---- deskpaint.c ---- */

/* Rows of the screen above the list, rows of the list. */
int	 desk_head_rows(struct ui *);
size_t	 desk_room(struct ui *);
void	 desk_draw(struct view *, struct ui *, bool all);
enum msg desk_filter_name(enum store_filter);
enum msg desk_sort_name(enum store_column);

/* ---- deskask.c: questions ---- */

void	 desk_ask_filter(struct ui *);
void	 desk_ask_sort(struct ui *);
void	 desk_ask_export(struct ui *);		/* one as F9 in a report, or many */
void	 desk_ask_delete(struct ui *);
void	 desk_ask_finalize(struct ui *);
void	 desk_check(struct ui *);

/* ---- about.c: 报告资料 ---- */

extern const struct view_class about_class;
struct view *about_new(struct ui *, int number);

/* ---- aliases.c: 别名 ---- */

/* Other and former names of the agency in hand, in a row. */
void	 aliases_put(struct buf *, struct ui *);
/* The list of them: a name is added or taken away.  "typed": what stands there at first. */
void	 aliases_ask(struct ui *, const char *typed);

/* ---- deskmany.c, deskdo.c: one thing done to many ---- */

enum many_result {
	MANY_WAITS,
	MANY_DONE,
	MANY_LEFT,		/* not this one; the words say why */
	MANY_STOP		/* nor any other: the disk is full, the file locked */
};
struct many {
	struct view	 view;
	const struct many_work *work;
	struct many_item {
		int64_t		 id;
		char		*agency, *words;
		char		*path;		/* of the file written, or NULL */
		int		 year;
		enum many_result result;
	}		*item;
	size_t		 n, next;	/* next: to be done */
	size_t		 at, top;
	bool		 stopped, failed, told;
	int		 busy;		/* tries at which others had the file, one after the other */
	/* What the work needs and counts. */
	const struct exporter *x;	/* a file of each; or */
	const struct collection *k;	/* one thing of all, "folder" its name */
	struct collect	*file;		/* while it is written: one of these */
	struct site_folder *site;
	struct render	*render;	/* draws all its PDFs; or NULL */
	char		*folder;
	bool		 draft;		/* those not ready, marked so */
	int		 errors, warnings, open;
	bool		 not_kept;	/* counts that could not be stored */
};
struct many_work {
	enum msg	 title;
	bool		 group;		/* a piece of it is stored at once */
	/* One report; words for the line.  What was refused stands in the diag. */
	enum many_result (*run)(struct many *, struct ui *, struct many_item *,
			    struct buf *words, struct diag *);
	/* The last word, of all: the default names how many are done and left. */
	void		(*sum)(struct many *, struct ui *);	/* or NULL */
};
extern const struct many_work many_check, many_export, many_delete, many_finalize,
    many_gather;
/* deskgather.c: what is half written of one thing of all is gone. */
void	 many_gather_drop(struct many *);
/* The name it gets in that folder; the caller frees. */
char	*many_gather_name(const struct ui *, const struct many *, const char *folder);
/* What a report that is not ready lacks, in words. */
void	 many_put_open(struct buf *, struct ui *, const struct report *,
	    const struct findings *, bool warnings);
/* Takes the ids over. */
struct many *many_new(struct ui *, const struct many_work *, int64_t *id, size_t n);

#endif
