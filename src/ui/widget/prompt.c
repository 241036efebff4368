/*
 * prompt.c - one question: a line to type, or yes and no.
 *
 * A box of the middle of the screen.  The answer goes to a function of whoever
 * asked, after the box is closed, so that the answer may open another one.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "ui/core/core.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/widget/editline.h"
#include "ui/widget/prompt.h"
#include "ui/widget/typed.h"

#define WIDEST 100

/* ---- a line to type ---- */

struct prompt {
	struct view	 view;
	struct editline	 line;
	enum msg	 question;
	void		(*done)(struct ui *, const char *text, void *arg);
	void		(*tab)(struct ui *, struct editline *);	/* or NULL */
	bool		(*ok)(struct ui *, const char *text, void *arg);	/* or NULL */
	char		*title;		/* or NULL: the question */
	char		*initial;
	char		*about;		/* or NULL: see typed.h */
	bool		 shown;
	void		*arg;
};

/* Place of a box of so many rows inside: low, where the eye is, over the message. */
static void
place(const struct ui *ui, int inside, int *row, int *col, int *cols)
{
	*cols = ui->cols - 4 < WIDEST ? ui->cols - 4 : WIDEST;
	*col = ui->opt->plain ? 0 : (ui->cols - *cols) / 2;
	*row = ui->opt->plain ? 1 : ui->rows / 2 - (inside + 2) / 2;
}

static void
prompt_draw(struct view *v, struct ui *ui, bool all)
{
	struct prompt *p = (struct prompt *)v;
	int row, col, cols;
	char *words;

	(void)all;
	if (!p->shown && (words = typed_take(ui, p->question, p->about)) != NULL) {
		editline_set(&p->line, words);
		free(words);
	}
	p->shown = true;
	place(ui, 1, &row, &col, &cols);
	paint_box(row, col, 3, cols, STYLE_BOX,
	    p->title ? p->title : ui_text(ui, p->question));
	paint_fill(row + 1, col + 1, cols - 2, STYLE_BOX);
	editline_draw(&p->line, row + 1, col + 2, cols - 4, STYLE_EDIT);
}

/* The box closes first: "done" may push a view of its own.  What is refused stays. */
static unsigned
prompt_answer(struct prompt *p, struct ui *ui, bool accepted)
{
	char *text = accepted ? mem_strdup(buf_cstr(&p->line.text)) : NULL;
	void (*done)(struct ui *, const char *, void *) = p->done;
	void *arg = p->arg;

	if (!accepted || p->ok == NULL || p->ok(ui, text, arg)) {
		ui_pop(ui);
		done(ui, text, arg);
	}
	free(text);
	return VIEW_HANDLED;
}

static unsigned
prompt_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct prompt *p = (struct prompt *)v;
	const char *s;
	size_t n;

	if (k->code == K_HANGUP || k->code == K_TERM) {
		if (strcmp(buf_cstr(&p->line.text), p->initial) != 0)
			typed_keep(ui, p->question, p->about, buf_cstr(&p->line.text));
		return VIEW_HANDLED;
	}
	if (a == ACTION_ACCEPT)
		return prompt_answer(p, ui, true);
	if (a == ACTION_CANCEL || a == ACTION_BREAK)
		return prompt_answer(p, ui, false);
	if (k->code == K_PASTE) {
		s = term_paste(&n);
		editline_insert(&p->line, s, n);
	} else if (a == ACTION_NEXT && p->tab) {
		p->tab(ui, &p->line);
	} else if (!editline_key(&p->line, k, a))
		return VIEW_IGNORED;
	ui_damage(ui, DAMAGE_MESSAGE);
	return VIEW_HANDLED;
}

static void
prompt_release(struct view *v)
{
	editline_release(&((struct prompt *)v)->line);
	free(((struct prompt *)v)->title);
	free(((struct prompt *)v)->about);
	free(((struct prompt *)v)->initial);
}

