/*
 * cmd.h - the command line: options, the table of subcommands, what they share.
 *
 * One struct cmd lives for one run of the program.  A subcommand reads its
 * operands and options, works, puts results into c->out and mistakes into
 * c->diag, and returns; main() writes both and makes the exit status of
 * nianbao(1): 2 > 6 > 5 > 4 > 1 > 3 > 0.  No subcommand writes to stdout or
 * exits by itself.
 *
 * Invariants:
 *  (1) Everything that can be wrong with the command line is found before a
 *      file or a database is touched.
 *  (2) Results are human text (made visible, in the terminal's encoding), JSON
 *      (always UTF-8) or bytes of an export; c->kind says which.
 *
 * struct cmd owns the store, the forms and every string made for it; operands
 * and option values are borrowed from argv or owned by c->own.
 */
#ifndef CMD_H
#define CMD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/target.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"

struct export_options;
struct exporter;

/*
 * Every option: id, long name, short letter or 0, what it takes ("" = nothing).
 * The help text of X is the message CMD_OPT_X.
 */
#define CMD_OPTIONS(O) \
	O(DB,		"db",			0,	"FILE") \
	O(FORMS,	"forms",		0,	"DIR") \
	O(USER,		"user",			0,	"NAME") \
	O(LANG,		"lang",			0,	"zh|en") \
	O(NO_COLOR,	"no-color",		0,	"") \
	O(THEME,	"theme",		0,	"default|contrast") \
	O(ASCII,	"ascii",		0,	"") \
	O(PLAIN,	"plain",		0,	"") \
	O(MOUSE,	"mouse",		0,	"") \
	O(KIOSK,	"kiosk",		0,	"DIR") \
	O(KIOSK_COMMANDS, "kiosk-commands",	0,	"") \
	O(TERM_ENC,	"terminal-encoding",	0,	"auto|utf-8|gbk|gb18030") \
	O(AMBIGUOUS,	"ambiguous-width",	0,	"auto|1|2") \
	O(ENCODING,	"encoding",		0,	"ENC") \
	O(LOCAL,	"local",		0,	"NAME") \
	O(HELP,		"help",			'h',	"") \
	O(VERSION,	"version",		'V',	"") \
	/* Options of some commands; those above go with all. */ \
	O(FORM,		"form",			0,	"CODE") \
	O(JSON,		"json",			0,	"") \
	O(YEAR,		"year",			0,	"YEAR") \
	O(KIND,		"kind",			0,	"KIND") \
	O(LEVEL,	"level",		0,	"1-5") \
	O(CODE,		"code",			0,	"CODE") \
	O(ALIAS,	"alias",		0,	"NAME") \
	O(NO_ALIAS,	"no-alias",		0,	"NAME") \
	O(SIGN,		"sign",			0,	"always|asked") \
	O(SIGN_AS,	"sign-as",		0,	"NAME") \
	O(AGENCY,	"agency",		0,	"NAME") \
	O(BLANK_ZERO,	"blank-zero",		0,	"") \
	O(ACCEPT,	"accept-proposals",	0,	"") \
	O(REPLACE,	"replace",		0,	"") \
	O(DRY_RUN,	"dry-run",		0,	"") \
	O(STRICT,	"strict",		0,	"") \
	O(FILE,		"file",			0,	"FILE") \
	O(PRIOR,	"prior",		0,	"FILE") \
	O(FORMAT,	"format",		0,	"FMT") \
	O(OUTPUT,	"output",		'o',	"FILE") \
	O(DRAFT,	"draft",		0,	"") \
	O(AUDIT_HEAD,	"audit-head",		0,	"") \
	O(FRAGMENT,	"fragment",		0,	"") \
	O(PRINTER,	"printer",		0,	"NAME") \
	O(COPIES,	"copies",		0,	"N") \
	O(SIGNATURE,	"signature",		0,	"") \
	O(CHARTS,	"charts",		0,	"") \
	O(ALL,		"all",			0,	"") \
	O(READY,	"ready",		0,	"") \
	O(BASE,		"base",			0,	"URL") \
	O(TAKE,		"take",			0,	"PARTS") \
	O(PARTIAL,	"partial",		0,	"") \
	O(REASON,	"reason",		0,	"TEXT") \
	O(VERIFY,	"verify",		0,	"") \
	O(SINCE,	"since",		0,	"DATE") \
	O(BY,		"by",			0,	"NAME") \
	O(CELL,		"cell",			0,	"CODE") \
	O(LIST,		"list",			0,	"") \
	O(RESTORE,	"restore",		0,	"") \
	O(EMPTY,	"empty",		0,	"") \
	O(CHECKS,	"checks",		0,	"") \
	O(SOURCE,	"source",		0,	"")

