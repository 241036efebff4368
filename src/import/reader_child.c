/*
 * reader_child.c - files read by a child process without rights.
 *
 *              through: start()                 child_free, any failure: stop()
 *   none ------------------------> running ------------------------> none
 *                                  |    ^
 *                        ask()     |    |  answer()
 *                                  v    |
 *                                 serve() in the child: receive, read, send
 *
 * Invariants:
 *  (1) Between two calls the child has nothing left to say but the answers to "ahead",
 *      in their order; a child that is in any other state is stopped at once.
 *  (2) The child ends with the socket: when its parent closes it or is no more.
 *  (3) Only our own child is waited for, by its number.
 *
 * Nothing from the child is believed: sizes have limits before memory is taken,
 * numbers of messages and levels are checked, texts are valid UTF-8.
 */
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sandbox.h"
#include "base/talk.h"
#include "doc/doc.h"
#include "doc/docwire.h"
#include "doc/jsontree.h"
#include "doc/members.h"
#include "doc/unzip.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/readers.h"

#define MEMORY		(6 * READER_MEMORY)	/* file, document, answer, growth */
#define TIME_MS		10000			/* of computing for one file */
#define WAIT		3			/* times that, on a machine under load */
#define ANSWER_MAX	(2 * READER_MEMORY)
#define ITEMS_MAX	1000			/* messages about one file */
#define SQUARES_MAX	(READER_MEMORY / sizeof(int))	/* of doc_table_map() */
#define KEEP		((size_t)1 << 20)	/* of a buffer between two files */
#define SENT_MAX	((size_t)48 << 10)	/* bytes of questions on their way: as many
						   as a socket surely takes while the
						   child is not listening */
#define HELD_MAX	((size_t)16 << 20)	/* of answers that wait for their turn */

enum wanted { WANT_DOC, WANT_JSON, WANT_LIST, WANT_MEMBER };

/* The child is a copy of its parent, so functions are where they were. */
struct question {
	enum wanted	 wanted;
	bool		 (*read)(struct doc *, struct source *, struct diag *);
					/* WANT_DOC */
	size_t		 n;		/* bytes that follow */
	enum encoding	 encoding;
	bool		 rows;
	struct unzip_entry of;		/* WANT_MEMBER; without its name */
};
/* A file that the child was given before its turn. */
struct asked {
	const char	*p;		/* its bytes, lent: what it is known by */
	struct question	 q;
	bool		 here;		/* its answer is */
	struct buf	 answer;
};
struct child {
	pid_t		 pid;		/* 0 = none */
	int		 fd;
	bool		 text;		/* started with the encodings at hand */
	unsigned	 served;	/* files it has read */
	int		 ms;		/* limit of time */
	struct asked	*ahead[CHILD_AHEAD];	/* in the order of asking; owned */
	size_t		 nahead;
};
/* What is made of a file: the one that is wanted, the others are NULL. */
struct content {
	struct doc	*doc;
	struct jsontree	*tree;
	struct members	*list;
	struct buf	*bytes;
};

static bool
read_into(const struct content *to, const struct question *q, struct source *s,
    struct diag *d)
{
	switch (q->wanted) {
	case WANT_DOC:
		return q->read(to->doc, s, d);
	case WANT_JSON:
		return json_read(to->tree, s, d);
	case WANT_LIST:
		return members_read(to->list, s->p, s->n, d);
	case WANT_MEMBER:
		break;
	}
	return member_read(to->bytes, s->p, s->n, &q->of, d);
}

/* ---- in the child ---- */

/* An argument may be a name out of the file, of any bytes. */
static void
pack_argument(struct buf *b, const char *s)
{
	struct buf t = BUF_INIT;

	encode_read(&t, s, strlen(s), ENCODING_UTF8, NULL);
	wire_put_text(b, buf_cstr(&t));
	buf_release(&t);
}

