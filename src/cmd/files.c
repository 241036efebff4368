/*
 * files.c - reports that come from files: reading them, what is said of them, and
 * their JSON.
 *
 * The JSON of a candidate is the report object of the exporter with the members
 * that only a source can have put before its last brace (nianbao-data(5)).
 */
#include <stdbool.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/target.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "report/report.h"

#define LIST_MAX	10	/* things of one kind told about a file; ranges of cells */
#define NAME_COLUMNS	24	/* of an agency, in the line of a file */
#define CUT_COLUMNS	50	/* of a text that found no place */

/* A file from elsewhere is read by a child without rights, an old format by way of
 * nianbao-convert; but in kiosk mode no other program is ever started. */
struct candidate *
files_read(struct cmd *c, const char *path)
{
	struct import_run *run = &c->run;

	run->forms = &c->forms;
	run->actor = &c->actor;
	run->diag = &c->diag;
	run->options = (struct import_options){
		.agency = c->opt[OPT_AGENCY],
		.names = c->opt[OPT_AGENCY] != NULL ? c->names : NULL,
		.year = c->year,
		.encoding = c->encoding,
		.blank_zero = c->opt[OPT_BLANK_ZERO] != NULL,
		.accept_proposals = c->opt[OPT_ACCEPT] != NULL,
		.outside = c->opt[OPT_KIOSK] == NULL,
		.archives = true,
	};

	if (run->child == NULL)
		run->child = child_new(0);
	if (strcmp(path, "-") == 0)
		guard_add_fd(&c->guard, STDIN_FILENO, MSG_FILE_TARGET_INPUT);
	else
		guard_add(&c->guard, path, MSG_FILE_TARGET_INPUT);
	return import_file(run, path);
}

void
files_coming(struct cmd *c, const struct batch *list)
{
	c->run.coming = list->path;
	c->run.ncoming = list->n;
}

/* ---- cells that were not read ---- */

/* How many of cell[0..n) are neighbours in one printed row? */
static size_t
row_run(const struct form *form, const int *cell, size_t n)
{
	size_t k = 1;

	while (k < n && cell[k] == cell[k - 1] + 1 &&
	    form->cell[cell[k]].block == form->cell[cell[0]].block &&
	    form->cell[cell[k]].row == form->cell[cell[0]].row)
		k++;
	return k;
}

/* Do the runs at a and b cover the same columns of rows one below the other? */
static bool
stacked(const struct form *form, const int *a, size_t na, const int *b, size_t nb)
{
	const struct form_cell *x = &form->cell[*a], *y = &form->cell[*b];

	return na == nb && x->block == y->block && x->row + 1 == y->row &&
	    x->col == y->col;
}

static void
put_range(struct buf *out, const struct form *form, int first, int last)
{
	const char *block = form->block[form->cell[first].block].code;
	const struct form_item *row = form_cell_row(form, first);
	const struct form_item *end = form_cell_row(form, last);
	const struct form_item *col = form_cell_col(form, first);
	const struct form_item *stop = form_cell_col(form, last);

	buf_printf(out, "%s:%s", block, row->code);
	if (end != row)
		buf_printf(out, "-%s", end->code);
	buf_printf(out, ":%s", col->code);
	if (stop != col)
		buf_printf(out, "-%s", stop->code);
}

void
files_cells(struct buf *out, const struct form *form, const int *cell, size_t n, int max)
{
	size_t at = 0, run, next, end;

	for (; at < n; at = end) {
		run = row_run(form, cell + at, n - at);
		end = at + run;
		next = at;
		while (end < n && stacked(form, cell + next, run, cell + end,
		    row_run(form, cell + end, n - end))) {
			next = end;
			end += run;
		}
		if (at > 0)
			buf_chr(out, ' ');
		if (max-- == 0) {
			buf_str(out, "...");
			return;
		}
		put_range(out, form, cell[at], cell[end - 1]);
	}
}

