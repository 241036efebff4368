/*
 * unzip.c - a zip container in memory, over zlib's inflate.
 *
 * The central directory at the end says what there is; the header before each
 * entry's bytes is believed only where it agrees with it.
 *
 * Must never read outside the n bytes given, inflate an entry past the size the
 * directory gave, or take memory for more entries than there may be.
 *
 * An archive of files is read by the same steps, but a refusal stands in the entry.
 *
 * Invariants after unzip_open():
 *  (1) Entries are sorted by name, and no two names differ only in case.
 *  (2) The bytes of no two entries overlap, and all lie before the directory.
 *  (3) size <= UNZIP_MAX_ENTRY, the sizes together <= UNZIP_MAX_TOTAL.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/unzip.h"

#define LOCAL		0x04034B50u	/* signatures */
#define CENTRAL		0x02014B50u
#define END		0x06054B50u
#define END64		0x06064B50u
#define LOCATOR64	0x07064B50u

#define LOCAL_SIZE	30		/* bytes of the records, without their tails */
#define CENTRAL_SIZE	46
#define END_SIZE	22
#define END64_SIZE	56
#define LOCATOR_SIZE	20
#define COMMENT_MAX	65535

#define FLAG_ENCRYPTED	0x2041u		/* by password, strong, hidden headers */
#define FIELD_NAME	0x7075u		/* extra field: the name in UTF-8 */
#define MADE_BY_UNIX	3
#define TYPE_MASK	0xF000u		/* of a mode of Unix */
#define TYPE_LINK	0xA000u
#define TYPE_FOLDER	0x4000u
#define NAME_MAX_BYTES	1024
#define PLAIN		0x10000u	/* a method no archive can name: no checksum */
#define PIECE		((size_t)256 << 10)

struct unzip {
	const unsigned char *p;
	size_t		 n;
	bool		 each;		/* an archive of files */
	struct unzip_entry *entry;	/* owned, names too */
	size_t		 count;
	z_stream	 z;
	bool		 ready;		/* z was initialised */
	char		*piece;		/* what was inflated last; owned */
	size_t		 cap;
};

struct directory { size_t at, size, count; };

static unsigned
get16(const unsigned char *p)
{
	return p[0] | (unsigned)p[1] << 8;
}

static uint32_t
get32(const unsigned char *p)
{
	return get16(p) | (uint32_t)get16(p + 2) << 16;
}

static uint64_t
get64(const unsigned char *p)
{
	return get32(p) | (uint64_t)get32(p + 4) << 32;
}

/* ---- messages ---- */

/* A name as a message may hold it. */
static bool
refuse(struct diag *d, enum msg code, const char *name, size_t limit)
{
	bool valid = text_valid(name, strlen(name));
	struct buf b = BUF_INIT;

	for (const char *s = name; *s != '\0'; s++)
		buf_chr(&b, (*s & 0x80) != 0 && !valid ? '?' : *s);
	if (name[0] == '\0')
		diag_error(d, DIAG_DATA, code, INT(limit), NULL);
	else
		diag_error(d, DIAG_DATA, code, buf_cstr(&b), INT(limit), NULL);
	buf_release(&b);
	return false;
}

static bool
damaged(struct diag *d, const char *name)
{
	return refuse(d, MSG_UNZIP_DAMAGED, name[0] != '\0' ? name : "zip", 0);
}

/* What is wrong with one entry: of an archive of files it only marks that one. */
static bool
refuse_entry(const struct unzip *z, struct unzip_entry *e, struct diag *d, enum msg code,
    size_t limit)
{
	if (!z->each)
		return code == MSG_UNZIP_DAMAGED ? damaged(d, e->name) :
		    refuse(d, code, e->name[0] != '\0' ? e->name : "?", limit);
	if (e->refused == MSG_NONE)
		e->refused = code;
	return true;
}

/* ---- the directory ---- */

/* Archives with 64-bit records: the counts stand in a record of their own. */
static bool
find_end64(const struct unzip *z, size_t end, struct directory *dir)
{
	const unsigned char *p;
	uint64_t at;

	if (end < LOCATOR_SIZE || get32(z->p + end - LOCATOR_SIZE) != LOCATOR64)
		return false;
	at = get64(z->p + end - LOCATOR_SIZE + 8);
	if (at > end - LOCATOR_SIZE || end - LOCATOR_SIZE - at < END64_SIZE)
		return false;
	p = z->p + at;
	if (get32(p) != END64 || get64(p + 32) > z->n || get64(p + 40) > z->n ||
	    get64(p + 48) > z->n)
		return false;
	dir->count = (size_t)get64(p + 32);
	dir->size = (size_t)get64(p + 40);
	dir->at = (size_t)get64(p + 48);
	return true;
}

