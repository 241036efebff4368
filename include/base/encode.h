/*
 * encode.h - bytes of the outside world to UTF-8 and back.
 *
 * The only user of iconv(3).  gb2312, gbk and gb18030 are all read as GB18030, of any
 * edition; written is that of 2022, with the same bytes on every system.  GBK is
 * strict on writing: what it lacks is listed, nothing is written.
 */
#ifndef ENCODE_H
#define ENCODE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;

enum encoding {
	ENCODING_AUTO,		/* reading: found out from the bytes; writing: UTF-8 */
	ENCODING_UTF8,
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_GB18030,
	ENCODING_GBK,
	ENCODING__MAX
};

/* By name in any case ("utf-8", "gbk", "gb2312", "gb18030", "utf-16le");
 * false if unknown. */
bool	 encoding_by_name(const char *name, enum encoding *out);
const char *encoding_name(enum encoding);	/* "UTF-8", "GB18030" */

/* Guess: BOM, else UTF-8, valid or with some damage, else GB18030. */
enum encoding encode_detect(const char *p, size_t n);
/*
 * Append bytes as valid UTF-8 without BOM.  False, with message ENCODE_BAD
 * (offset, line) in d, when bytes do not decode; "out" then holds the text with
 * U+FFFD for each bad byte.  NUL becomes U+FFFD.
 */
bool	 encode_read(struct buf *out, const char *p, size_t n, enum encoding, struct diag *);
/* Append UTF-8 text in another encoding.  False, nothing appended and each
 * missing character listed in d (at most 20), when it cannot be written. */
bool	 encode_write(struct buf *out, const char *s, size_t n, enum encoding, struct diag *);
/* Open what encode_read() needs and keep it open until the process ends: for one
 * that will not be able to open files any more. */
void	 encode_hold(void);
/* Round trip of 湘潭市〇㛃 through every converter in use. */
bool	 encode_selftest(void);
/* Append the name and version of the library that has them: "glibc 2.36". */
void	 encode_library(struct buf *);

#endif
