/*
 * gridview.h - the entry screens of the tables: what their files share.
 *
 * Three steps, each in its own files:
 *
 *   form + section + screen size
 *     -> gridlayout.c  placed lines and columns (pure: no report, no curses)
 *     -> gridpaint.c, gridpane.c  the picture, cell by cell
 *   gridmove.c  where a key leads, from the form alone or from the layout
 *
 * Everything is made from the rows, columns and blocks of the form, so a form
 * with other tables has its screens without a line of C.
 *
 * Invariants:
 *  (1) ui->focus says where the focus is; no file here keeps a second one.
 *  (2) A cell is painted from ui->report, or, while a figure is typed, from the
 *      trial copy of its cells (struct gridview.trial), which is thrown away
 *      when the figure is committed or dropped.
 *  (3) A layout depends on nothing but its arguments.
 */
#ifndef GRIDVIEW_H
#define GRIDVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/paint.h"
#include "ui/widget/editline.h"

/* ---- the rows of a section, as the clerk counts them ---- */

/* Blocks of a section: they are neighbours in the form's array. */
int	 grid_blocks(const struct form *, int section, int *first);
/* Are the blocks of the section printed beside each other, row by row? */
bool	 grid_beside(const struct form *, int section);
/* Number of rows with cells, and the 0-based row of a cell in its section. */
int	 grid_rows(const struct form *, int section);
int	 grid_row(const struct form *, int cell);
/* Cell number k of a row, from the left; -1 past its end. */
int	 grid_row_cell(const struct form *, int section, int row, int k);
/* How many cells a row has; the place of a cell in its row. */
int	 grid_row_length(const struct form *, int section, int row);
int	 grid_row_place(const struct form *, int cell);
/* First and last cell of a section, -1 if it has none. */
int	 grid_first(const struct form *, int section);
int	 grid_last(const struct form *, int section);

/* ---- layout ---- */

enum layout_kind {
	LAYOUT_OUTLINE,		/* one block: sticky head, rows as an outline */
	LAYOUT_STACK,		/* several blocks, one under the other */
	LAYOUT_BESIDE		/* several blocks, one beside the other */
};
enum layout_line_kind {
	LAY_TITLE,		/* the heading of the section */
	LAY_RULE,
	LAY_CAPTION,		/* a rule that carries the caption of a block */
	LAY_HEAD,		/* line y of the column heads */
	LAY_GROUP,		/* a heading among the rows */
	LAY_ROW,
	LAY_PRIOR, LAY_DIFF,	/* last year's figures, the differences */
	LAY_BALANCE,		/* the balance check, one figure per column */
	LAY_INTRO, LAY_UNDER	/* text printed before and under the table */
};
struct layout_line {
	enum layout_line_kind kind;
	short		 block;		/* index into layout.block, -1 = all */
	short		 row;		/* leaf row of the block, or -1 */
	short		 item;		/* row item: label to show, or -1 */
	short		 fold;		/* row item of a heading folded into this line, or -1 */
	short		 y;		/* LAY_HEAD: line of the head */
};
struct layout_column {
	short		 x, w;		/* of the figures; its bar stands at x - 1 */
};
/* A column head; the heads of a block form a small canvas of their own. */
struct layout_head {
	const char	*label;
	short		 x, w, y, h;
	short		 item;		/* column item, -1 = overall heading */
};
struct layout_block {
	short		 block;		/* in the form */
	short		 x, w;		/* its figure columns, first bar included */
	short		 headlines;
	short		 nhead, ncol, nrow;
	struct layout_head *head;
	struct layout_column *col;
	short		*line;		/* body line of each row */
};
struct layout_size {
	int		 rows, cols;	/* of the whole screen */
	bool		 prior;		/* last year's figures are known */
	bool		 intro, under;	/* there is text before, under the table */
	int		 prior_most;	/* digits of last year's widest figure; 0 = none */
};
/*
 * Columns x of figures count from the left edge of the figure area (its first
 * bar is 0), which can be scrolled sideways; lines count within head, body and
 * foot.  The body can be scrolled by pages.
 */
