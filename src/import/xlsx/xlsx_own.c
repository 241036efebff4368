/*
 * xlsx_own.c - a workbook that we wrote: its sheets in the order of the report.
 *
 * The property nianbao says so, and of which office and year it is, whatever else the
 * workbook has been given since by a spreadsheet.  校核 and 数据 repeat what stands in
 * the tables and are passed over; the rows of 文字 become title, headings and paragraphs
 * around the tables, which then are read as those of any other document:
 *
 *	title 题名              湘潭县…2025年…年度报告    the title
 *	t2    二、主动公开…      全年…                    heading, text; then the sheet
 *	                                                whose heading this is
 *	t2n   二、主动公开…      注：…                    text below it
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "form/form.h"
#include "import/office.h"
#include "import/xlsx/xlsx.h"
#include "report/report.h"

struct own_sheet {
	char		*name;
	struct xlsx_sheet sheet;
};
/* A row of 文字. */
struct own_text { const char *code, *section, *text; };

struct xlsx_own {
	char		*agency;
	int		 year;
	struct own_sheet *sheet;
	size_t		 nsheet, capsheet;
	struct own_text	*text;		/* in the document's arena */
	size_t		 ntext, captext;
	size_t		 next;		/* the first that is not emitted */
	const char	*section;	/* whose heading was */
};

/* ---- the property ---- */

struct property_load { struct buf value; bool open, ours; };
enum { PROPERTY, VALUE };
static const char *const property_names[] = { "property", "lpwstr", NULL };

static bool
property_start(void *ctx, int element, const char *const *attr)
{
	struct property_load *l = ctx;
	const char *name = xmlread_attr(attr, "name");

	if (element == PROPERTY)
		l->ours = l->value.len == 0 && name != NULL && strcmp(name, "nianbao") == 0;
	l->open = element == VALUE && l->ours;
	return true;
}

static bool
property_end(void *ctx, int element)
{
	(void)element;
	((struct property_load *)ctx)->open = false;
	return true;
}

static bool
property_text(void *ctx, const char *s, size_t n)
{
	struct property_load *l = ctx;

	if (l->open && n <= 4096 - l->value.len)
		buf_add(&l->value, s, n);
	return true;
}

/* "schema=1 form=2021 year=2025 agency=湘潭县医疗保障局" */
static bool
parse_property(struct xlsx_own *own, const char *s)
{
	static const char head[] = "schema=1 ";
	const char *year = strstr(s, " year="), *agency = strstr(s, " agency=");

	if (strncmp(s, head, sizeof head - 1) != 0 || year == NULL || agency == NULL ||
	    sscanf(year, " year=%4d ", &own->year) != 1 ||
	    own->year < REPORT_YEAR_MIN || own->year > REPORT_YEAR_MAX)
		return false;
	own->agency = agency_name(agency + sizeof " agency=" - 1);
	return own->agency != NULL;
}

struct xlsx_own *
xlsx_own_begin(struct xlsx *x, const struct opc_relations *package)
{
	static const struct xml_events events = {
		property_names, property_start, property_end, property_text
	};
	const char *part = opc_by_type(package, "custom-properties");
	const struct unzip_entry *e = part != NULL ? unzip_find(x->zip, part) : NULL;
	struct property_load l = { .value = BUF_INIT };
	struct xlsx_own *own = mem_zero(sizeof *own);

	if (e == NULL || !opc_parse(x->zip, e, &events, &l, NULL) ||
	    !parse_property(own, buf_cstr(&l.value))) {
		xlsx_own_free(own);
		own = NULL;
	}
	buf_release(&l.value);
	return own;
}

void
xlsx_own_free(struct xlsx_own *own)
{
	if (own == NULL)
		return;
	for (size_t i = 0; i < own->nsheet; i++) {
		free(own->sheet[i].name);
		xlsx_sheet_release(&own->sheet[i].sheet);
	}
	free(own->sheet);
	free(own->text);
	free(own->agency);
	free(own);
}

/* ---- the sheets ---- */

/* Behind the text of the row before. */
static void
go_on(struct own_text *t, struct arena *a, const char *more)
{
	struct buf b = BUF_INIT;

	buf_str(&b, t->text);
	buf_str(&b, more);
	t->text = arena_strndup(a, buf_cstr(&b), b.len);
	buf_release(&b);
}

static void
read_texts(struct xlsx_own *own, struct xlsx *x, const struct xlsx_sheet *s)
{
	struct arena *a = &x->doc->arena;
	bool begun = false;

	for (size_t i = 0, n; i < s->ncell; i += n) {
		const char *at[3] = { "", "", "" };

		for (n = 0; i + n < s->ncell && s->cell[i + n].row == s->cell[i].row; n++)
			if (s->cell[i + n].col < 3)
				at[s->cell[i + n].col] = s->cell[i + n].text;
		if (!begun) {		/* 草稿, the heading, and the heads of the columns */
			begun = strcmp(at[0], "代码") == 0;
			continue;
		}
		if (at[0][0] == '\0' && at[1][0] == '\0' && own->ntext > 0) {
			go_on(&own->text[own->ntext - 1], a, at[2]);
			continue;
		}
		own->text = mem_grow(own->text, own->ntext, &own->captext,
		    sizeof *own->text);
		own->text[own->ntext++] = (struct own_text){ at[0], at[1], at[2] };
	}
}

