/*
 * importpath.c - names to files: typed, dropped on the terminal, completed by Tab.
 *
 * In kiosk mode every name is looked up in the kiosk folder alone, and links there
 * are not followed.  A name the terminal cannot show is taken through its folder or
 * a pattern, never typed.
 */
#include <fnmatch.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "import/import.h"
#include "ui/core/core.h"
#include "ui/review/review.h"
#include "ui/widget/editline.h"

#define NAMES_SHOWN 20			/* of those Tab lists */

/* ---- names ---- */

/* A whole name typed behind the folder that was offered, /a/b//c/d or /a/b/~/d:
 * it counts from its own beginning. */
static const char *
last_root(const char *name)
{
	const char *at = name, *root = name;

	while ((at = strchr(at, '/')) != NULL) {
		at++;
		if (*at == '/' || (*at == '~' && (at[1] == '/' || at[1] == '\0')))
			root = at;
	}
	return root;
}

/* "~/x" is below HOME. */
static char *
path_of(const struct ui *ui, const char *name)
{
	const char *home = getenv("HOME");

	name = last_root(name);

	if (ui->opt->kiosk)
		return file_join(ui->opt->kiosk, file_base(name));
	if (name[0] == '~' && (name[1] == '/' || name[1] == '\0') && home)
		return file_join(home, name[1] ? name + 2 : "");
	return mem_strdup(name);
}

static bool
is_file(const struct ui *ui, const char *path)
{
	struct stat st;

	/* cppcheck-suppress uninitvar ; whichever it is, it fills it */
	if ((ui->opt->kiosk ? lstat : stat)(path, &st) != 0)
		return false;
	return S_ISREG(st.st_mode);
}

/* Between is_file() and now others may have put a link there. */
bool
names_read(const struct ui *ui, struct buf *b, const char *path, struct diag *d)
{
	return (ui->opt->kiosk ? file_read_plain : file_read)(b, path, IMPORT_SIZE, d);
}

static void
take_file(struct inbox *in, const char *path)
{
	char *name;

	if (in->n == INBOX_MOST)
		return;
	name = file_name_text(path);
	inbox_add(in, path, name);
	free(name);
}

/* All files of a folder, or those that fit the pattern. */
static void
take_folder(struct inbox *in, const struct ui *ui, const char *dir, const char *pattern)
{
	char **list, *path;
	size_t n = 0, i;

	if ((list = file_list(dir, &n, NULL)) == NULL)
		return;
	for (i = 0; i < n; i++) {
		path = file_join(dir, list[i]);
		if (!file_is_litter(list[i]) && (pattern == NULL ||
		    fnmatch(pattern, list[i], 0) == 0) && is_file(ui, path))
			take_file(in, path);
		free(path);
	}
	file_list_free(list, n);
}

/* The folder of a path: "a/b.docx" is in "a", "b.docx" in ".". */
static char *
folder_of(const char *path)
{
	const char *base = file_base(path);

	if (base == path)
		return mem_strdup(".");
	return mem_strndup(path, base - path > 1 ? (size_t)(base - path) - 1 : 1);
}

static bool
take_one(struct inbox *in, const struct ui *ui, const char *name)
{
	size_t before = in->n;
	char *path = path_of(ui, name), *dir;

	if (is_file(ui, path))
		take_file(in, path);
	else if (ui->opt->kiosk ? *file_base(name) == '\0' : file_is_dir(path))
		take_folder(in, ui, path, NULL);
	else if (strpbrk(file_base(path), "*?[") != NULL) {
		dir = folder_of(path);
		take_folder(in, ui, dir, file_base(path));
		free(dir);
	}
	free(path);
	return in->n > before;
}

/* One word of a line: quotes hold blanks together, a backslash holds one. */
static const char *
next_word(struct buf *b, const char *s)
{
	char quote = '\0';

	buf_reset(b);
	s += strspn(s, " ");
	if (*s == '\0')
		return NULL;
	for (; *s && (quote || *s != ' '); s++) {
		if (quote && *s == quote)
			quote = '\0';
		else if (!quote && (*s == '\'' || *s == '"'))
			quote = *s;
		else if (*s == '\\' && s[1])
			buf_chr(b, *++s);
		else
			buf_chr(b, *s);
	}
	return s;
}

