/*
 * compare.c - `make compare DIR=folder`: every report file of a folder through
 * import, cell by cell against NAME.figures.json beside it.
 *
 * Null in the figures is blank or open, a figure is exactly that figure; of a total
 * they say what is printed, so that is what the import must have, computed or
 * "printed".  A proposal for an open cell is right when it is the figure; where the
 * figures have null nobody knows one, and any proposal is wrong.  The figures are read
 * without the import.  Prints a line for each file, and each wrong cell and proposal.
 * A file whose figures say "expect": "refused ..." has to be.
 * Status 1 when a cell was read or proposed wrong, 2 when there is nothing to compare.
 */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "doc/jsontree.h"
#include "form/form.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/check.h"
#include "report/report.h"

#define FIGURES ".figures.json"

struct count {
	int	 right, open, wrong;
	int	 good, bad;		/* proposals */
	size_t	 characters;		/* of the narrative */
	int	 error, warning, hint;
};

static void
print_diag(const char *name, const struct diag *d)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < d->n; i++) {
		buf_reset(&b);
		diag_format(&b, &d->item[i], LANG_EN);
		printf("%s: %s\n", name, buf_cstr(&b));
	}
	buf_release(&b);
}

/* A member of an object as text, or NULL. */
static const char *
string_of(const struct jsontree_node *o, const char *key)
{
	const struct jsontree_node *v = jsontree_member(o, key);

	return v != NULL && v->kind != JSONTREE_NULL ? v->text : NULL;
}

/* The figure of a cell in the figures file; false: null, or none. */
static bool
figure(const struct jsontree_node *cells, const char *code, int64_t *v)
{
	const char *text = string_of(cells, code);

	*v = 0;
	if (text == NULL)
		return false;
	if (num_parse(text, strlen(text), v) != NUM_OK)
		mem_die("compare: not a figure");
	return true;
}

/* What the import proposes for its open cells, as --accept-proposals would take it. */
static void
compare_proposals(const char *name, const struct report *r,
    const struct jsontree_node *cells, struct count *n)
{
	char left[NUM_TEXT], right[NUM_TEXT];

	for (size_t i = 0; i < r->nsource; i++) {
		const struct source_finding *s = &r->source[i];
		int64_t want;
		bool has_want;

		if (!s->has_proposal)
			continue;
		has_want = figure(cells, s->place, &want);
		if (has_want && want == s->proposal) {
			n->good++;
			continue;
		}
		n->bad++;
		printf("%s: %s is %s, proposed %s\n", name, s->place,
		    has_want ? num_print(left, want) : "null",
		    num_print(right, s->proposal));
	}
}

static void
compare(const char *name, const struct candidate *k, const struct jsontree_node *cells,
    struct count *n)
{
	const struct report *r = k->report;
	bool *open = mem_array((size_t)r->form->ncell, sizeof *open);
	char left[NUM_TEXT], right[NUM_TEXT];

	for (size_t i = 0; i < k->nopen; i++)
		open[k->open[i]] = true;
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];
		bool computed = r->form->cell[i].computed;
		int64_t want, got = c->has_printed ? c->printed : c->value;
		bool has_want = figure(cells, r->form->cell[i].code, &want);
		bool has = c->has_printed || (c->has_value && (has_want || !computed));

		/* a printed 0 is what a sum of empty cells is worth */
		if (computed && !has && want == 0)
			has_want = false;
		if (has == has_want && (!has || got == want)) {
			n->right++;
		} else if (computed ? c->open && !c->has_printed : !has && open[i]) {
			n->open++;	/* a partial sum among them */
		} else {
			n->wrong++;
			printf("%s: %s is %s, read %s\n", name, r->form->cell[i].code,
			    has_want ? num_print(left, want) : "null",
			    has ? num_print(right, got) : "null");
		}
	}
	free(open);
	compare_proposals(name, r, cells, n);
}

static void
count_rest(const struct report *r, struct count *n)
{
	struct findings f;

	for (int i = 0; i < r->form->ntext; i++)
		if (r->text[i] != NULL)
			n->characters += text_length(r->text[i], strlen(r->text[i]));
	findings_init(&f);
	document_findings(r, &f);
	n->error = f.count[LEVEL_ERROR];
	n->warning = f.count[LEVEL_WARNING];
	n->hint = f.count[LEVEL_HINT];
	findings_release(&f);
}

