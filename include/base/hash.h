/*
 * hash.h - FNV-1a, for tables in memory.  Not for anything that somebody could
 * forge on purpose, and never stored: sha256.h is for that.
 */
#ifndef HASH_H
#define HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START	UINT32_C(2166136261)

/* The hash of n bytes more; h is HASH_START or the hash of what came before. */
uint32_t hash_bytes(uint32_t h, const void *p, size_t n);
/* The same of code points, each taken whole: not the hash of their bytes. */
uint32_t hash_points(uint32_t h, const uint32_t *cp, size_t n);
/* The hash of a string. */
uint32_t hash_text(const char *s);

#endif
