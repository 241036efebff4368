/*
 * Bytes to keys: what terminals in use in offices send, and what must never
 * get through.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "ui/term/keydec.h"

#define ONES "1111111111111111111111111111111"

static void
add_key(struct buf *out, struct keydec *d, const struct key *k)
{
	const char *text;
	size_t n;

	key_print(out, k);
	if (k->code == K_PASTE) {
		text = keydec_paste(d, &n);
		buf_printf(out, "{%.*s}", (int)n, text);
	}
}

/* Keys of a string of bytes by name; then silence. */
static const char *
decode(struct buf *out, const char *bytes, size_t n, bool gb)
{
	struct keydec d;
	struct key k;
	size_t i;

	buf_reset(out);
	keydec_init(&d, gb);
	for (i = 0; i < n; i++) {
		if (keydec_byte(&d, (unsigned char)bytes[i], &k))
			add_key(out, &d, &k);
		while (keydec_more(&d, &k))
			add_key(out, &d, &k);
	}
	while (keydec_waiting(&d)) {
		if (keydec_timeout(&d, &k))
			add_key(out, &d, &k);
		while (keydec_more(&d, &k))
			add_key(out, &d, &k);
	}
	keydec_release(&d);
	return buf_cstr(out);
}

struct sequence { const char *bytes, *keys; };

static void
check(const struct sequence *t, size_t n, bool gb)
{
	struct buf b = BUF_INIT;
	size_t i, k;
	char hex[200];

	for (i = 0; i < n; i++) {
		hex[0] = '\0';
		for (k = 0; t[i].bytes[k] && k < 60; k++)
			sprintf(hex + 3 * k, "%02x ", (unsigned char)t[i].bytes[k]);
		cr_expect_str_eq(decode(&b, t[i].bytes, strlen(t[i].bytes), gb),
		    t[i].keys,
		    "%s gives %s, not %s", hex, buf_cstr(&b), t[i].keys);
	}
	buf_release(&b);
}
#define CHECK(t) check(t, sizeof(t) / sizeof((t)[0]), false)

Test(keydec, function_keys)
{
	static const struct sequence t[] = {
		/* xterm, VT220 and PuTTY's ESC[n~ */
		{ "\033OP", "<F1>" }, { "\033OQ", "<F2>" }, { "\033OR", "<F3>" },
		{ "\033OS", "<F4>" }, { "\033[11~", "<F1>" }, { "\033[12~", "<F2>" },
		{ "\033[13~", "<F3>" }, { "\033[14~", "<F4>" },
		{ "\033[15~", "<F5>" }, { "\033[17~", "<F6>" },
		{ "\033[18~", "<F7>" }, { "\033[19~", "<F8>" },
		{ "\033[20~", "<F9>" }, { "\033[21~", "<F10>" },
		{ "\033[23~", "<F11>" }, { "\033[24~", "<F12>" },
		/* Linux console */
		{ "\033[[A", "<F1>" }, { "\033[[B", "<F2>" }, { "\033[[C", "<F3>" },
		{ "\033[[D", "<F4>" }, { "\033[[E", "<F5>" }, { "\033[[Z", "" },
		/* PuTTY VT100+ */
		{ "\033OT", "<F5>" }, { "\033OU", "<F6>" }, { "\033OV", "<F7>" },
		{ "\033OW", "<F8>" }, { "\033OX", "<F9>" }, { "\033OY", "<F10>" },
		{ "\033OZ", "<F11>" }, { "\033O[", "<F12>" },
		/* PuTTY SCO; F3 is what also says that the window lost the focus */
		{ "\033[M", "<F1>" }, { "\033[M\033[N", "<F1><F2>" },
		{ "\033[N", "<F2>" }, { "\033[O", "" }, { "\033[P", "<F4>" },
		{ "\033[Q", "<F5>" }, { "\033[R", "<F6>" }, { "\033[S", "<F7>" },
		{ "\033[T", "<F8>" }, { "\033[U", "<F9>" }, { "\033[V", "<F10>" },
		{ "\033[W", "<F11>" }, { "\033[X", "<F12>" },
		/* with Shift, Ctrl, Alt: other keys, unknown here */
		{ "\033[25~", "" }, { "\033[34~", "" }, { "\033[1;2P", "" },
		{ "\033[1;5Q", "" }, { "\033[15;2~", "" }, { "\033[11;3~", "" },
		{ "\033O2P", "" }, { "\033O1;5Q", "" }, { "\033[[[", "" },
	};

	CHECK(t);
}

