/*
 * cmd_doctor.c - nianbao doctor: what this machine has of what the program uses.
 *
 * A line for each thing: ok or warn, what was found, and what to do where it is
 * missing.  Nothing is changed and no database made; the status is 0 unless the
 * program cannot work here (6).
 */
#include <dirent.h>
#include <langinfo.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/statvfs.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <wchar.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/helper.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sandbox.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/forms.h"
#include "ui/ui.h"

#define SPACE_LEAST	64	/* MiB free where the database is */
#define FONTS_MOST	(1u << 20)

/* One line; "remedy" MSG_NONE where all is well. */
static void
put_line(struct cmd *c, const char *topic, const char *name, const char *found,
    enum msg remedy, const char *arg)
{
	struct buf *b = &c->out, words = BUF_INIT;
	bool ok = remedy == MSG_NONE;

	if (!ok)
		msg_put(&words, c->lang, remedy, arg, NULL);
	if (c->kind != OUT_JSON) {
		buf_printf(b, "%-5s %s%s%s", ok ? "ok" : "warn", name,
		    *found != '\0' ? "  " : "", found);
		if (!ok)
			buf_printf(b, "%s%s", c->lang == LANG_EN ? ": " : "：",
			    buf_cstr(&words));
		buf_chr(b, '\n');
	} else {
		buf_printf(b, "%s\n {\"topic\":\"%s\",\"ok\":%s,\"name\":",
		    b->data[b->len - 1] == '[' ? "" : ",", topic, ok ? "true" : "false");
		export_json_string(b, name);
		buf_str(b, ",\"found\":");
		export_json_string(b, found);
		buf_str(b, ",\"remedy\":");
		if (ok)
			buf_str(b, "null");
		else
			export_json_string(b, buf_cstr(&words));
		buf_chr(b, '}');
	}
	buf_release(&words);
}

static void
put_topic(struct cmd *c, enum msg m)
{
	if (c->kind == OUT_JSON)
		return;
	if (c->out.len > 0)
		buf_chr(&c->out, '\n');
	out_line(c, m, NULL);
}

/* Where PATH has the program; "" if nowhere. */
static const char *
program_path(struct cmd *c, const char *name)
{
	const char *path = getenv("PATH");
	size_t n;

	for (; path != NULL && *path != '\0'; path += n + (path[n] == ':')) {
		char *folder, *full;
		const char *kept;

		n = strcspn(path, ":");
		folder = mem_strndup(path, n);
		full = file_join(*folder != '\0' ? folder : ".", name);
		free(folder);
		kept = cmd_keep(c, full);
		if (access(kept, X_OK) == 0 && !file_is_dir(kept))
			return kept;
	}
	return "";
}

static void
look_at_helpers(struct cmd *c)
{
	static const struct { const char *name, *package; } tool[] = {
		{ "soffice", "libreoffice-writer libreoffice-calc" },
		{ "mutool", "mupdf-tools" }, { "pdftotext", "poppler-utils" },
		{ "pdftocairo", "poppler-utils" },
	};
	bool pdf = *program_path(c, "mutool") != '\0' ||
	    (*program_path(c, "pdftotext") != '\0' &&
	    *program_path(c, "pdftocairo") != '\0');
	const char *at_render, *lp;
	char path[PATH_MAX];

	put_topic(c, MSG_CMD_DOCTOR_HELPERS);
	for (size_t i = 0; i < ARRAY_LEN(tool); i++) {
		const char *at = program_path(c, tool[i].name);

		if (i > 0 && *at == '\0' && pdf)	/* the other way is there */
			continue;
		put_line(c, "helpers", tool[i].name, at, *at != '\0' ? MSG_NONE :
		    i == 0 ? MSG_CMD_DOCTOR_NO_OFFICE : MSG_CMD_DOCTOR_NO_PDF,
		    tool[i].package);
	}
	at_render = helper_find(HELPER_RENDER, path) ? path : "";
	put_line(c, "helpers", HELPER_RENDER, at_render, *at_render != '\0' ? MSG_NONE :
	    MSG_CMD_DOCTOR_NO_RENDER, "libcairo2-dev libharfbuzz-dev");
	lp = program_path(c, "lp");
	put_line(c, "helpers", "lp", lp, *lp != '\0' ? MSG_NONE : MSG_CMD_DOCTOR_NO_LP,
	    "cups-client");
}

