/*
 * main.c - `make damage`: thousands of damaged copies of reports through import,
 * and how many of their cells were read right, left open, or read wrong.
 *
 *	damage [-n COPIES] [-s FIRST] [-d DAMAGE]... [-l LAYOUT] [-w DIR] [-a] [-c] [-p] [-v]
 *
 * -s N -n 1 makes copy N again; -w writes the files of bad copies, -v tells what is
 * wrong in each, -p also what is only placed, -a tells import agency and year; -c judges by
 * a truth that is false in one figure of each copy.
 * Status 1 when any cell was read or proposed wrong, or a kind of damage of which there were
 * enough copies had fewer cells read right (or proposed, or copies refused) than its floor,
 * or on the copies that were read before, by a library that guessed more, than it had then.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "evidence/damage/copy.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/verdict.h"

#define NAMES	80	/* damages and layouts at most */
#define FLOOR_COPIES	12	/* of a kind alone, to be held to its floor */
#define BEFORE_COPIES	20000	/* from 1 on: those that were read before, too */

struct run {
	unsigned long	 n, first;
	const struct damage *wanted[COPY_DAMAGES + 1];
	int		 nwanted;
	const struct damage_layout *layout;
	const char	*dir;
	bool		 told, placed, verbose, control;
	struct tally	 by[NAMES][NAMES];	/* damage x layout, single damages */
	struct tally	 several[COPY_DAMAGES + 1];
	struct tally	 total;
};

static unsigned long
all_cells(const struct tally *t)
{
	unsigned long all = 0;

	for (int v = 0; v < VERDICT__MAX; v++)
		all += t->cell[v];
	return all;
}

/* Hundredths of a per cent, cut off: never 100 while something is missing. */
static unsigned long
share(const struct tally *t, enum verdict v)
{
	unsigned long all = all_cells(t);

	return all > 0 ? t->cell[v] * 10000 / all : 0;
}

static void
print_cells(const struct tally *t)
{
	unsigned long right = share(t, VERDICT_RIGHT), open = share(t, VERDICT_OPEN);

	printf("%7lu %4lu.%02lu%% %3lu.%02lu%% %7lu %6lu %5lu %7lu %6lu %7lu %5lu\n",
	    t->copies, right / 100, right % 100, open / 100, open % 100,
	    t->cell[VERDICT_PLACED], t->cell[VERDICT_WRONG], t->bad, t->refused,
	    t->misnamed, t->good, t->ill);
}

static void
print_line(const char *name, const struct tally *t)
{
	printf("%-24s", name);
	print_cells(t);
}

/* Were these very copies read before? */
static bool
were_read(const struct run *run)
{
	return run->first == 1 && run->n == BEFORE_COPIES && run->nwanted == 0 &&
	    run->layout == NULL && !run->told && !run->control;
}

/* Per mille of what a damage must reach: its name stands beside it where it does not. */
static bool
reaches_floor(const struct run *run, const struct damage *m, const struct tally *t)
{
	unsigned long all = all_cells(t);

	if (t->copies < FLOOR_COPIES)
		return true;
	if (m->refused)
		return t->refused == t->copies;
	if (were_read(run) && share(t, VERDICT_RIGHT) < m->before)
		return false;
	return t->cell[VERDICT_RIGHT] * 1000 >= all * m->floor &&
	    t->good * 1000 >= all * m->offers;
}

static struct tally
sum_of(const struct run *run, int damage)
{
	struct tally sum = { 0 };

	for (int l = 0; layouts[l].name != NULL; l++)
		tally_add(&sum, &run->by[damage][l]);
	return sum;
}

/* The floors beside what was reached; how many were not. */
static int
print_floors(const struct run *run)
{
	int low = 0;

	printf("\n%-24s   right  before%s floor proposed\n", "% of cells",
	    were_read(run) ? " " : "*");
	for (int m = 0; damages[m].name != NULL; m++) {
		struct tally sum = sum_of(run, m);
		bool fine = reaches_floor(run, &damages[m], &sum);
		unsigned long right = share(&sum, VERDICT_RIGHT);

		if (sum.copies < FLOOR_COPIES)
			continue;
		low += !fine;
		if (damages[m].refused)
			printf("%-24s all refused", damages[m].name);
		else
			printf("%-24s %4lu.%02lu %4u.%02u  %3u.%u  %3u.%u", damages[m].name,
			    right / 100, right % 100, damages[m].before / 100,
			    damages[m].before % 100, damages[m].floor / 10,
			    damages[m].floor % 10, damages[m].offers / 10,
			    damages[m].offers % 10);
		printf(" %s\n", fine ? "" : "  BELOW");
	}
	if (!were_read(run))
		printf("* of copies 1 to %d\n", BEFORE_COPIES);
	return low;
}

