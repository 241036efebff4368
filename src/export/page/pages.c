/*
 * pages.c - the neutral document laid on pages.
 *
 *	paper_block_strips()	block -> lines and rows that are not cut
 *	add()			strips that are kept together become a run
 *	put_run()		a run goes on the page, or on the next one whole
 *	put_strip()		its lines are written; rows gather in the open table
 *	close_part()		what a page has of a table is drawn at its end
 *
 * Where rows stay together is said by paper_flow(), which measures with the same ruler.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#include "base/mem.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page.h"
#include "export/page/lay.h"
#include "export/page/paper.h"

/* A block as it was measured. */
struct measured {
	struct paper_lines lines;
	struct paper_table table;
	int		 element;	/* -1: nothing of it stands yet */
};
/* A strip that is to be placed, and whose it is. */
struct waiting {
	struct paper_strip strip;
	size_t		 block;
};
struct lay {
	struct doc	*doc;
	struct pages	*pages;
	struct measured	*block;		/* [doc->n] */
	struct waiting	*run;		/* kept together, not placed yet */
	size_t		 n, cap;
	int		 y;		/* of the page, twips */
	struct laid_table table;	/* the open one; p NULL: none */
};

static void
close_part(struct lay *l)
{
	if (l->table.p != NULL)
		laid_table_part(l->pages, &l->table);
}

static void
new_page(struct lay *l)
{
	close_part(l);
	laid_number(l->pages);
	laid_new(l->pages);
	l->y = 0;
}

/* The head of a table once more, above rows that go on from the page before. */
static void
put_head(struct lay *l, const struct paper_strip *next)
{
	const struct paper_table *p = l->table.p;

	if (next->index < p->t->nhead || paper_height(p, 0, p->t->nhead) + next->height >
	    PAPER_PAGE)
		return;
	for (int row = 0; row < p->t->nhead; row++) {
		struct paper_strip head = { .height = p->height[row], .index = row,
			.slices = 1 };

		laid_table_band(&l->table, &head, l->y, true);
		l->y += head.height;
	}
}

static void
put_row(struct lay *l, size_t block, const struct paper_strip *strip)
{
	struct measured *m = &l->block[block];

	if (m->element < 0) {
		m->element = (int)l->pages->nelement;
		laid_table_begin(l->pages, &l->table, &m->table,
		    doc_table_map(l->doc, m->table.t));
	} else if (l->y == 0) {
		put_head(l, strip);
	}
	laid_table_band(&l->table, strip, l->y, false);
}

static void
put_line(struct lay *l, size_t block, const struct paper_strip *strip)
{
	const struct doc_block *b = &l->doc->block[block];
	struct measured *m = &l->block[block];

	if (m->element < 0) {
		m->element = laid_element(l->pages, paper_look(b->kind)->tag, 0);
		if (paper_is_heading(b))
			laid_mark(l->pages, b->text, b->kind == DOC_HEADING1 ? 1 : 2, l->y);
	}
	laid_line(l->pages, b, &m->lines.line[strip->index], m->element, l->y);
}

static void
put_strip(struct lay *l, const struct waiting *w)
{
	bool table = l->doc->block[w->block].table != NULL;

	if (w->strip.blank) {
		if (l->y > 0)		/* a page does not begin with nothing */
			l->y += w->strip.height;
		return;
	}
	if (l->y > 0 && l->y + w->strip.height > PAPER_PAGE)
		new_page(l);
	if (table)
		put_row(l, w->block, &w->strip);
	else
		put_line(l, w->block, &w->strip);
	l->y += w->strip.height;
}

static void
put_run(struct lay *l)
{
	int height = 0;

	for (size_t i = 0; i < l->n; i++)
		height += l->run[i].strip.height;
	if (l->y > 0 && l->y + height > PAPER_PAGE && !l->run[l->n - 1].strip.blank)
		new_page(l);
	for (size_t i = 0; i < l->n; i++)
		put_strip(l, &l->run[i]);
	l->n = 0;
}

static void
add(struct lay *l, size_t block, const struct paper_strips *s)
{
	for (size_t i = 0; i < s->n; i++) {
		l->run = mem_grow(l->run, l->n, &l->cap, sizeof *l->run);
		l->run[l->n++] = (struct waiting){ s->strip[i], block };
		if (!s->strip[i].keep)
			put_run(l);
	}
}

static void
add_block(struct lay *l, size_t i)
{
	const struct doc_block *b = &l->doc->block[i];
	struct measured *m = &l->block[i];
	struct paper_strips strips = { NULL, 0, 0 };

	m->element = -1;
	if (b->kind == DOC_TABLE && (b->table->nrow == 0 || b->table->ncol == 0))
		return;
	if (b->kind == DOC_TABLE)
		paper_table(&m->table, b->table);
	else if (b->kind != DOC_MARK)
		paper_block(&m->lines, b, 0);
	paper_block_strips(&strips, b, m->lines.n, &m->table);
	add(l, i, &strips);
	free(strips.strip);
	if (l->table.p != NULL) {
		close_part(l);
		laid_table_end(&l->table);
	}
}

/* The small print stands below the rest, for nobody to read aloud. */
static void
put_small(struct lay *l)
{
	const char *s = l->doc->footer;
	struct paper_lines lines = { NULL, 0, 0 };

	if (s == NULL)
		return;
	paper_wrap(&lines, s, 0, paper_small.columns);
	for (size_t i = 0; i < lines.n; i++) {
		if (l->y > 0 && l->y + paper_small.height > PAPER_PAGE)
			new_page(l);
		laid_small(l->pages, s, &lines.line[i], l->y);
		l->y += paper_small.height;
	}
	paper_release(&lines);
}

struct pages *
pages_make(struct doc *doc)
{
	struct pages *p = mem_zero(sizeof *p);
	struct lay l = { .doc = doc, .pages = p };

	arena_init(&p->arena);
	p->title = arena_strdup(&p->arena, doc->title != NULL ? doc->title : "");
	p->author = doc->author != NULL ? arena_strdup(&p->arena, doc->author) : NULL;
	p->day = doc->day != NULL ? arena_strdup(&p->arena, doc->day) : NULL;
	p->draft = doc->draft;
	l.block = mem_array(doc->n + 1, sizeof *l.block);
	paper_flow(doc, 0);
	laid_new(p);
	laid_element(p, PAGE_TAG_DOCUMENT, -1);
	for (size_t i = 0; i < doc->n; i++)
		add_block(&l, i);
	if (l.n > 0)		/* a heading with nothing below it */
		put_run(&l);
	put_small(&l);
	laid_number(p);
	for (size_t i = 0; i < doc->n; i++) {
		paper_release(&l.block[i].lines);
		paper_table_release(&l.block[i].table);
	}
	free(l.block);
	free(l.run);
	return p;
}

struct pages *
pages_build(const struct report *r, const struct export_options *o)
{
	struct doc *doc = export_build(r, o);
	struct pages *p = pages_make(doc);

	p->doc = doc;
	return p;
}

void
pages_free(struct pages *p)
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
	free(p->part);
	if (p->doc != NULL)
		doc_free(p->doc);
	arena_release(&p->arena);
	free(p);
}