/* Terminals that tell every character with what is held, as CSI u or as modifyOtherKeys;
 * with more numbers or parts of numbers it is no key that we asked for. */
Test(keydec, characters_told_by_number)
{
	static const struct sequence t[] = {
		{ "\033[53u", "5" }, { "\033[27;1;53~", "5" }, { "\033[24180u", "年" },
		{ "\033[122;5u", "<C-z>" }, { "\033[27;5;122~", "<C-z>" },
		{ "\033[110;69u", "<C-n>" }, { "\033[90;6u", "<C-z>" }, { "\033[53;5u", "" }, { "\033[97;7u", "" },
		{ "\033[97;2u", "A" }, { "\033[27;2;65~", "A" }, { "\033[47;2u", "/" },
		{ "\033[98;3u", "<A-b>" }, { "\033[66;4u", "<A-b>" },
		{ "\033[49;3u", "<A-1>" }, { "\033[27;3;48~", "<A-0>" },
		{ "\033[13u", "<Enter>" }, { "\033[13;5u", "<Enter>" },
		{ "\033[27;2;13~", "<Enter>" }, { "\033[9u", "<Tab>" },
		{ "\033[9;2u", "<S-Tab>" }, { "\033[9;5u", "" }, { "\033[27u", "<Esc>" },
		{ "\033[127u", "<BS>" }, { "\033[127;3u", "<A-BS>" },
		{ "\033[91;5u", "<Esc>" }, { "\033[97;9u", "" },
		/* the keypad of kitty */
		{ "\033[57399u", "0" }, { "\033[57408u", "9" }, { "\033[57410u", "/" },
		{ "\033[57414u", "<Enter>" }, { "\033[57419u", "<Up>" },
		{ "\033[57417;2u", "<S-Left>" }, { "\033[57426u", "<Del>" },
		{ "\033[57441u", "" }, { "\033[1114112u", "" }, { "\033[0u", "" },
		{ "\033[u5", "5" }, { "\033[97;1:3u5", "5" }, { "\033[97;1;97u5", "5" },
		{ "\033[27;5;122;1~5", "5" }, { "\033[27;5~5", "5" },
	};

	CHECK(t);
}

Test(keydec, moving_keys)
{
	static const struct sequence t[] = {
		{ "\033[A", "<Up>" }, { "\033[B", "<Down>" }, { "\033[C", "<Right>" },
		{ "\033[D", "<Left>" }, { "\033OA", "<Up>" }, { "\033OB", "<Down>" },
		{ "\033OC", "<Right>" }, { "\033OD", "<Left>" },
		{ "\033[H", "<Home>" }, { "\033[F", "<End>" }, { "\033OH", "<Home>" },
		{ "\033OF", "<End>" }, { "\033[1~", "<Home>" },
		{ "\033[4~", "<End>" }, { "\033[7~", "<Home>" },
		{ "\033[8~", "<End>" }, { "\033[2~", "<Ins>" },
		{ "\033[3~", "<Del>" }, { "\033[5~", "<PgUp>" },
		{ "\033[6~", "<PgDn>" }, { "\033[G", "<PgDn>" },
		{ "\033[L", "<Ins>" }, { "\033[Z", "<S-Tab>" },
		{ "\033[1;5H", "<C-Home>" }, { "\033[1;5F", "<C-End>" },
		{ "\033[1;5~", "<C-Home>" }, { "\033[4;5~", "<C-End>" },
		{ "\033[7^", "<C-Home>" }, { "\033[8^", "<C-End>" },
		{ "\033[1;1H", "<Home>" }, { "\033[1;129A", "<Up>" },	/* NumLock */
		{ "\033[1;133H", "<C-Home>" }, { "\033[1;2A", "<S-Up>" },
		{ "\033[1;3C", "<A-Right>" }, { "\033[1;5D", "<C-Left>" },
		{ "\033[1;6D", "<C-S-Left>" }, { "\033[1;4B", "<A-S-Down>" },
		{ "\033[1;8C", "<C-A-S-Right>" }, { "\033[3;5~", "<C-Del>" },
		{ "\033[3;3~", "<A-Del>" }, { "\033[3^", "<C-Del>" },
		{ "\033[1;2H", "<S-Home>" }, { "\033[1;2F", "<S-End>" },
		{ "\033[1;6H", "<S-C-Home>" }, { "\033[a", "<S-Up>" },
		{ "\033Oa", "<C-Up>" }, { "\033Od", "<C-Left>" },
		{ "\033[1;9A", "" }, { "\033[5;5~", "" }, { "\033[3$", "" },
		{ "\033[5@", "" }, { "\033[E", "" }, { "\033OE", "" },
		{ "\033[1;2Z", "" }, { "\033\033[A", "" }, { "\033\033OB", "" },
		{ "\033\033[5~", "" },
	};

	CHECK(t);
}

