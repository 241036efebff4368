/*
 * rescue.h - between rescue.c and rescued.c: the file with what is not saved.
 *
 *	{ "nianbao": "unsaved", "version": 1, "report": UUID, "agency": "甲局",
 *	  "year": 2025, "form": "2021", "by": "李敏", "at": "2026-01-08T03:00:00.000Z",
 *	  "changes": [ { "kind": "cell", "place": "3:1:A", "was": "", "now": "5" } ],
 *	  "typed": { "place": "3:2:A", "text": "12" } }
 *
 * One change for each place, with what the database has ("was") and the last word of
 * the clerk.  "typed" is a figure without its Enter.
 */
#ifndef RESCUE_H
#define RESCUE_H

#include "base/buf.h"

struct ui;

#define RESCUE_NAME	"nianbao-unsaved-"
#define RESCUE_FOLDERS	3

/* Where such files may lie, the best first; how many.  The caller frees each. */
int	 rescue_folders(const struct ui *, char *folder[RESCUE_FOLDERS]);

#endif
