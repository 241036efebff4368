/*
 * encode.c - the only user of iconv(3).
 *
 * GB18030 is the same on every system: what conversion tables disagree about is
 * decided here, before iconv is asked, in both directions.  That is what GB 18030
 * has moved between its editions, all four-byte forms beyond U+FFFF, being linear
 * in the code point, and what is no sequence at all.  iconv has the rest, the
 * characters of the basic plane that no edition since 2000 has touched, in bulk.
 *
 * By GB 18030-2022 the 10 vertical forms and 8 of the ideographs have two bytes; the
 * other 6 ideographs, of plane 2, have four, and their old two-byte places are
 * empty.  Read are all forms that any edition gave them, and the private use code
 * points that stood for them; written is that of 2022.
 *
 * GBK is the two-byte part of it that was there before GB18030.  So one test of all
 * of Unicode fixes both.
 *
 * Never //TRANSLIT or //IGNORE: a character is converted exactly, or named to the
 * user.  Never EUC-CN: files that call themselves gb2312 hold more than that.
 * Any file may come: no input takes more than linear time.
 */
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"

#if defined(__GLIBC__) && !defined(_LIBICONV_VERSION)
#include <gnu/libc-version.h>
#endif
#if defined(NIANBAO_LIBICONV) && !defined(_LIBICONV_VERSION)
#error "ICONV=libiconv needs GNU libiconv: iconv.h is of the C library; name its ICONV_DIR="
#endif

static const struct { const char *name; enum encoding encoding; } names[] = {
	{ "auto", ENCODING_AUTO }, { "utf-8", ENCODING_UTF8 }, { "utf8", ENCODING_UTF8 },
	{ "utf-16le", ENCODING_UTF16LE }, { "utf-16be", ENCODING_UTF16BE },
	{ "utf-16", ENCODING_UTF16LE }, { "gb18030", ENCODING_GB18030 },
	{ "gbk", ENCODING_GBK }, { "cp936", ENCODING_GBK }, { "gb2312", ENCODING_GBK },
	{ "euc-cn", ENCODING_GBK }
};

bool
encoding_by_name(const char *name, enum encoding *out)
{
	size_t	 i;

	for (i = 0; i < ARRAY_LEN(names); i++)
		if (strcasecmp(name, names[i].name) == 0) {
			*out = names[i].encoding;
			return true;
		}
	return false;
}

const char *
encoding_name(enum encoding e)
{
	static const char *const	 name[ENCODING__MAX] = {
		"auto", "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "GBK"
	};

	return (unsigned)e < ENCODING__MAX ? name[e] : "";
}

/* Bytes of the byte order mark that p begins with. */
static size_t
mark(const char *p, size_t n, enum encoding e)
{
	static const struct { const char *bytes; size_t n; } t[ENCODING__MAX] = {
		[ENCODING_UTF8] = { "\xEF\xBB\xBF", 3 },
		[ENCODING_UTF16LE] = { "\xFF\xFE", 2 },
		[ENCODING_UTF16BE] = { "\xFE\xFF", 2 },
		[ENCODING_GB18030] = { "\x84\x31\x95\x33", 4 },
		[ENCODING_GBK] = { "\x84\x31\x95\x33", 4 }
	};

	if (t[e].n == 0 || n < t[e].n || memcmp(p, t[e].bytes, t[e].n) != 0)
		return 0;
	return t[e].n;
}

/*
 * UTF-8 with a few wrong bytes, cut or patched on its way: taken for GB18030 it would
 * be read without a word, and wrongly.  Chinese in GB18030 has 6 bytes in a hundred
 * that look like a sequence of UTF-8.
 */
static bool
damaged_utf8(const char *p, size_t n)
{
	size_t		 at, k, good = 0, bad = 0;
	uint32_t	 cp;

	for (at = 0; at < n; at += k) {
		k = text_decode(p + at, n - at, &cp);
		good += k >= 3 ? k : 0;
		bad += cp == TEXT_BAD && k == 1;
	}
	return good / 8 > bad;
}

enum encoding
encode_detect(const char *p, size_t n)
{
	static const enum encoding	 marked[] = {
		ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE
	};
	size_t				 i;

	for (i = 0; i < ARRAY_LEN(marked); i++)
		if (mark(p, n, marked[i]) != 0)
			return marked[i];
	return text_valid(p, n) || damaged_utf8(p, n) ? ENCODING_UTF8 : ENCODING_GB18030;
}

