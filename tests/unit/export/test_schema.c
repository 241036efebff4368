/*
 * data/report.schema.json describes what the writers of json and jsonl write: every report
 * is held against it by a small checker that knows the words the schema uses, and refuses
 * a schema with others.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/file.h"
#include "doc/jsontree.h"
#include "export/collect.h"
#include "export/export.h"
#include "kit/exportkit.h"
#include "report/report.h"

typedef const struct jsontree_node node;

static struct jsontree schema;

static void
init(void)
{
	struct buf b = BUF_INIT;

	cr_assert(file_read(&b, "data/report.schema.json", 0, NULL),
	    "run from the top of the tree");
	jsontree_init(&schema);
	cr_assert(jsontree_read(&schema, buf_cstr(&b), b.len, NULL));
	buf_release(&b);
}

static void
fini(void)
{
	jsontree_release(&schema);
}

TestSuite(schema, .init = init, .fini = fini);

static bool
is_type(node *v, const char *type)
{
	switch (v->kind) {
	case JSONTREE_NULL:
		return strcmp(type, "null") == 0;
	case JSONTREE_NUMBER:
		return strcmp(type, "number") == 0 || (strcmp(type, "integer") == 0 &&
		    strpbrk(v->text, ".eE") == NULL);
	case JSONTREE_STRING:
		return strcmp(type, "string") == 0;
	case JSONTREE_ARRAY:
		return strcmp(type, "array") == 0;
	case JSONTREE_OBJECT:
		return strcmp(type, "object") == 0;
	case JSONTREE_FALSE:
	case JSONTREE_TRUE:
		break;
	}
	return false;
}

static bool
is_of_types(node *v, node *type)
{
	if (type->kind == JSONTREE_STRING)
		return is_type(v, type->text);
	JSONTREE_EACH(t, type)
		if (is_type(v, t->text))
			return true;
	return false;
}

static bool
is_listed(node *v, node *list)
{
	JSONTREE_EACH(t, list)
		if (t->kind == v->kind && t->text != NULL && strcmp(t->text, v->text) == 0)
			return true;
	return false;
}

static bool valid(node *v, node *s);

static bool
members_valid(node *v, node *s)
{
	node *property = jsontree_member(s, "properties");
	node *other = jsontree_member(s, "additionalProperties");

	JSONTREE_EACH(m, v) {
		node *of = property != NULL ? jsontree_member(property, m->key) : NULL;

		of = of != NULL ? of : other;
		if (of != NULL && (of->kind == JSONTREE_FALSE || !valid(m, of)))
			return false;
	}
	return true;
}

static bool
valid(node *v, node *s)
{
	JSONTREE_EACH(word, s) {
		if (strcmp(word->key, "type") == 0) {
			if (!is_of_types(v, word))
				return false;
		} else if (strcmp(word->key, "enum") == 0) {
			if (!is_listed(v, word))
				return false;
		} else if (strcmp(word->key, "required") == 0) {
			JSONTREE_EACH(name, word)
				if (jsontree_member(v, name->text) == NULL)
					return false;
		} else if (strcmp(word->key, "items") == 0) {
			JSONTREE_EACH(item, v)
				if (!valid(item, word))
					return false;
		} else if (strcmp(word->key, "properties") == 0 ||
		    strcmp(word->key, "additionalProperties") == 0) {
			if (!members_valid(v, s))
				return false;
		} else {
			cr_assert(word->key[0] == '$' || strcmp(word->key, "title") == 0,
			    "a word the checker does not know: %s", word->key);
		}
	}
	return true;
}

static bool
text_valid(const char *text, size_t n)
{
	struct jsontree t;
	bool ok;

	jsontree_init(&t);
	cr_assert(jsontree_read(&t, text, n, NULL), "%s", text);
	ok = valid(t.node, schema.node);
	jsontree_release(&t);
	return ok;
}

static void
see(const struct report *r)
{
	const struct collection *k = collection_find("jsonl");
	const struct collect c = { .of = k };
	struct buf b = BUF_INIT;

	cr_assert(kit_export(&b, r, "json", false));
	cr_assert(text_valid(buf_cstr(&b), b.len), "%s", buf_cstr(&b));
	buf_reset(&b);
	k->add(&b, &c, r);
	cr_assert_eq(kit_count(&b, "\n"), 1);
	cr_assert(text_valid(buf_cstr(&b), b.len), "%s", buf_cstr(&b));
	buf_release(&b);
}

Test(schema, every_report_keeps_to_it)
{
	uint64_t seed = 7;
	struct report *r = kit_full("2021");

	r->agency.kind = AGENCY_DEPARTMENT;
	r->agency.level = 4;
	see(r);
	report_free(r);
	r = kit_full("2019");
	see(r);
	report_free(r);
	r = kit_report("2021", "空", 2025);
	see(r);
	report_free(r);
	for (int i = 0; i < 40; i++) {
		r = kit_random(i % 2 == 0 ? "2021" : "2019", &seed);
		see(r);
		report_free(r);
	}
}

Test(schema, samples_keep_to_it)
{
	static const char *const name[] = {
		"xiangtan-yibao-2025", "hongshan-yibao-2025", "weijian-2025",
	};
	char path[96];
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof name / sizeof *name; i++) {
		buf_reset(&b);
		snprintf(path, sizeof path, "data/samples/%s.json", name[i]);
		cr_assert(file_read(&b, path, 0, NULL), "%s", path);
		cr_expect(text_valid(buf_cstr(&b), b.len), "%s", path);
	}
	buf_release(&b);
}

/* The control: what is wrong is seen. */
Test(schema, it_refuses_what_is_no_report)
{
	static const struct { const char *then, *now; } harm[] = {
		{ "\"year\":2", "\"year\":\"2" },
		{ "\"state\":\"draft\"", "\"state\":\"done\"" },
		{ "\"cells\":{", "\"cell\":{" },
		{ "\"3:1:A\":", "\"3:1:A\":\"7\",\"x\":" },
		{ "\"partial\":[", "\"partial\":[7" },
	};
	struct report *r = kit_report("2021", "甲", 2025);
	struct buf whole = BUF_INIT, b = BUF_INIT;

	kit_zero(r);
	cr_assert(kit_export(&whole, r, "json", false));
	for (size_t i = 0; i < sizeof harm / sizeof *harm; i++) {
		const char *at = strstr(buf_cstr(&whole), harm[i].then);

		cr_assert_not_null(at, "%s", harm[i].then);
		buf_reset(&b);
		buf_add(&b, whole.data, whole.len);
		buf_splice(&b, (size_t)(at - whole.data), strlen(harm[i].then), harm[i].now,
		    strlen(harm[i].now));
		if (i == 0) {	/* and the quote behind it */
			at = strstr(buf_cstr(&b), "\"year\":\"2025");
			buf_splice(&b, (size_t)(at - b.data) + strlen("\"year\":\"2025"), 0,
			    "\"", 1);
		}
		cr_expect_not(text_valid(buf_cstr(&b), b.len), "%s", harm[i].now);
	}
	buf_release(&whole);
	buf_release(&b);
	report_free(r);
}
