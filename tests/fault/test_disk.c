/*
 * The disk is full, the folder may not be written, the file is moved away: what
 * is said, what stays, and that it goes on when the trouble is over.
 */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdint.h>
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
#include "base/num.h"
#include "form/form.h"
#include "kit/faultkit.h"
#include "kit/fixture.h"
#include "kit/storekit.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

TestSuite(disk, .init = fault_init, .fini = fault_fini);

static void
limit_size(rlim_t size)
{
	struct rlimit l;

	cr_assert_eq(getrlimit(RLIMIT_FSIZE, &l), 0);
	l.rlim_cur = size;
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &l), 0);
}

/* A full disk: refused with its name, nothing half; the same list goes through
 * when there is room again. */
Test(disk, full)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025), *back;
	struct buf b = BUF_INIT;
	char *before, *after;
	struct diag d;
	int i;

	diag_init(&d);
	signal(SIGXFSZ, SIG_IGN);
	for (i = 0; i < 40000; i++)
		buf_str(&b, "政府信息");
	before = fix_image(r);
	change_text_all(&list, r, form_text_find(r->form, "t1"), buf_cstr(&b),
	    ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	limit_size(400000);
	cr_assert_not(store_save(s, r, &list, NULL, &d));
	cr_assert(diag_has(&d, MSG_STORE_FULL), "%s", msg_name(d.item[0].code));
	cr_assert_eq(diag_status(&d), 6);
	back = store_load(s, "甲县某局", 2025, NULL);
	cr_assert_not_null(back, "it can still be read");
	after = fix_image(back);
	cr_assert_str_eq(before, after);
	report_free(back);
	free(after);
	limit_size(RLIM_INFINITY);
	cr_assert(store_save(s, r, &list, NULL, NULL), "again with room");
	back = store_load(s, "甲县某局", 2025, NULL);
	free(before);
	before = fix_image(r);
	after = fix_image(back);
	cr_assert_str_eq(before, after);
	cr_assert(store_verify_file(s, NULL));
	free(before);
	free(after);
	report_free(back);
	report_free(r);
	change_list_release(&list);
	buf_release(&b);
	diag_release(&d);
	store_close(s);
}

/* No room for a new database: said, and nothing left. */
Test(disk, full_at_creation)
{
	struct diag d;

	diag_init(&d);
	signal(SIGXFSZ, SIG_IGN);
	limit_size(20000);
	cr_assert_null(store_open(kit_path, STORE_CREATE, &store_forms, &fix_actor, &d));
	limit_size(RLIM_INFINITY);
	cr_assert(diag_has(&d, MSG_STORE_FULL), "%s", msg_name(d.item[0].code));
	cr_assert_not(file_exists(kit_path));
	cr_assert(fault_clean(), "something is left");
	diag_release(&d);
}

/* Moved between loading and saving; put back, the same list goes through. */
Test(disk, moved)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	struct change_list list = CHANGE_LIST_INIT;
	uint64_t touched[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };
	char away[128];
	struct diag d;

	diag_init(&d);
	snprintf(away, sizeof(away), "%s.away", kit_path);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "5", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, touched, NULL));
	cr_assert_eq(rename(kit_path, away), 0);
	cr_assert_not(store_save(s, r, &list, touched, &d));
	cr_assert(diag_has(&d, MSG_STORE_MOVED), "%s", msg_name(d.item[0].code));
	cr_assert_eq(rename(away, kit_path), 0);
	cr_assert(store_save(s, r, &list, touched, NULL));
	change_list_release(&list);
	/* Another file under its name is not ours to write to. */
	cr_assert_eq(rename(kit_path, away), 0);
	cr_assert(file_write(kit_path, "x", 1, 0600, NULL));
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "6", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, touched, NULL));
	diag_reset(&d);
	cr_assert_not(store_save(s, r, &list, touched, &d));
	cr_assert(diag_has(&d, MSG_STORE_MOVED), "%s", msg_name(d.item[0].code));
	change_list_release(&list);
	report_free(r);
	store_close(s);
	cr_assert_eq(rename(away, kit_path), 0);
	s = kit_open(STORE_WRITE);
	cr_assert(store_verify_file(s, NULL));
	store_close(s);
	diag_release(&d);
}

/* ---- as somebody who may not write ---- */

/* Run fn in a child as "nobody"; its status must be 0. */
static void
as_nobody(int (*fn)(void))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(99);
		_exit(fn());
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "line %d",
	    WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status));
}

/* cr_assert is for the parent: a child tells the line of what failed, below 256. */
#define NEED(what)	do { if (!(what)) return __LINE__ & 255; } while (0)

