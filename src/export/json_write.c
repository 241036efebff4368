/*
 * json_write.c - a report as JSON (nianbao/report/1, nianbao-data(5)).
 *
 * Figures are written from their exact decimal text.  One printed row of cells
 * is one line, so two reports can be compared with diff.  What `import` reads
 * back is the same report.
 *
 * Everything that could steer a terminal leaves as \u escapes: a JSON reader
 * gets the same text, a terminal gets only harmless bytes.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "export/collect.h"
#include "export/export.h"
#include "form/form.h"
#include "report/check.h"
#include "report/report.h"

static void
put_escape(struct buf *b, uint32_t cp)
{
	if (cp > 0xFFFF) {
		cp -= 0x10000;
		buf_printf(b, "\\u%04x\\u%04x", (unsigned)(0xD800 + (cp >> 10)),
		    (unsigned)(0xDC00 + (cp & 0x3FF)));
	} else {
		buf_printf(b, "\\u%04x", (unsigned)cp);
	}
}

void
export_json_string(struct buf *b, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s), at = 0, from = 0, len;
	uint32_t cp;

	if (s == NULL) {
		buf_str(b, "null");
		return;
	}
	buf_chr(b, '"');
	for (; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp != '"' && cp != '\\' && !(cp == TEXT_BAD && len == 1) &&
		    !text_cp_unsafe(cp))
			continue;
		buf_add(b, s + from, at - from);
		from = at + len;
		if (cp == '"' || cp == '\\') {
			buf_chr(b, '\\');
			buf_chr(b, (char)cp);
		} else if (cp == '\n')
			buf_str(b, "\\n");
		else if (cp == '\t')
			buf_str(b, "\\t");
		else
			put_escape(b, cp);
	}
	buf_add(b, s + from, n - from);
	buf_chr(b, '"');
}

void
export_json_num(struct buf *b, int64_t v)
{
	char figure[NUM_TEXT];

	buf_str(b, num_print(figure, v));
}

/* A member's name and colon. */
static void
put_name(struct buf *b, const char *name)
{
	export_json_string(b, name);
	buf_chr(b, ':');
}

/* Every cell of the form, empty ones as null: a missing code would be a doubt. */
static void
put_cells(struct buf *b, const struct report *r)
{
	const struct form_cell *fc, *last = NULL;

	buf_str(b, "\"cells\":{");
	for (int i = 0; i < r->form->ncell; i++, last = fc) {
		fc = &r->form->cell[i];
		buf_str(b, last == NULL ? "\n" :
		    last->block == fc->block && last->row == fc->row ? "," : ",\n");
		put_name(b, fc->code);
		if (r->cell[i].has_value)
			export_json_num(b, r->cell[i].value);
		else
			buf_str(b, "null");
	}
	buf_str(b, "},\n");
}

/* An object whose members stand one to a line. */
struct members {
	struct buf	*b;
	bool		 any;
};

static void
put_member(struct members *m, const char *name, const char *text)
{
	buf_str(m->b, m->any ? ",\n" : "\n");
	m->any = true;
	put_name(m->b, name);
	export_json_string(m->b, text);
}

/* The source's words where they were no plain figure; "/" is one of them. */
static void
put_raw(struct buf *b, const struct report *r)
{
	struct members m = { b, false };

	buf_str(b, "\"raw\":{");
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];

		if (c->raw != NULL || c->na)
			put_member(&m, r->form->cell[i].code,
			    c->raw != NULL ? c->raw : "/");
	}
	buf_str(b, "},\n");
}

/* Cells by their codes that are open, or all sums that are partial. */
static void
put_open(struct buf *b, const struct report *r, const char *name, bool computed)
{
	const char *between = "";

	buf_str(b, ",\n");
	put_name(b, name);
	buf_chr(b, '[');
	for (int i = 0; i < r->form->ncell; i++) {
		if (!r->cell[i].open || r->form->cell[i].computed != computed)
			continue;
		buf_str(b, between);
		export_json_string(b, r->form->cell[i].code);
		between = ",";
	}
	buf_chr(b, ']');
}

/* What the source prints for partial sums: "cells" holds what is known of them. */
static void
put_printed(struct buf *b, const struct report *r)
{
	const char *between = "";

	buf_str(b, ",\n");
	put_name(b, "printed");
	buf_chr(b, '{');
	for (int i = 0; i < r->form->ncell; i++) {
		if (!r->cell[i].open || !r->cell[i].has_printed)
			continue;
		buf_str(b, between);
		put_name(b, r->form->cell[i].code);
		export_json_num(b, r->cell[i].printed);
		between = ",";
	}
	buf_chr(b, '}');
}

