/*
 * jsontree.c - a JSON text as a list of values; the only user of yajl.
 *
 *   text --first_slip()--> how far yajl may read --yajl--> start, value, finish --> nodes
 *
 * Invariants:
 *  (1) yajl sees no escape of a surrogate without its twin, no \u0000 and no level
 *      too deep: first_slip() walks the text as yajl's lexer does and ends before
 *      the first of them.  A slip of the grammar before that place comes first.
 *  (2) yajl's memory is ours: none left ends the process through mem_out(), and yajl
 *      never meets a NULL.
 *  (3) A token is of one line, so the line of its end is the line of the token.
 *
 * The words of a message are ours, too: those of a library change with its release.
 */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yajl/yajl_parse.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/docwire.h"
#include "doc/jsontree.h"

#define AROUND		12		/* characters shown on each side of a slip */
#define NAME_SHOWN	40		/* of a name */
#define TWICE_MAX	20		/* names given twice that are listed */

void
jsontree_init(struct jsontree *t)
{
	memset(t, 0, sizeof *t);
	arena_init(&t->arena);
}

void
jsontree_release(struct jsontree *t)
{
	free(t->node);
	arena_release(&t->arena);
	memset(t, 0, sizeof *t);
}

static bool
is_box(enum jsontree_kind kind)
{
	return kind == JSONTREE_ARRAY || kind == JSONTREE_OBJECT;
}

static struct jsontree_node *
add_node(struct jsontree *t, enum jsontree_kind kind, int line)
{
	struct jsontree_node *v;

	t->node = mem_grow(t->node, t->n, &t->cap, sizeof *t->node);
	v = &t->node[t->n++];
	*v = (struct jsontree_node){ .kind = kind, .line = line, .size = 1 };
	return v;
}

/* ---- what yajl must not see ---- */

struct slip {
	size_t		 at;		/* where; the end of the text if there is none */
	enum msg	 code;		/* MSG_NONE: none */
};

/* Four hexadecimal digits; -1 when they are none. */
static int
hex4(const char *s, size_t left)
{
	int v = 0;

	if (left < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		if (s[i] >= '0' && s[i] <= '9')
			v = v * 16 + (s[i] - '0');
		else if ((s[i] | 32) >= 'a' && (s[i] | 32) <= 'f')
			v = v * 16 + ((s[i] | 32) - 'a' + 10);
		else
			return -1;
	}
	return v;
}

/* An escape, s[0] the backslash: its bytes, or 0 and the reason. */
static size_t
escape(const char *s, size_t left, enum msg *code)
{
	int unit = left > 1 && s[1] == 'u' ? hex4(s + 2, left - 2) : -1;
	int twin;

	if (unit < 0)
		return 2;		/* yajl's, be it right or wrong */
	if (unit == 0) {
		*code = MSG_JSON_NUL;
		return 0;
	}
	if (unit < 0xD800 || unit > 0xDFFF)
		return 6;
	twin = left > 7 && s[6] == '\\' && s[7] == 'u' ? hex4(s + 8, left - 8) : -1;
	if (unit <= 0xDBFF && twin >= 0xDC00 && twin <= 0xDFFF)
		return 12;
	*code = MSG_JSON_SURROGATE;
	return 0;
}

static struct slip
first_slip(const char *s, size_t n)
{
	size_t at = 0, step;
	int depth = 0;
	bool string = false;
	enum msg code = MSG_NONE;

	for (; at < n && code == MSG_NONE; at += step) {
		step = 1;
		if (string && s[at] == '\\')
			step = escape(s + at, n - at, &code);
		else if (s[at] == '"')
			string = !string;
		else if (string && (unsigned char)s[at] < ' ')
			break;			/* yajl ends here at the latest */
		else if (!string && (s[at] == '\v' || s[at] == '\f')) {
			code = MSG_JSON_SYNTAX;	/* blanks for yajl, not for JSON */
			step = 0;
		} else if (!string && (s[at] == '{' || s[at] == '[')) {
			if (depth++ == JSONTREE_DEPTH) {
				code = MSG_JSON_DEPTH;
				step = 0;
			}
		} else if (!string && (s[at] == '}' || s[at] == ']'))
			depth--;
	}
	return (struct slip){ code != MSG_NONE ? at : n, code };
}

