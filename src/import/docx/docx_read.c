/*
 * docx_read.c - a Word file as the neutral document: the package around the text.
 *
 * Headers, footers, notes and comments are other parts and are not read.  Styles
 * and the title are hints: a file without them, or with broken ones, is read all
 * the same.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "doc/flat.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"
#include "import/docx/docx.h"
#include "import/office.h"
#include "import/readers.h"

#define STYLES_MAX	5000
#define BASES		8		/* styles built on one another */

/* ---- styles ---- */

struct style {
	char		*id, *base;	/* owned */
	enum doc_kind	 kind;
	bool		 contents;
	bool		 runs;		/* of characters: it makes no heading */
	unsigned	 on, off;	/* what it makes of the look of its text */
};
struct style_load {
	struct style	*style;
	size_t		 n, cap;
	bool		 open;		/* inside a style of paragraphs or characters */
};

enum { STYLE, STYLE_STRIKE, STYLE_DOUBLE, STYLE_VANISH, STYLE_NAME, STYLE_BASE,
	STYLE_LEVEL, STYLE_ALIGN, STYLE_SIZE };
static const char *const style_names[] = {
	"style", "strike", "dstrike", "vanish", "name", "basedOn", "outlineLvl",
	"vertAlign", "sz", NULL
};

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
	struct style *s;

	l->open = id != NULL && type != NULL && (strcmp(type, "paragraph") == 0 ||
	    strcmp(type, "character") == 0) && l->n < STYLES_MAX;
	if (!l->open)
		return;
	l->style = mem_grow(l->style, l->n, &l->cap, sizeof *l->style);
	s = &l->style[l->n++];
	s->id = mem_strdup(id);
	s->base = NULL;
	s->kind = DOC_PARA;
	s->contents = false;
	s->runs = strcmp(type, "character") == 0;
	s->on = s->off = 0;
}

static void
set_look(struct style *s, unsigned look, bool on)
{
	if (on)
		s->on |= look;
	else
		s->off |= look;
}

/* Is it one of those that change the look of a text? */
static bool
style_look(struct style *s, int element, const char *const *attr, const char *val)
{
	bool on = xmlread_on(attr, "val", true);

	if (element == STYLE_STRIKE || element == STYLE_DOUBLE)
		set_look(s, LOOK_STRUCK, on);
	else if (element == STYLE_VANISH)
		set_look(s, LOOK_HIDDEN, on);
	else if (element == STYLE_ALIGN && val != NULL)
		set_look(s, LOOK_RAISED, strcmp(val, "baseline") != 0);
	else if (element == STYLE_SIZE && val != NULL)
		set_look(s, LOOK_TINY, atoi(val) <= DOCX_TINY);
	else
		return false;
	return true;
}

static bool
style_start(void *ctx, int element, const char *const *attr)
{
	struct style_load *l = ctx;
	const char *val = xmlread_attr(attr, "val");
	struct style *s;
	int level;

	if (element == STYLE)
		begin_style(l, attr);
	if (element < STYLE_STRIKE || !l->open)
		return true;
	s = &l->style[l->n - 1];
	if (style_look(s, element, attr, val) || val == NULL ||
	    (s->runs && element != STYLE_BASE))
		return true;
	if (element == STYLE_NAME) {
		s->kind = kind_of_name(val);
		s->contents = is_contents(val);
	} else if (element == STYLE_BASE && s->base == NULL) {
		s->base = mem_strdup(val);
	} else if (element == STYLE_LEVEL && s->kind == DOC_PARA) {
		level = xmlread_int(attr, "val", 9, 9);
		s->kind = level == 0 ? DOC_HEADING1 : level == 1 ? DOC_HEADING2 :
		    DOC_PARA;
	}
	return true;
}

static bool
style_end(void *ctx, int element)
{
	struct style_load *l = ctx;

	if (element == STYLE)
		l->open = false;
	return true;
}

static int
by_id(const void *a, const void *b)
{
	return strcmp(((const struct style *)a)->id, ((const struct style *)b)->id);
}

static bool
has_meaning(const struct style *s)
{
	return s->kind != DOC_PARA || s->contents;
}

