/*
 * inbox.c - files on their way in: read into candidates, corrected there, taken
 * back.
 *
 * An edit of the review is a step applied to the candidate's report, so totals and
 * findings follow; what is stored in the end is made anew (reviewstore.c), and the
 * steps of the review are forgotten then.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "import/archive.h"
#include "import/converter.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/review/review.h"

/* ---- life ---- */

struct inbox *
inbox_new(void)
{
	struct inbox *in = mem_zero(sizeof(*in));

	in->run.child = child_new(0);
	return in;
}

/* What was read of a file, and what was done to it. */
static void
forget(struct inbox_item *it)
{
	size_t i;

	for (i = 0; i < it->nedit; i++)
		free(it->edit[i].text);
	free(it->edit);
	free(it->was);
	free(it->mark);
	free(it->trouble);
	candidate_free(it->k);
	it->edit = NULL;
	it->nedit = it->capedit = 0;
	it->was = it->mark = NULL;
	it->trouble = NULL;
	it->k = NULL;
	it->no_agency = it->no_year = it->reviewed = false;
	it->step = 0;
	it->errors = 0;
}

void
inbox_free(struct inbox *in)
{
	size_t i;

	if (in == NULL)
		return;
	for (i = 0; i < in->n; i++) {
		forget(&in->item[i]);
		free(in->item[i].path);
		free(in->item[i].name);
		free(in->item[i].agency);
	}
	free(in->item);
	for (i = 0; i < in->narchive; i++)
		archive_free(in->archive[i]);
	free(in->archive);
	import_run_release(&in->run);
	free(in);
}

void
inbox_add(struct inbox *in, const char *path, const char *name)
{
	in->item = mem_grow(in->item, in->n, &in->cap, sizeof(*in->item));
	in->item[in->n] = (struct inbox_item){ .path = mem_strdup(path),
	    .name = mem_strdup(name) };
	in->n++;
}

/* ---- reading ---- */

static bool
lacks(const struct diag *d, const char *what)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		if (d->item[i].code == MSG_IMPORT_MISSING_OPTION && d->item[i].narg > 0 &&
		    strcmp(d->item[i].arg[0], what) == 0)
			return true;
	return false;
}

/* Without the file's name, which stands beside it; "--agency" is no use here. */
static void
keep_trouble(struct inbox_item *it, const struct diag *d, const struct ui *ui)
{
	struct buf b = BUF_INIT;
	struct diag_item one;
	size_t i;

	for (i = 0; i < d->n; i++) {
		if (d->item[i].level != DIAG_ERROR ||
		    d->item[i].code == MSG_IMPORT_MISSING_OPTION)
			continue;
		if (b.len > 0)
			buf_chr(&b, '\n');
		one = d->item[i];
		if (one.line == 0)
			one.file = NULL;
		diag_format(&b, &one, ui->lang);
	}
	if (b.len == 0 && it->no_agency)
		buf_str(&b, ui_text(ui, MSG_UI_IMPORT_NO_AGENCY));
	else if (b.len == 0 && it->no_year)
		buf_str(&b, ui_text(ui, MSG_UI_IMPORT_NO_YEAR));
	it->trouble = buf_detach(&b);
}

static void
count_errors(struct inbox_item *it)
{
	struct findings f;

	findings_init(&f);
	report_findings(it->k->report, &f);
	it->errors = f.open.error;
	findings_release(&f);
}

/* How each cell was when nobody had touched it. */
static void
look(struct inbox_item *it)
{
	const struct report *r = it->k->report;
	const struct form *f = r->form;
	size_t i;
	int c;

	it->was = mem_zero((size_t)f->ncell + 1);
	it->mark = mem_zero((size_t)f->ncell + 1);
	for (i = 0; i < it->k->nopen; i++)
		if (!f->cell[it->k->open[i]].computed)
			it->was[it->k->open[i]] |= WAS_OPEN;
	for (c = 0; c < f->ncell; c++) {
		if (cell_prints(&r->cell[c]))
			it->was[c] |= WAS_PRINTED;
		else if (!f->cell[c].computed && !(it->was[c] & WAS_OPEN) &&
		    cell_empty(&r->cell[c]))
			it->was[c] |= WAS_BLANK;
	}
}

/* An old format takes seconds: that is said, and seen, before. */
static bool
tell_first(struct inbox_item *it, struct ui *ui, const char *p, size_t n)
{
	if (it->told || ui->opt->kiosk || outside_sniff(p, n) == NULL)
		return false;
	it->told = true;
	ui_say(ui, MSG_UI_IMPORT_CONVERTING, file_base(it->name), NULL);
	ui_damage(ui, DAMAGE_ALL);
	ui->painted_at = 0;
	return true;
}

