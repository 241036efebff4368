/*
 * pager.c - see pager.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/pager.h"

#define LABEL_MOST 20

struct paragraph {
	char		*label;		/* or NULL */
	char		*text;
	enum style	 style;
	int		 indent;
};
struct line {
	size_t		 paragraph, from, to;
	bool		 first;		/* shows the label */
};
struct pager {
	struct view	 view;
	struct view_class class;	/* its own name */
	char		*title;
	enum action	 action;	/* ACTION_NONE, or what pager_on() said ... */
	void		(*run)(struct ui *);
	char		*keys;		/* ... and its words */
	struct paragraph *par;
	size_t		 n, cap;
	struct line	*line;
	size_t		 nline, capline, top;
	int		 columns;	/* the lines were made for; 0 = none yet */
};

/* ---- lines ---- */

struct breaking {
	struct pager	*r;
	size_t		 paragraph, base;
	bool		 first;
};

static void
add_line(void *ctx, size_t from, size_t to)
{
	struct breaking *b = ctx;
	struct pager *r = b->r;

	r->line = mem_grow(r->line, r->nline, &r->capline, sizeof(*r->line));
	r->line[r->nline++] = (struct line){ b->paragraph, b->base + from, b->base + to,
	    b->first };
	b->first = false;
}

static void
break_all(struct pager *r, int columns)
{
	struct breaking b = { .r = r };
	const char *s, *end;
	size_t i;

	r->nline = 0;
	r->columns = columns;
	for (i = 0; i < r->n; i++) {
		b.paragraph = i;
		b.base = 0;
		b.first = true;
		for (s = r->par[i].text;; s = end + 1) {
			end = strchr(s, '\n');
			text_wrap(s, end ? (size_t)(end - s) : strlen(s),
			    columns - r->par[i].indent, add_line, &b);
			if (end == NULL)
				break;
			b.base += (size_t)(end - s) + 1;
		}
	}
}

/* ---- drawing ---- */

