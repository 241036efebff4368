/*
 * xlsx_style.c - the formats of a workbook: which have a frame, a font struck out or
 * raised, and what they show of a number.
 *
 * They are hints for frames; a workbook without styles is read all the same.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/xlsx/xlsx.h"

#define FORMATS_MAX	65536
#define CODES_MAX	2000
#define TINY		3	/* points; nothing so small is meant to be read */

struct code { int id; const struct xlsx_number_format *number; };
struct styles_load {
	struct xlsx	*x;
	struct code	*code;		/* formats of numbers by their ids */
	size_t		 ncode, capcode;
	bool		*border;	/* number of a border -> has it a line? */
	size_t		 nborder, capborder;
	unsigned	*font;		/* number of a font -> its look */
	size_t		 nfont, capfont;
	bool		*ground;	/* number of a fill -> is there a colour? */
	size_t		 nground, capground;
	bool		 borders, fonts, fills, formats;	/* inside these lists */
	bool		 solid;		/* the open fill */
};

enum { BORDERS = XLSX_FONT_NAMES, BORDER, LEFT, RIGHT, TOP, BOTTOM, FORMATS, FORMAT,
	NUMBER, FONTS, FONT, FILLS, FILL, PATTERN, GRADIENT, FOREGROUND };
static const char *const style_names[] = {
	XLSX_FONT, "borders", "border", "left", "right", "top", "bottom", "cellXfs", "xf",
	"numFmt", "fonts", "font", "fills", "fill", "patternFill", "gradientFill", "fgColor",
	NULL
};

/* White by its number, as an old index, or as the first of a theme. */
static bool
is_white(const char *const *attr)
{
	const char *rgb = xmlread_attr(attr, "rgb");

	int index = xmlread_int(attr, "indexed", -1, 255);

	if (rgb != NULL)		/* with the opacity in front, which nobody obeys */
		return strlen(rgb) == 8 && look_white(rgb + 2, 6);
	return index == 1 || index == 9 || index == 65 || (xmlread_int(attr, "theme", -1, 64) == 0 &&
	    xmlread_attr(attr, "tint") == NULL);
}

unsigned
xlsx_font(int element, const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	if (element == 0)
		return xmlread_on(attr, "val", true) ? LOOK_STRUCK : 0;
	if (element == 3)
		return is_white(attr) ? XLSX_WHITE : 0;
	if (val == NULL || element > 3)
		return 0;
	if (element == 1)
		return strcmp(val, "baseline") != 0 ? LOOK_RAISED : 0;
	return atoi(val) <= TINY ? LOOK_TINY : 0;
}

/* ---- strings ---- */

void
xlsx_run(struct xlsx_runs *r, int element, const char *const *attr)
{
	if (element == XLSX_FONT_NAMES - 1) {
		r->run = true;
		r->styled = false;
		r->look = 0;
	} else if (element == XLSX_FONT_NAMES - 2) {
		r->styled = true;
	} else {
		r->look |= xlsx_font(element, attr);
	}
}

void
xlsx_run_turn(struct xlsx_runs *r, struct buf *text)
{
	unsigned look = r->look & LOOK_PARTS;

	if ((r->look & XLSX_WHITE) != 0)
		look |= LOOK_TINY;
	r->white |= (r->look & XLSX_WHITE) != 0;
	if (text->len == 0 && r->run && !r->styled) {
		r->bare = true;
		return;
	}
	/* what follows one without properties says its own look in any case */
	if (look != r->shown || (r->bare && r->styled && !look_coded(text->data, text->len)))
		look_turn(text, look);
	r->shown = look;
}

char *
xlsx_in_font(struct xlsx *x, const struct xlsx_string *s, const struct xlsx_format *f)
{
	struct buf b = BUF_INIT;
	size_t n = s->text != NULL ? strlen(s->text) : 0;
	bool coded = look_coded(s->text, n);
	char *out;

	if (f == NULL || n == 0)
		return s->text;
	if (coded ? !s->white && !s->bare : f->look == 0)
		return s->text;
	if (f->look != 0 && (!coded || s->bare))
		look_turn(&b, f->look);
	look_change(&b, s->text, n, 0, s->white && f->ground ? LOOK_TINY : 0);
	out = arena_strndup(&x->doc->arena, b.data, b.len);
	buf_release(&b);
	return out;
}

/* ---- formats ---- */

static const struct xlsx_number_format *
add_number(struct styles_load *l, int id, const char *text)
{
	struct xlsx *x = l->x;
	struct xlsx_number_format *f;

	if (l->ncode == CODES_MAX)
		return NULL;
	f = mem_zero(sizeof *f);
	xlsx_format(f, text);
	x->number = mem_grow(x->number, x->nnumber, &x->capnumber, sizeof *x->number);
	x->number[x->nnumber++] = f;
	l->code = mem_grow(l->code, l->ncode, &l->capcode, sizeof *l->code);
	l->code[l->ncode++] = (struct code){ id, f };
	return f;
}

