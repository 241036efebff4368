/*
 * The newer dialogs when something breaks in the middle of them: the line goes, or
 * somebody else has the file.  A message, and nothing is half done.
 */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "form/forms.h"
#include "kit/pty.h"
#include "report/report.h"
#include "store/choice.h"
#include "store/store.h"
#include "tty/ttykit.h"

TestSuite(dialogs, .init = tty_setup, .fini = tty_teardown, .timeout = 240);

#define F10	"\033[21~"
#define DOWN	"\033[B"

/* Another report beside that of the kit, with one cell. */
static void
add_report(const char *name)
{
	struct store *s = tty_store(STORE_WRITE);
	struct report *r;
	struct agency a;

	agency_init(&a);
	a.name = mem_strdup(name);
	r = store_create(s, &a, 2025, forms_find(&tty.forms, "2021"), NULL);
	cr_assert_not_null(r);
	report_free(r);
	agency_release(&a);
	store_close(s);
}

static int
reports(void)
{
	struct store *s = tty_store(STORE_READ);
	struct store_choice all = { .year = 0 };
	struct store_keys keys = { NULL, 0, 0 };
	struct store_numbers numbers;

	cr_assert(store_choose(s, &all, &keys, &numbers, NULL));
	store_keys_release(&keys);
	store_close(s);
	return (int)numbers.filter[STORE_SHOWS_ALL];
}

/* Somebody writes for a long time: nobody else can until he has done. */
static struct store *
lock(void)
{
	struct store *s = tty_store(STORE_WRITE);

	cr_assert(store_begin_group(s, NULL));
	return s;
}

static void
unlock(struct store *s)
{
	cr_assert(store_commit_group(s, NULL));
	store_close(s);
}

static void
hang_up(struct pty *p)
{
	kill(p->pid, SIGHUP);
	cr_expect_eq(pty_end(p, TTY_UP), 129);
	pty_release(p);
}

/* 5 in one cell, a restore point, 8 in the next. */
static void
two_steps(struct pty *p)
{
	tty_start_table_3(p, NULL);
	pty_send(p, "5\r");
	cr_expect(tty_is_stored("3:1:A", "5", TTY_UP));
	pty_send(p, "\x13");
	cr_expect(pty_wait(p, "恢复点", TTY_UP));
	pty_send(p, "8\r");
	cr_expect(tty_is_stored("3:2:A", "8", TTY_UP));
	pty_send(p, F10);
	cr_expect(pty_wait(p, "命令", TTY_UP));
	pty_send(p, "ls\r");
	cr_expect(pty_wait(p, "新的在前", TTY_UP));
	pty_send(p, DOWN "\r");
	cr_expect(pty_wait(p, "改回到", TTY_UP));
}

Test(dialogs, going_back_under_a_lock)
{
	struct pty p = { .fd = -1 };
	struct store *other;

	two_steps(&p);
	other = lock();
	pty_send(&p, "\r");
	cr_expect(pty_wait(&p, "未存 1 步", TTY_UP), "it says that it is not stored");
	tty_expect_stored("3:2:A", "8");
	unlock(other);
	cr_expect(tty_is_stored("3:2:A", "", TTY_UP), "it is tried again");
	tty_expect_stored("3:1:A", "5");
	tty_leave(&p);
	tty_expect_stored("3:2:A", "");
}

Test(dialogs, going_back_and_the_line_goes)
{
	struct pty p = { .fd = -1 };

	two_steps(&p);
	hang_up(&p);
	tty_expect_stored("3:1:A", "5");
	tty_expect_stored("3:2:A", "8");
}

/* Three marked; none of them is deleted while somebody else has the file. */
static void
ask_delete(struct pty *p)
{
	struct tty_how how = { .list = true };

	add_report("甲县教育局");
	add_report("乙县教育局");
	tty_start(p, &how);
	cr_assert(pty_wait(p, TTY_AGENCY, TTY_UP));
	pty_send(p, "\033[14~");			/* F4: all */
	cr_assert(pty_wait(p, "已标 3 份", TTY_UP));
	pty_send(p, F10);
	cr_assert(pty_wait(p, "命令", TTY_UP));
	pty_send(p, "删除\r");
	cr_assert(pty_wait(p, "3 份", TTY_UP));
	cr_assert(pty_pump(p, 100));
}

Test(dialogs, deleting_many_under_a_lock)
{
	struct pty p = { .fd = -1 };
	struct store *other;

	ask_delete(&p);
	other = lock();
	pty_send(&p, "y");
	cr_expect(pty_wait(&p, "完成 0", TTY_UP));
	cr_expect(pty_wait(&p, "占用", TTY_UP), "the reason");
	cr_expect_eq(reports(), 3);
	unlock(other);
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, TTY_AGENCY, TTY_UP));
	tty_leave(&p);
	cr_expect_eq(reports(), 3);
}

