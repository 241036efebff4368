/*
 * cmd_diff.c - nianbao diff AGENCY YEAR [AGENCY2] YEAR2 [--format FMT] [-o FILE]
 *
 * What differs between two reports, in printed order of the second: figures by
 * cell, through 对应 when the forms differ (cells without a counterpart by
 * themselves), the figures beside the tables by name, then the texts by paragraph, changed ones with their words marked.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "report/report.h"
#include "report/textdiff.h"
#include "store/store.h"

/* What is not known is no figure to compare, and nor is a sum of the rest. */
static void
put_text_of(struct buf *b, const struct cell *c)
{
	if (c->open)
		buf_chr(b, '?');
	else
		cell_text(b, c);
}

static void
put_cell(struct cmd *c, const struct report *old, const struct report *now, int from,
    int to)
{
	struct buf a = BUF_INIT, b = BUF_INIT, *out = &c->out;
	const struct cell *before = from >= 0 ? &old->cell[from] : NULL;
	const struct cell *after = &now->cell[to];
	char delta[NUM_TEXT];
	int64_t d;

	if (before != NULL)
		put_text_of(&a, before);
	put_text_of(&b, after);
	if (before != NULL && strcmp(buf_cstr(&a), buf_cstr(&b)) != 0) {
		text_pad(out, now->form->cell[to].code, 14, TEXT_LEFT);
		buf_printf(out, "%s → %s", a.len > 0 ? buf_cstr(&a) : ".",
		    b.len > 0 ? buf_cstr(&b) : ".");
		if (before->has_value && after->has_value && !before->open && !after->open) {
			d = after->value;
			if (num_add(&d, -before->value))
				buf_printf(out, " (%s%s)", d > 0 ? "+" : "",
				    num_print(delta, d));
		}
		buf_str(out, "  ");
		form_cell_name(out, form_shown(now->form, c->lang), to);
		buf_chr(out, '\n');
	}
	buf_release(&a);
	buf_release(&b);
}

/* A cell that the other form has no counterpart of; nothing of none or 0. */
static void
put_alone(struct cmd *c, const struct report *r, int cell, char mark)
{
	const struct cell *of = &r->cell[cell];
	struct buf text = BUF_INIT;

	if (!cell_empty(of) && (!of->has_value || of->value != 0)) {
		cell_text(&text, of);
		buf_printf(&c->out, "%c ", mark);
		text_pad(&c->out, r->form->cell[cell].code, 12, TEXT_LEFT);
		buf_printf(&c->out, "%s  ", buf_cstr(&text));
		form_cell_name(&c->out, form_shown(r->form, c->lang), cell);
		buf_chr(&c->out, '\n');
	}
	buf_release(&text);
}

/* The cells of either form that have no counterpart, the older's first. */
static void
put_unpaired(struct cmd *c, const struct report *old, const struct report *now,
    const int *from)
{
	bool *paired = mem_array((size_t)old->form->ncell, sizeof *paired);
	size_t before, head = c->out.len;

	for (int i = 0; i < now->form->ncell; i++)
		if (from[i] >= 0)
			paired[from[i]] = true;
	out_line(c, MSG_CMD_DIFF_ALONE, NULL);
	before = c->out.len;
	for (int i = 0; i < old->form->ncell; i++)
		if (!paired[i])
			put_alone(c, old, i, '-');
	for (int i = 0; i < now->form->ncell; i++)
		if (from[i] < 0)
			put_alone(c, now, i, '+');
	if (c->out.len == before)
		c->out.len = head;
	free(paired);
}

/* ---- figures beside the tables ---- */

/* 附加:政策解读 12篇 → 14篇 (+2); a report without the figure has "." there, never both. */
static void
put_beside(struct cmd *c, const struct beside *old, const struct beside *now)
{
	struct buf *out = &c->out, name = BUF_INIT, a = BUF_INIT, b = BUF_INIT;
	char delta[NUM_TEXT];
	int64_t d;

	/* cppcheck-suppress nullPointerRedundantCheck ; one of the two is there */
	buf_printf(&name, "附加:%s", old != NULL ? old->name : now->name);
	if (old != NULL)
		beside_text(&a, old);
	if (now != NULL)
		beside_text(&b, now);
	if (strcmp(buf_cstr(&a), buf_cstr(&b)) != 0) {
		buf_str(out, buf_cstr(&name));
		buf_printf(out, "  %s → %s", a.len > 0 ? buf_cstr(&a) : ".",
		    b.len > 0 ? buf_cstr(&b) : ".");
		d = now != NULL ? now->value : 0;
		if (old != NULL && now != NULL && strcmp(old->unit, now->unit) == 0 &&
		    num_add(&d, -old->value))
			buf_printf(out, " (%s%s)", d > 0 ? "+" : "", num_print(delta, d));
		buf_chr(out, '\n');
	}
	buf_release(&name);
	buf_release(&a);
	buf_release(&b);
}

