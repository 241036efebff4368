#!/bin/sh
# builtin.sh FILE... - C source that holds the files as form_builtins[] (forms.h).
# Every byte that C would read otherwise is escaped, "?" for the sake of trigraphs.
LC_ALL=C
export LC_ALL
echo '/* Made by src/tools/builtin.sh from the files in forms/. */'
echo '#include <stddef.h>'
echo '#include "form/forms.h"'
n=0
for f; do
	echo "static const char text_$n[] ="
	sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/	/\\t/g' \
	    -e 's/^/	"/' -e 's/$/\\n"/' "$f" || exit 1
	echo '	;'
	n=$((n + 1))
done
echo 'const struct form_builtin form_builtins[] = {'
n=0
for f; do
	sum=$(sha256sum <"$f" | sed -e 's/ .*//' -e 's/../0x&, /g')
	[ -n "$sum" ] || exit 1
	echo "	{ \"${f##*/}\", text_$n, sizeof text_$n - 1, {"
	echo "	$sum} },"
	n=$((n + 1))
done
echo '	{ NULL, NULL, 0, { 0 } }'
echo '};'
