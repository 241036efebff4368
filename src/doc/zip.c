/*
 * zip.c - minizip writing into memory.
 *
 * Must never let anything but the parts into the archive: no clock, no user, no
 * file attributes.  minizip goes back to fill in sizes once a part is done, so
 * the stream below can seek inside what was written since zip_begin().
 *
 * The caller owns the buffer; the writer owns its minizip handle.
 */
#include <minizip/zip.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/zip.h"

/*
 * The largest window, 16 KiB: several rows of the widest table, so what repeats is
 * found; a larger one finds nothing more and doubles the memory to clear.
 */
#define WINDOW_MAX	14

struct zip {
	struct buf	*out;
	size_t		 base;		/* where the archive begins in out */
	size_t		 at;		/* position of the stream, from base */
	zipFile		 file;
	int		 level;
	bool		 failed;
};

static voidpf
stream_open(voidpf opaque, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return opaque;
}

/* The writer never reads back what it wrote. */
static uLong
stream_read(voidpf opaque, voidpf stream, void *p, uLong n)
{
	(void)opaque;
	(void)stream;
	(void)p;
	(void)n;
	return 0;
}

static uLong
stream_write(voidpf opaque, voidpf stream, const void *p, uLong n)
{
	struct zip *zip = stream;
	size_t len = zip->out->len - zip->base, over;

	(void)opaque;
	over = zip->at >= len ? 0 : len - zip->at < n ? len - zip->at : n;
	if (over > 0)
		memcpy(zip->out->data + zip->base + zip->at, p, over);
	buf_add(zip->out, (const char *)p + over, n - over);
	zip->at += n;
	return n;
}

static ZPOS64_T
stream_tell(voidpf opaque, voidpf stream)
{
	(void)opaque;
	return ((struct zip *)stream)->at;
}

static long
stream_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin)
{
	struct zip *zip = stream;
	size_t len = zip->out->len - zip->base;
	size_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 :
	    origin == ZLIB_FILEFUNC_SEEK_CUR ? zip->at : len;

	(void)opaque;
	if (offset > len - from)
		return -1;
	zip->at = from + (size_t)offset;
	return 0;
}

static int
stream_close(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

static int
stream_error(voidpf opaque, voidpf stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

struct zip *
zip_begin(struct buf *out, int level)
{
	struct zip *zip = mem_zero(sizeof *zip);
	zlib_filefunc64_def io = {
		.zopen64_file = stream_open, .zread_file = stream_read,
		.zwrite_file = stream_write, .ztell64_file = stream_tell,
		.zseek64_file = stream_seek, .zclose_file = stream_close,
		.zerror_file = stream_error,
	};

	io.opaque = zip;
	zip->out = out;
	zip->base = out->len;
	zip->level = level;
	zip->file = zipOpen2_64("memory", APPEND_STATUS_CREATE, NULL, &io);
	zip->failed = zip->file == NULL;
	return zip;
}

/*
 * A compressor clears its window and its hash table before it begins; for the
 * many small parts of a document that would cost more than compressing them.  So
 * the window is just large enough for the part: 2^bits bytes.
 */
static int
window_bits(size_t n)
{
	int bits = 9;

	while (bits < WINDOW_MAX && n > (size_t)1 << bits)
		bits++;
	return bits;
}

void
zip_part(struct zip *zip, const char *name, const void *p, size_t n)
{
	int bits = window_bits(n);
	zip_fileinfo info;

	if (zip->failed)
		return;
	if (n > UINT32_MAX / 2) {	/* such a part would need the 64-bit records */
		zip->failed = true;
		return;
	}
	memset(&info, 0, sizeof info);
	info.tmz_date.tm_year = 1980;
	info.tmz_date.tm_mday = 1;
	if (zipOpenNewFileInZip3(zip->file, name, &info, NULL, 0, NULL, 0, NULL,
	    zip->level ? Z_DEFLATED : 0, zip->level, 0, -bits, bits - 7,
	    Z_DEFAULT_STRATEGY, NULL, 0) != ZIP_OK ||
	    zipWriteInFileInZip(zip->file, p, (unsigned)n) != ZIP_OK ||
	    zipCloseFileInZip(zip->file) != ZIP_OK)
		zip->failed = true;
}

bool
zip_end(struct zip *zip, struct diag *d)
{
	bool ok = !zip->failed;

	if (zip->file != NULL && zipClose(zip->file, NULL) != ZIP_OK)
		ok = false;
	if (!ok) {
		if (zip->out->len > zip->base)
			zip->out->len = zip->base;
		diag_error(d, DIAG_DATA, MSG_DOC_ZIP, NULL);
	}
	free(zip);
	return ok;
}
