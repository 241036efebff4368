/*
 * cmd_list.c - nianbao list [--year Y] [--json]
 *
 * The counts of findings are those the database keeps; a report whose counts
 * are not of its current revision is loaded and counted here.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

struct row {
	int64_t		 id;
	char		*agency, *form, *changed, *changed_by, *holder;
	int		 year;
	enum report_state state;
	bool		 counted;
	int		 hint;
	struct report_open open;
};
struct rows {
	struct row	*item;
	size_t		 n, cap;
};

static bool
collect(void *ctx, const struct store_item *item)
{
	struct rows *rows = ctx;
	struct row *row;

	rows->item = mem_grow(rows->item, rows->n, &rows->cap, sizeof *rows->item);
	row = &rows->item[rows->n++];
	row->id = item->id;
	row->agency = mem_strdup(item->agency);
	row->form = mem_strdup(item->form);
	row->changed = mem_strdup(item->changed);
	row->changed_by = mem_strdup(item->changed_by);
	row->holder = mem_strdup(item->holder);
	row->year = item->year;
	row->state = item->state;
	row->counted = item->counted;
	row->hint = item->hint;
	row->open = item->open;
	return true;
}

static void
count(struct cmd *c, struct row *row)
{
	struct report *r = store_load_id(c->store, row->id, &c->diag);
	struct findings f;

	if (r == NULL)
		return;
	findings_init(&f);
	report_findings(r, &f);
	row->hint = f.count[LEVEL_HINT];
	row->open = f.open;
	findings_release(&f);
	report_free(r);
}

static void
print_json(struct cmd *c, const struct rows *rows)
{
	struct buf *b = &c->out;

	c->kind = OUT_JSON;
	buf_str(b, "{\"reports\":[");
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->item[i];

		buf_str(b, i > 0 ? ",\n {\"agency\":" : "\n {\"agency\":");
		export_json_string(b, row->agency);
		buf_printf(b, ",\"year\":%d,\"form\":", row->year);
		export_json_string(b, row->form);
		buf_printf(b, ",\"state\":\"%s\",\"counts\":{\"error\":%d,\"warning\":%d,"
		    "\"hint\":%d,\"empty\":%d,\"text\":%d},\"changed\":", state_name(row->state),
		    row->open.error, row->open.warning, row->hint, row->open.empty,
		    row->open.text);
		export_json_string(b, row->changed);
		buf_str(b, ",\"changed_by\":");
		export_json_string(b, row->changed_by);
		buf_str(b, ",\"holder\":");
		export_json_string(b, row->holder);
		buf_chr(b, '}');
	}
	buf_str(b, "\n]}\n");
}

/* A name of an older program may have a line break in it. */
static void
put_visible(struct buf *b, const char *s)
{
	buf_reset(b);
	text_visible(b, s, strlen(s), false);
}

static void
print_text(struct cmd *c, const struct rows *rows)
{
	int width = text_width(msg_text(c->lang, MSG_CMD_LIST_AGENCY));
	struct buf *b = &c->out, name = BUF_INIT;

	if (rows->n == 0) {
		out_line(c, MSG_CMD_LIST_NONE, NULL);
		return;
	}
	for (size_t i = 0; i < rows->n; i++) {
		int w;

		put_visible(&name, rows->item[i].agency);
		w = text_width(buf_cstr(&name));
		width = w > width ? w : width;
	}
	text_pad(b, msg_text(c->lang, MSG_CMD_LIST_YEAR), 6, TEXT_LEFT);
	text_pad(b, msg_text(c->lang, MSG_CMD_LIST_AGENCY), width + 2, TEXT_LEFT);
	out_line(c, MSG_CMD_LIST_HEAD, NULL);
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = &rows->item[i];

		buf_printf(b, "%-6d", row->year);
		put_visible(&name, row->agency);
		text_pad(b, buf_cstr(&name), width + 2, TEXT_LEFT);
		buf_printf(b, "%-6s", row->form);
		text_pad(b, msg_text(c->lang, state_word(row->state)), 10, TEXT_LEFT);
		buf_printf(b, "%4d %4d %4d %4d %6d  ", row->open.error, row->open.warning,
		    row->hint, row->open.empty, row->open.text);
		out_time(b, row->changed);
		buf_printf(b, " %s", row->changed_by);
		if (row->holder != NULL) {
			buf_chr(b, ' ');
			msg_put(b, c->lang, MSG_CMD_LIST_HELD, row->holder, NULL);
		}
		buf_chr(b, '\n');
	}
	buf_release(&name);
}

void
cmd_list(struct cmd *c)
{
	struct rows rows = { NULL, 0, 0 };

	if (!cmd_store(c, STORE_READ))
		return;
	if (store_list(c->store, c->year, collect, &rows, &c->diag)) {
		for (size_t i = 0; i < rows.n; i++)
			if (!rows.item[i].counted)
				count(c, &rows.item[i]);
		if (c->opt[OPT_JSON] != NULL)
			print_json(c, &rows);
		else
			print_text(c, &rows);
	}
	for (size_t i = 0; i < rows.n; i++) {
		free(rows.item[i].agency);
		free(rows.item[i].form);
		free(rows.item[i].changed);
		free(rows.item[i].changed_by);
		free(rows.item[i].holder);
	}
	free(rows.item);
}
