/*
 * build.c - a report as a neutral document in the official layout.
 *
 * Title, lead, then every section of the form: heading, narrative, table, notes
 * under the table.  Nothing here knows rows, columns or section names of a
 * particular form: the printed grid (grid.h) says what stands where.
 *
 * Must never let a control character of a text into a document: everything that
 * a clerk or a file wrote goes through export_clean().
 */
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "form/grid.h"
#include "report/report.h"

#define TITLE_LINE	20	/* characters of 22 pt on a line */
#define HEADING_MAX	30	/* a longer line beginning with （一） is a paragraph */

/* Half a character of 1 pt is 0.1764 mm: tenths of a millimetre, by 10000.  A digit of
 * the widest of the fonts that stand in for the ones we name (DejaVu Sans) has 0.636 of
 * a character, not half of it. */
#define HALF(point_x10)	(((point_x10) * 1764 + 9999) / 10000)
#define DIGIT(point_x10) (((point_x10) * 2258 + 9999) / 10000)
#define AIR		10	/* tenths of a millimetre, beside the edges */
#define TABLE_WIDTH	1780	/* the widest table: 16 mm remain on either side */

static const char stop[] = "。";

/* A line （一）… that is short and no sentence is a heading of the second level. */
static bool
is_heading(const char *s, size_t n)
{
	struct ordinal o;

	return text_ordinal(s, n, &o) && o.kind == ORDINAL_BRACKET && o.han &&
	    o.length < n && text_length(s, n) <= HEADING_MAX &&
	    memcmp(s + n - (sizeof stop - 1), stop, sizeof stop - 1) != 0;
}

/*
 * Bytes of the heading that a paragraph begins with: （一）主动公开。全年…  Its first
 * sentence, short and without a figure: （一）收到申请3件。其中… is told, not headed.
 */
static size_t
run_in_heading(const char *s, size_t n)
{
	struct ordinal o;
	const char *end;
	size_t len;

	if (!text_ordinal(s, n, &o) || o.kind != ORDINAL_BRACKET || !o.han)
		return 0;
	end = strstr(s, stop);
	if (end == NULL)
		return 0;
	len = (size_t)(end - s) + sizeof stop - 1;
	if (len >= n || text_length(s, len) > HEADING_MAX)
		return 0;
	for (size_t i = 0; i < len; i++)
		if (s[i] >= '0' && s[i] <= '9')
			return 0;
	return len;
}

/* One block per line of a text; empty lines are dropped. */
static void
add_text(struct doc *doc, const char *text, enum doc_kind kind)
{
	struct buf clean = BUF_INIT;
	const char *s, *end;

	if (text == NULL)
		return;
	export_clean(&clean, text);
	s = buf_cstr(&clean);
	for (;; s = end + 1) {
		size_t n = strcspn(s, "\n"), skip = text_span(s, n, CHAR_EMPTY);

		end = s + n;
		s += skip;
		n -= skip;
		while (n > 0 && s[n - 1] == ' ')
			n--;
		if (n > 0 && kind == DOC_PARA && is_heading(s, n))
			doc_add(doc, DOC_HEADING2, s, n);
		else if (n > 0)
			doc_add(doc, kind, s, n)->lead = kind == DOC_PARA ?
			    run_in_heading(s, n) : 0;
		if (*end == '\0')
			break;
	}
	buf_release(&clean);
}

/* The corner over the row labels is a heading like those beside it. */
static enum doc_role
role_of(enum grid_kind kind)
{
	switch (kind) {
	case GRID_CAPTION:
		return DOC_CAPTION;
	case GRID_CORNER:
	case GRID_COLHEAD:
		return DOC_COLHEAD;
	case GRID_ROWHEAD:
		return DOC_ROWHEAD;
	case GRID_CELL:
		break;
	}
	return DOC_DATA;
}

/*
 * The largest of the sizes in which no figure of the table breaks: within the text if
 * that can be, else wider than the text, else smaller than anybody likes to read.
 */
