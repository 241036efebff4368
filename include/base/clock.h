/*
 * clock.h - the time and the user as values, so that tests can fix both.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdbool.h>

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
/* Its local time of day, "12:00:00"; "" of what is no such time. */
const char *clock_local_time(const char *utc, char dst[CLOCK_TEXT]);
/* Is it a day of the calendar, written 2026-01-31? */
bool	 clock_is_date(const char *s);
/* Midnights of the local zone between two such times: 0 the same day, 1 the day
 * before "now"; -1 when one is no time, or lies ahead. */
int	 clock_days(const char *utc, const char *now);
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
