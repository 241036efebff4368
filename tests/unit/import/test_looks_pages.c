/*
 * test_looks_pages.c - what is not plain in a page because of a colour or a style sheet:
 * of a row, a table, by a rule with a context; and what undoes it.
 */
#include <criterion/criterion.h>
#include <stddef.h>

#include "base/buf.h"
#include "kit/officekit.h"

struct page { const char *what, *css, *table, *want; };

static void
pages(const struct page *c, size_t n)
{
	struct buf file = BUF_INIT, got = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		buf_reset(&file);
		buf_printf(&file, "<html><head><style>%s</style></head>%s</html>",
		    c[i].css, c[i].table);
		office_read(&got, &file, "html");
		cr_expect_str_eq(buf_cstr(&got), c[i].want, "%s:\n%s", c[i].what,
		    buf_cstr(&got));
	}
	buf_release(&file);
	buf_release(&got);
}
#define PAGES(c) pages(c, sizeof (c) / sizeof *(c))

#define ROW(attr, cell) "<table><tr" attr "><td>规章" cell "</table>"

Test(looks_pages, of_colours)
{
	static const struct page c[] = {
		{ "white class", ".p{color:#fff}", ROW("", "<td class=p>41"),
		    "[规章|41{tiny: }]\n" },
		{ "white class on blue", ".p{color:#fff;background:#036}",
		    ROW("", "<td class=p>41"), "[规章|41]\n" },
		{ "white inside a class that is blue", ".b{background-color:navy}",
		    ROW("", "<td class=b><font color=white>41</font>"), "[规章|41]\n" },
		{ "white row", ".p{color:white}", ROW(" class=p", "<td>41"),
		    "[规章{tiny: }|41{tiny: }]\n" },
		{ "white row on blue", ".p{color:white;background:#036}",
		    ROW(" class=p", "<td>41"), "[规章|41]\n" },
		{ "white row on blue, a cell without", ".p{color:white;background:#036}",
		    ROW(" class=p", "<td style='background:#fff'>41"), "[规章|41{tiny: }]\n" },
		{ "white row, a cell in black", ".p{color:white}",
		    ROW(" class=p", "<td style='color:#000'>41"), "[规章{tiny: }|41]\n" },
		{ "white row, a run in black", "", ROW(" style='color:#fff'",
		    "<td>4<b style='color:black'>15</b>"), "[规章{tiny: }|4^15{tiny: 15}]\n" },
		{ "white table", "table{color:#ffffff}", ROW("", "<td>41"),
		    "[规章{tiny: }|41{tiny: }]\n" },
		{ "white, undone by its own", ".p{color:#fff}",
		    ROW("", "<td class=p style='color:red'>41"), "[规章|41]\n" },
		{ "white, alpha", "", ROW("", "<td style='color:rgba(255,255,255,.9)'>41"),
		    "[规章|41{tiny: }]\n" },
		{ "per cents", "", ROW("", "<td style='color:rgb(100%,100%,100%)'>41"),
		    "[规章|41{tiny: }]\n" },
		{ "by lightness", "", ROW("", "<td style='color:hsl(0, 0%, 100%)'>41"),
		    "[规章|41{tiny: }]\n" },
		{ "a grey by lightness", "", ROW("", "<td style='color:hsl(0, 0%, 40%)'>41"),
		    "[规章|41]\n" },
		{ "as good as white", "", ROW("", "<td style='color:#FEFEFE'>41"),
		    "[规章|41{tiny: }]\n" },
		{ "clear", "", ROW("", "<td style='color:rgba(0,0,0,0)'>41"),
		    "[规章|41{tiny: }]\n" },
		{ "half clear", "", ROW("", "<td style='color:rgba(0,0,0,0.5)'>41"),
		    "[规章|41]\n" },
		{ "white smoke is a colour", "", ROW("", "<td style='color:whitesmoke'>41"),
		    "[规章|41]\n" },
		{ "white around the table", "body{color:#fff;background:#000}",
		    ROW("", "<td>41"), "[规章|41]\n" },
		{ "white link of a menu", ".menu a{color:#fff}", ROW("", "<td><a>41</a>"),
		    "[规章|41]\n" },
	};

	PAGES(c);
}

