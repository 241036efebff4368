#!/bin/sh
# links.sh BUILD - what the linker knows of the tree (links.awk), from the objects of
# BUILD.  First each file below tests/links, the output of nm for a tree that
# breaks a rule, must break exactly the rule its first line names.
LC_ALL=C
export LC_ALL
build=$1
status=0 cases=0
for file in tests/links/*.nm; do
	want=$(sed -n '1s/^# must break: //p' "$file")
	got=$(sed 1d "$file" | awk -v build=build/ -f src/tools/links.awk |
	    sed 's/^[^:]*: \([a-z]*\):.*/\1/' | sort -u | tr '\n' ' ')
	if [ "${want:-none} " != "${got:-none }" ]; then
		echo "$file: must break: ${want:-none}, breaks: ${got:-none}"
		status=1
	fi
	cases=$((cases + 1))
done
# Only objects whose source is still there: a build folder remembers what was moved.
objects=$(cd "$build" && find src gen -name '*.o' | while read -r o; do
	case $o in
	gen/*) echo "$o" ;;
	*) [ ! -f "$OLDPWD/${o%.o}.c" ] || echo "$o" ;;
	esac
done)
breaches=$(cd "$build" && nm -A -g $objects | awk -f "$OLDPWD/src/tools/links.awk")
if [ -n "$breaches" ]; then
	echo "$breaches"
	status=1
fi
[ $status = 0 ] && echo "links: $cases cases hold, no ring is too long, no first word stands in two layers"
exit $status