/* The bytes of a file, or what is in an archive, to a candidate; NULL, with a message,
 * if they cannot be had. */
static struct candidate *
read_item(struct inbox *in, struct inbox_item *it, struct buf *b)
{
	struct candidate *k;

	if (it->archive)
		return archive_import(&in->run, it->archive, it->member);
	k = import_bytes(&in->run, buf_cstr(b), b->len, it->name);
	if (k->archive)
		archive_keep(k->archive, it->path, b);
	return k;
}

/* What is in the archive takes the place of item "it". */
static void
expand(struct inbox *in, struct inbox_item *it, struct archive *a)
{
	size_t at = (size_t)(it - in->item), n = 0, rest = in->n - at - 1, i;
	size_t most = archive_count(a);
	struct inbox_item *tail = mem_array(rest + 1, sizeof(*tail));
	char *path;

	forget(it);
	free(it->path);
	free(it->name);
	memcpy(tail, it + 1, rest * sizeof(*tail));
	in->n = at;
	in->archive = mem_grow(in->archive, in->narchive, &in->caparchive,
	    sizeof(*in->archive));
	in->archive[in->narchive++] = a;
	for (i = 0; i < most && at + n + rest < INBOX_MOST; i++) {
		if (archive_is_link(a, i))
			continue;
		path = archive_path(a, i);
		inbox_add(in, path, path);
		in->item[in->n - 1].archive = a;
		in->item[in->n - 1].member = i;
		free(path);
		n++;
	}
	for (i = 0; i < rest; i++) {
		in->item = mem_grow(in->item, in->n, &in->cap, sizeof(*in->item));
		in->item[in->n++] = tail[i];
	}
	free(tail);
}

/* Known under this name or another that it has. */
static int64_t
office_of(struct ui *ui, const struct report *r)
{
	struct agency a;
	int64_t id = 0;

	if (store_agency_find(ui->store, r->agency.name, &a, NULL)) {
		id = a.id;
		agency_release(&a);
	}
	return id;
}

bool
inbox_read(struct inbox *in, struct inbox_item *it, struct ui *ui)
{
	struct archive *archive = NULL;
	struct buf b = BUF_INIT;
	struct diag d;
	bool ok;

	diag_init(&d);
	d.file = it->name;
	ok = it->archive || names_read(ui, &b, it->path, &d);
	if (ok && !it->archive && tell_first(it, ui, buf_cstr(&b), b.len)) {
		buf_release(&b);
		diag_release(&d);
		return true;
	}
	forget(it);
	in->run.forms = ui->forms;
	in->run.actor = ui->opt->actor;
	in->run.diag = &d;
	in->run.options = (struct import_options){
		.agency = it->agency,
		.year = it->year,
		.outside = ui->opt->kiosk == NULL,
		.archives = it->agency == NULL && it->year == 0
	};
	if (ok)
		it->k = read_item(in, it, &b);
	if (it->told)
		ui_quiet(ui);
	it->told = false;
	it->no_agency = lacks(&d, "agency");
	it->no_year = lacks(&d, "year");
	if (it->k && it->k->archive) {
		archive = it->k->archive;
		it->k->archive = NULL;
	} else if (it->k && it->k->report) {
		it->state = INBOX_READ;
		it->office = office_of(ui, it->k->report);
		look(it);
		count_errors(it);
	} else {
		it->state = INBOX_FAILED;
		keep_trouble(it, &d, ui);
		candidate_free(it->k);
		it->k = NULL;
	}
	in->run.diag = NULL;
	if (archive)
		expand(in, it, archive);
	buf_release(&b);
	diag_release(&d);
	return archive == NULL;
}

/* ---- asking ---- */

size_t
inbox_count(const struct inbox *in, enum inbox_state state)
{
	size_t n = 0, i;

	for (i = 0; i < in->n; i++)
		n += in->item[i].state == state;
	return n;
}

void
item_trouble(struct buf *b, const struct inbox_item *it)
{
	if (it->trouble)
		buf_add(b, it->trouble, strcspn(it->trouble, "\n"));
}

int
inbox_open(const struct inbox_item *it)
{
	int n = 0, c;

	for (c = 0; it->k && c < it->k->report->form->ncell; c++)
		n += it->was[c] & WAS_OPEN && it->mark[c] == MARK_NONE;
	return n;
}

