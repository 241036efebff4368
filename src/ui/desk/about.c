/*
 * about.c - 报告资料: what a report holds beside its tables and texts, and its agency.
 *
 * A form of fields with the keys of cells: what is typed replaces the field, Backspace
 * takes the value up, Enter keeps it and goes on, Esc gives it back.  Each is a step
 * like a figure: saved at once, in the audit, taken back by ^Z.  A value that is refused
 * stays as typed until it is put right or given up.
 *
 * The name of the agency is of all its reports: changing it is asked for, and is no step
 * of this report.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/flow/flow.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"
#include "ui/widget/editline.h"
#include "ui/widget/listing.h"
#include "ui/widget/pick.h"
#include "ui/widget/prompt.h"

#define LEVELS 5
#define LABEL 20		/* columns of the names of fields */

static const struct field {
	const char	*column;	/* of the report; NULL: a name of the agency */
	enum msg	 label, hint;
} fields[] = {
	{ "title", MSG_UI_ABOUT_TITLE_IS, MSG_UI_ABOUT_TITLE_HINT },
	{ NULL, MSG_UI_ABOUT_NAME, MSG_UI_ABOUT_NAME_HINT },
	{ "kind", MSG_UI_ABOUT_KIND, MSG_UI_ABOUT_PICK_HINT },
	{ "level", MSG_UI_ABOUT_LEVEL, MSG_UI_ABOUT_PICK_HINT },
	{ "code", MSG_UI_ABOUT_CODE, MSG_UI_ABOUT_CODE_HINT },
	{ "published", MSG_UI_ABOUT_PUBLISHED, MSG_UI_ABOUT_DAY_HINT },
	{ "address", MSG_UI_ABOUT_ADDRESS, MSG_UI_ABOUT_ADDRESS_HINT },
	{ "issuer", MSG_UI_ABOUT_ISSUER, MSG_UI_ABOUT_WORDS_HINT },
	{ "index_no", MSG_UI_ABOUT_INDEX_NO, MSG_UI_ABOUT_WORDS_HINT },
	{ "doc_no", MSG_UI_ABOUT_DOC_NO, MSG_UI_ABOUT_WORDS_HINT },
	{ "fee", MSG_UI_ABOUT_FEE, MSG_UI_ABOUT_FEE_HINT },
	{ "fee_notices", MSG_UI_ABOUT_NOTICES, MSG_UI_ABOUT_NOTICES_HINT },
	{ "due", MSG_UI_ABOUT_DUE, MSG_UI_ABOUT_DUE_HINT },
	{ NULL, MSG_UI_ABOUT_ALIASES, MSG_UI_ABOUT_ALIASES_HINT },
};
enum { FIELD_TITLE, FIELD_NAME, FIELD_KIND, FIELD_LEVEL,
	FIELD_ALIASES = ARRAY_LEN(fields) - 1 };

struct about {
	struct view	 view;
	size_t		 at, top;
	struct editline	 line;
	bool		 editing;
};

/* ---- values ---- */

/* As it stands in the report: what is edited. */
static char *
value(const struct report *r, size_t i)
{
	char *s = fields[i].column ? report_column(r, fields[i].column) :
	    mem_strdup(r->agency.name);

	return s ? s : mem_strdup("");
}

/* As people read it; *dim: nothing is told, this is what counts instead. */
static void
put_value(struct buf *b, struct ui *ui, size_t i, bool *dim)
{
	static const enum msg levels[LEVELS + 1] = {
		MSG_NONE, MSG_CMD_LEVEL_STATE, MSG_CMD_LEVEL_PROVINCE, MSG_CMD_LEVEL_CITY,
		MSG_CMD_LEVEL_COUNTY, MSG_CMD_LEVEL_TOWNSHIP,
	};
	const struct agency *a = &ui->report->agency;
	char *s;

	if (i == FIELD_ALIASES) {
		aliases_put(b, ui);
		if ((*dim = b->len == 0))
			buf_str(b, ui_text(ui, MSG_UI_ABOUT_NOT_TOLD));
		return;
	}
	s = value(ui->report, i);
	*dim = *s == '\0';
	if (i == FIELD_TITLE && *dim)
		report_title(b, ui->report);
	else if (i == FIELD_KIND && !*dim && ui->lang != LANG_EN)
		buf_str(b, agency_kind_label(a->kind));
	else if (i == FIELD_LEVEL && a->level >= 1 && a->level <= LEVELS)
		buf_str(b, ui_text(ui, levels[a->level]));
	else
		buf_str(b, *dim ? ui_text(ui, MSG_UI_ABOUT_NOT_TOLD) : s);
	free(s);
}

