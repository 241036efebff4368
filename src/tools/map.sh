#!/bin/sh
# map.sh - a line for each source: the first sentence of what it says of itself.
LC_ALL=C
export LC_ALL
find src include -name '*.[ch]' | sort | while read -r file; do
	awk -v file="$file" -v base="${file##*/}" '
	{ sub(/^\/\*/, ""); sub(/^[ \t]*\*+\/?/, ""); sub(/\*\/.*/, ""); sub(/^[ \t]+/, "") }
	!NF { if (text != "") exit; next }
	{ text = text (text == "" ? "" : " ") $0 }
	/[.:]([ \t]|$)/ || NR > 8 { exit }
	END {
		if (index(text, base " - ") == 1)
			text = substr(text, length(base) + 4)
		if (match(text, /[.:]([ \t]|$)/))
			text = substr(text, 1, RSTART - 1)
		printf "%-36s %s\n", file, text
	}' "$file"
done
