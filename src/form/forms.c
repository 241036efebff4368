/*
 * forms.c - the forms at hand.
 *
 * The built-in ones, then those of a folder, which replace one of the same
 * code unless they are wrong (forms.h); and forms read from the text that a database keeps with its reports,
 * found by the hash of that text.
 *
 * Every form here is owned here and lives until forms_release().
 */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "form/forms.h"
#include "form/language/tree.h"

/* Keep by code, ascending; one of the same code is replaced. */
static void
add_entry(struct forms *fs, struct form_entry e)
{
	size_t i;
	int r = 1;

	for (i = 0; i < fs->n; i++)
		if ((r = strcmp(fs->form[i].code, e.code)) >= 0)
			break;
	if (i < fs->n && r == 0) {
		form_free(fs->form[i].form);
		fs->form[i] = e;
		return;
	}
	fs->form = mem_grow(fs->form, fs->n, &fs->cap, sizeof *fs->form);
	memmove(fs->form + i + 1, fs->form + i, (fs->n - i) * sizeof *fs->form);
	fs->form[i] = e;
	fs->n++;
}

static void
add_form(struct forms *fs, struct form *f)
{
	add_entry(fs, (struct form_entry){ f->code, f->name, f->from, f->until, NULL, f });
}

const struct form *
forms_at(const struct forms *fs, size_t i)
{
	struct form_entry *e = &fs->form[i];

	if (e->form == NULL) {
		const struct form_builtin *b = e->builtin;

		e->form = form_parse_known(b->text, b->n, b->name, b->sha256, NULL);
		if (e->form == NULL)	/* a test of the build sees that none is wrong */
			mem_die(b->name);
		e->form->local = fs->local;
	}
	return e->form;
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
is_form_name(const char *name)
{
	size_t n = strlen(name);

	return name[0] != '.' && n > 5 && strcmp(name + n - 5, ".form") == 0;
}

/* The *.form files of a folder by name; NULL with a message. */
static char **
list_files(const char *dir, size_t *n, struct diag *d)
{
	char **name = NULL;
	size_t cap = 0;
	struct dirent *e;
	DIR *in = opendir(dir);

	*n = 0;
	if (in == NULL) {
		diag_error(d, DIAG_DATA, MSG_FORM_FOLDER, dir, strerror(errno), NULL);
		return NULL;
	}
	name = mem_grow(name, 0, &cap, sizeof *name);
	while ((e = readdir(in)) != NULL) {
		if (!is_form_name(e->d_name))
			continue;
		name = mem_grow(name, *n, &cap, sizeof *name);
		name[(*n)++] = mem_strdup(e->d_name);
	}
	closedir(in);
	qsort(name, *n, sizeof *name, by_name);
	return name;
}

/* The other form of a 对应 line may be at hand only now. */
bool
forms_judge(const struct forms *fs, const struct form *f, struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < fs->n; i++)
		if (maps_name(f, fs->form[i].code))
			ok = maps_judge(f, forms_at(fs, i), d) && ok;
	return ok;
}

/* A file of the folder. */
struct found {
	char		*path;
	const char	*name;		/* the end of the path */
	struct form	*form;		/* NULL = wrong; ours until it is added */
	struct diag	 d;		/* its mistakes */
};

/* The code and years that a wrong file was meant for: as far as its lines say, else
 * by its name, 2026.form. */
static void
look_for_code(struct form_broken *x, const char *name)
{
	struct arena a;
	struct diag quiet;
	struct buf b = BUF_INIT;
	struct lex l = { 0 };
	char *rest, *word;

	arena_init(&a);
	diag_init(&quiet);
	if (file_read(&b, x->path, FORM_BYTES_MAX, &quiet) && text_valid(b.data, b.len))
		(void)lex_text(&l, &a, buf_cstr(&b), b.len, false, &quiet);
	for (size_t i = 0; i < l.n; i++) {
		enum keyword_id k;

		word = lex_word(l.line[i].text, &rest);
		k = keyword_find(word);
		word = lex_fold(&a, rest);
		if (k == KW_FORM && x->code == NULL && code_is_form(word))
			x->code = mem_strdup(word);
		else if (k == KW_VALID && x->from == 0)
			(void)code_read_years(word, &x->from, &x->until);
	}
	word = arena_strndup(&a, name, strlen(name) - strlen(".form"));
	if (x->code == NULL && code_is_form(word))
		x->code = mem_strdup(word);
	if (x->from == 0 && x->code != NULL)
		x->from = atoi(x->code);
	free(l.line);
	buf_release(&b);
	diag_release(&quiet);
	arena_release(&a);
}

