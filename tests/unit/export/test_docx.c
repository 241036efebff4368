/*
 * test_docx.c - the Word file: parts, order of elements, geometry of tables.
 */
#include <criterion/criterion.h>
#include <expat.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "kit/exportkit.h"
#include "report/report.h"

static void
document(struct buf *part, const char *form, bool draft, const char *name)
{
	struct report *r = kit_full(form);
	struct buf zip = BUF_INIT;

	cr_assert(kit_export(&zip, r, "docx", draft));
	cr_assert(kit_unzip(&zip, name, part), "%s", name);
	buf_release(&zip);
	report_free(r);
}

Test(docx, every_part_is_there_and_well_formed)
{
	struct buf zip = BUF_INIT, list = BUF_INIT, part = BUF_INIT, types = BUF_INIT;
	struct report *r = kit_full("2021");

	for (int draft = 0; draft < 2; draft++) {
		char *name, *next;
		size_t n = 0;

		buf_reset(&zip);
		buf_reset(&list);
		cr_assert(kit_export(&zip, r, "docx", draft));
		cr_assert(kit_unzip(&zip, "[Content_Types].xml", &types));
		kit_zip_list(&zip, &list);
		for (name = list.data; *name != '\0'; name = next + 1, n++) {
			next = strchr(name, '\n');
			*next = '\0';
			cr_assert(kit_unzip(&zip, name, &part), "%s", name);
			cr_assert(kit_wellformed(&part), "%s", name);
			/* every part of its own type is declared */
			if (strncmp(name, "word/", 5) == 0 && strstr(name, ".rels") == NULL)
				cr_assert_eq(kit_count(&types, name), 1, "%s", name);
		}
		cr_assert_eq(n, draft ? 12 : 11);
		cr_assert_eq(kit_unzip(&zip, "word/header1.xml", &part), draft == 1);
		cr_assert_eq(draft && kit_count(&part, "草") == 0, false);
		cr_assert(kit_unzip(&zip, "word/document.xml", &part));
		cr_assert_eq(kit_count(&part, "headerReference"), draft ? 2 : 0);
		/* the header of every page says it; nothing does a second time */
		cr_assert_eq(kit_count(&part, "<w:t xml:space=\"preserve\">草稿</w:t>"), 0);
	}
	buf_release(&zip);
	buf_release(&list);
	buf_release(&part);
	buf_release(&types);
	report_free(r);
}

/* The children of an element must come in the schema's order. */
static const struct { const char *parent, *order; } schema[] = {
	{ "w:pPr", "w:pStyle w:keepNext w:keepLines w:wordWrap w:autoSpaceDE "
	    "w:autoSpaceDN w:snapToGrid w:spacing w:ind w:jc "
	    "w:outlineLvl " },
	{ "w:rPr", "w:rStyle w:rFonts w:b w:color w:spacing w:kern w:sz w:szCs w:lang " },
	{ "w:tblPr", "w:tblW w:jc w:tblBorders w:tblLayout w:tblCellMar w:tblLook "
	    "w:tblCaption w:tblDescription " },
	{ "w:tcPr", "w:tcW w:gridSpan w:vMerge w:tcMar w:vAlign " },
	{ "w:tbl", "w:tblPr w:tblGrid w:tr " },
	{ "w:tr", "w:trPr w:tc " },
	{ "w:tc", "w:tcPr w:p " },
	{ "w:sectPr", "w:headerReference w:footerReference w:pgSz w:pgMar w:docGrid " },
	{ "w:style", "w:name w:basedOn w:next w:qFormat w:pPr w:rPr " },
	{ "w:settings", "w:zoom w:evenAndOddHeaders w:characterSpacingControl w:compat "
	    "w:themeFontLang " },
	{ "w:font", "w:altName w:panose1 w:charset w:family w:pitch " },
};

struct walk {
	char	 path[32][32];
	size_t	 last[32];	/* place of the last child in the parent's order */
	int	 depth;
	char	 fault[128];
};

