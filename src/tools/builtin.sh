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
# What is asked of a form before it is read: a test compares it with what is read.
# The rest of the first line that begins with the word $1 and says more.
first() {
	sed -n -e "s/^[ 	]*$1[ 	]*\\(.*[^ 	]\\)[ 	]*\$/\\1/p" "$2" | sed -e q
}
echo 'const struct form_builtin form_builtins[] = {'
n=0
for f; do
	sum=$(sha256sum <"$f" | sed -e 's/ .*//' -e 's/../0x&, /g')
	code=$(first '表式' "$f")
	title=$(first '#[# ]*' "$f" | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g')
	years=$(first '适用' "$f" | sed -e 's/ *至今/, 0/' -e 's/ *至 */, /')
	[ -n "$sum" ] && [ -n "$code" ] && [ -n "$years" ] || exit 1
	echo "	{ \"${f##*/}\", text_$n, sizeof text_$n - 1, \"$code\","
	echo "	\"$title\", $years, {"
	echo "	$sum} },"
	n=$((n + 1))
done
echo '	{ NULL, NULL, 0, NULL, NULL, 0, 0, { 0 } }'
echo '};'
