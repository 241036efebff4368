/*
 * sheet.c - what stands on a page: texts, rules, marks, the tree of elements.
 *
 * Here twips become hundredths of a millimetre, and halves of a character the width a
 * text is to take: of a line that is to reach the end, the whole of it.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "export/page.h"
#include "export/page/lay.h"
#include "export/page/paper.h"

#define RULE		18	/* half a point */
#define NUMBER_SIZE	140
#define NUMBER_Y	27080	/* its dashes 7 mm below the text */
#define NUMBER_HALF	247	/* half a character of it */

int
laid_y(int twips)
{
	return PAPER_TOP + (twips * 127 + 36) / 72;
}

/* A Chinese character reaches 0.88 of its size above the base line. */
int
laid_base(int top, int height, int size_x10)
{
	return laid_y(top + (height - 2 * size_x10) / 2 + size_x10 * 176 / 100);
}

struct page *
laid_new(struct pages *p)
{
	p->page = mem_grow(p->page, p->n, &p->cap, sizeof *p->page);
	p->page[p->n] = (struct page){ .text = NULL };
	return &p->page[p->n++];
}

struct page_text *
laid_text(struct pages *p, const char *s, size_t n)
{
	struct page *page = &p->page[p->n - 1];
	struct page_text *t;

	page->text = mem_grow(page->text, page->ntext, &page->captext, sizeof *page->text);
	t = &page->text[page->ntext++];
	*t = (struct page_text){ .element = -1, .text = arena_strndup(&p->arena, s, n) };
	return t;
}

void
laid_rule(struct pages *p, int x0, int y0, int x1, int y1)
{
	struct page *page = &p->page[p->n - 1];

	page->rule = mem_grow(page->rule, page->nrule, &page->caprule, sizeof *page->rule);
	page->rule[page->nrule++] = (struct page_rule){ x0, y0, x1, y1, RULE };
}

void
laid_area(struct pages *p, int x, int y, int width, int height, unsigned colour)
{
	struct page *page = &p->page[p->n - 1];

	page->area = mem_grow(page->area, page->narea, &page->caparea, sizeof *page->area);
	page->area[page->narea++] = (struct page_area){ x, y, width, height, colour };
}

int
laid_element(struct pages *p, enum page_tag tag, int parent)
{
	p->element = mem_grow(p->element, p->nelement, &p->capelement, sizeof *p->element);
	p->element[p->nelement] = (struct page_element){ tag, parent, 1, 1, false, NULL };
	return (int)p->nelement++;
}

void
laid_mark(struct pages *p, const char *text, int level, int y)
{
	char *copy = arena_strdup(&p->arena, text);

	for (char *s = copy; (s = strchr(s, '\n')) != NULL;)
		*s = ' ';
	p->mark = mem_grow(p->mark, p->nmark, &p->capmark, sizeof *p->mark);
	p->mark[p->nmark++] = (struct page_mark){ copy, level, (int)p->n - 1, laid_y(y) };
}

/* Where a line begins that is not set from the left. */
static int
begin(const struct paper_look *look, int right, int width, int indent)
{
	int room = PAPER_TEXT - right * look->half_x1000 / 1000 - width;

	switch (look->side) {
	case PAPER_CENTRE:
		return PAPER_LEFT + room / 2;
	case PAPER_RIGHT:
		return PAPER_LEFT + room;
	case PAPER_BOTH:
		break;
	}
	return PAPER_LEFT + indent;
}

/* A piece of a line: from its byte "from", in a face. */
struct piece {
	size_t		 from, to;
	enum page_face	 face;
};

/* The pieces of a line share its width by theirs, so that they touch. */
static void
put_pieces(struct pages *p, const char *s, const struct piece *piece, size_t n,
    const struct page_text *like, int halves)
{
	int used = 0;

	for (size_t i = 0; i < n; i++) {
		struct page_text *t;
		int before = used;

		if (piece[i].from >= piece[i].to)
			continue;
		used += paper_width(s + piece[i].from, piece[i].to - piece[i].from);
		t = laid_text(p, s + piece[i].from, piece[i].to - piece[i].from);
		t->x = like->x + like->width * before / halves;
		t->width = like->x + like->width * used / halves - t->x;
		t->y = like->y;
		t->size_x10 = like->size_x10;
		t->face = piece[i].face;
		t->element = like->element;
	}
}

void
laid_line(struct pages *p, const struct doc_block *b, const struct paper_line *line,
    int element, int top)
{
	const struct paper_look *look = paper_look(b->kind);
	size_t lead = b->lead > line->from ? b->lead < line->to ? b->lead : line->to :
	    line->from;
	struct piece piece[] = {
		{ line->from, lead, PAGE_FACE_SUBHEADING }, { lead, line->to, look->face },
	};
	int indent = line->from == 0 ? look->indent * look->half_x1000 / 1000 : 0;
	int room = PAPER_TEXT - indent - b->right * look->half_x1000 / 1000;
	struct page_text like = { .size_x10 = look->size_x10, .element = element };

	if (line->width == 0)
		return;
	like.width = line->width * look->half_x1000 / 1000;
	if (look->side == PAPER_BOTH && (line->full || like.width > room))
		like.width = room;
	like.x = begin(look, b->right, like.width, indent);
	like.y = laid_base(top, look->height, look->size_x10);
	put_pieces(p, b->text, piece, ARRAY_LEN(piece), &like, line->width);
}

void
laid_small(struct pages *p, const char *s, const struct paper_line *line, int top)
{
	const struct paper_look *look = &paper_small;
	struct page_text *t;

	if (line->width == 0)
		return;
	t = laid_text(p, s + line->from, line->to - line->from);
	t->width = line->width * look->half_x1000 / 1000;
	t->x = begin(look, 0, t->width, 0);
	t->y = laid_base(top, look->height, look->size_x10);
	t->size_x10 = look->size_x10;
	t->face = look->face;
}

void
laid_number(struct pages *p)
{
	struct buf b = BUF_INIT;
	struct page_text *t;

	buf_printf(&b, "— %zu —", p->n);
	t = laid_text(p, buf_cstr(&b), b.len);
	t->width = paper_width(buf_cstr(&b), b.len) * NUMBER_HALF;
	t->x = p->n % 2 == 0 ? PAPER_LEFT + 2 * NUMBER_HALF :
	    PAPER_LEFT + PAPER_TEXT - 2 * NUMBER_HALF - t->width;
	t->y = NUMBER_Y;
	t->size_x10 = NUMBER_SIZE;
	t->face = PAGE_FACE_TABLE;
	buf_release(&b);
}
