#!/bin/sh
# replay.sh TARGET... - every file of tests/fuzz/corpus/NAME through fuzz target
# .../fuzz_NAME; a target without a corpus is a failure.
n=0
for target; do
	name=${target##*fuzz_}
	set -- tests/fuzz/corpus/"$name"/*
	[ -f "$1" ] || { echo "fuzz: no corpus for $name"; exit 1; }
	timeout --foreground -k 10 600 "$target" "$@" >/dev/null || { echo "fuzz: $name FAILED"; exit 1; }
	n=$((n + $#))
done
echo "Tested: $n inputs, Failing: 0"
