/*
 * torture.h - rows of `make torture`: what each has to do, and what all of them use.
 *
 * A row does something often, counts how often it went wrong, and keeps the words of
 * the first fault.  With "broken" it does the same to a program with a known fault (the
 * shim, a lock that is kept, ...): then it must count failures.
 */
#ifndef TORTURE_H
#define TORTURE_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct actor;
struct buf;
struct forms;
struct pty;
struct store;

struct run {
	long		 n;		/* attempts wanted */
	unsigned	 seed;
	bool		 broken;
	long long	 until;		/* pty_now() to stop at; 0 = never */
	long		 attempts, failures;
	char		 why[400];	/* of the first failure */
	char		 note[80];	/* printed behind the line, or "" */
};

struct row {
	const char	*name;
	long		 usual, brief;	/* attempts; 0 in "brief": another suite has it */
	void		(*run)(struct run *);
	const char	*control;	/* the fault that is switched on */
	long		 control_n;	/* attempts that must find it */
};
extern const struct row rows[];
extern const size_t nrows;

/* A failure in printf() words; the first one is kept. */
void	 run_fail(struct run *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Once more? Counts the attempt. */
bool	 run_next(struct run *);
/* The next number below n. */
unsigned run_random(struct run *, unsigned n);
/* One row after another call these. */
void	 row_kill(struct run *);
void	 row_power(struct run *);
void	 row_vfs(struct run *);
void	 row_sqlite_memory(struct run *);
void	 row_kill_pty(struct run *);
void	 row_signals(struct run *);
void	 row_io(struct run *);
void	 row_memory(struct run *);
void	 row_storm(struct run *);
void	 row_silence(struct run *);
void	 row_targets(struct run *);
void	 row_copies(struct run *);
void	 row_writers(struct run *);
void	 row_typists(struct run *);
void	 row_fair(struct run *);

/* ---- the scene: a folder with a program and a database ---- */

#define SCENE_AGENCY	"甲县某局"
#define SCENE_SAMPLE	"湘潭县医疗保障局"
#define SCENE_WAIT	20000	/* ms until something must be there on a busy machine */

struct scene {
	char		 dir[64], db[96], base[96], tell[96], bin[PATH_MAX], shim[PATH_MAX];
};
extern struct scene scene;

bool	 scene_init(const char *bin, const char *shim);
void	 scene_release(void);
/* Everything away but the database, as it was made: one empty report of 2025. */
void	 scene_reset(void);
bool	 scene_copy(const char *from, const char *to);
/* The file opens and all of its chains hold. */
bool	 scene_sound(void);
/* What is stored, by a connection of our own, and what opening it takes. */
struct store *scene_store(void);
struct forms *scene_forms(void);
const struct actor *scene_actor(void);
/* cell_text() of a stored cell into b. */
bool	 scene_stored(const char *code, struct buf *b);
/* Codes of the cells of column A of table 3 that are typed, in the order of Enter. */
size_t	 scene_codes(const char **code, size_t most);
/* A file that should not be there after a command: its name, or NULL.  "out" may be. */
const char *scene_strange(const char *out);

/* How a command is started. */
struct launch {
	const char	*shim;		/* TORTURE_SHIM, or NULL */
	const char	*lie;		/* TORTURE_LIE, or NULL */
	const char	*extra;		/* one more variable, or NULL */
	int		 ms;		/* killed after so long; 0 = SCENE_WAIT */
};
/* The words after "nianbao --db DB" (ended by NULL); status, 128 + signal, -1 = it did
 * not end.  What it said on both streams goes to "said" (may be NULL). */
int	 scene_command(const struct launch *, const char *const *word, struct buf *said);
/* The program in a terminal on the report; ... and then to table 3.  The options, ended
 * by NULL, may be NULL. */
bool	 scene_start(struct pty *, const struct launch *, const char *const *option);
bool	 scene_edit(struct pty *, const struct launch *, const char *const *option);
long	 scene_calls(void);		/* counted by the shim in the last command */
long	 scene_fired(void);
/* The environment of both, into at most 16 words of env. */
void	 scene_environment(const struct launch *, const char **env);

#endif