static int
read_only_folder(void)
{
	struct store *s;
	struct report *r;
	struct diag d;
	char copy[128];

	diag_init(&d);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	NEED(s != NULL);
	NEED(store_read_only(s));
	NEED(store_warning(s) == MSG_STORE_IS_READ_ONLY);
	r = store_load(s, "甲县某局", 2025, &d);
	NEED(r != NULL && r->cell[form_cell_find(r->form, "3:1:A")].value == 5 * NUM_ONE);
	NEED(!kit_save(s, r, "3:1:A=6", &d));
	NEED(diag_has(&d, MSG_STORE_READONLY));
	NEED(diag_status(&d) == 6);
	diag_reset(&d);
	snprintf(copy, sizeof(copy), "%s.copy", kit_path);
	NEED(!store_backup(s, copy, &d));
	NEED(d.nerror > 0);
	store_close(s);
	report_free(r);
	diag_release(&d);
	return 0;
}

/* A journal of the dead waits to be read: refused, or read, but never passed by. */
static int
journal_waits(void)
{
	struct store *s;
	struct report *r;
	struct diag d;

	diag_init(&d);
	s = store_open(kit_path, STORE_WRITE, &store_forms, &fix_actor, &d);
	if (s == NULL) {
		NEED(d.nerror > 0);
		return 0;
	}
	r = store_load(s, "甲县某局", 2025, &d);
	NEED(r != NULL);
	NEED(r->cell[form_cell_find(r->form, "3:1:A")].value == 7 * NUM_ONE);
	return 0;
}

static int
no_right_to_create(void)
{
	struct diag d;

	diag_init(&d);
	NEED(store_open(kit_path, STORE_CREATE, &store_forms, &fix_actor, &d) == NULL);
	NEED(diag_has(&d, MSG_STORE_CANNOT_OPEN));
	return 0;
}

static int
no_right_to_read(void)
{
	struct diag d;

	diag_init(&d);
	NEED(store_open(kit_path, STORE_READ, &store_forms, &fix_actor, &d) == NULL);
	NEED(d.nerror > 0);
	NEED(diag_status(&d) == 6);
	return 0;
}

Test(disk, without_rights)
{
	struct store *s = kit_open(STORE_CREATE);
	struct report *r = kit_create(s, 2025);
	pid_t child;
	int status;

	cr_assert(kit_save(s, r, "3:1:A=5", NULL));
	report_free(r);
	store_close(s);
	cr_assert_eq(chmod(kit_dir, 0555), 0);
	if (geteuid() != 0)		/* then it is our own, which 0600 lets us read */
		cr_assert_eq(chmod(kit_path, 0), 0);
	as_nobody(no_right_to_read);
	cr_assert_eq(chmod(kit_path, 0444), 0);
	as_nobody(read_only_folder);
	/* The owner of the folder dies with a journal that is not yet in the file. */
	cr_assert_eq(chmod(kit_dir, 0755), 0);
	cr_assert_eq(chmod(kit_path, 0644), 0);
	if ((child = fork()) == 0) {
		s = kit_open(STORE_WRITE);
		r = store_load(s, "甲县某局", 2025, NULL);
		_exit(r != NULL && kit_save(s, r, "3:1:A=7", NULL) ? 0 : 1);
	}
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	cr_assert_eq(chmod(kit_dir, 0555), 0);
	as_nobody(journal_waits);
	cr_assert_eq(chmod(kit_dir, 0755), 0);
	(void)fault_clean();
	cr_assert_eq(chmod(kit_dir, 0555), 0);
	as_nobody(no_right_to_create);
	cr_assert_eq(chmod(kit_dir, 0755), 0);
}

/* Private in a private folder; the group's in a folder that is shared, whatever
 * umask says. */
Test(disk, modes)
{
	static const struct { mode_t dir, mask, want; } t[] = {
		{ 0755, 022, 0600 }, { 0700, 0, 0600 }, { 02770, 077, 0660 },
		    { 02775, 022, 0660 }
	};
	struct report *r;
	struct store *s;
	struct stat st;
	char name[128], *holder;
	mode_t mask;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		static const char *const tail[] = { "", "-wal", "-shm", "-lease" };

		cr_assert_eq(chmod(kit_dir, t[i].dir), 0);
		mask = umask(t[i].mask);
		s = kit_open(STORE_CREATE);
		r = kit_create(s, 2025);
		cr_assert(store_lease_take(s, r->id, &holder, NULL));
		for (size_t k = 0; k < sizeof(tail) / sizeof(tail[0]); k++) {
			snprintf(name, sizeof(name), "%s%s", kit_path, tail[k]);
			cr_assert_eq(stat(name, &st), 0, "%s", name);
			cr_assert_eq(st.st_mode & 0777, t[i].want, "case %zu: %s has %o",
			    i, name, (unsigned)st.st_mode & 0777);
		}
		report_free(r);
		store_close(s);
		umask(mask);
		(void)fault_clean();
	}
}