Test(keydec, keypad_and_plain_keys)
{
	static const struct sequence t[] = {
		{ "\033Op", "0" }, { "\033Oq", "1" }, { "\033Or", "2" },
		{ "\033Os", "3" }, { "\033Ot", "4" }, { "\033Ou", "5" },
		{ "\033Ov", "6" }, { "\033Ow", "7" }, { "\033Ox", "8" },
		{ "\033Oy", "9" }, { "\033On", "." }, { "\033Ol", "," },
		{ "\033Om", "-" }, { "\033Oj", "*" }, { "\033Ok", "+" },
		{ "\033Oo", "/" }, { "\033OM", "<Enter>" }, { "\033OI", "<Tab>" },
		{ "\r", "<Enter>" }, { "\n", "<Enter>" }, { "\t", "<Tab>" },
		{ "\b", "<BS>" }, { "\x7f", "<BS>" }, { "\x1a", "<C-z>" },
		{ "\x03", "<C-c>" }, { "\x13", "<C-s>" }, { "\x11", "<C-q>" },
		{ "\x1c", "<C-|>" }, { "12/=", "12/=" }, { "年报", "年报" },
		{ "１２", "１２" }, { "𠂇", "𠂇" }, { "<", "<lt>" },
		/* what is not UTF-8 is dropped, and takes nothing along */
		{ "\xff\xfe" "5", "5" }, { "\xc0\x80" "5", "5" },
		{ "\xe5\xb9" "5", "5" }, { "\xed\xa0\x80" "5", "5" },
		{ "\xf4\x90\x80\x80" "5", "5" }, { "\xe5\xb9\033[A", "<Up>" },
		{ "\xc2\x85" "5", "5" }, { "\x80\xbf" "5", "5" },
	};

	CHECK(t);
}

Test(keydec, escape_and_what_follows)
{
	static const struct sequence t[] = {
		{ "\033", "<Esc>" }, { "\033\033", "<Esc><Esc>" },
		{ "\033\033\033", "<Esc><Esc><Esc>" }, { "\0331", "<A-1>" },
		{ "\0330", "<A-0>" }, { "\033\0338", "<Esc><A-8>" },
		{ "\033\r", "<Esc><Enter>" }, { "\033\x11", "<Esc><C-q>" },
		{ "\033\t", "<Esc><Tab>" },
		/* Alt and a character */
		{ "\033a", "<A-a>" }, { "\033A", "<A-a>" }, { "\033/", "<A-/>" },
		{ "\033\x7f", "<A-BS>" }, { "\033\b", "<A-BS>" },
		{ "\033^", "<A-^>" }, { "\033\033a", "" }, { "\033\033^", "" },
		{ "\033年", "" }, { "\033年5", "5" }, { "\033\xff" "5", "5" },
		{ "\033<", "<A-lt>" }, { "\033a5", "<A-a>5" }, { "\033.", "<A-.>" },
	};

	CHECK(t);
}

