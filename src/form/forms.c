/*
 * forms.c - the forms at hand.
 *
 * The built-in ones, then those of a folder, which replace one of the same
 * code; and forms read from the text that a database keeps with its reports,
 * found by the hash of that text.
 *
 * Every form here is owned here and lives until forms_release().
 */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include "buf.h"
#include "diag.h"
#include "file.h"
#include "forms.h"
#include "mem.h"
#include "tree.h"

/* Keep by code, ascending; one of the same code is replaced. */
static void
add_form(struct forms *fs, struct form *f)
{
	size_t i;
	int r = 1;

	for (i = 0; i < fs->n; i++)
		if ((r = strcmp(fs->form[i]->code, f->code)) >= 0)
			break;
	if (i < fs->n && r == 0) {
		form_free(fs->form[i]);
		fs->form[i] = f;
		return;
	}
	fs->form = mem_grow(fs->form, fs->n, &fs->cap, sizeof *fs->form);
	memmove(fs->form + i + 1, fs->form + i, (fs->n - i) * sizeof *fs->form);
	fs->form[i] = f;
	fs->n++;
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
		ok = maps_judge(f, fs->form[i], d) && ok;
	return ok;
}

/* A form of the folder, with the path it came from. */
struct found {
	char		*path;
	struct form	*form;		/* NULL = wrong */
};

/* Every file is read, also after a wrong one: all mistakes in one run.  Two files
 * of one code would make the result depend on their names. */
static bool
read_folder(struct found *x, char **name, size_t n, const char *dir, struct diag *d)
{
	bool ok = true;

	for (size_t i = 0; i < n; i++) {
		x[i].path = file_join(dir, name[i]);
		x[i].form = form_parse_file(x[i].path, d);
		ok = ok && x[i].form != NULL;
		for (size_t k = 0; k < i && x[i].form != NULL; k++)
			if (x[k].form != NULL && strcmp(x[k].form->code,
			    x[i].form->code) == 0) {
				d->file = x[i].path;
				diag_error_at(d, 1, MSG_FORM_SAME_FORM, x[i].form->code,
				    name[k], NULL);
				ok = false;
			}
	}
	return ok;
}

/* All or nothing: with one wrong file the folder is left out. */
static bool
load_folder(struct forms *fs, const char *dir, struct diag *d)
{
	size_t n;
	char **name = list_files(dir, &n, d);
	const char *file = d->file;
	struct found *x;
	bool ok;

	if (name == NULL)
		return false;
	x = mem_array(n + 1, sizeof *x);
	ok = read_folder(x, name, n, dir, d);
	for (size_t i = 0; i < n; i++)
		if (ok)
			add_form(fs, x[i].form);
		else
			form_free(x[i].form);
	for (size_t i = 0; i < n; i++) {
		d->file = x[i].path;
		ok = ok && forms_judge(fs, x[i].form, d);
	}
	d->file = file;
	for (size_t i = 0; i < n; i++) {
		free(x[i].path);
		free(name[i]);
	}
	free(x);
	free(name);
	return ok;
}

bool
forms_load(struct forms *fs, const char *dir, struct diag *d)
{
	struct form *f;

	memset(fs, 0, sizeof *fs);
	for (const struct form_builtin *b = form_builtins; b->name != NULL; b++) {
		f = form_parse(b->text, b->n, b->name, d);
		if (f == NULL)
			return false;
		add_form(fs, f);
	}
	return dir == NULL || load_folder(fs, dir, d);
}

void
forms_release(struct forms *fs)
{
	if (fs->derived != NULL)
		fs->derived_free(fs->derived);
	for (size_t i = 0; i < fs->n; i++)
		form_free(fs->form[i]);
	for (size_t i = 0; i < fs->nother; i++)
		form_free(fs->other[i]);
	free(fs->form);
	free(fs->other);
	memset(fs, 0, sizeof *fs);
}

const struct form *
forms_find(const struct forms *fs, const char *code)
{
	for (size_t i = 0; i < fs->n; i++)
		if (strcmp(fs->form[i]->code, code) == 0)
			return fs->form[i];
	return NULL;
}

const struct form *
forms_for_year(const struct forms *fs, int year)
{
	const struct form *best = NULL;

	for (size_t i = 0; i < fs->n; i++)
		if (form_valid_in(fs->form[i], year) &&
		    (best == NULL || fs->form[i]->from >= best->from))
			best = fs->form[i];
	return best;
}

const struct form *
forms_of_text(struct forms *fs, const char *text, size_t n, struct diag *d)
{
	unsigned char hash[SHA256_SIZE];
	struct form *f;

	sha256(text, n, hash);
	for (size_t i = 0; i < fs->n; i++)
		if (memcmp(fs->form[i]->sha256, hash, sizeof hash) == 0)
			return fs->form[i];
	for (size_t i = 0; i < fs->nother; i++)
		if (memcmp(fs->other[i]->sha256, hash, sizeof hash) == 0)
			return fs->other[i];
	f = form_parse(text, n, NULL, d);
	if (f == NULL)
		return NULL;
	fs->other = mem_grow(fs->other, fs->nother, &fs->capother, sizeof *fs->other);
	fs->other[fs->nother++] = f;
	return f;
}