static void
set_size(struct doc *doc, struct doc_table *t, int nstub, int most)
{
	static const struct { int point_x10, total; } size[] = {
		{ 105, EXPORT_TEXT_WIDTH }, { 90, EXPORT_TEXT_WIDTH }, { 75, EXPORT_TEXT_WIDTH },
		{ 75, TABLE_WIDTH }, { 65, TABLE_WIDTH }, { 55, TABLE_WIDTH },
	};
	struct table_ruler ruler = { .edge = EXPORT_CELL_EDGE, .air = AIR };
	size_t i = nstub > 1 ? 1 : 0;	/* a tall table with groups of rows: 小五 at most */

	t->width = arena_array(&doc->arena, (size_t)t->ncol, sizeof *t->width);
	for (;; i++) {
		t->point_x10 = size[i].point_x10;
		ruler.half = HALF(t->point_x10);
		ruler.figure = DIGIT(t->point_x10);
		if (table_widths(t, &ruler, most < size[i].total ? most : size[i].total,
		    t->width) || i + 1 == ARRAY_LEN(size))
			break;
	}
	t->row_height = t->nrow > 24 ? 58 : t->nrow > 16 ? 65 : 80;
}

void
export_table_size(struct doc *doc, struct doc_table *t, int total)
{
	set_size(doc, t, 0, total);
}

/* The printed grid with the values of the report. */
void
export_add_table(struct doc *doc, const struct report *r, const struct form_section *s,
    const struct export_old *old)
{
	const struct grid *g = s->grid;
	struct doc_table *t = doc_add_table(doc, g->nrow, g->ncol);
	struct buf text = BUF_INIT;

	t->caption = arena_strdup(&doc->arena, s->heading);
	t->nhead = g->nhead;
	for (int i = 0; i < g->nbox; i++) {
		const struct grid_box *box = &g->box[i];
		struct doc_cell *c;

		buf_reset(&text);
		if (box->kind != GRID_CELL)
			buf_str(&text, box->label);
		else if (old != NULL)
			export_compare_cell(&text, old, r, box->cell);
		else
			export_cell_text(&text, &r->cell[box->cell]);
		c = doc_add_cell(doc, t, box->row, box->col, box->rowspan, box->colspan,
		    role_of(box->kind), buf_cstr(&text));
		c->cell = box->kind == GRID_CELL ? box->cell : -1;
		c->left = box->kind == GRID_ROWHEAD && g->nstub > 1 && box->rowspan == 1;
	}
	set_size(doc, t, g->nstub, TABLE_WIDTH);
	buf_release(&text);
}

/* ---- the title ---- */

#define NAME_LONG	200	/* characters; a longer one is left to the program */

/* What a break before the character at "at" costs: little before a bracket, behind 、 or
 * the name of a place; much inside a word. */
static int
break_cost(const char *s, size_t n, size_t at)
{
	static const char *const places[] = { "省", "市", "县", "区", "州", "盟", "旗", "镇", "乡" };
	const char *last = s + text_prev(s, n, at);

	if (n - at >= 3 && memcmp(s + at, "（", 3) == 0)
		return 0;
	if (memcmp(last, "、", 3) == 0)
		return 1;
	if (memcmp(last, "（", 3) == 0 || (n - at >= 3 &&
	    (memcmp(s + at, "）", 3) == 0 || memcmp(s + at, "、", 3) == 0)))
		return 400;
	for (size_t i = 0; i < ARRAY_LEN(places); i++)
		if (memcmp(last, places[i], 3) == 0)
			return 3;
	return 40;
}

/*
 * 某某自治州高新技术产业开发区|自然资源和规划局|（林业局、海洋局）: a name longer than a line in
 * few lines that say something by themselves.  best[i]: what the text up to character i
 * costs, its last line from character from[i].
 */
