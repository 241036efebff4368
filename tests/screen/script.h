/*
 * script.h - one screen test: a script that types keys and looks at the result.
 *
 * The application runs in this process, headless, on a database of its own.  A
 * script is lines of commands; "#" begins a comment.  Rows, columns and lines
 * of the screen count from 1.
 *
 *   before it starts
 *	size R C	lang zh|en	plain	ascii	kiosk
 *	widths 1|2|gb ...	only these width models (else all three)
 *	forms FOLDER			beside the script: forms to add
 *	report FORM AGENCY YEAR		store an empty report
 *	load FILE.json			store a report from a file beside the script
 *	put NAME FILE	put NAME <<	a file to import: a copy of one, or lines up to >>
 *	set CELL=VALUE ...		set cells or texts of the report made last
 *	final				mark it 定稿
 *	held				somebody else has it open
 *	user NAME	clock UTC	who does what follows, and when (also later on)
 *   starting
 *	open				on the report made last
 *	edit AGENCY YEAR		as `nianbao edit`
 *	home				on the list of reports
 *	again				leave, then open once more; restart: on the list
 *   doing
 *	keys <F7>12<Enter> <Tab>	blanks are left out, <Space> is one; time stands
 *					still but for <Tick>: a second has passed
 *	rest				a second without a key, which is not counted
 *	beginner			from now on only these, paste and rest type:
 *	told "TEXT" KEYS		TEXT is on the screen before each of the keys, and
 *					names it: Enter or 回车, F4, ^G, y; else it fails
 *	types 12			figures and words of his own
 *	burst KEYS			the same, all typed before the first is read
 *	paste <<			lines up to >>, \t is a tab
 *	click WORDS			the mouse, where they stand first on the screen
 *	wheel up|down
 *	goto PLACE	resize R C
 *	elsewhere CELL=VALUE ...	somebody else saves that
 *	release				who held it has left
 *	disk full|free
 *	lock on|off			somebody else is writing to the file
 *	random N SEED [KIND]		N keys, sizes and pastes at random; text, list, about:
 *					those that mean most there; then SCREEN PLACE
 *					KEYS: back to it by these keys from that place
 *   looking
 *	cell CODE = VALUE		the report ("" = empty, "/" = n/a)
 *	text CODE = "TEXT"
 *	saved CODE = VALUE		the database, through a second connection
 *	line N "TEXT"	line N ~ "PART"	line N !~ "PART"
 *	screen ~ "PART"	screen !~ "PART"
 *	screen <<			the whole screen up to >>
 *	style ROW COL NAME		FOCUS, ERROR ...
 *	cursor ROW COL	cursor CODE	focus CODE	section N	view NAME
 *	message ~ "PART"	message none
 *	finding CODE PLACE	finding none [CODE]
 *	counts ERRORS WARNINGS EMPTY
 *	english WORD ...		from now on no Chinese on any screen but these
 *					words of documents and names (a Han character, or
 *					its punctuation)
 *	bytes N				at most N were sent for the last keys command
 *	typed N				at most N keys were typed by keys commands
 *	exists FILE			it was written, and is not empty
 *	left				the application has ended
 *	undo-all-equals-start
 *
 * After each command that types, the screen must be what a fresh paint gives,
 * and each key must have led to one write at most.
 */
#ifndef SCRIPT_H
#define SCRIPT_H

#include <stdbool.h>
#include "base/buf.h"

enum width_model { WIDTH_1, WIDTH_2, WIDTH_GB, WIDTH__MAX };

struct script_result {
	int		 failures;
	bool		 skipped;	/* not meant for this width model */
	struct buf	 log;		/* what failed, for people */
	struct buf	 updated;	/* the script with its screens as they are now */
};
/* Run a script in an empty directory "dir" that it may fill. */
void	 script_run(const char *path, const char *dir, enum width_model,
	    struct script_result *);

#endif
