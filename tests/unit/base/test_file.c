/*
 * Files: whole, atomic, refused with a reason.
 */
#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"

static char dir[64];

static void
make_dir(void)
{
	strcpy(dir, "/tmp/nianbao-file-XXXXXX");
	cr_assert_not_null(mkdtemp(dir));
}

static void
drop_dir(void)
{
	static const char *const name[] = { "a", "link", "target", "p/q/r", "p/q", "p" };
	char path[128];

	for (size_t i = 0; i < sizeof(name) / sizeof(name[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", dir, name[i]);
		remove(path);
	}
	rmdir(dir);
}

TestSuite(file, .init = make_dir, .fini = drop_dir);

Test(file, write_and_read)
{
	struct buf b = BUF_INIT;
	struct stat st;
	struct diag d;
	char *a = file_join(dir, "a"), *link = file_join(dir, "link");
	char *to = file_join(dir, "target");

	diag_init(&d);
	cr_assert(file_write(a, "年报", 6, 0600, &d));
	cr_assert_eq(stat(a, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0600);
	cr_assert(file_read(&b, a, 0, &d));
	cr_assert_str_eq(buf_cstr(&b), "年报");
	cr_assert_not(file_read(&b, a, 5, &d));
	cr_assert(diag_has(&d, MSG_FILE_TOO_LARGE));
	cr_assert_eq(b.len, 6, "what was there is kept");
	cr_assert_str_eq(buf_cstr(&b), "年报");
	cr_assert(file_read(&b, a, 6, &d), "the limit is one of what is read");
	cr_assert_str_eq(buf_cstr(&b), "年报年报");
	/* A link is replaced, what it pointed to stays. */
	cr_assert(file_write(to, "old", 3, 0600, &d));
	cr_assert_eq(symlink(to, link), 0);
	cr_assert(file_write(link, "new", 3, 0600, &d));
	cr_assert_eq(lstat(link, &st), 0);
	cr_assert(S_ISREG(st.st_mode));
	buf_reset(&b);
	cr_assert(file_read(&b, to, 0, &d));
	cr_assert_str_eq(buf_cstr(&b), "old");
	buf_release(&b);
	diag_release(&d);
	free(a);
	free(link);
	free(to);
}

Test(file, refusals)
{
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert_not(file_read(&b, "/tmp/no/such/file", 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_MISSING));
	cr_assert_not(file_read(&b, dir, 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_IS_DIR));
	cr_assert_not(file_write("/tmp/no/such/dir/x", "x", 1, 0600, &d));
	cr_assert(diag_has(&d, MSG_FILE_NO_DIR));
	cr_assert_not(file_write(dir, "x", 1, 0600, &d));
	cr_assert_eq(diag_status(&d), 6);
	diag_release(&d);
	buf_release(&b);
}

/* What has no end or may never come is not waited for. */
Test(file, pipes_and_devices, .timeout = 5)
{
	char *pipe = file_join(dir, "a");
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	cr_assert_eq(mkfifo(pipe, 0600), 0);
	cr_assert_not(file_read(&b, pipe, 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_NOT_REGULAR));
	diag_reset(&d);
	cr_assert_not(file_read(&b, "/dev/zero", 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_NOT_REGULAR));
	diag_release(&d);
	buf_release(&b);
	free(pipe);
}

/* Sorted by bytes; names that are no UTF-8 are shown as GB18030. */
/* Has anybody a lock on it that another process meets? */
static bool
locked(const char *path)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	pid_t pid = fork();
	int fd, status = -1;

	if (pid == 0) {
		fd = open(path, O_RDWR);
		_exit(fd < 0 || fcntl(fd, F_GETLK, &l) != 0 ? 2 : l.l_type != F_UNLCK);
	}
	cr_assert(pid > 0 && waitpid(pid, &status, 0) == pid);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) < 2);
	return WEXITSTATUS(status) == 1;
}

/* A file that we have open ourselves, as we have the database, is not read: closing
 * it would take our locks on it along.  One that was handed to us may be. */
Test(file, own_locks_stay)
{
	struct flock l = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	char *a = file_join(dir, "a"), *link = file_join(dir, "link");
	struct buf b = BUF_INIT;
	struct diag d;
	int fd;

	diag_init(&d);
	cr_assert(file_write(a, "年报", 6, 0600, &d));
	cr_assert_eq(symlink("a", link), 0);
	fd = open(a, O_RDWR | O_CLOEXEC);
	cr_assert(fd >= 0 && fcntl(fd, F_SETLK, &l) == 0);
	cr_assert(locked(a));
	cr_assert_not(file_read(&b, a, 0, &d));
	cr_assert_not(file_read(&b, link, 0, &d));
	cr_assert(diag_has(&d, MSG_FILE_OWN));
	cr_assert_eq(d.n, 2);
	cr_assert(locked(a), "reading cost the lock");
	cr_assert_eq(fcntl(fd, F_SETFD, 0), 0);
	cr_assert(file_read(&b, a, 0, &d), "it may be anybody's");
	close(fd);
	free(a);
	free(link);
	buf_release(&b);
	diag_release(&d);
}