/* The files of fonts below one folder, one name a line; without links, a few deep. */
static void
add_fonts(struct buf *all, const char *folder, int depth)
{
	DIR *in = depth < 5 ? opendir(folder) : NULL;
	struct dirent *e;

	while (in != NULL && (e = readdir(in)) != NULL && all->len < FONTS_MOST) {
		char *path = e->d_name[0] != '.' ? file_join(folder, e->d_name) : NULL;

		if (path != NULL && file_is_dir(path))
			add_fonts(all, path, depth + 1);
		else if (path != NULL)
			buf_printf(all, "%s\n", e->d_name);
		free(path);
	}
	if (in != NULL)
		closedir(in);
}

/* By the names of their files: this program starts no other one, so fc-list is not
 * asked.  The last of each is a free font that lines break alike with. */
static void
look_at_fonts(struct cmd *c)
{
	static const struct { const char *name, *file[4]; } want[] = {
		{ "仿宋_GB2312", { "simfang", "fangsong", "仿宋", NULL } },
		{ "方正小标宋简体", { "fzxbs", "xiaobiaosong", "小标宋", NULL } },
		{ "黑体", { "simhei", "黑体", "notosanscjk", "wqy-" } },
		{ "楷体_GB2312", { "simkai", "kaiti", "楷体", "ukai" } },
		{ "宋体", { "simsun", "宋体", "notoserifcjk", "uming" } },
	};
	char *own[] = { file_home("DATA", "../fonts"), mem_strdup("/usr/share/fonts"),
		mem_strdup("/usr/local/share/fonts") };
	struct buf all = BUF_INIT;

	for (size_t i = 0; i < ARRAY_LEN(own); i++) {
		if (own[i] != NULL)
			add_fonts(&all, own[i], 0);
		free(own[i]);
	}
	put_topic(c, MSG_CMD_DOCTOR_FONTS);
	for (size_t i = 0; i < ARRAY_LEN(want); i++) {
		const char *found = "";

		for (int k = 0; k < 4 && want[i].file[k] != NULL && *found == '\0'; k++)
			if (strcasestr(buf_cstr(&all), want[i].file[k]) != NULL)
				found = want[i].file[k];
		put_line(c, "fonts", want[i].name, found, *found != '\0' ? MSG_NONE :
		    MSG_CMD_DOCTOR_NO_FONT, NULL);
	}
	buf_release(&all);
}

/* "24 x 80", rows and columns; of no terminal only the columns are known. */
static void
put_size(struct cmd *c)
{
	struct winsize ws;
	struct buf b = BUF_INIT;
	bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &ws) == 0 && ws.ws_row > 0;

	if (known)
		buf_printf(&b, "%d x %d", ws.ws_row, ws.ws_col);
	else
		buf_printf(&b, "%d", out_columns());
	put_line(c, "terminal", msg_text(c->lang, known ? MSG_CMD_DOCTOR_SIZE :
	    MSG_CMD_DOCTOR_COLUMNS), buf_cstr(&b), out_columns() < 40 || (known &&
	    ws.ws_row < 14) ? MSG_CMD_DOCTOR_NARROW : MSG_NONE, NULL);
	buf_release(&b);
}

static void
look_at_terminal(struct cmd *c)
{
	const char *codeset = nl_langinfo(CODESET), *term = getenv("TERM");
	const char *colors = getenv("NO_COLOR") != NULL ? "NO_COLOR" :
	    term_colors() >= 0 ? INT(term_colors()) : "";
	bool known = strcmp(codeset, "UTF-8") == 0 || strncmp(codeset, "GB", 2) == 0;

	put_topic(c, MSG_CMD_DOCTOR_TERMINAL);
	put_line(c, "terminal", "charmap", codeset, known ? MSG_NONE :
	    MSG_CMD_DOCTOR_CHARMAP, NULL);
	put_line(c, "terminal", "TERM", term != NULL ? term : "", term != NULL &&
	    *term != '\0' && strcmp(term, "dumb") != 0 ? MSG_NONE : MSG_CMD_DOCTOR_TERM,
	    NULL);
	put_line(c, "terminal", msg_text(c->lang, MSG_CMD_DOCTOR_COLOUR), colors, MSG_NONE,
	    NULL);
	put_size(c);
	if (known)
		put_line(c, "terminal", msg_text(c->lang, MSG_CMD_DOCTOR_WIDTH),
		    INT(wcwidth(L'\u2014')), MSG_NONE, NULL);
}