int
inbox_blank(const struct inbox_item *it)
{
	int n = 0, c;

	for (c = 0; it->k && c < it->k->report->form->ncell; c++)
		n += it->was[c] & WAS_BLANK && it->mark[c] == MARK_NONE;
	return n;
}

int
inbox_differs(const struct inbox_item *it)
{
	const struct report *r = it->k->report;
	int n = 0, c;

	for (c = 0; c < r->form->ncell; c++)
		n += !r->cell[c].open && cell_prints(&r->cell[c]);
	return n;
}

bool
inbox_proposal(const struct inbox_item *it, int cell, int64_t *value)
{
	const struct report *r = it->k->report;
	const char *code = r->form->cell[cell].code;
	size_t i;

	for (i = 0; i < r->nsource; i++)
		if (r->source[i].has_proposal && r->source[i].place &&
		    strcmp(r->source[i].place, code) == 0) {
			*value = r->source[i].proposal;
			return true;
		}
	return false;
}

/* ---- changing ---- */

static enum cell_origin
origin_of(enum review_mark mark)
{
	static const enum cell_origin origin[MARK__MAX] = {
		[MARK_NONE] = ORIGIN_IMPORT, [MARK_ACCEPTED] = ORIGIN_ACCEPTED,
		[MARK_KEYED] = ORIGIN_KEY, [MARK_FILLED] = ORIGIN_FILL,
		[MARK_EMPTIED] = ORIGIN_KEY
	};

	return origin[mark];
}

static void
remember(struct inbox_item *it, int cell)
{
	const struct cell *c = &it->k->report->cell[cell];
	struct buf b = BUF_INIT;
	struct review_edit *e;

	it->edit = mem_grow(it->edit, it->nedit, &it->capedit, sizeof(*it->edit));
	e = &it->edit[it->nedit++];
	cell_text(&b, c);
	*e = (struct review_edit){ cell, it->step, it->mark[cell],
	    c->origin != ORIGIN_NONE ? c->origin : ORIGIN_IMPORT, buf_detach(&b) };
}

/* The marks follow only when the report took the figures. */
static bool
apply(struct ui *ui, struct inbox_item *it, struct change_list *list)
{
	struct diag d;
	bool ok;

	diag_init(&d);
	ok = report_apply(it->k->report, list, ui->opt->actor, NULL, &d);
	if (!ok)
		ui_say_diag(ui, &d);
	diag_release(&d);
	change_list_release(list);
	return ok;
}

bool
inbox_put(struct ui *ui, struct inbox_item *it, const int *cell, size_t n,
    const char *text, enum review_mark mark)
{
	struct change_list list = CHANGE_LIST_INIT;
	size_t i, from = it->nedit;
	char figure[NUM_TEXT];
	int64_t v;
	bool ok;

	if (it->state == INBOX_STORED) {
		ui_say(ui, MSG_UI_IMPORT_ALREADY, NULL);
		return false;
	}
	it->step++;
	for (i = 0; i < n; i++) {
		if (text == NULL && !inbox_proposal(it, cell[i], &v))
			continue;
		remember(it, cell[i]);
		change_cell(&list, it->k->report, cell[i], text ? text :
		    num_print(figure, v), origin_of(mark));
	}
	ok = apply(ui, it, &list);
	for (i = from; i < it->nedit; i++)
		if (ok)
			it->mark[it->edit[i].cell] = (unsigned char)mark;
		else
			free(it->edit[i].text);
	if (!ok)
		it->nedit = from;
	count_errors(it);
	return ok;
}

int
inbox_undo(struct ui *ui, struct inbox_item *it)
{
	struct change_list list = CHANGE_LIST_INIT;
	size_t i, from = it->nedit;
	int cell = -1;

	if (it->nedit == 0 || it->state == INBOX_STORED)
		return -1;
	while (from > 0 && it->edit[from - 1].step == it->edit[it->nedit - 1].step)
		from--;
	for (i = from; i < it->nedit; i++)
		change_cell(&list, it->k->report, it->edit[i].cell, it->edit[i].text,
		    it->edit[i].origin);
	if (!apply(ui, it, &list))
		return -1;
	cell = it->edit[from].cell;
	for (i = from; i < it->nedit; i++) {
		it->mark[it->edit[i].cell] = it->edit[i].mark;
		free(it->edit[i].text);
	}
	it->nedit = from;
	count_errors(it);
	return cell;
}
