#!/bin/sh
# embed.sh NAME FILE - C source that holds the file as the string NAME[].
LC_ALL=C
export LC_ALL
echo "/* Made by src/tools/embed.sh from ${2##*/}. */"
echo "extern const char $1[];"
echo "const char $1[] ="
sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/	/\\t/g' \
    -e 's/^/	"/' -e 's/$/\\n"/' "$2" || exit 1
echo '	;'
