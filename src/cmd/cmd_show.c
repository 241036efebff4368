/*
 * cmd_show.c - nianbao show AGENCY YEAR [SECTION]
 *
 * The report as text: title, state, what was told with it, and for each section its narrative, its
 * tables and the notes under them.
 */
#include <stdbool.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "report/report.h"
#include "store/store.h"

struct wrap {
	struct buf	*out;
	const char	*line;
};

static void
put_line(void *ctx, size_t from, size_t to)
{
	struct wrap *wrap = ctx;

	buf_add(wrap->out, wrap->line + from, to - from);
	buf_chr(wrap->out, '\n');
}

static void
put_text(struct buf *out, const char *text, int columns)
{
	struct wrap wrap = { out, text };

	while (wrap.line != NULL && *wrap.line != '\0') {
		size_t n = strcspn(wrap.line, "\n");

		text_wrap(wrap.line, n, columns, put_line, &wrap);
		wrap.line += n;
		wrap.line += *wrap.line == '\n';
	}
}

static void
put_section(struct cmd *c, const struct report *r, int i, int columns)
{
	const struct form_section *s = &form_shown(r->form, c->lang)->section[i];

	buf_printf(&c->out, "\n%s\n", s->heading);
	if (s->text >= 0)
		put_text(&c->out, r->text[s->text], columns);
	if (s->ntable > 0)
		export_text_tables(&c->out, r, i, columns, c->lang);
	if (s->note >= 0)
		put_text(&c->out, r->text[s->note], columns);
}

/* When and by whom it was published, its numbers: as held, and as printed where that is
 * all there is (成文日期), or says more. */
static void
put_told(struct cmd *c, const struct report *r)
{
	struct buf *b = &c->out;

	for (int i = 0; i < TOLD__MAX; i++) {
		const char *told = report_told(r, (enum report_told)i);
		const char *words = report_told_source(r, (enum report_told)i);
		bool differs = words != NULL &&
		    (told == NULL || strstr(words, told) == NULL);

		if (told == NULL && words == NULL)
			continue;
		msg_put(b, c->lang, report_told_word((enum report_told)i), NULL);
		buf_str(b, c->lang == LANG_EN ? ": " : "：");
		buf_str(b, told != NULL ? told : "");
		if (differs)
			msg_put(b, c->lang, MSG_CMD_SHOW_TOLD, words, NULL);
		buf_chr(b, '\n');
	}
}

static void
put_beside(struct cmd *c, const struct report *r)
{
	out_line(c, MSG_CMD_SHOW_BESIDE, NULL);
	for (size_t i = 0; i < r->nbeside; i++) {
		buf_printf(&c->out, "%s  ", r->beside[i].name);
		beside_text(&c->out, &r->beside[i]);
		buf_chr(&c->out, '\n');
	}
}

void
cmd_show(struct cmd *c)
{
	int only = -1, columns = out_columns();
	struct report *r;

	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_READ))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (c->narg == 3)
		only = cmd_section(r->form, c->arg[2]);
	if (c->narg == 3 && only < 0) {
		usage_error(c, MSG_CMD_UNKNOWN_SECTION, c->arg[2], NULL);
	} else {
		report_title(&c->out, r);
		buf_chr(&c->out, '\n');
		out_line(c, MSG_CMD_SHOW_STATE, msg_text(c->lang, state_word(r->state)),
		    r->form->code, r->changed_by, NULL);
		if (only < 0)
			put_told(c, r);
		if (only < 0 && r->text[FORM_LEAD] != NULL) {
			buf_chr(&c->out, '\n');
			put_text(&c->out, r->text[FORM_LEAD], columns);
		}
		for (int i = 0; i < r->form->nsection; i++)
			if (only < 0 || i == only)
				put_section(c, r, i, columns);
		if (only < 0 && r->nbeside > 0)
			put_beside(c, r);
	}
	report_free(r);
}