static void
on_start(void *ctx, const char *name, const char **attr)
{
	struct walk *w = ctx;
	char key[40];

	(void)attr;
	snprintf(key, sizeof key, "%s ", name);
	for (size_t i = 0; w->depth > 0 && i < sizeof schema / sizeof *schema; i++) {
		const char *at;

		if (strcmp(schema[i].parent, w->path[w->depth - 1]) != 0)
			continue;
		at = strstr(schema[i].order, key);
		if (at == NULL || (size_t)(at - schema[i].order) < w->last[w->depth - 1])
			snprintf(w->fault, sizeof w->fault, "%s in %s", name, schema[i].parent);
		else
			w->last[w->depth - 1] = (size_t)(at - schema[i].order);
	}
	snprintf(w->path[w->depth], sizeof *w->path, "%s", name);
	w->last[w->depth++] = 0;
}

static void
on_end(void *ctx, const char *name)
{
	(void)name;
	((struct walk *)ctx)->depth--;
}

static void
check_order(const struct buf *part, const char *name)
{
	XML_Parser p = XML_ParserCreate("UTF-8");
	struct walk *w = calloc(1, sizeof *w);

	XML_SetUserData(p, w);
	XML_SetElementHandler(p, on_start, on_end);
	cr_assert_eq(XML_Parse(p, part->data, (int)part->len, 1), XML_STATUS_OK);
	cr_assert_str_eq(w->fault, "", "%s: %s", name, w->fault);
	XML_ParserFree(p);
	free(w);
}

Test(docx, children_in_schema_order)
{
	static const char *const name[] = {
		"word/document.xml", "word/styles.xml", "word/settings.xml",
		"word/fontTable.xml", "word/footer1.xml", "word/footer2.xml",
		"word/header1.xml"
	};
	struct buf part = BUF_INIT;

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		document(&part, "2021", true, name[i]);
		check_order(&part, name[i]);
	}
	document(&part, "2019", false, "word/document.xml");
	check_order(&part, "2019");
	buf_release(&part);
}

/* In every row the spans fill the grid, and the widths add up to the table's. */
Test(docx, rows_fill_the_grid)
{
	struct buf part = BUF_INIT;
	const char *s, *row, *end;
	int tables = 0;

	document(&part, "2021", false, "word/document.xml");
	for (s = part.data; (s = strstr(s, "<w:tbl>")) != NULL; s = end, tables++) {
		int total = atoi(strstr(s, "<w:tblW w:w=\"") + 13), ncol = 0;

		end = strstr(s, "</w:tbl>");
		for (row = s; (row = strstr(row, "<w:gridCol")) != NULL && row < end; row++)
			ncol++;
		for (row = s; (row = strstr(row, "<w:tr>")) != NULL && row < end; row++) {
			const char *stop = strstr(row, "</w:tr>"), *c;
			int width = 0, columns = 0;

			for (c = row; (c = strstr(c, "<w:tcW")) != NULL && c < stop; c++) {
				const char *span = strstr(c, "<w:gridSpan w:val=\"");

				width += atoi(c + strlen("<w:tcW w:w=\""));
				columns += span != NULL && span < strstr(c, "</w:tcPr>") ?
				    atoi(span + strlen("<w:gridSpan w:val=\"")) : 1;
			}
			cr_assert_eq(columns, ncol);
			cr_assert_eq(width, total);
		}
	}
	cr_assert_eq(tables, 3);
	cr_assert_eq(kit_count(&part, "<w:tblHeader/>"), 6);
	buf_release(&part);
}

Test(docx, values_of_the_standard)
{
	struct buf part = BUF_INIT;

	document(&part, "2021", false, "word/document.xml");
	cr_assert_eq(kit_count(&part, "<w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\""
	    " w:left=\"1587\""), 1);
	cr_assert_eq(kit_count(&part, "云山县市场监督管理局</w:t></w:r><w:r><w:br/></w:r>"), 1);
	cr_assert_eq(kit_count(&part, "11398889"), 1);
	cr_assert_eq(kit_count(&part, "24252.311082"), 1);
	cr_assert_eq(kit_count(&part, "公开 &lt;政策&gt; 与 &quot;解读&quot; &amp; 问答。"), 1);
	document(&part, "2021", false, "word/styles.xml");
	cr_assert_gt(kit_count(&part, "w:line=\"579\" w:lineRule=\"exact\""), 0);
	document(&part, "2021", false, "word/settings.xml");
	cr_assert_eq(kit_count(&part, "<w:evenAndOddHeaders/>"), 1);
	document(&part, "2021", false, "word/footer2.xml");
	cr_assert_eq(kit_count(&part, "<w:fldChar"), 3);
	cr_assert_eq(kit_count(&part, "w:jc w:val=\"left\""), 1);
	buf_release(&part);
}
