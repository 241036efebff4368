#!/bin/sh
# exports.sh PROGRAM NAME... - the program must define and export each function: it
# replaces one of a shared library, which finds it only by name, at run time.  A static
# link or -fvisibility=hidden would undo that without a word.
program=$1
shift
names=$(${NM:-nm} -D --defined-only "$program") || exit 1
for name; do
	echo "$names" | grep -q -E " [TW] $name(@|\$)" || {
		echo "$program does not export $name(): see nianbao-hacking(7), wcwidth" >&2
		exit 1
	}
done
