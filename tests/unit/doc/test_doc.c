/*
 * test_doc.c - the neutral document: growth, texts, tables with holes.
 */
#include <criterion/criterion.h>
#include <string.h>

#include "doc/doc.h"

Test(doc, keeps_blocks_and_texts_while_it_grows)
{
	struct doc *doc = doc_new();
	char text[] = "第一段";

	doc_add(doc, DOC_TITLE, text, 6);	/* two characters of it */
	for (int i = 0; i < 1000; i++)
		doc_add(doc, DOC_PARA, text, strlen(text));
	text[0] = '\0';				/* the document has its own copy */
	cr_assert_eq(doc->n, 1001);
	cr_assert_str_eq(doc->block[0].text, "第一");
	cr_assert_eq(doc->block[0].kind, DOC_TITLE);
	cr_assert_str_eq(doc->block[1000].text, "第一段");
	cr_assert_null(doc->block[1000].table);
	doc_free(doc);
	doc_free(NULL);
}

Test(doc, maps_squares_to_cells)
{
	struct doc *doc = doc_new();
	struct doc_table *t = doc_add_table(doc, 3, 3);
	const int *map;

	doc_add_cell(doc, t, 0, 0, 2, 2, DOC_COLHEAD, "a");
	doc_add_cell(doc, t, 0, 2, 1, 1, DOC_DATA, "b");
	doc_add_cell(doc, t, 2, 0, 1, 9, DOC_DATA, "sticks out");
	doc_add_cell(doc, t, 1, 1, 1, 1, DOC_DATA, "overlaps");
	cr_assert_str_eq(t->caption, "");
	map = doc_table_map(doc, t);
	for (int i = 0; i < 9; i++) {
		static const int want[] = { 0, 0, 1, 0, 0, -1, 2, 2, 2 };

		cr_assert_eq(map[i], want[i], "square %d is of cell %d", i, map[i]);
	}
	cr_assert_eq(t->cell[0].cell, -1);
	doc_free(doc);
}

Test(doc, cells_survive_growth)
{
	struct doc *doc = doc_new();
	struct doc_table *t = doc_add_table(doc, 100, 1);

	for (int i = 0; i < 100; i++)
		doc_add_cell(doc, t, i, 0, 1, 1, DOC_DATA, i % 2 ? "odd" : "even")->left = i == 7;
	for (int i = 0; i < 100; i++) {
		cr_assert_eq(t->cell[i].row, i);
		cr_assert_str_eq(t->cell[i].text, i % 2 ? "odd" : "even");
		cr_assert_eq(t->cell[i].left, i == 7);
	}
	doc_free(doc);
}