static void
put_texts(struct buf *b, const struct report *r)
{
	struct members m = { b, false };

	buf_str(b, "\"texts\":{");
	for (int i = 0; i < r->form->ntext; i++)
		if (r->text[i] != NULL && r->text[i][0] != '\0')
			put_member(&m, r->form->text[i].code, r->text[i]);
	buf_str(b, "},\n");
}

/* Notes in printed order of their places: the report's, cells', texts'. */
static const char *
note_at(const struct report *r, const char *place)
{
	for (size_t i = 0; i < r->nnote; i++)
		if (strcmp(r->note[i].place, place) == 0 && r->note[i].body[0] != '\0')
			return r->note[i].body;
	return NULL;
}

static void
put_notes(struct buf *b, const struct report *r)
{
	struct members m = { b, false };
	const struct form *f = r->form;
	const char *body;

	buf_str(b, "\"notes\":{");
	if (r->nnote > 0) {
		if ((body = note_at(r, "")) != NULL)
			put_member(&m, "", body);
		for (int i = 0; i < f->ncell; i++)
			if ((body = note_at(r, f->cell[i].code)) != NULL)
				put_member(&m, f->cell[i].code, body);
		for (int i = 0; i < f->ntext; i++)
			if ((body = note_at(r, f->text[i].code)) != NULL)
				put_member(&m, f->text[i].code, body);
	}
	buf_str(b, "},\n");
}

/* 附加指标: {"政策解读":{"value":12,"unit":"篇"}}; nothing where there are none. */
static void
put_beside(struct buf *b, const struct report *r)
{
	char figure[NUM_TEXT];

	if (r->nbeside == 0)
		return;
	buf_str(b, "\"beside\":{");
	for (size_t i = 0; i < r->nbeside; i++) {
		const struct beside *x = &r->beside[i];

		buf_str(b, i > 0 ? "," : "");
		export_json_string(b, x->name);
		buf_printf(b, ":{\"value\":%s,\"unit\":", num_print(figure, x->value));
		export_json_string(b, x->unit);
		buf_chr(b, '}');
	}
	buf_str(b, "},\n");
}

/* Figures of a finding are strings: they may be totals beyond what a reader of
 * JSON keeps exactly. */
static void
put_side(struct buf *b, const struct finding *fi, int64_t v)
{
	char figure[NUM_TEXT];

	export_json_string(b, fi->has_sides ? num_print(figure, v) : NULL);
}

/* Where in the text the words stand that it is about: paragraphs from 1 on. */
static void
put_paragraph(struct buf *b, const struct report *r, const struct finding *fi)
{
	int slot = form_text_find(r->form, fi->place), n = 1;

	if (fi->quote == NULL || r->text[slot] == NULL)
		return;
	for (const char *s = r->text[slot]; s < fi->quote; s++)
		n += *s == '\n';
	buf_printf(b, ",\"paragraph\":%d", n);
}

void
export_json_findings(struct buf *b, const struct report *r, const struct findings *f,
    const char *indent)
{
	struct buf message = BUF_INIT;

	buf_chr(b, '[');
	for (size_t i = 0; i < f->n; i++) {
		const struct finding *fi = &f->item[i];

		buf_str(b, i > 0 ? ",\n" : "\n");
		buf_str(b, indent);
		buf_str(b, "{\"check\":");
		export_json_string(b, fi->code);
		buf_str(b, ",\"level\":");
		export_json_string(b, form_level_name(fi->level));
		buf_str(b, ",\"cells\":[");
		for (int k = 0; k < fi->ncell; k++) {
			buf_str(b, k > 0 ? "," : "");
			export_json_string(b, r->form->cell[fi->cell[k]].code);
		}
		buf_str(b, "]");
		if (form_text_find(r->form, fi->place) >= 0) {
			buf_str(b, ",\"text\":");
			export_json_string(b, fi->place);
			put_paragraph(b, r, fi);
		}
		buf_str(b, ",\"left\":");
		put_side(b, fi, fi->left);
		buf_str(b, ",\"right\":");
		put_side(b, fi, fi->right);
		buf_str(b, ",\"message\":");
		buf_reset(&message);
		finding_message(&message, r, fi, LANG_ZH);
		export_json_string(b, buf_cstr(&message));
		buf_str(b, ",\"reason\":");
		export_json_string(b, fi->reason != NULL ? fi->reason->body : NULL);
		buf_chr(b, '}');
	}
	buf_chr(b, ']');
	buf_release(&message);
}

