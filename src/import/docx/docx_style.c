/*
 * docx_style.c - the styles of a Word file: which are headings, and what they make of
 * the look of a text.
 *
 * A style adds to the one it is built on.  What all others build on are the defaults of
 * the document; a paragraph that names no style has the default one.  A table style has
 * parts besides: its first row, last row, bands.
 *
 * Styles are hints: a file without them, or with broken ones, is read all the same.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/look.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"

#define STYLES_MAX	5000
#define BASES		8		/* styles built on one another */

struct style {
	char		*id, *base;	/* owned */
	enum doc_kind	 kind;
	bool		 contents, runs, table;	/* runs: it makes no heading */
	struct docx_ink	 part[DOCX_PARTS];	/* [0]: the whole of it */
};
struct style_load {
	struct style	*style;
	size_t		 n, cap;
	struct docx_ink	 defaults;
	char		*para, *table;	/* ids of the default styles, owned */
	int		 part;		/* the open one */
	bool		 open, in_defaults;
};

enum { STYLE, DEFAULTS, STRIKE, DOUBLE, VANISH, ALIGN, SIZE, COLOR, GROUND, NAME, BASE,
	LEVEL, PART };
static const char *const names[] = {
	"style", "rPrDefault", "strike", "dstrike", "vanish", "vertAlign", "sz", "color",
	"shd", "name", "basedOn", "outlineLvl", "tblStylePr", NULL
};

/* In the order in which one comes before the other, as ECMA-376 has it. */
static const char *const part_names[DOCX_PARTS] = {
	"wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol",
	"lastCol", "firstRow", "lastRow", "neCell", "nwCell", "seCell", "swCell"
};

/* ---- ink ---- */

struct docx_ink
docx_over(struct docx_ink below, struct docx_ink top)
{
	return (struct docx_ink){ (below.on & ~top.off) | top.on,
	    (below.off & ~top.on) | top.off };
}

void
docx_ink(struct docx_ink *ink, unsigned look, bool on)
{
	ink->on = on ? ink->on | look : ink->on & ~look;
	ink->off = on ? ink->off & ~look : ink->off | look;
}

bool
docx_white(const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");
	const char *theme = xmlread_attr(attr, "themeColor");

	if (val != NULL && strcasecmp(val, "auto") != 0)
		return look_white(val, strlen(val));
	return theme != NULL && (strcmp(theme, "background1") == 0 ||
	    strcmp(theme, "light1") == 0) && xmlread_attr(attr, "themeShade") == NULL;
}

bool
docx_painted(const char *const *attr)
{
	const char *fill = xmlread_attr(attr, "fill");
	const char *val = xmlread_attr(attr, "val");

	if (fill == NULL || strcasecmp(fill, "auto") == 0)
		return val != NULL && strcmp(val, "clear") != 0 &&
		    strcmp(val, "nil") != 0 && strcmp(val, "none") != 0 &&
		    strcmp(val, "white") != 0;
	return !look_white(fill, strlen(fill));
}

/* ---- the part styles.xml ---- */

/* The built-in names are the same in every language of Word and WPS; the last two
 * are those of our own exports. */
static enum doc_kind
kind_of_name(const char *name)
{
	static const struct { const char *name; enum doc_kind kind; } known[] = {
		{ "title", DOC_TITLE }, { "标题", DOC_TITLE },
		{ "heading 1", DOC_HEADING1 }, { "标题 1", DOC_HEADING1 },
		{ "heading 2", DOC_HEADING2 }, { "标题 2", DOC_HEADING2 },
		{ "草稿标记", DOC_MARK }, { "表注", DOC_NOTE },
	};

	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (strcasecmp(name, known[i].name) == 0)
			return known[i].kind;
	return DOC_PARA;
}

/* "toc 1" to "toc 9", and the line above them. */
static bool
is_contents(const char *name)
{
	if (strncasecmp(name, "toc ", 4) != 0)
		return false;
	return strcasecmp(name + 4, "heading") == 0 ||
	    (name[4] >= '1' && name[4] <= '9' && name[5] == '\0');
}

static void
begin_style(struct style_load *l, const char *const *attr)
{
	const char *id = xmlread_attr(attr, "styleId");
	const char *type = xmlread_attr(attr, "type");
	bool para, table;
	struct style *s;

	para = type != NULL && strcmp(type, "paragraph") == 0;
	table = type != NULL && strcmp(type, "table") == 0;
	l->part = 0;
	l->open = id != NULL && type != NULL && l->n < STYLES_MAX &&
	    (para || table || strcmp(type, "character") == 0);
	if (!l->open)
		return;
	l->style = mem_grow(l->style, l->n, &l->cap, sizeof *l->style);
	s = &l->style[l->n++];
	memset(s, 0, sizeof *s);
	s->id = mem_strdup(id);
	s->kind = DOC_PARA;
	s->runs = !para;
	s->table = table;
	if (!xmlread_on(attr, "default", false))
		return;
	if (para && l->para == NULL)
		l->para = mem_strdup(id);
	else if (table && l->table == NULL)
		l->table = mem_strdup(id);
}

