/*
 * msg.h - every text of the interface, in one table with an English column.
 *
 * The table is the list of MSG(id, Chinese, English) lines in msg_*.def, one
 * file per layer.  Arguments are strings, written {1} .. {9} in the text, so
 * that each language can order them as it likes; INT() makes one of a number, NULL
 * ends them.  Library code never prints: it adds a code and arguments to a struct
 * diag (diag.h).
 */
#ifndef MSG_H
#define MSG_H

struct buf;

enum lang { LANG_ZH, LANG_EN, LANG__MAX };

enum msg {
	MSG_NONE,
#define MSG(id, zh, en) MSG_##id,
#include "base/msg/all.def"
#undef MSG
	MSG__MAX
};

/* The text as it stands in the table, {n} not replaced. */
const char *msg_text(enum lang, enum msg);
/* The name of the code, "FORM_NO_PARENT": what tests assert on. */
const char *msg_name(enum msg);
/* Append the text with {n} replaced by arg[n-1]; a missing argument is "". */
void	 msg_format(struct buf *, enum lang, enum msg, const char *const *arg, int narg);
/* The same with arguments given one by one, ended by NULL. */
void	 msg_put(struct buf *, enum lang, enum msg, ...) __attribute__((sentinel));
/* A whole number as an argument of a message; lives as long as the block. */
#define INT(v)	msg_int((char[24]){ "" }, (long long)(v))
const char *msg_int(char dst[24], long long v);

#endif
