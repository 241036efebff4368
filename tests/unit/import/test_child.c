/*
 * test_child.c - documents read by a process without rights: what comes back, and
 * what happens when it dies, hangs, or talks nonsense.
 */
#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "doc/docwire.h"
#include "import/reader_child.h"
#include "import/readers.h"

/* A reader for tests: does what the first letter of the file says, and gives one
 * paragraph, the number of its process. */
static bool
act(struct doc *doc, struct source *s, struct diag *d)
{
	char pid[24];
	struct buf b = BUF_INIT;

	switch (s->n > 0 ? s->p[0] : '\0') {
	case 'k':
		__builtin_trap();
	case 'x':
		_exit(0);
	case 'm':
		mem_out();
	case 'l':
		for (;;)
			;
	case 'r':			/* the rest of the file is the answer */
		return write(3, s->p + 1, s->n - 1) > 0 && read(3, pid, 1) == 1;
	case 'w':			/* a word of its own, then silence */
		if (write(3, "\10\0\0\0\0\0\0\0nonsense", 16) != 16)
			return true;
		/* FALLTHROUGH */
	case 'h':			/* waits for the parent, which waits for us */
		return read(3, pid, 1) == 1;
	case 'e':
		diag_warn_at(d, 4, MSG_IMPORT_MORE, "湘", NULL);
		diag_error(d, DIAG_USAGE, MSG_IMPORT_MORE, "a\xFF""b", NULL);
		return false;
	case 'q':			/* a failure that says nothing */
		return false;
	case 'g':
		s->encoding = ENCODING_GB18030;
		if (!encode_read(&b, s->p + 1, s->n - 1, s->encoding, d))
			return false;
		doc_add(doc, DOC_PARA, b.data, b.len);
		buf_release(&b);
		return true;
	case 'o':
		snprintf(pid, sizeof pid, "%d", open("/proc/self/status", O_RDONLY));
		doc_add(doc, DOC_PARA, pid, strlen(pid));
		return true;
	default:
		break;
	}
	snprintf(pid, sizeof pid, "%d", (int)getpid());
	doc_add(doc, DOC_PARA, pid, strlen(pid));
	s->kind = s->n > 0 && s->p[0] == 'f' ? "finer" : NULL;
	return true;
}
static const struct reader_kind binary = { "binary", false, NULL, act };
static const struct reader_kind texts = { "text", true, NULL, act };

struct result {
	bool		 ok;
	int		 pid;		/* the paragraph */
	struct diag	 d;
	struct doc	*doc;
	struct source	 s;
};

static void
read_it(struct child *c, const struct reader_kind *r, const char *p, size_t n,
    struct result *out)
{
	memset(out, 0, sizeof *out);
	diag_init(&out->d);
	out->d.file = "name";
	out->doc = doc_new();
	out->s = (struct source){ .p = p, .n = n, .encoding = ENCODING_UTF8 };
	out->ok = child_read(c, r, out->doc, &out->s, &out->d);
	if (out->ok && out->doc->n == 1)
		out->pid = atoi(out->doc->block[0].text);
}
static void
forget(struct result *r)
{
	diag_release(&r->d);
	doc_free(r->doc);
}

/* The process that read; 0 and the message when it failed. */
static int
who(struct child *c, const struct reader_kind *kind, const char *p, enum msg *code)
{
	struct result r;
	int pid;

	read_it(c, kind, p, strlen(p), &r);
	pid = r.pid;
	if (code != NULL)
		*code = r.d.n > 0 ? r.d.item[0].code : MSG_NONE;
	cr_assert_eq(r.ok, r.d.nerror == 0);
	forget(&r);
	return pid;
}

Test(child, one_child_reads_all)
{
	struct child *c = child_new(0);
	int first = who(c, &binary, "a", NULL);

	cr_assert(first != 0 && first != (int)getpid());
	for (int i = 0; i < 20; i++)
		cr_assert_eq(who(c, &binary, "", NULL), first);
	child_free(c);
	cr_assert_neq(kill(first, 0), 0);	/* no zombie either */
}

Test(child, without_a_child_this_process_reads)
{
	cr_assert_eq(who(NULL, &binary, "a", NULL), (int)getpid());
	child_free(NULL);
	child_free(child_new(0));
}

Test(child, kind_and_encoding_come_back)
{
	struct child *c = child_new(0);
	struct result r;

	read_it(c, &binary, "f", 1, &r);
	cr_assert_str_eq(r.s.kind, "finer");
	cr_assert_eq(r.s.encoding, ENCODING_UTF8);
	forget(&r);
	read_it(c, &binary, "a", 1, &r);
	cr_assert_null(r.s.kind);
	forget(&r);
	/* Needs the C library's tables, which are files. */
	for (int i = 0; i < 5; i++) {
		read_it(c, &texts, "g\xCF\xE6", 3, &r);
		cr_assert(r.ok);
		cr_assert_str_eq(r.doc->block[0].text, "湘");
		cr_assert_eq(r.s.encoding, ENCODING_GB18030);
		forget(&r);
	}
	child_free(c);
}

