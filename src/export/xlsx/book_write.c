/*
 * book_write.c - a report as a workbook (SpreadsheetML, ECMA-376): the parts of the
 * package and the names in it.
 *
 * The printed tables one a sheet, then the texts, the checks and a list of all figures.
 * What it is, of which office, year and form, stands in one property, by which our own
 * reader knows it again.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "doc/xml.h"
#include "doc/zip.h"
#include "export/export.h"
#include "export/xlsx/book.h"
#include "form/form.h"
#include "report/report.h"

#define DEFLATE_LEVEL	9
#define SHEET_NAME	31	/* characters of a sheet's name */
#define LISTS		3	/* sheets behind those of the tables */
#define PACKAGE	"http://schemas.openxmlformats.org/package/2006"
#define OFFICE	"http://schemas.openxmlformats.org/officeDocument/2006"
#define MAIN	"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define TYPE	"application/vnd.openxmlformats-officedocument.spreadsheetml."

static const char *const lists[LISTS] = { BOOK_TEXTS, BOOK_CHECKS, BOOK_DATA };

/* ---- what the workbook is made of ---- */

static bool
name_taken(const struct book *b, const char *name)
{
	for (int i = 0; i < b->ngrid; i++)
		if (strcasecmp(b->grid[i].name, name) == 0)
			return true;
	for (int i = 0; i < LISTS; i++)
		if (strcmp(lists[i], name) == 0)
			return true;
	return false;
}

/* 三 of 三、收到和处理…; without an ordinal what the heading says, or the code. */
static const char *
sheet_name(struct book *b, const struct form_section *s)
{
	struct buf name = BUF_INIT, plain = BUF_INIT;
	const char *rest, *from, *out;

	if (!form_ordinal(&name, s->heading, &rest))
		buf_str(&name, s->brief != NULL ? s->brief : s->heading);
	export_clean(&plain, buf_cstr(&name));
	buf_reset(&name);
	for (from = buf_cstr(&plain); *from != '\0'; from++)
		if (strchr("[]:*?/\\'\n", *from) == NULL)
			buf_chr(&name, *from);
	out = arena_strndup(&b->arena, buf_cstr(&name), text_offset(buf_cstr(&name),
	    name.len, SHEET_NAME));
	if (out[0] == '\0' || name_taken(b, out)) {
		buf_reset(&name);
		buf_printf(&name, "%s-%d", s->code, b->ngrid + 1);
		out = arena_strdup(&b->arena, buf_cstr(&name));
	}
	buf_release(&name);
	buf_release(&plain);
	return out;
}

static void
find_tables(struct book *b)
{
	const struct form *f = b->r->form;
	size_t at = 0;

	b->doc = export_build_tables(b->r, -1, LANG_ZH);
	b->grid = arena_array(&b->arena, (size_t)f->nsection, sizeof *b->grid);
	b->place = arena_array(&b->arena, (size_t)f->ncell, sizeof *b->place);
	for (int i = 0; i < f->nsection; i++) {
		struct book_grid *g = &b->grid[b->ngrid];

		if (f->section[i].grid == NULL)
			continue;
		while (at < b->doc->n && b->doc->block[at].kind != DOC_TABLE)
			at++;
		g->section = i;
		g->table = b->doc->block[at++].table;
		g->top = book_tops(b);
		g->name = sheet_name(b, &f->section[i]);
		for (size_t k = 0; k < g->table->ncell; k++) {
			const struct doc_cell *c = &g->table->cell[k];

			if (c->cell >= 0)
				b->place[c->cell] = (struct book_place){ b->ngrid,
				    g->top + c->row, c->col, c->colspan };
		}
		b->ngrid++;
	}
}

static int
name_order(const void *x, const void *y)
{
	const char *const *a = x, *const *b = y;
	int order = strcasecmp(*a, *b);

	return order != 0 ? order : strcmp(*a, *b);
}

/* c_3_3_3_1_B1 of 3:3.3.1:B1; two codes that come out alike get the number of the cell. */
static void
find_names(struct book *b)
{
	const struct form *f = b->r->form;
	const char **sorted = mem_array((size_t)f->ncell + 1, sizeof *sorted);
	struct buf name = BUF_INIT;

	b->name = arena_array(&b->arena, (size_t)f->ncell, sizeof *b->name);
	for (int i = 0; i < f->ncell; i++) {
		buf_reset(&name);
		buf_str(&name, "c_");
		for (const char *s = f->cell[i].code; *s != '\0'; s++)
			buf_chr(&name, *s == ':' || *s == '.' || *s == '-' ? '_' : *s);
		b->name[i] = arena_strdup(&b->arena, buf_cstr(&name));
		sorted[i] = b->name[i];
	}
	qsort(sorted, (size_t)f->ncell, sizeof *sorted, name_order);
	for (int i = 0; i < f->ncell; i++) {
		const char **at = bsearch(&b->name[i], sorted, (size_t)f->ncell,
		    sizeof *sorted, name_order);
		ptrdiff_t k = at - sorted;

		if ((k > 0 && strcasecmp(sorted[k - 1], *at) == 0) ||
		    (k + 1 < f->ncell && strcasecmp(sorted[k + 1], *at) == 0)) {
			buf_reset(&name);
			buf_printf(&name, "%s_%d", b->name[i], i + 1);
			b->name[i] = arena_strdup(&b->arena, buf_cstr(&name));
		}
	}
	buf_release(&name);
	free(sorted);
}