struct layout {
	struct arena	 arena;
	const struct form *form;
	int		 section;
	enum layout_kind kind;
	struct layout_size size;

	int		 top, height;	/* screen lines for the table */
	int		 window;	/* body lines seen at once */
	struct layout_line *head, *body, *foot;
	int		 nhead, nbody, nfoot;

	struct layout_block *block;
	int		 nblock;

	bool		 titled;	/* has a LAY_TITLE: else the corner holds it */
	bool		 left_bar, right_bar;
	int		 x, w;		/* whole table on the screen, bars included */
	int		 number_w;	/* row number and a blank; 0 = none */
	int		 stub_x, stub_w;
	int		 fig_x, fig_w;	/* figure area on the screen */
	int		 canvas;	/* its columns altogether (> fig_w: scrolls) */
	int		 prior_x, prior_w;	/* column of last year's figures; 0 = none */
	int		 beside_w;	/* of each column the right part: last year's; 0 = none */
	int		 pane_x, pane_w;	/* side pane; 0 = none */
	int		 rest_y, rest_h;	/* free lines under a short table; 0 = none */
};
struct layout_place {
	int		 line;		/* of the body */
	int		 x, w;		/* of the figures */
};
#define LAYOUT_TOP	2		/* lines of the title and the tabs */
#define LAYOUT_BOTTOM	2		/* message and keys */
#define GRID_LIST_TOP	1		/* the list layout has no line of tabs */

/* Never NULL; sizes too small to be of use give a layout that scrolls. */
struct layout *layout_new(const struct form *, int section, const struct layout_size *);
void	 layout_free(struct layout *);
/* Where a cell stands; false if it is not of this section. */
bool	 layout_cell(const struct layout *, int cell, struct layout_place *);
/* The cell of a body line nearest to column x, -1 if the line has none. */
int	 layout_cell_near(const struct layout *, int line, int x);
/* First body line to show so that "line" is seen: whole pages, each with the
 * last two lines of the one before; "top" is kept while it serves. */
int	 layout_top(const struct layout *, int top, int line);
/* First canvas column to show so that the column at x is seen. */
int	 layout_left(const struct layout *, int left, const struct layout_place *);
/* Is there a vertical bar at screen column x on that line? */
bool	 layout_bar(const struct layout *, const struct layout_line *, int left, int x);
/* Lines a label takes when broken to w columns, and line number i of them. */
int	 grid_label_lines(const char *label, int w);
const char *grid_label_line(const char *label, int w, int i, size_t *n);
/* The label of a row line: number and indent not included. */
void	 layout_label(struct buf *, const struct layout *, const struct layout_line *);
int	 layout_indent(const struct layout *, const struct layout_line *);
/* Does the line show all of its row's name? */
bool	 layout_label_whole(const struct layout *, const struct layout_line *);
/* A label for the screen: typographic quotes, which some terminals show two
 * columns wide, become plain ones. */
void	 grid_label_screen(struct buf *, const char *label);

/* Of a column's w what this year's figure has: beside it stands last year's. */
int	 layout_own_w(const struct layout *, int w);
/* The same of a head: over one column, and not over a group. */
int	 layout_head_w(const struct layout *, const struct layout_block *,
	    const struct layout_head *);
/* Steps of layout_new() in gridcolumns.c: widths; heads of the blocks from a to
 * z - 1 on common lines, "overall" with their overall heading, "ruled" with a
 * rule between levels.  Returns the lines; stores the heads only on "place". */
#define HEAD_LINES	3		/* of one head at most */
void	 layout_plan_columns(struct layout *);
/* 简称 of the check on the balance line of a block, NULL if it has none. */
const char *layout_balance_brief(const struct form *, int block);
int	 layout_plan_heads(struct layout *, int a, int z, bool overall, bool ruled, bool place);

/* ---- the view ---- */

