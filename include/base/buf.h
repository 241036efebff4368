/*
 * buf.h - a growing byte buffer.
 *
 * data is always NUL-terminated when len > 0 or after buf_str(); the NUL is not
 * counted.  May hold any bytes.
 */
#ifndef BUF_H
#define BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf {
	char	*data;		/* owned; NULL while empty */
	size_t	 len, cap;
};
#define BUF_INIT { NULL, 0, 0 }

void	 buf_init(struct buf *);
void	 buf_release(struct buf *);		/* frees; usable again afterwards */
void	 buf_reset(struct buf *);		/* length 0, memory kept */
void	 buf_reserve(struct buf *, size_t more);
void	 buf_add(struct buf *, const void *p, size_t n);
void	 buf_str(struct buf *, const char *s);	/* append a C string */
void	 buf_chr(struct buf *, char c);
void	 buf_cp(struct buf *, uint32_t cp);	/* append a code point as UTF-8 */
void	 buf_repeat(struct buf *, const char *s, size_t times);
void	 buf_printf(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void	 buf_u64(struct buf *, uint64_t v);	/* decimal */
void	 buf_i64(struct buf *, int64_t v);
/* Replace "n" bytes at "pos" by the m bytes of p. */
void	 buf_splice(struct buf *, size_t pos, size_t n, const void *p, size_t m);
/* The contents as a C string, never NULL; valid until the next change. */
const char *buf_cstr(struct buf *);
/* Give the memory away as a C string; the buffer is empty afterwards. */
char	*buf_detach(struct buf *);

#endif
