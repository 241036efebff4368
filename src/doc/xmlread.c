/*
 * xmlread.c - expat with a table of names, a limit of depth and no DOCTYPE.
 *
 * Must never resolve anything: no handler for entities is set, and a DOCTYPE stops
 * the parser before its first declaration is read.
 *
 * expat keeps every name it has met and every tag it has not seen the end of, so
 * both are counted: names no document has use for, a tag of megabytes.
 *
 * Most of the time goes into expat; what is added per element is one hash of a few
 * bytes, and nothing is allocated after xmlread_begin().
 */
#include <expat.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/xmlread.h"

/* expat 2.9 counts in 64 bits everywhere, under names of their own. */
#if XML_MAJOR_VERSION > 2 || (XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION >= 9)
#define BYTE_INDEX	XML_GetCurrentByteIndex64
#define LINE_NUMBER	XML_GetCurrentLineNumber64
#else
#define BYTE_INDEX	XML_GetCurrentByteIndex
#define LINE_NUMBER	XML_GetCurrentLineNumber
#endif

#define SLOTS		256		/* twice XMLREAD_NAMES */
#define STRANGE		4096		/* slots for names that nobody asked for */
#define STRANGE_MAX	3000
#define TAG_MAX		((size_t)4 << 20)	/* Word puts pictures into attributes */
#define STEP		((size_t)64 << 10)	/* bytes between looks at TAG_MAX */

struct xmlread {
	const struct xml_events *ev;
	void		*ctx;
	const char	*part;
	XML_Parser	 parser;
	size_t		 size;		/* bytes fed */
	size_t		 at;		/* of those, where expat last was */
	int		 depth;
	bool		 final;		/* it has seen the last byte */
	bool		 stopped;	/* by a handler */
	enum msg	 failed;	/* why we ended it, or MSG_NONE */
	signed char	 element[XMLREAD_DEPTH];	/* open ones, outermost first */
	signed char	 slot[SLOTS];	/* hash of a name -> its number, or OTHER */
	unsigned char	 length[XMLREAD_NAMES];
	int		 nstrange;
	uint32_t	 strange[STRANGE];	/* hashes of such names; 0: free */
};

/* Short names from a small vocabulary: length and both ends tell most apart. */
static unsigned
hash(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	return (unsigned)n * 31 + p[0] * 7 + p[n - 1] * 5 + p[n / 2] * 3;
}

static const char *
local_name(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon != NULL ? colon + 1 : name;
}

static int
find(const struct xmlread *x, const char *name)
{
	const char *s = local_name(name);
	size_t n = strlen(s);
	unsigned h;

	if (n == 0)
		return XMLREAD_OTHER;
	for (h = hash(s, n) % SLOTS; x->slot[h] >= 0; h = (h + 1) % SLOTS)
		if (x->length[x->slot[h]] == n &&
		    memcmp(x->ev->name[x->slot[h]], s, n) == 0)
			return x->slot[h];
	return XMLREAD_OTHER;
}

static void
fail(struct xmlread *x, enum msg code)
{
	x->failed = code;
	XML_StopParser(x->parser, XML_FALSE);
}

/* A name that expat has to keep. */
static void
strange(struct xmlread *x, uint32_t h)
{
	uint32_t at;

	h |= 1;
	for (at = (h >> 4) % STRANGE; x->strange[at] != 0; at = (at + 1) % STRANGE)
		if (x->strange[at] == h)
			return;
	x->strange[at] = h;
	if (++x->nstrange > STRANGE_MAX)
		fail(x, MSG_XML_NAMES);
}

static void
want_more(struct xmlread *x, bool more)
{
	if (more)
		return;
	x->stopped = true;
	XML_StopParser(x->parser, XML_FALSE);
}

/* expat may still deliver what it has read when it is stopped: ended() is asked. */
static bool
ended(const struct xmlread *x)
{
	return x->stopped || x->failed != MSG_NONE;
}

static void XMLCALL
on_start(void *ctx, const XML_Char *name, const XML_Char **attr)
{
	struct xmlread *x = ctx;
	int element;

	if (ended(x))
		return;
	if (x->depth == XMLREAD_DEPTH) {
		fail(x, MSG_XML_DEPTH);
		return;
	}
	element = find(x, name);
	if (element == XMLREAD_OTHER)
		strange(x, hash_text(name));
	/* expat has each name of an attribute once: its place will do */
	for (int i = 0; attr[i] != NULL && !ended(x); i += 2)
		strange(x, (uint32_t)(uintptr_t)attr[i] * 2654435761u << 1);
	if (ended(x))
		return;
	x->element[x->depth++] = (signed char)element;
	want_more(x, x->ev->start(x->ctx, element, (const char *const *)attr));
}