static void
begin(struct book *b, struct book_strings *strings, const struct report *r,
    const struct export_options *o)
{
	struct buf text = BUF_INIT, clean = BUF_INIT;

	memset(b, 0, sizeof *b);
	memset(strings, 0, sizeof *strings);
	b->strings = strings;
	arena_init(&b->arena);
	b->r = r;
	b->draft = o != NULL && o->draft;
	report_title(&text, r);
	export_clean(&clean, buf_cstr(&text));
	for (size_t i = 0; i < clean.len; i++)
		if (clean.data[i] == '\n')
			clean.data[i] = ' ';
	b->title = arena_strdup(&b->arena, buf_cstr(&clean));
	if (o != NULL && o->audit_head != NULL) {
		buf_reset(&text);
		msg_put(&text, LANG_ZH, MSG_EXPORT_AUDIT_HEAD, o->audit_head,
		    msg_text(LANG_ZH, state_word(r->state)), NULL);
		b->small = arena_strdup(&b->arena, buf_cstr(&text));
	}
	find_tables(b);
	find_names(b);
	b->value = arena_array(&b->arena, (size_t)r->form->ncell, sizeof *b->value);
	for (int i = 0; i < r->form->ncell; i++) {
		b->value[i] = book_value(b, i);
		b->open |= b->value[i].unknown;
	}
	buf_release(&text);
	buf_release(&clean);
}

/* ---- parts ---- */

static void
put_types(struct buf *b, int nsheet)
{
	xml_head(b);
	buf_str(b, "<Types xmlns=\"" PACKAGE "/content-types\"><Default Extension=\"rels\""
	    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" TYPE "sheet.main+xml\"/>");
	for (int i = 1; i <= nsheet; i++)
		buf_printf(b, "<Override PartName=\"/xl/worksheets/sheet%d.xml\""
		    " ContentType=\"" TYPE "worksheet+xml\"/>", i);
	buf_str(b, "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" TYPE
	    "sharedStrings+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"" TYPE
	    "styles+xml\"/><Override PartName=\"/docProps/core.xml\" ContentType="
	    "\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
	    "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd."
	    "openxmlformats-officedocument.extended-properties+xml\"/>"
	    "<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd."
	    "openxmlformats-officedocument.custom-properties+xml\"/></Types>");
}

static const char package_relations[] =
    "<Relationships xmlns=\"" PACKAGE "/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"" OFFICE "/relationships/officeDocument\""
    " Target=\"xl/workbook.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"" PACKAGE
    "/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
    "<Relationship Id=\"rId3\" Type=\"" OFFICE "/relationships/extended-properties\""
    " Target=\"docProps/app.xml\"/>"
    "<Relationship Id=\"rId4\" Type=\"" OFFICE "/relationships/custom-properties\""
    " Target=\"docProps/custom.xml\"/></Relationships>";

static const char app[] =
    "<Properties xmlns=\"" OFFICE "/extended-properties\">"
    "<Application>nianbao</Application></Properties>";

static void
put_relations(struct buf *b, int nsheet)
{
	xml_head(b);
	buf_str(b, "<Relationships xmlns=\"" PACKAGE "/relationships\">");
	for (int i = 1; i <= nsheet; i++)
		buf_printf(b, "<Relationship Id=\"rId%d\" Type=\"" OFFICE
		    "/relationships/worksheet\" Target=\"worksheets/sheet%d.xml\"/>", i, i);
	buf_printf(b, "<Relationship Id=\"rId%d\" Type=\"" OFFICE "/relationships/styles\""
	    " Target=\"styles.xml\"/><Relationship Id=\"rId%d\" Type=\"" OFFICE
	    "/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>",
	    nsheet + 1, nsheet + 2);
}

/* What our reader knows the workbook by: schema, form, year, and the office at the end,
 * whose name may have any character. */