/* What a number means that stands for a format; NULL: General. */
static const struct xlsx_number_format *
number_of(struct styles_load *l, int id)
{
	const char *builtin = xlsx_format_builtin(id);

	for (size_t i = 0; i < l->ncode; i++)
		if (l->code[i].id == id)
			return l->code[i].number;
	return builtin != NULL ? add_number(l, id, builtin) : NULL;
}

static void
add_format(struct styles_load *l, const char *const *attr)
{
	size_t border = (size_t)xmlread_int(attr, "borderId", 0, FORMATS_MAX);
	size_t font = (size_t)xmlread_int(attr, "fontId", 0, FORMATS_MAX);
	size_t fill = (size_t)xmlread_int(attr, "fillId", 0, FORMATS_MAX);
	int number = xmlread_int(attr, "numFmtId", 0, FORMATS_MAX);
	struct xlsx *x = l->x;
	struct xlsx_format *f;

	x->format = mem_grow(x->format, x->nformat, &x->capformat, sizeof *x->format);
	f = &x->format[x->nformat++];
	f->framed = border < l->nborder && l->border[border];
	f->look = font < l->nfont ? l->font[font] : 0;
	f->ground = fill < l->nground && l->ground[fill];
	if ((f->look & XLSX_WHITE) != 0 && !f->ground)
		f->look |= LOOK_TINY;
	f->look &= LOOK_PARTS;
	f->number = number_of(l, number);
}

static void
open_list(struct styles_load *l, int element)
{
	l->borders |= element == BORDERS;
	l->formats |= element == FORMATS;
	l->fonts |= element == FONTS;
	l->fills |= element == FILLS;
}

/* A ground of any colour but white. */
static void
add_fill(struct styles_load *l, int element, const char *const *attr)
{
	const char *type = xmlread_attr(attr, "patternType");

	if (element == FILL && l->nground < FORMATS_MAX) {
		l->ground = mem_grow(l->ground, l->nground, &l->capground,
		    sizeof *l->ground);
		l->ground[l->nground++] = false;
	} else if (l->nground > 0 && (element == GRADIENT || (element == PATTERN &&
	    type != NULL && strcmp(type, "none") != 0))) {
		l->ground[l->nground - 1] = true;
		l->solid = type != NULL && strcmp(type, "solid") == 0;
	} else if (l->nground > 0 && element == FOREGROUND && l->solid) {
		l->ground[l->nground - 1] = !is_white(attr);
	}
}

static bool
styles_start(void *ctx, int element, const char *const *attr)
{
	struct styles_load *l = ctx;
	const char *text;

	open_list(l, element);
	if (element == BORDER && l->borders && l->nborder < FORMATS_MAX) {
		l->border = mem_grow(l->border, l->nborder, &l->capborder,
		    sizeof *l->border);
		l->border[l->nborder++] = false;
	} else if (element >= LEFT && element <= BOTTOM && l->borders &&
	    l->nborder > 0 && xmlread_on(attr, "style", false)) {
		l->border[l->nborder - 1] = true;
	} else if (element == FONT && l->fonts && l->nfont < FORMATS_MAX) {
		l->font = mem_grow(l->font, l->nfont, &l->capfont, sizeof *l->font);
		l->font[l->nfont++] = 0;
	} else if (element >= 0 && element < XLSX_FONT_NAMES && l->fonts && l->nfont > 0) {
		l->font[l->nfont - 1] |= xlsx_font(element, attr);
	} else if (element >= FILL && element <= FOREGROUND && l->fills) {
		add_fill(l, element, attr);
	} else if (element == FORMAT && l->formats && l->x->nformat < FORMATS_MAX) {
		add_format(l, attr);
	} else if (element == NUMBER && (text = xmlread_attr(attr, "formatCode")) != NULL) {
		add_number(l, xmlread_int(attr, "numFmtId", -1, FORMATS_MAX), text);
	}
	return true;
}

static bool
styles_end(void *ctx, int element)
{
	struct styles_load *l = ctx;

	if (element == BORDERS)
		l->borders = false;
	else if (element == FONTS)
		l->fonts = false;
	else if (element == FILLS)
		l->fills = false;
	return element != FORMATS;	/* what follows is of no use */
}

void
xlsx_styles(struct xlsx *x, const char *part)
{
	static const struct xml_events events = {
		style_names, styles_start, styles_end, NULL
	};
	const struct unzip_entry *e = part != NULL ? unzip_find(x->zip, part) : NULL;
	struct styles_load l = { .x = x };

	if (e != NULL && !opc_parse(x->zip, e, &events, &l, NULL))
		x->nformat = 0;
	free(l.border);
	free(l.font);
	free(l.ground);
	free(l.code);
}

void
xlsx_styles_release(struct xlsx *x)
{
	for (size_t i = 0; i < x->nnumber; i++)
		free(x->number[i]);
	free(x->number);
	free(x->format);
}
