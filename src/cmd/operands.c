/*
 * operands.c - the files that the operands of import and check --file name.
 *
 * A folder stands for what is in it and in its subfolders, in the order of names,
 * so that the same folder always gives the same list.  What offices leave beside
 * their reports is no report: hidden files, the lock files of Word, WPS and
 * LibreOffice, links (whose target may stand in the folder itself), pipes.
 *
 * Must never read a file: what it is, the readers find out from its bytes.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "cmd/cmd.h"
#include "import/archive.h"
#include "import/import.h"

#define BATCH_DEPTH	32	/* subfolders within subfolders */

static void
add(struct batch *b, char *path, bool found)
{
	b->path = mem_grow(b->path, b->n, &b->cap, sizeof *b->path);
	b->file = mem_grow(b->file, b->n, &b->capfile, sizeof *b->file);
	b->path[b->n] = path;
	b->file[b->n++] = (struct batch_file){ .found = found };
}

static void
note(struct cmd *c, enum msg msg, const char *path)
{
	char *name = file_name_text(path);

	diag_note(&c->diag, msg, name, NULL);
	free(name);
}

static void
empty_folder(struct cmd *c, const char *path)
{
	char *name = file_name_text(path);

	usage_error(c, MSG_CMD_BATCH_EMPTY, name, NULL);
	free(name);
}

static void
walk(struct cmd *c, struct batch *b, const char *dir, int depth)
{
	size_t n;
	char **name = file_list(dir, &n, &c->diag), *path;
	struct stat st;

	if (name == NULL)
		return;
	for (size_t i = 0; i < n; i++) {
		if (file_is_litter(name[i]))
			continue;
		path = file_join(dir, name[i]);
		if (lstat(path, &st) != 0 || S_ISREG(st.st_mode)) {
			add(b, path, true);	/* one that is gone is told so later */
			continue;
		}
		if (!S_ISDIR(st.st_mode))
			note(c, MSG_CMD_BATCH_LINK, path);
		else if (depth == BATCH_DEPTH)
			note(c, MSG_CMD_BATCH_DEPTH, path);
		else
			walk(c, b, path, depth + 1);
		free(path);
	}
	file_list_free(name, n);
}

bool
batch_list(struct cmd *c, struct batch *b, const char *const *operand, int n)
{
	size_t before, nerror;

	memset(b, 0, sizeof *b);
	b->many = n > 1;
	for (int i = 0; i < n; i++)
		b->many |= file_is_dir(operand[i]);
	b->one = c->opt[OPT_AGENCY] != NULL || c->year != 0 ? MSG_CMD_ONE_FILE : MSG_NONE;
	if (b->many && b->one != MSG_NONE) {
		usage_error(c, MSG_CMD_ONE_FILE, NULL);
		return false;
	}
	for (int i = 0; i < n; i++) {
		if (!file_is_dir(operand[i])) {
			add(b, mem_strdup(operand[i]), false);
			continue;
		}
		before = b->n;
		nerror = c->diag.nerror;
		walk(c, b, operand[i], 0);
		if (b->n == before && c->diag.nerror == nerror)
			empty_folder(c, operand[i]);
	}
	return b->n > 0;
}

void
batch_release(struct batch *b)
{
	for (size_t i = 0; i < b->n; i++)
		free(b->path[i]);
	free(b->path);
	free(b->file);
	for (size_t i = 0; i < b->narchive; i++)
		archive_free(b->archive[i]);
	free(b->archive);
	memset(b, 0, sizeof *b);
}

/* ---- archives ---- */

/* Make room for n files in place of file i. */
static void
make_room(struct batch *b, size_t i, size_t n)
{
	size_t rest = b->n - i - 1;

	while (b->n < i + n + rest)
		add(b, NULL, true);
	memmove(&b->path[i + n], &b->path[i + 1], rest * sizeof *b->path);
	memmove(&b->file[i + n], &b->file[i + 1], rest * sizeof *b->file);
	b->n = i + n + rest;
}

/* Put the files of the archive in place of file i; false, with a message, when there
 * are none, or there must be one only. */
static bool
expand(struct cmd *c, struct batch *b, size_t i, struct archive *a)
{
	bool coming = c->run.ncoming > 0;
	size_t n = 0, k;

	b->archive = mem_grow(b->archive, b->narchive, &b->caparchive, sizeof *b->archive);
	b->archive[b->narchive++] = a;
	for (k = 0; k < archive_count(a); k++)
		n += !archive_is_link(a, k);
	if (n == 0) {
		empty_folder(c, b->path[i]);
		return false;
	}
	if (b->one != MSG_NONE) {
		usage_error(c, b->one, NULL);
		return false;
	}
	b->many = true;
	free(b->path[i]);
	make_room(b, i, n);
	for (k = 0; k < archive_count(a); k++) {
		char *path = archive_path(a, k);

		if (archive_is_link(a, k)) {
			note(c, MSG_CMD_BATCH_LINK, path);
			free(path);
			continue;
		}
		b->path[i] = path;
		b->file[i++] = (struct batch_file){ true, a, k };
	}
	if (coming) {			/* they have moved */
		c->run.coming = b->path + i;
		c->run.ncoming = b->n - i;
	}
	return true;
}

struct candidate *
batch_read(struct cmd *c, struct batch *b, size_t i)
{
	struct candidate *k;
	struct archive *a;

	if (b->file[i].archive == NULL) {
		k = files_read(c, b->path[i]);
		a = k->archive;
		k->archive = NULL;
		if (a == NULL || !expand(c, b, i, a))
			return k;
		candidate_free(k);
	}
	import_passed(&c->run, b->path[i]);
	return archive_import(&c->run, b->file[i].archive, b->file[i].member);
}

struct candidate *
batch_only(struct cmd *c, struct candidate *k)
{
	struct candidate *found = NULL, *next;
	struct diag *d = &c->diag;
	size_t from = d->n, kept = d->n;

	for (size_t i = 0; k->archive != NULL && i < archive_count(k->archive); i++) {
		if (archive_is_link(k->archive, i))
			continue;
		from = d->n;
		next = archive_import(&c->run, k->archive, i);
		if (next->report == NULL) {
			diag_cut(d, from);	/* what else is there does not matter */
		} else if (found == NULL) {
			found = next;
			continue;
		} else {
			diag_cut(d, kept);
			usage_error(c, MSG_CMD_BATCH_MANY, k->file, found->file, next->file,
			    NULL);
			candidate_free(next);
			candidate_free(found);
			return k;
		}
		candidate_free(next);
	}
	if (k->archive != NULL && found == NULL)
		diag_error(d, DIAG_DATA, MSG_CMD_BATCH_NO_REPORT, k->file, NULL);
	if (found == NULL)
		return k;
	candidate_free(k);
	return found;
}

bool
batch_skip(struct cmd *c, const struct batch *b, size_t i, size_t from)
{
	for (; from < c->diag.n; from++)
		if (b->file[i].found && c->diag.item[from].code == MSG_IMPORT_UNSUPPORTED) {
			c->diag.item[from].code = MSG_CMD_BATCH_SKIPPED;
			c->diag.item[from].level = DIAG_NOTE;
			c->diag.nerror--;
			return true;
		}
	return false;
}
