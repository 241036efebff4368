/*
 * Memory: the end when there is none, growing arrays, the arena.
 */
#include <criterion/criterion.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/mem.h"

static void
say_bye(void)
{
	(void)!write(STDOUT_FILENO, "hook", 4);
}

/* Out of memory ends with 6, after the hook. */
Test(mem, die_runs_the_hook)
{
	char got[8] = "";
	int fd[2], status;
	pid_t pid;

	cr_assert_eq(pipe(fd), 0);
	if ((pid = fork()) == 0) {
		dup2(fd[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		mem_set_hook(say_bye);
		mem_fail_at(2);
		free(mem_alloc(1));
		free(mem_alloc(1));
		_exit(0);
	}
	close(fd[1]);
	cr_assert_eq(read(fd[0], got, 7), 4);
	waitpid(pid, &status, 0);
	cr_assert_str_eq(got, "hook");
	cr_assert(WIFEXITED(status));
	cr_assert_eq(WEXITSTATUS(status), MEM_STATUS);
	close(fd[0]);
}

/* What cannot be had ends the program instead of coming back too small. */
static int
status_of(void (*f)(void))
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		close(STDERR_FILENO);
		f();
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
array_too_large(void)
{
	free(mem_array(SIZE_MAX / 4 + 2, 4));
}

static void
arena_too_large(void)
{
	struct arena a;

	arena_init(&a);
	memset(arena_alloc(&a, SIZE_MAX - 40), 1, 64);
}

static void
arena_starved(void)
{
	struct arena a;

	arena_init(&a);
	mem_fail_at(1);
	arena_alloc(&a, 8);
}

static void
failing_ahead(void)
{
	mem_fail_at(9);
	free(mem_resize(mem_alloc(1), 100, 1));
	mem_fail_at(0);
}

Test(mem, no_size_wraps_around)
{
	cr_assert_eq(status_of(array_too_large), MEM_STATUS);
	cr_assert_eq(status_of(arena_too_large), MEM_STATUS);
	cr_assert_eq(status_of(arena_starved), MEM_STATUS);
	cr_assert_eq(status_of(failing_ahead), 0);
}

Test(mem, strings)
{
	char *p;

	cr_assert_null(mem_strdup(NULL));
	p = mem_strdup("年报");
	cr_assert_str_eq(p, "年报");
	free(p);
	p = mem_strndup("abc", 2);
	cr_assert_str_eq(p, "ab");
	free(p);
	p = mem_zero(64);
	for (int i = 0; i < 64; i++)
		cr_assert_eq(p[i], 0);
	free(p);
}

Test(mem, arena_blocks_do_not_move)
{
	struct arena a;
	char *first, *large, *p;

	arena_init(&a);
	first = arena_strdup(&a, "first");
	large = arena_alloc(&a, 100000);
	cr_assert_eq(large[99999], 0);
	for (int i = 0; i < 5000; i++) {
		p = arena_array(&a, 3, 7);
		cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		memset(p, 'x', 21);
	}
	cr_assert_str_eq(first, "first");
	cr_assert_eq(large[50000], 0);
	cr_assert_geq(a.used, (size_t)100000 + 5000 * 21);
	cr_assert_null(arena_strdup(&a, NULL));
	cr_assert_str_eq(arena_strndup(&a, "xyz", 1), "x");
	arena_release(&a);
}

Test(mem, grow)
{
	size_t cap = 0;
	int *p = NULL;

	for (int i = 0; i < 1000; i++) {
		p = mem_grow(p, (size_t)i, &cap, sizeof(*p));
		p[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		cr_assert_eq(p[i], i);
	cr_assert_geq(cap, 1000);
	free(p);
}