/* ---- changing ---- */

static bool
commit(struct ui *ui, size_t i, const char *text)
{
	struct change_list list = CHANGE_LIST_INIT;
	bool ok;

	change_report(&list, ui->report, fields[i].column, text, ORIGIN_KEY);
	ok = ui_commit(ui, &list);
	change_list_release(&list);
	if (ok)
		ui_damage(ui, DAMAGE_ALL);
	return ok;
}

/* "text": what the line begins with. */
static bool
begin(struct about *a, struct ui *ui, const char *text)
{
	if (a->editing)
		return true;
	if (!ui_may_write(ui))
		return false;
	editline_set(&a->line, text);
	a->editing = true;
	return true;
}

/* A new name that is not to be stored stays in its field, as typed: it is mended there, or
 * given up by Esc. */
static void
name_again(struct ui *ui, const char *name)
{
	struct view *v = ui_screen(ui);
	struct about *a = (struct about *)v;

	if (v == NULL || v->class != &about_class || ui->report == NULL)
		return;
	a->at = FIELD_NAME;
	(void)begin(a, ui, name);
	ui_damage(ui, DAMAGE_ALL);
}

static void
renamed(struct ui *ui, bool yes, void *arg)
{
	char *name = arg, *was;
	struct diag d;
	bool ok = false;

	diag_init(&d);
	if (yes && ui->report) {
		was = mem_strdup(ui->report->agency.name);
		if ((ok = store_agency_rename(ui->store, was, name, &d))) {
			free(ui->report->agency.name);
			ui->report->agency.name = mem_strdup(name);
			ui_check(ui);
			ui_say(ui, MSG_UI_ABOUT_RENAMED, was, name, NULL);
		}
		free(was);
		ui_damage(ui, DAMAGE_ALL);
	}
	if (!ok)
		name_again(ui, name);
	ui_say_diag(ui, &d);
	diag_release(&d);
	free(name);
}

/* The box takes the name over; a name that cannot be one stays in the field. */
static bool
ask_rename(struct ui *ui, const char *text)
{
	char *name = agency_name(text);
	struct buf question = BUF_INIT;

	if (name == NULL) {
		ui_warn(ui, MSG_STORE_AGENCY_NAME, NULL);
		return false;
	}
	if (strcmp(name, ui->report->agency.name) == 0) {
		free(name);
		return true;
	}
	msg_put(&question, ui->lang, MSG_UI_ABOUT_ASK_RENAME, ui->report->agency.name, name,
	    NULL);
	ui_push(ui, confirm_sure_new(ui, buf_cstr(&question), renamed, name));
	buf_release(&question);
	return true;
}

/* What is typed becomes the value; false: it is refused and stays. */
static bool
finish(struct about *a, struct ui *ui)
{
	bool ok;

	if (!a->editing)
		return true;
	ok = a->at == FIELD_NAME ? ask_rename(ui, buf_cstr(&a->line.text)) :
	    commit(ui, a->at, buf_cstr(&a->line.text));
	if (ok)
		a->editing = false;
	ui_damage(ui, DAMAGE_ALL);
	return ok;
}

static bool
about_settle(struct view *v, struct ui *ui)
{
	struct about *a = (struct about *)v;
	bool name = a->editing && a->at == FIELD_NAME;

	/* the question about it comes first */
	return finish(a, ui) && (!name || ui_top(ui) == v);
}