/* Nothing has the code of a wrong file, not even what it was to replace. */
static void
hide_form(struct forms *fs, const char *code)
{
	for (size_t i = 0; i < fs->n; i++)
		if (strcmp(fs->form[i].code, code) == 0) {
			form_free(fs->form[i].form);
			fs->n--;
			memmove(fs->form + i, fs->form + i + 1,
			    (fs->n - i) * sizeof *fs->form);
			return;
		}
}

/* Say the first mistake, and that the file is left out. */
static void
leave_out(struct forms *fs, struct found *x, struct diag *d)
{
	struct form_broken *broken;

	if (d != NULL) {
		for (size_t i = 0; i < x->d.n; i++) {
			if (x->d.item[i].level != DIAG_ERROR)
				continue;
			d->file = x->path;
			diag_copy(d, &x->d.item[i]);
			d->item[d->n - 1].level = DIAG_WARNING;
			d->nerror--;
			break;
		}
		diag_warn(d, MSG_FORM_LEFT_OUT, INT(x->d.nerror), NULL);
	}
	fs->broken = mem_grow(fs->broken, fs->nbroken, &fs->capbroken, sizeof *fs->broken);
	broken = &fs->broken[fs->nbroken++];
	memset(broken, 0, sizeof *broken);
	broken->path = mem_strdup(x->path);
	look_for_code(broken, x->name);
	if (broken->code != NULL)
		hide_form(fs, broken->code);
}

/* Two files of one code would make the result depend on their names. */
static void
find_twins(struct found *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i && x[i].form != NULL; k++)
			if (x[k].form != NULL && strcmp(x[k].form->code,
			    x[i].form->code) == 0) {
				diag_error_at(&x[i].d, 1, MSG_FORM_SAME_FORM,
				    x[i].form->code, x[k].name, NULL);
				diag_error_at(&x[k].d, 1, MSG_FORM_SAME_FORM,
				    x[i].form->code, x[i].name, NULL);
			}
}

/* Warnings of files that are used go on to "d". */
static void
pass_on(const struct found *x, struct diag *d)
{
	if (d == NULL)
		return;
	d->file = x->path;
	for (size_t i = 0; i < x->d.n; i++)
		diag_copy(d, &x->d.item[i]);
}

static bool
load_folder(struct forms *fs, const char *dir, struct diag *d)
{
	size_t n;
	char **name = list_files(dir, &n, d);
	const char *file = d != NULL ? d->file : NULL;
	struct found *x;

	if (name == NULL)
		return false;
	x = mem_array(n + 1, sizeof *x);
	for (size_t i = 0; i < n; i++) {
		diag_init(&x[i].d);
		x[i].path = file_join(dir, name[i]);
		x[i].name = name[i];
		x[i].form = form_parse_file(x[i].path, &x[i].d);
	}
	find_twins(x, n);
	for (size_t i = 0; i < n; i++)
		if (x[i].form != NULL && x[i].d.nerror == 0)
			add_form(fs, x[i].form);
		else
			form_free(x[i].form);
	for (size_t i = 0; i < n; i++)	/* all are at hand now */
		if (x[i].d.nerror == 0)
			(void)forms_judge(fs, x[i].form, &x[i].d);
	for (size_t i = 0; i < n; i++) {
		if (x[i].d.nerror > 0)
			leave_out(fs, &x[i], d);
		else
			pass_on(&x[i], d);
		diag_release(&x[i].d);
		free(x[i].path);
		free(name[i]);
	}
	if (d != NULL)
		d->file = file;
	free(x);
	free(name);
	return true;
}

bool
forms_load(struct forms *fs, const char *dir, struct diag *d)
{
	memset(fs, 0, sizeof *fs);
	for (const struct form_builtin *b = form_builtins; b->name != NULL; b++)
		add_entry(fs, (struct form_entry){ b->code, b->title, b->from, b->until, b,
		    NULL });
	return dir == NULL || load_folder(fs, dir, d);
}

