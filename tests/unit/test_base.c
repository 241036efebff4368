/*
 * The small modules of base: memory, buffers, figures, messages, hashes, time.
 */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include "buf.h"
#include "clock.h"
#include "diag.h"
#include "mem.h"
#include "msg.h"
#include "num.h"
#include "sha256.h"

/* ---- memory ---- */

static void
say_bye(void)
{
	(void)!write(STDOUT_FILENO, "hook", 4);
}

/* Out of memory ends with 70, after the hook. */
Test(base, die_runs_the_hook)
{
	char got[8] = "";
	int fd[2], status;
	pid_t pid;

	cr_assert_eq(pipe(fd), 0);
	if ((pid = fork()) == 0) {
		dup2(fd[1], STDOUT_FILENO);
		close(STDERR_FILENO);
		die_set_hook(say_bye);
		mem_fail_at(2);
		free(mem_alloc(1));
		free(mem_alloc(1));
		_exit(0);
	}
	close(fd[1]);
	cr_assert_eq(read(fd[0], got, 7), 4);
	waitpid(pid, &status, 0);
	cr_assert_str_eq(got, "hook");
	cr_assert(WIFEXITED(status));
	cr_assert_eq(WEXITSTATUS(status), 70);
	close(fd[0]);
}

Test(base, arena_blocks_do_not_move)
{
	struct arena a;
	char *first, *large, *p;

	arena_init(&a);
	first = arena_strdup(&a, "first");
	large = arena_alloc(&a, 100000);
	cr_assert_eq(large[99999], 0);
	for (int i = 0; i < 5000; i++) {
		p = arena_array(&a, 3, 7);
		cr_assert_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		memset(p, 'x', 21);
	}
	cr_assert_str_eq(first, "first");
	cr_assert_eq(large[50000], 0);
	arena_release(&a);
}