void
files_open_cells(struct buf *out, const struct candidate *k, int max)
{
	files_cells(out, k->report->form, k->open, k->nopen, max);
}

/* ---- what an import says of a file ---- */

/* Pad the last of the line to a column, where it is not longer. */
static void
put_padded(struct buf *b, const char *s, int columns)
{
	int width = text_width(s);

	buf_str(b, s);
	buf_repeat(b, " ", width < columns ? (size_t)(columns - width) + 2 : 2);
}

void
files_line(struct cmd *c, const struct candidate *k, enum msg word,
    const int count[LEVEL__MAX])
{
	const struct report *r = k->report;
	struct buf *b = &c->out;
	int empty, open = 0;

	put_padded(b, msg_text(c->lang, word), c->lang == LANG_EN ? 8 : 4);
	if (r != NULL && count != NULL) {
		empty = report_empty(r, -1);
		for (size_t i = 0; i < k->nopen; i++)
			open += !r->form->cell[k->open[i]].computed;
		put_padded(b, r->agency.name, NAME_COLUMNS);
		msg_put(b, c->lang, MSG_CMD_IMPORT_FORM, INT(r->year), r->form->code,
		    NULL);
		put_padded(b, k->kind, 4);
		msg_put(b, c->lang, MSG_CMD_IMPORT_COUNTS, INT(r->form->ninput - empty),
		    INT(k->nopen), INT(empty - open), INT(count[LEVEL_ERROR]),
		    INT(count[LEVEL_WARNING]), NULL);
	}
	buf_printf(b, "%s\n", k->file);
}

static void
tell_open(struct cmd *c, const struct candidate *k)
{
	struct buf cells = BUF_INIT;

	if (k->nopen == 0)
		return;
	files_open_cells(&cells, k, LIST_MAX);
	out_line(c, MSG_CMD_IMPORT_OPEN, INT(k->nopen), buf_cstr(&cells), NULL);
	buf_release(&cells);
}

static void
tell_proposals(struct cmd *c, const struct report *r)
{
	struct buf b = BUF_INIT;
	char figure[NUM_TEXT];
	int n = 0;

	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];

		if (!s->has_proposal || s->closed || s->place == NULL)
			continue;
		if (++n <= LIST_MAX)
			buf_printf(&b, "%s%s=%s", n > 1 ? " " : "", s->place,
			    num_print(figure, s->proposal));
	}
	if (n > LIST_MAX)
		buf_str(&b, " ...");
	if (n > 0)
		out_line(c, MSG_CMD_IMPORT_PROPOSALS, INT(n), buf_cstr(&b), NULL);
	buf_release(&b);
}

static void
tell_printed(struct cmd *c, const struct report *r)
{
	char printed[NUM_TEXT], now[NUM_TEXT];
	int n = 0;

	for (int i = 0; i < r->form->ncell; i++) {
		if (r->cell[i].open || !cell_prints(&r->cell[i]) || n++ >= LIST_MAX)
			continue;
		out_line(c, MSG_CMD_IMPORT_PRINTED, r->form->cell[i].code,
		    num_print(printed, r->cell[i].printed),
		    r->cell[i].has_value ? num_print(now, r->cell[i].value) : "", NULL);
	}
	if (n > LIST_MAX)
		out_line(c, MSG_CMD_IMPORT_REST, INT(n - LIST_MAX), NULL);
}

static void
tell_unplaced(struct cmd *c, const struct candidate *k)
{
	struct buf cut = BUF_INIT;

	for (size_t i = 0; i < k->nunplaced && i < LIST_MAX; i++) {
		const char *s = k->unplaced[i].text;
		size_t n = text_fit(s, strlen(s), CUT_COLUMNS, NULL);

		buf_reset(&cut);
		for (size_t at = 0; at < n; at++)
			buf_chr(&cut, s[at] == '\n' || s[at] == '\t' ? ' ' : s[at]);
		buf_str(&cut, s[n] != '\0' ? "..." : "");
		out_line(c, MSG_CMD_IMPORT_UNPLACED, k->unplaced[i].where, buf_cstr(&cut),
		    NULL);
	}
	if (k->nunplaced > LIST_MAX)
		out_line(c, MSG_CMD_IMPORT_REST, INT(k->nunplaced - LIST_MAX), NULL);
	buf_release(&cut);
}