static const struct view_class prompt_class = {
	.name = "prompt", .box = true, .takes_text = true,
	.draw = prompt_draw, .key = prompt_key, .release = prompt_release
};

struct view *
prompt_new(struct ui *ui, enum msg question, const char *initial,
    void (*done)(struct ui *, const char *, void *), void *arg)
{
	struct prompt *p = mem_zero(sizeof(*p));

	(void)ui;
	p->view.class = &prompt_class;
	p->question = question;
	p->done = done;
	p->arg = arg;
	editline_init(&p->line);
	p->initial = mem_strdup(initial != NULL ? initial : "");
	editline_set(&p->line, p->initial);
	return &p->view;
}

void
prompt_complete(struct view *v, void (*tab)(struct ui *, struct editline *))
{
	((struct prompt *)v)->tab = tab;
}

void
prompt_check(struct view *v, bool (*ok)(struct ui *, const char *, void *))
{
	((struct prompt *)v)->ok = ok;
}

void
prompt_title(struct view *v, const char *title)
{
	((struct prompt *)v)->title = mem_strdup(title);
}

void
prompt_about(struct view *v, const char *about)
{
	((struct prompt *)v)->about = mem_strdup(about);
}

/* ---- yes or no ---- */

#define SAID_YES	0x662f		/* 是 */
#define SAID_NO		0x5426		/* 否 */

static const struct view_class sure_class;

struct confirm {
	struct view	 view;
	char		*question;
	bool		 by_twin;	/* opened by Esc and a digit */
	void		(*done)(struct ui *, bool yes, void *arg);
	void		(*firm)(struct ui *, enum confirm_answer, void *arg);
	void		*arg;
};

struct lines {
	const char	*text;
	int		 row, col, cols, n;
	bool		 paint;
};

static void
question_line(void *ctx, size_t from, size_t to)
{
	struct lines *l = ctx;
	struct buf b = BUF_INIT;

	if (l->paint) {
		buf_add(&b, l->text + from, to - from);
		paint_text(l->row + l->n, l->col, l->cols, STYLE_BOX, TEXT_LEFT, buf_cstr(&b));
		buf_release(&b);
	}
	l->n++;
}

static void
confirm_draw(struct view *v, struct ui *ui, bool all)
{
	struct confirm *c = (struct confirm *)v;
	struct lines l = { .text = c->question };
	int row, col, cols;

	(void)all;
	place(ui, 1, &row, &col, &cols);
	text_wrap(c->question, strlen(c->question), cols - 4, question_line, &l);
	place(ui, l.n, &row, &col, &cols);
	paint_box(row, col, l.n + 2, cols, STYLE_BOX, "");
	l = (struct lines){ c->question, row + 1, col + 2, cols - 4, 0, true };
	text_wrap(c->question, strlen(c->question), cols - 4, question_line, &l);
	for (; l.n > 0; l.n--) {
		paint_fill(row + l.n, col + 1, 1, STYLE_BOX);
		paint_fill(row + l.n, col + cols - 2, 1, STYLE_BOX);
	}
	paint_cursor(row + 1, col + 2);
}

/* What a key says to a question. */
enum says { SAYS_NO, SAYS_YES, SAYS_TYPED };

static enum says
said(const struct key *k, enum action a, bool sure)
{
	uint32_t c = k->code < 0x110000 ? text_fold_cp(k->code) : 0;

	if (!sure && a == ACTION_ACCEPT)
		return SAYS_YES;
	if (c == 'y' || c == 'Y' || c == SAID_YES)
		return SAYS_YES;
	if (c == 'n' || c == 'N' || c == SAID_NO || c <= ' ' || c == 0x7f)
		return SAYS_NO;
	return SAYS_TYPED;
}

/*
 * Who types on without looking means the cell, not the question: that is no, and
 * the key goes where it was meant to.  But behind a twin the beginning of the
 * figure is lost already, and its rest must not be taken for the whole.
 */