/* ---- GB18030 ---- */

/*
 * What stood in the private use area: the two bytes, the character as it is today,
 * the old code point.  Those above U+FFFF have left the two bytes.
 */
static const struct { unsigned short bytes; uint32_t now, old; } moved[] = {
	{ 0xA6D9, 0xFE10, 0xE78D }, { 0xA6DA, 0xFE12, 0xE78E },
	{ 0xA6DB, 0xFE11, 0xE78F }, { 0xA6DC, 0xFE13, 0xE790 },
	{ 0xA6DD, 0xFE14, 0xE791 }, { 0xA6DE, 0xFE15, 0xE792 },
	{ 0xA6DF, 0xFE16, 0xE793 }, { 0xA6EC, 0xFE17, 0xE794 },
	{ 0xA6ED, 0xFE18, 0xE795 }, { 0xA6F3, 0xFE19, 0xE796 },
	{ 0xFE59, 0x9FB4, 0xE81E }, { 0xFE61, 0x9FB5, 0xE826 },
	{ 0xFE66, 0x9FB6, 0xE82B }, { 0xFE67, 0x9FB7, 0xE82C },
	{ 0xFE6D, 0x9FB8, 0xE832 }, { 0xFE7E, 0x9FB9, 0xE843 },
	{ 0xFE90, 0x9FBA, 0xE854 }, { 0xFEA0, 0x9FBB, 0xE864 },
	{ 0xFE51, 0x20087, 0xE816 }, { 0xFE52, 0x20089, 0xE817 },
	{ 0xFE53, 0x200CC, 0xE818 }, { 0xFE6C, 0x215D7, 0xE831 },
	{ 0xFE76, 0x2298F, 0xE83B }, { 0xFE91, 0x241FE, 0xE855 }
};
#define MOVED ARRAY_LEN(moved)

#define BASIC	39420u			/* four-byte forms of the basic plane */
#define ASTRAL	189000u			/* index of 90308130 = U+10000 */

/* Four-byte forms of what has two bytes today: index, code point, how many. */
static const struct { uint32_t index, cp, n; } stretch[] = {
	{ 19057, 0x9FB4, 8 },		/* 82359037 .. 82359134 */
	{ 39076, 0xFE10, 10 }		/* 84318236 .. 84318335 */
};
#define STRETCHES ARRAY_LEN(stretch)

/* Two-byte forms that came with GB18030: the euro sign, vertical forms, ḿ, ǹ, signs
 * that describe ideographs, radicals and ideographs that Unicode had not before. */
static const struct { unsigned short first, last; } beyond_gbk[] = {
	{ 0xA2E3, 0xA2E3 }, { 0xA6D9, 0xA6DF }, { 0xA6EC, 0xA6ED }, { 0xA6F3, 0xA6F3 },
	{ 0xA8BC, 0xA8BC }, { 0xA8BF, 0xA8BF }, { 0xA989, 0xA995 }, { 0xFE50, 0xFEA0 }
};
#define BEYOND ARRAY_LEN(beyond_gbk)

/* What the two bytes are today, 0 if no edition has touched them. */
static uint32_t
two_read(unsigned bytes)
{
	size_t	 i;

	if (bytes >> 8 != 0xA6 && bytes >> 8 != 0xFE)
		return 0;
	for (i = 0; i < MOVED; i++)
		if (moved[i].bytes == bytes)
			return moved[i].now;
	return 0;
}

/* The same of a four-byte form by its index; TEXT_BAD if there is no such form. */
static uint32_t
four_read(uint32_t index)
{
	size_t	 i;

	if (index >= ASTRAL)
		return index - ASTRAL <= 0xFFFFF ? 0x10000 + index - ASTRAL : TEXT_BAD;
	for (i = 0; i < STRETCHES; i++)
		if (index - stretch[i].index < stretch[i].n)
			return stretch[i].cp + index - stretch[i].index;
	return index < BASIC ? 0 : TEXT_BAD;
}

/*
 * Bytes of the sequence at u; in *cp what it is by our tables: 0 if that is iconv's
 * to say, TEXT_BAD if the first byte begins no sequence.
 */
