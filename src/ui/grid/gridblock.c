/*
 * gridblock.c - a block of cells marked and copied, as spreadsheets do.
 *
 * ^^ or Shift and a movement begin a mark; it reaches from the anchor to the focus, a
 * rectangle of the section's rows and of places in them.  Copied it is lines of figures
 * with tabs between, in the clip, from where ^V puts it elsewhere, and in the clipboard
 * of the terminal.  A terminal that has none, or none of that size, leaves the file.
 *
 * Invariant: a mark is of the section shown; going to another one ends it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/flow/flow.h"
#include "ui/grid/gridview.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/term/termclip.h"
#include "ui/widget/prompt.h"
#include "ui/widget/saveas.h"

/* ---- the block ---- */

/* Only what differs from what is shown is painted: a step of a mark that grows. */
void
grid_block_show(struct gridview *gv, struct ui *ui)
{
	const struct form *f = ui->report->form;
	int now[4] = { -1, -1, -1, -1 };

	if (gv->anchor < 0 && gv->block[BLOCK_TOP] < 0)
		return;
	if (gv->anchor < 0 || !grid_block_extent(gv, ui, now))
		gv->anchor = now[BLOCK_TOP] = -1;
	if (memcmp(now, gv->block, sizeof(now)) == 0)
		return;
	for (int cell = grid_first(f, ui->section); cell <= grid_last(f, ui->section); cell++)
		if (grid_block_has(f, now, cell) != grid_block_has(f, gv->block, cell))
			BIT_SET(ui->touched, cell);
	memcpy(gv->block, now, sizeof(now));
	ui->damage |= DAMAGE_CELLS | DAMAGE_MESSAGE;
}

static void
unmark(struct gridview *gv, struct ui *ui)
{
	if (gv->anchor < 0)
		return;
	gv->anchor = -1;
	gv->held = false;
	ui_damage(ui, DAMAGE_CELLS);
}

/* ---- what is copied ---- */

static void
put_row(struct buf *out, const struct report *r, int section, int row, int from, int to)
{
	char figure[NUM_TEXT];

	for (int k = from; k <= to; k++) {
		int cell = grid_row_cell(r->form, section, row, k);

		if (k > from)
			buf_chr(out, '\t');
		if (cell >= 0 && r->cell[cell].has_value)
			buf_str(out, num_print(figure, r->cell[cell].value));
		else if (cell >= 0 && r->cell[cell].na)
			buf_chr(out, '/');
	}
	buf_chr(out, '\n');
}

/* The whole table can be pasted by its labels: those of the form, not of the screen. */
static void
put_table(struct buf *out, const struct report *r, int section)
{
	const struct form *f = r->form;
	int rows = grid_rows(f, section), block = -1;

	for (int row = 0; row < rows; row++) {
		int cell = grid_row_cell(f, section, row, 0), n = grid_row_length(f, section, row);

		if (cell < 0)
			continue;
		if (f->cell[cell].block != block) {	/* its column heads */
			block = f->cell[cell].block;
			for (int k = 0; k < n; k++) {
				buf_chr(out, '\t');
				buf_str(out, form_item_brief(form_cell_col(f,
				    grid_row_cell(f, section, row, k))));
			}
			buf_chr(out, '\n');
		}
		buf_str(out, form_cell_row(f, cell)->label);
		buf_chr(out, '\t');
		put_row(out, r, section, row, 0, n - 1);
	}
}

static void
put_block(struct buf *out, const struct gridview *gv, const struct ui *ui)
{
	int at[4];

	if (gv->anchor < 0 || !grid_block_extent(gv, ui, at)) {
		at[BLOCK_TOP] = at[BLOCK_BOTTOM] = grid_row(ui->report->form, ui->focus);
		at[BLOCK_LEFT] = at[BLOCK_RIGHT] = grid_row_place(ui->report->form, ui->focus);
	}
	for (int row = at[BLOCK_TOP]; row <= at[BLOCK_BOTTOM]; row++)
		put_row(out, ui->report, ui->section, row, at[BLOCK_LEFT], at[BLOCK_RIGHT]);
}

/* Into the clip, and outside where that is allowed and possible.  Takes the text over. */
static void
copy_out(struct ui *ui, struct buf *text, int cells)
{
	static const enum msg said[] = {
		[CLIP_SENT] = MSG_UI_COPY_SENT, [CLIP_NONE] = MSG_UI_COPY_NONE,
		[CLIP_LONG] = MSG_UI_COPY_LONG
	};
	enum msg m = MSG_UI_COPY_KIOSK;

	if (ui->opt->kiosk == NULL)
		m = said[term_clip(text->data, text->len)];
	ui_say(ui, m, INT(cells), NULL);
	buf_release(&ui->clip);
	ui->clip = *text;
}

/* ---- keys ---- */

static void
mark(struct gridview *gv, struct ui *ui)
{
	if (gv->anchor >= 0) {
		unmark(gv, ui);
		return;
	}
	gv->anchor = ui->focus;
	gv->held = false;
	ui_damage(ui, DAMAGE_CELLS | DAMAGE_MESSAGE);
}

static void
copy(struct gridview *gv, struct ui *ui)
{
	struct buf text = BUF_INIT;
	int n = grid_marked_count(gv, ui);

	put_block(&text, gv, ui);
	copy_out(ui, &text, n > 0 ? n : 1);
	unmark(gv, ui);
}