/* ---- what yajl tells ---- */

struct builder {
	struct jsontree	*t;
	const char	*text;
	size_t		 counted;	/* bytes whose lines are in "line" */
	int		 line;
	size_t		 open[JSONTREE_DEPTH];	/* arrays and objects we are in */
	int		 depth;
	const char	*key;		/* of the next value, or NULL */
	size_t		 room;		/* bytes of text that may still come */
	bool		 large;		/* a limit was passed */
	yajl_handle	 yajl;
};

static int
line_of(struct builder *b, size_t at)
{
	const char *p;

	while (b->counted < at && (p = memchr(b->text + b->counted, '\n',
	    at - b->counted)) != NULL) {
		b->counted = (size_t)(p - b->text) + 1;
		if (b->line < INT_MAX)
			b->line++;
	}
	if (b->counted < at)
		b->counted = at;
	return b->line;
}

/* NULL when there is too much of it. */
static const char *
keep(struct builder *b, const void *s, size_t n)
{
	if (n >= b->room) {
		b->large = true;
		return NULL;
	}
	b->room -= n + 1;
	return arena_strndup(&b->t->arena, s, n);
}

/* yajl goes on after 1 and stops after 0. */
static int
add_value(struct builder *b, enum jsontree_kind kind, const void *s, size_t n)
{
	struct jsontree_node *v;
	const char *text = NULL;

	b->large |= b->t->n == JSONTREE_NODES ||
	    (is_box(kind) && b->depth == JSONTREE_DEPTH);
	if (b->large || (s != NULL && (text = keep(b, s, n)) == NULL))
		return 0;
	v = add_node(b->t, kind, line_of(b, yajl_get_bytes_consumed(b->yajl)));
	v->key = b->key;
	v->text = text;
	b->key = NULL;
	if (is_box(kind))
		b->open[b->depth++] = b->t->n - 1;
	return 1;
}

static int
on_null(void *ctx)
{
	return add_value(ctx, JSONTREE_NULL, "null", 4);
}

static int
on_boolean(void *ctx, int yes)
{
	return yes ? add_value(ctx, JSONTREE_TRUE, "true", 4) :
	    add_value(ctx, JSONTREE_FALSE, "false", 5);
}

static int
on_number(void *ctx, const char *s, size_t n)
{
	return add_value(ctx, JSONTREE_NUMBER, s, n);
}

static int
on_string(void *ctx, const unsigned char *s, size_t n)
{
	return add_value(ctx, JSONTREE_STRING, s, n);
}

static int
on_key(void *ctx, const unsigned char *s, size_t n)
{
	struct builder *b = ctx;

	b->key = keep(b, s, n);
	return b->key != NULL;
}

static int
on_object(void *ctx)
{
	return add_value(ctx, JSONTREE_OBJECT, NULL, 0);
}

static int
on_array(void *ctx)
{
	return add_value(ctx, JSONTREE_ARRAY, NULL, 0);
}

static int
on_end(void *ctx)
{
	struct builder *b = ctx;
	size_t at = b->open[--b->depth];

	b->t->node[at].size = b->t->n - at;
	return 1;
}

/* ---- reading ---- */

static void *
yajl_take(void *ctx, size_t n)
{
	(void)ctx;
	return mem_alloc(n);
}

static void *
yajl_more(void *ctx, void *p, size_t n)
{
	(void)ctx;
	return mem_resize(p, n, 1);
}

static void
yajl_give(void *ctx, void *p)
{
	(void)ctx;
	free(p);
}

