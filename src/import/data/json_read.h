/*
 * json_read.h - between the files of the JSON reader (src/import/json*.c).
 */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include "base/diag.h"
#include "doc/jsontree.h"
#include "import/intake.h"

struct buf;

struct json_reader {
	const struct jsontree_node *root;	/* borrowed */
	struct intake	 in;
};

/* A mistake in the line of a value. */
#define JSON_MISTAKE(rd, v, ...) do { \
	if (intake_mistake(&(rd)->in)) \
		diag_error_at((rd)->in.run->diag, (v)->line, __VA_ARGS__, NULL); \
} while (0)

/* A member of the root that is not null, or NULL. */
const struct jsontree_node *json_member(const struct json_reader *, const char *key);
/* One that is an object; NULL when missing, with a message when it is none. */
const struct jsontree_node *json_section(struct json_reader *, const char *key);
/* Text of a string value without controls; CR LF becomes a newline. */
void	 json_text(struct buf *out, const struct jsontree_node *);
bool	 json_is_scalar(const struct jsontree_node *);	/* a string or a number */
/* A value as a message shows it: as written, not too much of it. */
const char *json_shown(struct buf *, const struct jsontree_node *);

/* json_cells.c: the wishes of "cells", "printed", "raw", "open" and "proposals". */
void	 json_cells_read(struct json_reader *);

#endif
