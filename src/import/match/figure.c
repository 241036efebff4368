/*
 * figure.c - what stands in a cell: nothing, a figure, perhaps two, or words.
 *
 * Must never take two figures for one: digits with a blank or a line break between
 * them, and digits that begin with a needless zero, may come from cells that ran
 * together.  They are told apart (FIGURE_GLUED) and only sums can clear them.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "import/match/match_rows.h"

#define FIGURE_BYTES	96	/* a longer text is no figure */
#define RUN_DIGITS	12	/* of one figure, at most */

/* Words that say there is none; cell_read() knows them as 不适用. */
static const char *const nil_words[] = {
	"/", "-", "--", "\\", "*", "×", "~", "无", "不涉及", "不适用", "——", "—",
};

/* Units that may follow a figure of any form. */
static const char *const units[] = {
	"万元", "亿元", "元", "件", "条", "个", "宗", "起", "次", "份", "项", "例", "人",
};

static bool
invisible(uint32_t cp)
{
	return char_is(cp, CHAR_EMPTY) || text_cp_unsafe(cp);
}

void
figure_text(struct buf *out, const char *s, size_t n)
{
	struct buf b = BUF_INIT;
	size_t at, len, from = 0;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		if (n - at > 10 && memcmp(s + at, "[bookmark:", 10) == 0 &&
		    memchr(s + at, ']', n - at) != NULL) {
			len = (size_t)((const char *)memchr(s + at, ']', n - at) -
			    (s + at)) + 1;
			continue;
		}
		len = text_decode(s + at, n - at, &cp);
		if (cp == '\n' || cp == '\r' || cp == '\t')
			continue;
		if (!text_cp_unsafe(cp))
			buf_cp(&b, cp);
	}
	while (from < b.len) {
		len = text_decode(b.data + from, b.len - from, &cp);
		if (!invisible(cp))
			break;
		from += len;
	}
	while (b.len > from) {
		at = text_prev(b.data, b.len, b.len);
		text_decode(b.data + at, b.len - at, &cp);
		if (!invisible(cp))
			break;
		b.len = at;
	}
	buf_add(out, buf_cstr(&b) + from, b.len - from);
	buf_release(&b);
}

static bool
ends_in(const char *s, size_t n, const char *word)
{
	size_t k = strlen(word);

	return n > k && memcmp(s + n - k, word, k) == 0;
}

/* Folded, without blanks; *broken: a blank stood between two digits. */
static size_t
squeeze(char *out, const char *s, size_t n, bool *broken)
{
	size_t at, len, used = 0;
	bool gap = false;
	uint32_t cp;

	*broken = false;
	for (at = 0; at < n; at += len) {
		if (n - at > 10 && s[at] == '[' && memcmp(s + at, "[bookmark:", 10) == 0 &&
		    memchr(s + at, ']', n - at) != NULL) {
			len = (size_t)((const char *)memchr(s + at, ']', n - at) -
			    (s + at)) + 1;
			continue;
		}
		len = text_decode(s + at, n - at, &cp);
		if (invisible(cp)) {
			gap |= !text_cp_unsafe(cp) || cp == '\n';
			continue;
		}
		cp = text_fold_cp(cp);
		if (gap && used > 0 && cp >= '0' && cp <= '9' &&
		    out[used - 1] >= '0' && out[used - 1] <= '9')
			*broken = true;
		gap = false;
		if (used + 4 > FIGURE_BYTES)
			return FIGURE_BYTES;
		used += text_encode(out + used, cp);
	}
	return used;
}

static struct figure
text_figure(void)
{
	struct figure f = { FIGURE_TEXT, false, 0 };

	return f;
}

/* Digits of many cells that ran together: more than any figure has. */
static bool
is_run(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return n > RUN_DIGITS;
}

/* Other numerals are ordinals as well, and need to be looked at where they stand. */
static bool
is_zero(const char *s, size_t n)
{
	return n == 3 && (memcmp(s, "零", n) == 0 || memcmp(s, "〇", n) == 0);
}

struct figure
figure_read(const char *s, size_t n)
{
	struct figure f = { FIGURE_BLANK, false, 0 };
	char t[FIGURE_BYTES + 4];
	const char *open;
	size_t len, i, sign;
	bool broken;

	if (n == 1 && s[0] >= '0' && s[0] <= '9') {	/* nearly all of them */
		f.kind = FIGURE_NUMBER;
		f.value = (s[0] - '0') * NUM_ONE;
		return f;
	}
	if (n > 4 * FIGURE_BYTES)
		return text_figure();
	len = squeeze(t, s, n, &broken);
	if (len == 0)
		return f;
	if (len >= FIGURE_BYTES)
		return text_figure();
	for (i = 0; i < ARRAY_LEN(nil_words); i++)
		if (strlen(nil_words[i]) == len && memcmp(nil_words[i], t, len) == 0) {
			f.kind = FIGURE_NIL;
			return f;
		}
	open = memchr(t, '(', len);
	if (open != NULL && open > t && t[len - 1] == ')') {
		f.remark = true;
		len = (size_t)(open - t);
	}
	for (i = 0; i < ARRAY_LEN(units); i++)
		if (ends_in(t, len, units[i])) {
			len -= strlen(units[i]);
			break;
		}
	sign = 0;
	if (len > 3 && (memcmp(t, "增", 3) == 0 || memcmp(t, "减", 3) == 0)) {
		sign = 3;
		if (len > 6 && (memcmp(t + 3, "加", 3) == 0 || memcmp(t + 3, "少", 3) == 0))
			sign = 6;
	}
	if (num_parse(t + sign, len - sign, &f.value) != NUM_OK)
		return is_zero(t, len) ? (struct figure){ FIGURE_NUMBER, false, 0 } :
		    is_run(t, len) ? (struct figure){ FIGURE_UNREAD, false, 0 } :
		    text_figure();
	if (memcmp(t, "减", sign >= 3 ? 3 : 0) == 0 && sign > 0)
		f.value = -f.value;
	i = sign + (t[sign] == '-' || t[sign] == '+');
	f.kind = broken || (len - i > 1 && t[i] == '0' && t[i + 1] != '.') ?
	    FIGURE_GLUED : FIGURE_NUMBER;
	return f;
}

struct figure
figure_read_han(const char *s, size_t n)
{
	struct figure f = { FIGURE_NUMBER, false, 0 };
	char t[FIGURE_BYTES + 4];
	size_t len = 0, i;
	bool broken;

	if (n <= FIGURE_BYTES)
		len = squeeze(t, s, n, &broken);
	if (len == 0 || len >= FIGURE_BYTES)
		return text_figure();
	if ((len == 1 && (t[0] == 'o' || t[0] == 'O')) ||
	    (len == 3 && memcmp(t, "○", len) == 0)) {
		f.kind = FIGURE_UNREAD;
		return f;
	}
	for (i = 0; i < ARRAY_LEN(units); i++)
		if (ends_in(t, len, units[i])) {
			len -= strlen(units[i]);
			break;
		}
	return num_parse_han(t, len, &f.value) == NUM_OK ? f : text_figure();
}