Test(file, list)
{
	static const char *const made[] = { "p", "a", "\xBC\xD7.json", ".h" };
	static const char *const shown[] = { ".h", "a", "p", "甲.json" };
	struct diag d;
	char **name, *text;
	size_t n;

	diag_init(&d);
	for (size_t i = 0; i < 4; i++) {
		text = file_join(dir, made[i]);
		cr_assert(file_write(text, "", 0, 0600, &d));
		free(text);
	}
	name = file_list(dir, &n, &d);
	cr_assert_eq(n, 4);
	for (size_t i = 0; i < n; i++) {
		text = file_name_text(name[i]);
		cr_assert_str_eq(text, shown[i]);
		free(text);
		text = file_join(dir, name[i]);
		cr_assert_eq(remove(text), 0);
		free(text);
	}
	file_list_free(name, n);
	text = file_name_text("\xFF");
	cr_assert_str_eq(text, "\xEF\xBF\xBD");
	free(text);
	cr_assert_null(file_list("/tmp/no/such/folder", &n, &d));
	cr_assert(diag_has(&d, MSG_FILE_MISSING));
	diag_release(&d);
}

static int
entries(void)
{
	DIR *p = opendir(dir);
	int n = 0;

	while (readdir(p) != NULL)
		n++;
	closedir(p);
	return n - 2;
}

/* Write in a child with files of at most "most" bytes, as nobody if so asked:
 * 0 written, 1 no room, 2 no right, 3 something else. */
static int
child_write(const char *path, size_t n, rlim_t most, bool nobody)
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		struct rlimit r = { most, most };
		struct diag d;
		char *p = calloc(1, n);

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &r);
		if (nobody && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(255);
		diag_init(&d);
		if (file_write(path, p, n, 0600, &d))
			_exit(0);
		_exit(diag_has(&d, MSG_FILE_FULL) ? 1 : diag_has(&d, MSG_FILE_DENIED) ? 2 : 3);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* No room, no right: said so, the old file whole, no temporary left. */
Test(file, a_failed_write_leaves_the_old_file)
{
	char *a = file_join(dir, "a");
	struct buf b = BUF_INIT;

	cr_assert(file_write(a, "old", 3, 0666, NULL));
	cr_assert_eq(child_write(a, 100000, 5000, false), 1);
	cr_assert_eq(chmod(dir, 0555), 0);
	cr_assert_eq(child_write(a, 5, 5000, getuid() == 0), 2);
	cr_assert_eq(chmod(dir, 0700), 0);
	cr_assert(file_read(&b, a, 0, NULL));
	cr_assert_str_eq(buf_cstr(&b), "old");
	cr_assert_eq(entries(), 1);
	cr_assert_eq(child_write(a, 5000, 5000, false), 0);
	cr_assert_eq(entries(), 1);
	buf_release(&b);
	free(a);
}

Test(file, folders)
{
	char *deep = file_join(dir, "p/q/r"), *a = file_join(dir, "a");
	char *below = file_join(a, "x");
	struct stat st;
	struct diag d;

	diag_init(&d);
	cr_assert(file_mkdirs(deep, &d));
	cr_assert(file_mkdirs(deep, &d), "there already");
	cr_assert(file_is_dir(deep));
	cr_assert_eq(stat(deep, &st), 0);
	cr_assert_eq(st.st_mode & 0777, 0700);
	cr_assert_eq(d.n, 0);
	cr_assert_not(file_mkdirs("", &d));
	cr_assert(file_write(a, "x", 1, 0600, &d));
	diag_reset(&d);
	cr_assert_not(file_mkdirs(a, &d));
	cr_assert(diag_has(&d, MSG_FILE_NOT_DIR));
	diag_reset(&d);
	cr_assert_not(file_mkdirs(below, &d));
	cr_assert(diag_has(&d, MSG_FILE_NOT_DIR));
	diag_reset(&d);
	cr_assert_not(file_write(below, "x", 1, 0600, &d));
	cr_assert(diag_has(&d, MSG_FILE_NOT_DIR));
	cr_assert_str_eq(d.item[0].arg[0], a);
	cr_assert(file_exists(a));
	cr_assert_not(file_exists(below));
	diag_release(&d);
	free(deep);
	free(a);
	free(below);
}

/* A pipe has no size: read to its end, and no further than the limit. */
Test(file, standard_input)
{
	struct buf b = BUF_INIT;
	struct diag d;
	char *a = file_join(dir, "a"), big[10000];
	int fd;

	diag_init(&d);
	memset(big, 'x', sizeof(big));
	cr_assert(file_write(a, big, sizeof(big), 0600, &d));
	cr_assert_geq(fd = open(a, O_RDONLY), 0);
	cr_assert_eq(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	cr_assert(file_read(&b, "-", 10000, &d));
	cr_assert_eq(b.len, sizeof(big));
	cr_assert_eq(lseek(fd, 0, SEEK_SET), 0);
	cr_assert_not(file_read(&b, "-", 9999, &d));
	cr_assert_eq(b.len, sizeof(big));
	close(fd);
	buf_release(&b);
	diag_release(&d);
	free(a);
}

Test(file, names)
{
	char *s = file_safe_name("甲/乙:丙\n\x1b..x");

	cr_assert_str_eq(s, "甲_乙_丙__..x");
	free(s);
	s = file_safe_name("..");
	cr_assert_str_eq(s, "_.");
	free(s);
	s = file_safe_name("");
	cr_assert_str_eq(s, "_");
	free(s);
	cr_assert_str_eq(file_base("a/b/c"), "c");
	setenv("XDG_DATA_HOME", "/x", 1);
	s = file_home("DATA", "n.db");
	cr_assert_str_eq(s, "/x/nianbao/n.db");
	free(s);
	unsetenv("XDG_CONFIG_HOME");
	setenv("HOME", "/h", 1);
	s = file_home("CONFIG", "config");
	cr_assert_str_eq(s, "/h/.config/nianbao/config");
	free(s);
	unsetenv("HOME");
	cr_assert_null(file_home("STATE", "x"));
}