void
forms_release(struct forms *fs)
{
	for (size_t i = 0; i < fs->n; i++)
		form_free(fs->form[i].form);
	for (size_t i = 0; i < fs->nother; i++)
		form_free(fs->other[i]);
	for (size_t i = 0; i < fs->nbroken; i++) {
		free(fs->broken[i].path);
		free(fs->broken[i].code);
	}
	free(fs->broken);
	free(fs->form);
	free(fs->other);
	memset(fs, 0, sizeof *fs);
}

bool
forms_local(struct forms *fs, const char *name, struct buf *known)
{
	bool found = false;

	fs->local = name;
	for (size_t i = 0; i < fs->n; i++) {
		const struct form *f = forms_at(fs, i);
		const char *last = "";

		fs->form[i].form->local = name;
		for (int k = 0; k < f->ncond; k++) {
			if (f->cond[k].kind != COND_LOCAL)
				continue;
			found |= strcmp(f->cond[k].word, name) == 0;
			if (strcmp(f->cond[k].word, last) != 0)
				buf_printf(known, "%s%s", known->len > 0 ? " " : "",
				    f->cond[k].word);
			last = f->cond[k].word;
		}
	}
	return found;
}

const struct form *
forms_find(const struct forms *fs, const char *code)
{
	for (size_t i = 0; i < fs->n; i++)
		if (strcmp(fs->form[i].code, code) == 0)
			return forms_at(fs, i);
	return NULL;
}

/* The wrong file that stands in the way of a code, or of a form that begins in year
 * "from" or earlier for a report of that year; NULL if there is none. */
static const struct form_broken *
find_broken(const struct forms *fs, const char *code, int year, int from)
{
	for (size_t i = 0; i < fs->nbroken; i++) {
		const struct form_broken *x = &fs->broken[i];

		if (code != NULL && x->code != NULL && strcmp(x->code, code) == 0)
			return x;
		if (year != 0 && x->from != 0 && year >= x->from && x->from >= from &&
		    (x->until == 0 || year <= x->until))
			return x;
	}
	return NULL;
}

const struct form *
forms_for_year(const struct forms *fs, int year)
{
	const struct form_entry *best = NULL, *e;

	for (size_t i = 0; i < fs->n; i++) {
		e = &fs->form[i];
		if (form_years_hold(e->from, e->until, year) &&
		    (best == NULL || e->from >= best->from))
			best = e;
	}
	if (best == NULL || find_broken(fs, NULL, year, best->from) != NULL)
		return NULL;
	return forms_at(fs, (size_t)(best - fs->form));
}

bool
forms_blame(const struct forms *fs, const char *code, int year, const struct form *than,
    struct diag *d)
{
	const struct form_broken *x = find_broken(fs, code, year, than != NULL ?
	    than->from + 1 : 0);

	if (x == NULL)
		return false;
	diag_error(d, DIAG_DATA, MSG_FORM_BROKEN, x->path, NULL);
	return true;
}

const struct form *
forms_of_text(struct forms *fs, const char *text, size_t n, struct diag *d)
{
	unsigned char hash[SHA256_SIZE];
	const struct form *now;
	struct form *f;

	sha256(text, n, hash);
	for (size_t i = 0; i < fs->n; i++) {
		const struct form_entry *e = &fs->form[i];

		if (memcmp(e->form != NULL ? e->form->sha256 : e->builtin->sha256, hash,
		    sizeof hash) == 0)
			return forms_at(fs, i);
	}
	for (size_t i = 0; i < fs->nother; i++)
		if (memcmp(fs->other[i]->sha256, hash, sizeof hash) == 0)
			return fs->other[i];
	f = form_parse(text, n, NULL, d);
	if (f == NULL)
		return NULL;
	now = forms_find(fs, f->code);
	if (now != NULL)
		form_inherit(f, now);
	f->local = fs->local;
	fs->other = mem_grow(fs->other, fs->nother, &fs->capother, sizeof *fs->other);
	fs->other[fs->nother++] = f;
	return f;
}
