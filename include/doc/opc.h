/*
 * opc.h - the package of an Office file: parts in a zip container, and relations
 * between them (ECMA-376 part 2).
 *
 * A part is found by what it is to another one, never by its usual name alone.
 * Types of relations are known by their last word, which is the same in the strict
 * and the transitional namespace.
 */
#ifndef OPC_H
#define OPC_H

#include <stdbool.h>
#include <stddef.h>
#include "base/mem.h"

struct diag;
struct unzip;
struct unzip_entry;
struct xml_events;

#define OPC_RELATIONS	10000		/* of one part; links to the web are not kept */

enum opc_kind { OPC_NONE, OPC_DOCX, OPC_XLSX, OPC_OFD, OPC_ARCHIVE };
	/* OPC_OFD: GB/T 33190; OPC_ARCHIVE: another zip */

/* What kind of package these bytes are, be they damaged; OPC_NONE if no zip. */
enum opc_kind opc_kind(const char *p, size_t n);

struct opc_relation { const char *id, *type, *part; };
struct opc_relations {
	struct opc_relation *r;
	size_t		 n, cap;
	struct arena	 arena;
};
/* The relations of a part ("" = the package); none is no error.  False with a
 * message in d when they cannot be read.  To be released in any case. */
bool	 opc_relations(struct opc_relations *, struct unzip *, const char *part,
	    struct diag *d);
void	 opc_release(struct opc_relations *);
/* Part of the first relation of this type ("styles"), or by id; NULL if none. */
const char *opc_by_type(const struct opc_relations *, const char *type);
const char *opc_by_id(const struct opc_relations *, const char *id, const char *type);

/* The part a package is about: its officeDocument, else what the content types call
 * main, else the usual one; NULL if there is none.  "package": relations of "". */
const struct unzip_entry *opc_main(struct unzip *, const struct opc_relations *package,
	    const char *usual);

/* Read a part as XML.  False with a message in d. */
bool	 opc_parse(struct unzip *, const struct unzip_entry *, const struct xml_events *,
	    void *ctx, struct diag *d);

#endif