static unsigned
confirm_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct confirm *c = (struct confirm *)v;
	void (*done)(struct ui *, bool, void *) = c->done;
	bool sure = v->class == &sure_class;
	enum says says = said(k, a, sure);
	struct view *below;
	void *arg = c->arg;

	if (says == SAYS_TYPED && c->by_twin) {
		ui_warn(ui, MSG_UI_ASK_YES, NULL);
		return VIEW_HANDLED;
	}
	if (sure && says != SAYS_YES)
		ui_say(ui, MSG_UI_ASK_LEFT, NULL);
	ui_pop(ui);
	done(ui, says == SAYS_YES, arg);
	below = ui_top(ui);
	if (says == SAYS_TYPED && below && !below->class->box)
		(void)below->class->key(below, ui, k, a);
	return VIEW_HANDLED;
}

static void
confirm_release(struct view *v)
{
	free(((struct confirm *)v)->question);
}

static const struct view_class confirm_class = {
	.name = "confirm", .box = true,
	.draw = confirm_draw, .key = confirm_key, .release = confirm_release
};
static const enum action sure_keys[] = { ACTION_CANCEL, ACTION_NONE };
static const struct view_class sure_class = {
	.name = "confirm", .box = true,
	.draw = confirm_draw, .key = confirm_key, .release = confirm_release,
	.keys = sure_keys
};

static struct view *
question_new(const struct view_class *class, const char *question,
    void (*done)(struct ui *, bool, void *), void *arg)
{
	struct confirm *c = mem_zero(sizeof(*c));

	c->view.class = class;
	c->question = mem_strdup(question);
	c->done = done;
	c->arg = arg;
	return &c->view;
}

struct view *
confirm_new(struct ui *ui, const char *question, void (*done)(struct ui *, bool, void *),
    void *arg)
{
	(void)ui;
	return question_new(&confirm_class, question, done, arg);
}

/* Help, ^L and leaving are no answer. */
static unsigned
firm_key(struct view *v, struct ui *ui, const struct key *k, enum action a)
{
	struct confirm *c = (struct confirm *)v;
	bool yes = said(k, a, false) == SAYS_YES;

	if (a == ACTION_HELP || a == ACTION_REDRAW || a == ACTION_LEAVE)
		return VIEW_IGNORED;
	if (!yes && a != ACTION_CANCEL) {
		ui_warn(ui, MSG_UI_ASK_FIRM, NULL);
		return VIEW_HANDLED;
	}
	ui_pop(ui);
	c->firm(ui, yes ? CONFIRM_YES : k->code == K_ESC ? CONFIRM_NO : CONFIRM_LEFT,
	    c->arg);
	return VIEW_HANDLED;
}

static const struct view_class firm_class = {
	.name = "confirm", .box = true,
	.draw = confirm_draw, .key = firm_key, .release = confirm_release
};

struct view *
confirm_firm_new(struct ui *ui, const char *question,
    void (*done)(struct ui *, enum confirm_answer, void *), void *arg)
{
	struct view *v = question_new(&firm_class, question, NULL, arg);

	(void)ui;
	((struct confirm *)v)->firm = done;
	return v;
}

struct view *
confirm_sure_new(struct ui *ui, const char *question, void (*done)(struct ui *, bool, void *),
    void *arg)
{
	(void)ui;
	return question_new(&sure_class, question, done, arg);
}

struct view *
confirm_ask_new(struct ui *ui, const char *question, void (*done)(struct ui *, bool, void *),
    void *arg)
{
	struct buf b = BUF_INIT;
	struct view *v;

	buf_str(&b, question);
	buf_str(&b, ui_text(ui, ui->by_twin ? MSG_UI_ASK_YES : MSG_UI_ASK_ENTER));
	v = question_new(ui->by_twin ? &sure_class : &confirm_class, buf_cstr(&b), done,
	    arg);
	((struct confirm *)v)->by_twin = ui->by_twin;
	buf_release(&b);
	return v;
}