enum opt {
#define O(id, name, letter, arg) OPT_##id,
	CMD_OPTIONS(O)
#undef O
	OPT__MAX
};
#define OPT_GLOBAL_LAST	OPT_VERSION
/* Of the options of some commands; up to 64. */
#define OPT_BIT(id)	(UINT64_C(1) << (OPT_##id - OPT_GLOBAL_LAST - 1))

enum out_kind { OUT_TEXT, OUT_JSON, OUT_BYTES };

struct cmd {
	const char	*opt[OPT__MAX];	/* value, "" of a flag, NULL = not given */
	int		 at[OPT__MAX];	/* which word of the line; 0: of the configuration */
	bool		 again[OPT__MAX];	/* said more than once, or there as well */
	int		 word;		/* the one that is being parsed */
	int		 own_words;	/* of the line, not a login's (kiosk.c) */
	struct store_alias *alias;	/* --alias and --no-alias, as often as given */
	size_t		 nalias;
	const char	**names;	/* other names of --agency, ended by NULL; or NULL */
	size_t		 nnames;
	const char	**arg;		/* operands after the command's name, UTF-8 */
	const char	**raw;		/* the same as given: names of files */
	int		 narg;
	const struct command *commands;	/* all there are, ended by name NULL */
	const struct command *command;	/* NULL = none named: the application */

	enum lang	 lang;
	enum encoding	 encoding;	/* --encoding, or AUTO */
	int		 year;		/* --year, or 0 */
	struct actor	 actor;
	char		 user[64], host[64];

	struct forms	 forms;
	bool		 have_forms;
	struct store	*store;
	struct import_run run;		/* of the files it reads */
	struct render	*render;	/* what draws a PDF, once it is wanted; or NULL */
	struct guard	 guard;		/* what is not written over */
	bool		 have_guard;
	int64_t		*lease;		/* reports this run holds */
	size_t		 nlease, caplease;
	struct diag	 diag;
	struct buf	 out;
	enum out_kind	 kind;
	bool		 out_failed;	/* standard output cannot be written */
	int		 progress_columns;	/* of the line of progress now shown */
	int64_t		 progress_at;	/* when it was drawn, ms; 0 = never asked */
	unsigned	 status;	/* bits 1 << exit status, besides those of diag */
	int		 signal;	/* 129 or 143 when the application was ended so */

	char		**own;		/* strings that live as long as this */
	size_t		 nown, capown;
};

/* A subcommand.  "run" is called with operands checked in number. */
struct command {
	const char	*name;
	uint64_t	 options;	/* allowed besides the global ones */
	int		 min, max;	/* operands; max -1 = any number */
	enum msg	 synopsis, help;
	void		(*run)(struct cmd *);
	bool		 files;		/* --encoding is of its files, not of stdout */
};

/* The commonest mistake: status 2. */
#define usage_error(c, ...) diag_error(&(c)->diag, DIAG_USAGE, __VA_ARGS__)

/* ---- options.c ---- */
/* Split argv into c->opt, c->arg and c->command, and check them against the
 * command; then the configuration file.  False with messages in c->diag. */
bool	 options_parse(struct cmd *, int argc, char **argv);
struct cmd_option {
	const char	*name;
	char		 letter;	/* or 0 */
	const char	*arg;		/* what it takes; "" = nothing */
	enum msg	 help;
};
extern const struct cmd_option cmd_options[OPT__MAX];
/* A year given as an operand; 0 with a message when it is none. */
int	 option_year(struct cmd *, const char *text);
const struct command *option_command(const struct cmd *, const char *name);

/* May the command go with the option? All go with the global ones. */
bool	 option_goes(const struct command *, enum opt);

