/*
 * test_jsontree.c - what is JSON and what is not, in which line, the same on every
 * system: yajl's verdicts and our own in one table.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/docwire.h"
#include "doc/jsontree.h"
#include "import/reader_child.h"
#include "import/readers.h"

/* A text, the message about it (MSG_NONE: it is read), and its line (0: none). */
static const struct { const char *json; enum msg want; int line; } cases[] = {
	/* the grammar */
	{ "{}", MSG_NONE, 0 },
	{ " \t\r\n{ \"a\" : [ ] , \"b\" : { } } \n", MSG_NONE, 0 },
	{ "{\"a\":[1,2,[3]],\"b\":null,\"c\":true,\"d\":false}", MSG_NONE, 0 },
	{ "", MSG_JSON_END, 0 },
	{ " ", MSG_JSON_END, 0 },
	{ "{", MSG_JSON_END, 0 },
	{ "{\"a\"", MSG_JSON_END, 0 },
	{ "{\"a\":\n[1,", MSG_JSON_END, 0 },
	{ "{\"a\":tru", MSG_JSON_END, 0 },
	{ "{\"a\":1", MSG_JSON_END, 0 },
	{ "{\"a\":\"x", MSG_JSON_END, 0 },
	{ "{\"a\":\"x\\", MSG_JSON_END, 0 },
	{ "{\"a\":\"\\u00", MSG_JSON_END, 0 },
	{ "{}{}", MSG_JSON_SYNTAX, 1 },
	{ "{}\n\nx", MSG_JSON_SYNTAX, 3 },
	{ "{\"a\":1}]", MSG_JSON_SYNTAX, 1 },
	{ "{,}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1,}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":[1,]}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":[1 2]}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\" 1}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\"::1}", MSG_JSON_SYNTAX, 1 },
	{ "{\n\"a\":1\n\"b\":2}", MSG_JSON_SYNTAX, 3 },
	{ "{\"a\":[1}", MSG_JSON_SYNTAX, 1 },
	{ "{]", MSG_JSON_SYNTAX, 1 },
	{ "{a:1}", MSG_JSON_SYNTAX, 1 },
	{ "{'a':1}", MSG_JSON_SYNTAX, 1 },
	{ "{1:1}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":TRUE}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":nulll}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":undefined}", MSG_JSON_SYNTAX, 1 },
	{ "/* a */{}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1 // b\n}", MSG_JSON_SYNTAX, 1 },
	{ "# a\n{}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1}\v", MSG_JSON_SYNTAX, 1 },	/* a blank for yajl */
	{ "{\n\f\"a\":1}", MSG_JSON_SYNTAX, 2 },
	{ "{\"a\":1}\xC2\xA0", MSG_JSON_SYNTAX, 1 },
	{ "{\xE3\x80\x80\"a\":1}", MSG_JSON_SYNTAX, 1 },	/* a wide blank */
	{ "{\"a\"：1}", MSG_JSON_SYNTAX, 1 },
	{ "{“a”:1}", MSG_JSON_SYNTAX, 1 },
	/* numbers */
	{ "{\"a\":0,\"b\":-0,\"c\":1.50,\"d\":-1}", MSG_NONE, 0 },
	{ "{\"a\":1e2,\"b\":1E400,\"c\":1.5e-3,\"d\":2E+1}", MSG_NONE, 0 },
	{ "{\"a\":99999999999999999999999999999999999999}", MSG_NONE, 0 },
	{ "{\"a\":01}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":00}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":-01}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":+1}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":.5}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1.}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1.e2}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1e}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":-}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":1,200}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":0x10}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":NaN}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":-Infinity}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":１}", MSG_JSON_SYNTAX, 1 },
	/* strings */
	{ "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u6e58\x7F\"}", MSG_NONE, 0 },
	{ "{\"a\":\"\\ud83d\\ude00\",\"b\":\"\\uD83D\\uDE00\"}", MSG_NONE, 0 },
	{ "{\"a\":\"\\x\"}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":\"\\u12G4\"}", MSG_JSON_SYNTAX, 1 },
	{ "{\"a\":\"b\nc\"}", MSG_JSON_SYNTAX, 1 },
	{ "{\n\"a\":\"b\tc\"}", MSG_JSON_SYNTAX, 2 },
	{ "{\"a\":\"b\x1B\"}", MSG_JSON_SYNTAX, 1 },
	{ "{\n\"a\":\"\\u0000\"}", MSG_JSON_NUL, 2 },
	{ "{\"\\u0000\":1}", MSG_JSON_NUL, 1 },
	{ "{\"a\":\"\\ud83d\"}", MSG_JSON_SURROGATE, 1 },
	{ "{\"a\":1,\n\"b\":\"\\ude00\"}", MSG_JSON_SURROGATE, 2 },
	{ "{\"a\":\"\\ud83d\\ud83d\"}", MSG_JSON_SURROGATE, 1 },
	{ "{\"a\":\"\\ud83d\\u0041\"}", MSG_JSON_SURROGATE, 1 },
	{ "{\"a\":\"\\ud83dx\"}", MSG_JSON_SURROGATE, 1 },
	{ "{\"\\uDC00\":1}", MSG_JSON_SURROGATE, 1 },
	{ "{\"a\":\"\\ud800", MSG_JSON_SURROGATE, 1 },
	{ "{\"a\":\"\\ud800\\u", MSG_JSON_SURROGATE, 1 },
	{ "{\"a\":\"\\\\ud800\"}", MSG_NONE, 0 },		/* no escape at all */
	{ "{\"a\":01,\n\"b\":\"\\ud800\"}", MSG_JSON_SYNTAX, 1 },	/* the first slip counts */
	/* names given twice */
	{ "{\"a\":1,\n\"b\":2,\n\"a\":1}", MSG_JSON_TWICE, 3 },
	{ "{\"A\":1,\n\"\\u0041\":2}", MSG_JSON_TWICE, 2 },
	{ "{\"😀\":1,\"\\ud83d\\ude00\":2}", MSG_JSON_TWICE, 1 },
	{ "{\"\":1,\"\":2}", MSG_JSON_TWICE, 1 },
	{ "{\"a\":{},\"b\":[{\"c\":1,\"d\":2,\n\"c\":1}]}", MSG_JSON_TWICE, 2 },
	{ "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}],\"A\":1,\"a \":1}", MSG_NONE, 0 },
};
#define CASES (sizeof cases / sizeof *cases)

