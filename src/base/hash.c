/*
 * hash.c - FNV-1a.
 */
#include <stdint.h>
#include <string.h>

#include "base/hash.h"

#define PRIME	UINT32_C(16777619)

uint32_t
hash_bytes(uint32_t h, const void *p, size_t n)
{
	const unsigned char *c = p;

	for (size_t i = 0; i < n; i++)
		h = (h ^ c[i]) * PRIME;
	return h;
}

uint32_t
hash_points(uint32_t h, const uint32_t *cp, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = (h ^ cp[i]) * PRIME;
	return h;
}

uint32_t
hash_text(const char *s)
{
	return hash_bytes(HASH_START, s, strlen(s));
}
