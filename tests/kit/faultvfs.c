/*
 * faultvfs.c - see faultvfs.h.
 */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "kit/faultvfs.h"
#include "base/mem.h"

#define SECTOR	512

struct file {
	sqlite3_file	 base;
	sqlite3_file	*real;
	char		*name;
};

/* One write or truncation that is not on disk yet, with what it replaced. */
struct unsynced {
	struct unsynced	*next;		/* the one before it in time */
	char		*name;
	sqlite3_int64	 at, old_size;
	int		 n, nold;
	unsigned char	*old;
	bool		 truncation;
};

static struct {
	sqlite3_vfs	*real;
	sqlite3_vfs	 vfs;
	unsigned	 kinds;
	long		 fail_at, count, fired;
	bool		 armed, persists, full, power, lies;
	struct unsynced	*newest;
} f;

void
fault_arm(unsigned kinds, long n, bool persists, bool full)
{
	f.kinds = kinds;
	f.fail_at = n;
	f.persists = persists;
	f.full = full;
	f.count = f.fired = 0;
	f.armed = true;
}

void
fault_disarm(void)
{
	f.armed = false;
}

void
fault_lie(void)
{
	f.lies = true;
}

long
fault_fired(void)
{
	return f.fired;
}

static bool
hit(enum fault_kind kind)
{
	if (!f.armed || !(f.kinds & (unsigned)kind))
		return false;
	f.count++;
	if (f.persists ? f.count < f.fail_at : f.count != f.fail_at)
		return false;
	f.fired++;
	return true;
}

/* ---- the power-cut model ---- */

void
fault_power(void)
{
	f.power = true;
}

static void
remember(struct file *p, sqlite3_int64 at, int n, bool truncation)
{
	struct unsynced *w;

	if (!f.power)
		return;
	w = mem_zero(sizeof(*w));
	w->name = mem_strdup(p->name);
	w->at = at;
	w->n = n;
	w->truncation = truncation;
	p->real->pMethods->xFileSize(p->real, &w->old_size);
	w->nold = truncation ? (int)(w->old_size > at ? w->old_size - at : 0) : n;
	w->old = mem_zero((size_t)w->nold + 1);
	if (w->nold > 0)	/* past the end it reads zeros, as the disk would */
		(void)p->real->pMethods->xRead(p->real, w->old, w->nold, at);
	w->next = f.newest;
	f.newest = w;
}

static void
forget(struct unsynced *w)
{
	free(w->name);
	free(w->old);
	free(w);
}

static void
synced(const char *name)
{
	struct unsynced **at = &f.newest, *w;

	while ((w = *at) != NULL) {
		if (strcmp(w->name, name) != 0) {
			at = &w->next;
			continue;
		}
		*at = w->next;
		forget(w);
	}
}

static void
undo(const struct unsynced *w, int fd)
{
	bool whole = rand() % 2;
	int i, n;

	for (i = 0; i < w->nold; i += SECTOR) {
		n = w->nold - i < SECTOR ? w->nold - i : SECTOR;
		if ((w->truncation || whole || rand() % 2) &&
		    pwrite(fd, w->old + i, (size_t)n, w->at + i) != n)
			abort();
	}
	if (!w->truncation && whole && w->at + w->n > w->old_size &&
	    ftruncate(fd, w->old_size) != 0)
		abort();
}

void
fault_cut(unsigned seed)
{
	struct unsynced *w;
	int fd;

	srand(seed);
	f.power = false;
	/* Newest first: each finds the file as it was just after it. */
	while ((w = f.newest) != NULL) {
		f.newest = w->next;
		if (rand() % 3 != 0 && (fd = open(w->name, O_RDWR)) >= 0) {
			undo(w, fd);
			close(fd);
		}
		forget(w);
	}
}

/* ---- the file ---- */

#define REAL(file)	(((struct file *)(file))->real)
#define CALL(file, method, ...)	\
	(REAL(file)->pMethods->method(REAL(file), __VA_ARGS__))

static int
file_close(sqlite3_file *file)
{
	struct file *p = (struct file *)file;
	int rc = p->real->pMethods->xClose(p->real);

	free(p->name);
	sqlite3_free(p->real);
	return rc;
}