static void
break_name(struct buf *b, size_t bytes)
{
	int best[NAME_LONG + 1] = { 0 };
	size_t from[NAME_LONG + 1] = { 0 }, n = text_length(buf_cstr(b), bytes);

	if (n > NAME_LONG)
		return;
	for (size_t i = 1; i <= n; i++) {
		best[i] = INT_MAX;
		for (size_t k = i > TITLE_LINE ? i - TITLE_LINE : 0; k < i; k++) {
			size_t at = text_offset(b->data, bytes, k);
			int white = TITLE_LINE - (int)(i - k), cost = best[k] + 8 +
			    white * white / 16 +
			    (k > 0 ? break_cost(b->data, bytes, at) : 0);

			if (cost < best[i]) {
				best[i] = cost;
				from[i] = k;
			}
		}
	}
	for (size_t i = from[n]; i > 0; i = from[i])
		buf_splice(b, text_offset(b->data, bytes, i), 0, "\n", 1);
}

/* One too long for a line is broken after the agency's name, and a long name in itself. */
static void
add_title(struct doc *doc, const struct report *r)
{
	struct buf raw = BUF_INIT, title = BUF_INIT, name = BUF_INIT;

	report_title(&raw, r);
	export_clean(&title, buf_cstr(&raw));
	for (size_t i = 0; i < title.len; i++)
		if (title.data[i] == '\n')
			title.data[i] = ' ';
	doc->title = arena_strdup(&doc->arena, buf_cstr(&title));
	export_clean(&name, r->agency.name);
	if (text_length(buf_cstr(&title), title.len) > TITLE_LINE && name.len > 0 &&
	    name.len < title.len && memcmp(title.data, name.data, name.len) == 0) {
		buf_splice(&title, name.len, 0, "\n", 1);
		break_name(&title, name.len);
	}
	doc_add(doc, DOC_TITLE, buf_cstr(&title), title.len);
	doc->author = arena_strdup(&doc->arena, buf_cstr(&name));
	doc->day = r->published != NULL ? arena_strdup(&doc->arena, r->published) : NULL;
	buf_release(&raw);
	buf_release(&title);
	buf_release(&name);
}

static const char *
text_at(const struct report *r, int slot)
{
	return slot >= 0 ? r->text[slot] : NULL;
}

static void
add_heading(struct doc *doc, const struct form_section *s)
{
	doc_add(doc, DOC_HEADING1, s->heading, strlen(s->heading));
}

struct doc *
export_build(const struct report *r, const struct export_options *o)
{
	static const char mark[] = "草稿";
	const struct form *f = r->form;
	struct doc *doc = doc_new();
	struct buf small = BUF_INIT;

	doc->draft = o != NULL && o->draft;
	if (doc->draft)
		doc_add(doc, DOC_MARK, mark, sizeof mark - 1);
	add_title(doc, r);
	for (int i = 0; i < f->ntext; i++)
		if (f->text[i].kind == FORM_TEXT_LEAD)
			add_text(doc, r->text[i], DOC_PARA);
	for (int i = 0; i < f->nsection; i++) {
		const struct form_section *s = &f->section[i];

		add_heading(doc, s);
		add_text(doc, text_at(r, s->text), DOC_PARA);
		if (s->grid != NULL)
			export_add_table(doc, r, s, NULL);
		add_text(doc, text_at(r, s->note), DOC_NOTE);
	}
	if (o != NULL && (o->signature || r->agency.signs))
		export_sign(doc, r);
	if (o != NULL && o->audit_head != NULL) {
		/* Documents are Chinese whatever the language of the interface. */
		msg_put(&small, LANG_ZH, MSG_EXPORT_AUDIT_HEAD, o->audit_head,
		    msg_text(LANG_ZH, state_word(r->state)), NULL);
		doc->footer = arena_strdup(&doc->arena, buf_cstr(&small));
	}
	buf_release(&small);
	export_flow(doc);
	return doc;
}

struct doc *
export_build_tables(const struct report *r, int section, enum lang lang)
{
	const struct form *f = form_shown(r->form, lang);
	struct doc *doc = doc_new();

	for (int i = 0; i < f->nsection; i++) {
		if (f->section[i].grid == NULL || (section >= 0 && section != i))
			continue;
		if (section < 0)
			add_heading(doc, &f->section[i]);
		export_add_table(doc, r, &f->section[i], NULL);
	}
	return doc;
}