/* The line is gone: half a value is none, but it is offered next time.  A name is asked
 * about anyway, so it is typed again. */
static void
keep(struct about *a, struct ui *ui)
{
	if (a->editing && fields[a->at].column != NULL)
		flow_keep_pending(ui, fields[a->at].column, buf_cstr(&a->line.text));
	a->editing = false;
}

/* ---- kind and level: chosen ---- */

static void
picked(struct ui *ui, int id, void *arg)
{
	const size_t *field = arg;
	struct buf b = BUF_INIT;

	if (id > 0 && *field == FIELD_KIND)
		buf_str(&b, agency_kind_name((enum agency_kind)id));
	else if (id > 0)
		buf_i64(&b, id);
	if (id >= 0 && ui->report)
		(void)commit(ui, *field, buf_cstr(&b));
	buf_release(&b);
	free(arg);
}

static void
ask_pick(struct about *a, struct ui *ui)
{
	static const enum msg levels[LEVELS] = {
		MSG_CMD_LEVEL_STATE, MSG_CMD_LEVEL_PROVINCE, MSG_CMD_LEVEL_CITY,
		MSG_CMD_LEVEL_COUNTY, MSG_CMD_LEVEL_TOWNSHIP,
	};
	bool kind = a->at == FIELD_KIND;
	size_t n = kind ? AGENCY__MAX : LEVELS + 1, i, *field;
	struct pick_item *item;

	if (!ui_may_write(ui))
		return;
	item = mem_array(n, sizeof(*item));
	for (i = 0; i < n; i++)
		item[i] = (struct pick_item){
			mem_strdup(i == 0 ? ui_text(ui, MSG_UI_ABOUT_NOT_TOLD) :
			    kind ? ui->lang == LANG_EN ?
			    agency_kind_name((enum agency_kind)i) :
			    agency_kind_label((enum agency_kind)i) :
			    ui_text(ui, levels[i - 1])), NULL, (int)i
		};
	field = mem_alloc(sizeof(*field));
	*field = a->at;
	ui_push(ui, pick_new(ui, fields[a->at].label, item, n, picked, field));
}

/* ---- drawing ---- */

static int
label_width(const struct ui *ui)
{
	return ui->cols < 60 ? 12 : LABEL;
}

static void
draw_field(struct about *a, struct ui *ui, int row, size_t i)
{
	int w = label_width(ui), room = ui->cols - w - 5;
	bool on = i == a->at, dim;
	struct buf b = BUF_INIT, fit = BUF_INIT;

	paint_text(row, 0, 2, STYLE_NORMAL, TEXT_LEFT, on ? ">" : "");
	text_pad_dots(&fit, ui_text(ui, fields[i].label), w);
	paint_text(row, 2, w, on ? STYLE_LABEL_ON : STYLE_LABEL, TEXT_LEFT, buf_cstr(&fit));
	paint_fill(row, w + 2, 2, STYLE_NORMAL);
	buf_reset(&fit);
	put_value(&b, ui, i, &dim);
	text_pad_dots(&fit, buf_cstr(&b), room);
	paint_text(row, w + 4, room, on ? STYLE_FOCUS : dim ? STYLE_DIM : STYLE_NORMAL,
	    TEXT_LEFT, buf_cstr(&fit));
	paint_fill(row, ui->cols - 1, 1, STYLE_NORMAL);
	if (on && a->editing)
		editline_draw(&a->line, row, w + 4, room, STYLE_EDIT);
	else if (on)
		paint_cursor(row, w + 4);
	buf_release(&b);
	buf_release(&fit);
}

/* What the checks say of these fields, under them. */
static void
draw_findings(struct ui *ui, int row)
{
	const struct findings *f = &ui->findings;
	struct buf b = BUF_INIT;
	size_t i;

	for (i = 0; i < f->n && row < ui->rows - 2; i++) {
		if (finding_column(&f->item[i]) == NULL)
			continue;
		buf_reset(&b);
		buf_printf(&b, "%s %s ", form_level_label(f->item[i].level), f->item[i].code);
		finding_text(&b, ui->report, &f->item[i], ui->lang);
		row = paint_wrapped(row, ui->rows - 2, 2, ui->cols - 4, STYLE_WARNING,
		    buf_cstr(&b), b.len);
	}
	buf_release(&b);
}