/* The record at the end, behind which only a comment may stand. */
static bool
find_directory(const struct unzip *z, struct directory *dir, struct diag *d)
{
	const unsigned char *p;
	size_t end, low;

	if (z->n < END_SIZE)
		return refuse(d, MSG_UNZIP_CUT, "", 0);
	low = z->n - END_SIZE > COMMENT_MAX ? z->n - END_SIZE - COMMENT_MAX : 0;
	for (end = z->n - END_SIZE; ; end--) {
		p = z->p + end;
		if (p[0] == 'P' && get32(p) == END &&
		    get16(p + 20) <= z->n - END_SIZE - end)
			break;
		if (end == low)
			return refuse(d, MSG_UNZIP_CUT, "", 0);
	}
	dir->count = get16(p + 10);
	dir->size = get32(p + 12);
	dir->at = get32(p + 16);
	if ((dir->count == 0xFFFF || dir->size == 0xFFFFFFFF || dir->at == 0xFFFFFFFF) &&
	    !find_end64(z, end, dir))
		return damaged(d, "");
	if (z->each && dir->count > UNZIP_MAX_FILES)
		return refuse(d, MSG_UNZIP_FILES, "", UNZIP_MAX_FILES);
	if (!z->each && dir->count > UNZIP_MAX_ENTRIES)
		return refuse(d, MSG_UNZIP_ENTRIES, "", UNZIP_MAX_ENTRIES);
	if (get16(p + 4) != 0 || get16(p + 6) != 0 || dir->at > end ||
	    dir->size > end - dir->at || dir->count > dir->size / CENTRAL_SIZE)
		return damaged(d, "");
	return true;
}

/* Sizes and place past 32 bits stand in an extra field, those that need it. */
static bool
read_extra64(const unsigned char *p, size_t n, uint64_t value[3])
{
	for (size_t at = 0, len; at + 4 <= n; at += 4 + len) {
		len = get16(p + at + 2);
		if (len > n - at - 4)
			return false;
		if (get16(p + at) != 1)
			continue;
		for (size_t i = 0, k = 0; i < 3; i++) {
			if (value[i] != 0xFFFFFFFF)
				continue;
			if (len - k < 8)
				return false;
			value[i] = get64(p + at + 4 + k);
			k += 8;
		}
		return true;
	}
	return value[0] != 0xFFFFFFFF && value[1] != 0xFFFFFFFF &&
	    value[2] != 0xFFFFFFFF;
}

bool
unzip_name_safe(const char *s, size_t n)
{
	size_t from = 0;

	if (n == 0 || n > NAME_MAX_BYTES || s[0] == '/' || (n > 1 && s[1] == ':'))
		return false;
	for (size_t i = 0; i <= n; i++) {
		if (i < n && ((unsigned char)s[i] < 0x20 || s[i] == '\\' ||
		    s[i] == 0x7F))
			return false;
		if (i < n && s[i] != '/')
			continue;
		if (i - from == 2 && s[from] == '.' && s[from + 1] == '.')
			return false;
		from = i + 1;
	}
	return true;
}

/* A name in UTF-8 that stands beside the other, and is of that other. */
static const char *
name_beside(const unsigned char *p, size_t name, size_t extra, size_t *n)
{
	const unsigned char *q = p + CENTRAL_SIZE + name;

	for (size_t at = 0, len; at + 4 <= extra; at += 4 + len) {
		len = get16(q + at + 2);
		if (len > extra - at - 4)
			break;
		if (get16(q + at) != FIELD_NAME || len < 5 || q[at + 4] != 1 ||
		    get32(q + at + 5) != crc32(crc32(0, NULL, 0), p + CENTRAL_SIZE,
		    (uInt)name) || !text_valid((const char *)q + at + 9, len - 5))
			continue;
		*n = len - 5;
		return (const char *)q + at + 9;
	}
	return NULL;
}

/* The name of a file, as UTF-8, with '/' where Windows has another stroke ("报告\a.docx"),
 * which in GB18030 may be half of a character. */
