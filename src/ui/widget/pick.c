/*
 * pick.c - a choice from a list, narrowed by typing.
 *
 * What is typed is looked for in the text and the detail of the items, as it
 * stands or as pinyin initials; blanks separate words that must all occur.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/widget/editline.h"
#include "ui/widget/listing.h"
#include "ui/widget/pick.h"
#include "ui/widget/typed.h"

struct pick {
	struct view	 view;
	enum msg	 title;
	struct pick_item *item;		/* owned */
	enum msg	*hint;		/* [n], or NULL */
	size_t		 n;
	size_t		*shown;		/* [n] numbers of the items that match */
	size_t		 nshown;
	size_t		 at, top;	/* in shown[] */
	struct editline	 filter;
	void		(*done)(struct ui *, int id, void *arg);
	void		*arg;
	/* What is typed as an answer: item number n of shown[]; NULL: it is none. */
	void		(*given)(struct ui *, const char *text, void *arg);
	enum msg	 other, empty;	/* empty: said while there is nothing to show */
	bool		 drawn;
};

/* ---- matching ---- */

/* A figure is not found within a word: 4 is no name for what F4 does. */
static bool
holds(const char *s, const char *word)
{
	bool figure = word[strspn(word, "0123456789")] == '\0';
	const char *at = strstr(s, word);

	while (figure && at && at > s && isalnum((unsigned char)at[-1]))
		at = strstr(at + 1, word);
	return at != NULL;
}

static bool
has_word(const char *s, const char *word, bool ascii)
{
	struct buf b = BUF_INIT;
	bool yes;
	size_t i;

	if (s == NULL)
		return false;
	text_fold(&b, s, strlen(s));
	for (i = 0; i < b.len; i++)
		b.data[i] = (char)tolower((unsigned char)b.data[i]);
	yes = holds(buf_cstr(&b), word) || (ascii && text_pinyin_match(s, word));
	buf_release(&b);
	return yes;
}

static bool
matches(const struct pick_item *it, const char *key)
{
	char *words = mem_strdup(key), *save = NULL, *w;
	bool all = true, ascii;
	size_t i;

	for (w = strtok_r(words, " ", &save); w && all; w = strtok_r(NULL, " ", &save)) {
		ascii = true;
		for (i = 0; w[i]; i++)
			ascii = ascii && islower((unsigned char)w[i]);
		all = has_word(it->text, w, ascii) || has_word(it->detail, w, false);
	}
	free(words);
	return all;
}

/* Does the text begin with the key, as it stands or by its initials? */
static bool
begins(const char *s, const char *key)
{
	size_t n = strlen(s), m = strlen(key), i = 0, k = 0, len, key_len;
	uint32_t cp, want;

	while (k < m) {
		if (i >= n)
			return false;
		len = text_decode(s + i, n - i, &cp);
		key_len = text_decode(key + k, m - k, &want);
		cp = text_fold_cp(cp);
		if (cp != want && (cp > 0x7f || tolower((int)cp) != (int)want) &&
		    (uint32_t)(unsigned char)text_pinyin_initial(cp) != want)
			return false;
		i += len;
		k += key_len;
	}
	return true;
}

/* Is what is typed just that item?  Blanks around it do not count. */
static bool
is_item(const struct pick *p, const char *typed, size_t n)
{
	size_t i;

	for (i = 0; i < p->n; i++)
		if (strlen(p->item[i].text) == n && memcmp(p->item[i].text, typed, n) == 0)
			return true;
	return false;
}

/* The last line, for what is typed and is no item. */
static void
add_other(struct pick *p)
{
	const char *typed = buf_cstr(&p->filter.text);
	size_t n = strlen(typed);

	text_trim(&typed, &n, CHAR_EMPTY);
	if (p->given != NULL && n > 0 && !is_item(p, typed, n))
		p->shown[p->nshown++] = p->n;
}

/* What begins with the key comes first; else the order of the items. */
static void
narrow(struct pick *p)
{
	struct buf key = BUF_INIT;
	size_t i, pass;

	text_fold(&key, p->filter.text.data ? p->filter.text.data : "", p->filter.text.len);
	for (i = 0; i < key.len; i++)
		key.data[i] = (char)tolower((unsigned char)key.data[i]);
	p->nshown = 0;
	for (pass = 0; pass < 2; pass++)
		for (i = 0; i < p->n; i++)
			if (begins(p->item[i].text, buf_cstr(&key)) == (pass == 0) &&
			    matches(&p->item[i], buf_cstr(&key)))
				p->shown[p->nshown++] = i;
	add_other(p);
	p->at = p->top = 0;
	buf_release(&key);
}

/* ---- drawing ---- */

struct frame {
	int row, col, rows, cols;
};

