/*
 * exportbox.c - F9: format, then (where the report is not ready) draft or not,
 * then the file name, then the file.  The check report (核查报告) is asked for as one
 * more format; it has formats of its own, and is never a draft.
 *
 * What is exported is the open report or, from the list, one that was loaded
 * for this alone and belongs to the job.  Making the file, writing it and printing are
 * done beside the loop (uitask.h): who draws a PDF, a disk and a printer may hang.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/target.h"
#include "base/task.h"
#include "export/export.h"
#include "export/page.h"
#include "export/print.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/core/uitask.h"
#include "ui/screen/screen.h"
#include "ui/term/paint.h"
#include "ui/widget/pager.h"
#include "ui/widget/pick.h"
#include "ui/widget/preview.h"
#include "ui/widget/prompt.h"
#include "ui/widget/saveas.h"

/* Ids in the list of formats: what has formats of its own. */
#define FINDINGS	1000	/* the check report */
#define WITH_HEAD	1001	/* documents with the state and the audit head */
#define SIGNED		1002	/* documents with the office and the day at the end */
#define PREVIEW		1003	/* no file: the pages, to be looked at */
#define PRINT		1004	/* a PDF, to a printer */
#define CHARTS		1005	/* documents with 图解 */

struct job {
	struct ui_task	 task;
	struct ui	*ui;
	const struct exporter *x;
	bool		 draft;
	bool		 findings;	/* the check report */
	bool		 head;		/* print the audit head */
	bool		 print;		/* to a printer, instead of a file */
	bool		 sign;		/* 落款 */
	bool		 charts;	/* 图解 */
	bool		 rescue;	/* 存到别处 */
	int64_t		 seq;		/* of the report then */
	char		*path;		/* or what the printer is called */
	struct prior	**past;		/* of years before last, for 图解; read before */
	size_t		 npast;
	struct report	*own;		/* NULL = the one that is open */
	struct findings	 own_findings;
};

static void
job_free(struct job *j)
{
	ui_task_release(&j->task);
	free(j->path);
	prior_free_all(j->past, j->npast);
	report_free(j->own);
	findings_release(&j->own_findings);
	free(j);
}

/* NULL when the report was closed meanwhile. */
static struct report *
report_of(const struct job *j, struct ui *ui)
{
	return j->own ? j->own : ui->report;
}

static struct findings *
findings_of(struct job *j, struct ui *ui)
{
	return j->own ? &j->own_findings : &ui->findings;
}

static void	ask_name(struct ui *, struct job *);

/* What is to be noted of a file, or why there is none, where that is more than a line:
 * the fonts that stand in for others, each character that no font has. */
static void
show_notes(struct ui *ui, const struct diag *d, enum msg title)
{
	struct view *box = pager_new("details", ui_text(ui, title));
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < d->n; i++) {
		buf_reset(&b);
		diag_format(&b, &d->item[i], ui->lang);
		if (i > 0)
			pager_gap(box);
		pager_add(box, d->item[i].level == DIAG_ERROR ? STYLE_ERROR : STYLE_BOX, 0,
		    buf_cstr(&b));
	}
	ui_push(ui, box);
	buf_release(&b);
}

/* ---- beside the loop ---- */

/* The bytes of the file; false with a message. */
static bool
make_file(struct job *j, struct buf *out, struct diag *d)
{
	struct export_options o = { .draft = j->draft, .findings = findings_of(j, j->ui),
		.render = j->ui->opt->render, .signature = j->sign, .charts = j->charts,
		.past = j->past, .npast = j->npast };
	const struct report *r = report_of(j, j->ui);
	char head[2 * SHA256_SIZE + 1];

	if (j->head && r->seq > 0) {
		sha256_hex(r->head, head);
		o.audit_head = head;
	}
	return (j->findings ? export_findings : export_report)(out, j->x, r, &o, d);
}

/* "words": what lp says. */
static bool
run(struct task *t, struct buf *words, struct diag *d)
{
	struct job *j = (struct job *)t;
	struct buf out = BUF_INIT, title = BUF_INIT;
	bool ok = make_file(j, &out, d);

	if (ok && j->print) {
		report_title(&title, report_of(j, j->ui));
		ok = print_pdf(out.data, out.len, j->path, 1, buf_cstr(&title), words, d);
	} else if (ok)
		ok = target_write(j->path, out.data, out.len, 0666, j->ui->opt->guard, d);
	buf_release(&out);
	buf_release(&title);
	return ok;
}

/* A name that led nowhere is asked for again, as it was typed, unless the clerk has gone
 * on to something else. */
static void
finished(struct ui_task *t, struct ui *ui, bool ok, struct buf *words, struct diag *d)
{
	struct job *j = (struct job *)t;
	bool again = !ok && !j->print && ui_task_alone(t, ui) && report_of(j, ui) != NULL;

	if (!ok)
		ui_say_diag(ui, d);
	else if (j->print)
		ui_say(ui, MSG_UI_PRINTED, buf_cstr(words), NULL);
	else
		saveas_done(ui, j->path);
	if (ok && j->rescue && ui->report != NULL && ui->report->seq == j->seq) {
		ui->elsewhere = true;
		ui_say(ui, MSG_UI_ELSEWHERE_DONE, j->path, NULL);
		ui->message_sticky = true;
	}
	if (again) {
		ui_task_release(t);
		ask_name(ui, j);
	} else
		job_free(j);
	if (ok ? d->n > 0 : d->n > 1)
		show_notes(ui, d, ok ? MSG_UI_EXPORT_NOTES : MSG_UI_EXPORT_NOT_MADE);
}

