/*
 * form.c - a form from its text: the passes one after the other.
 *
 * All passes run as far as they can, so that one run names every mistake of a
 * file; the messages come out in the order of its lines.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "form/grid.h"
#include "form/language/tree.h"

/* Name every line that is not UTF-8 as error, or as warning the first alone. */
static void
name_lines(const char *text, size_t n, bool all, struct diag *d)
{
	const char *end = text + n, *eol;
	int number = 1;

	for (; text < end; text = eol + 1, number++) {
		eol = memchr(text, '\n', (size_t)(end - text));
		if (eol == NULL)
			eol = end;
		if (text_valid(text, (size_t)(eol - text)))
			continue;
		if (!all) {
			diag_warn_at(d, number, MSG_FORM_NOT_UTF8, NULL);
			return;
		}
		diag_error_at(d, number, MSG_FORM_LINE_NOT_UTF8, NULL);
		if (d->nerror > FORM_ERRORS_MAX)
			return;
	}
}

/*
 * The source as UTF-8.  What is not UTF-8 is taken for GB18030 once, with a warning,
 * unless the file says 表式 in UTF-8: then only some lines are damaged, and all would
 * be misread the other way.
 */
static bool
take_source(struct form *f, const char *text, size_t n, bool known, struct diag *d)
{
	const char *word = keywords[KW_FORM].word;
	struct buf b = BUF_INIT;
	struct diag quiet;
	bool ok;

	if (n > FORM_BYTES_MAX) {
		diag_error_at(d, 1, MSG_FORM_TOO_LARGE, NULL);
		return false;
	}
	if (known || text_valid(text, n)) {
		f->source = arena_strndup(&f->arena, text, n);
		f->nsource = n;
		return true;
	}
	if (memchr(text, '\0', n) == NULL && memmem(text, n, word, strlen(word)) != NULL) {
		name_lines(text, n, true, d);
		return false;
	}
	diag_init(&quiet);
	ok = memchr(text, '\0', n) == NULL && encode_read(&b, text, n, ENCODING_GB18030,
	    &quiet);
	diag_release(&quiet);
	if (ok) {
		name_lines(text, n, false, d);
		f->source = arena_strndup(&f->arena, buf_cstr(&b), b.len);
		f->nsource = b.len;
	} else {
		diag_error_at(d, 1, MSG_FORM_NO_TEXT, NULL);
	}
	buf_release(&b);
	return ok;
}

/* link_tree() leaves arrays that the rules can be checked against even when the
 * form is wrong; only what it gave up on ends the run early. */
static bool
run_passes(struct form *f, const unsigned char *sum, struct diag *d)
{
	static const char bom[] = "\xef\xbb\xbf";
	size_t before = d->nerror, skip = 0;
	struct tree *t = NULL;
	struct lex l;

	if (f->nsource >= 3 && memcmp(f->source, bom, 3) == 0)
		skip = 3;
	if (lex_text(&l, &f->arena, f->source + skip, f->nsource - skip, sum != NULL, d))
		t = tree_parse(&f->arena, &l, d);
	free(l.line);
	f->tree = t;
	if (t == NULL || !link_tree(f, t, d))
		return false;
	compile_rules(f, t, d);
	compile_maps(f, t, d);
	if (sum == NULL)
		patterns_judge(f, t, d);
	if (d->nerror > before)
		return false;
	if (sum != NULL)
		memcpy(f->sha256, sum, sizeof f->sha256);
	else
		sha256(f->source, f->nsource, f->sha256);
	index_build(f);
	for (int i = 0; i < f->nsection; i++)
		if (f->section[i].ntable > 0)
			f->section[i].grid = form_grid_build(&f->arena, f, i);
	return true;
}

/* Put the messages from "first" on in the order of lines; they are nearly so. */
static void
sort_messages(struct diag *d, size_t first)
{
	struct diag_item x;
	size_t k;

	for (size_t i = first + 1; i < d->n; i++) {
		x = d->item[i];
		for (k = i; k > first && d->item[k - 1].line > x.line; k--)
			d->item[k] = d->item[k - 1];
		d->item[k] = x;
	}
}

struct form *
form_parse(const char *text, size_t n, const char *name, struct diag *d)
{
	return form_parse_known(text, n, name, NULL, d);
}

struct form *
form_parse_known(const char *text, size_t n, const char *name, const unsigned char *sum,
    struct diag *out)
{
	struct form *f = mem_zero(sizeof *f);
	/* cppcheck-suppress uninitvar ; its address only: diag_init() follows */
	struct diag own, *d = out != NULL ? out : &own;
	const char *file;
	size_t first;
	bool ok;

	diag_init(&own);
	file = d->file;
	first = d->n;
	if (name != NULL)
		d->file = name;
	arena_init(&f->arena);
	ok = take_source(f, text, n, sum != NULL, d) && run_passes(f, sum, d);
	sort_messages(d, first);
	d->file = file;
	diag_release(&own);
	if (ok)
		return f;
	form_free(f);
	return NULL;
}

struct form *
form_parse_file(const char *path, struct diag *d)
{
	struct buf b = BUF_INIT;
	struct form *f = NULL;

	if (file_read(&b, path, FORM_BYTES_MAX, d))
		f = form_parse(buf_cstr(&b), b.len, path, d);
	buf_release(&b);
	return f;
}

void
form_free(struct form *f)
{
	if (f == NULL)
		return;
	arena_release(&f->arena);
	free(f);
}
