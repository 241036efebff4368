/*
 * chart_drawing.c - a chart as areas and words: a bar for each figure, its label above,
 * the figure at its end.  What is not known has no bar, and that stands there.
 *
 * The same bytes every time, and for every writer: SVG and PDF draw what stands here.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/num.h"
#include "doc/doc.h"
#include "export/chart.h"

#define WIDE	340		/* of a drawing: a telephone shows it as large as it is */
#define LONGEST	2000		/* tenths: room is left for the figure */
#define LETTER	13
#define BAR	12		/* height of one */
#define ONE	34		/* of a row with one bar, with two */
#define TWO	48

static const unsigned colour[CHART_SERIES] = { 0x1f5a93, 0xa05a00 };	/* 7:1, 5:1 on white */

static void
add_word(struct doc *doc, struct doc_drawing *g, int x, int y, const char *s)
{
	g->word[g->nword++] = (struct doc_word){ x, y, arena_strdup(&doc->arena, s) };
}

static int64_t
most_of(const struct chart *c)
{
	int64_t most = 0;

	for (int i = 0; i < c->n; i++)
		for (int k = 0; k < c->nseries; k++)
			if (c->row[i].known[k] && c->row[i].value[k] > most)
				most = c->row[i].value[k];
	return most;
}

/* The figure as it is said: "2025年 12", "2023年 无数据". */
static void
put_figure(struct buf *b, const struct chart *c, int row, int k)
{
	char figure[NUM_TEXT];

	if (c->nseries > 1)
		buf_printf(b, "%s ", c->series[k]);
	buf_str(b, c->row[row].known[k] ? num_print(figure, c->row[row].value[k]) : CHART_GAP);
}

/* All of it in words. */
static char *
tell(struct doc *doc, const struct chart *c)
{
	struct buf b = BUF_INIT;
	char *told;

	for (int i = 0; i < c->n; i++) {
		buf_printf(&b, "%s ", c->row[i].label);
		for (int k = 0; k < c->nseries; k++) {
			buf_str(&b, k > 0 ? "，" : "");
			put_figure(&b, c, i, k);
		}
		buf_str(&b, i + 1 < c->n ? "；" : "。");
	}
	told = arena_strdup(&doc->arena, buf_cstr(&b));
	buf_release(&b);
	return told;
}

static void
add_bar(struct doc *doc, struct doc_drawing *g, const struct chart *c, int row, int k, int y)
{
	int64_t unit = most_of(c) / LONGEST + 1;
	int length = c->row[row].known[k] ? (int)(c->row[row].value[k] / unit) : 0;
	struct buf b = BUF_INIT;

	if (length < 10 && c->row[row].known[k] && c->row[row].value[k] > 0)
		length = 10;		/* little is not nothing */
	if (length > 0)
		g->area[g->narea++] = (struct doc_area){ 0, y, length, BAR * 10, colour[k] };
	put_figure(&b, c, row, k);
	add_word(doc, g, length > 0 ? length + 60 : 0, y + 105, buf_cstr(&b));
	buf_release(&b);
}

struct doc_drawing *
chart_drawing(struct doc *doc, const struct chart *c)
{
	struct doc_drawing *g = arena_alloc(&doc->arena, sizeof *g);
	size_t n = (size_t)c->n * (size_t)(c->nseries + 1);
	int step = c->nseries > 1 ? TWO : ONE, y = 0;

	memset(g, 0, sizeof *g);
	g->width = WIDE;
	g->height = c->n * step;
	g->size = LETTER;
	g->title = c->title;
	g->told = tell(doc, c);
	g->area = arena_array(&doc->arena, n, sizeof *g->area);
	g->word = arena_array(&doc->arena, n, sizeof *g->word);
	for (int i = 0; i < c->n; i++, y += step * 10) {
		add_word(doc, g, 0, y + 120, c->row[i].label);
		for (int k = 0; k < c->nseries; k++)
			add_bar(doc, g, c, i, k, y + 160 + k * (BAR + 2) * 10);
	}
	return g;
}
