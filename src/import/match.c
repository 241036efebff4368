/*
 * match.c - a document to an intake: the order of the steps.
 */
#include "diag.h"
#include "doc.h"
#include "intake.h"
#include "match.h"

bool
match_document(struct intake *in, const struct doc *doc, struct forms *forms)
{
	(void)doc;
	(void)forms;
	diag_error(in->d, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	return false;
}
