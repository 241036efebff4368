/*
 * fuzz_form.c - any bytes at all as a form file.
 *
 * What is refused must leave a message.  What is taken must have every cell in
 * one box of its grid, must be found by its own codes, and must write a text
 * that reads back to the same text.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "form/form.h"
#include "form/grid.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_form: %s\n", what);
		abort();
	}
}

static void
look_at(const struct form *f)
{
	int *pair = calloc((size_t)f->ncell + 1, sizeof *pair);
	struct buf b = BUF_INIT;

	for (int i = 0; i < f->ncell; i++) {
		const struct grid *g = f->section[f->cell[i].section].grid;

		require(form_cell_find(f, f->cell[i].code) == i, "cell not found");
		require(form_grid_cell(g, i) != NULL && form_grid_cell(g, i)->cell == i,
		    "cell not in grid");
		form_cell_name(&b, f, i);
	}
	form_counterparts(f, f, pair);
	require(!form_diff(&b, f, f, LANG_ZH), "differs from itself");
	form_write_checks(&b, f, LANG_ZH);
	buf_release(&b);
	free(pair);
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	struct diag d;
	struct form *f, *again;

	diag_init(&d);
	f = form_parse((const char *)p, n, "input", &d);
	require((f == NULL) == (d.nerror > 0), "refused without a message");
	if (f != NULL) {
		look_at(f);
		form_write_compiled(&once, f);
		again = form_parse(buf_cstr(&once), once.len, "written", &d);
		require(again != NULL, "its own text is refused");
		form_write_compiled(&twice, again);
		require(strcmp(buf_cstr(&once), buf_cstr(&twice)) == 0, "texts differ");
		form_free(again);
	}
	form_free(f);
	buf_release(&once);
	buf_release(&twice);
	diag_release(&d);
	return 0;
}

#include "kit/replay.h"