struct gridview {
	struct view	 view;
	const struct report *report;	/* the one this view was made for */
	int		 section;
	struct layout	*layout;	/* NULL in the list layout */
	int		 rows, cols;	/* the size it was made for */
	bool		 listed;	/* drawn in the list layout */
	int		*top;		/* [nsection] first body line shown */
	int		 left;		/* first canvas column shown */
	int		 drawn_focus, drawn_section;	/* what the screen shows, -1 */
	int		 drawn_top, drawn_left;

	struct editline	 edit;		/* the figure being typed */
	bool		 editing;
	bool		 refused;	/* the next character begins anew */
	struct report	 trial;		/* the report with that figure in it ... */
	struct cell	*trial_cell;	/* ... its cells; NULL = as the report */

	unsigned char	*mark;		/* [ncell] 'x', '!' or 0, from the findings */
	int		 run_from;	/* column where a run of Tabs began, -1 = none */
	int		 target;	/* the cell where Enter leads after them, marked; -1 */
	int		 shown_prior;	/* F5 showed last year's value of this cell ... */
	int		 was_prior;	/* ... with the key before this one */

	int		 anchor;	/* the other corner of the marked block, -1 = none */
	bool		 held;		/* Shift has marked it: a move without ends it */
	int		 block[4];	/* what is shown as marked: rows, places; [0] -1 */
	struct buf	 pasted;	/* the block in the preview ... */
	int		 pasted_at;	/* ... and the cell of its corner, -1 */
};

/* The report to paint from: with the figure being typed, if there is one. */
const struct report *grid_shown(const struct gridview *, const struct ui *);

extern const struct view_class gridview_class;
struct view *gridview_new(struct ui *);			/* tables of ui->section */
void	 grid_ask_goto(struct ui *);	/* ^G */
void	 grid_ask_fill(struct ui *);	/* F4 */

/* ---- painting (gridcell.c gridhead.c gridpaint.c gridpane.c gridlist.c) ---- */

struct cell_look {
	char		 text[48];	/* ASCII, exactly w columns */
	int		 at, w;		/* its place in the column */
	int		 cursor;	/* column of the last digit, from the column's start */
	enum style	 style;
	bool		 cut;		/* *** stands for the digits */
};
/* How a cell looks in w columns. */
void	 grid_look(const struct gridview *, const struct ui *, int cell, int w, bool focus,
	    struct cell_look *);
void	 grid_paint_all(struct gridview *, struct ui *);
void	 grid_paint_body(struct gridview *, struct ui *);	/* after scrolling */
void	 grid_paint_cells(struct gridview *, struct ui *, const uint64_t *touched);
/* The focus left "old": both cells, their row numbers and column heads. */
void	 grid_paint_focus(struct gridview *, struct ui *, int old);
void	 grid_paint_cursor(struct gridview *, struct ui *);
void	 grid_paint_pane(struct gridview *, struct ui *);
void	 grid_paint_rest(struct gridview *, struct ui *);
void	 grid_paint_list(struct gridview *, struct ui *);
/* Screen column of a canvas column; false when it is scrolled out of sight. */
bool	 grid_column_x(const struct gridview *, int x, int w, int *out);
/* Is block number i on that line? */
bool	 grid_line_has(const struct layout_line *, int i);
/* Frame and heads on screen line y; a rule joins the bars of its neighbours. */
void	 grid_paint_rule(const struct gridview *, int y, const struct layout_line *above,
	    const struct layout_line *below);
void	 grid_paint_bars(const struct gridview *, int y, const struct layout_line *);
void	 grid_paint_head(const struct gridview *, const struct ui *, int y,
	    const struct layout_line *);
/* One balance figure: "ok", "x-1" (an error), or the plain difference while the
 * column is not filled; false = the block has no such check. */
bool	 grid_balance(const struct report *, int block, int col, char out[NUM_TEXT + 2],
	    enum style *);
/* The note on a cell, or NULL. */
const char *grid_note(const struct report *, int cell);
/* Is the finding to be held against its cells already? */
bool	 grid_ripe(const struct report *, const struct finding *);
/* The error, else the unexplained warning, that concerns a cell or its column;
 * false when there is none. */