static struct frame
frame_of(const struct pick *p, const struct ui *ui)
{
	struct frame f;

	f.cols = ui->cols < 84 ? ui->cols - 4 : 80;
	f.rows = (int)p->n + 4 + (p->given != NULL);
	if (f.rows > ui->rows - 4)
		f.rows = ui->rows - 4;
	if (f.rows < 6)
		f.rows = 6;
	f.row = ui->opt->plain ? 1 : (ui->rows - 2 - f.rows) / 2;
	f.col = ui->opt->plain ? 0 : (ui->cols - f.cols) / 2;
	return f;
}

#define HINT_LEAST	24	/* columns that a hint is worth showing in */

/* Where hints begin, from the left of the items; 0: no room, or there are none. */
static int
hint_at(const struct pick *p, int cols)
{
	int w, most = 0;

	for (size_t i = 0; p->hint && i < p->n; i++) {
		w = p->hint[i] != MSG_NONE ? text_width(p->item[i].text) : 0;
		most = w > most ? w : most;
	}
	return most > 0 && cols - most - 10 >= HINT_LEAST ? most + 3 : 0;
}

static void
draw_item(const struct pick *p, const struct ui *ui, size_t k, int row, int col, int cols)
{
	bool typed = p->shown[k] == p->n;
	const char *detail = typed ? NULL : p->item[p->shown[k]].detail;
	enum style s = k == p->at ? STYLE_SELECT : STYLE_BOX;
	int right = detail ? text_width(detail) : 0, hint = typed ? 0 : hint_at(p, cols);
	struct buf b = BUF_INIT, line = BUF_INIT;

	if (typed)
		msg_put(&line, ui->lang, p->other, p->filter.text.data, NULL);
	else
		buf_str(&line, p->item[p->shown[k]].text);

	if (right > cols / 2)
		right = cols / 2;
	text_pad_dots(&b, buf_cstr(&line), cols - right - 3);
	paint_fill(row, col, 1, s);
	paint_text(row, col + 1, cols - right - 3, s, TEXT_LEFT, buf_cstr(&b));
	if (hint > 0 && p->hint[p->shown[k]] != MSG_NONE) {
		buf_reset(&b);
		text_pad_dots(&b, ui_text(ui, p->hint[p->shown[k]]), cols - right - 3 - hint);
		paint_text(row, col + hint, cols - right - 2 - hint, k == p->at ? s : STYLE_DIM,
		    TEXT_LEFT, buf_cstr(&b));
	}
	paint_fill(row, col + cols - right - 2, 1, s);
	buf_reset(&b);
	text_pad_dots(&b, detail ? detail : "", right);
	paint_text(row, col + cols - right - 1, right, k == p->at ? s : STYLE_DIM, TEXT_RIGHT,
	    right > 0 ? buf_cstr(&b) : "");
	paint_fill(row, col + cols - 1, 1, s);
	paint_click(row, col, cols, CLICK_ITEM, (int)k);
	buf_release(&line);
	buf_release(&b);
}

/* " 1-16/35 " on the lower frame, where not all can be seen. */
static void
draw_extent(const struct pick *p, const struct frame *f, size_t room)
{
	size_t last = p->top + room < p->nshown ? p->top + room : p->nshown;
	char at[64];
	int w;

	if (p->nshown <= room)
		return;
	w = snprintf(at, sizeof(at), " %zu-%zu/%zu ", p->top + 1, last, p->nshown);
	paint_text(f->row + f->rows - 1, f->col + f->cols - 3 - w, w, STYLE_BOX, TEXT_LEFT,
	    at);
}

/* What was typed as an answer when the line broke. */
static void
take_typed(struct pick *p, struct ui *ui)
{
	char *words = !p->drawn && p->given != NULL && p->filter.text.len == 0 ?
	    typed_take(ui, p->title, NULL) : NULL;

	p->drawn = true;
	if (words == NULL)
		return;
	editline_set(&p->filter, words);
	narrow(p);
	free(words);
}

static void
pick_draw(struct view *v, struct ui *ui, bool all)
{
	struct pick *p = (struct pick *)v;
	struct frame f = frame_of(p, ui);
	size_t i, room = (size_t)f.rows - 4;

	(void)all;
	take_typed(p, ui);
	if (p->at < p->top)
		p->top = p->at;
	if (p->at >= p->top + room)
		p->top = p->at - room + 1;
	paint_box(f.row, f.col, f.rows, f.cols, STYLE_BOX, ui_text(ui, p->title));
	for (i = 0; i < room; i++)
		if (p->top + i < p->nshown)
			draw_item(p, ui, p->top + i, f.row + 3 + (int)i, f.col + 1, f.cols - 2);
		else
			paint_fill(f.row + 3 + (int)i, f.col + 1, f.cols - 2, STYLE_BOX);
	if (p->nshown == 0)
		paint_text(f.row + 3, f.col + 2, f.cols - 4, STYLE_DIM, TEXT_LEFT,
		    ui_text(ui, p->given != NULL ? p->empty : MSG_UI_PICK_NONE));
	paint_box_rule(f.row + 2, f.col, f.cols);
	draw_extent(p, &f, room);
	paint_text(f.row + 1, f.col + 1, 3, STYLE_BOX, TEXT_LEFT, " > ");
	paint_fill(f.row + 1, f.col + f.cols - 2, 1, STYLE_BOX);
	editline_draw(&p->filter, f.row + 1, f.col + 4, f.cols - 6, STYLE_BOX);
}

