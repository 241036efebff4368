#!/bin/sh
# layers.sh - check the tree with layers.awk, includes.awk and dangling.awk.  First each
# file below tests/layers/ is judged alone: it must break exactly the rule its first
# line names, so that a rule which finds nothing any more is itself found.
judge() {
	LC_ALL=C awk -f src/tools/lines.awk -f src/tools/layers.awk "$@"
}
# Who writes a name includes its header.
headers=$(find include src tests -path tests/layers -prune -o -name '*.h' -print | sort)
includes() {
	LC_ALL=C awk -f src/tools/lines.awk -f src/tools/includes.awk \
	    pass=names src/tools/system.names pass=headers $headers pass=check "$@"
}

# Who names a file names one that is there.
dangling() {
	find src include tests man forms data .ci -path 'tests/layers/*' -prune -o -print |
	    LC_ALL=C awk -f src/tools/lines.awk -f src/tools/dangling.awk - "$@"
}

# The file that is too long is made here: it has nothing in it to read.
made=$(mktemp -d) || exit 2
trap 'rm -rf "$made"' EXIT
mkdir -p "$made/src/form"
{ echo '/* must break: length */'; yes '' | head -n 900; } >"$made/src/form/long.c"

status=0 cases=0
files=$(find tests/layers "$made" -type f | sort)
code=$(echo "$files" | grep '[.][ch]$')
missing=$(includes $code; dangling $files)
for file in $files; do
	want=$(sed -n '1s/.*must break: \([a-z]*\).*/\1/p' "$file")
	got=$({ case $file in *.[ch]) judge "$file" ;; esac; echo "$missing" | grep "^$file:"; } |
	    sed 's/^[^:]*:[0-9]*: \([a-z]*\):.*/\1/' | sort -u | tr '\n' ' ')
	if [ "${want:-none} " != "${got:-none }" ]; then
		echo "$file: must break: ${want:-none}, breaks: ${got:-none}"
		status=1
	fi
	cases=$((cases + 1))
done
rules="include dangling $(grep -o 'breach("[a-z]*"' src/tools/layers.awk | sort -u | cut -d'"' -f2)"
for rule in $rules; do
	grep -rqs "must break: $rule " tests/layers "$made" || {
		echo "src/tools/layers.awk: no case for the rule: $rule"
		status=1
	}
done

breaches=$(judge $(find include src -name '*.[ch]' | sort)
	includes $(find include src tests -path tests/layers -prune -o -name '*.[ch]' -print)
	dangling $(find src include tests -path tests/layers -prune -o -name '*.[ch]' -print \
	    -o -name '*.awk' -print -o -name '*.sh' -print -o -name '*.t' -print) \
	    man/*.7 man/zh_CN/*.7 Makefile README.md CONTRIBUTING.md)
if [ -n "$breaches" ]; then
	echo "$breaches"
	status=1
fi
[ $status = 0 ] && echo "layers: $cases cases of $(echo $rules | wc -w) rules hold, the tree is clean"
exit $status
