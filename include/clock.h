/*
 * clock.h - the time and the user as values, so that tests can fix both.
 */
#ifndef CLOCK_H
#define CLOCK_H

#define CLOCK_TEXT 25

struct buf;

/* Who does something and when: passed to everything that writes a change. */
struct actor {
	const char	*user;			/* borrowed */
	const char	*host;			/* borrowed */
	/* Writes "YYYY-MM-DDTHH:MM:SS.mmmZ" (UTC). */
	void	       (*now)(void *ctx, char dst[CLOCK_TEXT]);
	void		*ctx;
};
/* The machine's clock; ctx unused. */
void	 clock_utc(void *ctx, char dst[CLOCK_TEXT]);
/* "2025-12-31T04:00:00.000Z" as "2025-12-31 12:00" of the local zone; what is no such
 * time as it is, NULL as nothing. */
void	 clock_local(struct buf *, const char *utc);
/* Login name and host of this process, into the caller's buffer of "size" > 0
 * bytes: as many whole characters as fit, "?" for bytes that are no text. */
void	 clock_user(char *dst, unsigned size);
void	 clock_host(char *dst, unsigned size);
/* The name of the real uid, whatever the environment says; its number where it has
 * none. */
void	 clock_login(char *dst, unsigned size);
/* A fresh random version-4 UUID in text. */
void	 clock_uuid(char dst[37]);

#endif
