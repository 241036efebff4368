/*
 * files.c - reports that come from files: reading them, and their JSON.
 *
 * The JSON of a candidate is the report object of the exporter with the members
 * that only a source can have put before its last brace (CONTRACT §3).
 */
#include <string.h>
#include "child.h"
#include "cmd.h"
#include "export.h"
#include "file.h"

/* A file from elsewhere is read by a child without rights, an old format by way of
 * nianbao-convert; but in kiosk mode no other program is ever started. */
struct candidate *
files_read(struct cmd *c, const char *path)
{
	struct import_options o = {
		.agency = c->opt[OPT_AGENCY],
		.year = c->year,
		.encoding = c->encoding,
		.blank_zero = c->opt[OPT_BLANK_ZERO] != NULL,
		.accept_proposals = c->opt[OPT_ACCEPT] != NULL,
		.outside = c->opt[OPT_KIOSK] == NULL,
	};

	if (c->child == NULL)
		c->child = child_new(0);
	o.child = c->child;
	return import_file(path, &c->forms, &o, &c->actor, &c->diag);
}

static void
put_source(struct buf *b, const struct candidate *k)
{
	buf_str(b, "\"source\":{\"file\":");
	json_string(b, k->file);
	buf_str(b, ",\"kind\":");
	json_string(b, k->kind);
	buf_str(b, ",\"encoding\":");
	json_string(b, k->encoding);
	buf_chr(b, '}');
}

static void
put_printed(struct buf *b, const struct report *r)
{
	bool first = true;

	buf_str(b, ",\n\"printed\":{");
	for (int i = 0; i < r->form->ncell; i++) {
		if (!r->cell[i].has_printed)
			continue;
		buf_str(b, first ? "" : ",");
		json_string(b, r->form->cell[i].code);
		buf_chr(b, ':');
		json_num(b, r->cell[i].printed);
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
		json_string(b, s->place);
		buf_chr(b, ':');
		json_num(b, s->proposal);
		first = false;
	}
	buf_chr(b, '}');
}

void
files_json(struct cmd *c, struct buf *out, const struct candidate *k,
    const struct findings *f)
{
	struct export_options o = { .findings = f };
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
		json_string(out, k->report->form->cell[k->open[i]].code);
	}
	buf_chr(out, ']');
	put_proposals(out, k->report);
	buf_str(out, ",\n\"unplaced\":[");
	for (size_t i = 0; i < k->nunplaced; i++) {
		buf_str(out, i > 0 ? ",{\"text\":" : "{\"text\":");
		json_string(out, k->unplaced[i].text);
		buf_str(out, ",\"where\":");
		json_string(out, k->unplaced[i].where);
		buf_chr(out, '}');
	}
	buf_str(out, "]}");
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
	buf_chr(out, '{');
	put_source(out, k);
	buf_str(out, ",\"error\":");
	json_string(out, buf_cstr(&text));
	buf_chr(out, '}');
	buf_release(&text);
}
