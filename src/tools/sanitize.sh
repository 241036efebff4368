#!/bin/sh
# sanitize.sh BUILD COMMAND... - run a command whose programs carry the sanitizers.
# Their reports go to files; any file there means a fault, whatever the status.
build=$1
shift
case $build in /*) dir=$build/san ;; *) dir=$PWD/$build/san ;; esac
rm -rf "$dir"
mkdir -p "$dir"
export ASAN_OPTIONS="log_path=$dir/a:handle_segv=0:detect_leaks=1:abort_on_error=0"
export UBSAN_OPTIONS="log_path=$dir/u:print_stacktrace=1"
"$@"
status=$?
for report in "$dir"/*; do
	[ -f "$report" ] || continue
	echo "== sanitizer report: $report"
	head -n 40 "$report"
	status=1
done
[ $status = 0 ] && echo "== sanitizers: no report"
exit $status