/* ---- kiosk.c ---- */
/* First of all: where the line says --kiosk, forget the environment. */
void	 kiosk_environment(struct cmd *, int argc, char **argv);
/* In kiosk mode check what the line may say there and give up all other rights, for good.
 * False with messages. */
bool	 kiosk_enter(struct cmd *);

/* ---- help.c ---- */
void	 help_general(struct cmd *);
void	 help_command(struct cmd *, const struct command *);
void	 help_version(struct cmd *);
/* A line: which library converts encodings, and whether it does. */
void	 help_encodings(struct cmd *);
/* cmd_manual.c: the source of nianbao-help(7). */
void	 help_manual(struct cmd *);

/* ---- output.c ---- */
/* Append a message of the table and a newline to c->out. */
void	 out_line(struct cmd *, enum msg, ...) __attribute__((sentinel));
/* Write c->out now and empty it; for long results. */
void	 out_flush(struct cmd *);
/* Write c->out and the messages so far, and forget them; their status counts. */
void	 out_messages(struct cmd *);
/* Draw "137/1000 ..name" over the line before, on stderr when it is a terminal, ten
 * times a second at most; gone before anything else is written. */
void	 out_progress(struct cmd *, size_t done, size_t all, const char *name);
/* Write everything, then the messages; the exit status. */
int	 out_finish(struct cmd *);
/* Columns of the terminal at stdout, else 80. */
int	 out_columns(void);
/* "2025-12-31T04:00:00.000Z" as local "2025-12-31 12:00". */
void	 out_time(struct buf *, const char *utc);

/* ---- own.c: what hangs on a run ---- */
/* Keep a string until the end of the run; returns it. */
const char *cmd_keep(struct cmd *, char *owned);
void	 cmd_status(struct cmd *, int status);

/* ---- context.c ---- */
void	 cmd_release(struct cmd *);
bool	 cmd_forms(struct cmd *);
/* Open --db or the default database; false with messages. */
bool	 cmd_store(struct cmd *, enum store_mode);
/* Path of the database, or NULL with a message. */
const char *cmd_store_path(struct cmd *);
/* Look something up that need not be there: ABSENT leaves no message. */
enum lookup { LOOKUP_FOUND, LOOKUP_ABSENT, LOOKUP_FAILED };
enum lookup cmd_find_agency(struct cmd *, const char *name, struct agency *out);
enum lookup cmd_find_report(struct cmd *, const char *agency, int year, struct report **);
/* The beginning of one name alone will do unless "whole" is wanted, as where data is
 * deleted or renamed.  False, naming those that begin so or are alike, when there is no
 * such agency. */
bool	 cmd_agency(struct cmd *, const char *name, bool whole, struct agency *out);
/* Load a report of the open store; NULL with a message that helps. */
struct report *cmd_report(struct cmd *, const char *agency, const char *year);
struct report *cmd_report_whole(struct cmd *, const char *agency, const char *year);
/* Take the lease of a report until the end of the run; false with a message that
 * names the holder (status 4). */
bool	 cmd_lease(struct cmd *, const struct report *);
/* Apply a step, take the lease and save it durably, then keep the counts of the list:
 * a step that is refused leaves the database as it was.  With "usage" its refusal is
 * wrong usage (status 2). */
bool	 cmd_save(struct cmd *, struct report *, struct change_list *, bool usage);
void	 cmd_counts(struct cmd *, const struct report *);
/* Treat the errors of diag from item "from" on as of this kind. */
void	 cmd_as(struct cmd *, size_t from, enum diag_kind);
/* A form by code or, with "/" or ".form" in it, read from a file into *own. */
const struct form *cmd_form(struct cmd *, const char *name, struct form **own);
/* Number of the section a word names ("t3", "3", "4.1", "三"), or -1. */
int	 cmd_section(const struct form *, const char *word);

/* ---- near.c ---- */
/* The up to "max" names most like "name" among those added; for messages. */
struct near_name { char *name; int distance; };
struct near {
	const char	*name;
	struct near_name best[3];
	int		 n;
};
void	 near_init(struct near *, const char *name);
void	 near_add(struct near *, const char *candidate);
/* "A、B、C" or "" when nothing is alike; releases the names. */
void	 near_take(struct near *, struct buf *, enum lang);

