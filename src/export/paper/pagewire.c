/*
 * pagewire.c - pages, and what was made of them, as bytes and back.
 *
 *   pages   = title author day draft count element* count page* count mark*
 *   element = tag parent rowspan colspan row summary
 *   page    = count text* count rule* count area*
 *   text    = x y width size face element room text
 *   rule    = x0 y0 x1 y1 thick
 *   area    = x y width height colour
 *   mark    = text level page y
 *   answer  = status count item* size byte*
 *   item    = code name other cp page text
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/docwire.h"
#include "export/page.h"
#include "export/pagewire.h"

#define ELEMENTS_MAX	200000
#define PAGES_MAX	5000
#define TEXTS_MAX	20000		/* of a page, as its rules */
#define MARKS_MAX	5000
#define LENGTH_MAX	100000		/* hundredths of a millimetre: a metre */
#define SIZE_MAX_X10	2000		/* of a letter: 200 pt */
#define SPAN_MAX	1000
#define TEXT_BYTES	4000		/* of a line */
#define NAME_BYTES	4000

/* ---- pages ---- */

static void
pack_elements(struct buf *b, const struct pages *p)
{
	wire_put(b, (uint32_t)p->nelement);
	for (size_t i = 0; i < p->nelement; i++) {
		const struct page_element *e = &p->element[i];

		wire_put(b, (uint32_t)e->tag);
		wire_put(b, (uint32_t)e->parent);
		wire_put(b, (uint32_t)e->rowspan);
		wire_put(b, (uint32_t)e->colspan);
		wire_put(b, e->row);
		wire_put_text(b, e->summary);
	}
}

static void
pack_page(struct buf *b, const struct page *g)
{
	wire_put(b, (uint32_t)g->ntext);
	for (size_t i = 0; i < g->ntext; i++) {
		const struct page_text *t = &g->text[i];

		wire_put(b, (uint32_t)t->x);
		wire_put(b, (uint32_t)t->y);
		wire_put(b, (uint32_t)t->width);
		wire_put(b, (uint32_t)t->size_x10);
		wire_put(b, (uint32_t)t->face);
		wire_put(b, (uint32_t)t->element);
		wire_put(b, (uint32_t)t->room);
		wire_put_text(b, t->text);
	}
	wire_put(b, (uint32_t)g->nrule);
	for (size_t i = 0; i < g->nrule; i++) {
		const struct page_rule *r = &g->rule[i];

		wire_put(b, (uint32_t)r->x0);
		wire_put(b, (uint32_t)r->y0);
		wire_put(b, (uint32_t)r->x1);
		wire_put(b, (uint32_t)r->y1);
		wire_put(b, (uint32_t)r->thick);
	}
	wire_put(b, (uint32_t)g->narea);
	for (size_t i = 0; i < g->narea; i++) {
		const struct page_area *a = &g->area[i];

		wire_put(b, (uint32_t)a->x);
		wire_put(b, (uint32_t)a->y);
		wire_put(b, (uint32_t)a->width);
		wire_put(b, (uint32_t)a->height);
		wire_put(b, a->colour);
	}
}

/* Two numbers in front of what is already there, the second its size. */
static void
head(struct buf *b, size_t start, uint32_t magic)
{
	uint32_t frame[2] = { magic, (uint32_t)(b->len - start - sizeof frame) };

	memcpy(b->data + start, frame, sizeof frame);
}

void
pages_pack(struct buf *b, const struct pages *p)
{
	size_t start = b->len;

	wire_put(b, 0);
	wire_put(b, 0);
	wire_put_text(b, p->title);
	wire_put_text(b, p->author);
	wire_put_text(b, p->day);
	wire_put(b, p->draft);
	pack_elements(b, p);
	wire_put(b, (uint32_t)p->n);
	for (size_t i = 0; i < p->n; i++)
		pack_page(b, &p->page[i]);
	wire_put(b, (uint32_t)p->nmark);
	for (size_t i = 0; i < p->nmark; i++) {
		wire_put_text(b, p->mark[i].text);
		wire_put(b, (uint32_t)p->mark[i].level);
		wire_put(b, (uint32_t)p->mark[i].page);
		wire_put(b, (uint32_t)p->mark[i].y);
	}
	head(b, start, PAGES_MAGIC);
}

/* A text without controls, not too long; NULL is one where "may" says so. */
static const char *
take_text(struct arena *a, struct wire *w, size_t most, bool may)
{
	size_t n;
	const char *s = wire_text(w, &n);

	if (s == NULL && may)
		return NULL;
	if (s == NULL || n > most)
		w->bad = true;
	for (size_t i = 0; i < n && !w->bad; i++)
		w->bad = (unsigned char)s[i] < ' ' || s[i] == 0x7F;
	return w->bad ? "" : arena_strndup(a, s, n);
}

