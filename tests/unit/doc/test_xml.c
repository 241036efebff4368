/*
 * test_xml.c - escaping: what comes out must be what a parser reads back.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "doc/xml.h"
#include "kit/exportkit.h"

Test(xml, escapes_text)
{
	static const struct { const char *in, *want; } cases[] = {
		{ "规章", "规章" },
		{ "a<b & c>\"d\"'", "a&lt;b &amp; c&gt;&quot;d&quot;&#39;" },
		{ "]]>", "]]&gt;" },
		{ "a\nb\tc", "a\nb\tc" },
		{ "a\r\nb", "a\nb" },
		{ "a\x01\x1b[31m\x7f" "b", "a[31mb" },
		{ "\xC2\x9B" "31m", "31m" },		/* C1 */
		{ "\xEF\xBF\xBE" "x", "x" },		/* U+FFFE */
		{ "\xFF" "x", "\xEF\xBF\xBD" "x" },	/* no UTF-8 */
		{ "😀", "😀" },
		{ "", "" },
	};
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		buf_reset(&b);
		xml_text(&b, cases[i].in, strlen(cases[i].in));
		cr_assert_str_eq(buf_cstr(&b), cases[i].want, "case %zu: %s", i, buf_cstr(&b));
	}
	buf_release(&b);
}

Test(xml, attributes_keep_newlines)
{
	struct buf b = BUF_INIT;

	xml_attr(&b, "a", "x\ny\tz\"<");
	xml_attr_int(&b, "n", -12);
	cr_assert_str_eq(buf_cstr(&b), " a=\"x&#10;y&#9;z&quot;&lt;\" n=\"-12\"");
	buf_release(&b);
}

Test(xml, every_code_point_stays_well_formed)
{
	struct buf text = BUF_INIT, b = BUF_INIT;

	for (uint32_t cp = 1; cp < 0x11000; cp++)
		if (cp < 0xD800 || cp > 0xDFFF)
			buf_cp(&text, cp);
	xml_head(&b);
	buf_str(&b, "<a");
	xml_attr(&b, "t", buf_cstr(&text));
	buf_chr(&b, '>');
	xml_text(&b, text.data, text.len);
	buf_str(&b, "</a>");
	cr_assert(kit_wellformed(&b));
	buf_release(&text);
	buf_release(&b);
}
