/*
 * exportbox.c - F9: format, then (where the report is not ready) draft or not,
 * then the file name, then the file.  The check report (核查报告) is asked for as one
 * more format; it has formats of its own, and is never a draft.
 *
 * What is exported is the open report or, from the list, one that was loaded
 * for this alone and belongs to the job.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "export/export.h"
#include "export/page.h"
#include "export/print.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
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
	const struct exporter *x;
	bool		 draft;
	bool		 findings;	/* the check report */
	bool		 head;		/* print the audit head */
	bool		 print;		/* to a printer, instead of a file */
	bool		 sign;		/* 落款 */
	bool		 charts;	/* 图解 */
	char		*path;
	struct report	*own;		/* NULL = the one that is open */
	struct findings	 own_findings;
};

static void
job_free(struct job *j)
{
	free(j->path);
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

/* ---- the file ---- */

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

/* Its bytes; false with a message. */
static bool
make_file(struct ui *ui, struct job *j, struct buf *out)
{
	struct export_options o = { .draft = j->draft, .findings = findings_of(j, ui),
		.render = ui->opt->render, .signature = j->sign, .charts = j->charts };
	const struct report *r = report_of(j, ui);
	char head[2 * SHA256_SIZE + 1];
	struct diag d;
	bool ok;

	diag_init(&d);
	if (j->head && r->seq > 0) {
		sha256_hex(r->head, head);
		o.audit_head = head;
	}
	ok = !j->charts ||
	    store_past(ui->store, r, EXPORT_YEARS - 1, &o.past, &o.npast, &d);
	ok = ok && (j->findings ? export_findings : export_report)(out, j->x, r, &o, &d);
	if (!ok)
		ui_say_diag(ui, &d);
	if (ok ? d.n > 0 : d.n > 1)
		show_notes(ui, &d, ok ? MSG_UI_EXPORT_NOTES : MSG_UI_EXPORT_NOT_MADE);
	prior_free_all(o.past, o.npast);
	diag_release(&d);
	return ok;
}

/* False, with a message, when the disk or the report refuses it. */
static bool
write_file(struct ui *ui, struct job *j)
{
	struct buf out = BUF_INIT;
	bool ok = make_file(ui, j, &out) && saveas_write(ui, j->path, out.data, out.len);

	buf_release(&out);
	return ok;
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
	struct buf pdf = BUF_INIT, words = BUF_INIT, title = BUF_INIT;
	struct diag d;

	diag_init(&d);
	if (text != NULL && report_of(j, ui) != NULL && make_file(ui, j, &pdf)) {
		report_title(&title, report_of(j, ui));
		if (print_pdf(pdf.data, pdf.len, text, 1, buf_cstr(&title), &words, &d))
			ui_say(ui, MSG_UI_PRINTED, buf_cstr(&words), NULL);
		else
			ui_say_diag(ui, &d);
	}
	diag_release(&d);
	buf_release(&pdf);
	buf_release(&words);
	buf_release(&title);
	job_free(j);
}

static void
ask_printer(struct ui *ui, struct job *j)
{
	struct view *v = prompt_new(ui, MSG_UI_PRINT_PRINTER, "", printer_given, j);

	prompt_check(v, printer_ok);
	ui_push(ui, v);
}

/* ---- the name of the file ---- */

static void	ask_name(struct ui *, struct job *);

/* A name that led nowhere is asked for again, as it was typed. */
static void
overwrite(struct ui *ui, bool yes, void *arg)
{
	if (report_of(arg, ui) == NULL || (yes && write_file(ui, arg)))
		job_free(arg);
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
	struct job *j = mem_zero(sizeof(*j));

	findings_init(&j->own_findings);
	if ((j->own = own) != NULL)
		report_findings(own, &j->own_findings);
	return format_list(ui, ALL_FORMATS, picked, j);
}