static bool
name_file(struct unzip_entry *e, const unsigned char *p, size_t name, size_t extra)
{
	const char *s = (const char *)p + CENTRAL_SIZE, *beside;
	struct buf b = BUF_INIT;
	size_t n = name;
	bool safe;

	if ((beside = name_beside(p, name, extra, &n)) != NULL)
		s = beside;
	(void)encode_read(&b, s, n, text_valid(s, n) ? ENCODING_UTF8 : ENCODING_GB18030,
	    NULL);
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] == '\\')
			b.data[i] = '/';
	e->folder = b.len > 0 && b.data[b.len - 1] == '/';
	safe = unzip_name_safe(buf_cstr(&b), b.len);
	for (size_t i = 0; i < b.len; i++) {
		if (b.data[i] == '\xC2' && (unsigned char)b.data[i + 1] < 0xA0) {
			b.data[i] = b.data[i + 1] = '?';
			safe = false;
		} else if ((unsigned char)b.data[i] < 0x20 || b.data[i] == 0x7F) {
			b.data[i] = '?';
		}
	}
	if (b.len > NAME_MAX_BYTES)
		buf_splice(&b, 0, b.len, "?", 1);
	free(e->name);
	e->name = b.len > 0 ? buf_detach(&b) : mem_strdup("?");
	buf_release(&b);
	return safe;
}

/* Where the bytes begin: behind a header that must name the same entry. */
static bool
find_data(const struct unzip *z, struct unzip_entry *e, const unsigned char *s, size_t name,
    size_t limit)
{
	const unsigned char *p = z->p + e->at;
	size_t skip;

	if (e->at > limit || limit - e->at < LOCAL_SIZE || get32(p) != LOCAL)
		return false;
	skip = (size_t)LOCAL_SIZE + get16(p + 26) + get16(p + 28);
	if (get16(p + 26) != name || skip > limit - e->at ||
	    memcmp(p + LOCAL_SIZE, s, name) != 0 || get16(p + 8) != e->method)
		return false;
	e->data = e->at + skip;
	return e->packed <= limit - e->data;
}

/* Sizes and place of an entry; its name is "name" bytes at p + CENTRAL_SIZE. */
static bool
read_place(const struct unzip *z, struct unzip_entry *e, const unsigned char *p,
    const struct directory *dir, struct diag *d)
{
	size_t name = get16(p + 28);
	uint64_t value[3];

	value[0] = get32(p + 24);
	value[1] = get32(p + 20);
	value[2] = get32(p + 42);
	if (!read_extra64(p + CENTRAL_SIZE + name, get16(p + 30), value))
		return refuse_entry(z, e, d, MSG_UNZIP_DAMAGED, 0);
	if (value[0] > UNZIP_MAX_ENTRY)
		return refuse_entry(z, e, d, MSG_UNZIP_ENTRY, UNZIP_MAX_ENTRY >> 20);
	if (value[1] > z->n || value[2] > z->n)
		return refuse_entry(z, e, d, MSG_UNZIP_DAMAGED, 0);
	e->method = get16(p + 10);
	e->crc = get32(p + 16);
	e->size = (size_t)value[0];
	e->packed = (size_t)value[1];
	e->at = (size_t)value[2];
	if (!find_data(z, e, p + CENTRAL_SIZE, name, dir->at))
		return refuse_entry(z, e, d, MSG_UNZIP_DAMAGED, 0);
	return true;
}

/* One record of the directory; *at moves behind it. */
static bool
read_record(struct unzip *z, const struct directory *dir, size_t *at, struct diag *d)
{
	size_t left = dir->at + dir->size - *at, name, tail;
	const unsigned char *p = z->p + *at;
	struct unzip_entry *e = &z->entry[z->count];
	bool safe;

	if (left < CENTRAL_SIZE || get32(p) != CENTRAL)
		return damaged(d, "");
	name = get16(p + 28);
	tail = name + get16(p + 30) + get16(p + 32);
	if (tail > left - CENTRAL_SIZE)
		return damaged(d, "");
	memset(e, 0, sizeof *e);
	e->name = mem_strndup((const char *)p + CENTRAL_SIZE, name);
	z->count++;
	*at += CENTRAL_SIZE + tail;
	safe = z->each ? name_file(e, p, name, get16(p + 30)) :
	    unzip_name_safe((const char *)p + CENTRAL_SIZE, name);
	if (z->each && p[5] == MADE_BY_UNIX) {
		e->link = (get16(p + 40) & TYPE_MASK) == TYPE_LINK;
		e->folder |= (get16(p + 40) & TYPE_MASK) == TYPE_FOLDER;
	}
	if (!safe)
		return refuse_entry(z, e, d, MSG_UNZIP_NAME, 0);
	if ((get16(p + 8) & FLAG_ENCRYPTED) != 0)
		return z->each ? refuse_entry(z, e, d, MSG_UNZIP_ENCRYPTED, 0) :
		    refuse(d, MSG_UNZIP_ENCRYPTED, "", 0);
	return read_place(z, e, p, dir, d);
}

