/*
 * finish.c - what cairo cannot say of a tagged PDF, written into what it made.
 *
 *   objects of the file, in their order -> those that lack something get it -> a new
 *   table of where they are
 *
 * The catalog is told the language, and to show the title.  A heading of a table is told
 * what it heads (Scope), a cell over which rows and columns it goes, a table what it is
 * about (ISO 32000-1, 14.8.5.7).  Elements stand in the file in the order in which they
 * were begun.  Is anything not as cairo 1.16 writes it, the file stays as it was: sound,
 * and the poorer by this.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/page.h"
#include "render/render.h"

#define ENTRY	20		/* bytes of a line of the table */
#define OBJECTS	1000000

struct object {
	size_t		 at, number;
};
struct file {
	const struct buf *in;
	const struct pages *pages;
	const int	*begun;		/* elements, as they were begun */
	size_t		 nbegun;
	struct object	*object;	/* in the order of the file */
	const int	**element;	/* [n] by number: what it is, or NULL */
	size_t		 n, table;	/* n with the free one of the table; where that is */
};

static const char structure[] = "<< /Type /StructElem\n";
static const char catalog[] = "<< /Type /Catalog\n";

static size_t
read_number(const char **s)
{
	char *end;
	unsigned long v = strtoul(*s, &end, 10);

	*s = end;
	return (size_t)v;
}

static int
by_place(const void *a, const void *b)
{
	const struct object *x = a, *y = b;

	return x->at < y->at ? -1 : x->at > y->at;
}

/* Where everything is; false: not as we know it. */
static bool
read_table(struct file *f)
{
	static const char start[] = "startxref\n", head[] = "xref\n0 ";
	const char *end = f->in->data + f->in->len, *s = NULL, *at = f->in->data;

	while ((at = memmem(at, (size_t)(end - at), start, sizeof start - 1)) != NULL)
		s = at += sizeof start - 1;
	if (s == NULL)
		return false;
	f->table = read_number(&s);
	if (f->table + sizeof head > f->in->len ||
	    memcmp(f->in->data + f->table, head, sizeof head - 1) != 0)
		return false;
	s = f->in->data + f->table + sizeof head - 1;
	f->n = read_number(&s);
	if (f->n < 2 || f->n > OBJECTS || *s++ != '\n' ||
	    f->n * ENTRY > (size_t)(end - s))
		return false;
	f->object = mem_array(f->n, sizeof *f->object);
	for (size_t i = 1; i < f->n; i++) {
		const char *entry = s + i * ENTRY;

		if (entry[10] != ' ' || entry[17] != 'n')
			return false;
		f->object[i - 1] = (struct object){ read_number(&entry), i };
		if (f->object[i - 1].at >= f->table)
			return false;
	}
	return true;
}

/* What stands behind "12 0 obj". */
static const char *
body_of(const struct file *f, const struct object *o)
{
	const char *s = f->in->data + o->at, *end = f->in->data + f->table;
	const char *line = memchr(s, '\n', (size_t)(end - s));

	return line != NULL ? line + 1 : end;
}

static bool
begins(const struct file *f, const char *s, const char *what)
{
	size_t n = strlen(what);

	return (size_t)(f->in->data + f->table - s) >= n && memcmp(s, what, n) == 0;
}

/* Which element each object is; they must be those that were begun. */
static bool
find_elements(struct file *f)
{
	size_t k = 0;

	f->element = mem_array(f->n, sizeof *f->element);
	for (size_t i = 0; i + 1 < f->n; i++) {
		const char *s = body_of(f, &f->object[i]);
		char tag[32];

		if (!begins(f, s, structure))
			continue;
		s += sizeof structure - 1;
		if (k == f->nbegun)
			return false;
		snprintf(tag, sizeof tag, "   /S /%s\n",
		    draw_tag_name(f->pages->element[f->begun[k]].tag));
		if (!begins(f, s, tag))
			return false;
		f->element[f->object[i].number] = &f->begun[k++];
	}
	return k == f->nbegun;
}

