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

#define BATCH_DEPTH	32	/* subfolders within subfolders */

static void
add(struct batch *b, char *path, bool found)
{
	b->path = mem_grow(b->path, b->n, &b->cap, sizeof *b->path);
	b->found = mem_grow(b->found, b->n, &b->capfound, sizeof *b->found);
	b->path[b->n] = path;
	b->found[b->n++] = found;
}

/* Hidden, a lock file ("~$x.docx", ".~lock.x#"), or what Windows makes itself. */
static bool
is_litter(const char *name)
{
	return name[0] == '.' || strncmp(name, "~$", 2) == 0 ||
	    strcasecmp(name, "Thumbs.db") == 0 || strcasecmp(name, "desktop.ini") == 0;
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
		if (is_litter(name[i]))
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
	if (b->many && (c->opt[OPT_AGENCY] != NULL || c->year != 0)) {
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
	free(b->found);
	memset(b, 0, sizeof *b);
}

bool
batch_skip(struct cmd *c, const struct batch *b, size_t i, size_t from)
{
	for (; from < c->diag.n; from++)
		if (b->found[i] && c->diag.item[from].code == MSG_IMPORT_UNSUPPORTED) {
			c->diag.item[from].code = MSG_CMD_BATCH_SKIPPED;
			c->diag.item[from].level = DIAG_NOTE;
			c->diag.nerror--;
			return true;
		}
	return false;
}