static int
by_name(const void *a, const void *b)
{
	return strcasecmp(((const struct unzip_entry *)a)->name,
	    ((const struct unzip_entry *)b)->name);
}

static int
by_place(const void *a, const void *b)
{
	const struct unzip_entry *const *x = a, *const *y = b;

	return (*x)->at < (*y)->at ? -1 : (*x)->at > (*y)->at;
}

/* What only the entries together can break. */
static bool
check_entries(struct unzip *z, struct diag *d)
{
	const struct unzip_entry **e = mem_array(z->count + 1, sizeof *e);
	size_t total = 0;
	bool ok = true;

	qsort(z->entry, z->count, sizeof *z->entry, by_name);
	for (size_t i = 0; i < z->count; i++) {
		e[i] = &z->entry[i];
		total += e[i]->size;
		if (ok && i > 0 && by_name(e[i - 1], e[i]) == 0)
			ok = refuse(d, MSG_UNZIP_TWICE, e[i]->name, 0);
	}
	if (ok && total > UNZIP_MAX_TOTAL)
		ok = refuse(d, MSG_UNZIP_TOTAL, "", UNZIP_MAX_TOTAL >> 20);
	qsort(e, z->count, sizeof *e, by_place);
	for (size_t i = 1; ok && i < z->count; i++)
		if (e[i - 1]->data + e[i - 1]->packed > e[i]->at)
			ok = refuse(d, MSG_UNZIP_OVERLAP, e[i]->name, 0);
	free(e);
	return ok;
}

/* ---- an archive of files ---- */

/* As a walk through folders has them: what is in "a" stands before "a.docx". */
static int
by_path(const void *a, const void *b)
{
	const char *s = ((const struct unzip_entry *)a)->name;
	const char *t = ((const struct unzip_entry *)b)->name;
	int x, y;

	for (; *s == *t && *s != '\0'; s++, t++)
		;
	x = *s == '/' ? 1 : (unsigned char)*s;
	y = *t == '/' ? 1 : (unsigned char)*t;
	return x - y;
}

/* What does the directory tell of a file that will not be read? */
static enum msg
judge_file(const struct unzip_entry *e, size_t total)
{
	if (e->method != 0 && e->method != Z_DEFLATED)
		return MSG_UNZIP_METHOD;
	if (e->size > UNZIP_FREE && e->size / UNZIP_MAX_RATIO >= e->packed)
		return MSG_UNZIP_RATIO;
	if (e->method == 0 && e->packed != e->size)
		return MSG_UNZIP_DAMAGED;
	return total > UNZIP_MAX_FILES_TOTAL ? MSG_UNZIP_TOTAL : MSG_NONE;
}

static bool
check_files(struct unzip *z)
{
	struct unzip_entry **e = mem_array(z->count + 1, sizeof *e), *last = NULL;
	size_t total = 0;

	qsort(z->entry, z->count, sizeof *z->entry, by_path);
	for (size_t i = 0; i < z->count; i++) {
		e[i] = &z->entry[i];
		if (i > 0 && strcmp(e[i]->name, e[i - 1]->name) == 0) {
			refuse_entry(z, e[i], NULL, MSG_UNZIP_TWICE, 0);
			refuse_entry(z, e[i - 1], NULL, MSG_UNZIP_TWICE, 0);
		}
		total += e[i]->refused == MSG_NONE ? e[i]->size : 0;
		if (e[i]->refused == MSG_NONE)
			e[i]->refused = judge_file(e[i], total);
	}
	qsort(e, z->count, sizeof *e, by_place);
	for (size_t i = 0; i < z->count; i++) {
		if (e[i]->data == 0)
			continue;	/* it has no place */
		if (last != NULL && last->data + last->packed > e[i]->at) {
			refuse_entry(z, e[i], NULL, MSG_UNZIP_OVERLAP, 0);
			refuse_entry(z, last, NULL, MSG_UNZIP_OVERLAP, 0);
		}
		if (last == NULL || e[i]->data + e[i]->packed > last->data + last->packed)
			last = e[i];
	}
	free(e);
	return true;
}