static void
pack_items(struct buf *b, const struct diag *d)
{
	size_t n = d->n < ITEMS_MAX ? d->n : ITEMS_MAX;

	wire_put(b, (uint32_t)n);
	for (size_t i = 0; i < n; i++) {
		const struct diag_item *it = &d->item[i];

		wire_put(b, (uint32_t)it->code);
		wire_put(b, (uint32_t)it->level);
		wire_put(b, (uint32_t)it->kind);
		wire_put(b, (uint32_t)it->line);
		wire_put(b, (uint32_t)it->narg);
		for (int k = 0; k < it->narg; k++)
			pack_argument(b, it->arg[k]);
	}
}

static void
pack_content(struct buf *answer, const struct content *found, enum wanted wanted)
{
	switch (wanted) {
	case WANT_DOC:
		doc_pack(answer, found->doc);
		break;
	case WANT_JSON:
		jsontree_pack(answer, found->tree);
		break;
	case WANT_LIST:
		members_pack(answer, found->list);
		break;
	case WANT_MEMBER:
		wire_put(answer, (uint32_t)found->bytes->len);
		buf_add(answer, buf_cstr(found->bytes), found->bytes->len);
		break;
	}
}

static void
read_one(struct buf *answer, const struct question *q, const char *p)
{
	struct source s = { .p = p, .n = q->n, .encoding = q->encoding,
	    .rows = q->rows };
	struct members list = { 0 };
	struct buf bytes = BUF_INIT;
	struct jsontree tree;
	struct content found = { .doc = q->wanted == WANT_DOC ? doc_new() : NULL,
	    .tree = &tree, .list = &list, .bytes = &bytes };
	struct diag d;
	bool ok;

	diag_init(&d);
	jsontree_init(&tree);
	ok = read_into(&found, q, &s, &d);
	wire_put(answer, ok);
	wire_put(answer, (uint32_t)s.encoding);
	wire_put_text(answer, s.kind);
	pack_items(answer, &d);
	if (ok)
		pack_content(answer, &found, q->wanted);
	diag_release(&d);
	jsontree_release(&tree);
	doc_free(found.doc);
	members_release(&list);
	buf_release(&bytes);
}

static void
keep_little(struct buf *b)
{
	if (b->cap > KEEP)
		buf_release(b);
	buf_reset(b);
}

static void
serve(int fd, int ms)
{
	struct buf in = BUF_INIT, answer = BUF_INIT;
	struct question q;
	size_t n = 0;

	/* No file is that large: a reader took a part of the question, e.g. its first
	 * byte, so that the encoding stands where the size was. */
	while (talk_receive(fd, &q, sizeof q, 0) && q.n <= READER_MEMORY) {
		buf_reserve(&in, q.n);
		if (!talk_receive(fd, in.data, q.n, 0))
			break;
		in.len = q.n;
		in.data[in.len] = '\0';
		buf_add(&answer, &n, sizeof n);	/* its size; the parent wakes once */
		sandbox_time(ms);
		read_one(&answer, &q, in.data);
		sandbox_time(0);
		n = answer.len - sizeof n;
		if (n > ANSWER_MAX)
			_exit(MEM_STATUS);
		memcpy(answer.data, &n, sizeof n);
		if (!talk_send(fd, answer.data, answer.len, 0))
			break;
		keep_little(&in);
		keep_little(&answer);
	}
}

/* ---- in the parent ---- */

static void
forget(struct child *c, size_t i)
{
	buf_release(&c->ahead[i]->answer);
	free(c->ahead[i]);
	memmove(&c->ahead[i], &c->ahead[i + 1], (--c->nahead - i) * sizeof c->ahead[0]);
}

/* How the child ended, as waitpid(2) says it.  Answers that are here stay: they were
 * whole before it ended. */
static int
stop(struct child *c)
{
	int status = 0;

	for (size_t i = c->nahead; i-- > 0; )
		if (!c->ahead[i]->here)
			forget(c, i);
	if (c->pid == 0)
		return 0;
	close(c->fd);
	kill(c->pid, SIGKILL);		/* one that has ended already keeps its status */
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	c->pid = 0;
	c->fd = -1;
	return status;
}

/* An answer that is none: what the same child has said after it is not believed either,
 * its files are asked again. */
static void
distrust(struct child *c)
{
	stop(c);
	while (c->nahead > 0)
		forget(c, 0);
}

