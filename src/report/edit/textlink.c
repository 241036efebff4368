/*
 * textlink.c - figures in a text that follow the tables; see textlink.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "report/draft.h"
#include "report/report.h"
#include "report/textlink.h"

#define CONTEXT		4	/* characters on either side */
#define LINKS_MOST	400	/* of a text: the oldest are forgotten */

/* ---- the list ---- */

static void
drop(struct textlinks *l, size_t i)
{
	struct textlink *t = &l->item[i];

	free(t->name);
	free(t->words);
	free(t->before);
	free(t->after);
	memmove(t, t + 1, (--l->n - i) * sizeof(*t));
}

void
textlinks_release(struct textlinks *l)
{
	while (l->n > 0)
		drop(l, l->n - 1);
	free(l->item);
	memset(l, 0, sizeof(*l));
}

static void
set_context(struct textlink *t, const char *text)
{
	size_t n = strlen(text), from = t->at, to = t->at + strlen(t->words), end = to;

	for (int i = 0; i < CONTEXT; i++) {
		size_t back = from > 0 ? text_prev(text, n, from) : 0;
		size_t on = end < n ? text_next(text, n, end) : n;

		if (from > 0 && text[back] != '\n')
			from = back;
		if (end < n && text[end] != '\n')
			end = on;
	}
	free(t->before);
	free(t->after);
	t->before = mem_strndup(text + from, t->at - from);
	t->after = mem_strndup(text + to, end - to);
}

static void
add(struct textlinks *l, const char *name, size_t of, size_t k, const char *text, size_t at,
    size_t len)
{
	struct textlink *t;

	if (l->n >= LINKS_MOST)
		drop(l, 0);
	l->item = mem_grow(l->item, l->n, &l->cap, sizeof(*l->item));
	t = &l->item[l->n++];
	*t = (struct textlink){ mem_strdup(name), mem_strndup(text + at, len), NULL, NULL, of, k,
	    at };
	set_context(t, text);
}

/* ---- as stored: name, figures, number, place, words, before, after, with tabs ---- */

void
textlinks_print(struct buf *b, const struct textlinks *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct textlink *t = &l->item[i];

		buf_printf(b, "%s\t%zu\t%zu\t%zu\t%s\t%s\t%s\n", t->name, t->of, t->k, t->at,
		    t->words, t->before, t->after);
	}
}

void
textlinks_read(struct textlinks *l, const char *s)
{
	enum { NAME, OF, K, AT, WORDS, BEFORE, AFTER, FIELDS };

	while (*s != '\0' && l->n < LINKS_MOST) {
		const char *end = s + strcspn(s, "\n"), *from[FIELDS];
		size_t len[FIELDS], n = 0;

		for (const char *p = s; n < FIELDS && p <= end; p += len[n++] + 1) {
			from[n] = p;
			len[n] = strcspn(p, "\t\n");
		}
		s = *end == '\n' ? end + 1 : end;
		if (n < FIELDS || len[WORDS] == 0)
			continue;
		l->item = mem_grow(l->item, l->n, &l->cap, sizeof(*l->item));
		l->item[l->n++] = (struct textlink){ mem_strndup(from[NAME], len[NAME]),
		    mem_strndup(from[WORDS], len[WORDS]), mem_strndup(from[BEFORE], len[BEFORE]),
		    mem_strndup(from[AFTER], len[AFTER]), strtoul(from[OF], NULL, 10),
		    strtoul(from[K], NULL, 10), strtoul(from[AT], NULL, 10) };
	}
}

/* ---- figures ---- */

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The first figure at or behind "at": 12, 0.5; false when there is none. */
static bool
next_figure(const char *s, size_t *at, size_t *len)
{
	size_t i = *at, n;

	while (s[i] != '\0' && !is_digit(s[i]))
		i++;
	for (n = 0; is_digit(s[i + n]) || (s[i + n] == '.' && is_digit(s[i + n + 1])); n++)
		;
	*at = i;
	*len = n;
	return n > 0;
}

static size_t
figures_of(const char *s)
{
	size_t at = 0, len, n = 0;

	for (; next_figure(s, &at, &len); at += len)
		n++;
	return n;
}

static bool
figure_number(const char *s, size_t k, size_t *at, size_t *len)
{
	for (*at = 0; next_figure(s, at, len); *at += *len)
		if (k-- == 0)
			return true;
	return false;
}

/* A year or a day is no figure of the tables. */
static bool
is_date(const char *behind)
{
	static const char *const unit[] = { "年", "月", "日" };

	for (size_t i = 0; i < ARRAY_LEN(unit); i++)
		if (strncmp(behind, unit[i], strlen(unit[i])) == 0)
			return true;
	return false;
}

/* ---- where they are ---- */

/* Do its words stand there, and are they not part of a longer figure? */
static bool
stands_at(const struct textlink *t, const char *text, size_t n, size_t at)
{
	size_t len = strlen(t->words);

	return at + len <= n && memcmp(text + at, t->words, len) == 0 &&
	    !(at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '.')) &&
	    !is_digit(text[at + len]) &&
	    !(text[at + len] == '.' && is_digit(text[at + len + 1]));
}

static bool
has_context(const struct textlink *t, const char *text, size_t n, size_t at)
{
	size_t before = strlen(t->before), after = strlen(t->after), len = strlen(t->words);

	return stands_at(t, text, n, at) && at >= before &&
	    memcmp(text + at - before, t->before, before) == 0 && at + len + after <= n &&
	    memcmp(text + at + len, t->after, after) == 0;
}

