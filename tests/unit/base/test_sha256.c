/*
 * SHA-256 against published vectors.
 */
#include <criterion/criterion.h>
#include <string.h>
#include "base/sha256.h"

/* The vectors of FIPS 180-4, and the same in pieces of every length. */
Test(sha256, vectors)
{
	static const struct { const char *text, *hex; } t[] = {
		{ "",
		  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc",
		  "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	unsigned char h[SHA256_SIZE], whole[SHA256_SIZE];
	char hex[2 * SHA256_SIZE + 1], data[300];
	struct sha256 s;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		sha256(t[i].text, strlen(t[i].text), h);
		sha256_hex(h, hex);
		cr_assert_str_eq(hex, t[i].hex);
	}
	sha256_init(&s);		/* a million times "a" */
	memset(data, 'a', 250);
	for (int i = 0; i < 4000; i++)
		sha256_add(&s, data, 250);
	sha256_end(&s, h);
	sha256_hex(h, hex);
	cr_assert_str_eq(hex,
	    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (char)(i * 7);
	sha256(data, sizeof(data), whole);
	for (size_t step = 1; step < 150; step++) {
		sha256_init(&s);
		for (size_t at = 0; at < sizeof(data); at += step)
			sha256_add(&s, data + at,
			    at + step < sizeof(data) ? step : sizeof(data) - at);
		sha256_end(&s, h);
		cr_assert_arr_eq(h, whole, SHA256_SIZE);
	}
}
