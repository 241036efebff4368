#!/bin/sh
# run.sh - tests of the command line.  Each tests/cli/*.t is a list of cases:
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
#
# After every run nothing on stdout and stderr may be a control character.
# NIANBAO names the program.  The last line is "Tested: N".

top=$PWD
here=$top/tests/cli
program=${NIANBAO:-build/nianbao}
case $program in /*) ;; *) program=$top/$program ;; esac
tmp=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-cli.XXXXXX") || exit 1
trap 'chmod -R u+rwx "$tmp" 2>/dev/null; rm -rf "$tmp"' EXIT
trap 'exit 1' HUP INT TERM
tested=0 failed=0 name= bad=

unset LC_ALL LC_MESSAGES NO_COLOR COLUMNS NIANBAO_DB
LANG=C.UTF-8 TZ=UTC
export LANG TZ

fail() {
	[ -n "$bad" ] || { failed=$((failed + 1)); echo "FAIL $file: $name"; }
	bad=1
	echo "     $*"
	[ ! -s err ] || sed 's/^/     err: /' err | head -n 5
}

t() {
	name=$1 bad=
	tested=$((tested + 1))
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

for file in "$here"/*.t; do
	binary=
	. "$file"
	cd "$top" || exit 1
done
echo "Tested: $tested | Failing: $failed"
[ $failed = 0 ]