/* The place nearest to where it was; false: it is lost. */
static bool
locate(const struct textlink *t, const char *text, size_t *at)
{
	size_t n = strlen(text), best = n, d = (size_t)-1;

	if (t->at <= n && has_context(t, text, n, t->at)) {
		*at = t->at;
		return true;
	}
	for (const char *p = text; (p = strstr(p, t->words)) != NULL; p++) {
		size_t i = (size_t)(p - text), far = i > t->at ? i - t->at : t->at - i;

		if (far < d && has_context(t, text, n, i)) {
			best = i;
			d = far;
		}
	}
	*at = best;
	return best < n;
}

/* The bytes that differ: all before "head" and the last "tail" are the same. */
static void
differ(const char *old, size_t n, const char *now, size_t m, size_t *head, size_t *tail)
{
	for (*head = 0; *head < n && *head < m && old[*head] == now[*head]; ++*head)
		;
	for (*tail = 0; *tail < n - *head && *tail < m - *head &&
	    old[n - 1 - *tail] == now[m - 1 - *tail]; ++*tail)
		;
}

void
textlinks_carry(struct textlinks *l, const char *old, const char *now)
{
	size_t n = strlen(old), m = strlen(now), head, tail, at;

	if (l->n == 0)
		return;
	differ(old, n, now, m, &head, &tail);
	for (size_t i = 0; i < l->n; i++) {
		struct textlink *t = &l->item[i];
		bool lost = !locate(t, old, &at);

		if (!lost && at + strlen(t->words) > head) {
			lost = at < n - tail;
			at = at + m - n;
		}
		if (lost || !stands_at(t, now, m, at))
			continue;
		t->at = at;
		set_context(t, now);
	}
}

/* ---- making and following ---- */

void
textlinks_add(struct textlinks *l, const struct report *r, int slot, const char *text,
    size_t at, size_t len)
{
	struct drafts d = DRAFTS_INIT;

	draft_make(&d, r, slot);
	for (size_t i = 0; i < d.n; i++) {
		const char *made = d.item[i].text, *p = strstr(text + at, made);
		const char *name = msg_text(LANG_ZH, d.item[i].name);
		size_t of = figures_of(made), from, k, length;

		if (p == NULL || p + strlen(made) > text + at + len)
			continue;
		for (k = 0; figure_number(made, k, &from, &length); k++)
			if (!is_date(made + from + length))
				add(l, name, of, k, text, (size_t)(p - text) + from, length);
	}
	drafts_release(&d);
}

/* What figure a link is now, in the sentences as they are made now; NULL: the sentence
 * has others now, or waits for a cell. */
static const char *
figure_now(const struct drafts *d, const struct textlink *t, size_t *len)
{
	size_t at;

	for (size_t i = 0; i < d->n; i++)
		if (strcmp(msg_text(LANG_ZH, d->item[i].name), t->name) == 0 &&
		    figures_of(d->item[i].text) == t->of &&
		    figure_number(d->item[i].text, t->k, &at, len))
			return d->item[i].text + at;
	return NULL;
}

struct place {
	const struct textlink *link;
	size_t		 at;
	const char	*now;
	size_t		 len;
};

static int
by_place(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

/* The links of the text that say another figure by now, in its order, each once. */
static struct place *
stale(const struct textlinks *l, const struct drafts *d, const char *text, size_t *count)
{
	struct place *p = mem_array(l->n + 1, sizeof(*p));
	size_t n = 0, k = 0;

	for (size_t i = 0; i < l->n; i++) {
		struct place one = { &l->item[i], 0, NULL, 0 };

		if (!locate(one.link, text, &one.at))
			continue;
		one.now = figure_now(d, one.link, &one.len);
		if (one.now != NULL && (one.len != strlen(one.link->words) ||
		    memcmp(one.now, one.link->words, one.len) != 0))
			p[n++] = one;
	}
	if (n > 1)
		qsort(p, n, sizeof(*p), by_place);
	for (size_t i = 0; i < n; i++)
		if (k == 0 || p[i].at != p[k - 1].at)
			p[k++] = p[i];
	*count = k;
	return p;
}

/* The text with the figures of now; the old links stay behind for an undo. */
static void
rewrite(struct textlinks *l, const char *text, const struct place *p, size_t n,
    struct buf *out)
{
	struct textlinks more = { NULL, 0, 0 };
	size_t from = 0, *at = mem_array(n + 1, sizeof(*at));

	for (size_t i = 0; i < n; i++) {
		buf_add(out, text + from, p[i].at - from);
		at[i] = out->len;
		buf_add(out, p[i].now, p[i].len);
		from = p[i].at + strlen(p[i].link->words);
	}
	buf_str(out, text + from);
	for (size_t i = 0; i < n; i++)
		add(&more, p[i].link->name, p[i].link->of, p[i].link->k, buf_cstr(out), at[i],
		    p[i].len);
	textlinks_carry(l, text, buf_cstr(out));
	for (size_t i = 0; i < more.n; i++)
		add(l, more.item[i].name, more.item[i].of, more.item[i].k, out->data, at[i],
		    p[i].len);
	textlinks_release(&more);
	free(at);
}

size_t
textlinks_follow(struct textlinks *l, const struct report *r, int slot, const char *text,
    struct buf *out, struct buf *was, struct buf *is)
{
	struct drafts d = DRAFTS_INIT;
	struct place *p;
	size_t n;

	if (l->n == 0)
		return 0;
	draft_make(&d, r, slot);
	p = stale(l, &d, text, &n);
	if (n > 0 && was != NULL)
		buf_str(was, p[0].link->words);
	if (n > 0 && is != NULL)
		buf_add(is, p[0].now, p[0].len);
	if (n > 0 && out != NULL)
		rewrite(l, text, p, n, out);
	free(p);
	drafts_release(&d);
	return n;
}