/*
 * Encodings need files, so a child for texts opens them before it loses the right
 * to: that costs a tenth of a millisecond which the others save.
 */
static bool
start(struct child *c, bool text)
{
	int fd[2], mine;
	pid_t pid;

	if (!talk_pair(fd))
		return false;
	pid = fork();
	if (pid == 0) {
		mine = sandbox_detach(fd[1]);
		if (text)
			encode_hold();
		sandbox_enter(MEMORY);
		serve(mine, c->ms);
		_exit(0);
	}
	close(fd[1]);
	if (pid < 0) {
		close(fd[0]);
		return false;
	}
	c->pid = pid;
	c->fd = fd[0];
	c->text = text;
	c->served = 0;
	return true;
}

static bool
ask(struct child *c, const struct question *q, const struct source *s)
{
	int64_t deadline = talk_deadline(WAIT * c->ms);

	return talk_send(c->fd, q, sizeof *q, deadline) &&
	    talk_send(c->fd, s->p, s->n, deadline);
}

static bool
answer(struct child *c, struct buf *b, bool *late)
{
	int64_t deadline = talk_deadline(WAIT * c->ms);
	size_t n;
	bool ok;

	ok = talk_receive(c->fd, &n, sizeof n, deadline) && n <= ANSWER_MAX;
	if (ok) {
		buf_reserve(b, n);
		ok = talk_receive(c->fd, b->data, n, deadline);
		b->len = ok ? n : 0;
	}
	*late = !ok && talk_late(deadline);
	return ok;
}

static enum msg
cause(int status, bool late)
{
	if (late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF))
		return MSG_IMPORT_CHILD_TIME;
	return WIFEXITED(status) && WEXITSTATUS(status) == MEM_STATUS ?
	    MSG_IMPORT_CHILD_MEMORY : MSG_IMPORT_CHILD_DIED;
}

static void
unpack_items(struct diag *d, struct wire *w)
{
	int n = wire_int(w, 0, ITEMS_MAX);
	size_t length;

	while (n-- > 0 && !w->bad) {
		struct diag_item it = { 0 };

		it.code = (enum msg)wire_int(w, MSG_NONE + 1, MSG__MAX - 1);
		it.level = (enum diag_level)wire_int(w, DIAG_NOTE, DIAG_ERROR);
		it.kind = (enum diag_kind)wire_int(w, DIAG_DATA, DIAG_TERMINAL);
		it.line = wire_int(w, 0, INT32_MAX);
		it.narg = wire_int(w, 0, DIAG_ARGS);
		for (int i = 0; i < it.narg; i++)
			it.arg[i] = (char *)(uintptr_t)wire_text(w, &length);
		if (!w->bad)
			diag_copy(d, &it);
	}
}

static void
unpack_bytes(struct buf *b, struct wire *w)
{
	size_t n = wire_get(w);

	if (w->bad || n > w->n - w->at) {
		w->bad = true;
		return;
	}
	buf_add(b, w->p + w->at, n);
	w->at += n;
}

/* "size": of what it was made from. */
static void
unpack_content(const struct content *to, struct wire *w, const struct doc_limits *most,
    size_t size)
{
	if (to->doc != NULL)
		doc_unpack(to->doc, w, most);
	else if (to->tree != NULL)
		jsontree_unpack(to->tree, w);
	else if (to->list != NULL)
		members_unpack(to->list, w, size);
	else
		unpack_bytes(to->bytes, w);
}

/* *ok: what the reader returned.  False when the answer is no answer. */
static bool
unpack(struct buf *b, const struct content *to, struct source *s, struct diag *d, bool *ok)
{
	const struct doc_limits most = {
		READER_BLOCKS, s->rows ? READER_REGISTER : READER_CELLS, READER_SPAN,
		SQUARES_MAX
	};
	struct wire w = { .p = buf_cstr(b), .n = b->len };
	enum encoding encoding;
	const char *kind;
	struct diag found;
	size_t n;

	diag_init(&found);
	*ok = wire_int(&w, 0, 1) == 1;
	encoding = (enum encoding)wire_int(&w, 0, ENCODING__MAX - 1);
	kind = wire_text(&w, &n);
	unpack_items(&found, &w);
	if (*ok)
		unpack_content(to, &w, &most, s->n);
	if (w.at != w.n || (!*ok && found.nerror == 0))
		w.bad = true;
	if (!w.bad) {
		s->encoding = encoding;
		s->kind = to->doc != NULL && kind != NULL ?
		    arena_strndup(&to->doc->arena, kind, n) : NULL;
		for (size_t i = 0; d != NULL && i < found.n; i++)
			diag_copy(d, &found.item[i]);
	}
	diag_release(&found);
	return !w.bad;
}