static size_t
room_for(const struct ui *ui)
{
	return ui->rows > 6 ? (size_t)ui->rows - 5 : 1;
}

static void
about_draw(struct view *v, struct ui *ui, bool all)
{
	struct about *a = (struct about *)v;
	size_t n = ARRAY_LEN(fields), room = room_for(ui), i;
	struct buf b = BUF_INIT;
	int row;

	(void)all;
	if (a->at < a->top)
		a->top = a->at;
	if (a->at >= a->top + room)
		a->top = a->at - room + 1;
	msg_put(&b, ui->lang, MSG_UI_ABOUT_HEAD, ui->report->agency.name,
	    INT(ui->report->year), NULL);
	paint_fill(1, 0, 1, STYLE_TAB);
	paint_text(1, 1, ui->cols - 1, STYLE_TAB, TEXT_LEFT, buf_cstr(&b));
	for (row = 2; row < ui->rows - 2; row++)
		paint_fill(row, 0, ui->cols, STYLE_NORMAL);
	for (i = 0; i < room && a->top + i < n; i++) {
		draw_field(a, ui, 3 + (int)i, a->top + i);
		paint_click(3 + (int)i, 0, ui->cols, CLICK_ITEM, (int)(a->top + i));
	}
	listing_scroll(ui, 3, room, a->top, n);
	draw_findings(ui, 4 + (int)n);
	buf_release(&b);
}

static void
about_detail(struct buf *b, struct ui *ui, enum form_level *level)
{
	const struct about *a = (const struct about *)ui_screen(ui);

	(void)level;
	buf_str(b, ui_text(ui, fields[a->at].label));
	buf_str(b, ui->lang == LANG_EN ? ": " : "：");
	buf_str(b, ui_text(ui, fields[a->at].hint));
}

/* ---- keys ---- */

static unsigned
move(struct about *a, struct ui *ui, enum action action)
{
	size_t to = a->at;

	if (!listing_moves(action == ACTION_ACCEPT ? ACTION_DOWN : action,
	    ARRAY_LEN(fields), room_for(ui), false, &to))
		return VIEW_IGNORED;
	if (finish(a, ui)) {
		a->at = to;
		ui_damage(ui, DAMAGE_ALL);
	}
	return VIEW_HANDLED;
}

static unsigned
edit(struct about *a, struct ui *ui, const struct key *k, enum action action)
{
	const char *s;
	size_t n;
	char *was;

	if (k->code == K_PASTE) {
		s = term_paste(&n);
		if (begin(a, ui, ""))
			editline_insert(&a->line, s, n);
	} else if (!a->editing && action == ACTION_DELETE) {
		if (a->at != FIELD_NAME && ui_may_write(ui))
			(void)commit(ui, a->at, "");
	} else if (!a->editing && action == ACTION_BACKSPACE) {
		was = value(ui->report, a->at);
		(void)begin(a, ui, was);
		free(was);
	} else if (a->editing || (action == ACTION_NONE && k->code >= ' ' &&
	    k->code < 0x110000)) {
		if (!begin(a, ui, ""))
			return VIEW_HANDLED;
		if (!editline_key(&a->line, k, action))
			return VIEW_IGNORED;
	} else {
		return VIEW_IGNORED;
	}
	ui_damage(ui, DAMAGE_ALL);
	return VIEW_HANDLED;
}

/* A character is the first of what is chosen or added. */
static void
choose(struct about *a, struct ui *ui, const struct key *k, enum action action)
{
	struct buf b = BUF_INIT;
	const char *pasted = "";
	char typed[4];
	size_t n = 0;

	if (a->at != FIELD_ALIASES) {
		ask_pick(a, ui);
		return;
	}
	if (k->code == K_PASTE)
		pasted = term_paste(&n);
	else if (action == ACTION_NONE)
		n = text_encode(typed, k->code);
	buf_add(&b, k->code == K_PASTE ? pasted : typed, n);
	aliases_ask(ui, buf_cstr(&b));
	buf_release(&b);
}