bool
unzip_refused(const struct unzip_entry *e, struct diag *d)
{
	static const struct { enum msg code, told; size_t limit; } why[] = {
		{ MSG_UNZIP_NAME, MSG_UNZIP_FILE_NAME, 0 },
		{ MSG_UNZIP_TWICE, MSG_UNZIP_FILE_TWICE, 0 },
		{ MSG_UNZIP_OVERLAP, MSG_UNZIP_FILE_OVERLAP, 0 },
		{ MSG_UNZIP_ENTRY, MSG_UNZIP_FILE_ENTRY, UNZIP_MAX_ENTRY >> 20 },
		{ MSG_UNZIP_RATIO, MSG_UNZIP_FILE_RATIO, UNZIP_MAX_RATIO },
		{ MSG_UNZIP_ENCRYPTED, MSG_UNZIP_FILE_ENCRYPTED, 0 },
		{ MSG_UNZIP_TOTAL, MSG_UNZIP_FILE_TOTAL, UNZIP_MAX_FILES_TOTAL >> 20 },
		{ MSG_UNZIP_METHOD, MSG_UNZIP_FILE_METHOD, 0 },
	};

	if (e->refused == MSG_NONE)
		return false;
	for (size_t i = 0; i < ARRAY_LEN(why); i++)
		if (e->refused == why[i].code) {
			diag_error(d, DIAG_DATA, why[i].told, INT(why[i].limit != 0 ?
			    why[i].limit : e->method), NULL);
			return true;
		}
	diag_error(d, DIAG_DATA, MSG_UNZIP_FILE_DAMAGED, NULL);
	return true;
}

/* ---- opening ---- */

static struct unzip *
open_zip(const char *p, size_t n, bool each, struct diag *d)
{
	struct unzip *z = mem_zero(sizeof *z);
	struct directory dir = { 0 };
	bool ok;

	z->p = (const unsigned char *)p;
	z->n = n;
	z->each = each;
	ok = find_directory(z, &dir, d);
	if (ok) {
		size_t at = dir.at;

		z->entry = mem_array(dir.count + 1, sizeof *z->entry);
		while (ok && z->count < dir.count)
			ok = read_record(z, &dir, &at, d);
		if (ok && at != dir.at + dir.size)
			ok = damaged(d, "");
		ok = ok && (each ? check_files(z) : check_entries(z, d));
	}
	if (ok)
		return z;
	unzip_close(z);
	return NULL;
}

struct unzip *
unzip_open(const char *p, size_t n, struct diag *d)
{
	return open_zip(p, n, false, d);
}

struct unzip *
unzip_archive(const char *p, size_t n, struct diag *d)
{
	return open_zip(p, n, true, d);
}

struct unzip *
unzip_one(const char *p, size_t n, const struct unzip_entry *e)
{
	struct unzip *z = mem_zero(sizeof *z);

	z->p = (const unsigned char *)p;
	z->n = n;
	z->entry = mem_array(1, sizeof *z->entry);
	z->entry[z->count++] = (struct unzip_entry){ .name = mem_strdup(""),
	    .size = e->size, .packed = n, .crc = e->crc, .method = e->method };
	return z;
}

struct unzip *
unzip_parts(const char *p, const struct unzip_part *part, size_t count, struct diag *d)
{
	struct unzip *z = mem_zero(sizeof *z);
	bool ok = count <= UNZIP_MAX_ENTRIES ||
	    refuse(d, MSG_UNZIP_ENTRIES, "", UNZIP_MAX_ENTRIES);

	z->p = (const unsigned char *)p;
	z->entry = mem_array(count + 1, sizeof *z->entry);
	for (size_t i = 0; ok && i < count; i++) {
		struct unzip_entry *e = &z->entry[z->count++];

		*e = (struct unzip_entry){ .name = mem_strdup(part[i].name),
		    .size = part[i].n, .packed = part[i].n, .at = part[i].at,
		    .data = part[i].at, .method = PLAIN };
		if (!unzip_name_safe(e->name, strlen(e->name)))
			ok = refuse(d, MSG_UNZIP_NAME, e->name[0] != '\0' ? e->name : "?",
			    0);
		else if (e->size > UNZIP_MAX_ENTRY)
			ok = refuse(d, MSG_UNZIP_ENTRY, e->name, UNZIP_MAX_ENTRY >> 20);
	}
	qsort(z->entry, z->count, sizeof *z->entry, by_name);
	for (size_t i = 1; ok && i < z->count; i++)
		if (by_name(&z->entry[i - 1], &z->entry[i]) == 0)
			ok = refuse(d, MSG_UNZIP_TWICE, z->entry[i].name, 0);
	if (ok)
		return z;
	unzip_close(z);
	return NULL;
}