Test(base, grow)
{
	size_t cap = 0;
	int *p = NULL;

	for (int i = 0; i < 1000; i++) {
		p = mem_grow(p, (size_t)i, &cap, sizeof(*p));
		p[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		cr_assert_eq(p[i], i);
	cr_assert_geq(cap, 1000);
	free(p);
}

/* ---- buffers ---- */

Test(base, buf)
{
	struct buf b = BUF_INIT;
	char *s;

	cr_assert_str_eq(buf_cstr(&b), "");
	buf_str(&b, "年报");
	buf_chr(&b, ' ');
	buf_printf(&b, "%d-%s", 7, "x");
	buf_i64(&b, INT64_MIN);
	buf_u64(&b, UINT64_MAX);
	buf_cp(&b, 0x6E58);
	buf_repeat(&b, "ab", 3);
	cr_assert_str_eq(buf_cstr(&b),
	    "年报 7-x-922337203685477580818446744073709551615湘ababab");
	buf_reset(&b);
	cr_assert_str_eq(buf_cstr(&b), "");
	buf_str(&b, "abcdef");
	buf_splice(&b, 2, 2, "XYZ", 3);
	cr_assert_str_eq(buf_cstr(&b), "abXYZef");
	buf_splice(&b, 5, 100, "", 0);
	cr_assert_str_eq(buf_cstr(&b), "abXYZ");
	buf_splice(&b, 99, 0, "!", 1);
	cr_assert_str_eq(buf_cstr(&b), "abXYZ!");
	s = buf_detach(&b);
	cr_assert_str_eq(s, "abXYZ!");
	cr_assert_eq(b.len, 0);
	free(s);
	s = buf_detach(&b);
	cr_assert_str_eq(s, "");
	free(s);
}

/* ---- figures ---- */

Test(base, num_parse)
{
	static const struct { const char *text; enum num_error e; int64_t v; } t[] = {
		{ "0", NUM_OK, 0 }, { "12", NUM_OK, 12000000 }, { " 12 ", NUM_OK, 12000000 },
		{ "１２", NUM_OK, 12000000 }, { "　7", NUM_OK, 7000000 },
		{ "\xC2\xA0""7", NUM_OK, 7000000 }, { "1,200", NUM_OK, 1200000000 },
		{ "1，200", NUM_OK, 1200000000 }, { "1,234,567", NUM_OK, 1234567000000 },
		{ "-3", NUM_OK, -3000000 }, { "－3", NUM_OK, -3000000 }, { "+3", NUM_OK, 3000000 },
		{ "0.5", NUM_OK, 500000 }, { "３．５", NUM_OK, 3500000 }, { "3。5", NUM_OK, 3500000 },
		{ "24252.311082", NUM_OK, 24252311082 }, { "7730.2800000", NUM_OK, 7730280000 },
		{ "9223372036854.775807", NUM_OK, INT64_MAX },
		{ "-9223372036854.775808", NUM_OK, INT64_MIN },
		{ "", NUM_EMPTY, 0 }, { " \t　", NUM_EMPTY, 0 },
		{ "9223372036854.775808", NUM_RANGE, 0 }, { "99999999999999999999", NUM_RANGE, 0 },
		{ "0.0000001", NUM_DIGITS, 0 },
		{ "1,2", NUM_SYNTAX, 0 }, { "1,2345", NUM_SYNTAX, 0 }, { ",123", NUM_SYNTAX, 0 },
		{ "1234,567", NUM_SYNTAX, 0 }, { "1 2", NUM_SYNTAX, 0 }, { "1e3", NUM_SYNTAX, 0 },
		{ "0x10", NUM_SYNTAX, 0 }, { "-", NUM_SYNTAX, 0 }, { ".", NUM_SYNTAX, 0 },
		{ ".5", NUM_SYNTAX, 0 }, { "1.2.3", NUM_SYNTAX, 0 }, { "--1", NUM_SYNTAX, 0 },
		{ "十二", NUM_SYNTAX, 0 }, { "12件", NUM_SYNTAX, 0 }, { "\xFF", NUM_SYNTAX, 0 },
	};
	int64_t v;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		v = 0;
		cr_assert_eq(num_parse(t[i].text, strlen(t[i].text), &v), t[i].e, "%s", t[i].text);
		cr_assert_eq(v, t[i].v, "%s", t[i].text);
	}
}

Test(base, num_print)
{
	static const struct { int64_t v; const char *plain, *grouped; } t[] = {
		{ 0, "0", "0" }, { 12000000, "12", "12" }, { 500000, "0.5", "0.5" },
		{ -1, "-0.000001", "-0.000001" }, { 11398889000000, "11398889", "11,398,889" },
		{ INT64_MAX, "9223372036854.775807", "9,223,372,036,854.775807" },
		{ INT64_MIN, "-9223372036854.775808", "-9,223,372,036,854.775808" },
	};
	uint64_t x = 1;
	char s[NUM_TEXT];
	int64_t v;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		cr_assert_str_eq(num_print(s, t[i].v), t[i].plain);
		cr_assert_str_eq(num_print_grouped(s, t[i].v), t[i].grouped);
	}
	for (int i = 0; i < 20000; i++) {	/* print and parse are inverse */
		x = x * 6364136223846793005u + 1442695040888963407u;
		num_print(s, (int64_t)x >> (x & 63));
		cr_assert_eq(num_parse(s, strlen(s), &v), NUM_OK, "%s", s);
		cr_assert_eq(v, (int64_t)x >> (x & 63));
		num_print_grouped(s, v);
		cr_assert_eq(num_parse(s, strlen(s), &v), NUM_OK, "%s", s);
	}
}

Test(base, num_arithmetic)
{
	int64_t v = INT64_MAX;

	cr_assert_not(num_add(&v, 1));
	cr_assert_eq(v, INT64_MAX);
	cr_assert(num_add(&v, -1));
	cr_assert_not(num_mul(&v, 2));
	v = 25 * NUM_ONE;
	cr_assert(num_mul(&v, -4));
	cr_assert_eq(v, -100 * NUM_ONE);
	cr_assert(num_whole(v));
	cr_assert_not(num_whole(v + 1));
	cr_assert_eq(num_decimals(v), 0);
	cr_assert_eq(num_decimals(500000), 1);
	cr_assert_eq(num_decimals(-1), 6);
}

/* ---- messages ---- */

static unsigned
arguments(const char *s)
{
	unsigned set = 0;

	for (; *s; s++)
		if (s[0] == '{' && s[1] >= '1' && s[1] <= '9' && s[2] == '}')
			set |= 1u << (s[1] - '0');
	return set;
}