static void
look_at_sandbox(struct cmd *c)
{
	static const struct { unsigned bit; enum msg name; } lock[] = {
		{ SANDBOX_MEMORY, MSG_CMD_VERSION_MEMORY },
		{ SANDBOX_FILES, MSG_CMD_VERSION_FILES },
		{ SANDBOX_CALLS, MSG_CMD_VERSION_CALLS },
		{ SANDBOX_PROGRAMS, MSG_CMD_DOCTOR_PROGRAMS },
	};
	unsigned holds = sandbox_probe();

	put_topic(c, MSG_CMD_DOCTOR_SANDBOX);
	for (size_t i = 0; i < ARRAY_LEN(lock); i++)
		put_line(c, "sandbox", msg_text(c->lang, lock[i].name), "",
		    holds & lock[i].bit ? MSG_NONE : MSG_CMD_DOCTOR_UNLOCKED, NULL);
}

/* File systems on which the locks of SQLite are not to be trusted. */
static bool
is_remote(const char *folder)
{
	static const long kinds[] = { 0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x65735546 };
	struct statfs s;

	if (statfs(folder, &s) != 0)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if ((long)s.f_type == kinds[i])
			return true;
	return false;
}

/* A folder that is not there yet is made at first use. */
static void
look_at_folder(struct cmd *c, const char *name, const char *path, bool write)
{
	struct statvfs s;
	struct buf found = BUF_INIT;
	enum msg remedy = MSG_NONE;

	buf_str(&found, path);
	if (!file_exists(path)) {
		if (!write)
			remedy = MSG_CMD_DOCTOR_NO_FOLDER;
		else
			buf_printf(&found, " (%s)", msg_text(c->lang, MSG_CMD_DOCTOR_LATER));
	} else if (access(path, write ? R_OK | W_OK : R_OK) != 0) {
		remedy = write ? MSG_CMD_DOCTOR_RIGHTS : MSG_CMD_DOCTOR_NO_READ;
		if (write)
			cmd_status(c, 6);
	} else if (statvfs(path, &s) == 0) {
		unsigned long long free_mib = (unsigned long long)s.f_bavail * s.f_frsize >> 20;

		buf_printf(&found, ", %llu MiB", free_mib);
		if (write && free_mib < SPACE_LEAST)
			remedy = MSG_CMD_DOCTOR_SPACE;
		else if (write && is_remote(path))
			remedy = MSG_CMD_DOCTOR_REMOTE;
	}
	put_line(c, "folders", name, buf_cstr(&found), remedy, path);
	buf_release(&found);
}

static void
look_at_forms(struct cmd *c)
{
	const char *name = msg_text(c->lang, MSG_CMD_DOCTOR_FORMS);
	struct buf b = BUF_INIT;
	int n = 0;

	if (c->opt[OPT_FORMS] != NULL)
		look_at_folder(c, name, c->opt[OPT_FORMS], false);
	else {
		while (form_builtins[n].name != NULL)
			n++;
		msg_put(&b, c->lang, MSG_CMD_DOCTOR_NO_FORMS, INT(n), NULL);
		put_line(c, "folders", name, buf_cstr(&b), MSG_NONE, NULL);
	}
	buf_release(&b);
}

static void
look_at_folders(struct cmd *c)
{
	const char *path = cmd_store_path(c), *config = file_home("CONFIG", "config");

	put_topic(c, MSG_CMD_DOCTOR_FOLDERS);
	if (path != NULL)
		look_at_folder(c, msg_text(c->lang, MSG_CMD_DOCTOR_DATABASE),
		    cmd_keep(c, file_folder(path)), true);
	if (path != NULL && file_exists(path))
		look_at_folder(c, msg_text(c->lang, MSG_CMD_DOCTOR_FILE), path, true);
	if (config != NULL && file_exists(config))
		look_at_folder(c, msg_text(c->lang, MSG_CMD_DOCTOR_CONFIG), config, false);
	look_at_forms(c);
	free((char *)config);
}

void
cmd_doctor(struct cmd *c)
{
	if (c->opt[OPT_JSON] != NULL) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"doctor\":[");
	}
	look_at_helpers(c);
	look_at_fonts(c);
	look_at_terminal(c);
	look_at_sandbox(c);
	look_at_folders(c);
	if (c->opt[OPT_JSON] != NULL)
		buf_str(&c->out, "\n]}\n");
}