static void
draw_line(const struct pager *r, size_t k, int row, int col, int columns)
{
	const struct line *l = &r->line[k];
	const struct paragraph *p = &r->par[l->paragraph];
	struct buf b = BUF_INIT;

	paint_text(row, col, p->indent, STYLE_STRONG, TEXT_LEFT,
	    p->label && l->first ? p->label : "");
	buf_add(&b, p->text + l->from, l->to - l->from);
	paint_text(row, col + p->indent, columns - p->indent, p->style, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

static void
pager_draw(struct view *v, struct ui *ui, bool all)
{
	struct pager *r = (struct pager *)v;
	int cols = ui->cols < 100 ? ui->cols : 98, rows = ui->rows - 3;
	int row = 1, col = (ui->cols - cols) / 2;
	size_t room = (size_t)rows - 2, i;
	char at[64] = "";

	(void)all;
	if (r->columns != cols - 4)
		break_all(r, cols - 4);
	if (r->nline < room) {
		room = r->nline;
		rows = (int)room + 2;
	}
	if (r->top + room > r->nline)
		r->top = r->nline - room;
	paint_box(row, col, rows, cols, STYLE_BOX, r->title);
	for (i = 0; i < room; i++)
		draw_line(r, r->top + i, row + 1 + (int)i, col + 2, cols - 4);
	if (room < r->nline) {
		snprintf(at, sizeof(at), " %zu-%zu/%zu ", r->top + 1, r->top + room, r->nline);
		paint_text(row + rows - 1, col + cols - 3 - (int)strlen(at), (int)strlen(at),
		    STYLE_BOX, TEXT_LEFT, at);
	}
	paint_cursor(row + 1, col + 2);
}

/* ---- keys ---- */

static size_t
page_of(const struct ui *ui)
{
	return ui->rows > 7 ? (size_t)ui->rows - 6 : 1;
}

static unsigned
scroll(struct view *v, struct ui *ui, int lines)
{
	struct pager *r = (struct pager *)v;
	long last = (long)r->nline - (long)page_of(ui), top = (long)r->top + lines;

	if (top > last)
		top = last;
	r->top = top > 0 ? (size_t)top : 0;
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static unsigned
turn_page(struct view *v, struct ui *ui, int step)
{
	return scroll(v, ui, step * (int)page_of(ui));
}

static unsigned
to_end(struct view *v, struct ui *ui, int step)
{
	return scroll(v, ui, step * (int)((struct pager *)v)->nline);
}

static unsigned
put_away(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)ui;
	(void)unused;
	return VIEW_HANDLED | VIEW_CLOSE;
}

static const struct view_action pager_actions[] = {
	{ ACTION_UP, scroll, -1 },
	{ ACTION_DOWN, scroll, 1 },
	{ ACTION_PAGE_UP, turn_page, -1 },
	{ ACTION_PAGE_DOWN, turn_page, 1 },
	{ ACTION_HOME, to_end, -1 },
	{ ACTION_FIRST, to_end, -1 },
	{ ACTION_END, to_end, 1 },
	{ ACTION_LAST, to_end, 1 },
	{ ACTION_ACCEPT, put_away, 0 },
	{ ACTION_HELP, put_away, 0 },
	{ ACTION_DETAILS, put_away, 0 },
	{ ACTION_NONE, NULL, 0 }
};

/* Where Enter takes what is read, y and 是 do as well. */
static bool
takes(const struct pager *r, const struct key *k, enum action a)
{
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;

	return (a != ACTION_NONE && a == r->action) || (r->action == ACTION_ACCEPT &&
	    (c == 'y' || c == 'Y' || c == 0x662f));
}

static unsigned
pager_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct pager *r = (struct pager *)v;
	void (*run)(struct ui *) = r->run;
	unsigned done = VIEW_IGNORED;

	if (takes(r, k, a)) {
		ui_close_view(ui, v);
		run(ui);
		return VIEW_HANDLED;
	}
	if (!view_do(pager_actions, v, ui, a, &done) && k->code == ' ')
		return turn_page(v, ui, 1);
	return done;
}

static void
pager_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct pager *r = (const struct pager *)ui_top(ui);

	(void)level;
	buf_str(b, r->keys != NULL ? r->keys : ui_text(ui, MSG_UI_READER_KEYS));
}

static void
pager_release(struct view *v)
{
	struct pager *r = (struct pager *)v;
	size_t i;

	for (i = 0; i < r->n; i++) {
		free(r->par[i].label);
		free(r->par[i].text);
	}
	free(r->par);
	free(r->line);
	free(r->title);
	free(r->keys);
}

struct view *
pager_new(const char *name, const char *title)
{
	struct pager *r = mem_zero(sizeof(*r));

	r->class = (struct view_class){
		.name = name, .box = true,
		.draw = pager_draw, .key = pager_key, .release = pager_release,
		.detail = pager_detail
	};
	r->view.class = &r->class;
	r->title = mem_strdup(title);
	return &r->view;
}

void
pager_on(struct view *v, enum action a, void (*run)(struct ui *), const char *keys)
{
	struct pager *r = (struct pager *)v;

	r->action = a;
	r->run = run;
	r->keys = mem_strdup(keys);
}

static struct paragraph *
add(struct view *v, enum style style, int indent, const char *text)
{
	struct pager *r = (struct pager *)v;

	r->par = mem_grow(r->par, r->n, &r->cap, sizeof(*r->par));
	r->par[r->n] = (struct paragraph){ NULL, mem_strdup(text), style, indent };
	return &r->par[r->n++];
}

void
pager_add(struct view *v, enum style style, int indent, const char *text)
{
	(void)add(v, style, indent, text);
}

void
pager_gap(struct view *v)
{
	(void)add(v, STYLE_BOX, 0, "");
}

void
pager_pair(struct view *v, const char *label, const char *text)
{
	int w = text_width(label) + 2;
	struct paragraph *p;

	if (w < 12)
		w = 12;
	if (w > LABEL_MOST + 2)
		w = LABEL_MOST + 2;
	p = add(v, STYLE_BOX, w, text);
	p->label = mem_strdup(label);
}
