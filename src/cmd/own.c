/*
 * own.c - what hangs on a run for whoever takes part in it: strings that live as long
 * as it does, and the exit status.  Needs nothing else of the layer.
 */
#include "base/mem.h"
#include "cmd/cmd.h"

const char *
cmd_keep(struct cmd *c, char *owned)
{
	c->own = mem_grow(c->own, c->nown, &c->capown, sizeof *c->own);
	c->own[c->nown++] = owned;
	return owned;
}

void
cmd_status(struct cmd *c, int status)
{
	c->status |= 1u << status;
}
