#!/bin/sh
# sample.sh PROGRAM DIR - for `make run`: export one report of DIR's database that
# has nothing open to docx and html, and name the files.
LC_ALL=C
export LC_ALL
program=$1 dir=$2
line=$("$program" --db "$dir/nianbao.db" list --json |
    grep -m 1 '"counts":{"error":0,.*"empty":0,"text":0}')
agency=$(printf '%s\n' "$line" | sed 's/.*"agency":"\([^"]*\)".*/\1/')
year=$(printf '%s\n' "$line" | sed 's/.*"year":\([0-9]*\).*/\1/')
[ -n "$agency" ] || exit 0
for format in docx html; do
	"$program" --db "$dir/nianbao.db" export "$agency" "$year" --format $format \
	    -o "$dir/$agency$year.$format" || exit 1
done
