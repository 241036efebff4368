/*
 * checkcode.c - the check code of a report, see checkcode.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "report/checkcode.h"
#include "report/report.h"

#define LENGTH	30	/* digits of the hash */
#define DIGITS	32	/* with those that check them */
#define GROUP	4
#define MODULUS	97

/* Without blanks of any width and line breaks. */
static void
put_text(struct buf *b, const char *s)
{
	size_t n = strlen(s), len;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (cp > ' ' && cp != 0xA0 && cp != 0x3000)
			buf_add(b, s + at, len);
	}
}

/* A line each, in the order of the form: code, "=", figure; what is empty is left out. */
static void
put_content(struct buf *b, const struct report *r)
{
	char figure[NUM_TEXT];

	buf_printf(b, "nianbao/check-code/1\n%s\n%d\n", r->form->code, r->year);
	put_text(b, r->agency.name);
	buf_chr(b, '\n');
	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];

		if (c->has_value && !c->open)
			buf_printf(b, "%s=%s\n", r->form->cell[i].code,
			    num_print(figure, c->value));
		else if (c->na || c->open)
			buf_printf(b, "%s=%s\n", r->form->cell[i].code, c->open ? "?" : "/");
	}
	for (int i = 0; i < r->form->ntext; i++) {
		if (r->text[i] == NULL || r->text[i][0] == '\0')
			continue;
		buf_printf(b, "%s=", r->form->text[i].code);
		put_text(b, r->text[i]);
		buf_chr(b, '\n');
	}
}

/* Of ISO 7064: the whole number leaves 1. */
static int
rest_of(const char *digit, int n)
{
	int rest = 0;

	for (int i = 0; i < n; i++)
		rest = (rest * 10 + digit[i] - '0') % MODULUS;
	return rest;
}

/* In groups of four. */
static void
write_out(const char *digit, char out[CHECK_CODE_TEXT])
{
	int n = 0;

	for (int i = 0; i < DIGITS; i++) {
		if (i > 0 && i % GROUP == 0)
			out[n++] = '-';
		out[n++] = digit[i];
	}
	out[n] = '\0';
}

void
check_code_of(const struct report *r, char out[CHECK_CODE_TEXT])
{
	unsigned char hash[SHA256_SIZE];
	struct buf b = BUF_INIT;
	char digit[DIGITS];
	int check;

	put_content(&b, r);
	sha256(b.data, b.len, hash);
	buf_release(&b);
	/* the hash as one number, divided again and again */
	for (int i = LENGTH; i-- > 0;) {
		unsigned rest = 0;

		for (int k = 0; k < SHA256_SIZE; k++) {
			rest = rest << 8 | hash[k];
			hash[k] = (unsigned char)(rest / 10);
			rest %= 10;
		}
		digit[i] = (char)('0' + rest);
	}
	check = MODULUS + 1 - rest_of(digit, LENGTH) * 100 % MODULUS;
	digit[LENGTH] = (char)('0' + check / 10);
	digit[LENGTH + 1] = (char)('0' + check % 10);
	write_out(digit, out);
}

enum check_code_kind
check_code_read(const char *s, char out[CHECK_CODE_TEXT])
{
	size_t n = strlen(s), len;
	char digit[DIGITS];
	int have = 0;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		cp = text_fold_cp(cp);
		if (cp == '-' || cp == ' ' || (cp >= 0x2010 && cp <= 0x2014))
			continue;
		if (cp < '0' || cp > '9' || have == DIGITS)
			return CHECK_CODE_NONE;
		digit[have++] = (char)cp;
	}
	if (have != DIGITS)
		return CHECK_CODE_NONE;
	write_out(digit, out);
	return rest_of(digit, DIGITS) == 1 ? CHECK_CODE_GOOD : CHECK_CODE_WRONG;
}