struct child *
child_new(int ms)
{
	struct child *c = mem_zero(sizeof *c);

	c->ms = ms > 0 ? ms : TIME_MS;
	return c;
}

void
child_free(struct child *c)
{
	if (c == NULL)
		return;
	stop(c);
	while (c->nahead > 0)
		forget(c, 0);
	free(c);
}

bool
child_json(struct child *c, struct jsontree *t, const char *p, size_t n, struct diag *d)
{
	struct source s = { .p = p, .n = n };

	return child_read_json(c, t, &s, d);
}

/* ---- ahead ---- */

/* The first that was asked ahead and has no answer yet; nahead: none. */
static size_t
next_ahead(const struct child *c)
{
	size_t i = 0;

	while (i < c->nahead && c->ahead[i]->here)
		i++;
	return i;
}

static bool
answer_ahead(struct child *c, size_t i, bool *late)
{
	if (!answer(c, &c->ahead[i]->answer, late))
		return false;
	c->served++;
	c->ahead[i]->here = true;
	return true;
}

void
child_pump(struct child *c)
{
	bool late = false;
	size_t i;

	while ((i = next_ahead(c)) < c->nahead && talk_ready(c->fd, 0))
		if (!answer_ahead(c, i, &late))
			stop(c);		/* each of them is asked again in its turn */
}

int
child_answered(struct child *c, int ms)
{
	if (next_ahead(c) < c->nahead && talk_ready(c->fd, ms))
		child_pump(c);
	if (next_ahead(c) < c->nahead)
		return 0;
	return c->nahead > 0 ? 1 : -1;
}

/* "text": a child that has no encodings at hand cannot be asked. */
static bool
ask_ahead(struct child *c, const struct question *q, const struct source *s, bool text)
{
	size_t sent = 0, held = 0;

	if (c->nahead == CHILD_AHEAD || (c->pid == 0 && !start(c, text)) ||
	    (text && !c->text))
		return false;
	for (size_t i = 0; i < c->nahead; i++) {
		sent += c->ahead[i]->here ? 0 : sizeof *q + c->ahead[i]->q.n;
		held += c->ahead[i]->answer.len;
	}
	if (held > HELD_MAX || (sent > 0 && sent + sizeof *q + q->n > SENT_MAX))
		return false;
	if (!ask(c, q, s)) {
		stop(c);
		return false;
	}
	c->ahead[c->nahead] = mem_zero(sizeof *c->ahead[0]);
	*c->ahead[c->nahead++] = (struct asked){ .p = s->p, .q = *q, .answer = BUF_INIT };
	return true;
}

/*
 * The answer to a file that was asked ahead, into b.  False when it has to be asked,
 * or, with *code, when reading it again would take as long again.
 */
static bool
take_ahead(struct child *c, const struct question *q, const struct source *s,
    struct buf *b, enum msg *code)
{
	bool late = false;
	size_t i, first;

	for (i = 0; i < c->nahead; i++)
		if (c->ahead[i]->p == s->p && c->ahead[i]->q.wanted == q->wanted &&
		    c->ahead[i]->q.read == q->read &&
		    c->ahead[i]->q.n == q->n && c->ahead[i]->q.rows == q->rows &&
		    c->ahead[i]->q.encoding == q->encoding)
			break;
	/* Not asked: what the child has still to say of others comes first. */
	while ((first = next_ahead(c)) < c->nahead && first <= i)
		if (!answer_ahead(c, first, &late)) {
			*code = cause(stop(c), late);
			if (first != i || *code != MSG_IMPORT_CHILD_TIME)
				*code = MSG_NONE;
			return false;
		}
	if (i == c->nahead)
		return false;
	buf_add(b, c->ahead[i]->answer.data, c->ahead[i]->answer.len);
	forget(c, i);
	return true;
}

