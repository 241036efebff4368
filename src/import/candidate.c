/*
 * candidate.c - what an import has read and nobody has stored yet.
 *
 * The candidate owns its report, the changes that made it, and every string.
 */
#include <stdlib.h>

#include "base/mem.h"
#include "import/archive.h"
#include "import/import.h"
#include "report/change.h"
#include "report/report.h"

void
candidate_free(struct candidate *k)
{
	if (k == NULL)
		return;
	report_free(k->report);
	if (k->changes != NULL)
		change_list_release(k->changes);
	free(k->changes);
	for (size_t i = 0; i < k->nunplaced; i++) {
		free(k->unplaced[i].text);
		free(k->unplaced[i].where);
	}
	free(k->unplaced);
	for (int i = 0; i < k->nplace; i++) {
		free(k->place[i].label);
		free(k->place[i].source);
	}
	free(k->place);
	free(k->open);
	free(k->file);
	free(k->kind);
	free(k->encoding);
	archive_free(k->archive);
	free(k);
}

void
candidate_open(struct candidate *k, int cell)
{
	k->open = mem_resize(k->open, k->nopen + 1, sizeof *k->open);
	k->open[k->nopen++] = cell;
}

void
candidate_unplaced(struct candidate *k, const char *text, const char *where)
{
	struct import_unplaced *u;

	k->unplaced = mem_resize(k->unplaced, k->nunplaced + 1, sizeof *k->unplaced);
	u = &k->unplaced[k->nunplaced++];
	u->text = mem_strdup(text);
	u->where = mem_strdup(where);
}
