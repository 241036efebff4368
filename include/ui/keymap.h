/*
 * keymap.h - actions, their keys and their help, in one table.
 *
 * ACTION(id, key names separated by blanks, Chinese, English); the help screen,
 * the key line, the command palette and the manual are made from it.  A key may
 * mean different things in a text editor or a list; views see the key too.
 */
#ifndef KEYMAP_H
#define KEYMAP_H

#include "base/msg.h"
#include "ui/term/keydec.h"

#define KEYMAP_ACTIONS(A) \
	A(NONE,		"",			"",		"") \
	A(HELP,		"<F1>",			"帮助",		"help") \
	A(PREV_SECTION,	"<F2>",			"上节",		"previous section") \
	A(NOTE,		"<F3>",			"批注",		"note") \
	A(FILL,		"<F4>",			"补零",		"fill zeros") \
	A(LAST_YEAR,	"<F5>",			"上年",		"last year") \
	A(DETAILS,	"<F6>",			"明细",		"details") \
	A(NEXT_SECTION,	"<F7>",			"下节",		"next section") \
	A(FINDINGS,	"<F8>",			"校核",		"findings") \
	A(EXPORT,	"<F9>",			"导出",		"export") \
	A(COMMANDS,	"<F10>",		"命令",		"commands") \
	A(GOTO,		"<C-g>",		"定位",		"go to") \
	A(SEARCH,	"<C-f> <C-w>",		"查找",		"search") \
	A(IMPORT,	"<C-o>",		"导入",		"import") \
	A(NEXT_FINDING,	"<C-n>",		"下一处",	"next open") \
	A(UNDO,		"<C-z> <A-u>",		"撤销",		"undo") \
	A(REDO,		"<C-y> <A-e>",		"重做",		"redo") \
	A(SAVE_POINT,	"<C-s>",		"恢复点",	"restore point") \
	A(REDRAW,	"<C-l>",		"重画",		"redraw") \
	A(ENTER_TURN,	"<C-t>",		"回车方向",	"Enter goes down/right") \
	A(COMPARE,	"<C-d>",		"对比上年",	"compare years") \
	A(LEAVE,	"<C-q>",		"退出",		"leave") \
	A(ABOUT,	"<C-p>",		"报告资料",	"about the report") \
	A(CANCEL,	"<Esc>",		"取消",		"cancel") \
	A(ACCEPT,	"<Enter>",		"确定",		"accept") \
	A(NEXT,		"<Tab>",		"下一格",	"next cell") \
	A(PREV,		"<S-Tab>",		"上一格",	"previous cell") \
	A(UP,		"<Up>",			"上",		"up") \
	A(DOWN,		"<Down>",		"下",		"down") \
	A(LEFT,		"<Left>",		"左",		"left") \
	A(RIGHT,	"<Right>",		"右",		"right") \
	A(HOME,		"<Home> <C-a>",		"行首",		"start of row") \
	A(END,		"<End> <C-e>",		"行尾",		"end of row") \
	A(PAGE_UP,	"<PgUp>",		"上页",		"page up") \
	A(PAGE_DOWN,	"<PgDn>",		"下页",		"page down") \
	A(FIRST,	"<C-Home> <A-\\>",	"首格",		"first") \
	A(LAST,		"<C-End> <A-/>",	"末格",		"last") \
	A(DELETE,	"<Del>",		"清空",		"empty") \
	A(BACKSPACE,	"<BS>",			"退格",		"backspace") \
	A(INSERT,	"<Ins>",		"新建",		"new") \
	A(BREAK,	"<C-c>",		"取消录入",	"cancel the edit") \
	A(MARK,		"<C-^> <A-a>",		"标记",		"mark") \
	A(CUT,		"<C-k> <C-x>",		"剪切",		"cut") \
	A(COPY,		"<A-^>",		"复制",		"copy") \
	A(PUT,		"<C-u> <C-v>",		"贴回",		"paste") \
	A(REPLACE,	"<C-\\> <A-r>",		"替换",		"replace") \
	A(READ_FILE,	"<C-r>",		"读文件",	"read a file") \
	A(WORD_LEFT,	"<C-Left> <A-b>",	"前一词",	"word left") \
	A(WORD_RIGHT,	"<C-Right> <A-f>",	"后一词",	"word right") \
	A(SENTENCE_LEFT, "<A-Left> <A-,>",	"前一句",	"sentence left") \
	A(SENTENCE_RIGHT, "<A-Right> <A-.>",	"后一句",	"sentence right") \
	A(PART_UP,	"<C-Up>",		"前一段",	"paragraph up") \
	A(PART_DOWN,	"<C-Down>",		"后一段",	"paragraph down") \
	A(MOVE_UP,	"<A-Up> <A-k>",		"本段上移",	"move paragraph up") \
	A(MOVE_DOWN,	"<A-Down> <A-j>",	"本段下移",	"move paragraph down") \
	A(ERASE_WORD,	"<A-BS>",		"删前一词",	"erase word before") \
	A(ERASE_NEXT,	"<C-Del> <A-Del>",	"删后一词",	"erase word after") \
	A(FOLLOW,	"<A-=>",		"更新联动数",	"update linked figures")

enum action {
#define A(id, keys, zh, en) ACTION_##id,
	KEYMAP_ACTIONS(A)
#undef A
	ACTION__MAX
};

enum action keymap_find(const struct key *);	/* ACTION_NONE if it is not a command */
const char *action_label(enum action, enum lang);
/* The same for the key line, where room is short. */
const char *action_short(enum action, enum lang);
const char *action_keys(enum action);
/* Its first key as people write it: "F7", "^G", "Enter"; nothing if it has none. */
void	 action_key_print(struct buf *, enum action);
const char *action_name(enum action);		/* "NEXT_SECTION" */

#endif