bool
xlsx_own_sheet(struct xlsx_own *own, struct xlsx *x, const char *name,
    struct xlsx_sheet *s)
{
	struct own_sheet *to;

	if (strcmp(name, "文字") == 0)
		read_texts(own, x, s);
	if (strcmp(name, "文字") == 0 || strcmp(name, "校核") == 0 ||
	    strcmp(name, "数据") == 0)
		return false;
	own->sheet = mem_grow(own->sheet, own->nsheet, &own->capsheet, sizeof *own->sheet);
	to = &own->sheet[own->nsheet++];
	to->name = mem_strdup(name);
	to->sheet = *s;
	return true;
}

/* ---- the blocks ---- */

static bool
put(struct xlsx *x, enum doc_kind kind, const char *text)
{
	if (office_paragraph(x->doc, kind, arena_strdup(&x->doc->arena, text)))
		return true;
	diag_error(x->d, DIAG_DATA, MSG_IMPORT_DOCUMENT_LARGE, NULL);
	return false;
}

/* The title as it stands there, if it tells of which office and year it is. */
static bool
put_title(const struct xlsx_own *own, struct xlsx *x)
{
	const char *title = own->ntext > 0 && strcmp(own->text[0].code, "title") == 0 ?
	    own->text[0].text : "";
	struct buf b = BUF_INIT;
	char year[16];
	bool ok;

	snprintf(year, sizeof year, "%d", own->year);
	if (strstr(title, own->agency) != NULL && strstr(title, year) != NULL)
		buf_str(&b, title);
	else
		buf_printf(&b, "%s%s年政府信息公开工作年度报告", own->agency, year);
	ok = put(x, DOC_TITLE, buf_cstr(&b));
	buf_release(&b);
	return ok;
}

/* t2n: a text below the tables of t2. */
static bool
is_below(const struct own_text *t)
{
	size_t n = strlen(t->code);

	return n > 0 && t->code[n - 1] == 'n';
}

/* The rows before number "to", each section under its heading. */
static bool
put_texts(struct xlsx_own *own, struct xlsx *x, size_t to)
{
	for (; own->next < to; own->next++) {
		const struct own_text *t = &own->text[own->next];
		bool section = t->code[0] == 't' && strcmp(t->code, FORM_LEAD_CODE) != 0 &&
		    strcmp(t->code, "title") != 0;

		if (section && (own->section == NULL ||
		    strcmp(own->section, t->section) != 0)) {
			own->section = t->section;
			if (!put(x, DOC_HEADING1, t->section))
				return false;
		}
		if ((section || strcmp(t->code, FORM_LEAD_CODE) == 0) &&
		    !put(x, DOC_PARA, t->text))
			return false;
	}
	return true;
}

/* The rows of the section whose tables are on this sheet end before which? 0: none has
 * them.  *row: where its heading stands. */
static size_t
texts_of(const struct xlsx_own *own, const struct xlsx_sheet *s, int *row)
{
	size_t to = 0;

	for (size_t i = 0; i < s->ncell && to == 0; i++)
		for (size_t k = own->next; k < own->ntext; k++) {
			const struct own_text *t = &own->text[k];

			if (strcmp(t->section, s->cell[i].text) != 0 || is_below(t))
				continue;
			*row = s->cell[i].row;
			to = k + 1;
		}
	return to;
}

/*
 * The table alone: its heading stands in 文字 too, 草稿 above it is no row, and a row of
 * it that nothing is filled in yet is one all the same.
 */
static void
keep_table(struct xlsx *x, struct xlsx_sheet *s, int heading)
{
	size_t cells = 0, was;
	int last = -1;

	for (size_t i = 0; i < s->ncell; i++)
		if (s->cell[i].row > heading)
			s->cell[cells++] = s->cell[i];
	s->ncell = was = cells;
	for (size_t i = 0, k = 0; i < s->nsolid; i++) {
		while (k < was && s->cell[k].row < s->solid[i])
			k++;
		if (s->solid[i] > heading && s->solid[i] != last &&
		    (k == was || s->cell[k].row != s->solid[i]))
			xlsx_sheet_add(s, (struct xlsx_cell){ .row = s->solid[i],
			    .text = arena_strdup(&x->doc->arena, "") });
		last = s->solid[i];
	}
	xlsx_sheet_sort(s);
	s->table = true;
}

bool
xlsx_own_end(struct xlsx_own *own, struct xlsx *x)
{
	bool ok = put_title(own, x);

	for (size_t i = 0; ok && i < own->nsheet; i++) {
		struct own_sheet *s = &own->sheet[i];
		int heading = -1;
		size_t to = texts_of(own, &s->sheet, &heading);

		if (to > 0) {
			ok = put_texts(own, x, to);
			keep_table(x, &s->sheet, heading);
		} else if (s->sheet.ncell > 0) {
			doc_add(x->doc, DOC_SHEET, s->name, strlen(s->name));
		}
		ok = ok && xlsx_rows(x, &s->sheet);
	}
	return ok && put_texts(own, x, own->ntext);
}