/* A style without a meaning of its own has that of the one it is based on.  NULL:
 * there is none. */
static const struct style *
meaning(const struct style_load *l, const struct style *s)
{
	struct style key;

	for (int i = 0; i < BASES && s != NULL; i++) {
		if (has_meaning(s))
			return s;
		if (s->base == NULL)
			return NULL;
		key.id = s->base;
		s = bsearch(&key, l->style, l->n, sizeof key, by_id);
	}
	return NULL;
}

/* The look of a style with those it is built on; nearer ones win. */
static unsigned
look_of(const struct style_load *l, const struct style *s)
{
	unsigned on = 0, off = 0;
	struct style key;

	for (int i = 0; i < BASES && s != NULL; i++) {
		on |= s->on & ~off;
		off |= s->off;
		key.id = s->base;
		s = s->base != NULL ?
		    bsearch(&key, l->style, l->n, sizeof key, by_id) : NULL;
	}
	return on;
}

static void
read_styles(struct docx *x, const char *part)
{
	static const struct xml_events events = {
		style_names, style_start, style_end, NULL
	};
	const struct unzip_entry *e = part != NULL ? unzip_find(x->zip, part) : NULL;
	struct docx_styles *out = &x->styles;
	struct style_load l = { 0 };

	if (e != NULL && opc_parse(x->zip, e, &events, &l, NULL) && l.n > 0) {
		qsort(l.style, l.n, sizeof *l.style, by_id);
		for (size_t i = 0; i < l.n; i++) {
			const struct style *s = meaning(&l, &l.style[i]);
			unsigned look = look_of(&l, &l.style[i]);

			if (s == NULL && look == 0)
				continue;
			out->style = mem_grow(out->style, out->n, &out->cap,
			    sizeof *out->style);
			out->style[out->n].id = mem_strdup(l.style[i].id);
			out->style[out->n].contents = s != NULL && s->contents;
			out->style[out->n].look = look;
			out->style[out->n++].kind = s != NULL ? s->kind : DOC_PARA;
		}
	}
	for (size_t i = 0; i < l.n; i++) {
		free(l.style[i].id);
		free(l.style[i].base);
	}
	free(l.style);
}

/* ---- the package ---- */

static bool
read_package(struct docx *x)
{
	struct opc_relations package, part;
	const struct unzip_entry *e = NULL;
	bool ok;

	ok = opc_relations(&package, x->zip, "", x->d);
	if (ok) {
		e = opc_main(x->zip, &package, "word/document.xml");
		if (e == NULL)
			diag_error(x->d, DIAG_DATA, MSG_IMPORT_NO_PART,
			    "word/document.xml", NULL);
	}
	if (e != NULL) {
		office_title(x->doc, x->zip, &package);
		if (opc_relations(&part, x->zip, e->name, NULL)) {
			const char *styles = opc_by_type(&part, "styles");

			read_styles(x, styles != NULL ? styles : "word/styles.xml");
		}
		opc_release(&part);
		ok = docx_body(x, e) && docx_tree(x);
	}
	opc_release(&package);
	return ok && e != NULL;
}

bool
docx_read(struct doc *doc, struct source *src, struct diag *d)
{
	struct buf text = BUF_INIT;
	struct docx x;
	bool ok;

	memset(&x, 0, sizeof x);
	x.doc = doc;
	x.d = d;
	x.zip = flat_kind(src->p, src->n) == FLAT_NONE ?
	    unzip_open(src->p, src->n, d) :
	    flat_open(&text, src->p, src->n, &src->encoding, d);
	if (x.zip == NULL) {
		buf_release(&text);
		return false;
	}
	arena_init(&x.arena);
	ok = read_package(&x);
	if (ok && doc->n == 0 && x.foreign) {
		diag_error(d, DIAG_DATA, MSG_IMPORT_DOCX_FOREIGN, NULL);
		ok = false;
	}
	for (size_t i = 0; i < x.styles.n; i++)
		free(x.styles.style[i].id);
	free(x.styles.style);
	arena_release(&x.arena);
	unzip_close(x.zip);
	buf_release(&text);
	return ok;
}