static size_t
gb_sequence(const unsigned char *u, size_t n, uint32_t *cp)
{
	*cp = 0;
	if (u[0] < 0x80)
		return 1;
	*cp = TEXT_BAD;
	if (u[0] == 0x80 || u[0] == 0xFF || n < 2)
		return 1;
	if (u[1] >= 0x40 && u[1] != 0x7F && u[1] != 0xFF) {
		*cp = two_read((unsigned)u[0] << 8 | u[1]);
		return 2;
	}
	if (n < 4 || u[1] < 0x30 || u[1] > 0x39 || u[2] < 0x81 || u[2] > 0xFE ||
	    u[3] < 0x30 || u[3] > 0x39)
		return 1;
	/* 10 values, 126 values and 10 values below the first byte. */
	*cp = four_read((((u[0] - 0x81u) * 10 + (u[1] - 0x30u)) * 126 +
	    (u[2] - 0x81u)) * 10 + (u[3] - 0x30u));
	return *cp == TEXT_BAD ? 1 : 4;
}

/* Write one code point by our tables; bytes written, 0 if it is iconv's to write. */
static size_t
gb_write(char u[4], uint32_t cp)
{
	uint32_t	 index;
	size_t		 i;

	for (i = 0; i < MOVED && cp < 0x10000; i++)
		if (moved[i].now == cp || moved[i].old == cp) {
			cp = moved[i].now;
			u[0] = (char)(moved[i].bytes >> 8);
			u[1] = (char)(moved[i].bytes & 0xFF);
			if (cp < 0x10000)
				return 2;
		}
	if (cp < 0x10000)
		return 0;
	index = ASTRAL + cp - 0x10000;
	u[3] = (char)(0x30 + index % 10);
	index /= 10;
	u[2] = (char)(0x81 + index % 126);
	index /= 126;
	u[1] = (char)(0x30 + index % 10);
	u[0] = (char)(0x81 + index / 10);
	return 4;
}

/* Can gb_write() have something to do with the character that begins with c?  U+9xxx,
 * U+Exxx and U+Fxxx, and all beyond U+FFFF. */
static bool
gb_may_write(char c)
{
	unsigned char	 u = (unsigned char)c;

	return u == 0xE9 || u == 0xEE || u == 0xEF || u >= 0xF0;
}

/* ---- reading ---- */

/* Bytes of one unit of an encoding. */
static size_t
unit(enum encoding e)
{
	return e == ENCODING_UTF16LE || e == ENCODING_UTF16BE ? 2 : 1;
}

/* Is the unit at p this ASCII character? */
static bool
unit_is(const char *p, enum encoding e, char c)
{
	if (e == ENCODING_UTF16LE)
		return p[0] == c && p[1] == '\0';
	if (e == ENCODING_UTF16BE)
		return p[0] == '\0' && p[1] == c;
	return p[0] == c;
}

/* Offset of the first NUL character, n if there is none. */
static size_t
find_nul(const char *p, size_t n, enum encoding e)
{
	size_t	 at, k = unit(e);

	for (at = 0; at + k <= n; at += k)
		if (unit_is(p + at, e, '\0'))
			return at;
	return n;
}

static void
bad_bytes(struct diag *d, const char *p, size_t at, enum encoding e)
{
	size_t	 i, lines = 1, k = unit(e);

	for (i = 0; i + k <= at; i += k)
		lines += unit_is(p + i, e, '\n');
	diag_error(d, DIAG_DATA, MSG_ENCODE_BAD, INT(lines), INT(at + 1),
	    encoding_name(e), NULL);
}

/* UTF-8 to UTF-8: copy, bad bytes and NUL as U+FFFD.  Offset of the first bad
 * byte, n if there is none. */
static size_t
copy_utf8(struct buf *out, const char *p, size_t n)
{
	uint32_t	 cp;
	size_t		 at = 0, from = 0, bad = n, k;

	while (at < n) {
		k = text_decode(p + at, n - at, &cp);
		if ((cp == TEXT_BAD && k == 1) || cp == 0) {
			buf_add(out, p + from, at - from);
			buf_cp(out, TEXT_BAD);
			from = at + k;
			if (bad == n)
				bad = at;
		}
		at += k;
	}
	buf_add(out, p + from, n - from);
	return bad;
}