Test(looks_pages, of_rules_with_a_context)
{
	static const struct page c[] = {
		{ "cells of a row", ".old td{text-decoration:line-through}",
		    ROW(" class=old", "<td>41"), "[规章{struck: }|41{struck: }]\n" },
		{ "of another row", ".old td{text-decoration:line-through}",
		    ROW(" class=new", "<td>41"), "[规章|41]\n" },
		{ "three deep", "table.list tr.old > td{text-decoration:line-through}",
		    "<table class=list><tr class=old><td>规章<td>41<tr><td>许可<td>5</table>",
		    "[规章{struck: }|41{struck: }][许可|5]\n" },
		{ "of the table", "#list td{font-size:0}", "<table id=list><tr><td>规章<td>41"
		    "</table>", "[规章{tiny: }|41{tiny: }]\n" },
		{ "of tables", "table tr td{opacity:0}", ROW("", "<td>41"),
		    "[规章{tiny: }|41{tiny: }]\n" },
		{ "of divisions", "div td{opacity:0}", ROW("", "<td>41"), "[规章|41]\n" },
		{ "sum in white on blue", ".sum td{color:#fff;background:#036}",
		    "<table><tr><td>规章<td>41<tr class=sum><td>总计<td>41</table>",
		    "[规章|41][总计|41]\n" },
		{ "sum in white, its row in blue", "tr.sum{background:#036}.sum td{color:#fff}",
		    "<table><tr class=sum><td>总计<td>41</table>", "[总计|41]\n" },
		{ "sum in white", ".sum td{color:#fff}", "<table><tr class=sum><td>总计<td>41"
		    "</table>", "[总计{tiny: }|41{tiny: }]\n" },
		{ "for readers of screens", ".sr{position:absolute;clip:rect(0,0,0,0)}",
		    ROW("", "<td>41<span class=sr>415</span>"), "[规章|41]\n" },
		{ "for them alone", ".sr{position:absolute;clip:rect(0 0 0 0)}",
		    ROW("", "<td><span class=sr>415</span>"), "[规章|{hidden}]\n" },
		{ "unseen", ".x{visibility:hidden}", ROW("", "<td><i class=x>41</i>"),
		    "[规章|{hidden}]\n" },
	};

	PAGES(c);
}

#define PARTS	"<table><thead><tr><td>规章<td>41</thead><tbody><tr><td>许可<td>12</table>"
#define ROWS	"<table><tr><td>规章<td>41<td>7<tr><td>许可<td>12<td>8</table>"

Test(looks_pages, of_rows_and_cells_that_are_counted)
{
	static const struct page c[] = {
		{ "second row", "tr:nth-child(2) td{text-decoration:line-through}", ROWS,
		    "[规章|41|7][许可{struck: }|12{struck: }|8{struck: }]\n" },
		{ "odd rows", "tr:nth-child(odd){color:#fff}", ROWS,
		    "[规章{tiny: }|41{tiny: }|7{tiny: }][许可|12|8]\n" },
		{ "even rows", "tbody tr:nth-child( even ) > td{color:white}", ROWS,
		    "[规章|41|7][许可{tiny: }|12{tiny: }|8{tiny: }]\n" },
		{ "third cells", "td:nth-child(3){text-decoration:line-through}", ROWS,
		    "[规章|41|7{struck: }][许可|12|8{struck: }]\n" },
		{ "from the second", "td:nth-child(n+2){color:#fff}", ROWS,
		    "[规章|41{tiny: }|7{tiny: }][许可|12{tiny: }|8{tiny: }]\n" },
		{ "up to the second", "td:nth-of-type(-n+2){color:#fff}", ROWS,
		    "[规章{tiny: }|41{tiny: }|7][许可{tiny: }|12{tiny: }|8]\n" },
		{ "a cell of a row", "tr:nth-child(1) td:nth-child(2n){color:#fff}", ROWS,
		    "[规章|41{tiny: }|7][许可|12|8]\n" },
		{ "first row", "tr:first-child{color:#fff}", ROWS,
		    "[规章{tiny: }|41{tiny: }|7{tiny: }][许可|12|8]\n" },
		{ "rows of each body", "tr:nth-child(1){color:#fff}",
		    "<table><thead><tr><td>规章<td>41</thead><tbody><tr><td>许可<td>12<tr>"
		    "<td>处罚<td>9</table>",
		    "[规章{tiny: }|41{tiny: }][许可{tiny: }|12{tiny: }][处罚|9]\n" },
		{ "white on blue stripes", "tr:nth-child(even){color:#fff;background:#036}", ROWS,
		    "[规章|41|7][许可|12|8]\n" },
		{ "states", "tr:hover td{text-decoration:line-through}", ROWS,
		    "[规章|41|7][许可|12|8]\n" },
		{ "words of others", "li:nth-child(2),td:nth-child(x){color:#fff}", ROWS,
		    "[规章|41|7][许可|12|8]\n" },
		{ "parts", "thead td{color:#fff} tbody td{text-decoration:line-through}", PARTS,
		    "[规章{tiny: }|41{tiny: }][许可{struck: }|12{struck: }]\n" },
		{ "a part of no name", "tbody td{color:#fff}", "<table><tr><td>规章<td>41</table>",
		    "[规章{tiny: }|41{tiny: }]\n" },
		{ "colours of a part", "thead{color:#fff;background:#036} tbody{color:#fff}", PARTS,
		    "[规章|41][许可{tiny: }|12{tiny: }]\n" },
		{ "the ground of a part", "thead{background:#036} td{color:#fff}", PARTS,
		    "[规章|41][许可{tiny: }|12{tiny: }]\n" },
		{ "a part that is struck out", "tbody{text-decoration:line-through}", PARTS,
		    "[规章|41][许可{struck: }|12{struck: }]\n" },
		{ "the cells of a part", "tbody tr:nth-child(1) td:nth-child(2){color:#fff}", PARTS,
		    "[规章|41][许可|12{tiny: }]\n" },
	};

	PAGES(c);
}
