/*
 * note.c - which note stands on a place.
 *
 * Apart from report.c, which frees what edit/ has made and so stands above it.
 */
#include <stddef.h>
#include <string.h>
#include "report/report.h"

struct note *
report_note(const struct report *r, const char *place)
{
	for (size_t i = 0; i < r->nnote; i++)
		if (strcmp(r->note[i].place, place) == 0)
			return &r->note[i];
	return NULL;
}