static void XMLCALL
on_end(void *ctx, const XML_Char *name)
{
	struct xmlread *x = ctx;

	(void)name;
	if (ended(x))
		return;
	x->depth--;
	if (x->ev->end != NULL)
		want_more(x, x->ev->end(x->ctx, x->element[x->depth]));
}

static void XMLCALL
on_text(void *ctx, const XML_Char *s, int n)
{
	struct xmlread *x = ctx;

	if (!ended(x))
		want_more(x, x->ev->text(x->ctx, s, (size_t)n));
}

static void XMLCALL
on_doctype(void *ctx, const XML_Char *name, const XML_Char *system,
    const XML_Char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	fail(ctx, MSG_XML_DOCTYPE);
}

struct xmlread *
xmlread_begin(const struct xml_events *ev, void *ctx, const char *part)
{
	struct xmlread *x = mem_zero(sizeof *x);
	unsigned h;

	x->ev = ev;
	x->ctx = ctx;
	x->part = part;
	memset(x->slot, XMLREAD_OTHER, sizeof x->slot);
	for (int i = 0; i < XMLREAD_NAMES - 1 && ev->name[i] != NULL; i++) {
		x->length[i] = (unsigned char)strlen(ev->name[i]);
		for (h = hash(ev->name[i], x->length[i]) % SLOTS; x->slot[h] >= 0; )
			h = (h + 1) % SLOTS;
		x->slot[h] = (signed char)i;
	}
	x->parser = XML_ParserCreate(NULL);
	if (x->parser == NULL)
		mem_out();
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	if (ev->text != NULL)
		XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return x;
}

bool
xmlread_feed(struct xmlread *x, const char *p, size_t n, bool last)
{
	int64_t at;

	if (ended(x))
		return false;
	while (n > 0) {
		size_t step = n < STEP + STEP / 2 ? n : STEP;	/* no small rest */

		if (step > XMLREAD_SIZE - x->size) {
			x->failed = MSG_XML_SIZE;
			return false;
		}
		x->final = last && step == n;
		if (XML_Parse(x->parser, p, (int)step, x->final) != XML_STATUS_OK) {
			if (!ended(x))
				x->failed = MSG_XML_SYNTAX;
			return false;
		}
		x->size += step;
		p += step;
		n -= step;
		at = BYTE_INDEX(x->parser);
		if (at >= 0)		/* else it waits for more before it looks */
			x->at = (size_t)at;
		if (x->size - x->at > TAG_MAX) {
			x->failed = MSG_XML_TAG;
			return false;
		}
	}
	return true;
}

/* A document that just ends in the middle shows only now. */
bool
xmlread_end(struct xmlread *x, struct diag *d)
{
	size_t limit;
	bool ok;

	if (!ended(x) && !x->final &&
	    XML_Parse(x->parser, "", 0, XML_TRUE) != XML_STATUS_OK && !ended(x))
		x->failed = MSG_XML_SYNTAX;
	ok = x->failed == MSG_NONE;
	if (x->failed == MSG_XML_SYNTAX) {
		diag_error(d, DIAG_DATA, x->failed, x->part, INT(LINE_NUMBER(x->parser)),
		    XML_ErrorString(XML_GetErrorCode(x->parser)), NULL);
	} else if (!ok) {
		limit = x->failed == MSG_XML_SIZE ? XMLREAD_SIZE >> 20 :
		    x->failed == MSG_XML_TAG ? TAG_MAX >> 20 :
		    x->failed == MSG_XML_DEPTH ? XMLREAD_DEPTH : STRANGE_MAX;
		diag_error(d, DIAG_DATA, x->failed, x->part, INT(limit), NULL);
	}
	XML_ParserFree(x->parser);
	free(x);
	return ok;
}

/* ---- attributes ---- */

const char *
xmlread_attr(const char *const *attr, const char *name)
{
	for (; attr[0] != NULL; attr += 2)
		if (strcmp(local_name(attr[0]), name) == 0)
			return attr[1];
	return NULL;
}

int
xmlread_int(const char *const *attr, const char *name, int absent, int max)
{
	const char *s = xmlread_attr(attr, name);
	int v = 0;

	if (s == NULL || *s < '0' || *s > '9')
		return absent;
	for (; *s >= '0' && *s <= '9'; s++) {
		if (v > (max - (*s - '0')) / 10)
			return max;
		v = v * 10 + (*s - '0');
	}
	return *s == '\0' ? v : absent;
}

bool
xmlread_on(const char *const *attr, const char *name, bool absent)
{
	static const char *const off[] = { "0", "false", "off", "none" };
	const char *s = xmlread_attr(attr, name);

	if (s == NULL)
		return absent;
	for (size_t i = 0; i < ARRAY_LEN(off); i++)
		if (strcmp(s, off[i]) == 0)
			return false;
	return true;
}