/* ---- operands.c: the files that operands name ---- */
struct batch {
	char		**path;		/* owned, in the order in which they are read */
	struct batch_file *file;	/* [n]: more of each */
	size_t		 n, cap, capfile;
	struct archive	**archive;	/* owned */
	size_t		 narchive, caparchive;
	bool		 many;		/* several operands, a folder or an archive */
	enum msg	 one;		/* why that must not be, or MSG_NONE */
};
struct batch_file {
	bool		 found;		/* in a folder, not named itself */
	const struct archive *archive;	/* where it is in, or NULL; borrowed */
	size_t		 member;	/* its place there */
};
/* The files of the operands: a folder stands for the regular files in it and in
 * its subfolders, by name, without hidden ones, lock files and links.  False, with
 * a message, when the options go with one file only, or there is no file at all; a
 * folder that cannot be read is a message only. */
bool	 batch_list(struct cmd *, struct batch *, const char *const *operand, int n);
void	 batch_release(struct batch *);
/* Read file i.  An archive is a folder: what is in it takes its place in the list, and
 * the first of that is read.  After files_coming() the list is read in its order. */
struct candidate *batch_read(struct cmd *, struct batch *, size_t i);
/* Of an archive that was read as one file: the one report in it, in place of the
 * candidate of the archive.  None, or several, is a message. */
struct candidate *batch_only(struct cmd *, struct candidate *);
/* Is file i, which could not be read, just none of ours among others in a folder?
 * Its messages (c->diag from item "from" on) then become one note. */
bool	 batch_skip(struct cmd *, const struct batch *, size_t i, size_t from);

/* ---- priors.c: last year's reports of --prior ---- */
struct prior_file {
	char		*agency;	/* owned, as the next but one */
	const struct form *form;
	struct prior	*prior;		/* through that form */
	size_t		 number;	/* in the order in which they were read */
};
struct priors {
	struct prior_file *item;	/* by agency and year */
	size_t		 n, cap;
	bool		 any;		/* a single one, named itself: it goes with all */
};
/* Read them before "files" are checked; false, with a message, when there are none
 * although they were asked for. */
bool	 priors_read(struct cmd *, struct priors *, const struct batch *files);
/* Attach the one of the year before; "told": the name is a full one, from --agency. */
void	 priors_attach(struct report *, const struct priors *, bool told);
void	 priors_release(struct priors *);

/* ---- given.c: reports that the files of one run have given ---- */
struct given {
	char		*agency, *file;	/* owned */
	int64_t		 id;		/* 0 when it is not stored */
	int		 year;
	bool		 fresh;		/* stored by this run, and nothing replaced */
	bool		 clash;		/* not any more: another file has other figures */
	char		*other;		/* the first that had, or NULL; owned */
	size_t		 rival;		/* that file, by its place in the list */
	unsigned char	 figures[SHA256_SIZE];
};
struct given_list {
	struct given	*item;
	size_t		 n, cap;
};
/* The one of this office (or of this report in the database) and year, or NULL. */
struct given *given_find(struct given_list *, const struct report *, int64_t id);
struct given *given_add(struct given_list *, const struct candidate *);
/* Does the report have the same figures, and leave the same open? */
bool	 given_same(const struct given *, const struct report *);
/* A file with other figures than this one, where one gave the report before it. */
const char *given_against(struct given *, const struct candidate *);
/* Of a list with an item for each file: mark those of one office and year, under
 * whichever of its names in the store, that differ in figures. */
void	 given_settle(struct given_list *, struct store *);
/* After that: a file with other figures for the report of this one, or NULL. */
const struct given *given_rival(const struct given_list *, const struct candidate *);
/* Nothing is stored: name both files; other figures are status 1. */
void	 cmd_given_twice(struct cmd *, const struct given *, const struct candidate *);
void	 given_cut(struct given_list *, size_t n);	/* forget all but the first n */
void	 given_release(struct given_list *);

/* ---- files.c: reports that come from files ---- */
/* Read a file as --agency, --year and --encoding say; see import_file(). */
struct candidate *files_read(struct cmd *, const char *path);
/* The files of the list are what files_read() gets next, one after the other: those
 * that follow are read meanwhile.  The list must live until they are. */
