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
	free(t->what);
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

/* Figure k of so many of a sentence. */
struct source {
	const char	*name, *what;
	size_t		 of, k;
};

static void
add(struct textlinks *l, const struct source *as, const char *text, size_t at, size_t len)
{
	struct textlink *t;

	if (l->n >= LINKS_MOST)
		drop(l, 0);
	l->item = mem_grow(l->item, l->n, &l->cap, sizeof(*l->item));
	t = &l->item[l->n++];
	*t = (struct textlink){ mem_strdup(as->name), mem_strndup(text + at, len), NULL, NULL,
	    as->of, as->k, at, mem_strdup(as->what) };
	set_context(t, text);
}

/* ---- as stored: name, figures, number, place, words, before, after, what, with tabs ---- */

void
textlinks_print(struct buf *b, const struct textlinks *l)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct textlink *t = &l->item[i];

		buf_printf(b, "%s\t%zu\t%zu\t%zu\t%s\t%s\t%s\t%s\n", t->name, t->of, t->k,
		    t->at, t->words, t->before, t->after, t->what);
	}
}

void
textlinks_read(struct textlinks *l, const char *s)
{
	enum { NAME, OF, K, AT, WORDS, BEFORE, AFTER, WHAT, FIELDS };

	while (*s != '\0' && l->n < LINKS_MOST) {
		const char *end = s + strcspn(s, "\n"), *from[FIELDS];
		size_t len[FIELDS] = { 0 }, n = 0;

		for (const char *p = s; n < FIELDS && p <= end; p += len[n++] + 1) {
			from[n] = p;
			len[n] = strcspn(p, "\t\n");
		}
		s = *end == '\n' ? end + 1 : end;
		if (n < WHAT || len[WORDS] == 0)
			continue;
		if (n == WHAT)
			from[WHAT] = "";
		l->item = mem_grow(l->item, l->n, &l->cap, sizeof(*l->item));
		l->item[l->n++] = (struct textlink){ mem_strndup(from[NAME], len[NAME]),
		    mem_strndup(from[WORDS], len[WORDS]), mem_strndup(from[BEFORE], len[BEFORE]),
		    mem_strndup(from[AFTER], len[AFTER]), strtoul(from[OF], NULL, 10),
		    strtoul(from[K], NULL, 10), strtoul(from[AT], NULL, 10),
		    mem_strndup(from[WHAT], len[WHAT]) };
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

/* ---- making ---- */

/* The number that it is among all figures of its sentence. */
static size_t
number_of(const struct draft *d, const struct draft_figure *f)
{
	size_t at, len, k;

	for (k = 0; figure_number(d->text, k, &at, &len) && at != f->at; k++)
		;
	return k;
}

void
textlinks_add(struct textlinks *l, const struct report *r, int slot, const char *text,
    size_t at, size_t len)
{
	struct drafts d = DRAFTS_INIT;

	draft_make(&d, r, slot);
	for (size_t i = 0; i < d.n; i++) {
		const struct draft *made = &d.item[i];
		const char *p = strstr(text + at, made->text);

		if (p == NULL || p + strlen(made->text) > text + at + len)
			continue;
		for (size_t j = 0; j < made->nfigure; j++) {
			const struct draft_figure *f = &made->figure[j];
			const struct source as = { msg_text(LANG_ZH, made->name), f->what,
			    figures_of(made->text), number_of(made, f) };

			add(l, &as, text, (size_t)(p - text) + f->at, f->len);
		}
	}
	drafts_release(&d);
}

/* ---- what they are by now ---- */

/* An older link does not name its figure: that of its number in the sentence as it is
 * made now.  NULL: none, as of a year, or the sentence has others now. */
static const char *
figure_of(const struct drafts *d, const struct textlink *t)
{
	for (size_t i = 0; i < d->n; i++) {
		const struct draft *made = &d->item[i];

		if (strcmp(msg_text(LANG_ZH, made->name), t->name) != 0 ||
		    figures_of(made->text) != t->of)
			continue;
		for (size_t j = 0; j < made->nfigure; j++)
			if (number_of(made, &made->figure[j]) == t->k)
				return made->figure[j].what;
	}
	return NULL;
}

/* Of two links at one place the newer comes first. */
static int
by_place(const void *a, const void *b)
{
	const struct textlink_seen *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->link > y->link ? -1 : x->link < y->link;
}

bool
textlink_is_stale(const struct textlink_seen *s)
{
	return s->now != NULL && strcmp(s->now, s->link->words) != 0;
}

static struct source
source_of(const struct textlink *t)
{
	return (struct source){ t->name, t->what, t->of, t->k };
}

static void
free_seen(struct textlink_seen *s)
{
	free(s->what);
	free(s->now);
}

/* Each place once. */
static void
once(struct textlinks_seen *out)
{
	size_t k = 0;

	if (out->n > 1)
		qsort(out->item, out->n, sizeof(*out->item), by_place);
	for (size_t i = 0; i < out->n; i++)
		if (k > 0 && out->item[i].at == out->item[k - 1].at)
			free_seen(&out->item[i]);
		else
			out->item[k++] = out->item[i];
	out->n = k;
}

void
textlinks_see(struct textlinks_seen *out, const struct textlinks *l, const struct report *r,
    int slot, const char *text)
{
	struct drafts d = DRAFTS_INIT;

	*out = (struct textlinks_seen){ mem_array(l->n + 1, sizeof(*out->item)), 0, 0 };
	if (l->n > 0)
		draft_make(&d, r, slot);
	for (size_t i = 0; i < l->n; i++) {
		const struct textlink *t = &l->item[i];
		const char *what = *t->what != '\0' ? t->what : figure_of(&d, t);
		struct buf now = BUF_INIT;
		char *say = NULL;
		size_t at, k;

		if (what == NULL || !locate(t, text, &at))
			continue;
		for (k = 0; k < out->n && strcmp(out->item[k].what, what) != 0; k++)
			;
		if (k < out->n ? out->item[k].now != NULL : draft_figure_now(&now, r, what))
			say = k < out->n ? mem_strdup(out->item[k].now) : buf_detach(&now);
		out->item[out->n++] = (struct textlink_seen){ t, at, mem_strdup(what), say };
		buf_release(&now);
	}
	drafts_release(&d);
	once(out);
	for (size_t i = 0; i < out->n; i++)
		out->stale += textlink_is_stale(&out->item[i]);
}

void
textlinks_seen_release(struct textlinks_seen *s)
{
	for (size_t i = 0; i < s->n; i++)
		free_seen(&s->item[i]);
	free(s->item);
	*s = (struct textlinks_seen){ NULL, 0, 0 };
}

/* ---- following ---- */

/* The text with the figures of now; the old links stay behind for an undo. */
static void
rewrite(struct textlinks *l, const char *text, const struct textlinks_seen *s,
    struct buf *out)
{
	struct textlinks more = { NULL, 0, 0 };
	size_t from = 0, n = 0, *at = mem_array(s->n + 1, sizeof(*at));
	struct source as;

	for (size_t i = 0; i < s->n; i++) {
		const struct textlink_seen *p = &s->item[i];

		if (!textlink_is_stale(p))
			continue;
		buf_add(out, text + from, p->at - from);
		at[n++] = out->len;
		buf_str(out, p->now);
		from = p->at + strlen(p->link->words);
	}
	buf_str(out, text + from);
	n = 0;
	for (size_t i = 0; i < s->n; i++)
		if (textlink_is_stale(&s->item[i])) {
			as = source_of(s->item[i].link);
			add(&more, &as, buf_cstr(out), at[n++], strlen(s->item[i].now));
		}
	textlinks_carry(l, text, buf_cstr(out));
	for (size_t i = 0; i < more.n; i++) {
		as = source_of(&more.item[i]);
		add(l, &as, out->data, more.item[i].at, strlen(more.item[i].words));
	}
	textlinks_release(&more);
	free(at);
}

size_t
textlinks_follow(struct textlinks *l, const struct report *r, int slot, const char *text,
    struct buf *out)
{
	struct textlinks_seen s;
	size_t n;

	textlinks_see(&s, l, r, slot, text);
	n = s.stale;
	if (n > 0)
		rewrite(l, text, &s, out);
	textlinks_seen_release(&s);
	return n;
}
