#!/bin/sh
# run.sh [FILE.t ...] - tests of the command line.  Each tests/cli/*.t is a list of cases:
#
#	t "what must be true"		a new case, in an empty folder of its own
#	nb STATUS ARG...		run nianbao --db a.db; the status must be this
#	raw STATUS ARG...		the same without --db
#	out TEXT / noout TEXT		the text is (not) in what it printed
#	err TEXT / noerr TEXT		the same for its messages
#	line TEXT WORD...		one line of it with TEXT has each WORD
#	yes COMMAND...			a command that must succeed
#	no COMMAND...			... that must fail
#	good AGENCY YEAR		import a whole, right report of zeros
#	until_true COMMAND...		wait for it, ten seconds at most
#	skip WHY			the case (or the rest of it) cannot run here
#	kiosk				has this machine kiosk mode?  else the case is skipped
#	user STATUS ARG...		nb as somebody who is not root
#
# After every run nothing on stdout and stderr may be a control character.
# NIANBAO names the program.  A case has CASE_LIMIT seconds (300), then what it
# started is killed and it has failed.  The last line is "Tested: N".

top=$PWD
here=$top/tests/cli
program=${NIANBAO:-build/nianbao}
case $program in /*) ;; *) program=$top/$program ;; esac
tmp=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-cli.XXXXXX") || exit 1
trap 'kill $(cat "$tmp/watch") 2>/dev/null; chmod -R u+rwx "$tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
tested=0 failed=0 name= bad= file=
limit=${CASE_LIMIT:-300}

unset LC_ALL LC_MESSAGES NO_COLOR COLUMNS NIANBAO_DB
LANG=C.UTF-8 TZ=UTC
export LANG TZ
umask 022

fail() {
	[ -n "$bad" ] || { failed=$((failed + 1)); echo "FAIL $file: $name"; }
	bad=1
	echo "     $*"
	[ ! -s err ] || sed 's/^/     err: /' err | head -n 5
}

# All processes below one.
below() {
	for child in $(cat /proc/[0-9]*/stat 2>/dev/null | awk -v up="$1" '
	    { pid = $1; sub(/^.*\) /, ""); if ($2 == up) print pid }'); do
		echo "$child"
		(below "$child")
	done
}

# The case that is under way has its number in $tmp/case: one that stands there for
# too long loses its processes, and if that does not help the run ends.
watch_cases() {
	main=$1 old='' n=0
	while sleep 1 && kill -0 "$main" && case=$(cat "$tmp/case"); do
		[ "$case" = "$old" ] || n=0
		old=$case n=$((n + 1))
		[ $n -gt "$limit" ] || continue
		echo "$case" >"$tmp/over"
		shell=$(cat "$tmp/shell")
		kill -KILL $(below "$shell")
		[ $n -gt $((limit * 3 / 2 + 2)) ] || continue
		echo "FAIL case $case: no end within $limit s, and none by force"
		kill -KILL "$shell" "$main"
	done 2>/dev/null
}

# The end of a case: was it ended by watch_cases()?
over() {
	[ -f "$tmp/over" ] || return 0
	rm -f "$tmp/over"
	fail "no end within $limit s: what it had started was killed"
}

t() {
	over
	name=$1 bad=
	tested=$((tested + 1))
	echo $tested >"$tmp/case"
	mkdir -p "$tmp/$tested/home" && cd "$tmp/$tested" || exit 1
	HOME=$PWD/home
	XDG_DATA_HOME= XDG_CONFIG_HOME=
	export HOME XDG_DATA_HOME XDG_CONFIG_HOME
}

raw() {
	want=$1
	shift
	"$program" "$@" >out 2>err </dev/null
	got=$?
	[ $got = "$want" ] || fail "status $got, expected $want: nianbao $*"
	if [ -z "$binary" ] &&
	    cat out err | tr -d '\t\n' | LC_ALL=C grep -q '[[:cntrl:]]'; then
		fail "a raw control character: nianbao $*"
	fi
}
nb() {
	want_nb=$1
	shift
	raw "$want_nb" --db a.db "$@"
}
out() {
	grep -qF -e "$1" out || fail "not on stdout: $1"
}
noout() {
	! grep -qF -e "$1" out || fail "on stdout: $1"
}
err() {
	grep -qF -e "$1" err || fail "not on stderr: $1"
}
noerr() {
	! grep -qF -e "$1" err || fail "on stderr: $1"
}
line() {
	line=$1
	shift
	for word; do
		grep -F -e "$line" out | grep -qF -e "$word" ||
		    fail "no line with $line and $word"
	done
}
yes() {
	"$@" >/dev/null 2>&1 || fail "failed: $*"
}
no() {
	! "$@" >/dev/null 2>&1 || fail "succeeded: $*"
}
good() {
	sed "s/甲县/$1/; s/2025/$2/" "$here/good.json" >good.json
	nb 0 import good.json
}

skip() {
	echo "SKIP $name: $*"
}
kiosk() {
	"$program" --lang en --version | grep -q 'kiosk mode: can be used' || {
		skip no seccomp on this machine
		return 1
	}
}
until_true() {
	n_until=0
	until "$@" >/dev/null 2>&1; do
		n_until=$((n_until + 1))
		[ $n_until -lt 200 ] || { fail "not within ten seconds: $*"; return 1; }
		sleep 0.05
	done
}
# The program is taken along: where it stands others may have no right to look.
user() {
	want_user=$1
	shift
	[ -x ./nianbao ] || cp "$program" nianbao
	as=
	if [ "$(id -u)" = 0 ]; then
		chmod 755 "$tmp"
		as="setpriv --reuid=65534 --regid=65534 --clear-groups"
	fi
	$as test -x "$PWD/nianbao" || { skip "others may not look into $tmp"; return; }
	$as ./nianbao --db a.db "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
	got=$?
	[ $got = "$want_user" ] || {
		sed 's/^/     err: /' "$tmp/err" | head -n 5
		fail "status $got, expected $want_user: nianbao $*"
	}
}

[ $# != 0 ] || set -- "$here"/*.t
echo 0 >"$tmp/case"
# No child of this shell, whose cases may say "wait".
(watch_cases $$ & echo $! >"$tmp/watch")
for file; do
	case $file in /*) ;; *) file=$top/$file ;; esac
	rm -f "$tmp/count"
	# A shell for each: the zip() of one file is not the zip of the next.
	(
		sh -c 'echo $PPID' >"$tmp/shell"
		binary=
		. "$file"
		over
		echo "tested=$tested failed=$failed" >"$tmp/count"
	)
	if [ -f "$tmp/count" ]; then
		. "$tmp/count"
	else
		echo "FAIL $file: it ended before its last line"
		failed=$((failed + 1))
	fi
done
echo "Tested: $tested | Failing: $failed"
[ $failed = 0 ]