/* Convert what iconv converts; false, with *in at the character, where it stops. */
static bool
iconv_part(struct buf *out, iconv_t cd, char **in, size_t *left)
{
	char	*o;
	size_t	 room, k;

	while (*left > 0) {
		buf_reserve(out, *left * 4 + 16);
		o = out->data + out->len;
		room = out->cap - out->len - 1;
		k = iconv(cd, in, left, &o, &room);
		out->len = (size_t)(o - out->data);
		out->data[out->len] = '\0';
		if (k != (size_t)-1 || errno == E2BIG)
			continue;
		iconv(cd, NULL, NULL, NULL, NULL);
		return false;
	}
	return true;
}

/* UTF-16 to UTF-8 by iconv, bad units as U+FFFD; NUL stays.  Offset of the first
 * bad byte, n if there is none. */
static size_t
read_utf16(struct buf *out, const char *p, size_t n, iconv_t cd)
{
	char	*in = (char *)(uintptr_t)p;
	size_t	 left = n, bad = n, k;

	while (!iconv_part(out, cd, &in, &left)) {
		if (bad == n)
			bad = n - left;
		buf_cp(out, TEXT_BAD);
		/* A bad unit goes as a whole, or the rest would shift. */
		k = left < 2 ? left : 2;
		in += k;
		left -= k;
	}
	return bad;
}

/* The same of GB18030. */
static size_t
read_gb(struct buf *out, const char *p, size_t n, iconv_t cd)
{
	const unsigned char *u = (const unsigned char *)p;
	size_t	 at = 0, from = 0, bad = n, left, k;
	uint32_t cp = 0;
	char	*in;

	while (from < n) {
		for (k = 0; at < n; at += k) {
			k = gb_sequence(u + at, n - at, &cp);
			if (cp != 0)
				break;
		}
		in = (char *)(uintptr_t)(p + from);
		left = at - from;
		if (!iconv_part(out, cd, &in, &left)) {
			/* A table with a hole in it. */
			at -= left;
			k = gb_sequence(u + at, n - at, &cp);
			cp = TEXT_BAD;
		}
		if (at < n) {
			if (cp == TEXT_BAD && bad == n)
				bad = at;
			buf_cp(out, cp);
			at += k;
		}
		from = at;
	}
	return bad;
}

bool
encode_read(struct buf *out, const char *p, size_t n, enum encoding e, struct diag *d)
{
	struct buf	 t = BUF_INIT;
	iconv_t		 cd;
	size_t		 bad, skip;

	if (e == ENCODING_AUTO)
		e = encode_detect(p, n);
	skip = mark(p, n, e);
	if (n == skip)
		return true;
	if (e == ENCODING_UTF8) {
		bad = skip + copy_utf8(out, p + skip, n - skip);
	} else {
		/* What calls itself gb2312 or gbk uses the whole of GB18030. */
		cd = iconv_open("UTF-8",
		    e == ENCODING_GBK ? "GB18030" : encoding_name(e));
		if (cd == (iconv_t)-1) {
			diag_error(d, DIAG_DATA, MSG_ENCODE_NONE, encoding_name(e), NULL);
			return false;
		}
		bad = skip + (unit(e) == 1 ? read_gb : read_utf16)(&t, p + skip, n - skip,
		    cd);
		iconv_close(cd);
		if (copy_utf8(out, t.data, t.len) < t.len) {
			size_t	 nul = find_nul(p, n, e);

			bad = nul < bad ? nul : bad;
		}
		buf_release(&t);
	}
	if (bad < n)
		bad_bytes(d, p, bad, e);
	return bad == n;
}

/* ---- writing ---- */

#define MISSING_MAX 20

static void
missing(struct diag *d, uint32_t cp, size_t at, enum encoding e)
{
	struct buf	 c = BUF_INIT, vis = BUF_INIT;
	char		 hex[16];

	buf_cp(&c, cp);
	text_visible(&vis, c.data, c.len, false);
	snprintf(hex, sizeof(hex), "%04X", (unsigned)cp);
	diag_error(d, DIAG_DATA, MSG_ENCODE_MISSING, buf_cstr(&vis), hex, INT(at + 1),
	    encoding_name(e), NULL);
	buf_release(&c);
	buf_release(&vis);
}

/* UTF-8 to GB18030 or UTF-16; the characters that do not convert are listed. */
static size_t
write_all(struct buf *out, const char *s, size_t n, iconv_t cd, enum encoding e,
    struct diag *d)
{
	size_t	 from, at, left, k, len, nmissing = 0;
	uint32_t cp;
	char	*in, u[4];