/* ---- keys ---- */

static unsigned
pick_answer(struct pick *p, struct ui *ui, int id)
{
	void (*done)(struct ui *, int, void *) = p->done;
	void *arg = p->arg;

	ui_pop(ui);
	done(ui, id, arg);
	return VIEW_HANDLED;
}

/* The item under the cursor, or what is typed. */
static unsigned
pick_accept(struct pick *p, struct ui *ui)
{
	void (*given)(struct ui *, const char *, void *) = p->given;
	void *arg = p->arg;
	char *text;

	if (p->nshown == 0)
		return VIEW_HANDLED;
	if (p->shown[p->at] < p->n)
		return pick_answer(p, ui, p->item[p->shown[p->at]].id);
	text = mem_strdup(buf_cstr(&p->filter.text));
	ui_pop(ui);
	given(ui, text, arg);
	free(text);
	return VIEW_HANDLED;
}

/* Home and End are the filter's. */
static bool
moved(struct pick *p, struct ui *ui, enum action a)
{
	return a != ACTION_HOME && a != ACTION_END &&
	    listing_moves(a, p->nshown, (size_t)frame_of(p, ui).rows - 4, true, &p->at);
}

static unsigned
pick_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct pick *p = (struct pick *)v;
	const char *s;
	size_t n;

	if (k->code == K_HANGUP || k->code == K_TERM) {
		if (p->given != NULL)
			typed_keep(ui, p->title, NULL, buf_cstr(&p->filter.text));
		return VIEW_HANDLED;
	}
	if (a == ACTION_ACCEPT)
		return pick_accept(p, ui);
	if (a == ACTION_CANCEL || a == ACTION_BREAK)
		return pick_answer(p, ui, -1);
	if (k->code == K_PASTE) {
		s = term_paste(&n);
		editline_insert(&p->filter, s, n);
		narrow(p);
	} else if (!moved(p, ui, a)) {
		if (!editline_key(&p->filter, k, a))
			return VIEW_IGNORED;
		narrow(p);
	}
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static unsigned
pick_point(struct view *v, struct ui *ui, int what, int col)
{
	(void)col;
	return view_point(v, ui, &((struct pick *)v)->at, what);
}

static void
pick_release(struct view *v)
{
	struct pick *p = (struct pick *)v;
	size_t i;

	for (i = 0; i < p->n; i++) {
		free(p->item[i].text);
		free(p->item[i].detail);
	}
	free(p->item);
	free(p->hint);
	free(p->shown);
	editline_release(&p->filter);
}

static void
pick_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct pick *p = (const struct pick *)ui_top(ui);
	enum msg hint = p->hint && p->nshown > 0 ? p->hint[p->shown[p->at]] : MSG_NONE;

	(void)level;
	if (hint != MSG_NONE && hint_at(p, frame_of(p, ui).cols - 2) == 0)
		buf_str(b, ui_text(ui, hint));
	else
		buf_str(b, ui_text(ui, MSG_UI_PICK_KEYS));
}

static const struct view_class pick_class = {
	.name = "pick", .box = true, .takes_text = true,
	.draw = pick_draw, .key = pick_key, .release = pick_release, .detail = pick_detail,
	.point = pick_point
};

struct view *
pick_new(struct ui *ui, enum msg title, struct pick_item *item, size_t n,
    void (*done)(struct ui *, int, void *), void *arg)
{
	struct pick *p = mem_zero(sizeof(*p));

	(void)ui;
	p->view.class = &pick_class;
	p->title = title;
	p->item = item;
	p->n = n;
	p->shown = mem_array(n + 1, sizeof(*p->shown));
	p->done = done;
	p->arg = arg;
	editline_init(&p->filter);
	narrow(p);
	return &p->view;
}

void
pick_start(struct view *v, int id)
{
	struct pick *p = (struct pick *)v;
	size_t i;

	for (i = 0; i < p->nshown; i++)
		if (p->shown[i] < p->n && p->item[p->shown[i]].id == id)
			p->at = i;
}

void
pick_other(struct view *v, enum msg line, enum msg empty,
    void (*given)(struct ui *, const char *, void *))
{
	struct pick *p = (struct pick *)v;

	p->other = line;
	p->empty = empty;
	p->given = given;
	narrow(p);
}

void
pick_type(struct view *v, const char *typed)
{
	struct pick *p = (struct pick *)v;

	editline_set(&p->filter, typed);
	narrow(p);
}

void
pick_hints(struct view *v, const enum msg *hint, size_t n)
{
	struct pick *p = (struct pick *)v;

	p->hint = mem_array(p->n + 1, sizeof(*p->hint));
	memcpy(p->hint, hint, (n < p->n ? n : p->n) * sizeof(*hint));
}
