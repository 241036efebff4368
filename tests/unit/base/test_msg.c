/*
 * The message table: both languages, and the filling in of arguments.
 */
#include <criterion/criterion.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"

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
Test(msg, every_message_in_both_languages)
{
	for (int m = MSG_NONE + 1; m < MSG__MAX; m++) {
		const char *zh = msg_text(LANG_ZH, (enum msg)m);
		const char *en = msg_text(LANG_EN, (enum msg)m);

		cr_assert(*zh != '\0' && *en != '\0', "%s", msg_name((enum msg)m));
		/* a place or a text has its words in each language, a unit its Chinese */
		if (m == MSG_FORM_MISPLACED || m == MSG_EXPORT_REFUSED ||
		    m == MSG_REPORT_NOT_WHOLE || m == MSG_REPORT_UNIT)
			continue;
		cr_assert_eq(arguments(zh), arguments(en), "%s", msg_name((enum msg)m));
	}
}

Test(msg, msg_format)
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

/* A code or a language from nowhere reads nothing outside the table. */
Test(msg, out_of_range)
{
	cr_assert_str_eq(msg_text(LANG_EN, MSG__MAX), "");
	cr_assert_str_eq(msg_text(LANG_EN, (enum msg)-1), "");
	cr_assert_str_eq(msg_name(MSG__MAX), "");
	cr_assert_str_eq(msg_text(LANG__MAX, MSG_FILE_FULL), msg_text(LANG_ZH, MSG_FILE_FULL));
}