static void
put_property(struct buf *b, const struct report *r)
{
	struct buf name = BUF_INIT, value = BUF_INIT;

	export_clean(&name, r->agency.name);
	buf_printf(&value, "schema=1 form=%s year=%d agency=%s", r->form->code, r->year,
	    buf_cstr(&name));
	xml_head(b);
	buf_str(b, "<Properties xmlns=\"" OFFICE "/custom-properties\" xmlns:vt=\"" OFFICE
	    "/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\""
	    " pid=\"2\" name=\"nianbao\"><vt:lpwstr>");
	xml_text(b, buf_cstr(&value), value.len);
	buf_str(b, "</vt:lpwstr></property></Properties>");
	buf_release(&name);
	buf_release(&value);
}

/* Rows of a sheet that stand on top of each of its pages. */
static void
put_print_title(struct buf *b, const char *name, int sheet, int rows)
{
	buf_printf(b, "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"%d\">'",
	    sheet);
	xml_text(b, name, strlen(name));
	buf_printf(b, "'!$1:$%d</definedName>", rows);
}

static void
put_names(struct buf *b, struct book *k)
{
	const struct form *f = k->r->form;
	const char *filter = book_filter(k);

	buf_str(b, "<definedNames>");
	for (int i = 0; i < k->ngrid; i++)
		put_print_title(b, k->grid[i].name, i, k->grid[i].top +
		    k->grid[i].table->nhead);
	put_print_title(b, BOOK_TEXTS, k->ngrid, book_tops(k) + 1);
	put_print_title(b, BOOK_CHECKS, k->ngrid + 1, book_tops(k) + 1);
	put_print_title(b, BOOK_DATA, k->ngrid + 2, 1);
	buf_printf(b, "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"%d\""
	    " hidden=\"1\">'" BOOK_DATA "'!$A$1:$%c$%s</definedName>", k->ngrid + 2,
	    filter[3], filter + 4);
	for (int i = 0; i < f->ncell; i++) {
		buf_str(b, "<definedName");
		xml_attr(b, "name", k->name[i]);
		buf_str(b, ">'");
		xml_text(b, k->grid[k->place[i].grid].name,
		    strlen(k->grid[k->place[i].grid].name));
		buf_str(b, "'!");
		book_square(b, k->place[i].row, k->place[i].col, true);
		buf_str(b, "</definedName>");
	}
	buf_str(b, "</definedNames>");
}

static void
put_workbook(struct buf *b, struct book *k)
{
	xml_head(b);
	buf_str(b, "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "/relationships\">"
	    "<bookViews><workbookView/></bookViews><sheets>");
	for (int i = 0; i < k->ngrid + LISTS; i++) {
		buf_str(b, "<sheet");
		xml_attr(b, "name", i < k->ngrid ? k->grid[i].name : lists[i - k->ngrid]);
		buf_printf(b, " sheetId=\"%d\" r:id=\"rId%d\"/>", i + 1, i + 1);
	}
	buf_str(b, "</sheets>");
	put_names(b, k);
	buf_str(b, "<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>");
}

static void
part(struct zip *zip, const char *name, struct buf *b)
{
	zip_part(zip, name, b->data, b->len);
	buf_reset(b);
}

static void
put_sheets(struct zip *zip, struct buf *b, struct book *k)
{
	char name[40];

	for (int i = 0; i < k->ngrid + LISTS; i++) {
		if (i < k->ngrid)
			book_put_grid(b, k, i);
		else if (i == k->ngrid)
			book_put_texts(b, k);
		else if (i == k->ngrid + 1)
			book_put_checks(b, k);
		else
			book_put_data(b, k);
		snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", i + 1);
		part(zip, name, b);
	}
}

bool
export_xlsx(struct buf *out, const struct report *r, const struct export_options *o,
    struct diag *d)
{
	struct zip *zip = zip_begin(out, DEFLATE_LEVEL);
	struct buf b = BUF_INIT;
	struct book_strings strings;
	struct book k;

	begin(&k, &strings, r, o);
	put_types(&b, k.ngrid + LISTS);
	part(zip, "[Content_Types].xml", &b);
	xml_head(&b);
	buf_str(&b, package_relations);
	part(zip, "_rels/.rels", &b);
	put_workbook(&b, &k);
	part(zip, "xl/workbook.xml", &b);
	put_relations(&b, k.ngrid + LISTS);
	part(zip, "xl/_rels/workbook.xml.rels", &b);
	put_sheets(zip, &b, &k);
	book_put_strings(&b, &strings);
	part(zip, "xl/sharedStrings.xml", &b);
	book_put_styles(&b);
	part(zip, "xl/styles.xml", &b);
	export_core(&b, k.title, r->agency.name, r->published);
	part(zip, "docProps/core.xml", &b);
	xml_head(&b);
	buf_str(&b, app);
	part(zip, "docProps/app.xml", &b);
	put_property(&b, r);
	part(zip, "docProps/custom.xml", &b);
	buf_release(&b);
	book_strings_release(&strings);
	doc_free(k.doc);
	arena_release(&k.arena);
	return zip_end(zip, d);
}