/* What is said about a text, by the child or (NULL) in this process. */
static enum msg
verdict(struct child *c, const char *p, size_t n, enum encoding e, int *line)
{
	struct source s = { .p = p, .n = n, .encoding = e };
	struct jsontree t;
	enum msg code = MSG_NONE;
	struct diag d;
	bool ok;

	diag_init(&d);
	jsontree_init(&t);
	ok = child_read_json(c, &t, &s, &d) && !jsontree_twice(&t, &d);
	cr_assert_eq(ok, d.n == 0, "%.*s", (int)n, p);
	if (d.n > 0) {
		cr_assert_eq(d.n, 1);
		code = d.item[0].code;
		*line = d.item[0].line;
	}
	jsontree_release(&t);
	diag_release(&d);
	return code;
}

Test(jsontree, verdicts)
{
	struct child *c = child_new(0);

	cr_assert_geq(CASES, 40);
	for (size_t i = 0; i < CASES; i++) {
		const char *json = cases[i].json;
		int line = 0;

		cr_assert_eq(verdict(NULL, json, strlen(json), ENCODING_UTF8, &line),
		    cases[i].want, "%s", json);
		cr_assert_eq(line, cases[i].line, "%s: line %d", json, line);
		line = 0;
		cr_assert_eq(verdict(c, json, strlen(json), ENCODING_UTF8, &line),
		    cases[i].want, "child: %s", json);
		cr_assert_eq(line, cases[i].line, "child: %s: line %d", json, line);
	}
	child_free(c);
}

/* The same texts in the other encodings, by a child that has lost all its files. */
Test(jsontree, verdicts_in_other_encodings)
{
	static const enum encoding others[] = {
		ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GB18030
	};
	struct child *c = child_new(0);
	struct buf b = BUF_INIT;

	for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
		for (size_t i = 0; i < CASES; i++) {
			const char *json = cases[i].json;
			int line = 0;

			buf_reset(&b);
			cr_assert(encode_write(&b, json, strlen(json), others[k], NULL));
			cr_assert_eq(verdict(c, buf_cstr(&b), b.len, others[k], &line),
			    cases[i].want, "%s: %s", encoding_name(others[k]), json);
			cr_assert_eq(line, cases[i].line);
		}
	}
	buf_release(&b);
	child_free(c);
}

