/*
 * xmlread.h - reading XML as a stream of events: a thin layer over expat.
 *
 * Elements are known by number: the caller gives the names it cares for, without
 * namespace prefix, and gets their place in that list, or XMLREAD_OTHER.  Office
 * formats exist in two namespaces ("strict" and "transitional") with the same
 * local names, so prefixes and namespaces are not looked at.
 *
 * A DOCTYPE is an error: no office format has one, and entities (files of this
 * machine, a billion laughs) cannot be declared without it.  Text is valid UTF-8.
 */
#ifndef XMLREAD_H
#define XMLREAD_H

#include <stdbool.h>
#include <stddef.h>

struct diag;
struct xmlread;

#define XMLREAD_OTHER	(-1)
#define XMLREAD_DEPTH	256		/* elements inside one another */
#define XMLREAD_SIZE	((size_t)32 << 20)
#define XMLREAD_NAMES	128		/* of a list, at most */

struct xml_events {
	const char	*const *name;	/* ended by NULL */
	/* Each returns false to have no more events.
	 * attr: name, value, name, value, NULL; for xmlread_attr() */
	bool		(*start)(void *ctx, int element, const char *const *attr);
	bool		(*end)(void *ctx, int element);		/* or NULL */
	/* Any piece of text: two calls may give the halves of one word.  Or NULL. */
	bool		(*text)(void *ctx, const char *s, size_t n);
};

/* The handlers get ctx; "part" names the text in messages.  Both are borrowed. */
struct xmlread *xmlread_begin(const struct xml_events *, void *ctx, const char *part);
/* The next bytes; "last" when no more will come, which saves expat from counting
 * lines.  False when it has come to an end before its time. */
bool	 xmlread_feed(struct xmlread *, const char *p, size_t n, bool last);
/* No more bytes.  Frees the reader.  False, with XML_SYNTAX, XML_DOCTYPE, XML_DEPTH,
 * XML_SIZE, XML_TAG or XML_NAMES in d, when it was no sound XML; true when a
 * handler wanted no more. */
bool	 xmlread_end(struct xmlread *, struct diag *d);

/* The value of an attribute by its local name, NULL if there is none. */
const char *xmlread_attr(const char *const *attr, const char *name);
/* As a count: value >= 0, cut at "max"; "absent" when missing or no number. */
int	 xmlread_int(const char *const *attr, const char *name, int absent, int max);
/* As a switch: absent, else anything but "0", "false", "off", "none". */
bool	 xmlread_on(const char *const *attr, const char *name, bool absent);

#endif