/* The characters of its line around byte "at". */
static void
excerpt(struct buf *out, const char *s, size_t n, size_t at)
{
	size_t from = at, to = at;

	for (int i = 0; i < AROUND && from > 0 && s[from - 1] != '\n'; i++)
		do
			from--;
		while (from > 0 && (s[from] & 0xC0) == 0x80);
	for (int i = 0; i < AROUND && to < n && s[to] != '\n'; i++)
		do
			to++;
		while (to < n && (s[to] & 0xC0) == 0x80);
	while (from < to && strchr(" \t\r", s[from]) != NULL)
		from++;
	while (to > from && strchr(" \t\r", s[to - 1]) != NULL)
		to--;
	buf_add(out, s + from, to - from);
}

static void
tell_syntax(struct builder *b, size_t n, size_t at, struct diag *d)
{
	struct buf near = BUF_INIT;

	while (at > 0 && (b->text[at] & 0xC0) == 0x80)
		at--;
	excerpt(&near, b->text, n, at);
	diag_error_at(d, line_of(b, at), MSG_JSON_SYNTAX, buf_cstr(&near), NULL);
	buf_release(&near);
}

static void
tell_slip(struct builder *b, size_t n, const struct slip *slip, struct diag *d)
{
	char arg[16];

	if (slip->code == MSG_JSON_SYNTAX) {
		tell_syntax(b, n, slip->at, d);
		return;
	}
	if (slip->code == MSG_JSON_DEPTH)
		snprintf(arg, sizeof arg, "%d", JSONTREE_DEPTH);
	else
		snprintf(arg, sizeof arg, "%.6s", b->text + slip->at);
	diag_error_at(d, line_of(b, slip->at), slip->code, arg, NULL);
}

static void
tell_large(struct builder *b, size_t at, struct diag *d)
{
	diag_error_at(d, line_of(b, at), MSG_JSON_LARGE, INT(JSONTREE_NODES),
	    INT(JSONTREE_TEXT >> 20), NULL);
}

bool
jsontree_read(struct jsontree *t, const char *text, size_t n, struct diag *d)
{
	static const yajl_callbacks events = {
		on_null, on_boolean, NULL, NULL, on_number, on_string,
		on_object, on_key, on_end, on_array, on_end
	};
	yajl_alloc_funcs memory = { yajl_take, yajl_more, yajl_give, NULL };
	struct builder b = { .t = t, .text = text, .line = 1, .room = JSONTREE_TEXT };
	struct slip slip = first_slip(text, n);
	yajl_status status;
	size_t at;
	bool ok = false;

	b.yajl = yajl_alloc(&events, &memory, &b);
	status = yajl_parse(b.yajl, (const unsigned char *)text, slip.at);
	at = yajl_get_bytes_consumed(b.yajl);
	if (b.large)
		tell_large(&b, at, d);
	else if (status != yajl_status_ok)	/* by the last byte that was looked at */
		tell_syntax(&b, n, at > 0 ? at - 1 : 0, d);
	else if (slip.code != MSG_NONE)
		tell_slip(&b, n, &slip, d);
	else if (yajl_complete_parse(b.yajl) != yajl_status_ok || t->n == 0)
		diag_error(d, DIAG_DATA, MSG_JSON_END, NULL);
	else
		ok = true;
	yajl_free(b.yajl);
	return ok;
}

/* ---- looking ---- */

const struct jsontree_node *
jsontree_member(const struct jsontree_node *object, const char *key)
{
	JSONTREE_EACH(v, object)
		if (v->key != NULL && strcmp(v->key, key) == 0)
			return v;
	return NULL;
}

struct member { size_t object, at; const char *key; };

static int
by_name(const void *x, const void *y)
{
	const struct member *a = x, *b = y;
	int c;

	if (a->object != b->object)
		return a->object < b->object ? -1 : 1;
	c = strcmp(a->key, b->key);
	return c != 0 ? c : a->at < b->at ? -1 : a->at > b->at;
}