/* Both languages have a text, with the same arguments, and no id twice. */
Test(base, every_message_in_both_languages)
{
	for (int m = MSG_NONE + 1; m < MSG__MAX; m++) {
		const char *zh = msg_text(LANG_ZH, (enum msg)m), *en = msg_text(LANG_EN, (enum msg)m);

		cr_assert(*zh != '\0' && *en != '\0', "%s", msg_name((enum msg)m));
		if (m == MSG_FORM_MISPLACED)	/* gives the place in each language */
			continue;
		cr_assert_eq(arguments(zh), arguments(en), "%s", msg_name((enum msg)m));
	}
}

Test(base, msg_format)
{
	static const char *const arg[] = { "甲", NULL };
	struct buf b = BUF_INIT;

	msg_format(&b, LANG_EN, MSG_FILE_TOO_LARGE, arg, 2);
	cr_assert_str_eq(buf_cstr(&b), "甲 is larger than  MB and is not read");
	buf_reset(&b);
	msg_put(&b, LANG_EN, MSG_FILE_TOO_LARGE, "{2}", "7", NULL);
	cr_assert_str_eq(buf_cstr(&b), "{2} is larger than 7 MB and is not read");
	buf_release(&b);
}

Test(base, diag)
{
	struct buf b = BUF_INIT;
	struct diag d;

	diag_init(&d);
	diag_error(NULL, DIAG_DATA, MSG_FILE_MISSING, "x", NULL);
	cr_assert_eq(diag_status(&d), 0);
	diag_warn(&d, MSG_FILE_MISSING, "w", NULL);
	cr_assert_eq(diag_status(&d), 0, "a warning is no failure");
	diag_error(&d, DIAG_REFUSED, MSG_FILE_MISSING, "a", NULL);
	cr_assert_eq(diag_status(&d), 1);
	diag_error(&d, DIAG_LOCKED, MSG_FILE_MISSING, "a", NULL);
	cr_assert_eq(diag_status(&d), 4);
	d.file = "x.form";
	diag_error_at(&d, 7, MSG_FILE_IS_DIR, "d", NULL);
	cr_assert_eq(diag_status(&d), 6);
	diag_error(&d, DIAG_USAGE, MSG_FILE_MISSING, "a", NULL);
	cr_assert_eq(diag_status(&d), 2);
	cr_assert_eq(d.nerror, 4);
	cr_assert(diag_has(&d, MSG_FILE_IS_DIR));
	cr_assert_not(diag_has(&d, MSG_FILE_FULL));
	diag_format(&b, &d.item[3], LANG_EN);
	cr_assert_str_eq(buf_cstr(&b), "x.form:7: d is a folder; name a file");
	buf_release(&b);
	diag_release(&d);
}

/* ---- hashes, time ---- */

/* The vectors of FIPS 180-4, and the same in pieces of every length. */
Test(base, sha256)
{
	static const struct { const char *text, *hex; } t[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
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
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (char)(i * 7);
	sha256(data, sizeof(data), whole);
	for (size_t step = 1; step < 150; step++) {
		sha256_init(&s);
		for (size_t at = 0; at < sizeof(data); at += step)
			sha256_add(&s, data + at, at + step < sizeof(data) ? step : sizeof(data) - at);
		sha256_end(&s, h);
		cr_assert_arr_eq(h, whole, SHA256_SIZE);
	}
}

Test(base, clock)
{
	char t[CLOCK_TEXT], a[37], b[37], who[64];

	clock_utc(NULL, t);
	cr_assert_eq(strlen(t), CLOCK_TEXT - 1);
	cr_assert_eq(t[10], 'T');
	cr_assert_eq(t[23], 'Z');
	clock_uuid(a);
	clock_uuid(b);
	cr_assert_eq(strlen(a), 36);
	cr_assert_eq(a[14], '4');
	cr_assert(strchr("89ab", a[19]) != NULL);
	cr_assert_str_neq(a, b);
	clock_user(who, sizeof(who));
	cr_assert_neq(who[0], '\0');
	clock_host(who, sizeof(who));
	cr_assert_neq(who[0], '\0');
}