	for (from = 0; from < n && nmissing < MISSING_MAX; from = at + k) {
		for (at = from, k = len = 0; at < n && len == 0; at += len == 0)
			if (unit(e) == 1 && gb_may_write(s[at])) {
				k = text_decode(s + at, n - at, &cp);
				len = gb_write(u, cp);
			}
		in = (char *)(uintptr_t)(s + from);
		left = at - from;
		if (!iconv_part(out, cd, &in, &left)) {
			at -= left;
			k = text_decode(s + at, n - at, &cp);
			missing(d, cp, text_length(s, at), e);
			nmissing++;
		} else if (len > 0) {
			buf_add(out, u, len);
		} else {
			k = 0;
		}
	}
	return nmissing;
}

/* What of the text s, whose GB18030 is g, is not of GBK. */
static size_t
beyond(const char *s, size_t n, const struct buf *g, struct diag *d)
{
	const unsigned char *u = (const unsigned char *)g->data;
	size_t	 at, from, k, len, i, nmissing = 0;
	uint32_t cp, own;
	unsigned bytes;

	for (at = from = 0; from < n && nmissing < MISSING_MAX; from += k, at += len) {
		k = text_decode(s + from, n - from, &cp);
		len = gb_sequence(u + at, g->len - at, &own);
		bytes = len == 2 ? (unsigned)u[at] << 8 | u[at + 1] : 0;
		for (i = 0; i < BEYOND; i++)
			if (bytes >= beyond_gbk[i].first && bytes <= beyond_gbk[i].last)
				break;
		if (len < 4 && i == BEYOND && (cp < 0xE000 || cp > 0xF8FF))
			continue;
		missing(d, cp, text_length(s, from), ENCODING_GBK);
		nmissing++;
	}
	return nmissing;
}

bool
encode_write(struct buf *out, const char *s, size_t n, enum encoding e, struct diag *d)
{
	enum encoding	 as = e == ENCODING_GBK ? ENCODING_GB18030 : e;
	struct buf	 r = BUF_INIT;
	size_t		 nmissing;
	iconv_t		 cd;

	if (e == ENCODING_AUTO || e == ENCODING_UTF8) {
		buf_add(out, s, n);
		return true;
	}
	cd = iconv_open(encoding_name(as), "UTF-8");
	if (cd == (iconv_t)-1) {
		diag_error(d, DIAG_DATA, MSG_ENCODE_NONE, encoding_name(as), NULL);
		return false;
	}
	nmissing = write_all(&r, s, n, cd, as, d);
	iconv_close(cd);
	if (nmissing == 0 && e == ENCODING_GBK)
		nmissing = beyond(s, n, &r, d);
	if (nmissing == 0)
		buf_add(out, r.data, r.len);
	buf_release(&r);
	return nmissing == 0;
}

void
encode_hold(void)
{
	enum encoding	 e;

	/* Never closed: the C library unloads a converter that nobody has open. */
	for (e = ENCODING_UTF16LE; e <= ENCODING_GB18030; e++)
		iconv_open("UTF-8", encoding_name(e));
}

bool
encode_selftest(void)
{
	static const char	 text[] = "湘潭市〇㛃";
	static const enum encoding via[] = { ENCODING_GB18030, ENCODING_UTF16LE };
	struct buf		 a = BUF_INIT, b = BUF_INIT;
	bool			 ok = true;
	size_t			 i;

	for (i = 0; i < ARRAY_LEN(via) && ok; i++) {
		buf_reset(&a);
		buf_reset(&b);
		ok = encode_write(&a, text, strlen(text), via[i], NULL) &&
		    encode_read(&b, a.data, a.len, via[i], NULL) &&
		    strcmp(buf_cstr(&b), text) == 0;
	}
	buf_release(&a);
	buf_release(&b);
	return ok;
}

void
encode_library(struct buf *out)
{
#if defined(_LIBICONV_VERSION)
	buf_printf(out, "GNU libiconv %d.%d", _libiconv_version >> 8,
	    _libiconv_version & 0xFF);
#elif defined(__GLIBC__)
	buf_printf(out, "glibc %s", gnu_get_libc_version());
#else
	buf_str(out, "C library");
#endif
}