static int
take_length(struct wire *w)
{
	return wire_int(w, -LENGTH_MAX, LENGTH_MAX);
}

static void
unpack_elements(struct pages *p, struct wire *w)
{
	int n = wire_int(w, 0, ELEMENTS_MAX);

	while (n-- > 0 && !w->bad) {
		struct page_element e = { 0 };

		e.tag = (enum page_tag)wire_int(w, 0, PAGE_TAG_H3);
		e.parent = wire_int(w, -1, (int)p->nelement - 1);
		e.rowspan = wire_int(w, 0, SPAN_MAX);
		e.colspan = wire_int(w, 0, SPAN_MAX);
		e.row = wire_int(w, 0, 1) == 1;
		e.summary = take_text(&p->arena, w, TEXT_BYTES, true);
		p->element = mem_grow(p->element, p->nelement, &p->capelement,
		    sizeof *p->element);
		p->element[p->nelement++] = e;
	}
}

static void
unpack_texts(struct pages *p, struct page *g, struct wire *w)
{
	int n = wire_int(w, 0, TEXTS_MAX);

	while (n-- > 0 && !w->bad) {
		struct page_text t = { 0 };

		t.x = take_length(w);
		t.y = take_length(w);
		t.width = wire_int(w, 0, LENGTH_MAX);
		t.size_x10 = wire_int(w, 1, SIZE_MAX_X10);
		t.face = (enum page_face)wire_int(w, 0, PAGE_FACE_TABLE);
		t.element = wire_int(w, -1, (int)p->nelement - 1);
		t.room = wire_int(w, 0, LENGTH_MAX);
		t.text = take_text(&p->arena, w, TEXT_BYTES, false);
		g->text = mem_grow(g->text, g->ntext, &g->captext, sizeof *g->text);
		g->text[g->ntext++] = t;
	}
}

static void
unpack_areas(struct page *g, struct wire *w)
{
	int n = wire_int(w, 0, TEXTS_MAX);

	while (n-- > 0 && !w->bad) {
		struct page_area a = { 0 };

		a.x = take_length(w);
		a.y = take_length(w);
		a.width = wire_int(w, 0, LENGTH_MAX);
		a.height = wire_int(w, 0, LENGTH_MAX);
		a.colour = (unsigned)wire_int(w, 0, 0xFFFFFF);
		g->area = mem_grow(g->area, g->narea, &g->caparea, sizeof *g->area);
		g->area[g->narea++] = a;
	}
}

static void
unpack_page(struct pages *p, struct wire *w)
{
	struct page *g;
	int n;

	p->page = mem_grow(p->page, p->n, &p->cap, sizeof *p->page);
	g = &p->page[p->n++];
	memset(g, 0, sizeof *g);
	unpack_texts(p, g, w);
	n = wire_int(w, 0, TEXTS_MAX);
	while (n-- > 0 && !w->bad) {
		struct page_rule r = { 0 };

		r.x0 = take_length(w);
		r.y0 = take_length(w);
		r.x1 = take_length(w);
		r.y1 = take_length(w);
		r.thick = wire_int(w, 0, LENGTH_MAX);
		g->rule = mem_grow(g->rule, g->nrule, &g->caprule, sizeof *g->rule);
		g->rule[g->nrule++] = r;
	}
	unpack_areas(g, w);
}

static void
unpack_marks(struct pages *p, struct wire *w)
{
	int n = wire_int(w, 0, MARKS_MAX);

	while (n-- > 0 && !w->bad) {
		struct page_mark m = { 0 };

		m.text = take_text(&p->arena, w, TEXT_BYTES, false);
		m.level = wire_int(w, 1, 2);
		m.page = wire_int(w, 0, (int)p->n - 1);
		m.y = take_length(w);
		p->mark = mem_grow(p->mark, p->nmark, &p->capmark, sizeof *p->mark);
		p->mark[p->nmark++] = m;
	}
}

struct pages *
pages_unpack(const char *bytes, size_t size)
{
	struct wire w = { .p = bytes, .n = size };
	struct pages *p = mem_zero(sizeof *p);
	int n;

	arena_init(&p->arena);
	p->title = take_text(&p->arena, &w, NAME_BYTES, true);
	p->author = take_text(&p->arena, &w, NAME_BYTES, true);
	p->day = take_text(&p->arena, &w, sizeof "2025-12-31" - 1, true);
	p->draft = wire_int(&w, 0, 1) == 1;
	unpack_elements(p, &w);
	n = wire_int(&w, 1, PAGES_MAX);
	while (n-- > 0 && !w.bad)
		unpack_page(p, &w);
	unpack_marks(p, &w);
	if (!w.bad && w.at == w.n)
		return p;
	pages_drop(p);
	return NULL;
}