/* A name with blanks in it is a name first; only then are they several. */
bool
inbox_take(struct inbox *in, struct ui *ui, const char *text)
{
	struct buf word = BUF_INIT;
	char *trimmed;
	const char *s;
	size_t n;
	bool ok;

	text += strspn(text, " ");
	n = strlen(text);
	while (n > 0 && text[n - 1] == ' ')
		n--;
	trimmed = mem_strndup(text, n);
	ok = take_one(in, ui, trimmed);
	for (s = trimmed; !ok && (s = next_word(&word, s)) != NULL;)
		if (!take_one(in, ui, buf_cstr(&word)))
			break;
	ok = ok || (in->n > 0 && s == NULL);
	if (!ok)
		ui_warn(ui, MSG_UI_IMPORT_NO_FILE, word.len > 0 ? buf_cstr(&word) :
		    trimmed, NULL);
	else if (in->n == INBOX_MOST) {
		ui_say(ui, MSG_UI_IMPORT_MOST, INT(INBOX_MOST), NULL);
	}
	free(trimmed);
	buf_release(&word);
	return ok;
}

/* ---- Tab ---- */

struct completion {
	struct buf	 common;	/* what all have in common */
	struct buf	 names;		/* as many as are shown */
	size_t		 n;
	bool		 folder;	/* the last of them is one */
};

static void
offer(struct completion *c, const char *name, bool folder)
{
	const char *s;
	size_t i = 0;

	if (c->n == 0)
		buf_str(&c->common, name);
	s = buf_cstr(&c->common);
	while (s[i] && s[i] == name[i])
		i++;
	while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	buf_splice(&c->common, i, c->common.len - i, "", 0);
	if (c->n++ < NAMES_SHOWN) {
		buf_str(&c->names, name);
		buf_str(&c->names, folder ? "/  " : "  ");
	}
	c->folder = folder;
}

/* Names that cannot be typed are no help: those that are no UTF-8, say. */
static bool
can_be_typed(const char *name)
{
	size_t n = strlen(name), i, len;
	uint32_t cp;

	if (!text_valid(name, n))
		return false;
	for (i = 0; i < n; i += len) {
		len = text_decode(name + i, n - i, &cp);
		if (text_cp_unsafe(cp) || cp == '\n' || cp == '\t')
			return false;
	}
	return true;
}

static void
look_for(struct completion *c, const struct ui *ui, const char *dir, const char *begin)
{
	char **list, *path;
	size_t n = 0, i;
	bool folder;

	if ((list = file_list(dir, &n, NULL)) == NULL)
		return;
	for (i = 0; i < n; i++) {
		if (strncmp(list[i], begin, strlen(begin)) != 0 ||
		    !can_be_typed(list[i]) || (*begin == '\0' && !!file_is_litter(list[i])))
			continue;
		path = file_join(dir, list[i]);
		folder = !ui->opt->kiosk && file_is_dir(path);
		if (folder || is_file(ui, path))
			offer(c, list[i], folder);
		free(path);
	}
	file_list_free(list, n);
}

void
inbox_complete(struct ui *ui, struct editline *line)
{
	struct completion c = { BUF_INIT, BUF_INIT, 0, false };
	char *typed = mem_strndup(buf_cstr(&line->text), line->at), *path, *dir;
	const char *begin = file_base(typed);

	path = path_of(ui, typed);
	dir = ui->opt->kiosk ? mem_strdup(ui->opt->kiosk) : folder_of(path);
	look_for(&c, ui, dir, begin);
	if (c.n == 0)
		ui_warn(ui, MSG_UI_IMPORT_NO_NAME, NULL);
	else if (c.common.len > strlen(begin) || c.n == 1) {
		editline_insert(line, buf_cstr(&c.common) + strlen(begin),
		    c.common.len - strlen(begin));
		if (c.n == 1 && c.folder)
			editline_insert(line, "/", 1);
	} else
		ui_say(ui, MSG_UI_IMPORT_NAMES, buf_cstr(&c.names), NULL);
	free(typed);
	free(path);
	free(dir);
	buf_release(&c.common);
	buf_release(&c.names);
}
