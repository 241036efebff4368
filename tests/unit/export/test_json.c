/*
 * test_json.c - writing nianbao/report/1, read here as any other reader would.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "doc/jsontree.h"
#include "export/export.h"
#include "kit/exportkit.h"
#include "report/check.h"
#include "report/report.h"

static struct jsontree tree;

/* The whole of the file, in "tree", which the test releases. */
static const struct jsontree_node *
exported(const struct report *r)
{
	struct buf b = BUF_INIT;

	cr_assert(kit_export(&b, r, "json", false));
	cr_assert_eq(b.data[b.len - 1], '\n');
	jsontree_init(&tree);
	cr_assert(jsontree_read(&tree, b.data, b.len, NULL));
	cr_assert_not(jsontree_twice(&tree, NULL));
	buf_release(&b);
	return tree.node;
}

static const struct jsontree_node *
get(const struct jsontree_node *o, const char *key)
{
	const struct jsontree_node *v = jsontree_member(o, key);

	cr_assert_not_null(v, "%s", key);
	return v;
}

static const char *
text(const struct jsontree_node *o, const char *key)
{
	return get(o, key)->text;
}

static size_t
count(const struct jsontree_node *box)
{
	size_t n = 0;

	JSONTREE_EACH(v, box)
		n++;
	return n;
}

Test(json, keys_in_the_order_of_the_contract)
{
	static const char *const want[] = {
		"schema", "form", "agency", "year", "title", "state", "cells", "raw", "texts",
		"notes", "findings", "counts", "partial"
	};
	struct report *r = kit_full("2021");
	const struct jsontree_node *o = exported(r);
	size_t n = 0;
	int cell = 0;

	JSONTREE_EACH(v, o) {
		cr_assert_lt(n, sizeof want / sizeof *want, "%s", v->key);
		cr_assert_str_eq(v->key, want[n++]);
		cr_assert_neq(v->kind, JSONTREE_NULL);
	}
	cr_assert_eq(n, sizeof want / sizeof *want);
	JSONTREE_EACH(v, get(o, "cells"))
		cr_assert_str_eq(v->key, r->form->cell[cell++].code);
	cr_assert_eq(cell, 200);
	cr_assert_str_eq(text(o, "schema"), "nianbao/report/1");
	cr_assert_str_eq(text(o, "form"), "2021");
	cr_assert_str_eq(text(o, "agency"), "云山县市场监督管理局");
	cr_assert_eq(get(o, "year")->kind, JSONTREE_NUMBER);
	cr_assert_str_eq(text(o, "year"), "2024");
	cr_assert_str_eq(text(o, "title"), "云山县市场监督管理局2024年政府信息公开工作年度报告");
	cr_assert_str_eq(text(o, "state"), "draft");
	jsontree_release(&tree);
	report_free(r);
}

Test(json, figures_are_exact_and_empty_is_null)
{
	struct report *r = kit_report("2021", "云山县", 2024);
	const struct jsontree_node *o, *cells, *raw;

	kit_cell(r, "2.8:1:A", "9007199254740.993");
	kit_cell(r, "2.5:1:A", "0");
	kit_cell(r, "2.6:1:A", "/");
	kit_cell(r, "3:1:A", "3.5");
	kit_cell(r, "3:2:A", "-1");
	kit_note(r, "3:1:A", "a\nb");
	kit_note(r, "", "全表");
	o = exported(r);
	cells = get(o, "cells");
	raw = get(o, "raw");
	cr_assert_str_eq(text(cells, "2.8:1:A"), "9007199254740.993");
	cr_assert_str_eq(text(cells, "2.5:1:A"), "0");
	cr_assert_eq(get(cells, "2.6:1:A")->kind, JSONTREE_NULL);
	cr_assert_eq(get(cells, "2.6:2:A")->kind, JSONTREE_NULL);
	cr_assert_str_eq(text(raw, "2.6:1:A"), "/");
	cr_assert_eq(count(raw), 1);
	cr_assert_str_eq(text(cells, "3:1:A"), "3.5");
	cr_assert_str_eq(text(cells, "3:2:A"), "-1");
	cr_assert_str_eq(text(cells, "3:1:C"), "3.5");
	cr_assert_str_eq(text(get(o, "notes"), "3:1:A"), "a\nb");
	cr_assert_str_eq(text(get(o, "notes"), ""), "全表");
	cr_assert_eq(count(get(o, "texts")), 0);
	jsontree_release(&tree);
	report_free(r);
}