void
pages_drop(struct pages *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->n; i++) {
		free(p->page[i].text);
		free(p->page[i].rule);
		free(p->page[i].area);
	}
	free(p->page);
	free(p->element);
	free(p->mark);
	arena_release(&p->arena);
	free(p);
}

/* ---- what was drawn ---- */

void
drawn_init(struct drawn *d)
{
	memset(d, 0, sizeof *d);
	buf_init(&d->bytes);
}

void
drawn_release(struct drawn *d)
{
	for (size_t i = 0; i < d->n; i++) {
		free(d->item[i].name);
		free(d->item[i].other);
	}
	free(d->item);
	buf_release(&d->bytes);
	drawn_init(d);
}

void
drawn_add(struct drawn *d, enum drawn_code code, const char *name, const char *other,
    uint32_t cp, int page, int text)
{
	if (d->n == DRAWN_ITEMS)
		return;
	d->item = mem_grow(d->item, d->n, &d->cap, sizeof *d->item);
	d->item[d->n++] = (struct drawn_item){ code, mem_strdup(name), mem_strdup(other),
	    cp, page, text };
}

void
drawn_pack(struct buf *b, const struct drawn *d)
{
	size_t start = b->len;

	wire_put(b, 0);
	wire_put(b, 0);
	wire_put(b, (uint32_t)d->status);
	wire_put(b, (uint32_t)d->n);
	for (size_t i = 0; i < d->n; i++) {
		wire_put(b, (uint32_t)d->item[i].code);
		wire_put_text(b, d->item[i].name);
		wire_put_text(b, d->item[i].other);
		wire_put(b, d->item[i].cp);
		wire_put(b, (uint32_t)d->item[i].page);
		wire_put(b, (uint32_t)d->item[i].text);
	}
	wire_put(b, (uint32_t)d->bytes.len);
	buf_add(b, d->bytes.data, d->bytes.len);
	head(b, start, DRAWN_MAGIC);
}

/* A font's name, for a line of our own. */
static const char *
take_name(struct wire *w)
{
	size_t n;
	const char *s = wire_text(w, &n);

	w->bad = w->bad || s == NULL || n == 0 || n > NAME_BYTES;
	for (size_t i = 0; i < n && !w->bad; i++)
		w->bad = (unsigned char)s[i] < ' ' || s[i] == 0x7F;
	return w->bad ? "" : s;
}

static void
unpack_item(struct drawn *d, const struct pages *p, struct wire *w)
{
	enum drawn_code code = (enum drawn_code)wire_int(w, 0, DRAWN_CODE__MAX - 1);
	const char *name = NULL, *other = NULL;
	uint32_t cp = 0;
	int page = 0, text = 0;
	size_t n;

	if (code == DRAWN_MISSING) {
		w->bad = w->bad || wire_text(w, &n) != NULL || wire_text(w, &n) != NULL;
		cp = (uint32_t)wire_int(w, ' ', 0x10FFFF);
		page = wire_int(w, 0, (int)p->n - 1);
		text = wire_int(w, 0, w->bad ? 0 : (int)p->page[page].ntext - 1);
	} else {
		name = take_name(w);
		other = code == DRAWN_SUBSTITUTE ? take_name(w) : wire_text(w, &n);
		wire_int(w, 0, 0);
		wire_int(w, 0, 0);
		wire_int(w, 0, 0);
		w->bad = w->bad || (code == DRAWN_FORBIDDEN && other != NULL);
	}
	if (!w->bad)
		drawn_add(d, code, name, other, cp, page, text);
}

bool
drawn_unpack(struct drawn *d, const struct pages *p, const char *bytes, size_t size)
{
	struct wire w = { .p = bytes, .n = size };
	int n;

	d->status = (enum drawn_status)wire_int(&w, 0, DRAWN__MAX - 1);
	n = wire_int(&w, 0, DRAWN_ITEMS);
	while (n-- > 0 && !w.bad)
		unpack_item(d, p, &w);
	n = wire_int(&w, 0, (int)DRAWN_BYTES);
	if (!w.bad && (size_t)n == w.n - w.at && (n > 0) == (d->status == DRAWN_DONE)) {
		buf_add(&d->bytes, w.p + w.at, (size_t)n);
		return true;
	}
	drawn_release(d);
	return false;
}