/* Ask and read; *code: what became of the child, MSG_NONE if nothing. */
static bool
ask_now(struct child *c, const struct question *q, bool text, const struct content *to,
    struct source *s, struct diag *d, enum msg *code)
{
	struct buf b = BUF_INIT;
	bool ok = false, late = false, again = true;

	if (c != NULL && c->pid != 0 && text && !c->text)
		stop(c);
	while (again) {
		again = false;
		buf_reset(&b);
		*code = MSG_NONE;
		if (c == NULL || (c->pid == 0 && !start(c, text))) {
			ok = read_into(to, q, s, d);
		} else if (!ask(c, q, s) || !answer(c, &b, &late)) {
			/* One that has served others may have died of those. */
			again = c->served > 0;
			*code = cause(stop(c), late);
			again = again && *code != MSG_IMPORT_CHILD_TIME;
		} else if (!unpack(&b, to, s, d, &ok)) {
			ok = false;
			distrust(c);
			*code = MSG_IMPORT_CHILD_DIED;
		} else {
			c->served++;
		}
	}
	buf_release(&b);
	return ok;
}

/* "text": the question is about an encoding that takes files to read. */
static bool
through(struct child *c, const struct question *q, bool text, const struct content *to,
    struct source *s, struct diag *d)
{
	struct buf b = BUF_INIT;
	enum msg code = MSG_NONE;
	bool ok = false;

	if (c == NULL || !take_ahead(c, q, s, &b, &code)) {
		if (code == MSG_NONE)
			ok = ask_now(c, q, text, to, s, d, &code);
	} else if (!unpack(&b, to, s, d, &ok)) {
		ok = false;
		distrust(c);
		code = MSG_IMPORT_CHILD_DIED;
	}
	/* What Word can do for a document it cannot do for the others. */
	if (code != MSG_NONE)
		diag_error(d, DIAG_DATA, q->wanted == WANT_DOC ? code :
		    q->wanted == WANT_JSON ? MSG_IMPORT_JSON_STOPPED :
		    MSG_UNZIP_FILE_DAMAGED, NULL);
	buf_release(&b);
	return ok;
}

bool
child_read(struct child *c, const struct reader_kind *r, struct doc *doc,
    struct source *s, struct diag *d)
{
	struct question q = { .read = r->read, .n = s->n, .encoding = s->encoding,
	    .rows = s->rows };
	struct content to = { .doc = doc };

	return through(c, &q, r->text, &to, s, d);
}

bool
child_read_json(struct child *c, struct jsontree *tree, struct source *s, struct diag *d)
{
	struct question q = { .wanted = WANT_JSON, .n = s->n, .encoding = s->encoding };
	struct content to = { .tree = tree };

	return through(c, &q, s->encoding != ENCODING_UTF8, &to, s, d);
}

/* Names may be in GB18030, which takes files to read. */
bool
child_list(struct child *c, struct members *list, const char *p, size_t n, struct diag *d)
{
	struct question q = { .wanted = WANT_LIST, .n = n };
	struct source s = { .p = p, .n = n };
	struct content to = { .list = list };

	return through(c, &q, true, &to, &s, d);
}

bool
child_member(struct child *c, struct buf *out, const char *p, size_t n,
    const struct unzip_entry *of, struct diag *d)
{
	struct question q = { .wanted = WANT_MEMBER, .n = n, .of = *of };
	struct source s = { .p = p, .n = n };
	struct content to = { .bytes = out };

	q.of.name = NULL;
	return through(c, &q, false, &to, &s, d);
}

bool
child_ask(struct child *c, const struct reader_kind *r, const struct source *s)
{
	struct question q = { .wanted = r != NULL ? WANT_DOC : WANT_JSON,
	    .read = r != NULL ? r->read : NULL, .n = s->n, .encoding = s->encoding,
	    .rows = s->rows };

	return ask_ahead(c, &q, s, r != NULL ? r->text : s->encoding != ENCODING_UTF8);
}