/* A matrix of the shares read right; "!" where something was read wrong. */
static void
print_matrix(const struct run *run)
{
	printf("\nright %%, ! = wrong cells\n%-24s", "");
	for (int l = 0; layouts[l].name != NULL; l++)
		printf("%7s", layouts[l].name);
	printf("\n");
	for (int m = 0; damages[m].name != NULL; m++) {
		printf("%-24s", damages[m].name);
		for (int l = 0; layouts[l].name != NULL; l++) {
			const struct tally *t = &run->by[m][l];
			unsigned long right = share(t, VERDICT_RIGHT);

			if (all_cells(t) == 0)
				printf("%7s", "-");
			else
				printf("%4lu.%lu%c", right / 100, right / 10 % 10,
				    t->cell[VERDICT_WRONG] > 0 ? '!' : ' ');
		}
		printf("\n");
	}
}

static void
print_tables(const struct run *run)
{
	static const char *const many[] = { "undamaged", "one", "two together",
		"three together" };

	printf("%-24s copies    right   open  placed  wrong   bad refused misnamed "
	    "proposed   ill\n", "damage");
	for (int m = 0; damages[m].name != NULL; m++) {
		struct tally sum = sum_of(run, m);

		if (sum.copies > 0)
			print_line(damages[m].name, &sum);
	}
	for (int i = 2; i <= COPY_DAMAGES; i++)
		print_line(many[i], &run->several[i]);
	printf("\n%-24s\n", "layout (single damages)");
	for (int l = 0; layouts[l].name != NULL; l++) {
		struct tally sum = { 0 };

		for (int m = 0; damages[m].name != NULL; m++)
			tally_add(&sum, &run->by[m][l]);
		if (sum.copies > 0)
			print_line(layouts[l].name, &sum);
	}
	print_matrix(run);
	printf("\n");
	print_line("total", &run->total);
}

static void
write_bad(const struct run *run, const struct copy *c)
{
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/%lu.%s", run->dir, (unsigned long)c->number,
	    c->layout->name);
	if (!file_write(buf_cstr(&path), c->file.data, c->file.len, 0666, NULL))
		mem_die("damage: cannot write");
	buf_release(&path);
}

static void
tell_bad(const struct copy *c)
{
	printf("-s %lu -n 1 (%s", (unsigned long)c->number, c->layout->name);
	for (int i = 0; i < c->ndamage; i++)
		printf(", %s", c->damage[i]->name);
	printf(")\n%s", c->why.data != NULL ? c->why.data : "");
}

static void
count(struct run *run, const struct copy *c)
{
	tally_add(&run->total, &c->tally);
	if (c->ndamage == 1)
		tally_add(&run->by[c->damage[0] - damages][c->layout - layouts], &c->tally);
	else
		tally_add(&run->several[c->ndamage], &c->tally);
}

static int
usage(void)
{
	fprintf(stderr, "usage: damage [-n COPIES] [-s FIRST] [-d DAMAGE]... [-l LAYOUT] "
	    "[-w DIR] [-a] [-c] [-p] [-v]\n");
	return 2;
}

static bool
options(struct run *run, int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "n:s:d:l:w:acpv")) != -1) {
		if (c == 'n')
			run->n = strtoul(optarg, NULL, 10);
		else if (c == 's')
			run->first = strtoul(optarg, NULL, 10);
		else if (c == 'd' && run->nwanted < COPY_DAMAGES)
			run->wanted[run->nwanted++] = damage_find(optarg);
		else if (c == 'l')
			run->layout = layout_find(optarg);
		else if (c == 'w')
			run->dir = optarg;
		else if (c == 'a')
			run->told = true;
		else if (c == 'c')
			run->control = true;
		else if (c == 'p')
			run->placed = true;
		else if (c == 'v')
			run->verbose = true;
		else
			return false;
		if ((c == 'd' && run->wanted[run->nwanted - 1] == NULL) ||
		    (c == 'l' && run->layout == NULL))
			return false;
	}
	return optind == argc;
}

int
main(int argc, char **argv)
{
	static struct run run = { .n = 20000, .first = 1 };
	int low;

	if (!options(&run, argc, argv))
		return usage();
	if (run.dir != NULL && !file_mkdirs(run.dir, NULL))
		return 2;
	for (unsigned long i = 0; i < run.n; i++) {
		struct copy c;

		if (run.control)
			copy_control(&c, run.first + i, run.nwanted > 0 ? run.wanted : NULL,
			    run.layout);
		else
			copy_make(&c, run.first + i, run.nwanted > 0 ? run.wanted : NULL,
			    run.layout, run.told);
		count(&run, &c);
		if (run.verbose && (run.n == 1 || c.tally.bad > 0 ||
		    c.tally.ill > 0 || (run.placed &&
		    c.tally.cell[VERDICT_PLACED] > 0)))
			tell_bad(&c);
		if ((c.tally.bad > 0 || c.tally.ill > 0 || run.n == 1) && run.dir != NULL)
			write_bad(&run, &c);
		copy_release(&c);
	}
	printf("copies %lu to %lu\n", run.first, run.first + run.n - 1);
	print_tables(&run);
	low = print_floors(&run);
	return run.total.cell[VERDICT_WRONG] > 0 || run.total.ill > 0 || low > 0;
}