/* The printed title always, also where the form makes it. */
static void
put_head(struct buf *b, const struct report *r)
{
	struct buf title = BUF_INIT;

	report_title(&title, r);
	buf_str(b, "{\"schema\":\"nianbao/report/1\",\n\"form\":");
	export_json_string(b, r->form->code);
	buf_str(b, ",\n\"agency\":");
	export_json_string(b, r->agency.name);
	buf_str(b, ",\n\"year\":");
	buf_i64(b, r->year);
	buf_str(b, ",\n\"title\":");
	export_json_string(b, buf_cstr(&title));
	buf_str(b, ",\n\"state\":");
	export_json_string(b, state_name(r->state));
	buf_str(b, ",\n");
	buf_release(&title);
}

/* What kind of office it is, fee and address of publication, where they were told. */
static void
put_columns(struct buf *b, const struct report *r)
{
	char figure[NUM_TEXT];

	if (agency_kind_name(r->agency.kind) != NULL)
		buf_printf(b, "\"kind\":\"%s\",\n", agency_kind_name(r->agency.kind));
	if (r->agency.level > 0)
		buf_printf(b, "\"level\":%d,\n", r->agency.level);
	if (r->has_fee)
		buf_printf(b, "\"fee\":%s,\n\"fee_notices\":%lld,\n",
		    num_print(figure, r->fee), (long long)r->fee_notices);
	if (r->address != NULL) {
		put_name(b, "address");
		export_json_string(b, r->address);
		buf_str(b, ",\n");
	}
}

/* What a page told around the text, where there is any: values. */
static void
put_told(struct buf *b, const struct report *r)
{
	for (int i = 0; i < TOLD__MAX; i++) {
		const char *told = report_told(r, (enum report_told)i);

		if (told == NULL)
			continue;
		put_name(b, report_told_name((enum report_told)i));
		export_json_string(b, told);
		buf_str(b, ",\n");
	}
}

/* Then its words. */
static void
put_told_words(struct buf *b, const struct report *r)
{
	struct members m = { b, false };

	for (int i = 0; i < TOLD__MAX; i++) {
		const char *words = report_told_source(r, (enum report_told)i);

		if (words == NULL)
			continue;
		buf_str(b, m.any ? "" : "\"told\":{");
		put_member(&m, report_told_name((enum report_told)i), words);
	}
	buf_str(b, m.any ? "},\n" : "");
}

/* Findings that were not handed over are found here: "none" must mean none. */
bool
export_json(struct buf *b, const struct report *r, const struct export_options *o,
    struct diag *d)
{
	const struct findings *f = o->findings;
	struct findings own;

	(void)d;
	findings_init(&own);
	if (f == NULL) {
		report_findings(r, &own);
		f = &own;
	}
	put_head(b, r);
	put_columns(b, r);
	put_told(b, r);
	put_told_words(b, r);
	put_cells(b, r);
	put_raw(b, r);
	put_texts(b, r);
	put_notes(b, r);
	put_beside(b, r);
	buf_str(b, "\"findings\":");
	export_json_findings(b, r, f, "");
	buf_printf(b, ",\n\"counts\":{\"error\":%d,\"warning\":%d,\"hint\":%d,"
	    "\"empty\":%d,\"text\":%d}", f->open.error, f->count[LEVEL_WARNING],
	    f->count[LEVEL_HINT], f->open.empty, f->open.text);
	put_open(b, r, "partial", true);
	if (!o->candidate && report_unread(r) > 0) {
		put_open(b, r, "open", false);
		put_printed(b, r);
	}
	buf_str(b, "}\n");
	findings_release(&own);
	return true;
}

/* The line breaks of these functions stand between members only: in strings they are
 * escapes.  The last part before "partial" ends in a comma and a break. */
void
export_json_line(struct buf *b, const struct report *r)
{
	struct buf all = BUF_INIT;

	put_head(&all, r);
	put_columns(&all, r);
	put_told(&all, r);
	put_cells(&all, r);
	put_raw(&all, r);
	put_texts(&all, r);
	put_beside(&all, r);
	all.len -= strlen(",\n");
	put_open(&all, r, "partial", true);
	buf_chr(&all, '}');
	for (size_t i = 0; i < all.len; i++)
		if (all.data[i] != '\n')
			buf_chr(b, all.data[i]);
	buf_chr(b, '\n');
	buf_release(&all);
}
