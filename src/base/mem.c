/*
 * mem.c - memory that never returns NULL, and the arena.
 *
 * Invariants:
 *  (1) No function here returns NULL, but mem_strdup(NULL).
 *  (2) An arena block is never moved, so pointers into an arena stay valid
 *      until arena_release().
 *
 * Callers need not and must not test for NULL: a program that is out of memory
 * can do nothing better than restore the terminal and stop, for every finished
 * cell is on disk.  The counter of failures to come is for tests of just that.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/temp.h"

#define ARENA_BLOCK	((size_t)16 * 1024)
#define FAULT_STATUS	70		/* EX_SOFTWARE of sysexits(3) */

struct arena_block {
	struct arena_block *next;
	size_t		 size, used;	/* of data, in bytes */
	max_align_t	 data[];
};

static void	(*die_hook)(void);
static unsigned long fail_at;

static void	die(int status, const char *before, const char *what)
    __attribute__((noreturn));

static void
die(int status, const char *before, const char *what)
{
	void	(*hook)(void) = die_hook;

	die_hook = NULL;		/* the hook may die as well */
	if (hook != NULL)
		hook();
	temp_sweep();
	fprintf(stderr, "nianbao: %s%s\n", before, what);
	_exit(status);			/* no atexit(3): what they need may be broken */
}

void
mem_die(const char *what)
{
	die(FAULT_STATUS, "", what);
}

/* No table of messages: what was asked for may be their memory. */
void
mem_out(void)
{
	die(MEM_STATUS, "内存不足，程序停止；存了盘的都在。关掉别的程序再试。\n"
	    "nianbao: ", "out of memory: stopped; what was saved is safe. "
	    "Close other programs and try again.");
}

void
mem_set_hook(void (*hook)(void))
{
	die_hook = hook;
}

void
mem_fail_at(unsigned long n)
{
	fail_at = n;
}

/* Does this allocation fail on purpose? */
static bool
fails(void)
{
	return fail_at != 0 && --fail_at == 0;
}

void *
mem_alloc(size_t size)
{
	void	*p = fails() ? NULL : malloc(size != 0 ? size : 1);

	if (p == NULL)
		mem_out();
	return p;
}

void *
mem_zero(size_t size)
{
	return memset(mem_alloc(size), 0, size);
}

/* n * size, or death: a size that does not fit cannot be had either. */
static size_t
product(size_t n, size_t size)
{
	if (size != 0 && n > SIZE_MAX / size)
		mem_out();
	return n * size;
}

void *
mem_array(size_t n, size_t size)
{
	return mem_zero(product(n, size));
}

void *
mem_resize(void *p, size_t n, size_t size)
{
	size_t	 total = product(n, size);

	p = fails() ? NULL : realloc(p, total != 0 ? total : 1);
	if (p == NULL)
		mem_out();
	return p;
}

void *
mem_grow(void *p, size_t n, size_t *cap, size_t size)
{
	size_t	 want = *cap != 0 ? *cap : 8;

	if (n < *cap)
		return p;
	while (want <= n)
		want = product(want, 2);
	p = mem_resize(p, want, size);
	*cap = want;
	return p;
}

char *
mem_strdup(const char *s)
{
	return s == NULL ? NULL : mem_strndup(s, strlen(s));
}

char *
mem_strndup(const char *s, size_t n)
{
	char	*p = mem_alloc(n + 1);

	if (n != 0)
		memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

void
arena_init(struct arena *a)
{
	a->head = NULL;
	a->used = 0;
}

void
arena_release(struct arena *a)
{
	struct arena_block	*b, *next;

	for (b = a->head; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	arena_init(a);
}

void *
arena_alloc(struct arena *a, size_t size)
{
	struct arena_block	*b = a->head;
	size_t			 unit = _Alignof(max_align_t), room;
	char			*p;

	if (size > SIZE_MAX / 2)	/* the sums below stay in range */
		mem_out();
	size = (size + unit - 1) / unit * unit;
	if (b == NULL || b->size - b->used < size) {
		room = size > ARENA_BLOCK / 4 ? size : ARENA_BLOCK;
		b = mem_alloc(sizeof(*b) + room);
		b->size = room;
		b->used = 0;
		/* A large piece goes behind the head, whose rest stays in use. */
		if (room == size && a->head != NULL) {
			b->next = a->head->next;
			a->head->next = b;
		} else {
			b->next = a->head;
			a->head = b;
		}
	}
	p = (char *)b->data + b->used;
	b->used += size;
	a->used += size;
	return memset(p, 0, size);
}

void *
arena_array(struct arena *a, size_t n, size_t size)
{
	return arena_alloc(a, product(n, size));
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *
arena_strndup(struct arena *a, const char *s, size_t n)
{
	char	*p = arena_alloc(a, n + 1);

	if (n != 0)
		memcpy(p, s, n);
	return p;
}