bool	 grid_finding(struct buf *, struct ui *, int cell, enum form_level *);
const struct finding *grid_finding_at(const struct ui *, int cell);	/* or NULL */
/* The permanent number of a cell's row and a blank; nothing where there is one row. */
void	 grid_number(struct buf *, const struct form *, int cell);
/* Number, column, path, last year, formula of the focus, or its finding: what
 * the message line shows while it has nothing else to say and the grid is shown. */
void	 grid_detail(struct buf *, struct ui *, enum form_level *);

/* ---- moving (gridmove.c) ---- */

/* Next input cell in printed order over the whole form, -1 at the end. */
int	 grid_next_input(const struct form *, int cell, int step);
/* Where Enter leads from a cell; down: to the next row. */
int	 grid_enter(const struct form *, int cell, bool down, int run_from);
bool	 grid_enter_down(const struct form *, int section);
/* First body line shown after a paging key (other keys: as now). */
int	 grid_page(const struct gridview *, enum action);
/* Where an arrow or paging key leads; -1 = it is not a moving action. */
int	 grid_move(const struct gridview *, const struct ui *, enum action);

/* ---- entry (gridentry.c) ---- */

/* False, with the reason in the message line, if the focus takes no figure. */
bool	 grid_may_enter(struct ui *);
bool	 grid_commit_text(struct ui *, int cell, const char *text, enum cell_origin);
/* Commit the figure being typed; false when it is refused. */
bool	 grid_commit_edit(struct gridview *, struct ui *);
/* Drop it: the cell shows its old value again. */
void	 grid_end_edit(struct gridview *, struct ui *);
void	 grid_type_char(struct gridview *, struct ui *, char);
/* A unit behind the figure being typed (368000元); false when none is. */
bool	 grid_type_unit(struct gridview *, struct ui *, uint32_t code);
/* A pasted or offered single figure stands as if it had been typed. */
void	 grid_type_text(struct gridview *, struct ui *, const char *, size_t);
void	 grid_backspace(struct gridview *, struct ui *);
void	 grid_not_applicable(struct gridview *, struct ui *);	/* "/" */
void	 grid_take_balance(struct gridview *, struct ui *);	/* "=" */
/* F5; "shown": the cell whose last year's value the message line shows. */
void	 grid_last_year(struct gridview *, struct ui *, int shown);

/* ---- a block of cells: marked and copied (gridblock.c, gridrows.c) ---- */

enum { BLOCK_TOP, BLOCK_BOTTOM, BLOCK_LEFT, BLOCK_RIGHT };	/* rows, places in them */
/* Where the marked block reaches, from the anchor to the focus; false: none is. */
bool	 grid_block_extent(const struct gridview *, const struct ui *, int at[4]);
bool	 grid_block_has(const struct form *, const int at[4], int cell);
/* Is the cell in the marked block? */
bool	 grid_marked(const struct gridview *, const struct ui *, int cell);
/* How many cells are; 0 = no block. */
int	 grid_marked_count(const struct gridview *, const struct ui *);
/* A key that marks, copies, puts or drops the mark; false: another one. */
bool	 grid_block_key(struct gridview *, struct ui *, const struct key *, enum action);
/* What another key is may end the mark. */
void	 grid_block_after(struct gridview *, struct ui *, const struct key *, enum action);
/* Cells that begin or cease to be marked are to be painted. */
void	 grid_block_show(struct gridview *, struct ui *);
void	 grid_copy_table(struct ui *);	/* all of the section's, with its labels */
/* What is marked, else the whole table, to a file. */
void	 grid_save_block(struct ui *);

/* ---- bulk entry (paste.c, goto.c) ---- */

/* Paste text at the focus; true if it took the text as a block, false if it is
 * one figure, which is to be typed. */
bool	 grid_paste(struct gridview *, struct ui *, const char *s, size_t n);
/* The cell a go-to text names, -1 if none; "from" is the focus. */
int	 grid_find(const struct form *, int section, int from, const char *what);

#endif