/* A text as PDF wants it: UTF-16, most significant byte first, in hexadecimal. */
static void
put_hex(struct buf *b, const char *s)
{
	size_t n = strlen(s), len;
	uint32_t cp;

	buf_str(b, "<FEFF");
	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp < 0x10000)
			buf_printf(b, "%04X", (unsigned)cp);
		else
			buf_printf(b, "%04X%04X", (unsigned)(0xD7C0 + (cp >> 10)),
			    (unsigned)(0xDC00 + (cp & 0x3FF)));
	}
	buf_chr(b, '>');
}

static void
put_attributes(struct buf *b, const struct page_element *e)
{
	bool cell = e->tag == PAGE_TAG_TH || e->tag == PAGE_TAG_TD;
	bool spans = cell && (e->rowspan > 1 || e->colspan > 1);

	if (e->tag != PAGE_TAG_TH && !spans && (e->tag != PAGE_TAG_TABLE || e->summary == NULL))
		return;
	buf_str(b, "   /A << /O /Table");
	if (e->tag == PAGE_TAG_TH)
		buf_printf(b, " /Scope /%s", e->row ? "Row" : "Column");
	if (cell && e->rowspan > 1)
		buf_printf(b, " /RowSpan %d", e->rowspan);
	if (cell && e->colspan > 1)
		buf_printf(b, " /ColSpan %d", e->colspan);
	if (e->tag == PAGE_TAG_TABLE) {
		buf_str(b, " /Summary ");
		put_hex(b, e->summary);
	}
	buf_str(b, " >>\n");
}

/* The file anew. */
static void
write_file(struct file *f, struct buf *out)
{
	size_t *at = mem_array(f->n, sizeof *at), table;
	const char *trailer;

	buf_add(out, f->in->data, f->object[0].at);
	out->data[sizeof "%PDF-1." - 1] = '7';	/* which knows all that is added */
	for (size_t i = 0; i + 1 < f->n; i++) {
		const struct object *o = &f->object[i];
		size_t end = i + 2 < f->n ? f->object[i + 1].at : f->table;
		const char *from = f->in->data + o->at, *body = body_of(f, o);
		bool root = begins(f, body, catalog);
		const int *element = f->element[o->number];

		at[o->number] = out->len;
		if (root || element != NULL)
			body += root ? sizeof catalog - 1 : sizeof structure - 1;
		buf_add(out, from, (size_t)(body - from));
		if (element != NULL)
			put_attributes(out, &f->pages->element[*element]);
		if (root)
			buf_str(out, "   /Lang (zh-CN)\n"
			    "   /ViewerPreferences << /DisplayDocTitle true >>\n");
		buf_add(out, body, end - (size_t)(body - f->in->data));
	}
	table = out->len;
	buf_printf(out, "xref\n0 %zu\n0000000000 65535 f \n", f->n);
	for (size_t i = 1; i < f->n; i++)
		buf_printf(out, "%010zu 00000 n \n", at[i]);
	trailer = memmem(f->in->data + f->table, f->in->len - f->table, "trailer\n", 8);
	buf_add(out, trailer, (size_t)((const char *)memmem(trailer,
	    f->in->len - (size_t)(trailer - f->in->data), "startxref\n", 10) - trailer));
	buf_printf(out, "startxref\n%zu\n%%%%EOF\n", table);
	free(at);
}

void
draw_finish(struct buf *b, const struct pages *pages, const int *begun, size_t n)
{
	struct file f = { .in = b, .pages = pages, .begun = begun, .nbegun = n };
	struct buf out = BUF_INIT;

	if (read_table(&f) && memmem(b->data + f.table, b->len - f.table, "trailer\n", 8) !=
	    NULL && find_elements(&f)) {
		qsort(f.object, f.n - 1, sizeof *f.object, by_place);
		write_file(&f, &out);
		buf_release(b);
		*b = out;
	}
	free(f.object);
	free(f.element);
}