static void
stopped(struct ui_task *t)
{
	job_free((struct job *)t);
}

static const struct ui_task_class export_task = { run, finished, stopped, true };

/* What 图解 say of other years comes from the database, which is no business of the
 * child's. */
static bool
read_past(struct ui *ui, struct job *j)
{
	struct diag d;
	bool ok;

	diag_init(&d);
	prior_free_all(j->past, j->npast);
	j->past = NULL;
	j->npast = 0;
	ok = !j->charts || store_past(ui->store, report_of(j, ui), EXPORT_YEARS - 1,
	    &j->past, &j->npast, &d);
	if (!ok)
		ui_say_diag(ui, &d);
	diag_release(&d);
	return ok;
}

static void
begin(struct ui *ui, struct job *j)
{
	if (!read_past(ui, j)) {
		job_free(j);
		return;
	}
	j->ui = ui;
	j->seq = report_of(j, ui)->seq;
	j->task.class = &export_task;
	j->task.what = j->print ? mem_strdup(ui_text(ui, MSG_UI_EXPORT_PRINT)) :
	    file_name_text(file_base(j->path));
	if (!ui_task_start(ui, &j->task))
		job_free(j);
}

/* ---- the printer ---- */

static bool
printer_ok(struct ui *ui, const char *text, void *arg)
{
	(void)arg;
	if (print_name_ok(text))
		return true;
	ui_say(ui, MSG_UI_PRINT_NAME, text, NULL);
	return false;
}

static void
printer_given(struct ui *ui, const char *text, void *arg)
{
	struct job *j = arg;

	if (text == NULL || report_of(j, ui) == NULL) {
		job_free(j);
		return;
	}
	free(j->path);
	j->path = mem_strdup(text);
	begin(ui, j);
}

static void
ask_printer(struct ui *ui, struct job *j)
{
	struct view *v = prompt_new(ui, MSG_UI_PRINT_PRINTER, "", printer_given, j);

	prompt_check(v, printer_ok);
	ui_push(ui, v);
}

/* ---- the name of the file ---- */

static void
overwrite(struct ui *ui, bool yes, void *arg)
{
	if (report_of(arg, ui) == NULL)
		job_free(arg);
	else if (yes)
		begin(ui, arg);
	else
		ask_name(ui, arg);
}

/* May something be written there? */
static bool
name_ok(struct ui *ui, const char *text, void *arg)
{
	char *path = saveas_path(ui, text);
	bool there, ok = *text == '\0' || saveas_look(ui, path, &there);

	(void)arg;
	free(path);
	return ok;
}

static void
name_given(struct ui *ui, const char *text, void *arg)
{
	struct job *j = arg;
	bool there;

	if (text == NULL || *text == '\0' || report_of(j, ui) == NULL) {
		job_free(j);
		return;
	}
	free(j->path);
	j->path = saveas_path(ui, text);
	if (!saveas_look(ui, j->path, &there))
		ask_name(ui, j);
	else if (there)
		saveas_ask_over(ui, j->path, overwrite, j);
	else
		overwrite(ui, true, j);
}

static void
ask_name(struct ui *ui, struct job *j)
{
	char *name, *path;
	struct view *v;

	if (j->print) {
		ask_printer(ui, j);
		return;
	}
	name = (j->findings ? export_findings_name : export_file_name)(j->x,
	    report_of(j, ui));
	path = j->path && !ui->opt->kiosk ? mem_strdup(j->path) : saveas_offer(ui, name);
	v = prompt_new(ui, MSG_UI_EXPORT_NAME, path, name_given, j);
	prompt_check(v, name_ok);
	ui_push(ui, v);
	free(path);
	free(name);
}

/* ---- draft? ---- */

static void
as_draft(struct ui *ui, bool yes, void *arg)
{
	struct job *j = arg;

	if (!yes || report_of(j, ui) == NULL) {
		job_free(j);
		return;
	}
	j->draft = true;
	ask_name(ui, j);
}

static void
format_picked(struct ui *ui, int id, void *arg)
{
	struct job *j = arg;
	struct buf question = BUF_INIT;
	const struct report_open *open;
	char n[3][16];

	if (id < 0 || report_of(j, ui) == NULL) {
		job_free(j);
		return;
	}
	j->x = &exporters[id];
	if (export_allowed(j->x, report_of(j, ui), findings_of(j, ui), false, NULL)) {
		ask_name(ui, j);
		return;
	}
	open = &findings_of(j, ui)->open;
	snprintf(n[0], sizeof(n[0]), "%d", open->error);
	snprintf(n[1], sizeof(n[1]), "%d", open->empty);
	snprintf(n[2], sizeof(n[2]), "%d", open->text);
	msg_put(&question, ui->lang, MSG_UI_EXPORT_DRAFT, n[0], n[1], n[2], NULL);
	ui_push(ui, confirm_new(ui, buf_cstr(&question), as_draft, j));
	buf_release(&question);
}

