/*
 * fuzz_args.c - any words at all on the command line, and any lines in the file of
 * settings.
 *
 * The input is words that end with line feeds; behind a byte 1 is the file.  What is
 * refused leaves a message; what is taken has its values within their limits.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "cmd/cmd.h"

#define WORDS	24

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

/* The table of commands is its own; its main() is not ours. */
#define main	the_program
int	 the_program(int, char **);
#include "cmd/main.c"
#undef main

static char dir[] = "/tmp/nianbao-fuzz.XXXXXX", folder[64], config[80];

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_args: %s\n", what);
		abort();
	}
}

static void
leave(void)
{
	unlink(config);
	rmdir(folder);
	rmdir(dir);
}

static void
make_folder(void)
{
	if (*folder != '\0')
		return;
	if (mkdtemp(dir) == NULL)
		abort();
	snprintf(folder, sizeof folder, "%s/nianbao", dir);
	snprintf(config, sizeof config, "%s/config", folder);
	if (mkdir(folder, 0700) != 0 || setenv("XDG_CONFIG_HOME", dir, 1) != 0)
		abort();
	atexit(leave);
}

/* The file of settings is there only while it has something. */
static void
put_settings(const char *p, size_t n)
{
	FILE *f;

	if (n == 0)
		return;
	f = fopen(config, "w");
	if (f == NULL || fwrite(p, 1, n, f) != n || fclose(f) != 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *p = (const char *)data, *file = n > 0 ? memchr(p, 1, n) : NULL;
	size_t words = file != NULL ? (size_t)(file - p) : n, at = 0;
	char *word[WORDS + 2], *copy = malloc(words + 1), *rest = copy;
	struct cmd c;
	int narg = 1;

	make_folder();
	memcpy(copy, p, words);
	copy[words] = '\0';
	word[0] = folder;
	while (narg < WORDS && at < words) {
		word[narg++] = rest;
		at += strcspn(rest, "\n") + 1;
		rest[strcspn(rest, "\n")] = '\0';
		rest = copy + (at < words ? at : words);
	}
	word[narg] = NULL;
	if (file != NULL)
		put_settings(file + 1, n - words - 1);
	memset(&c, 0, sizeof c);
	c.commands = commands;
	diag_init(&c.diag);
	buf_init(&c.out);
	c.actor = (struct actor){ "甲", "host", clock_utc, NULL };
	(void)the_program;
	if (options_parse(&c, narg, word)) {
		require(c.narg >= 0 && c.narg <= narg, "operands");
		require(c.year == 0 || (c.year >= 1900 && c.year <= 9999), "year");
		require(c.lang == LANG_ZH || c.lang == LANG_EN, "language");
	} else {
		require(c.diag.nerror > 0 || c.out.len > 0 || c.narg == 0,
		    "refused without a message");
	}
	cmd_release(&c);
	if (file != NULL)
		unlink(config);
	free(copy);
	return 0;
}

#include "kit/replay.h"