Test(json, findings_and_counts)
{
	struct report *r = kit_report("2021", "云山县", 2024);
	const struct jsontree_node *o, *t301 = NULL;
	size_t n521 = 0;

	kit_zero(r);
	kit_text(r, "t1", "主动公开、依申请公开、信息管理、平台、监督。");
	kit_text(r, "t5", "存在的问题是解读偏少，下一步增加图表。");
	kit_text(r, "t6", "\u3000");
	kit_cell(r, "3:1:A", "1");
	o = exported(r);
	JSONTREE_EACH(f, get(o, "findings")) {
		static const char *const want[] = {
			"check", "level", "cells", "text", "left", "right", "message", "reason"
		};
		size_t k = 0;

		JSONTREE_EACH(v, f) {
			if (k == 3 && strcmp(v->key, "text") != 0)
				k++;		/* of findings about a text only */
			cr_assert_str_eq(v->key, want[k++]);
		}
		cr_assert_eq(k, 8);
		if (strcmp(text(f, "check"), "N521") == 0) {
			cr_assert_str_eq(text(f, "text"), "t6");
			cr_assert_str_eq(text(f, "level"), "error");
			n521++;
		}
		if (strcmp(text(f, "check"), "T301") == 0)
			t301 = f;
	}
	cr_assert_not_null(t301);
	cr_assert_str_eq(text(t301, "level"), "error");
	cr_assert_eq(get(t301, "left")->kind, JSONTREE_STRING);
	cr_assert_str_eq(text(t301, "left"), "1");
	cr_assert_str_eq(text(t301, "right"), "0");
	cr_assert_eq(get(t301, "reason")->kind, JSONTREE_NULL);
	cr_assert_str_eq(get(t301, "cells")[1].text, "3:1:A");
	cr_assert_str_eq(text(get(o, "counts"), "error"), "1");
	cr_assert_str_eq(text(get(o, "counts"), "empty"), "0");
	cr_assert_str_eq(text(get(o, "counts"), "text"), "1");
	cr_assert_eq(n521, 1);
	jsontree_release(&tree);
	report_free(r);
}

Test(json, strings)
{
	static const struct { const char *in, *want; } cases[] = {
		{ NULL, "null" },
		{ "", "\"\"" },
		{ "规章\"\\/", "\"规章\\\"\\\\/\"" },
		{ "a\nb\tc\r", "\"a\\nb\\tc\\u000d\"" },
		{ "\x01\x1b\x7f", "\"\\u0001\\u001b\\u007f\"" },
		{ "\u202E\u2028\u200B", "\"\\u202e\\u2028\\u200b\"" },
		{ "😀", "\"😀\"" },
		{ "\xFF", "\"\\ufffd\"" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_reset(&b);
		export_json_string(&b, cases[i].in);
		cr_assert_str_eq(buf_cstr(&b), cases[i].want, "case %zu: %s", i, buf_cstr(&b));
	}
	buf_reset(&b);
	export_json_num(&b, -NUM_ONE / 2);
	cr_assert_str_eq(buf_cstr(&b), "-0.5");
	buf_release(&b);
}

/* One printed row of cells is one line: two exports can be compared. */
Test(json, one_row_one_line)
{
	struct report *r = kit_full("2021");
	struct buf b = BUF_INIT;

	cr_assert(kit_export(&b, r, "json", false));
	cr_assert_eq(kit_count(&b, "\n\"3:1:A\":1286,\"3:1:B1\":31,\"3:1:B2\":0,\"3:1:B3\":0,"
	    "\"3:1:B4\":0,\"3:1:B5\":0,\"3:1:C\":1317,\n"), 1);
	buf_release(&b);
	report_free(r);
}