Test(child, messages_come_back)
{
	struct child *c = child_new(0);
	struct result r;

	read_it(c, &binary, "e", 1, &r);
	cr_assert(!r.ok);
	cr_assert_eq(r.d.n, 2);
	cr_assert_eq(r.d.nerror, 1);
	cr_assert_eq(r.d.item[0].level, DIAG_WARNING);
	cr_assert_eq(r.d.item[0].line, 4);
	cr_assert_str_eq(r.d.item[0].file, "name");
	cr_assert_str_eq(r.d.item[0].arg[0], "湘");
	cr_assert_eq(r.d.item[1].code, MSG_IMPORT_MORE);
	cr_assert_eq(r.d.item[1].kind, DIAG_USAGE);
	cr_assert_str_eq(r.d.item[1].arg[0], "a\xEF\xBF\xBD""b");
	forget(&r);
	cr_assert_neq(who(c, &binary, "a", NULL), 0);
	child_free(c);
}

/* ---- ahead ---- */

static bool
ask(struct child *c, const char *p)
{
	struct source s = { .p = p, .n = strlen(p), .encoding = ENCODING_UTF8 };

	return child_ask(c, &binary, &s);
}

Test(child, what_was_asked_ahead_is_taken)
{
	static const char *const file[] = { "a1", "f", "a2", "a3", "b" };
	struct child *c = child_new(0);
	struct result r;
	int first;

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < ARRAY_LEN(file); i++)
			cr_assert(ask(c, file[i]));
		first = who(c, &binary, file[0], NULL);
		cr_assert(first != 0 && first != (int)getpid());
		read_it(c, &binary, file[1], 1, &r);
		cr_assert_str_eq(r.s.kind, "finer");	/* this file's answer */
		forget(&r);
		child_pump(c);
		/* One that nobody asked for comes between. */
		cr_assert_eq(who(c, &binary, "b2", NULL), first);
		for (size_t i = 2; i < ARRAY_LEN(file); i++)
			cr_assert_eq(who(c, &binary, file[i], NULL), first);
	}
	cr_assert(ask(c, file[0]));		/* nobody takes it */
	child_free(c);
}

Test(child, one_asked_ahead_that_ends_it_is_reported_once)
{
	static const struct { const char *p; enum msg want; } t[] = {
		{ "k", MSG_IMPORT_CHILD_DIED }, { "x", MSG_IMPORT_CHILD_DIED },
		{ "m", MSG_IMPORT_CHILD_MEMORY }, { "l", MSG_IMPORT_CHILD_TIME },
		{ "w", MSG_IMPORT_CHILD_DIED }, { "q", MSG_IMPORT_CHILD_DIED }
	};
	static const char before[] = "a1", after[] = "a2", later[] = "a3";
	struct child *c = child_new(300);
	enum msg code;

	/* In the second round all that it says, after a wrong answer too, is here first. */
	for (size_t k = 0; k < 2 * ARRAY_LEN(t); k++) {
		size_t i = k % ARRAY_LEN(t);

		cr_assert(ask(c, before) && ask(c, t[i].p));
		(void)ask(c, after);		/* it may be dead already */
		cr_assert_neq(who(c, &binary, before, NULL), 0, "%s", t[i].p);
		if (k >= ARRAY_LEN(t))
			usleep(50000);
		child_pump(c);
		cr_assert_eq(who(c, &binary, t[i].p, &code), 0);
		cr_assert_eq(code, t[i].want, "%s: %s", t[i].p, msg_name(code));
		cr_assert_neq(who(c, &binary, after, NULL), 0);
		cr_assert_neq(who(c, &binary, later, NULL), 0);
	}
	child_free(c);
	cr_assert_eq(waitpid(-1, NULL, WNOHANG), -1);
}

/* Both would wait for the other to listen. */
Test(child, no_more_is_asked_ahead_than_a_socket_holds)
{
	size_t n = 4 << 20;
	char *large = malloc(n + 1);
	struct child *c = child_new(0);
	struct source s = { .p = large, .n = n, .encoding = ENCODING_UTF8 };

	memset(large, 'a', n);
	large[n] = '\0';
	cr_assert(child_ask(c, &binary, &s));	/* it listens: nothing else is asked */
	cr_assert_not(ask(c, "a"));
	cr_assert_neq(who(c, &binary, large, NULL), 0);
	cr_assert(ask(c, "a"));
	cr_assert_not(child_ask(c, &binary, &s));
	cr_assert_neq(who(c, &binary, large, NULL), 0);
	child_free(c);
	free(large);
}

