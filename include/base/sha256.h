/*
 * sha256.h - SHA-256 (FIPS 180-4), for the audit chain and form texts.
 */
#ifndef SHA256_H
#define SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_SIZE 32

struct sha256 {
	uint32_t	 h[8];
	uint64_t	 n;
	unsigned char	 block[64];
};
void	 sha256_init(struct sha256 *);
void	 sha256_add(struct sha256 *, const void *p, size_t n);
void	 sha256_end(struct sha256 *, unsigned char out[SHA256_SIZE]);
void	 sha256(const void *p, size_t n, unsigned char out[SHA256_SIZE]);
void	 sha256_hex(const unsigned char in[SHA256_SIZE], char out[2 * SHA256_SIZE + 1]);

#endif
