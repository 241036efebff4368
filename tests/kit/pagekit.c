#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "export/page.h"
#include "kit/pagekit.h"

static int
element(struct pages *p, enum page_tag tag, int parent)
{
	p->element = mem_grow(p->element, p->nelement, &p->capelement, sizeof *p->element);
	p->element[p->nelement] = (struct page_element){ .tag = tag, .parent = parent,
	    .rowspan = 1, .colspan = 1 };
	return (int)p->nelement++;
}

static void
text(struct pages *p, int page, struct page_text t, const char *s)
{
	struct page *g = &p->page[page];

	t.text = arena_strdup(&p->arena, s);
	g->text = mem_grow(g->text, g->ntext, &g->captext, sizeof *g->text);
	g->text[g->ntext++] = t;
}

static void
rule(struct pages *p, int page, int x0, int y0, int x1, int y1)
{
	struct page *g = &p->page[page];

	g->rule = mem_grow(g->rule, g->nrule, &g->caprule, sizeof *g->rule);
	g->rule[g->nrule++] = (struct page_rule){ x0, y0, x1, y1, 18 };
}

static void
body(struct pages *p, int page, int y, int x, int width, int of, const char *s)
{
	text(p, page, (struct page_text){ .x = x, .y = y, .width = width, .size_x10 = 160,
	    .face = PAGE_FACE_BODY, .element = of }, s);
}

static void
table(struct pages *p, int page, int document)
{
	static const char *const cell[2][3] = {
		{ "受理情况", "自然人", "总计" }, { "新收", "11398889", "24252.311082" }
	};
	int table = element(p, PAGE_TAG_TABLE, document);

	for (int row = 0; row < 2; row++) {
		int tr = element(p, PAGE_TAG_TR, table), y = 10000 + 800 * row;

		for (int col = 0; col < 3; col++) {
			int wide = 317 * (int)strlen(cell[row][col]) / (row * col > 0 ? 2 : 3);
			struct page_text t = {
				.x = 2800 + 5200 * col + (5200 - wide) / 2, .y = y,
				.width = wide, .size_x10 = 90, .face = PAGE_FACE_TABLE,
				.element = element(p, row == 0 || col == 0 ? PAGE_TAG_TH :
				    PAGE_TAG_TD, tr), .room = 5000,
			};

			text(p, page, t, cell[row][col]);
		}
	}
	for (int i = 0; i < 3; i++)
		rule(p, page, 2800, 9500 + 800 * i, 18400, 9500 + 800 * i);
	for (int i = 0; i < 4; i++)
		rule(p, page, 2800 + 5200 * i, 9500, 2800 + 5200 * i, 11100);
}

static void
numbers(struct pages *p)
{
	static const char *const number[] = { "— 1 —", "— 2 —" };

	for (int i = 0; i < 2; i++)
		text(p, i, (struct page_text){ .x = i == 0 ? 16800 : 3360, .y = 27150,
		    .width = 1480, .size_x10 = 140, .face = PAGE_FACE_TABLE, .element = -1 },
		    number[i]);
}

static void
mark(struct pages *p, const char *s, int level, int page, int y)
{
	p->mark = mem_grow(p->mark, p->nmark, &p->capmark, sizeof *p->mark);
	p->mark[p->nmark++] = (struct page_mark){ .text = s, .level = level, .page = page,
	    .y = y };
}

struct pages *
kit_pages(bool draft, const char *rare)
{
	struct pages *p = mem_zero(sizeof *p);
	int document, heading, para;

	arena_init(&p->arena);
	p->title = "云山县政府信息公开工作年度报告";
	p->author = "云山县人民政府";
	p->day = "2026-01-20";
	p->draft = draft;
	p->page = mem_array(2, sizeof *p->page);
	p->n = p->cap = 2;
	document = element(p, PAGE_TAG_DOCUMENT, -1);
	heading = element(p, PAGE_TAG_H1, document);
	text(p, 0, (struct page_text){ .x = 4000, .y = 4500, .width = 13000, .size_x10 = 220,
	    .face = PAGE_FACE_TITLE, .element = heading }, p->title);
	heading = element(p, PAGE_TAG_H2, document);
	text(p, 0, (struct page_text){ .x = 3900, .y = 6000, .width = 3386, .size_x10 = 160,
	    .face = PAGE_FACE_HEADING, .element = heading }, "一、总体情况");
	para = element(p, PAGE_TAG_P, document);
	body(p, 0, 25000, 3914, 14486, para, "2025年，云山县人民政府认真贯彻落实政府信息公开条例，");
	if (rare != NULL)
		body(p, 0, 26000, 2800, 6000, para, rare);
	body(p, 1, 4500, 2800, 5000, para, "主动公开信息1286条。");
	table(p, 1, document);
	numbers(p);
	mark(p, "一、总体情况", 1, 0, 6000);
	mark(p, "（一）主动公开", 2, 1, 4000);
	mark(p, "二、主动公开政府信息情况", 1, 1, 9000);
	return p;
}
