#!/bin/sh
# gate.sh BUILD SUITE "SOURCES" COMMAND... - run a suite of tests and believe it
# only if it ran at least as many tests as its sources hold: Criterion and others
# call "Tested: 0" a success.  The last line with "Tested: N" is the count.
build=$1 suite=$2 sources=$3
shift 3
mkdir -p "$build/log"
log=$build/log/$suite.txt
echo "== $suite"
"$@" >"$log" 2>&1 </dev/null
status=$?
cat "$log"
if [ $status != 0 ]; then
	echo "== $suite: FAILED (status $status)"
	exit 1
fi
# A Criterion test is a line Test(suite, name), a case of tests/cli is t "name";
# other scripts are one test each at least.
want=$(cat $sources | grep -c -e '^Test(' -e '^t "')
if [ "$want" = 0 ]; then
	want=$(ls $sources | wc -l)
fi
ran=$(sed -n 's/.*Tested: [^0-9]*\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
if [ "$want" = 0 ] || [ "${ran:-0}" -lt "$want" ]; then
	echo "== $suite: FAILED: ${ran:-0} tests ran, $want expected"
	exit 1
fi
echo "== $suite: $ran tests passed"
