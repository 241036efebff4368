#!/bin/sh
# fuzz.sh BUILD TARGET RUNS SECS - libFuzzer on one target of tests/fuzz: so many inputs or
# seconds, what is new then merged into tests/fuzz/corpus/TARGET.  Says how many inputs
# were run and how many a second; less than FLOOR a second (500, for the slow ones what
# stands below) is a failure.  What it finds is left in BUILD/found.
build=$1 target=$2 runs=${3:--1} secs=${4:-0}
[ "$runs$secs" != -10 ] || secs=60
corpus=tests/fuzz/corpus/$target found=$build/found
work=$build/corpus/$target
dict=tests/fuzz/dict/$target.dict
mkdir -p "$work" "$found" "$corpus"
# Whole reports, and screens that are drawn: fewer a second.
case $target in
keys|db) floor=${FLOOR:-5} ;;
undo|match|text|tally|csv|json) floor=${FLOOR:-20} ;;
*)	floor=${FLOOR:-500} ;;
esac
log=$build/$target.log
export ASAN_OPTIONS="detect_leaks=1:quarantine_size_mb=16:allocator_may_return_null=1"
"$build/tests/fuzz_$target" -runs="$runs" -max_total_time="$secs" -print_final_stats=1 \
    -max_len="${LEN:-2048}" -timeout=20 -rss_limit_mb=3000 -reload=0 \
    -artifact_prefix="$found/$target-" $( [ ! -f "$dict" ] || echo "-dict=$dict") \
    "$work" "$corpus" >"$log" 2>&1
status=$?
n=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
speed=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
edges=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -n 1)
if [ $status != 0 ]; then
	grep -m 1 -e ERROR -e 'runtime error' -e "^fuzz_$target:" "$log"
	echo "fuzz $target: FAILED after ${n:-?} inputs: see $log and $found"
	exit 1
fi
mkdir -p "$build/merged/$target"
rm -f "$build/merged/$target"/*
"$build/tests/fuzz_$target" -merge=1 -max_len="${LEN:-2048}" "$build/merged/$target" \
    "$work" >>"$log" 2>&1 || { echo "fuzz $target: FAILED while merging"; exit 1; }
echo "fuzz $target: ${n:-0} inputs, ${speed:-0} a second, ${edges:-0} edges," \
    "$(ls "$build/merged/$target" | wc -l) that matter, 0 findings"
[ "${speed:-0}" -ge "$floor" ] || { echo "fuzz $target: below $floor a second"; exit 1; }
