/*
 * clock.c - time, user, host and random names of this process.
 *
 * The only place that asks the machine for them.  What writes them gets a struct
 * actor, so a test can fix all three.
 */
#include <fcntl.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "base/text.h"

void
clock_utc(void *ctx, char dst[CLOCK_TEXT])
{
	struct timespec	 t;
	struct tm	 tm;
	char		 s[64];

	(void)ctx;
	clock_gettime(CLOCK_REALTIME, &t);
	gmtime_r(&t.tv_sec, &tm);
	snprintf(s, sizeof(s), "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
	    (tm.tm_year + 1900) % 10000, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
	    tm.tm_sec, (int)(t.tv_nsec / 1000000));
	memcpy(dst, s, CLOCK_TEXT - 1);
	dst[CLOCK_TEXT - 1] = '\0';
}

/* Copy what fits of a name from outside.  Names go into the audit and onto the
 * screen, so they are made text: whole characters, "?" for what is none. */
static void
put_name(char *dst, unsigned size, const char *s)
{
	char		 c[4];
	uint32_t	 cp;
	size_t		 n = strlen(s), at = 0, len = 0, k;

	while (at < n) {
		at += text_decode(s + at, n - at, &cp);
		if (cp == TEXT_BAD || text_cp_unsafe(cp))
			cp = '?';
		k = text_encode(c, cp);
		if (len + k >= size)
			break;
		memcpy(dst + len, c, k);
		len += k;
	}
	dst[len] = '\0';
}

void
clock_login(char *dst, unsigned size)
{
	const struct passwd	*pw = getpwuid(getuid());
	char			 uid[24];

	snprintf(uid, sizeof(uid), "%lu", (unsigned long)getuid());
	put_name(dst, size, pw != NULL && pw->pw_name[0] != '\0' ? pw->pw_name : uid);
}

void
clock_user(char *dst, unsigned size)
{
	const char	*s = getenv("USER");

	/* The environment first: getpwuid(3) may ask a directory server. */
	if (s == NULL || *s == '\0')
		s = getenv("LOGNAME");
	if (s == NULL || *s == '\0')
		clock_login(dst, size);
	else
		put_name(dst, size, s);
}

void
clock_host(char *dst, unsigned size)
{
	char	 name[256];
	bool	 known = gethostname(name, sizeof(name)) == 0;

	name[sizeof(name) - 1] = '\0';		/* a long name may come without */
	put_name(dst, size, known ? name : "?");
}

/* 32 bytes nobody can guess; without /dev/urandom at least never twice. */
static void
random_bytes(unsigned char out[SHA256_SIZE])
{
	struct timespec	 t;
	struct sha256	 s;
	pid_t		 pid = getpid();
	const void	*here = out;	/* differs from process to process */
	ssize_t		 n = 0;
	int		 fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);

	if (fd >= 0) {
		n = read(fd, out, SHA256_SIZE);
		close(fd);
	}
	if (n == SHA256_SIZE)
		return;
	clock_gettime(CLOCK_REALTIME, &t);
	sha256_init(&s);
	sha256_add(&s, &t, sizeof(t));
	sha256_add(&s, &pid, sizeof(pid));
	sha256_add(&s, &here, sizeof(here));
	sha256_end(&s, out);
}

void
clock_uuid(char dst[37])
{
	unsigned char	 r[SHA256_SIZE];
	char		 hex[2 * SHA256_SIZE + 1];

	random_bytes(r);
	r[6] = (unsigned char)((r[6] & 0x0f) | 0x40);	/* version 4 */
	r[8] = (unsigned char)((r[8] & 0x3f) | 0x80);	/* RFC 4122 variant */
	sha256_hex(r, hex);
	snprintf(dst, 37, "%.8s-%.4s-%.4s-%.4s-%.12s", hex, hex + 8, hex + 12, hex + 16,
	    hex + 20);
}

/* A stored time in the local zone; false if it is none. */
static bool
local(const char *utc, struct tm *tm)
{
	time_t t;

	memset(tm, 0, sizeof(*tm));
	if (utc == NULL || strptime(utc, "%Y-%m-%dT%H:%M:%S", tm) == NULL)
		return false;
	t = timegm(tm);
	return localtime_r(&t, tm) != NULL;
}

void
clock_local(struct buf *b, const char *utc)
{
	struct tm	 tm;
	char		 text[32];

	if (local(utc, &tm) && strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &tm) > 0)
		buf_str(b, text);
	else
		buf_str(b, utc != NULL ? utc : "");
}

const char *
clock_local_time(const char *utc, char dst[CLOCK_TEXT])
{
	struct tm	 tm;

	if (!local(utc, &tm) || strftime(dst, CLOCK_TEXT, "%H:%M:%S", &tm) == 0)
		dst[0] = '\0';
	return dst;
}

bool
clock_is_date(const char *s)
{
	static const char	 shape[] = "0000-00-00";
	static const int	 days[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int			 year, month, day;
	size_t			 i;

	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == '-' ? s[i] != '-' : s[i] < '0' || s[i] > '9')
			return false;
	if (s[i] != '\0')
		return false;
	year = atoi(s);
	month = atoi(s + 5);
	day = atoi(s + 8);
	if (month < 1 || month > 12 || day < 1 || day > days[month - 1])
		return false;
	return month != 2 || day < 29 ||
	    (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
}

/* The date counts as one of UTC here, where every day has the same length. */
int
clock_days(const char *utc, const char *now)
{
	struct tm a, b;
	time_t from, to;

	if (!local(utc, &a) || !local(now, &b))
		return -1;
	a.tm_hour = a.tm_min = a.tm_sec = b.tm_hour = b.tm_min = b.tm_sec = 0;
	from = timegm(&a);
	to = timegm(&b);
	return to < from ? -1 : (int)((to - from) / 86400);
}
