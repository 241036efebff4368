#!/bin/sh
# compdb.sh - from the commands that `make -n` prints, compile_commands.json.
LC_ALL=C awk -v dir="$PWD" '
function quoted(s) {
	gsub(/\\/, "\\\\", s)
	gsub(/"/, "\\\"", s)
	return "\"" s "\""
}
BEGIN { printf "[" }
/ -c -o [^ ]+\.o [^ ]+\.c$/ {
	printf "%s\n{\"directory\": %s, \"file\": %s,\n\"command\": %s}", n++ ? "," : "",
	    quoted(dir), quoted($NF), quoted($0)
}
END { print "\n]" }'
