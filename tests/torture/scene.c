/*
 * scene.c - a folder with a database, the program in it, and a look at what it left.
 */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/pty.h"
#include "report/report.h"
#include "store/store.h"
#include "torture/shim/shim.h"
#include "torture/torture.h"

struct scene scene;
static struct forms forms;
static bool keep_inputs = true;
static bool shim_copied;
static struct shim_tell *told;

static void
utc(void *ctx, char dst[CLOCK_TEXT])
{
	clock_utc(ctx, dst);
}

static const struct actor actor = { "王强", "test", utc, NULL };

/* ---- the folder ---- */

/* Everything in it, and what is in folders of it. */
static void
empty(const char *dir)
{
	DIR *d = opendir(dir);
	struct dirent *e;
	char path[PATH_MAX];

	while (d && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		snprintf(path, sizeof path, "%s/%s", dir, e->d_name);
		if (strcmp(path, scene.base) == 0 || strcmp(path, scene.tell) == 0 ||
		    (keep_inputs && strncmp(e->d_name, "in.", 3) == 0))
			continue;
		if (unlink(path) != 0) {
			empty(path);
			(void)rmdir(path);
		}
	}
	if (d)
		closedir(d);
}

bool
scene_copy(const char *from, const char *to)
{
	FILE *in = fopen(from, "re"), *out = fopen(to, "we");
	char b[65536];
	size_t n;
	bool ok = in && out;

	while (ok && (n = fread(b, 1, sizeof b, in)) > 0)
		ok = fwrite(b, 1, n, out) == n;
	if (in)
		fclose(in);
	return (!out || fclose(out) == 0) && ok;
}

void
scene_reset(void)
{
	empty(scene.dir);
	if (!scene_copy(scene.base, scene.db))
		abort();
}

static bool
make(void)
{
	struct store *s = store_open(scene.db, STORE_CREATE, &forms, &actor, NULL);
	struct report *r;
	struct agency a;

	if (!s)
		return false;
	agency_init(&a);
	a.name = mem_strdup(SCENE_AGENCY);
	r = store_create(s, &a, 2025, forms_find(&forms, "2021"), NULL);
	report_free(r);
	agency_release(&a);
	store_close(s);
	return r != NULL;
}

/* A whole report beside it, and files to read it from. */
static bool
make_sample(void)
{
	static const char *const format[] = { "json", "docx", "html", "xlsx" };
	char sample[PATH_MAX], to[16];
	bool ok = realpath("data/samples/xiangtan-yibao-2025.json", sample) != NULL &&
	    scene_command(NULL, (const char *const[]){ "import", sample, NULL }, NULL) == 0;

	for (size_t i = 0; ok && i < ARRAY_LEN(format); i++) {
		snprintf(to, sizeof to, "in.%s", format[i]);
		ok = scene_command(NULL, (const char *const[]){ "export", SCENE_SAMPLE,
		    "2025", "--draft", "--format", format[i], "-o", to, NULL }, NULL) == 0;
	}
	return ok;
}

/* LD_PRELOAD takes no name with a blank or a colon, as in "/home/clerk/年报 程序": then
 * the shim is copied to one without, until scene_release(). */
static bool
find_shim(const char *shim)
{
	char copy[] = "/tmp/nianbao-shim.XXXXXX";
	struct buf b = BUF_INIT;
	int fd;
	bool ok;

	if (!realpath(shim, scene.shim))
		return false;
	if (strpbrk(scene.shim, " :") == NULL)
		return true;
	if ((fd = mkstemp(copy)) < 0)
		return false;
	ok = file_read(&b, scene.shim, 0, NULL) && file_put(fd, b.data, b.len, -1);
	close(fd);
	buf_release(&b);
	snprintf(scene.shim, sizeof scene.shim, "%s", copy);
	shim_copied = true;
	return ok;
}