/* Keys of a table that mean nothing here. */
static bool
of_tables(enum action a)
{
	return a == ACTION_FILL || a == ACTION_NOTE || a == ACTION_LAST_YEAR ||
	    a == ACTION_DETAILS || a == ACTION_ENTER_TURN || a == ACTION_INSERT;
}

/* On a field whose value is chosen: does the key open the choice?  On the other names all
 * that would change a field does. */
static bool
chooses(const struct about *a, const struct key *k, enum action action)
{
	bool types = action == ACTION_NONE && k->code < 0x110000;

	if (a->at == FIELD_ALIASES)
		return action == ACTION_ACCEPT || action == ACTION_BACKSPACE ||
		    action == ACTION_DELETE || k->code == K_PASTE ||
		    (types && k->code >= ' ');
	return action == ACTION_ACCEPT || action == ACTION_BACKSPACE ||
	    (types && k->code > ' ');
}

static unsigned
about_key(struct view *v, struct ui *ui, const struct key *k, enum action action)
{
	struct about *a = (struct about *)v;
	bool chosen = a->at == FIELD_KIND || a->at == FIELD_LEVEL ||
	    a->at == FIELD_ALIASES;
	unsigned done;

	if (k->code == K_HANGUP || k->code == K_TERM) {
		keep(a, ui);
		return VIEW_HANDLED;
	}
	if (action == ACTION_CANCEL || action == ACTION_BREAK) {
		if (!a->editing)
			return action == ACTION_CANCEL ? VIEW_HANDLED | VIEW_CLOSE :
			    VIEW_IGNORED;
		a->editing = false;
		ui_damage(ui, DAMAGE_ALL);
		return VIEW_HANDLED;
	}
	if (chosen && chooses(a, k, action)) {
		choose(a, ui, k, action);
		return VIEW_HANDLED;
	}
	if (a->editing && (action == ACTION_HOME || action == ACTION_END))
		return edit(a, ui, k, action);
	if ((done = move(a, ui, action)) != VIEW_IGNORED)
		return done;
	if (of_tables(action))
		return VIEW_HANDLED;
	if (a->at == FIELD_ALIASES)
		return VIEW_IGNORED;
	return edit(a, ui, k, action);
}

/* As an arrow that leads there. */
static unsigned
about_point(struct view *v, struct ui *ui, int what, int col)
{
	struct about *a = (struct about *)v;

	(void)col;
	if (a->at != (size_t)what && finish(a, ui)) {
		a->at = (size_t)what;
		ui_damage(ui, DAMAGE_ALL);
	}
	return VIEW_HANDLED;
}

static void
about_release(struct view *v)
{
	editline_release(&((struct about *)v)->line);
}

static const enum action about_keys[] = {
	ACTION_HELP, ACTION_ACCEPT, ACTION_CANCEL, ACTION_NEXT_SECTION, ACTION_FINDINGS,
	ACTION_EXPORT, ACTION_COMMANDS, ACTION_UNDO, ACTION_NEXT_FINDING, ACTION_LEAVE,
	ACTION_NONE
};

const struct view_class about_class = {
	.name = "about", .title = MSG_UI_ABOUT, .takes_text = true,
	.draw = about_draw, .key = about_key, .settle = about_settle,
	.release = about_release, .detail = about_detail, .keys = about_keys,
	.point = about_point
};

/* "number": of a column, as report_column_number() counts. */
struct view *
about_new(struct ui *ui, int number)
{
	struct about *a = mem_zero(sizeof(*a));
	size_t i;

	(void)ui;
	a->view.class = &about_class;
	editline_init(&a->line);
	for (i = 0; i < ARRAY_LEN(fields); i++)
		if (fields[i].column && report_column_number(fields[i].column) == number)
			a->at = i;
	return &a->view;
}