Test(jsontree, bad_bytes_are_refused_with_their_place)
{
	static const char *const bad[] = {
		"{\n\"a\":\"\xE6\xB9\"}", "{\n\"a\":\"\xC0\x80\"}", "{\n\"a\":\"\xED\xA0\x80\"}",
		"{\n\"a\":\"\xF8\"}"
	};
	int line;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		cr_assert_eq(verdict(NULL, bad[i], strlen(bad[i]), ENCODING_UTF8, &line),
		    MSG_ENCODE_BAD, "%zu", i);
	cr_assert_eq(verdict(NULL, "{\"a\":\"\0\"}", 9, ENCODING_UTF8, &line),
	    MSG_ENCODE_BAD);
}

/* What a slip shows of its line: enough to find it, whole characters, no more. */
Test(jsontree, words_of_a_slip)
{
	static const struct { const char *json, *near; } shown[] = {
		{ "{\"a\":01}", "{\"a\":01}" },
		{ "{\n  \"县\" 1\n}", "\"县\" 1" },
		{ "{\"云山县市场监督管理局\":\"政府信息公开工作年度报告\" \"x\"}",
		    "息公开工作年度报告\" \"x\"}" },
	};

	for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
		struct jsontree t;
		struct diag d;

		diag_init(&d);
		jsontree_init(&t);
		cr_assert_not(jsontree_read(&t, shown[i].json, strlen(shown[i].json), &d));
		cr_assert_str_eq(d.item[0].arg[0], shown[i].near);
		jsontree_release(&t);
		diag_release(&d);
	}
}

Test(jsontree, what_is_in_the_tree)
{
	static const char json[] = "{\"schema\":\"\\u6e58\\n\",\n\"cells\":\n{\"a\":-0.50,"
	    "\"b\":1E400,\"c\":null},\"list\":[true,[],{\"x\":\"\"}]}";
	const struct jsontree_node *v;
	struct jsontree t;
	size_t n = 0;

	jsontree_init(&t);
	cr_assert(jsontree_read(&t, json, strlen(json), NULL));
	cr_assert_eq(t.n, 11);
	cr_assert_eq(t.node[0].size, 11);
	cr_assert_eq(t.node[0].kind, JSONTREE_OBJECT);
	cr_assert_null(t.node[0].key);
	v = jsontree_member(t.node, "schema");
	cr_assert(v->kind == JSONTREE_STRING && strcmp(v->text, "湘\n") == 0);
	cr_assert_eq(v->line, 1);
	v = jsontree_member(t.node, "cells");
	cr_assert(v->kind == JSONTREE_OBJECT && v->size == 4 && v->line == 3);
	cr_assert_str_eq(jsontree_member(v, "a")->text, "-0.50");
	cr_assert_str_eq(jsontree_member(v, "b")->text, "1E400");
	cr_assert_eq(jsontree_member(v, "c")->kind, JSONTREE_NULL);
	cr_assert_null(jsontree_member(v, "x"));
	v = jsontree_member(t.node, "list");
	cr_assert(v->kind == JSONTREE_ARRAY && v->size == 5);
	JSONTREE_EACH(x, v) {
		static const enum jsontree_kind want[] = {
			JSONTREE_TRUE, JSONTREE_ARRAY, JSONTREE_OBJECT
		};

		cr_assert_eq(x->kind, want[n++]);
		cr_assert_null(x->key);
	}
	cr_assert_eq(n, 3);
	jsontree_release(&t);
}

/* Many names given twice: some are listed. */
Test(jsontree, many_twice)
{
	struct buf b = BUF_INIT;
	struct jsontree t;
	struct diag d;

	diag_init(&d);
	jsontree_init(&t);
	buf_chr(&b, '{');
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%s\"%d\":0", i > 0 ? "," : "", i % 500);
	buf_chr(&b, '}');
	cr_assert(jsontree_read(&t, b.data, b.len, &d));
	cr_assert(jsontree_twice(&t, &d));
	cr_assert(d.n > 1 && d.n < 100);
	jsontree_release(&t);
	diag_release(&d);
	buf_release(&b);
}

/* ---- limits ---- */

static enum msg
nested(struct child *c, int levels)
{
	struct buf b = BUF_INIT;
	enum msg code;
	int line = 0;

	buf_str(&b, "{\"a\":\n");
	buf_repeat(&b, "[", (size_t)levels - 1);
	buf_repeat(&b, "]", (size_t)levels - 1);
	buf_chr(&b, '}');
	code = verdict(c, b.data, b.len, ENCODING_UTF8, &line);
	cr_assert(code == MSG_NONE || line == 2);
	buf_release(&b);
	return code;
}

