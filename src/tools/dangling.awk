# dangling.awk - a file or folder that a comment or a page names is in the tree.
#
#   find src include tests ... | awk -f lines.awk -f dangling.awk - FILE...
#
# The first input is the list of what there is.  x.c is a file of any folder,
# import/x.c one of a folder import, src/import/x.c that very one; of folders only
# src/import and the like are looked for.  Looked at are the
# comments of C, those of scripts, and all of a page.  A name with a capital, one of a
# single letter and *.c are examples, gen/x.c is made by the build, <x.h> and the word
# behind .In are the system's.  A file that begins with "x.c - " is x.c.
#
# Prints "FILE:LINE: dangling: NAME is not in the tree".

BEGIN {
	KIND = "[.](c|h|awk|sh|def|sql|t)"
	NAMED = "[A-Za-z0-9_./-]+" KIND "|(src|include|tests|data|forms)/[A-Za-z0-9_./-]*[A-Za-z0-9_]"
}

FILENAME == "-" || FILENAME == "" {
	file = "/" $0
	while (match(file, /^\/[^\/]*/)) {
		there[substr(file, 2)] = 1
		file = substr(file, RLENGTH + 1)
	}
	next
}

FNR == 1 {
	in_comment = 0
	kind = FILENAME ~ /[.][ch]$/ ? "c" : FILENAME ~ /([.](sh|awk|t)|Makefile)$/ ? "script" : "page"
}

# Names that are no files of ours.
function example(name, before, after) {
	return before ~ /[<*{}$~%A-Za-z0-9_.\/-]/ || after ~ /^[A-Za-z0-9_(*]/ ||
	    name ~ /(^|\/)([^\/]*[A-Z][^\/]*|[a-z][.][a-z]*)$/ || name ~ /^(\/|gen\/)/
}

{
	if (kind == "c") {
		split_line($0)
		text = comment
	} else if (kind == "script") {
		text = $0
		if (!sub(/^[ \t]*#/, "", text))
			next
	} else {
		if (/^[.]In /)
			next
		text = $0
	}
	if (FNR <= 3 && match(text, "^ *[a-z0-9_]+" KIND " - ")) {
		name = substr(text, 1, RLENGTH - 3)
		sub(/^ */, "", name)
		if (FILENAME !~ ("(^|/)" name "$"))
			print FILENAME ":" FNR ": dangling: it says that it is " name
	}
	before = ""
	while (match(text, NAMED)) {
		name = substr(text, RSTART, RLENGTH)
		before = RSTART > 1 ? substr(text, RSTART - 1, 1) : before
		text = substr(text, RSTART + RLENGTH)
		sub(/^([.]+\/)+/, "", name)
		if (!example(name, before, text) && !(name in there))
			print FILENAME ":" FNR ": dangling: " name " is not in the tree"
		before = substr(name, length(name))
	}
}