bool
scene_init(const char *bin, const char *shim)
{
	int fd;

	if (!realpath(bin, scene.bin) || !find_shim(shim))
		return false;
	strcpy(scene.dir, "/tmp/nianbao-torture.XXXXXX");
	if (!mkdtemp(scene.dir) || !forms_load(&forms, NULL, NULL))
		return false;
	snprintf(scene.db, sizeof scene.db, "%s/n.db", scene.dir);
	snprintf(scene.base, sizeof scene.base, "%s/.base", scene.dir);
	snprintf(scene.tell, sizeof scene.tell, "%s/.tell", scene.dir);
	fd = open(scene.tell, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0 || ftruncate(fd, sizeof *told) != 0)
		return false;
	told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	return told != MAP_FAILED && make() && make_sample() &&
	    rename(scene.db, scene.base) == 0;
}

void
scene_release(void)
{
	*scene.base = *scene.tell = '\0';	/* nothing is kept any more */
	keep_inputs = false;
	empty(scene.dir);
	(void)rmdir(scene.dir);
	forms_release(&forms);
	if (shim_copied)
		(void)unlink(scene.shim);
}

/* ---- what it left ---- */

struct store *
scene_store(void)
{
	return store_open(scene.db, STORE_WRITE, &forms, &actor, NULL);
}

struct forms *
scene_forms(void)
{
	return &forms;
}

const struct actor *
scene_actor(void)
{
	return &actor;
}

bool
scene_sound(void)
{
	struct store *s = scene_store();
	bool ok = s && store_verify_file(s, NULL);

	store_close(s);
	return ok;
}

bool
scene_stored(const char *code, struct buf *b)
{
	struct store *s = store_open(scene.db, STORE_READ, &forms, &actor, NULL);
	struct report *r = s ? store_load(s, SCENE_AGENCY, 2025, NULL) : NULL;
	int i = r ? form_cell_find(r->form, code) : -1;

	buf_reset(b);
	if (i >= 0)
		cell_text(b, &r->cell[i]);
	report_free(r);
	store_close(s);
	return i >= 0;
}

size_t
scene_codes(const char **code, size_t most)
{
	const struct form *f = forms_find(&forms, "2021");
	size_t n = 0;

	for (int i = 0; i < f->ncell && n < most; i++) {
		const char *c = f->cell[i].code, *column = strrchr(c, ':');

		if (!f->cell[i].computed && strncmp(c, "3:", 2) == 0 &&
		    strcmp(column, ":A") == 0)
			code[n++] = c;
	}
	return n;
}

const char *
scene_strange(const char *out)
{
	static const char *const ours[] = {
		"n.db", "n.db-wal", "n.db-shm", "n.db-lease", ".base", ".tell", ".config",
		".local", "in.json", "in.docx", "in.html", "in.xlsx"
	};
	static char name[NAME_MAX + 1];
	DIR *d = opendir(scene.dir);
	struct dirent *e;
	bool strange = false;

	while (d && !strange && (e = readdir(d)) != NULL) {
		size_t i = 0;

		while (i < ARRAY_LEN(ours) && strcmp(ours[i], e->d_name) != 0)
			i++;
		strange = i == ARRAY_LEN(ours) && strcmp(e->d_name, ".") != 0 &&
		    strcmp(e->d_name, "..") != 0 && (!out || strcmp(e->d_name, out) != 0);
		if (strange)
			snprintf(name, sizeof name, "%s", e->d_name);
	}
	if (d)
		closedir(d);
	return strange ? name : NULL;
}

/* ---- the program ---- */

static void
word(char (*at)[PATH_MAX + 32], const char **env, int *n, const char *name,
    const char *value)
{
	if (!value)
		return;
	snprintf(at[*n], sizeof at[*n], "%s=%s", name, value);
	env[*n] = at[*n];
	++*n;
}

