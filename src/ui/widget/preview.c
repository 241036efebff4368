/*
 * preview.c - see preview.h.
 *
 * The pages are those of the print (export/page.h).  One of them is on the screen; one
 * that is longer than the screen scrolls, and behind its end comes the next.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "export/export.h"
#include "export/page.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/widget/preview.h"

#define EDGES	4	/* columns of the box, and beside it */
#define ASIDE	8	/* columns that a wide table moves at a time */

struct preview {
	struct view	 view;
	struct pages	*pages;
	size_t		 page, top;	/* the page, and its first line on the screen */
	int		 left;		/* columns that are out of sight at the left */
	struct buf	 text;		/* of the page */
	size_t		 lines;
	size_t		 shown;		/* the page that "text" is of, ... */
	int		 columns;	/* ... for so many columns; 0: none */
};

/* ---- drawing ---- */

static void
show(struct preview *p, int columns)
{
	if (p->columns == columns && p->shown == p->page)
		return;
	buf_reset(&p->text);
	pages_terminal(&p->text, p->pages, p->page, columns);
	p->lines = 0;
	for (const char *s = buf_cstr(&p->text); (s = strchr(s, '\n')) != NULL; s++)
		p->lines++;
	p->shown = p->page;
	p->columns = columns;
}

static size_t
room_of(const struct ui *ui)
{
	return ui->rows > 7 ? (size_t)ui->rows - 5 : 2;
}

/* What of a line lies right of the columns that are out of sight. */
static void
put_line(const struct preview *p, const char *s, size_t n, int row, int col, int columns)
{
	struct buf b = BUF_INIT;
	int used = 0;
	size_t skip = text_fit(s, n, p->left, &used);

	if (used < p->left && skip < n) {	/* half of a character was cut */
		skip = text_next(s, n, skip);
		buf_chr(&b, ' ');
	}
	buf_add(&b, s + skip, n - skip);
	paint_text(row, col, columns, STYLE_BOX, TEXT_LEFT, buf_cstr(&b));
	buf_release(&b);
}

static void
put_title(struct buf *b, const struct preview *p, struct ui *ui)
{
	msg_put(b, ui->lang, p->pages->draft ? MSG_UI_PREVIEW_DRAFT : MSG_UI_PREVIEW_TITLE,
	    INT((int)p->page + 1), INT((int)p->pages->n), NULL);
}

static void
preview_draw(struct view *v, struct ui *ui, bool all)
{
	struct preview *p = (struct preview *)v;
	int most = EXPORT_TEXT_COLUMNS + EDGES, cols = ui->cols < most ? ui->cols : most;
	int col = (ui->cols - cols) / 2, row = 2;
	size_t room = room_of(ui), line = 0, n;
	struct buf title = BUF_INIT;
	const char *s;

	(void)all;
	show(p, cols - EDGES);
	if (p->top + room > p->lines)
		p->top = p->lines > room ? p->lines - room : 0;
	put_title(&title, p, ui);
	paint_box(1, col, (int)room + 2, cols, STYLE_BOX, buf_cstr(&title));
	for (s = buf_cstr(&p->text); *s != '\0' && line < p->top + room; s += n + 1, line++) {
		n = strcspn(s, "\n");
		if (line >= p->top)
			put_line(p, s, n, row++, col + 2, cols - EDGES);
		if (s[n] == '\0')
			break;
	}
	if (room < p->lines) {
		buf_reset(&title);
		buf_printf(&title, " %zu-%zu/%zu ", p->top + 1, p->top + room, p->lines);
		paint_text((int)room + 2, col + cols - 3 - (int)title.len, (int)title.len,
		    STYLE_BOX, TEXT_LEFT, buf_cstr(&title));
	}
	paint_cursor(2, col + 2);
	buf_release(&title);
}

/* ---- keys ---- */

static unsigned
turn(struct view *v, struct ui *ui, int step)
{
	struct preview *p = (struct preview *)v;

	if (step > 0 ? p->page + 1 < p->pages->n : p->page > 0) {
		p->page = step > 0 ? p->page + 1 : p->page - 1;
		p->top = 0;
	}
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static unsigned
scroll(struct view *v, struct ui *ui, int lines)
{
	struct preview *p = (struct preview *)v;
	size_t room = room_of(ui), last, n = (size_t)(lines < 0 ? -lines : lines);

	show(p, p->columns);
	last = p->lines > room ? p->lines - room : 0;
	if (lines > 0)
		p->top = p->top + n < last ? p->top + n : last;
	else
		p->top = p->top > n ? p->top - n : 0;
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

/* A screen on; behind the end of a page comes the next, before its beginning the end of
 * the one before. */
static unsigned
leaf(struct view *v, struct ui *ui, int step)
{
	struct preview *p = (struct preview *)v;
	size_t room = room_of(ui), page = p->page;

	if (step > 0 ? p->top + room >= p->lines : p->top == 0) {
		turn(v, ui, step);
		if (step < 0 && p->page != page)
			p->top = (size_t)-1 / 2;	/* drawing takes it back to the end */
		return VIEW_HANDLED;
	}
	return scroll(v, ui, step * (int)(room > 2 ? room - 1 : 1));
}

static unsigned
to_end(struct view *v, struct ui *ui, int step)
{
	struct preview *p = (struct preview *)v;

	p->page = step < 0 ? 0 : p->pages->n - 1;
	p->top = 0;
	p->left = 0;
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static unsigned
aside(struct view *v, struct ui *ui, int step)
{
	struct preview *p = (struct preview *)v;

	p->left += step * ASIDE;
	if (p->left < 0)
		p->left = 0;
	if (p->left > EXPORT_TEXT_COLUMNS)
		p->left = EXPORT_TEXT_COLUMNS;
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static unsigned
put_away(struct view *v, struct ui *ui, int unused)
{
	(void)v;
	(void)ui;
	(void)unused;
	return VIEW_HANDLED | VIEW_CLOSE;
}

static const struct view_action preview_actions[] = {
	{ ACTION_UP, scroll, -1 },
	{ ACTION_DOWN, scroll, 1 },
	{ ACTION_LEFT, aside, -1 },
	{ ACTION_RIGHT, aside, 1 },
	{ ACTION_PAGE_UP, leaf, -1 },
	{ ACTION_PAGE_DOWN, leaf, 1 },
	{ ACTION_HOME, to_end, -1 },
	{ ACTION_FIRST, to_end, -1 },
	{ ACTION_END, to_end, 1 },
	{ ACTION_LAST, to_end, 1 },
	{ ACTION_ACCEPT, put_away, 0 },
	{ ACTION_NONE, NULL, 0 }
};

static unsigned
preview_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;
	unsigned done = VIEW_IGNORED;

	if (view_do(preview_actions, v, ui, a, &done))
		return done;
	if (c == '+' || c == '=')	/* the same key without shift */
		return turn(v, ui, 1);
	if (c == '-')
		return turn(v, ui, -1);
	return c == ' ' ? leaf(v, ui, 1) : done;
}

static void
preview_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	(void)level;
	buf_str(b, ui_text(ui, MSG_UI_PREVIEW_KEYS));
}

static void
preview_release(struct view *v)
{
	struct preview *p = (struct preview *)v;

	pages_free(p->pages);
	buf_release(&p->text);
}

struct view *
preview_new(struct pages *pages)
{
	static const struct view_class class = {
		.name = "preview", .box = true,
		.draw = preview_draw, .key = preview_key, .release = preview_release,
		.detail = preview_detail
	};
	struct preview *p = mem_zero(sizeof(*p));

	p->view.class = &class;
	p->pages = pages;
	return &p->view;
}