Test(child, a_file_that_ends_it_is_reported_and_the_next_is_read)
{
	static const struct { const char *p; enum msg want; } t[] = {
		{ "k", MSG_IMPORT_CHILD_DIED }, { "x", MSG_IMPORT_CHILD_DIED },
		{ "m", MSG_IMPORT_CHILD_MEMORY }, { "l", MSG_IMPORT_CHILD_TIME },
		{ "w", MSG_IMPORT_CHILD_DIED }, { "q", MSG_IMPORT_CHILD_DIED }
	};
	struct child *c = child_new(100);
	enum msg code;

	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		/* A new child, then one that has served. */
		for (int warm = 0; warm < 2; warm++) {
			if (warm)
				cr_assert_neq(who(c, &binary, "a", NULL), 0);
			cr_assert_eq(who(c, &binary, t[i].p, &code), 0);
			cr_assert_eq(code, t[i].want, "%s: %s", t[i].p, msg_name(code));
		}
	}
	cr_assert_neq(who(c, &binary, "a", &code), 0);
	child_free(c);
	cr_assert_eq(waitpid(-1, NULL, WNOHANG), -1);	/* every child was waited for */
}

/* What a child says that is no longer ours: "size" is what it promises. */
static void
lie(const struct buf *words, size_t size, struct result *r)
{
	struct child *c = child_new(20);
	struct buf file = BUF_INIT;

	buf_chr(&file, 'r');
	buf_add(&file, &size, sizeof size);
	buf_add(&file, words->data, words->len);
	read_it(c, &binary, file.data, file.len, r);
	buf_release(&file);
	child_free(c);
}

Test(child, lies_do_no_harm)
{
	static const uint32_t nasty[] = { 0, 1, 3, 0x7FFFFFFF, 0x80000000u, 0xFFFFFFFFu };
	static const size_t sizes[] = { 0, 1, SIZE_MAX / 2, SIZE_MAX };
	struct buf good = BUF_INIT, bad = BUF_INIT;
	struct doc *doc = doc_new();
	struct result r;
	size_t head;

	wire_put(&good, 1);			/* it was read */
	wire_put(&good, ENCODING_UTF8);
	wire_put_text(&good, "kind");
	wire_put(&good, 1);			/* one message */
	wire_put(&good, MSG_IMPORT_MORE);
	wire_put(&good, DIAG_WARNING);
	wire_put(&good, DIAG_DATA);
	wire_put(&good, 5);
	wire_put(&good, 1);
	wire_put_text(&good, "argument");
	head = good.len;
	doc_add(doc, DOC_PARA, "text", 4);
	doc_pack(&good, doc);
	lie(&good, good.len, &r);
	cr_assert(r.ok && r.d.n == 1 && r.d.nerror == 0 && r.doc->n == 1);
	forget(&r);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		lie(&good, sizes[i], &r);
		cr_assert(!r.ok && r.d.nerror == 1);
		forget(&r);
	}
	for (size_t at = 0; at < head; at += 4) {
		for (size_t i = 0; i < sizeof nasty / sizeof *nasty; i++) {
			buf_reset(&bad);
			buf_add(&bad, good.data, good.len);
			buf_splice(&bad, at, 4, &nasty[i], 4);
			lie(&bad, bad.len, &r);
			cr_assert_eq(r.ok, r.d.nerror == 0);
			cr_assert(r.d.n <= 2);
			for (size_t k = 0; k < r.d.n; k++) {
				struct buf text = BUF_INIT;

				diag_format(&text, &r.d.item[k], LANG_EN);
				buf_release(&text);
			}
			forget(&r);
		}
	}
	buf_release(&good);
	buf_release(&bad);
	doc_free(doc);
}

Test(child, one_that_hangs_is_given_up)
{
	struct child *c = child_new(10);
	enum msg code;

	cr_assert_eq(who(c, &binary, "h", &code), 0);
	cr_assert_eq(code, MSG_IMPORT_CHILD_TIME);
	cr_assert_neq(who(c, &binary, "a", &code), 0);
	child_free(c);
}

Test(child, one_that_was_killed_between_files_is_replaced)
{
	struct child *c = child_new(0);
	int first = who(c, &binary, "a", NULL), second;

	cr_assert_eq(kill(first, SIGKILL), 0);
	second = who(c, &binary, "a", NULL);
	cr_assert(second != 0 && second != first);
	child_free(c);
}

Test(child, cannot_open_a_file)
{
#if defined(__SANITIZE_ADDRESS__)
	fputs("SKIP child/cannot_open_a_file: a sanitizer\n", stderr);
#else
	struct child *c = child_new(0);

	cr_assert_lt(who(c, &binary, "o", NULL), 0);
	child_free(c);
#endif
}

Test(child, a_large_file_goes_through)
{
	struct child *c = child_new(0);
	size_t n = 20u << 20;
	char *p = mem_zero(n);
	struct result r;

	read_it(c, &binary, p, n, &r);
	cr_assert(r.ok);
	forget(&r);
	free(p);
	child_free(c);
}

/* The screen waits for its own children and has handlers of its own. */
static void
on_child(int n)
{
	(void)n;
}

Test(child, a_handler_of_sigchld_does_not_disturb)
{
	struct child *c = child_new(0);
	enum msg code;

	signal(SIGCHLD, on_child);
	for (int i = 0; i < 5; i++) {
		cr_assert_eq(who(c, &binary, "k", &code), 0);
		cr_assert_eq(code, MSG_IMPORT_CHILD_DIED);
	}
	cr_assert_neq(who(c, &binary, "a", NULL), 0);
	child_free(c);
}
