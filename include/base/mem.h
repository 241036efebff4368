/*
 * mem.h - memory that never returns NULL, and the arena.
 *
 * Running out of memory ends the program through mem_out(), which first runs the
 * hook that ui has set (see mem_set_hook), so that the screen is
 * whole again.  What was committed is on disk by then.
 *
 * An arena gives memory that is freed all at once; a form and a document each
 * live in one.
 */
#ifndef MEM_H
#define MEM_H

#include <stdbool.h>
#include <stddef.h>

/* Elements of an array that is one: never of a pointer. */
#define ARRAY_LEN(a)	(sizeof(a) / sizeof((a)[0]))

#define MEM_STATUS	6		/* of a program that had no memory: nianbao(1) */

/* End the program for want of memory: the hook, half made files taken away (temp.h), a
 * message in both languages, status MEM_STATUS. */
void	 mem_out(void) __attribute__((noreturn));
/* End it with status 70 in the same way: a fault in the program itself.  "what" is
 * English, for a bug report. */
void	 mem_die(const char *what) __attribute__((noreturn));
/* The function that both call first, or NULL.  Process-wide, set by ui only. */
void	 mem_set_hook(void (*hook)(void));

void	*mem_alloc(size_t size);
void	*mem_zero(size_t size);			/* zeroed */
void	*mem_array(size_t n, size_t size);	/* zeroed; checks n * size */
/* Grow or shrink to n elements; the new part is not zeroed. */
void	*mem_resize(void *p, size_t n, size_t size);
/* Make room for element number n (0-based) of a growing array: doubles *cap. */
void	*mem_grow(void *p, size_t n, size_t *cap, size_t size);
char	*mem_strdup(const char *s);		/* NULL gives NULL */
char	*mem_strndup(const char *s, size_t n);	/* n bytes, NUL added */

/* Make the n-th allocation from now fail (0 = never): for tests of mem_out(). */
void	 mem_fail_at(unsigned long n);

struct arena {
	struct arena_block *head;
	size_t		 used;			/* bytes handed out, for statistics */
};
void	 arena_init(struct arena *);
void	 arena_release(struct arena *);
void	*arena_alloc(struct arena *, size_t size);	/* zeroed, aligned for any type */
void	*arena_array(struct arena *, size_t n, size_t size);
char	*arena_strdup(struct arena *, const char *s);
char	*arena_strndup(struct arena *, const char *s, size_t n);

#endif