static int
file_read(sqlite3_file *file, void *to, int n, sqlite3_int64 at)
{
	return hit(FAULT_READ) ? SQLITE_IOERR_READ : CALL(file, xRead, to, n, at);
}

static int
file_write(sqlite3_file *file, const void *from, int n, sqlite3_int64 at)
{
	if (hit(FAULT_WRITE))
		return f.lies ? SQLITE_OK : f.full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
	remember((struct file *)file, at, n, false);
	return CALL(file, xWrite, from, n, at);
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	if (hit(FAULT_TRUNCATE))
		return SQLITE_IOERR_TRUNCATE;
	remember((struct file *)file, size, 0, true);
	return CALL(file, xTruncate, size);
}

static int
file_sync(sqlite3_file *file, int flags)
{
	if (hit(FAULT_SYNC))
		return SQLITE_IOERR_FSYNC;
	if (f.power)
		synced(((struct file *)file)->name);
	/* The kernel outlives these tests: only the model needs the sync. */
	(void)flags;
	return SQLITE_OK;
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return CALL(file, xFileSize, size);
}

static int
file_lock(sqlite3_file *file, int level)
{
	return hit(FAULT_LOCK) ? SQLITE_IOERR_LOCK : CALL(file, xLock, level);
}

static int
file_unlock(sqlite3_file *file, int level)
{
	return CALL(file, xUnlock, level);
}

static int
file_reserved(sqlite3_file *file, int *out)
{
	return CALL(file, xCheckReservedLock, out);
}

static int
file_control(sqlite3_file *file, int op, void *arg)
{
	return CALL(file, xFileControl, op, arg);
}

static int
file_sector(sqlite3_file *file)
{
	(void)file;
	return SECTOR;
}

/* No promises of the device: they would let SQLite do less. */
static int
file_device(sqlite3_file *file)
{
	(void)file;
	return 0;
}

static int
file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
	return hit(FAULT_SHM) ? SQLITE_IOERR_SHMMAP : CALL(file, xShmMap, page, size,
	    extend, out);
}

static int
file_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	return CALL(file, xShmLock, offset, n, flags);
}

static void
file_shm_barrier(sqlite3_file *file)
{
	REAL(file)->pMethods->xShmBarrier(REAL(file));
}

static int
file_shm_unmap(sqlite3_file *file, int remove)
{
	return CALL(file, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
	2, file_close, file_read, file_write, file_truncate, file_sync, file_size,
	    file_lock,
	file_unlock, file_reserved, file_control, file_sector, file_device, file_shm_map,
	file_shm_lock, file_shm_barrier, file_shm_unmap, NULL, NULL
};

/* ---- the file system ---- */

static int
vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out)
{
	struct file *p = (struct file *)file;
	int rc;

	(void)vfs;
	memset(p, 0, sizeof(*p));
	if (hit(FAULT_OPEN))
		return SQLITE_CANTOPEN;
	p->real = sqlite3_malloc(f.real->szOsFile);
	if (p->real == NULL)
		return SQLITE_NOMEM;
	memset(p->real, 0, (size_t)f.real->szOsFile);
	rc = f.real->xOpen(f.real, name, p->real, flags, out);
	if (rc != SQLITE_OK) {
		sqlite3_free(p->real);
		return rc;
	}
	p->name = mem_strdup(name != NULL ? name : "");
	p->base.pMethods = &methods;
	return SQLITE_OK;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
	(void)vfs;
	(void)sync_folder;
	return hit(FAULT_DELETE) ? SQLITE_IOERR_DELETE : f.real->xDelete(f.real, name, 0);
}

void
fault_register(void)
{
	if (f.real != NULL)
		return;
	f.real = sqlite3_vfs_find(NULL);
	/* What is not named here goes to the real one: its functions take any vfs. */
	f.vfs = *f.real;
	f.vfs.iVersion = 2;
	f.vfs.szOsFile = sizeof(struct file);
	f.vfs.zName = "fault";
	f.vfs.pNext = NULL;
	f.vfs.xOpen = vfs_open;
	f.vfs.xDelete = vfs_delete;
	sqlite3_vfs_register(&f.vfs, 1);
}
