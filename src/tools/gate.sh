#!/bin/sh
# gate.sh BUILD SUITE "SOURCES" COMMAND... - run a suite of tests and believe it
# only if it ran at least as many tests as its sources hold: Criterion and others
# call "Tested: 0" a success.  The last line with "Tested: N" is the count.
#
# gate.sh --none BUILD SUITE "SOURCES" WHY - the suite cannot run here: count it.
# gate.sh --sum BUILD SUITE... - what the suites came to; the status of them all.
#
# A test that cannot run prints a line "SKIP name: why" and ends well.  Such tests
# are counted and named.  With SKIPS=fail in the environment they are failures, but
# for those whose reason matches the expression MAY_SKIP.
#
# BUILD/log keeps what a suite printed (SUITE.txt) and its result (SUITE.sum: a line
# "passed failed skipped", then the reasons).

# A Criterion test is a line Test(suite, name), a case of tests/cli is t "name";
# other scripts are one test each at least.
wanted() {
	n=$(cat $sources | grep -c -e '^Test(' -e '^t "')
	[ "$n" != 0 ] || n=$(ls $sources | wc -l)
	echo "$n"
}

# The skips that SKIPS=fail does not allow, of the lines on standard input.
forbidden() {
	[ "$SKIPS" = fail ] || return 0
	if [ -n "$MAY_SKIP" ]; then
		grep -v -E -e "$MAY_SKIP"
	else
		cat
	fi
}

result() {			# result PASSED FAILED SKIPPED, reasons on stdin
	{ echo "$1 $2 $3"; cat; } >"$build/log/$suite.sum"
}

sum() {
	passed=0 failed=0 skipped=0 none='' why='' status=0
	for suite; do
		file=$build/log/$suite.sum
		if [ ! -f "$file" ]; then
			echo "== $suite: FAILED: it did not run"
			failed=$((failed + 1))
			continue
		fi
		read -r p f s <"$file"
		passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
		if [ $p = 0 ] && [ $f = 0 ]; then
			none="$none${none:+, }$suite $s"
			why=$(sed -n 2p "$file")
		elif [ "$s" != 0 ]; then
			sed -n "2,\$s/^/== skipped in $suite: /p" "$file"
		fi
	done
	echo "total: $passed passed, $failed failed, $skipped skipped"
	[ -z "$none" ] || echo "skipped: $none ($why)"
	[ $failed = 0 ]
}

case $1 in
--none)
	build=$2 suite=$3 sources=$4 why=$5
	mkdir -p "$build/log"
	n=$(wanted)
	bad=$(echo "$why" | forbidden | wc -l)
	echo "== $suite: $n tests skipped: $why"
	echo "$why" | result 0 "$bad" "$n"
	[ "$bad" = 0 ]
	exit ;;
--sum)
	build=$2
	shift 2
	sum "$@"
	exit ;;
esac

build=$1 suite=$2 sources=$3
shift 3
mkdir -p "$build/log"
log=$build/log/$suite.txt
rm -f "$build/log/$suite.sum"

# The locales that locales.sh made; setlocale() looks nowhere else then.
case $build in /*) top= ;; *) top=$PWD/ ;; esac
if [ -d "$build/locale" ]; then
	LOCPATH=$top$build/locale:/usr/lib/locale
	export LOCPATH
fi

echo "== $suite"
timeout --foreground -k 10 "${SUITE_LIMIT:-3600}" "$@" >"$log" 2>&1 </dev/null
status=$?
cat "$log"
want=$(wanted)
ran=$(sed -n 's/.*Tested: [^0-9]*\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
skips=$(sed -n 's/^SKIP //p' "$log" | sort -u)
nskips=$(printf '%s' "$skips" | grep -c .)
if [ $status != 0 ]; then
	[ $status != 124 ] || echo "== $suite: not done in ${SUITE_LIMIT:-3600} s"
	echo "== $suite: FAILED (status $status)"
	nfail=$(sed -n 's/.*Failing: [^0-9]*\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
	ncrash=$(sed -n 's/.*Crashing: [^0-9]*\([0-9][0-9]*\).*/\1/p' "$log" | tail -n 1)
	nfail=$((${nfail:-0} + ${ncrash:-0}))
	[ $nfail != 0 ] || nfail=1
	npass=$((${ran:-0} - nfail - nskips))
	[ $npass -ge 0 ] || npass=0
	printf '%s\n' "$skips" | result $npass $nfail "$nskips"
	exit 1
fi
if [ "$want" = 0 ] || [ "${ran:-0}" -lt "$want" ]; then
	echo "== $suite: FAILED: ${ran:-0} tests ran, $want expected"
	echo | result "${ran:-0}" 1 0
	exit 1
fi
bad=$(printf '%s' "$skips" | forbidden | grep -c .)
printf '%s\n' "$skips" | result $((ran - nskips)) "$bad" "$nskips"
if [ "$nskips" = 0 ]; then
	echo "== $suite: $ran tests passed"
else
	echo "== $suite: $((ran - nskips)) tests passed, $nskips skipped:"
	printf '%s\n' "$skips" | sed 's/^/==    /'
fi
if [ "$bad" != 0 ]; then
	echo "== $suite: FAILED: $bad skipped that must run here"
	exit 1
fi