static void
put(struct gridview *gv, struct ui *ui)
{
	if (ui->clip.len == 0)
		ui_say(ui, MSG_UI_TEXT_NO_CLIP, NULL);
	else if (!grid_paste(gv, ui, ui->clip.data, ui->clip.len))
		grid_type_text(gv, ui, ui->clip.data, ui->clip.len);
}

static bool
is_move(enum action a)
{
	return a >= ACTION_UP && a <= ACTION_LAST;
}

/* Within the section: the next one has other columns. */
static bool
stretch(struct gridview *gv, struct ui *ui, enum action a)
{
	int to = grid_move(gv, ui, a);

	if (to < 0 || ui->report->form->cell[to].section != ui->section ||
	    !gv->view.class->settle(&gv->view, ui))
		return true;
	if (gv->anchor < 0) {
		gv->anchor = ui->focus;
		gv->held = true;
	}
	gv->run_from = -1;
	gv->top[ui->section] = grid_page(gv, a);
	flow_go_cell(ui, to);
	return true;
}

bool
grid_block_key(struct gridview *gv, struct ui *ui, const struct key *k, enum action a)
{
	struct key plain = { .code = k->code & ~(uint32_t)K_HELD_SHIFT };
	bool marked = gv->anchor >= 0;

	if (plain.code != k->code && k->code >= K_HELD_SHIFT && is_move(keymap_find(&plain)))
		return stretch(gv, ui, keymap_find(&plain));
	if (marked && !gv->held && is_move(a))
		return stretch(gv, ui, a);
	if (marked && a == ACTION_CANCEL)
		unmark(gv, ui);
	else if (a == ACTION_MARK && gv->view.class->settle(&gv->view, ui))
		mark(gv, ui);
	else if ((a == ACTION_COPY || (marked && a == ACTION_BREAK)) &&
	    gv->view.class->settle(&gv->view, ui))
		copy(gv, ui);
	else if (a == ACTION_PUT && gv->view.class->settle(&gv->view, ui))
		put(gv, ui);
	else
		return false;
	return true;
}

void
grid_block_after(struct gridview *gv, struct ui *ui, const struct key *k, enum action a)
{
	static const enum action keeps[] = {
		ACTION_MARK, ACTION_COMMANDS, ACTION_HELP, ACTION_REDRAW, ACTION_SAVE_POINT
	};

	if (a == ACTION_NONE && k->code >= K_NONE)
		return;			/* a second has passed, the window has changed */
	for (size_t i = 0; i < ARRAY_LEN(keeps); i++)
		if (a == keeps[i])
			return;
	unmark(gv, ui);
}

/* ---- commands ---- */

static struct gridview *
shown(struct ui *ui)
{
	struct view *v = ui_base(ui);

	return ui->report != NULL && ui->focus >= 0 && v != NULL &&
	    ui_shows(ui, SCREEN_GRID) ? (struct gridview *)v : NULL;
}

void
grid_copy_table(struct ui *ui)
{
	const struct form *f = ui->report->form;
	struct buf text = BUF_INIT;

	if (shown(ui) == NULL) {
		ui_say(ui, MSG_UI_COPY_NO_TABLE, NULL);
		return;
	}
	put_table(&text, ui->report, ui->section);
	copy_out(ui, &text, grid_last(f, ui->section) - grid_first(f, ui->section) + 1);
}

/* What is written is made before the name is asked, from what is seen then. */
struct block_file {
	char		*path;
	struct buf	 text;
};

static void
drop_file(struct block_file *file)
{
	free(file->path);
	buf_release(&file->text);
	free(file);
}

static void
write_over(struct ui *ui, bool yes, void *arg)
{
	struct block_file *file = arg;

	if (yes)
		(void)saveas_write(ui, file->path, file->text.data, file->text.len);
	drop_file(file);
}

static void
file_named(struct ui *ui, const char *name, void *arg)
{
	struct block_file *file = arg;
	bool there = false;

	if (name == NULL || *name == '\0') {
		drop_file(file);
		return;
	}
	file->path = saveas_path(ui, name);
	if (!saveas_look(ui, file->path, &there))
		drop_file(file);
	else if (there)
		saveas_ask_over(ui, file->path, write_over, file);
	else
		write_over(ui, true, file);
}

void
grid_save_block(struct ui *ui)
{
	struct gridview *gv = shown(ui);
	struct block_file *file;
	char *name, *path;
	struct buf b = BUF_INIT;

	if (gv == NULL || ui->opt->kiosk != NULL) {
		ui_say(ui, gv == NULL ? MSG_UI_COPY_NO_TABLE : MSG_UI_COPY_KIOSK_FILE, NULL);
		return;
	}
	file = mem_zero(sizeof(*file));
	if (gv->anchor >= 0)
		put_block(&file->text, gv, ui);
	else
		put_table(&file->text, ui->report, ui->section);
	unmark(gv, ui);
	report_title(&b, ui->report);
	buf_printf(&b, "-%s.txt", ui->report->form->section[ui->section].code);
	name = file_safe_name(buf_cstr(&b));
	path = saveas_offer(ui, name);
	ui_push(ui, prompt_new(ui, MSG_UI_COPY_FILE, path, file_named, file));
	buf_release(&b);
	free(path);
	free(name);
}
