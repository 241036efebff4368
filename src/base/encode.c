/*
 * encode.c - the only user of iconv(3).
 *
 * Text is converted in bulk; where iconv stops, the one character there is
 * looked at by hand: tables differ about what GB 18030-2022 moved, and four-byte
 * forms that a table lacks are computed, being linear in the code point.  What
 * old tables put into the private use area is normalised to today's code point,
 * on reading and on writing, so both directions agree.
 *
 * Never //TRANSLIT or //IGNORE: a character is converted exactly, or named to the
 * user.  Never EUC-CN: files that call themselves gb2312 hold more than that.
 * Any file may come: no input takes more than linear time.
 */
#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "buf.h"
#include "diag.h"
#include "encode.h"
#include "text.h"

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

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
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

	for (i = 0; i < sizeof(marked) / sizeof(marked[0]); i++)
		if (mark(p, n, marked[i]) != 0)
			return marked[i];
	return text_valid(p, n) || damaged_utf8(p, n) ? ENCODING_UTF8 : ENCODING_GB18030;
}

/* ---- GB18030 ---- */

/*
 * The 18 two-byte places and 6 ideographs that GB 18030-2022 moved out of the
 * private use area: bytes, what they are now, what old tables say.
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
#define MOVED (sizeof(moved) / sizeof(moved[0]))

#define ASTRAL	189000u			/* index of 90308130 = U+10000 */

/* Stretches of four-byte forms that some tables reject: index, code point, how many. */
static const struct { uint32_t index, cp, n; } stretch[] = {
	{ 19057, 0x9FB4, 8 },		/* 82359037 .. 82359134 */
	{ 39076, 0xFE10, 10 }		/* 84318236 .. 84318335 */
};
#define STRETCHES (sizeof(stretch) / sizeof(stretch[0]))

/* The four-byte form at u by calculation; 0 if it is none or needs a table. */
static uint32_t
four_read(const unsigned char *u, size_t n)
{
	uint32_t	 index;
	size_t		 i;

	if (n < 4 || u[0] < 0x81 || u[0] > 0xFE || u[1] < 0x30 || u[1] > 0x39 ||
	    u[2] < 0x81 || u[2] > 0xFE || u[3] < 0x30 || u[3] > 0x39)
		return 0;
	/* 10 values, 126 values and 10 values below the first byte. */
	index = (((u[0] - 0x81u) * 10 + (u[1] - 0x30u)) * 126 + (u[2] - 0x81u)) * 10 +
	    (u[3] - 0x30u);
	if (index >= ASTRAL && index <= ASTRAL + 0xFFFFF)
		return 0x10000 + index - ASTRAL;
	for (i = 0; i < STRETCHES; i++)
		if (index - stretch[i].index < stretch[i].n)
			return stretch[i].cp + index - stretch[i].index;
	return 0;
}

static void
four_write(struct buf *out, uint32_t index)
{
	char	 u[4];

	u[3] = (char)(0x30 + index % 10);
	index /= 10;
	u[2] = (char)(0x81 + index % 126);
	index /= 126;
	u[1] = (char)(0x30 + index % 10);
	u[0] = (char)(0x81 + index / 10);
	buf_add(out, u, sizeof(u));
}

/* Write one code point to GB18030 by hand; false if that needs a table. */
static bool
gb_write(struct buf *out, uint32_t cp)
{
	size_t	 i;

	for (i = 0; i < MOVED; i++)
		if (moved[i].now == cp) {
			buf_chr(out, (char)(moved[i].bytes >> 8));
			buf_chr(out, (char)(moved[i].bytes & 0xFF));
			return true;
		}
	if (cp < 0x10000)
		return false;
	four_write(out, ASTRAL + cp - 0x10000);
	return true;
}

/* What old tables say, as today's code point; others unchanged. */
static uint32_t
today(uint32_t cp)
{
	size_t	 i;

	if (cp < 0xE78D || cp > 0xE864)
		return cp;
	for (i = 0; i < MOVED; i++)
		if (moved[i].old == cp)
			return moved[i].now;
	return cp;
}

