/*
 * print.c - a PDF to a printer, by lp and nianbao-convert, which starts it.
 */
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/helper.h"
#include "base/msg.h"
#include "base/talk.h"
#include "export/print.h"

#define WAIT_MS		75000		/* the helper itself gives up after 60 s */
#define WORDS_MAX	((size_t)64 << 10)
#define NO_TOOL		3		/* statuses of the helper */
#define TOO_SLOW	4
#define NAME_MAX_BYTES	127		/* of CUPS */

/* What begins with - would be an option; CUPS has no blank, / or # in a name. */
bool
print_name_ok(const char *printer)
{
	for (const char *s = printer; *s != '\0'; s++)
		if ((unsigned char)*s <= ' ' || *s == 0x7F || strchr("/#?'\"\\", *s) != NULL)
			return false;
	return *printer != '-' && strlen(printer) <= NAME_MAX_BYTES;
}

/* The last line of what lp said, whatever bytes it has. */
static void
last_line(struct buf *words)
{
	struct buf text = BUF_INIT;
	size_t end, start;

	encode_read(&text, buf_cstr(words), words->len, ENCODING_UTF8, NULL);
	end = text.len;
	while (end > 0 && strchr("\r\n ", text.data[end - 1]) != NULL)
		end--;
	for (start = end; start > 0 && text.data[start - 1] != '\n'; start--)
		;
	buf_reset(words);
	buf_add(words, buf_cstr(&text) + start, end - start);
	buf_release(&text);
}

static int
ask(const char *path, const char *const *argument, const char *p, size_t n,
    struct buf *words, bool *late)
{
	int64_t deadline = talk_deadline(WAIT_MS);
	struct helper h;
	int status;
	bool ok;

	*late = false;
	if (!helper_start(&h, path, argument))
		return -1;
	if (talk_send(h.fd, p, n, deadline))
		shutdown(h.fd, SHUT_WR);
	ok = talk_receive_all(h.fd, words, WORDS_MAX, deadline);
	*late = !ok && talk_late(deadline);
	status = helper_end(&h, ok ? 0 : SIGTERM);
	return ok && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool
print_pdf(const char *p, size_t n, const char *printer, int copies, const char *title,
    struct buf *words, struct diag *d)
{
	const char *const argument[] = { "print", printer, INT(copies), title, NULL };
	char path[PATH_MAX];
	bool late;
	int status;

	if (!helper_find(HELPER_CONVERT, path)) {
		diag_error(d, DIAG_DATA, MSG_EXPORT_PRINT_NO_HELPER, NULL);
		return false;
	}
	buf_reset(words);
	status = ask(path, argument, p, n, words, &late);
	last_line(words);
	if (status == 0)
		return true;
	if (status == NO_TOOL)
		diag_error(d, DIAG_DATA, MSG_EXPORT_PRINT_NO_LP, NULL);
	else if (late || status == TOO_SLOW)
		diag_error(d, DIAG_DATA, MSG_EXPORT_PRINT_TIME, NULL);
	else
		diag_error(d, DIAG_DATA, MSG_EXPORT_PRINT_FAILED, buf_cstr(words), NULL);
	return false;
}
