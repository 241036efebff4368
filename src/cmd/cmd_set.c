/*
 * cmd_set.c - nianbao set AGENCY YEAR CELL=VALUE...
 *
 * Besides cells and texts what the report itself holds: title, date and address of
 * publication, who published it, its numbers, fee; kind, level, code and date of its agency; and figures beside the tables (附加:NAME).  Its
 * state is a matter of finalize and reopen.
 *
 * All or nothing: every assignment is read and judged first, then they are one
 * step, one transaction and one undo.  A refusal is wrong usage (status 2).
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

/* The text of a file in --encoding, lines ended by LF, without the last ones. */
static bool
read_text(struct cmd *c, const char *path, struct buf *out)
{
	struct buf raw = BUF_INIT, text = BUF_INIT;
	bool ok = file_read(&raw, path, 0, &c->diag);

	c->diag.file = path;
	ok = ok && encode_read(&text, raw.data, raw.len, c->encoding, &c->diag);
	c->diag.file = NULL;
	for (size_t i = 0; ok && i < text.len; i++) {
		if (text.data[i] != '\r')
			buf_chr(out, text.data[i]);
		else if (i + 1 >= text.len || text.data[i + 1] != '\n')
			buf_chr(out, '\n');
	}
	while (out->len > 0 && out->data[out->len - 1] == '\n')
		out->data[--out->len] = '\0';
	buf_release(&raw);
	buf_release(&text);
	return ok;
}

static void
set_text(struct cmd *c, struct change_list *list, const struct report *r, int slot,
    const char *value, const char *raw)
{
	struct buf b = BUF_INIT;

	if (value[0] != '@') {
		change_text_all(list, r, slot, value, ORIGIN_SET);
		return;
	}
	if (raw[1] == '\0')
		usage_error(c, MSG_CMD_SET_NO_FILE,
		    r->form->text[slot].code, NULL);
	else if (read_text(c, raw + 1, &b))
		change_text_all(list, r, slot, buf_cstr(&b), ORIGIN_SET);
	buf_release(&b);
}

static void
set_cell(struct cmd *c, struct change_list *list, const struct report *r, int cell,
    const char *value)
{
	const struct form_cell *fc = &r->form->cell[cell];
	struct cell read = { 0 };
	size_t from = c->diag.n;

	if (fc->computed) {
		usage_error(c, MSG_CMD_SET_COMPUTED, fc->code, NULL);
		return;
	}
	c->diag.file = fc->code;	/* "where" of a refused value */
	if (cell_read(&read, fc, value, strlen(value), true, &c->diag))
		change_cell(list, r, cell, value, ORIGIN_SET);
	else
		cmd_as(c, from, DIAG_USAGE);
	c->diag.file = NULL;
	free(read.raw);
}

/* What belongs to the report itself; false when the name is none of it. */
static bool
set_own(struct change_list *list, const struct report *r, const char *name,
    const char *value)
{
	if (report_column_number(name) < 0 || strcmp(name, "state") == 0)
		return false;
	change_report(list, r, name, value, ORIGIN_SET);
	return true;
}

static void
unknown_place(struct cmd *c, const struct form *form, const char *code)
{
	struct near near;
	struct buf b = BUF_INIT;

	near_init(&near, code);
	for (int i = 0; i < form->ncell; i++)
		near_add(&near, form->cell[i].code);
	near_take(&near, &b, c->lang);
	usage_error(c, b.len > 0 ? MSG_CMD_UNKNOWN_CELL_NEAR :
	    MSG_CMD_UNKNOWN_CELL, code, form->code, buf_cstr(&b), NULL);
	buf_release(&b);
}

/* The name in 附加:政策解读, or NULL. */
static const char *
beside_name(const char *s, size_t n, struct buf *b)
{
	static const char *const before[] = { BESIDE_WORD ":", BESIDE_WORD "：" };

	for (size_t i = 0; i < ARRAY_LEN(before); i++) {
		size_t len = strlen(before[i]);

		if (n >= len && memcmp(s, before[i], len) == 0) {
			buf_add(b, s + len, n - len);
			return buf_cstr(b);
		}
	}
	return NULL;
}

/* One operand "CODE=VALUE"; full-width codes and "＝" count as ASCII. */
static void
assign(struct cmd *c, struct change_list *list, const struct report *r, int i)
{
	static const char wide_equal[] = "＝";
	const char *s = c->arg[i], *equal = strchr(s, '='), *wide = strstr(s, wide_equal);
	const char *value, *raw;
	struct buf code = BUF_INIT, b = BUF_INIT;
	const char *name;
	int place;

	if (wide != NULL && (equal == NULL || wide < equal)) {
		equal = wide;
		value = wide + sizeof wide_equal - 1;
	} else if (equal != NULL) {
		value = equal + 1;
	} else {
		usage_error(c, MSG_CMD_SET_NO_EQUAL, s, NULL);
		return;
	}
	raw = strchr(c->raw[i], '=');	/* the name of a file as it was given */
	raw = raw != NULL && equal != wide ? raw + 1 : value;
	text_fold(&code, s, (size_t)(equal - s));
	if ((place = form_cell_find(r->form, buf_cstr(&code))) >= 0)
		set_cell(c, list, r, place, value);
	else if ((place = form_text_find(r->form, buf_cstr(&code))) >= 0)
		set_text(c, list, r, place, value, raw);
	else if ((name = beside_name(s, (size_t)(equal - s), &b)) != NULL)
		change_beside(list, name, value, ORIGIN_SET);
	else if (!set_own(list, r, buf_cstr(&code), value))
		unknown_place(c, r->form, buf_cstr(&code));
	buf_release(&code);
	buf_release(&b);
}

void
cmd_set(struct cmd *c)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r;

	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_WRITE))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	if (r->state == STATE_FINAL)
		usage_error(c, MSG_CMD_FINAL, r->agency.name, c->arg[1],
		    NULL);
	for (int i = 2; i < c->narg && r->state != STATE_FINAL; i++)
		assign(c, &list, r, i);
	if (c->diag.nerror == 0 && cmd_save(c, r, &list, true)) {
		out_line(c, MSG_CMD_SET_DONE, INT(list.n), NULL);
	}
	change_list_release(&list);
	report_free(r);
}