Test(keydec, strings_and_reports_are_swallowed_whole)
{
	static const struct sequence t[] = {
		{ "\033[?62;22c5", "5" }, { "\033[>0;276;0c5", "5" },
		{ "\033[0n5", "5" }, { "\033[?1;2c5", "5" },
		{ "\033[8;24;80t5", "5" }, { "\033[?2004;1$y5", "5" },
		{ "\033[1 q5", "5" }, { "\033[!p5", "5" }, { "\033[57;5u5", "5" },
		{ "\033[27;5;57~5", "5" }, { "\033[I5", "5" }, { "\033[O5", "5" },
		{ "\033[<0;12;5m5", "5" }, { "\033[<66;12;5M5", "5" },
		{ "\033[32;12;5M5", "5" }, { "\033[M 155", "5" },
		{ "\033[M#995", "5" }, { "\033]0;12\0075", "5" },
		{ "\033]11;rgb:1/2/3\033\\5", "5" }, { "\033]52;c;MTIz\0075", "5" },
		{ "\033P1$r0m\033\\5", "5" }, { "\033_G1;OK\033\\5", "5" },
		{ "\033^12\033\\5", "5" }, { "\033X12\033\\5", "5" },
		{ "\033P12\033[A", "<Up>" }, { "\033]12\0305", "5" },
		{ "\033[201~5", "5" }, { "\033[99~5", "5" },
		{ "\033[999999999999~5", "5" }, { "\033[1;2;3;4;5~5", "5" },
		{ "\033[12\r", "<Enter>" }, { "\033[12\033[A", "<Up>" },
		{ "\x9b" "11~5", "<F1>5" }, { "\x8fP5", "<F1>5" },
		{ "\xc2\x9b" "11~5", "<F1>5" }, { "\xc2\x8fP5", "<F1>5" },
		{ "\xc2\x9d" "0;12\0075", "5" }, { "\xc2\x90" "1$r0\xc2\x9c" "5", "5" },
		{ "\033]0;\xc2\x80" "1\0075", "5" }, { "\033\xc2\x9b" "11~5", "5" },
		{ "\033]0;12\r5", "<Enter>5" }, { "\033P12\x11", "<C-q>" },
		{ "\033[" ONES ONES ONES "~5", "5" },
	};
	struct keydec d;
	struct key k = { .code = 0 };
	const char *s;

	CHECK(t);
	/* Two carry numbers. */
	keydec_init(&d, false);
	for (s = "\033[12;34R"; *s; s++)
		(void)keydec_byte(&d, (unsigned char)*s, &k);
	cr_assert(k.code == K_CURSOR_REPORT && k.row == 12 && k.col == 34);
	for (s = "\033[<0;7;9M"; *s; s++)
		(void)keydec_byte(&d, (unsigned char)*s, &k);
	cr_assert(k.code == K_MOUSE && k.row == 9 && k.col == 7);
	for (s = "\033[<65;7;9M"; *s; s++)
		(void)keydec_byte(&d, (unsigned char)*s, &k);
	cr_assert(k.code == K_WHEEL_DOWN && k.row == 9 && k.col == 7);
	keydec_release(&d);
}

/* A slow line may cut a sequence anywhere, even behind its ESC. */
Test(keydec, sequences_cut_by_a_slow_line)
{
	static const char *const t[] = { "\033[11~", "\033[3~", "\033OP", "\033[1;5H" };
	struct buf b = BUF_INIT;
	struct keydec d;
	struct key k;
	size_t i, at;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		keydec_init(&d, false);
		buf_reset(&b);
		for (at = 0; t[i][at]; at++) {
			if (keydec_byte(&d, (unsigned char)t[i][at], &k))
				key_print(&b, &k);
			if (at == 0) {		/* silence behind the ESC */
				cr_assert_eq(keydec_patience(&d), 25);
				cr_assert(keydec_timeout(&d, &k));
				key_print(&b, &k);
			} else if (keydec_waiting(&d))
				cr_assert_geq(keydec_patience(&d), 200);
		}
		cr_assert_not(strpbrk(buf_cstr(&b), "0123456789~;") && i != 0 && i != 2,
		    "%s", buf_cstr(&b));
		cr_assert_eq(strncmp(buf_cstr(&b), "<Esc><", 6), 0, "%s", buf_cstr(&b));
		keydec_release(&d);
	}
	buf_release(&b);
}

Test(keydec, paste)
{
	static const struct sequence t[] = {
		{ "\033[200~12\t0\r\n3\r4\n\033[201~5", "<Paste>{12\t0\n3\n4\n}5" },
		{ "\033[200~\033[201~", "<Paste>{}" },
		{ "\033[200~a\033[31m\x07\xffz\033[201~", "<Paste>{a  z}" },
		/* Whatever ends a line parts figures; nothing glues them. */
		{ "\033[200~1\x0b" "2\x1f" "3\f4\033[201~", "<Paste>{1\n2\n3\n4}" },
		{ "\033[200~1\xe2\x80\xa8" "2\xc2\x85" "3\033[201~", "<Paste>{1\n2\n3}" },
		{ "\033[200~1\x07" "2\xc2\x81" "3\xff" "4\033[201~", "<Paste>{1 2 3 4}" },
		{ "\033[200~年\xe2\x80\x9c", "<Paste>{年“}" },	/* its end never came */
		{ "\033[200~1\033[201\033[201~2", "<Paste>{1}2" },
		{ "\033[200~1\033[20", "<Paste>{1}" },
		{ "\033[200~1\033Oq2\033[1\t3\033[201~", "<Paste>{12\t3}" },
	};
	struct keydec d;
	struct key k;
	size_t i, n;

	CHECK(t);
	keydec_init(&d, false);
	for (i = 0; i < 6; i++)
		(void)keydec_byte(&d, (unsigned char)"\033[200~"[i], &k);
	for (i = n = 0; i < (5u << 20); i++)
		n += keydec_byte(&d, 'x', &k);
	cr_assert_eq(n, 0);
	for (i = 0; i < 6; i++)
		if (keydec_byte(&d, (unsigned char)"\033[201~"[i], &k))
			break;
	cr_assert(i == 5 && k.code == K_PASTE);
	(void)keydec_paste(&d, &n);
	cr_assert_leq(n, 4u << 20);
	keydec_release(&d);
}