void
files_details(struct cmd *c, const struct candidate *k, bool all)
{
	tell_open(c, k);
	if (!all)
		return;
	tell_proposals(c, k->report);
	tell_printed(c, k->report);
	tell_unplaced(c, k);
}

/* ---- the JSON of a candidate ---- */

static void
put_source(struct buf *b, const struct candidate *k)
{
	buf_str(b, "\"source\":{\"file\":");
	export_json_string(b, k->file);
	buf_str(b, ",\"kind\":");
	export_json_string(b, k->kind);
	buf_str(b, ",\"encoding\":");
	export_json_string(b, k->encoding);
	buf_chr(b, '}');
}

static void
put_printed(struct buf *b, const struct report *r)
{
	bool first = true;

	buf_str(b, ",\n\"printed\":{");
	for (int i = 0; i < r->form->ncell; i++) {
		if (!cell_prints(&r->cell[i]))
			continue;
		buf_str(b, first ? "" : ",");
		export_json_string(b, r->form->cell[i].code);
		buf_chr(b, ':');
		export_json_num(b, r->cell[i].printed);
		first = false;
	}
	buf_chr(b, '}');
}

static void
put_proposals(struct buf *b, const struct report *r)
{
	bool first = true;

	buf_str(b, ",\n\"proposals\":{");
	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];

		if (!s->has_proposal || s->closed || s->place == NULL)
			continue;
		buf_str(b, first ? "" : ",");
		export_json_string(b, s->place);
		buf_chr(b, ':');
		export_json_num(b, s->proposal);
		first = false;
	}
	buf_chr(b, '}');
}

void
files_json(struct cmd *c, struct buf *out, const struct candidate *k,
    const struct findings *f)
{
	struct export_options o = { .findings = f, .candidate = true };
	const struct exporter *json = exporter_find("json");

	if (!export_report(out, json, k->report, &o, &c->diag))
		return;
	while (out->len > 0 && strchr("\n }", out->data[out->len - 1]) != NULL) {
		if (out->data[--out->len] == '}')
			break;
	}
	buf_str(out, ",\n");
	put_source(out, k);
	put_printed(out, k->report);
	buf_str(out, ",\n\"open\":[");
	for (size_t i = 0; i < k->nopen; i++) {
		buf_str(out, i > 0 ? "," : "");
		export_json_string(out, k->report->form->cell[k->open[i]].code);
	}
	buf_chr(out, ']');
	put_proposals(out, k->report);
	buf_str(out, ",\n\"unplaced\":[");
	for (size_t i = 0; i < k->nunplaced; i++) {
		buf_str(out, i > 0 ? ",{\"text\":" : "{\"text\":");
		export_json_string(out, k->unplaced[i].text);
		buf_str(out, ",\"where\":");
		export_json_string(out, k->unplaced[i].where);
		buf_chr(out, '}');
	}
	buf_str(out, "]}");
}

void
files_json_why(struct buf *out, const struct candidate *k, const char *why)
{
	buf_chr(out, '{');
	put_source(out, k);
	buf_str(out, ",\"error\":");
	export_json_string(out, why);
	buf_chr(out, '}');
}

void
files_json_error(struct cmd *c, struct buf *out, const struct candidate *k, size_t from)
{
	struct buf text = BUF_INIT;

	for (size_t i = from; i < c->diag.n; i++) {
		if (c->diag.item[i].level != DIAG_ERROR)
			continue;
		if (text.len > 0)
			buf_str(&text, "; ");
		diag_format(&text, &c->diag.item[i], c->lang);
	}
	files_json_why(out, k, buf_cstr(&text));
	buf_release(&text);
}