void	 files_coming(struct cmd *, const struct batch *);
/* Cells in printed order, runs of them as ranges: "3:3.1-3.6.3:A-B5 4.1:1:A", at most
 * "max" ranges. */
void	 files_cells(struct buf *, const struct form *, const int *cell, size_t n, int max);
/* The cells not read for sure, runs as ranges: "3:3.1-3.6.3:A-B5 4.1:1:A", at most
 * "max" ranges. */
void	 files_open_cells(struct buf *, const struct candidate *, int max);
/* What became of a file, in one line: the word, and with its findings counted, whose
 * report it is and how much of it was read. */
void	 files_line(struct cmd *, const struct candidate *, enum msg word,
	    const int count[LEVEL__MAX]);
/* Under it: the open cells and, with "all", what is proposed for them, printed totals
 * that are wrong, what found no place. */
void	 files_details(struct cmd *, const struct candidate *, bool all);
/* The JSON object of a candidate with what its source showed besides. */
void	 files_json(struct cmd *, struct buf *, const struct candidate *,
	    const struct findings *);
/* {"source":...,"error":...} for a file that could not be read; its messages
 * are those of c->diag from item "from" on. */
void	 files_json_error(struct cmd *, struct buf *, const struct candidate *,
	    size_t from);
/* ... with these words. */
void	 files_json_why(struct buf *, const struct candidate *, const char *why);

/* ---- cmd_export.c ---- */
/* What no command writes over: the database and its side files, other databases,
 * the files this one has read so far, the forms and the configuration. */
const struct guard *cmd_guard(struct cmd *);
/* Write an export to a path of cmd_export_path(); "-" on a terminal shows text only. */
bool	 cmd_export_put(struct cmd *, const struct exporter *, const char *path,
	    const struct buf *);
/* The exporter that --format, or the name of -o, asks for: any, or one of papers of the
 * office; NULL with a message. */
const struct exporter *cmd_export_format(struct cmd *, bool any);
/* Their names: "docx pdf html txt md". */
void	 cmd_export_formats(struct buf *, bool any);
/* -o FILE or the name "own" (which is freed) in the current, or the kiosk's folder,
 * "-" for whatever means standard output; NULL with a message where a file may not
 * go.  Caller frees. */
char	*cmd_export_path(struct cmd *, char *own);
/* --charts: what the database knows of the years before, for prior_free_all(). */
bool	 cmd_export_past(struct cmd *, struct export_options *, const struct report *);
/* Name a report that is not ready, with what it lacks. */
void	 cmd_export_left(struct cmd *, const struct report *, const struct findings *);

/* ---- cmd_collect.c ---- */
/* export --all where that makes one thing of all reports; false where it makes a file of
 * each, and nothing was done. */
bool	 cmd_collect(struct cmd *);

/* ---- cmd_site.c ---- */
/* The reports of these ids, in this order, as a folder of pages (-o). */
void	 cmd_site(struct cmd *, const int64_t *id, size_t n);

/* ---- one function per subcommand ---- */
void	 cmd_new(struct cmd *);
void	 cmd_delete(struct cmd *);
void	 cmd_list(struct cmd *);
void	 cmd_agency_command(struct cmd *);
void	 cmd_show(struct cmd *);
void	 cmd_complete(struct cmd *);
void	 cmd_doctor(struct cmd *);
void	 cmd_tutor(struct cmd *);
void	 cmd_set(struct cmd *);
void	 cmd_tally(struct cmd *);
void	 cmd_import(struct cmd *);
void	 cmd_check(struct cmd *);
void	 cmd_export(struct cmd *);
void	 cmd_convert(struct cmd *);
void	 cmd_preview(struct cmd *);
void	 cmd_print(struct cmd *);
void	 cmd_explain(struct cmd *);
void	 cmd_finalize(struct cmd *);
void	 cmd_reopen(struct cmd *);
void	 cmd_diff(struct cmd *);
void	 cmd_check_code(struct cmd *);
void	 cmd_log(struct cmd *);
void	 cmd_form_command(struct cmd *);
void	 cmd_db(struct cmd *);
void	 cmd_edit(struct cmd *);
void	 cmd_help(struct cmd *);

#endif
