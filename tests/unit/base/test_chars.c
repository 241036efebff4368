/*
 * One table of characters: blanks, digits, ordinals; one hash.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/chars.h"
#include "base/hash.h"
#include "base/text.h"

/* Every code point has its classes from one row: what is empty never has ink. */
Test(chars, classes)
{
	static const uint32_t blank[] = { ' ', '\t', 0xA0, 0x2003, 0x202F, 0x3000 };
	static const uint32_t hidden[] = { 0, 0x1B, 0xAD, 0x200B, 0x200F, 0x2060, 0xFEFF };
	static const uint32_t line[] = { '\n', '\r', '\f', 0x85, 0x2028, 0x2029 };

	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
		cr_assert_eq(char_classes(blank[i]), CHAR_BLANK, "%X", blank[i]);
	for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
		cr_assert_eq(char_classes(hidden[i]), CHAR_INVISIBLE, "%X", hidden[i]);
	for (size_t i = 0; i < sizeof line / sizeof *line; i++)
		cr_assert_eq(char_classes(line[i]), CHAR_BLANK | CHAR_LINE, "%X", line[i]);
	for (uint32_t cp = 0; cp < 0x110000; cp++) {
		if (char_is(cp, CHAR_EMPTY))
			cr_assert_eq(char_classes(cp) & ~(unsigned)(CHAR_EMPTY | CHAR_LINE), 0,
			    "%X", cp);
		/* what a terminal must not see is no text, but U+2028 and 2029 end lines */
		if (text_cp_unsafe(cp))
			cr_assert(char_is(cp, CHAR_EMPTY), "%X", cp);
		cr_assert_eq(char_digit(cp) >= 0, char_is(cp, CHAR_DIGIT | CHAR_HAN_DIGIT), "%X",
		    cp);
	}
	cr_assert_eq(char_digit('7'), 7);
	cr_assert_eq(char_digit(0xFF17), 7);
	cr_assert_eq(char_digit(0x4E03), 7);
	cr_assert_eq(char_digit(0x5341), 10);
	cr_assert_eq(char_digit(0x3007), 0);
	cr_assert(char_is(0x3002, CHAR_SENTENCE) && !char_is(0xFF0C, CHAR_SENTENCE));
	cr_assert(char_is(0xFF0C, CHAR_CLAUSE));
}

/* The texts on which fifteen definitions of "blank" gave different answers. */
Test(chars, blank_texts)
{
	static const char *const blank[] = {
		"", " \t\r\n", "\u00A0", "\u2003", "\u3000\u3000", "\u200B", "\uFEFF",
		"\u2060\u00AD\u200E", "\u2028"
	};
	static const char *const said[] = { "0", "\u3000无", "\u00A0.", "\u200B一", "\xFF" };
	const char *s = "\u3000\uFEFF 甲 乙\u200B\u00A0";
	size_t n = strlen(s);

	cr_assert(text_blank(NULL));
	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
		cr_assert(text_blank(blank[i]), "%zu", i);
	for (size_t i = 0; i < sizeof said / sizeof *said; i++)
		cr_assert_not(text_blank(said[i]), "%zu", i);
	text_trim(&s, &n, CHAR_EMPTY);
	cr_assert_eq(n, strlen("甲 乙"));
	cr_assert_eq(memcmp(s, "甲 乙", n), 0);
	s = " \u200B";
	n = strlen(s);
	text_trim(&s, &n, CHAR_EMPTY);
	cr_assert_eq(n, 0);
	s = "甲\x80";
	n = strlen(s);
	text_trim(&s, &n, CHAR_EMPTY);
	cr_assert_eq(n, strlen("甲\x80"));
	cr_assert_eq(text_span("  x", 3, CHAR_BLANK), 2);
}

Test(chars, ordinals)
{
	static const struct {
		const char	*s;
		enum ordinal_kind kind;
		int		 number;
		size_t		 rest;	/* bytes behind it */
	} rows[] = {
		{ "一、总体情况", ORDINAL_PLAIN, 1, 12 },
		{ "　十二．其他", ORDINAL_PLAIN, 12, 6 },
		{ "二十、甲", ORDINAL_PLAIN, 20, 3 },
		{ "二十三、甲", ORDINAL_PLAIN, 23, 3 },
		{ "3.甲", ORDINAL_PLAIN, 3, 3 },
		{ "３、甲", ORDINAL_PLAIN, 3, 3 },
		{ "（三）甲", ORDINAL_BRACKET, 3, 3 },
		{ "( 12 )甲", ORDINAL_BRACKET, 12, 3 },
		{ "（\u200B三 ）甲", ORDINAL_BRACKET, 3, 3 },
		{ "①甲", ORDINAL_CIRCLE, 1, 3 },
		{ "⑳甲", ORDINAL_CIRCLE, 20, 3 },
		{ "第一部分 甲", ORDINAL_PART, 1, 4 },
		{ "第2章甲", ORDINAL_PART, 2, 3 },
		{ "第三节", ORDINAL_PART, 3, 0 },
		{ "一 总体情况", ORDINAL_PLAIN, 1, 13 },
		{ "", ORDINAL_NONE, 0, 0 },
		{ "一", ORDINAL_NONE, 0, 0 },
		{ "一般", ORDINAL_NONE, 0, 0 },
		{ "（一", ORDINAL_NONE, 0, 0 },
		{ "（甲）", ORDINAL_NONE, 0, 0 },
		{ "2024.5", ORDINAL_NONE, 0, 0 },
		{ "第一批", ORDINAL_NONE, 0, 0 },
		{ "第一部", ORDINAL_NONE, 0, 0 },
		{ "○、甲", ORDINAL_NONE, 0, 0 },
		{ "零、甲", ORDINAL_NONE, 0, 0 },
		{ "一1、甲", ORDINAL_NONE, 0, 0 },
		{ "、甲", ORDINAL_NONE, 0, 0 },
	};
	struct ordinal o;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t n = strlen(rows[i].s);

		cr_assert_eq(text_ordinal(rows[i].s, n, &o), rows[i].kind != ORDINAL_NONE,
		    "%s", rows[i].s);
		cr_assert_eq(o.kind, rows[i].kind, "%s", rows[i].s);
		if (o.kind == ORDINAL_NONE)
			continue;
		cr_assert_eq(o.number, rows[i].number, "%s: %d", rows[i].s, o.number);
		cr_assert_eq(n - o.length, rows[i].rest, "%s: %zu", rows[i].s, o.length);
	}
	text_ordinal("３、甲", strlen("３、甲"), &o);
	cr_assert(!o.han && o.mark == 0x3001);
	text_ordinal("一 甲", strlen("一 甲"), &o);
	cr_assert(o.han && o.mark == ' ');
}

/* The published values of FNV-1a, 32 bits. */
Test(hash, known)
{
	static const uint32_t cp[] = { 'f', 'o', 'o' };

	cr_assert_eq(hash_text(""), HASH_START);
	cr_assert_eq(hash_text("a"), 0xE40C292Cu);
	cr_assert_eq(hash_text("foobar"), 0xBF9CF968u);
	cr_assert_eq(hash_bytes(hash_bytes(HASH_START, "foo", 3), "bar", 3), 0xBF9CF968u);
	cr_assert_eq(hash_points(HASH_START, cp, 3), hash_text("foo"));
}