enum offered { ALL_FORMATS, PAPERS, THAT_DRAW };

static bool
is_offered(const struct ui *ui, const struct exporter *x, enum offered which)
{
	return (which != PAPERS || exporter_paper(x)) && (which != THAT_DRAW || x->charts) &&
	    export_possible(x, ui->opt->kiosk != NULL, ui->opt->render);
}

/* Their command words: "docx pdf html txt md". */
static char *
words_of(const struct ui *ui, enum offered which)
{
	struct buf b = BUF_INIT;

	for (const struct exporter *x = exporters; x->format; x++)
		if (is_offered(ui, x, which))
			buf_printf(&b, "%s%s", b.len > 0 ? " " : "", x->format);
	return buf_detach(&b);
}

/* The formats as a list; with all of them also what has formats of its own. */
static struct view *
format_list(struct ui *ui, enum offered which,
    void (*done)(struct ui *, int id, void *arg), struct job *j)
{
	static const struct { enum msg label; int id; enum offered of; } more[] = {
		{ MSG_UI_EXPORT_PREVIEW, PREVIEW, ALL_FORMATS },
		{ MSG_UI_EXPORT_PRINT, PRINT, ALL_FORMATS },
		{ MSG_UI_EXPORT_HEAD, WITH_HEAD, PAPERS },
		{ MSG_UI_EXPORT_SIGN, SIGNED, PAPERS },
		{ MSG_UI_EXPORT_CHARTS, CHARTS, THAT_DRAW },
		{ MSG_UI_EXPORT_FINDINGS, FINDINGS, PAPERS },
	};
	struct pick_item *item;
	size_t n = 0, i;

	while (exporters[n].format)
		n++;
	item = mem_array(n + ARRAY_LEN(more), sizeof(*item));
	for (n = 0, i = 0; exporters[i].format; i++) {
		if (!is_offered(ui, &exporters[i], which))
			continue;
		item[n].text = mem_strdup(ui->lang == LANG_EN ? exporters[i].label_en :
		    exporters[i].label_zh);
		item[n].detail = mem_strdup(exporters[i].format);
		item[n++].id = (int)i;
	}
	for (i = 0; which == ALL_FORMATS && i < ARRAY_LEN(more); i++) {
		if (more[i].id == PRINT && ui->opt->kiosk != NULL)
			continue;	/* no program can be started */
		item[n].text = mem_strdup(ui_text(ui, more[i].label));
		item[n].detail = more[i].of == ALL_FORMATS ? mem_strdup("") :
		    words_of(ui, more[i].of);
		item[n++].id = more[i].id;
	}
	return pick_new(ui, MSG_UI_EXPORT_TITLE, item, n, done, j);
}

static void
paper_picked(struct ui *ui, int id, void *arg)
{
	struct job *j = arg;

	if (id < 0 || report_of(j, ui) == NULL) {
		job_free(j);
		return;
	}
	j->x = &exporters[id];
	ask_name(ui, j);
}

/* The pages as they would be printed; what is not ready is a draft. */
static void
show_pages(struct ui *ui, struct job *j)
{
	const struct report *r = report_of(j, ui);
	struct export_options o = { .findings = NULL };

	if (r != NULL) {
		o.draft = !report_open_complete(&findings_of(j, ui)->open);
		ui_push(ui, preview_new(pages_build(r, &o)));
	}
	job_free(j);
}

static void
picked(struct ui *ui, int id, void *arg)
{
	struct job *j = arg;

	if (id == FINDINGS) {
		j->findings = true;
		ui_push(ui, format_list(ui, PAPERS, paper_picked, j));
	} else if (id == PREVIEW) {
		show_pages(ui, j);
	} else if (id == WITH_HEAD || id == SIGNED || id == CHARTS) {
		j->head = id == WITH_HEAD;
		j->sign = id == SIGNED;
		j->charts = id == CHARTS;
		ui_push(ui, format_list(ui, j->charts ? THAT_DRAW : PAPERS, format_picked, j));
	} else if (id == PRINT) {
		j->print = true;
		format_picked(ui, (int)(exporter_find("pdf") - exporters), j);
	} else {
		format_picked(ui, id, arg);
	}
}

struct view *
exportbox_new(struct ui *ui, struct report *own)
{
	struct job *j;

	if (ui_task_busy(ui)) {
		report_free(own);
		return NULL;
	}
	j = mem_zero(sizeof(*j));
	findings_init(&j->own_findings);
	if ((j->own = own) != NULL)
		report_findings(own, &j->own_findings);
	return format_list(ui, ALL_FORMATS, picked, j);
}

void
screen_save_elsewhere(struct ui *ui)
{
	struct job *j;

	if (ui_task_busy(ui))
		return;
	j = mem_zero(sizeof *j);
	findings_init(&j->own_findings);
	j->x = exporter_find("json");
	j->rescue = true;
	ask_name(ui, j);
}