void
unzip_close(struct unzip *z)
{
	if (z == NULL)
		return;
	if (z->ready)
		inflateEnd(&z->z);
	for (size_t i = 0; i < z->count; i++)
		free(z->entry[i].name);
	free(z->entry);
	free(z->piece);
	free(z);
}

size_t
unzip_count(const struct unzip *z)
{
	return z->count;
}

const struct unzip_entry *
unzip_entry(const struct unzip *z, size_t i)
{
	return &z->entry[i];
}

const struct unzip_entry *
unzip_find(const struct unzip *z, const char *name)
{
	size_t low = 0, high = z->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int order = strcasecmp(name, z->entry[mid].name);

		if (order == 0)
			return &z->entry[mid];
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return NULL;
}

/* ---- an entry ---- */

/* Room for a piece of this entry, and one byte more, which tells an entry that
 * goes on past its size. */
static void
prepare(struct unzip *z, size_t size)
{
	size_t want = size < PIECE ? size + 1 : PIECE;

	if (want > z->cap) {
		free(z->piece);
		z->piece = mem_alloc(want);
		z->cap = want;
	}
	if (z->ready) {
		inflateReset(&z->z);
		return;
	}
	memset(&z->z, 0, sizeof z->z);
	if (inflateInit2(&z->z, -MAX_WBITS) != Z_OK)
		mem_out();
	z->ready = true;
}

static bool
pump_deflated(struct unzip *z, const struct unzip_entry *e, unzip_take_fn *take,
    void *ctx, struct diag *d)
{
	size_t done = 0, got;
	uLong crc = crc32(0, NULL, 0);
	int status = Z_OK;

	prepare(z, e->size);
	z->z.next_in = (unsigned char *)z->p + e->data;	/* zlib does not write there */
	z->z.avail_in = (uInt)e->packed;
	while (status != Z_STREAM_END) {
		z->z.next_out = (unsigned char *)z->piece;
		z->z.avail_out = (uInt)z->cap;
		status = inflate(&z->z, z->cap > e->size ? Z_FINISH : Z_NO_FLUSH);
		got = z->cap - z->z.avail_out;
		if ((status != Z_OK && status != Z_STREAM_END) || got > e->size - done)
			return damaged(d, e->name);
		crc = crc32(crc, (const unsigned char *)z->piece, (uInt)got);
		done += got;
		if (status == Z_STREAM_END && (done != e->size || crc != e->crc))
			return damaged(d, e->name);
		if (got > 0 && !take(ctx, z->piece, got))
			return false;
	}
	return true;
}

bool
unzip_pump(struct unzip *z, const struct unzip_entry *e, unzip_take_fn *take, void *ctx,
    struct diag *d)
{
	if (e->size > UNZIP_FREE && e->size / UNZIP_MAX_RATIO >= e->packed)
		return refuse(d, MSG_UNZIP_RATIO, e->name, UNZIP_MAX_RATIO);
	if (e->method == PLAIN)
		return e->size == 0 || take(ctx, (const char *)z->p + e->data, e->size);
	if (e->method == Z_DEFLATED)
		return pump_deflated(z, e, take, ctx, d);
	if (e->method != 0)
		return refuse(d, MSG_UNZIP_METHOD, e->name, e->method);
	if (e->packed != e->size || e->crc != crc32(crc32(0, NULL, 0), z->p + e->data,
	    (uInt)e->size))
		return damaged(d, e->name);
	return e->size == 0 || take(ctx, (const char *)z->p + e->data, e->size);
}

static bool
take_into(void *ctx, const char *p, size_t n)
{
	buf_add(ctx, p, n);
	return true;
}

bool
unzip_read(struct unzip *z, const struct unzip_entry *e, struct buf *out, struct diag *d)
{
	size_t was = out->len;

	if (unzip_pump(z, e, take_into, out, d))
		return true;
	if (out->data != NULL) {
		out->len = was;
		out->data[was] = '\0';
	}
	return false;
}