/* One file against its figures.  False when they cannot be compared at all. */
static bool
compare_file(const char *path, const char *figures, struct count *n)
{
	const char *name = file_base(path), *form, *year, *expect;
	const struct jsontree_node *root, *cells;
	struct import_options o = { .outside = true };
	struct buf text = BUF_INIT;
	struct jsontree tree;
	struct candidate *k;
	struct diag d;
	bool ok = false;

	diag_init(&d);
	jsontree_init(&tree);
	if (!file_read(&text, figures, IMPORT_SIZE, NULL) ||
	    !jsontree_read(&tree, buf_cstr(&text), text.len, NULL) ||
	    (cells = jsontree_member(tree.node, "cells")) == NULL) {
		printf("%s: no figures\n", figures);
		goto out;
	}
	root = tree.node;
	/* for a file that does not say whose it is */
	o.agency = string_of(root, "agency");
	year = string_of(root, "year");
	o.year = year != NULL ? atoi(year) : 0;
	form = string_of(root, "form");
	k = import_file(kit_import(&o, &d), path);
	expect = string_of(root, "expect");
	if (k->report == NULL) {
		print_diag(name, &d);
		ok = expect != NULL && strncmp(expect, "refused", 7) == 0;
	} else if (form != NULL && strcmp(form, k->report->form->code) != 0) {
		printf("%s: form %s is read as %s\n", name, form, k->report->form->code);
	} else {
		compare(name, k, cells, n);
		count_rest(k->report, n);
		printf("%s: %d right, %d open, %d wrong; proposals %d right, %d wrong; "
		    "%zu characters; findings %d %d %d\n", name, n->right, n->open,
		    n->wrong, n->good, n->bad, n->characters, n->error, n->warning,
		    n->hint);
		ok = true;
	}
	candidate_free(k);
out:
	diag_release(&d);
	jsontree_release(&tree);
	buf_release(&text);
	return ok;
}

/* "x.docx" or "x.a.docx" -> "DIR/x.figures.json", the longest that is there. */
static char *
figures_of(const char *dir, const char *name)
{
	size_t n = strlen(name);

	while (n > 0) {
		struct buf b = BUF_INIT;

		while (n > 0 && name[--n] != '.')
			;
		if (n == 0)
			break;
		buf_printf(&b, "%s/%.*s" FIGURES, dir, (int)n, name);
		if (file_exists(buf_cstr(&b)))
			return buf_detach(&b);
		buf_release(&b);
	}
	return NULL;
}

static bool
is_json(const char *name)
{
	size_t n = strlen(name);

	return n > 5 && strcmp(name + n - 5, ".json") == 0;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

int
main(int argc, char **argv)
{
	struct count sum = { 0 };
	struct dirent *e;
	char **name = NULL;
	size_t n = 0, cap = 0, failed = 0, compared = 0;
	DIR *dir;

	if (argc != 2 || (dir = opendir(argv[1])) == NULL) {
		fprintf(stderr, "usage: compare DIR\n");
		return 2;
	}
	while ((e = readdir(dir)) != NULL) {
		if (e->d_name[0] == '.' || is_json(e->d_name))
			continue;
		name = mem_grow(name, n, &cap, sizeof *name);
		name[n++] = mem_strdup(e->d_name);
	}
	closedir(dir);
	if (n > 0)
		qsort(name, n, sizeof *name, by_name);
	for (size_t i = 0; i < n; i++) {
		char *figures = figures_of(argv[1], name[i]);
		char *path = file_join(argv[1], name[i]);
		struct count c = { 0 };

		if (figures != NULL) {
			compared++;
			failed += !compare_file(path, figures, &c);
			sum.right += c.right;
			sum.open += c.open;
			sum.wrong += c.wrong;
			sum.good += c.good;
			sum.bad += c.bad;
		}
		free(figures);
		free(path);
		free(name[i]);
	}
	free(name);
	printf("%zu files: %d right, %d open, %d wrong; proposals %d right, %d wrong; "
	    "%zu not read\n", compared, sum.right, sum.open, sum.wrong, sum.good, sum.bad,
	    failed);
	return compared == 0 ? 2 : sum.wrong + sum.bad > 0 || failed > 0;
}
