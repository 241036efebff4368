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

/* A prime number of them: so the sum below finds each single mistake and each two
 * neighbours that were exchanged. */
static const char alphabet[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
#define BASE	31
#define LENGTH	15
#define GROUP	4

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

/* The last character: weights 1, 2, 3 ... */
static char
last_of(const char *digit)
{
	int sum = 0;

	for (int i = 0; i < LENGTH; i++)
		sum += (i + 1) * (int)(strchr(alphabet, digit[i]) - alphabet);
	return alphabet[sum % BASE];
}

/* In groups of four. */
static void
write_out(const char *digit, char out[CHECK_CODE_TEXT])
{
	int n = 0;

	for (int i = 0; i <= LENGTH; i++) {
		if (i > 0 && i % GROUP == 0)
			out[n++] = '-';
		out[n++] = i < LENGTH ? digit[i] : last_of(digit);
	}
	out[n] = '\0';
}

void
check_code_of(const struct report *r, char out[CHECK_CODE_TEXT])
{
	unsigned char hash[SHA256_SIZE];
	struct buf b = BUF_INIT;
	char digit[LENGTH];

	put_content(&b, r);
	sha256(b.data, b.len, hash);
	buf_release(&b);
	/* the hash as one number, divided again and again */
	for (int i = LENGTH; i-- > 0;) {
		unsigned rest = 0;

		for (int k = 0; k < SHA256_SIZE; k++) {
			rest = rest << 8 | hash[k];
			hash[k] = (unsigned char)(rest / BASE);
			rest %= BASE;
		}
		digit[i] = alphabet[rest];
	}
	write_out(digit, out);
}

enum check_code_kind
check_code_read(const char *s, char out[CHECK_CODE_TEXT])
{
	size_t n = strlen(s), len;
	char digit[LENGTH + 1];
	int have = 0;
	uint32_t cp;

	for (size_t at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		cp = text_fold_cp(cp);
		if (cp == '-' || cp == ' ' || (cp >= 0x2010 && cp <= 0x2014))
			continue;
		if (cp >= 'a' && cp <= 'z')
			cp -= 'a' - 'A';
		if (cp == 0 || cp >= 0x80 || have > LENGTH)
			return CHECK_CODE_NONE;
		if (strchr(alphabet, (int)cp) == NULL)
			return CHECK_CODE_NONE;
		digit[have++] = (char)cp;
	}
	if (have != LENGTH + 1)
		return CHECK_CODE_NONE;
	write_out(digit, out);
	return last_of(digit) == digit[LENGTH] ? CHECK_CODE_GOOD : CHECK_CODE_WRONG;
}