Test(jsontree, levels)
{
	struct child *c = child_new(0);

	cr_assert_eq(nested(c, JSONTREE_DEPTH), MSG_NONE);
	cr_assert_eq(nested(c, JSONTREE_DEPTH + 1), MSG_JSON_DEPTH);
	cr_assert_eq(nested(c, 1000000), MSG_JSON_DEPTH);
	cr_assert_eq(nested(NULL, 1000000), MSG_JSON_DEPTH);
	child_free(c);
}

/* "head", then "piece" so often. */
static enum msg
large(struct child *c, const char *head, const char *piece, size_t times, const char *tail)
{
	struct buf b = BUF_INIT;
	enum msg code;
	int line;

	buf_str(&b, head);
	buf_repeat(&b, piece, times);
	buf_str(&b, tail);
	code = verdict(c, b.data, b.len, ENCODING_UTF8, &line);
	buf_release(&b);
	return code;
}

Test(jsontree, too_much_is_refused_early)
{
	struct child *c = child_new(0);
	size_t n = JSONTREE_NODES;

	/* {} and its array are two */
	cr_assert_eq(large(c, "{\"a\":[0", ",0", n - 3, "]}"), MSG_NONE);
	cr_assert_eq(large(c, "{\"a\":[0", ",0", n - 2, "]}"), MSG_JSON_LARGE);
	cr_assert_eq(large(c, "{\"a\":[0", ",0", 25u << 20, "]}"), MSG_JSON_LARGE);
	cr_assert_eq(large(c, "{\"a\":\"", "湘", 4u << 20, "\"}"), MSG_NONE);
	cr_assert_eq(large(c, "{\"a\":\"", "湘", 6u << 20, "\"}"), MSG_JSON_LARGE);
	cr_assert_eq(large(c, "{\"a\":\"", "x", 51u << 20, "\"}"), MSG_JSON_LARGE);
	cr_assert_eq(large(c, "{\"a\":1", "1", 51u << 20, "}"), MSG_JSON_LARGE);
	child_free(c);
}

/* No memory at any request: an end by mem_out(), never by a signal. */
Test(jsontree, no_memory)
{
	static const char json[] = "{\"a\":[1,2,{\"b\":\"\\u6e58\\n\"}],\"c\":null,\"d\":01}";
	int status = 70, line;

	for (unsigned long n = 1; status != 0 && n < 1000; n++) {
		pid_t pid = fork();

		if (pid == 0) {
			fclose(stderr);
			mem_fail_at(n);
			verdict(NULL, json, strlen(json), ENCODING_UTF8, &line);
			_exit(0);
		}
		cr_assert_eq(waitpid(pid, &status, 0), pid);
		cr_assert(WIFEXITED(status), "request %lu: signal %d", n, WTERMSIG(status));
		status = WEXITSTATUS(status);
		cr_assert(status == MEM_STATUS || (status == 0 && n > 10));
	}
	cr_assert_eq(status, 0);
}

/* ---- from process to process ---- */

Test(jsontree, what_comes_back_is_not_believed)
{
	static const char json[] = "{\"a\":[1,{\"b\":\"x\"}],\"c\":null}";
	static const uint32_t nasty[] = { 0, 1, 2, 5, 6, 7, 0x7FFFFFFF, 0x80000000u, 0xFFFFFFFFu };
	struct buf good = BUF_INIT, bad = BUF_INIT, again = BUF_INIT;
	struct jsontree t;
	struct wire w;

	jsontree_init(&t);
	cr_assert(jsontree_read(&t, json, strlen(json), NULL));
	jsontree_pack(&good, &t);
	jsontree_release(&t);
	for (size_t at = 0; at <= good.len; at++) {
		/* cut short */
		jsontree_init(&t);
		w = (struct wire){ .p = good.data, .n = at };
		cr_assert_eq(jsontree_unpack(&t, &w), at == good.len, "%zu", at);
		jsontree_release(&t);
	}
	for (size_t at = 0; at + 4 <= good.len; at++) {
		for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
			buf_reset(&bad);
			buf_reset(&again);
			buf_add(&bad, good.data, good.len);
			buf_splice(&bad, at, 4, &nasty[i], 4);
			jsontree_init(&t);
			w = (struct wire){ .p = bad.data, .n = bad.len };
			if (jsontree_unpack(&t, &w)) {
				/* sound enough to be walked and packed */
				jsontree_twice(&t, NULL);
				jsontree_pack(&again, &t);
				cr_assert_eq(again.len, w.at);
			}
			jsontree_release(&t);
		}
	}
	buf_release(&good);
	buf_release(&bad);
	buf_release(&again);
}