static void
tell_twice(const struct jsontree *t, const struct member *m, struct diag *d)
{
	char *name = mem_strndup(m->key, text_offset(m->key, strlen(m->key), NAME_SHOWN));

	diag_error_at(d, t->node[m->at].line, MSG_JSON_TWICE, name,
	    INT(t->node[m[-1].at].line), NULL);
	free(name);
}

bool
jsontree_twice(const struct jsontree *t, struct diag *d)
{
	struct member *m = mem_array(t->n, sizeof *m);
	size_t n = 0, found = 0;

	for (size_t i = 0; i < t->n; i++)
		if (t->node[i].kind == JSONTREE_OBJECT)
			JSONTREE_EACH(v, &t->node[i])
				m[n++] = (struct member){
					i, (size_t)(v - t->node), v->key
				};
	qsort(m, n, sizeof *m, by_name);
	for (size_t i = 1; i < n && found < TWICE_MAX; i++)
		if (m[i].object == m[i - 1].object &&
		    strcmp(m[i].key, m[i - 1].key) == 0) {
			tell_twice(t, &m[i], d);
			found++;
		}
	free(m);
	return found > 0;
}

/* ---- as bytes: count, then (kind line size key text) of each ---- */

void
jsontree_pack(struct buf *b, const struct jsontree *t)
{
	wire_put(b, (uint32_t)t->n);
	for (size_t i = 0; i < t->n; i++) {
		wire_put(b, (uint32_t)t->node[i].kind);
		wire_put(b, (uint32_t)t->node[i].line);
		wire_put(b, (uint32_t)t->node[i].size);
		wire_put_text(b, t->node[i].key);
		wire_put_text(b, t->node[i].text);
	}
}

/* The next value, of at most "most" nodes, "named" when it is in an object. */
static bool
unpack_node(struct jsontree *t, struct wire *w, size_t most, bool named)
{
	int kind = wire_int(w, JSONTREE_NULL, JSONTREE_OBJECT);
	int line = wire_int(w, 1, INT_MAX);
	size_t size = (size_t)wire_int(w, 1, (int)most), nkey, ntext;
	const char *key = wire_text(w, &nkey), *text = wire_text(w, &ntext);
	bool box = is_box((enum jsontree_kind)kind);
	struct jsontree_node *v;

	if (w->bad || (key != NULL) != named || (text != NULL) == box ||
	    (!box && size != 1)) {
		w->bad = true;
		return false;
	}
	v = add_node(t, (enum jsontree_kind)kind, line);
	v->size = size;
	v->key = key != NULL ? arena_strndup(&t->arena, key, nkey) : NULL;
	v->text = text != NULL ? arena_strndup(&t->arena, text, ntext) : NULL;
	return true;
}

bool
jsontree_unpack(struct jsontree *t, struct wire *w)
{
	size_t open[JSONTREE_DEPTH], end[JSONTREE_DEPTH];
	size_t n = (size_t)wire_int(w, 1, JSONTREE_NODES);
	int depth = 0;

	for (size_t i = 0; i < n && !w->bad; i++) {
		const struct jsontree_node *v;

		while (depth > 0 && end[depth - 1] == i)
			depth--;
		if (i > 0 && depth == 0)
			w->bad = true;		/* a second whole */
		else if (unpack_node(t, w, (depth > 0 ? end[depth - 1] : n) - i,
		    depth > 0 && t->node[open[depth - 1]].kind == JSONTREE_OBJECT)) {
			v = &t->node[i];
			if (is_box(v->kind) && depth == JSONTREE_DEPTH)
				w->bad = true;
			else if (is_box(v->kind)) {
				open[depth] = i;
				end[depth++] = i + v->size;
			}
		}
	}
	return !w->bad;
}
