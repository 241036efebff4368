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

#include "base/look.h"
#include "base/mem.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/xlsx/xlsx.h"

#define FORMATS_MAX	65536
#define CODES_MAX	2000
#define WHITE		(1U << 31)	/* of a font, until its ground is known */
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
};

enum { BORDERS = XLSX_FONT_NAMES, BORDER, LEFT, RIGHT, TOP, BOTTOM, FORMATS, FORMAT,
	NUMBER, FONTS, FONT, FILLS, FILL, PATTERN, GRADIENT, COLOR };
static const char *const style_names[] = {
	XLSX_FONT, "borders", "border", "left", "right", "top", "bottom", "cellXfs", "xf",
	"numFmt", "fonts", "font", "fills", "fill", "patternFill", "gradientFill", "color",
	NULL
};

unsigned
xlsx_font(int element, const char *const *attr)
{
	const char *val = xmlread_attr(attr, "val");

	if (element == 0)
		return xmlread_on(attr, "val", true) ? LOOK_STRUCK : 0;
	if (val == NULL)
		return 0;
	if (element == 1)
		return strcmp(val, "baseline") != 0 ? LOOK_RAISED : 0;
	return atoi(val) <= TINY ? LOOK_TINY : 0;
}

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
	if ((f->look & WHITE) != 0) {
		f->look &= ~WHITE;
		if (fill >= l->nground || !l->ground[fill])
			f->look |= LOOK_TINY;
	}
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

/* White by its number, as an old index, or as the first of a theme. */
static bool
is_white(const char *const *attr)
{
	const char *rgb = xmlread_attr(attr, "rgb");

	if (rgb != NULL)
		return strcasecmp(rgb, "FFFFFFFF") == 0 || strcasecmp(rgb, "00FFFFFF") == 0;
	return xmlread_int(attr, "indexed", -1, 64) == 9 ||
	    (xmlread_int(attr, "theme", -1, 64) == 0 && xmlread_attr(attr, "tint") == NULL);
}

/* A ground of any kind; which colour does not matter. */
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
	} else if (element == COLOR && l->fonts && l->nfont > 0) {
		l->font[l->nfont - 1] |= is_white(attr) ? WHITE : 0;
	} else if (element >= FILL && element <= GRADIENT && l->fills) {
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
