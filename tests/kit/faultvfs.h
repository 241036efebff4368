/*
 * faultvfs.h - a layer under SQLite that fails on purpose, and one that forgets
 * like a machine whose power is cut.
 *
 * Registered as the default VFS of this process, so that the store uses it
 * without knowing.  While not armed it only passes on.
 *
 * The power-cut model: what was written since the last sync of a file may be
 * there or not after the cut, in pieces of 512 bytes; a sync makes it sure.
 */
#ifndef FAULTVFS_H
#define FAULTVFS_H

#include <stdbool.h>

enum fault_kind {
	FAULT_WRITE = 1, FAULT_SYNC = 2, FAULT_TRUNCATE = 4, FAULT_OPEN = 8,
	FAULT_DELETE = 16, FAULT_READ = 32, FAULT_SHM = 64, FAULT_LOCK = 128
};

void	 fault_register(void);
/* From now on the n-th call of these kinds fails, and all later ones when it
 * persists; "full" makes a failed write a full disk. */
void	 fault_arm(unsigned kinds, long n, bool persists, bool full);
void	 fault_disarm(void);
/* From now on a write that fails says that it did not: for the control. */
void	 fault_lie(void);
long	 fault_fired(void);		/* how many calls failed since fault_arm() */
/* Remember what is not yet synced, until fault_cut(). */
void	 fault_power(void);
/* The power is gone: a random part of the unsynced writes never happened. */
void	 fault_cut(unsigned seed);

#endif
