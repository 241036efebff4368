/*
 * opc.c - parts and relations of an Office package.
 *
 * Must never follow a relation out of the package: targets are folded to names
 * inside it, and those marked external are not kept.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "doc/opc.h"
#include "doc/unzip.h"
#include "doc/xmlread.h"

#define LOCAL_HEADER	30
#define TYPES		"[Content_Types].xml"

/* ---- parts as XML ---- */

struct feed { struct xmlread *x; size_t left; };

static bool
feed(void *ctx, const char *p, size_t n)
{
	struct feed *f = ctx;

	f->left -= n;
	return xmlread_feed(f->x, p, n, f->left == 0);
}

bool
opc_parse(struct unzip *zip, const struct unzip_entry *e, const struct xml_events *ev,
    void *ctx, struct diag *d)
{
	struct feed f = { xmlread_begin(ev, ctx, e->name), e->size };
	size_t was = d != NULL ? d->nerror : 0;
	bool whole = unzip_pump(zip, e, feed, &f, d);

	/* a damaged archive is the reason for what looks wrong inside */
	if (!whole && d != NULL && d->nerror > was) {
		xmlread_end(f.x, NULL);
		return false;
	}
	return xmlread_end(f.x, d);
}

/* ---- relations ---- */

struct load {
	struct opc_relations *list;
	const char	*base;		/* the part they belong to */
};

enum { RELATIONSHIP };
static const char *const relation_name[] = { "Relationship", NULL };

/* "../media/a.png" seen from "word/document.xml" is "media/a.png". */
static const char *
resolve(struct arena *a, const char *base, const char *target)
{
	const char *slash = strrchr(base, '/');
	struct buf b = BUF_INIT;
	const char *s = target;
	char *part;
	size_t n;

	if (target[0] != '/' && slash != NULL)
		buf_add(&b, base, (size_t)(slash - base));
	for (; *s != '\0'; s += n) {
		s += strspn(s, "/");
		n = strcspn(s, "/");
		if (n == 0 || (n == 1 && s[0] == '.'))
			continue;
		if (n == 2 && s[0] == '.' && s[1] == '.') {
			while (b.len > 0 && b.data[--b.len] != '/')
				;
			continue;
		}
		if (b.len > 0)
			buf_chr(&b, '/');
		buf_add(&b, s, n);
	}
	part = arena_strndup(a, b.len > 0 ? b.data : "", b.len);
	buf_release(&b);
	return part;
}

static const char *
last_word(const char *type)
{
	const char *slash = strrchr(type, '/');

	return slash != NULL ? slash + 1 : type;
}

static bool
relation_start(void *ctx, int element, const char *const *attr)
{
	struct load *l = ctx;
	struct opc_relations *list = l->list;
	const char *id = xmlread_attr(attr, "Id"), *type = xmlread_attr(attr, "Type");
	const char *target = xmlread_attr(attr, "Target");
	const char *mode = xmlread_attr(attr, "TargetMode");
	struct opc_relation *r;

	if (element != RELATIONSHIP || id == NULL || type == NULL || target == NULL ||
	    (mode != NULL && strcasecmp(mode, "External") == 0))
		return true;
	if (list->n == OPC_RELATIONS)
		return false;		/* no document has so many; the rest is lost */
	list->r = mem_grow(list->r, list->n, &list->cap, sizeof *list->r);
	r = &list->r[list->n++];
	r->id = arena_strdup(&list->arena, id);
	r->type = arena_strdup(&list->arena, last_word(type));
	r->part = resolve(&list->arena, l->base, target);
	return true;
}

/* The relations of "word/document.xml" are in "word/_rels/document.xml.rels". */
bool
opc_relations(struct opc_relations *list, struct unzip *zip, const char *part,
    struct diag *d)
{
	static const struct xml_events events = {
		relation_name, relation_start, NULL, NULL
	};
	struct load l = { list, part };
	const char *file = last_word(part);
	const struct unzip_entry *e;
	struct buf name = BUF_INIT;

	memset(list, 0, sizeof *list);
	arena_init(&list->arena);
	buf_add(&name, part, (size_t)(file - part));
	buf_str(&name, "_rels/");
	buf_str(&name, file);
	buf_str(&name, ".rels");
	e = unzip_find(zip, buf_cstr(&name));
	buf_release(&name);
	return e == NULL || opc_parse(zip, e, &events, &l, d);
}

void
opc_release(struct opc_relations *list)
{
	free(list->r);
	arena_release(&list->arena);
	memset(list, 0, sizeof *list);
}

const char *
opc_by_type(const struct opc_relations *list, const char *type)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->r[i].type, type) == 0)
			return list->r[i].part;
	return NULL;
}

const char *
opc_by_id(const struct opc_relations *list, const char *id, const char *type)
{
	for (size_t i = 0; i < list->n; i++)
		if (strcmp(list->r[i].id, id) == 0 &&
		    strcmp(list->r[i].type, type) == 0)
			return list->r[i].part;
	return NULL;
}

/* ---- the main part ---- */

enum { OVERRIDE };
static const char *const types_name[] = { "Override", NULL };

static bool
types_start(void *ctx, int element, const char *const *attr)
{
	const char *part = xmlread_attr(attr, "PartName");
	const char *type = xmlread_attr(attr, "ContentType");

	if (element != OVERRIDE || part == NULL || type == NULL ||
	    strstr(type, "ml.") == NULL || strstr(type, "main+xml") == NULL)
		return true;
	buf_str(ctx, part + strspn(part, "/"));
	return false;
}