void
scene_environment(const struct launch *l, const char **env)
{
	static char at[16][PATH_MAX + 32];
	bool shim = l && (l->shim || l->lie);
	int n = 0;

	word(at, env, &n, "LC_ALL", "C.UTF-8");
	word(at, env, &n, "TERM", "screen");
	word(at, env, &n, "HOME", scene.dir);
	/* Nothing outside is started by a key that happens to be hit. */
	word(at, env, &n, "PATH", "/nonexistent");
	word(at, env, &n, "TZ", "CST-8");
	word(at, env, &n, "LOCPATH", getenv("LOCPATH"));
	word(at, env, &n, "ASAN_OPTIONS", getenv("ASAN_OPTIONS"));
	word(at, env, &n, "UBSAN_OPTIONS", getenv("UBSAN_OPTIONS"));
	if (shim) {
		word(at, env, &n, "LD_PRELOAD", scene.shim);
		word(at, env, &n, "TORTURE_DIR", scene.dir);
		word(at, env, &n, "TORTURE_TELL", scene.tell);
		word(at, env, &n, "TORTURE_SHIM", l->shim);
		word(at, env, &n, "TORTURE_LIE", l->lie);
	}
	if (l && l->extra)
		env[n++] = l->extra;
	env[n] = NULL;
}

/* What comes from fd until the end or until then; true when it ended. */
static bool
listen_to(int fd, long long until, struct buf *said)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char b[4096];
	ssize_t k;

	for (;;) {
		long long left = until - pty_now();

		if (left <= 0 || poll(&p, 1, (int)left) == 0)
			return false;
		if ((k = read(fd, b, sizeof b)) <= 0)
			return true;
		if (said)
			buf_add(said, b, (size_t)k);
	}
}

int
scene_command(const struct launch *l, const char *const *words, struct buf *said)
{
	const char *argv[24] = { scene.bin, "--db", scene.db, "--user", "李敏" }, *env[24];
	long long until = pty_now() + (l && l->ms ? l->ms : SCENE_WAIT);
	int pipe_[2], status, n = 5;
	bool ended;
	pid_t pid;

	for (; *words; words++)
		argv[n++] = *words;
	argv[n] = NULL;
	scene_environment(l, env);
	told->calls = told->fired = 0;
	if (said)
		buf_reset(said);
	if (pipe2(pipe_, O_CLOEXEC) != 0 || (pid = fork()) < 0)
		return -1;
	if (pid == 0) {
		int null = open("/dev/null", O_RDONLY);

		dup2(null, 0);
		dup2(pipe_[1], 1);
		dup2(pipe_[1], 2);
		if (chdir(scene.dir) != 0)
			_exit(126);
		execve(argv[0], (char *const *)argv, (char *const *)env);
		_exit(127);
	}
	close(pipe_[1]);
	ended = listen_to(pipe_[0], until, said);
	close(pipe_[0]);
	if (!ended)
		kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	return !ended ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
}

long
scene_calls(void)
{
	return told->calls;
}

long
scene_fired(void)
{
	return told->fired;
}

bool
scene_start(struct pty *p, const struct launch *l, const char *const *option)
{
	const char *argv[24] = { scene.bin, "--db", scene.db, "--user", "李敏" }, *env[24];
	int n = 5;

	for (; option && *option; option++)
		argv[n++] = *option;
	argv[n++] = "edit";
	argv[n++] = SCENE_AGENCY;
	argv[n++] = "2025";
	argv[n] = NULL;
	scene_environment(l, env);
	told->calls = told->fired = 0;
	return pty_start(p, 24, 80, env, argv);
}

bool
scene_edit(struct pty *p, const struct launch *l, const char *const *option)
{
	if (!scene_start(p, l, option) || !pty_wait(p, "主动公开", SCENE_WAIT))
		return false;
	pty_send(p, "\033[18~");	/* F7: the next table */
	return pty_wait(p, "自然人", SCENE_WAIT) && pty_pump(p, 30);
}