/* Put today's code points into the UTF-8 text b; one pass, for any file may come. */
static void
normalise(struct buf *b)
{
	struct buf	 r = BUF_INIT;
	uint32_t	 cp;
	size_t		 at = 0, from = 0, k;
	const char	*p;

	/* U+E78D .. U+E864 are EE 9E 8D .. EE A1 A4. */
	while (at < b->len && (p = memchr(b->data + at, 0xEE, b->len - at)) != NULL) {
		at = (size_t)(p - b->data);
		k = text_decode(p, b->len - at, &cp);
		if (today(cp) != cp) {
			buf_add(&r, b->data + from, at - from);
			buf_cp(&r, today(cp));
			from = at + k;
		}
		at += k;
	}
	if (from == 0)
		return;
	buf_add(&r, b->data + from, b->len - from);
	buf_release(b);
	*b = r;
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
	char	 line[24], offset[24];
	size_t	 i, lines = 1, k = unit(e);

	for (i = 0; i + k <= at; i += k)
		lines += unit_is(p + i, e, '\n');
	snprintf(line, sizeof(line), "%zu", lines);
	snprintf(offset, sizeof(offset), "%zu", at + 1);
	diag_error(d, DIAG_DATA, MSG_ENCODE_BAD, line, offset, encoding_name(e), NULL);
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

/* Other bytes by iconv; the same result, but NUL stays. */
static size_t
convert(struct buf *out, const char *p, size_t n, iconv_t cd, enum encoding e)
{
	char		*in = (char *)(uintptr_t)p, *o;
	size_t		 left = n, room, bad = n, k;
	uint32_t	 cp;

	while (left > 0) {
		buf_reserve(out, left * 2 + 16);
		o = out->data + out->len;
		room = out->cap - out->len - 1;
		k = iconv(cd, &in, &left, &o, &room);
		out->len = (size_t)(o - out->data);
		out->data[out->len] = '\0';
		if (k != (size_t)-1 || errno == E2BIG)
			continue;
		iconv(cd, NULL, NULL, NULL, NULL);
		cp = unit(e) == 1 ? four_read((const unsigned char *)in, left) : 0;
		if (cp == 0 && bad == n)
			bad = n - left;
		buf_cp(out, cp != 0 ? cp : TEXT_BAD);
		/* A bad unit of UTF-16 goes as a whole, or the rest would shift. */
		k = cp != 0 ? 4 : left < unit(e) ? left : unit(e);
		in += k;
		left -= k;
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
		bad = skip + convert(&t, p + skip, n - skip, cd, e);
		iconv_close(cd);
		if (unit(e) == 1)
			normalise(&t);
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
	char		 hex[16], pos[24];

	buf_cp(&c, cp);
	text_visible(&vis, c.data, c.len, false);
	snprintf(hex, sizeof(hex), "%04X", (unsigned)cp);
	snprintf(pos, sizeof(pos), "%zu", at + 1);
	diag_error(d, DIAG_DATA, MSG_ENCODE_MISSING, buf_cstr(&vis), hex, pos,
	    encoding_name(e), NULL);
	buf_release(&c);
	buf_release(&vis);
}

bool
encode_write(struct buf *out, const char *s, size_t n, enum encoding e, struct diag *d)
{
	struct buf	 t = BUF_INIT, r = BUF_INIT;
	char		*in, *o;
	size_t		 left, room, k, nmissing = 0;
	uint32_t	 cp;
	iconv_t		 cd;

	if (e == ENCODING_AUTO || e == ENCODING_UTF8) {
		buf_add(out, s, n);
		return true;
	}
	cd = iconv_open(encoding_name(e), "UTF-8");
	if (cd == (iconv_t)-1) {
		diag_error(d, DIAG_DATA, MSG_ENCODE_NONE, encoding_name(e), NULL);
		return false;
	}
	buf_add(&t, s, n);
	if (e == ENCODING_GB18030)
		normalise(&t);
	in = t.data;
	left = t.len;
	while (left > 0 && nmissing < MISSING_MAX) {
		/* Whatever the C library says, € is not of GBK: stop there. */
		char	*euro = e == ENCODING_GBK ?
			    memmem(in, left, "\xE2\x82\xAC", 3) : NULL;
		size_t	 part = euro != NULL ? (size_t)(euro - in) : left;
		size_t	 before = part;

		buf_reserve(&r, part * 4 + 16);
		o = r.data + r.len;
		room = r.cap - r.len - 1;
		k = part > 0 ? iconv(cd, &in, &part, &o, &room) : 0;
		r.len = (size_t)(o - r.data);
		left -= before - part;
		if (k == (size_t)-1 && errno == E2BIG)
			continue;
		if (left == 0)
			break;
		iconv(cd, NULL, NULL, NULL, NULL);
		k = text_decode(in, left, &cp);
		if (!(e == ENCODING_GB18030 && gb_write(&r, cp))) {
			missing(d, cp, text_length(t.data, t.len - left), e);
			nmissing++;
		}
		in += k;
		left -= k;
	}
	iconv_close(cd);
	if (nmissing == 0)
		buf_add(out, r.data, r.len);
	buf_release(&t);
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

	for (i = 0; i < sizeof(via) / sizeof(via[0]) && ok; i++) {
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