const struct unzip_entry *
opc_main(struct unzip *zip, const struct opc_relations *package, const char *usual)
{
	static const struct xml_events events = { types_name, types_start, NULL, NULL };
	const char *part = opc_by_type(package, "officeDocument");
	const struct unzip_entry *e = part != NULL ? unzip_find(zip, part) : NULL;
	const struct unzip_entry *types = unzip_find(zip, TYPES);
	struct buf name = BUF_INIT;

	if (e == NULL && types != NULL &&
	    opc_parse(zip, types, &events, &name, NULL) && name.len > 0)
		e = unzip_find(zip, name.data);
	buf_release(&name);
	return e != NULL ? e : unzip_find(zip, usual);
}

/* ---- what kind of package ---- */

/* A folder "word" may hold the reports of an archive; parts of a package are XML,
 * or binary in a workbook (.xlsb). */
static enum opc_kind
kind_of_name(const char *name, size_t n)
{
	bool part = n > 4 && (strncasecmp(name + n - 4, ".xml", 4) == 0 ||
	    strncasecmp(name + n - 4, ".bin", 4) == 0 ||
	    strncasecmp(name + n - 5, ".rels", 5) == 0);

	if (part && n > 5 && strncasecmp(name, "word", 4) == 0 &&
	    strchr("/\\", name[4]) != NULL)
		return OPC_DOCX;
	if (part && n > 3 && strncasecmp(name, "xl", 2) == 0 &&
	    strchr("/\\", name[2]) != NULL)
		return OPC_XLSX;
	return n == 7 && strncasecmp(name, "OFD.xml", n) == 0 ? OPC_OFD : OPC_NONE;
}

static enum opc_kind
kind_of_types(struct unzip *zip)
{
	const struct unzip_entry *e = unzip_find(zip, TYPES);
	enum opc_kind kind = OPC_NONE;
	struct buf b = BUF_INIT;

	if (e != NULL && unzip_read(zip, e, &b, NULL)) {
		if (strstr(buf_cstr(&b), "wordprocessingml") != NULL)
			kind = OPC_DOCX;
		else if (strstr(buf_cstr(&b), "spreadsheetml") != NULL)
			kind = OPC_XLSX;
	}
	buf_release(&b);
	return kind;
}

/* Names in headers, one after another from the start, as far as they can be
 * followed: enough for a file that is cut off or that we refuse to open.  An Office
 * file that is cut before its first telling name is most likely a docx. */
static enum opc_kind
kind_of_headers(const char *p, size_t n)
{
	enum opc_kind kind = OPC_NONE;
	const char *end = p + n, *next;
	bool types = n > LOCAL_HEADER + strlen(TYPES) &&
	    memcmp(p + LOCAL_HEADER, TYPES, strlen(TYPES)) == 0;

	for (; kind == OPC_NONE && (size_t)(end - p) >= LOCAL_HEADER; p = next) {
		const unsigned char *u = (const unsigned char *)p;
		size_t len = u[26] | (size_t)u[27] << 8, skip = 4;
		size_t packed = u[18] | u[19] << 8 | u[20] << 16 | (size_t)u[21] << 24;

		if (len <= (size_t)(end - p) - LOCAL_HEADER)
			kind = kind_of_name(p + LOCAL_HEADER, len);
		if (packed + skip < (size_t)(end - p))	/* a docx inside has names, too */
			skip += packed;
		next = memmem(p + skip, (size_t)(end - p) - skip, "PK\3\4", 4);
		if (next == NULL)
			break;
	}
	return kind != OPC_NONE ? kind : types ? OPC_DOCX : OPC_ARCHIVE;
}

/* A package that we refuse to open, or an archive of files. */
static enum opc_kind
kind_of_files(const char *p, size_t n)
{
	struct unzip *zip = unzip_archive(p, n, NULL);
	enum opc_kind kind = OPC_NONE;
	bool types = false;

	if (zip == NULL)
		return kind_of_headers(p, n);
	for (size_t i = 0; kind == OPC_NONE && i < unzip_count(zip); i++) {
		const char *name = unzip_entry(zip, i)->name;

		kind = kind_of_name(name, strlen(name));
		types |= strcmp(name, TYPES) == 0;
	}
	unzip_close(zip);
	return kind != OPC_NONE ? kind : types ? OPC_DOCX : OPC_ARCHIVE;
}

enum opc_kind
opc_kind(const char *p, size_t n)
{
	enum opc_kind kind = OPC_NONE;
	struct unzip *zip;

	if (n < 4 || (memcmp(p, "PK\3\4", 4) != 0 && memcmp(p, "PK\5\6", 4) != 0))
		return OPC_NONE;
	zip = unzip_open(p, n, NULL);
	if (zip == NULL)
		return kind_of_files(p, n);
	for (size_t i = 0; kind == OPC_NONE && i < unzip_count(zip); i++)
		kind = kind_of_name(unzip_entry(zip, i)->name,
		    strlen(unzip_entry(zip, i)->name));
	if (kind == OPC_NONE)
		kind = kind_of_types(zip);
	unzip_close(zip);
	return kind != OPC_NONE ? kind : OPC_ARCHIVE;
}
