# gate.t - what src/tools/gate.sh believes.

gate() {
	want=$1
	shift
	sh "$top/src/tools/gate.sh" "$@" >out 2>err
	got=$?
	[ $got = "$want" ] || fail "status $got, expected $want: gate.sh $*"
}
# A suite of two tests that prints its lines.
suite() {
	printf 'Test(a, b)\nTest(a, c)\n' >a.c
	{ echo '#!/bin/sh'; echo "cat <<'X'"; cat; echo X; } >suite
	chmod +x suite
}
unset SKIPS MAY_SKIP SUITE_LIMIT

t "a suite that ran nothing, or less than its sources hold, has failed"
suite <<'X'
Tested: 0 | Passing: 0
X
gate 1 b unit a.c ./suite
suite <<'X'
Tested: 1 | Passing: 1
X
gate 1 b unit a.c ./suite
out "1 tests ran, 2 expected"
gate 1 --sum b unit
suite <<'X'
Tested: 2 | Passing: 2
X
gate 0 b unit a.c ./suite
gate 0 --sum b unit
yes grep -qx 'total: 2 passed, 0 failed, 0 skipped' out
gate 1 --sum b unit tty
out "tty: FAILED: it did not run"

t "a skip is counted and named, and a failure where none may be"
suite <<'X'
SKIP a/b: no such thing
Tested: 2 | Passing: 2
X
gate 0 b unit a.c ./suite
out "1 tests passed, 1 skipped"
out "a/b: no such thing"
gate 0 --sum b unit
out "skipped in unit: a/b: no such thing"
yes grep -qx 'total: 1 passed, 0 failed, 1 skipped' out
SKIPS=fail gate 1 b unit a.c ./suite
gate 1 --sum b unit
SKIPS=fail MAY_SKIP='no such|other' gate 0 b unit a.c ./suite
SKIPS=fail MAY_SKIP='other' gate 1 b unit a.c ./suite

t "a suite that cannot run is counted"
printf 'Test(a, b)\nTest(a, c)\n' >a.c
gate 0 --none b unit a.c 'no Criterion'
gate 0 --none b tty a.c 'no Criterion'
gate 0 --sum b unit tty
yes test "$(tail -n 1 out)" = 'skipped: unit 2, tty 2 (no Criterion)'
SKIPS=fail gate 1 --none b unit a.c 'no Criterion'
gate 1 --sum b unit tty
SKIPS=fail MAY_SKIP=Criterion gate 0 --none b unit a.c 'no Criterion'

t "a suite that does not end is stopped"
printf '#!/bin/sh\nexec sleep 60\n' >suite
chmod +x suite
printf 'Test(a, b)\n' >a.c
SUITE_LIMIT=1 gate 1 b unit a.c ./suite
out "not done in 1 s"
