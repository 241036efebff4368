/*
 * import_json.h - between the files of the JSON reader (src/import/json*.c).
 */
#ifndef IMPORT_JSON_H
#define IMPORT_JSON_H

#include <stdbool.h>
#include "intake.h"

struct buf;
struct json_object;

struct json_reader {
	struct json_object *root;	/* owned */
	struct intake	 in;
};

/* An object of the root; NULL when missing, with a message when it is none. */
struct json_object *json_section(struct json_reader *, const char *key);
/* Text of a string value without controls; CR LF becomes a newline. */
void	 json_text(struct buf *out, struct json_object *);
bool	 json_is_scalar(struct json_object *);	/* a string or a number */

/* json_cells.c: the wishes of "cells", "printed" and "raw". */
void	 json_cells_read(struct json_reader *);

#endif