Test(keydec, gb18030)
{
	static const struct sequence t[] = {
		{ "\xc4\xea\xb1\xa8", "年报" }, { "\xa3\xb1\xa3\xb2", "１２" },
		{ "12", "12" }, { "\x82\x35\xf4\x37" "5", "ꎜ5" },
		{ "\x95\x32\x82\x36", "𠀀" }, { "\x84\x31\xa4\x37" "5", "5" },
		{ "\xc4\033[A", "<Up>" }, { "\xc4\r", "<Enter>" },
		{ "\x80\xff" "5", "5" }, { "\x82\x35\xf4", "" },
		{ "\x82\x35" "ab", "ab" },
		{ "\033[200~\xc4\xea\t1\033[201~", "<Paste>{年\t1}" },
		{ "\033\xc4\xea" "5", "5" },
	};

	check(t, sizeof(t) / sizeof(t[0]), true);
}

/* Whatever comes: keys are known codes, and no ESC or C1 is one of them. */
Test(keydec, random_bytes)
{
	static const char *const pieces[] = {
		"\033", "\033[", "\033O", "\033]", "\033P", "\033[200~", "\033[201~",
		"\033[M", "\033[<0;", "\x9b", "~", "年", ";5", "A", "\r"
	};
	uint64_t x = 20250115;
	struct keydec d;
	struct key k;
	size_t n, i, total = 0;
	unsigned char c[16];
	int gb;

	for (gb = 0; gb < 2; gb++) {
		keydec_init(&d, gb);
		for (total = 0; total < 500000; total += n) {
			x = x * UINT64_C(6364136223846793005) + 1442695040888963407u;
			n = 1;
			c[0] = (unsigned char)(x >> 40);
			if ((x >> 33) % 4 == 0) {
				const char *p = pieces[(x >> 50) %
				    (sizeof(pieces) / sizeof(pieces[0]))];

				n = strlen(p);
				memcpy(c, p, n);
			}
			for (i = 0; i < n; i++) {
				bool got = keydec_byte(&d, c[i], &k);

				do {
					if (!got)
						continue;
					cr_assert(k.code > 0 && k.code != 0x1b &&
					    k.code != 0x7f);
					cr_assert(k.code < 0x80 || k.code >= 0xa0);
					cr_assert((k.code & ~(uint32_t)K_HELD) < 0x110000 ||
					    ((k.code & ~(uint32_t)K_HELD) > K_NONE &&
					    (k.code & ~(uint32_t)K_HELD) <= K_CURSOR_REPORT));
				} while ((got = keydec_more(&d, &k)));
			}
			if ((x >> 20) % 64 == 0)
				(void)keydec_timeout(&d, &k);
			while (keydec_more(&d, &k))
				continue;
		}
		keydec_release(&d);
	}
}

Test(keydec, names_go_both_ways)
{
	static const char *const names[] = {
		"<F1>", "<F12>", "<Enter>", "<Tab>", "<S-Tab>", "<Esc>", "<Up>",
		"<C-Home>", "<C-z>", "<C-s>", "<BS>", "<Del>", "<Ins>", "<PgDn>", "1",
		"年", "/", "<lt>", "<A-1>", "<A-0>"
	};
	struct buf b = BUF_INIT;
	struct key k;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_reset(&b);
		cr_assert_eq(key_by_name(names[i], &k), strlen(names[i]), "%s", names[i]);
		key_print(&b, &k);
		cr_assert_str_eq(buf_cstr(&b), names[i]);
	}
	cr_assert_eq(key_by_name("<Nonsense>", &k), 0);
	cr_assert_eq(key_by_name("", &k), 0);
	cr_assert_eq(key_by_name("<Space>", &k), 7);
	cr_assert_eq(k.code, ' ');
	buf_release(&b);
}
