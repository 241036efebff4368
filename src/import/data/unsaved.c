/*
 * unsaved.c - a file with steps that a database would not take; see unsaved.h.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "doc/jsontree.h"
#include "import/reader_child.h"
#include "import/unsaved.h"

#define FILE_MOST	((size_t)16 << 20)

static const char *
text_of(const struct jsontree_node *object, const char *name)
{
	const struct jsontree_node *v = jsontree_member(object, name);

	return v != NULL && v->kind == JSONTREE_STRING ? v->text : NULL;
}

static bool
is_change(const struct jsontree_node *v)
{
	return v->kind == JSONTREE_OBJECT && text_of(v, "kind") != NULL &&
	    text_of(v, "place") != NULL && text_of(v, "was") != NULL &&
	    text_of(v, "now") != NULL;
}

static bool
understand(struct unsaved *x)
{
	const struct jsontree_node *top = x->tree->node, *changes, *v;
	const char *mark;

	if (x->tree->n == 0 || top->kind != JSONTREE_OBJECT)
		return false;
	mark = text_of(top, "nianbao");
	x->report = text_of(top, "report");
	x->agency = text_of(top, "agency");
	x->by = text_of(top, "by");
	x->at = text_of(top, "at");
	changes = jsontree_member(top, "changes");
	if (mark == NULL || strcmp(mark, UNSAVED_MARK) != 0 || x->report == NULL ||
	    x->agency == NULL || x->by == NULL || x->at == NULL || changes == NULL ||
	    changes->kind != JSONTREE_ARRAY)
		return false;
	v = jsontree_member(top, "year");
	x->year = v != NULL && v->kind == JSONTREE_NUMBER ? atoi(v->text) : 0;
	x->change = mem_array(changes->size, sizeof *x->change);
	JSONTREE_EACH(c, changes) {
		if (!is_change(c))
			return false;
		x->change[x->n++] = (struct unsaved_change){ text_of(c, "kind"),
		    text_of(c, "place"), text_of(c, "was"), text_of(c, "now") };
	}
	v = jsontree_member(top, "typed");
	if (v != NULL && v->kind == JSONTREE_OBJECT) {
		x->place = text_of(v, "place");
		x->typed = text_of(v, "text");
	}
	return true;
}

/* A plain file of our own. */
static bool
is_ours(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid();
}

struct unsaved *
unsaved_read(const char *path)
{
	struct unsaved *x = mem_zero(sizeof *x);
	struct child *child = child_new(0);
	struct buf b = BUF_INIT;
	bool ok;

	x->tree = mem_zero(sizeof *x->tree);
	jsontree_init(x->tree);
	ok = is_ours(path) && file_read(&b, path, FILE_MOST, NULL) &&
	    child_json(child, x->tree, buf_cstr(&b), b.len, NULL) && understand(x);
	child_free(child);
	buf_release(&b);
	if (ok)
		return x;
	unsaved_free(x);
	return NULL;
}

void
unsaved_free(struct unsaved *x)
{
	if (x == NULL)
		return;
	jsontree_release(x->tree);
	free(x->tree);
	free(x->change);
	free(x);
}