/* Both reports have them sorted by name. */
static void
put_all_beside(struct cmd *c, const struct report *old, const struct report *now)
{
	for (size_t i = 0, k = 0; i < old->nbeside || k < now->nbeside;) {
		int order = i == old->nbeside ? 1 : k == now->nbeside ? -1 :
		    strcmp(old->beside[i].name, now->beside[k].name);

		put_beside(c, order <= 0 ? &old->beside[i] : NULL,
		    order >= 0 ? &now->beside[k] : NULL);
		i += order <= 0;
		k += order >= 0;
	}
}

/* ---- texts ---- */

static void
put_paragraph(void *ctx, enum textdiff_find what, const char *old, size_t nold,
    const char *now, size_t nnow)
{
	struct buf *out = ctx;

	switch (what) {
	case DIFF_SAME:
		return;
	case DIFF_REMOVED:
		buf_str(out, "- ");
		buf_add(out, old, nold);
		break;
	case DIFF_ADDED:
		buf_str(out, "+ ");
		buf_add(out, now, nnow);
		break;
	case DIFF_CHANGED:
		buf_str(out, "~ ");
		textdiff_words(out, old, nold, now, nnow);
		break;
	}
	buf_chr(out, '\n');
}

static void
put_text(struct cmd *c, const struct form *form, int slot, const char *old,
    const char *now)
{
	const struct form_text *t = &form->text[slot];

	old = old != NULL ? old : "";
	now = now != NULL ? now : "";
	if (strcmp(old, now) == 0)
		return;
	buf_printf(&c->out, "%s %s\n", t->code,
	    t->section >= 0 ? form_shown(form, c->lang)->section[t->section].heading :
	    msg_text(c->lang, MSG_REPORT_LEAD));
	if (!textdiff_find(old, now, put_paragraph, &c->out))
		out_line(c, MSG_CMD_DIFF_LONG, NULL);
}

/* Texts correspond by their codes. */
static void
put_texts(struct cmd *c, const struct report *old, const struct report *now)
{
	for (int i = 0; i < now->form->ntext; i++) {
		int slot = form_text_find(old->form, now->form->text[i].code);

		put_text(c, now->form, i, slot >= 0 ? old->text[slot] : NULL,
		    now->text[i]);
	}
	for (int i = 0; i < old->form->ntext; i++)
		if (form_text_find(now->form, old->form->text[i].code) < 0)
			put_text(c, old->form, i, old->text[i], NULL);
}

static void
compare(struct cmd *c, const struct report *old, const struct report *now)
{
	int *from = mem_array((size_t)now->form->ncell, sizeof *from);
	size_t before;

	if (old->form == now->form) {
		for (int i = 0; i < now->form->ncell; i++)
			from[i] = i;
	} else {
		form_counterparts(now->form, old->form, from);
		out_line(c, MSG_CMD_DIFF_FORMS, old->form->code, now->form->code, NULL);
	}
	before = c->out.len;
	for (int i = 0; i < now->form->ncell; i++)
		put_cell(c, old, now, from[i], i);
	if (old->form != now->form)
		put_unpaired(c, old, now, from);
	put_all_beside(c, old, now);
	put_texts(c, old, now);
	if (c->out.len == before)
		out_line(c, MSG_CMD_DIFF_SAME, NULL);
	free(from);
}

/* As a paper of the office. */
static void
write_paper(struct cmd *c, const struct exporter *e, const struct report *old,
    const struct report *now)
{
	char *path = cmd_export_path(c, export_compare_name(e, old, now));
	struct buf b = BUF_INIT;

	if (path != NULL && export_compare(&b, e, old, now, c->encoding, &c->diag) &&
	    cmd_export_put(c, e, path, &b) && strcmp(path, "-") != 0)
		out_line(c, MSG_CMD_EXPORTED, path, NULL);
	buf_release(&b);
	free(path);
}

void
cmd_diff(struct cmd *c)
{
	const struct exporter *e = NULL;
	const char *agency2 = c->narg == 4 ? c->arg[2] : c->arg[0];
	const char *year2 = c->arg[c->narg - 1];
	struct report *old, *now;

	if ((c->opt[OPT_FORMAT] != NULL || c->opt[OPT_OUTPUT] != NULL) &&
	    (e = cmd_export_format(c, false)) == NULL)
		return;
	if (option_year(c, c->arg[1]) == 0 || option_year(c, year2) == 0 ||
	    !cmd_store(c, STORE_READ))
		return;
	old = cmd_report(c, c->arg[0], c->arg[1]);
	now = old != NULL ? cmd_report(c, agency2, year2) : NULL;
	if (now != NULL && e != NULL)
		write_paper(c, e, old, now);
	else if (now != NULL)
		compare(c, old, now);
	report_free(now);
	report_free(old);
}
