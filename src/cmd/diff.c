/*
 * diff.c - nianbao diff AGENCY YEAR [AGENCY2] YEAR2
 *
 * What differs between two reports, in printed order of the second: figures by
 * cell, through 对应 when the forms differ, then the texts by paragraph.
 */
#include <stdlib.h>
#include <string.h>
#include "cmd.h"
#include "mem.h"
#include "num.h"
#include "text.h"

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
		cell_text(&a, before);
	cell_text(&b, after);
	if (before != NULL && strcmp(buf_cstr(&a), buf_cstr(&b)) != 0) {
		text_pad(out, now->form->cell[to].code, 14, TEXT_LEFT);
		buf_printf(out, "%s → %s", a.len > 0 ? buf_cstr(&a) : ".",
		    b.len > 0 ? buf_cstr(&b) : ".");
		if (before->has_value && after->has_value) {
			d = after->value;
			if (num_add(&d, -before->value))
				buf_printf(out, " (%s%s)", d > 0 ? "+" : "",
				    num_print(delta, d));
		}
		buf_str(out, "  ");
		form_cell_name(out, now->form, to);
		buf_chr(out, '\n');
	}
	buf_release(&a);
	buf_release(&b);
}

/* ---- texts: the longest common run of paragraphs ---- */

#define DIFF_LINES	400	/* longer texts are compared as a whole */

struct lines {
	const char	*at[DIFF_LINES];
	size_t		 len[DIFF_LINES];
	int		 n;
	bool		 cut;
};

static void
split(struct lines *l, const char *s)
{
	l->n = 0;
	l->cut = false;
	while (s != NULL && *s != '\0') {
		size_t n = strcspn(s, "\n");

		if (l->n == DIFF_LINES) {
			l->cut = true;
			return;
		}
		l->at[l->n] = s;
		l->len[l->n++] = n;
		s += n;
		s += *s == '\n';
	}
}

static bool
same(const struct lines *a, int i, const struct lines *b, int j)
{
	return a->len[i] == b->len[j] && memcmp(a->at[i], b->at[j], a->len[i]) == 0;
}

static void
put_line(struct buf *out, char mark, const struct lines *l, int i)
{
	buf_printf(out, "%c %.*s\n", mark, (int)l->len[i], l->at[i]);
}

static void
put_text(struct cmd *c, const char *code, const char *old, const char *now)
{
	struct lines *l = mem_array(2, sizeof *l), *a = l, *b = l + 1;
	short (*common)[DIFF_LINES + 1];
	int i = 0, j = 0;

	old = old != NULL ? old : "";
	now = now != NULL ? now : "";
	split(a, old);
	split(b, now);
	if (strcmp(old, now) == 0) {
		free(l);
		return;
	}
	buf_printf(&c->out, "%s\n", code);
	if (a->cut || b->cut) {
		out_line(c, MSG_CMD_DIFF_LONG, NULL);
		free(l);
		return;
	}
	/* common[i][j]: length of the longest common run of a from i, b from j */
	common = mem_array(DIFF_LINES + 1, sizeof *common);
	for (int x = a->n - 1; x >= 0; x--)
		for (int y = b->n - 1; y >= 0; y--) {
			short down = common[x + 1][y], right = common[x][y + 1];

			if (same(a, x, b, y))
				common[x][y] = (short)(common[x + 1][y + 1] + 1);
			else
				common[x][y] = down > right ? down : right;
		}
	while (i < a->n || j < b->n) {
		if (i < a->n && j < b->n && same(a, i, b, j)) {
			i++;
			j++;
		} else if (i < a->n && (j == b->n ||
		    common[i + 1][j] >= common[i][j + 1])) {
			put_line(&c->out, '-', a, i++);
		} else {
			put_line(&c->out, '+', b, j++);
		}
	}
	free(common);
	free(l);
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
	for (int i = 0; i < now->form->ntext; i++) {
		const char *code = now->form->text[i].code;
		int slot = form_text_find(old->form, code);

		put_text(c, code, slot >= 0 ? old->text[slot] : NULL, now->text[i]);
	}
	if (c->out.len == before)
		out_line(c, MSG_CMD_DIFF_SAME, NULL);
	free(from);
}

void
cmd_diff(struct cmd *c)
{
	const char *agency2 = c->narg == 4 ? c->arg[2] : c->arg[0];
	const char *year2 = c->arg[c->narg - 1];
	struct report *old, *now;

	if (option_year(c, c->arg[1]) == 0 || option_year(c, year2) == 0 ||
	    !cmd_store(c, STORE_READ))
		return;
	old = cmd_report(c, c->arg[0], c->arg[1]);
	now = old != NULL ? cmd_report(c, agency2, year2) : NULL;
	if (now != NULL)
		compare(c, old, now);
	report_free(now);
	report_free(old);
}