Test(dialogs, deleting_many_and_the_line_goes)
{
	struct pty p = { .fd = -1 };

	ask_delete(&p);
	hang_up(&p);
	cr_expect_eq(reports(), 3);
}

/* The bin: what is taken out is there whole, or not at all. */
Test(dialogs, the_bin_under_a_lock)
{
	struct pty p = { .fd = -1 };
	struct store *other;

	ask_delete(&p);
	pty_send(&p, "y");
	cr_expect(pty_wait(&p, "完成 3", TTY_UP));
	pty_send(&p, "\033");
	cr_expect(pty_wait_gone(&p, "完成 3", TTY_UP));
	pty_send(&p, F10);
	cr_assert(pty_wait(&p, "命令", TTY_UP));
	pty_send(&p, "回收站\r");
	cr_assert(pty_wait(&p, "甲县教育局", TTY_UP));
	other = lock();
	pty_send(&p, "甲\r");
	cr_expect(pty_wait(&p, "占用", TTY_UP), "the reason");
	unlock(other);
	cr_expect_eq(reports(), 0);
	pty_send(&p, F10);
	cr_assert(pty_wait(&p, "命令", TTY_UP));
	pty_send(&p, "回收站\r");
	cr_assert(pty_wait(&p, "甲县教育局", TTY_UP));
	pty_send(&p, "甲\r");
	cr_expect(pty_wait(&p, "已取回", TTY_UP));
	tty_leave(&p);
	cr_expect_eq(reports(), 1);
}

/* ---- a register ---- */

static void
ask_take(struct pty *p)
{
	static const char rows[] = "编号,申请人类型,收到日期,办结日期,办理结果\n"
	    "1,公民,2025-03-05,2025-03-20,予以公开\n2,企业,2025-03-05,,在办\n";
	char path[160];

	snprintf(path, sizeof(path), "%s/r.csv", tty.dir);
	cr_assert(file_write(path, rows, sizeof(rows) - 1, 0600, NULL));
	tty_start_table_3(p, NULL);
	pty_send(p, F10);
	cr_assert(pty_wait(p, "命令", TTY_UP));
	pty_send(p, "数台账\r");
	cr_assert(pty_wait(p, "哪个文件", TTY_UP));
	pty_send(p, path);
	pty_send(p, "\r");
	cr_assert(pty_wait(p, "数入 2", TTY_UP));
	pty_send(p, "\x13");
	cr_assert(pty_wait(p, "按台账改", TTY_UP));
}

Test(dialogs, a_register_under_a_lock)
{
	struct pty p = { .fd = -1 };
	struct store *other;

	ask_take(&p);
	other = lock();
	pty_send(&p, "y");
	cr_expect(pty_wait(&p, "未存 1 步", TTY_UP));
	tty_expect_stored("3:1:A", "");
	unlock(other);
	cr_expect(tty_is_stored("3:1:A", "1", TTY_UP));
	tty_expect_stored("3:4:B1", "1");
	pty_send(&p, "\x1a");
	cr_expect(tty_is_stored("3:1:A", "", TTY_UP), "one step");
	tty_expect_stored("3:4:B1", "");
	tty_leave(&p);
}

Test(dialogs, a_register_and_the_line_goes)
{
	struct pty p = { .fd = -1 };
	struct buf before = BUF_INIT, after = BUF_INIT;

	tty_all_stored(&before);
	ask_take(&p);
	hang_up(&p);
	tty_all_stored(&after);
	cr_expect_str_eq(buf_cstr(&after), buf_cstr(&before));
	buf_release(&before);
	buf_release(&after);
}

/* Esc in the middle of a large one: the clerk is back at once. */
Test(dialogs, a_large_register_is_stopped)
{
	struct pty p = { .fd = -1 };
	struct buf b = BUF_INIT;
	char path[160];

	buf_str(&b, "编号,申请人类型,收到日期,办结日期,办理结果\n");
	for (int i = 0; i < 100000; i++)
		buf_printf(&b, "%d,公民,2025-03-05,2025-03-20,移交%d\n", i, i);
	snprintf(path, sizeof(path), "%s/r.csv", tty.dir);
	cr_assert(file_write(path, b.data, b.len, 0600, NULL));
	tty_start_table_3(&p, NULL);
	pty_send(&p, F10);
	cr_assert(pty_wait(&p, "命令", TTY_UP));
	pty_send(&p, "数台账\r");
	cr_assert(pty_wait(&p, "哪个文件", TTY_UP));
	pty_send(&p, path);
	pty_send(&p, "\r");
	cr_assert(pty_wait(&p, "正在", TTY_UP));
	pty_send(&p, "\033");
	cr_expect(pty_wait(&p, "勾稽差", TTY_UP));
	pty_send(&p, "7\r");
	cr_expect(tty_is_stored("3:1:A", "7", TTY_UP));
	tty_leave(&p);
	buf_release(&b);
}
