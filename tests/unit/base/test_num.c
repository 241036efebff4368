/*
 * Figures: reading what people type, printing, checked arithmetic.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>
#include "base/mem.h"
#include "base/num.h"

/* A field of a text file with fixed columns, padded. */
#define BLANKS "                                        " \
    "                                        "

Test(num, parse)
{
	static const struct { const char *text; enum num_error e; int64_t v; } t[] = {
		{ "0", NUM_OK, 0 }, { "12", NUM_OK, 12000000 },
		{ " 12 ", NUM_OK, 12000000 },
		{ "１２", NUM_OK, 12000000 }, { "　7", NUM_OK, 7000000 },
		{ "\xC2\xA0""7", NUM_OK, 7000000 }, { "1,200", NUM_OK, 1200000000 },
		{ "1，200", NUM_OK, 1200000000 }, { "1,234,567", NUM_OK, 1234567000000 },
		{ "-3", NUM_OK, -3000000 }, { "－3", NUM_OK, -3000000 },
		{ "+3", NUM_OK, 3000000 },
		{ "0.5", NUM_OK, 500000 }, { "３．５", NUM_OK, 3500000 },
		{ "3。5", NUM_OK, 3500000 },
		{ "24252.311082", NUM_OK, 24252311082 },
		{ "7730.2800000", NUM_OK, 7730280000 },
		{ "9223372036854.775807", NUM_OK, INT64_MAX },
		{ "-9223372036854.775808", NUM_OK, INT64_MIN },
		{ "000000000000000000000000007", NUM_OK, 7000000 }, { "-0", NUM_OK, 0 },
		{ "5.", NUM_OK, 5000000 }, { "1,200.5", NUM_OK, 1200500000 },
		{ BLANKS "12" BLANKS, NUM_OK, 12000000 }, { "〇", NUM_OK, 0 },
		{ "−3", NUM_OK, -3000000 },
		{ "", NUM_EMPTY, 0 }, { BLANKS, NUM_EMPTY, 0 }, { " \t　", NUM_EMPTY, 0 },
		{ "9223372036854.775808", NUM_RANGE, 0 },
		{ "99999999999999999999", NUM_RANGE, 0 },
		{ "0.0000001", NUM_DIGITS, 0 },
		{ "1,2", NUM_SYNTAX, 0 }, { "1,2345", NUM_SYNTAX, 0 },
		{ ",123", NUM_SYNTAX, 0 },
		{ "1234,567", NUM_SYNTAX, 0 }, { "1 2", NUM_SYNTAX, 0 },
		{ "1e3", NUM_SYNTAX, 0 },
		{ "0x10", NUM_SYNTAX, 0 }, { "-", NUM_SYNTAX, 0 }, { ".", NUM_SYNTAX, 0 },
		{ ".5", NUM_SYNTAX, 0 }, { "1.2.3", NUM_SYNTAX, 0 },
		{ "--1", NUM_SYNTAX, 0 },
		{ "十二", NUM_SYNTAX, 0 }, { "12件", NUM_SYNTAX, 0 },
		{ "\xFF", NUM_SYNTAX, 0 },
		{ "1 " BLANKS "2", NUM_SYNTAX, 0 }, { "1,,200", NUM_SYNTAX, 0 },
		{ "1,200,", NUM_SYNTAX, 0 }, { "1,200,00", NUM_SYNTAX, 0 },
		{ "1.2,345", NUM_SYNTAX, 0 }, { "/", NUM_SYNTAX, 0 },
	};
	int64_t v;

	for (size_t i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		v = 0;
		cr_assert_eq(num_parse(t[i].text, strlen(t[i].text), &v), t[i].e, "%s",
		    t[i].text);
		cr_assert_eq(v, t[i].v, "%s", t[i].text);
	}
}

Test(num, chinese_numerals_spelled_out)
{
	static const struct { const char *s; int v; } good[] = {
		{ "零", 0 }, { "〇", 0 }, { " 零\xE3\x80\x80", 0 }, { "一", 1 }, { "两", 2 },
		{ "九", 9 }, { "十", 10 }, { "十二", 12 }, { "二十", 20 }, { "九十九", 99 },
		{ "一百", 100 }, { "一百零五", 105 }, { "一百〇五", 105 },
		{ "一百一十二", 112 }, { "三百四十", 340 }, { "两千零一", 2001 },
		{ "一千零一十", 1010 }, { "一万", 10000 }, { "三万零五百", 30500 },
		{ "十二万三千四百五十六", 123456 }, { "九千九百九十九万", 99990000 },
	};
	static const char *const bad[] = {
		"二三", "二〇二四", "一百五", "一十二", "零零", "零一", "百", "十百", "一万万",
		"三件", "○", "壹", "1", "一百零", "一百零零五", "一千十", "十十十十十十十十十十十十十十十",
		"一亿", "十千", "九万万万万万万万万万",
	};
	int64_t v = 7;

	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		cr_expect_eq(num_parse_han(good[i].s, strlen(good[i].s), &v), NUM_OK, "%s",
		    good[i].s);
		cr_expect_eq(v, good[i].v * NUM_ONE, "%s", good[i].s);
	}
	v = 7;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		cr_expect_eq(num_parse_han(bad[i], strlen(bad[i]), &v), NUM_SYNTAX, "%s",
		    bad[i]);
	cr_expect_eq(num_parse_han(" ", 1, &v), NUM_EMPTY);
	cr_expect_eq(v, 7);
}

Test(num, print)
{
	static const struct { int64_t v; const char *plain, *grouped; } t[] = {
		{ 0, "0", "0" }, { 12000000, "12", "12" }, { 500000, "0.5", "0.5" },
		{ -1, "-0.000001", "-0.000001" },
		{ 11398889000000, "11398889", "11,398,889" },
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

Test(num, arithmetic)
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