/* An element that changes the look of a text. */
static void
ink_element(struct docx_ink *ink, int element, const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	if (element == STRIKE || element == DOUBLE)
		docx_ink(ink, LOOK_STRUCK, xmlread_on(attr, "val", true));
	else if (element == VANISH)
		docx_ink(ink, LOOK_HIDDEN, xmlread_on(attr, "val", true));
	else if (element == COLOR)
		docx_ink(ink, DOCX_WHITE, docx_white(attr));
	else if (element == GROUND)
		docx_ink(ink, DOCX_GROUND, docx_painted(attr));
	else if (element == ALIGN && val != NULL)
		docx_ink(ink, LOOK_RAISED, strcmp(val, "baseline") != 0);
	else if (element == SIZE && val != NULL)
		docx_ink(ink, LOOK_TINY, atoi(val) <= DOCX_TINY);
}

static int
part_of(const char *const *attr)
{
	const char *type = xmlread_attr(attr, "type");

	for (int i = 0; type != NULL && i < DOCX_PARTS; i++)
		if (strcmp(type, part_names[i]) == 0)
			return i;
	return 0;
}

/* What a style is: its name, its base, its level in the outline. */
static void
meaning_element(struct style *s, int element, const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");
	int level;

	if (val == NULL || (s->runs && element != BASE))
		return;
	if (element == NAME) {
		s->kind = kind_of_name(val);
		s->contents = is_contents(val);
	} else if (element == BASE && s->base == NULL) {
		s->base = mem_strdup(val);
	} else if (element == LEVEL && s->kind == DOC_PARA) {
		level = xmlread_int(attr, "val", 9, 9);
		s->kind = level == 0 ? DOC_HEADING1 : level == 1 ? DOC_HEADING2 :
		    DOC_PARA;
	}
}

static bool
on_start(void *ctx, int element, const char *const *attr)
{
	struct style_load *l = ctx;
	struct style *s;

	if (element == STYLE)
		begin_style(l, attr);
	l->in_defaults |= element == DEFAULTS;
	if (l->in_defaults)
		ink_element(&l->defaults, element, attr);
	if (l->in_defaults || element <= DEFAULTS || !l->open)
		return true;
	s = &l->style[l->n - 1];
	if (element == PART)
		l->part = part_of(attr);
	else if (element < NAME)
		ink_element(&s->part[l->part], element, attr);
	else
		meaning_element(s, element, attr);
	return true;
}

static bool
on_end(void *ctx, int element)
{
	struct style_load *l = ctx;

	if (element == STYLE)
		l->open = false;
	else if (element == PART)
		l->part = 0;
	else if (element == DEFAULTS)
		l->in_defaults = false;
	return true;
}

/* ---- what they come to ---- */

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct style *)a)->id, ((const struct style *)b)->id);
}

static const struct style *
base_of(const struct style_load *l, const struct style *s)
{
	struct style key;

	if (s->base == NULL)
		return NULL;
	key.id = s->base;
	/* cppcheck-suppress uninitvar ; by_id() looks at the id alone */
	return bsearch(&key, l->style, l->n, sizeof key, by_id);
}

/* A style without a meaning of its own has that of the one it is based on; its look is
 * theirs too, where nearer ones win. */
static void
settle(const struct style_load *l, const struct style *s, struct docx_style *out)
{
	struct docx_ink part[DOCX_PARTS] = { { 0, 0 } };
	bool parts = false;

	for (int i = 0; i < BASES && s != NULL; i++, s = base_of(l, s)) {
		if (out->kind == DOC_PARA && !out->contents) {
			out->kind = s->kind;
			out->contents = s->contents;
		}
		for (int k = 0; k < DOCX_PARTS; k++) {
			part[k] = docx_over(s->part[k], part[k]);
			parts |= part[k].on != 0;
		}
	}
	out->ink = part[0];
	if (out->table && parts) {
		out->part = mem_array(DOCX_PARTS, sizeof *out->part);
		memcpy(out->part, part, sizeof part);
	}
}

void
docx_styles(struct docx *x, const char *part)
{
	static const struct xml_events events = { names, on_start, on_end, NULL };
	const struct unzip_entry *e = unzip_find(x->zip, part);
	struct docx_styles *out = &x->styles;
	struct style_load l = { 0 };

	if (e != NULL && opc_parse(x->zip, e, &events, &l, NULL) && l.n > 0) {
		qsort(l.style, l.n, sizeof *l.style, by_id);
		out->style = mem_array(l.n, sizeof *out->style);
		for (; out->n < l.n; out->n++) {
			struct docx_style *s = &out->style[out->n];

			memset(s, 0, sizeof *s);
			s->id = mem_strdup(l.style[out->n].id);
			s->kind = DOC_PARA;
			s->table = l.style[out->n].table;
			settle(&l, &l.style[out->n], s);
		}
		out->defaults = l.defaults;
		out->para = l.para != NULL ? docx_style(out, l.para) : NULL;
		out->table = l.table != NULL ? docx_style(out, l.table) : NULL;
	}
	for (size_t i = 0; i < l.n; i++) {
		free(l.style[i].id);
		free(l.style[i].base);
	}
	free(l.style);
	free(l.para);
	free(l.table);
}

static int
named(const void *id, const void *style)
{
	return strcmp(id, ((const struct docx_style *)style)->id);
}

const struct docx_style *
docx_style(const struct docx_styles *styles, const char *id)
{
	return styles->n > 0 ?
	    bsearch(id, styles->style, styles->n, sizeof *styles->style, named) : NULL;
}

void
docx_styles_release(struct docx_styles *styles)
{
	for (size_t i = 0; i < styles->n; i++) {
		free(styles->style[i].id);
		free(styles->style[i].part);
	}
	free(styles->style);
}
