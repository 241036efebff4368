# layers.awk - the rules of the source tree that a compiler does not check.
#
#   LC_ALL=C awk -f lines.awk -f layers.awk FILE...
#
# Prints "FILE:LINE: rule: what" for each breach.  A file is judged by its path
# from src/ or include/ on.  Comments are skipped; strings are looked at apart.

BEGIN {
	see["base"] = " base "
	see["form"] = see["base"] "form "
	see["report"] = see["form"] "report "
	see["store"] = see["report"] "store "
	see["doc"] = see["report"] "doc "
	see["import"] = see["doc"] "import "
	see["export"] = see["doc"] "export "
	see["ui"] = see["report"] "store import export ui "
	see["cmd"] = see["ui"] "cmd "
	see["convert"] = " "		# a program of its own, which starts others
	see["render"] = see["base"] "export render "	# one that draws pages
	# System headers with a home of their own.
	home["sqlite3.h"] = "src/store/"
	home["curses.h"] = home["ncurses.h"] = home["ncursesw/curses.h"] = \
	    home["term.h"] = "src/ui/([a-z]+/)?(term|paint)[.]c"
	home["iconv.h"] = "src/base/text/encode[.]c"
	home["expat.h"] = home["zip.h"] = home["unzip.h"] = "src/doc/"
	home["yajl/yajl_parse.h"] = "src/doc/jsontree[.]c"
	home["cairo.h"] = home["cairo-pdf.h"] = home["cairo-ft.h"] = home["hb.h"] = \
	    home["hb-ot.h"] = home["hb-subset.h"] = home["ft2build.h"] = home["freetype/freetype.h"] = home["fontconfig/fontconfig.h"] = \
	    "src/render/"
	home["gumbo.h"] = "(src|include)/import[/_]"
	# Process-wide state that has no other place (nianbao-hacking(7)): the hook of
	# mem_die() with its test counter, what it takes away, and the width that wcwidth() cannot be told.
	nstate = split("src/base/mem.c:die_hook src/base/mem.c:fail_at " \
	    "src/base/system/temp.c:temps " \
	    "src/base/text/width.c:ambiguous_columns", s, / /)
	for (i = 1; i <= nstate; i++)
		state_ok[s[i]] = 1
	W = "(^|[^A-Za-z0-9_])"		# word boundaries that every awk knows
	E = "([^A-Za-z0-9_]|$)"
}

function breach(rule, what) {
	print FILENAME ":" FNR ": " rule ": " what
}

function exists(file,    line, there) {
	there = (getline line < file) >= 0
	close(file)
	return there
}

# "LAYER/x.h" stands in include/LAYER for all that may use the layer, or in src, as does
# "LAYER/room/x.h", for the layer itself.
function check_include(line,    name, own, owner, part) {
	name = line
	if (name ~ /</) {
		sub(/^[^<]*</, "", name)
		sub(/>.*/, "", name)
		if (name in home && path !~ ("^" home[name]))
			breach("system", "<" name "> outside " home[name])
		return
	}
	sub(/^[^"]*"/, "", name)
	sub(/".*/, "", name)
	if (name ~ /[.]def$/)
		return
	sub(/[.]h$/, "", name)
	owner = split(name, part, "/") > 1 ? part[1] : ""
	if (!(owner in see))
		breach("unlisted", name ".h has no layer before its name")
	else if (!index(see[layer], " " owner " "))
		breach("layer", layer " includes " name ".h of " owner)
	else if (part[2] != "" && owner != layer && !exists(top "include/" name ".h") &&
	    !exists("include/" name ".h"))
		breach("private", name ".h belongs to " owner " alone")
}

# Codes of sections, cells and checks are the form's: "t1", "3:1:C".  A check of our own
# may be named once, as the first member of a row of a table: { "N501", ...
function check_codes(    i, n, word, rows, t) {
	t = code
	rows = gsub(/\{ ""/, "", t)
	n = split(strings, word, / /)
	for (i = 1; i <= n; i++)
		if (word[i] ~ /^t[0-9]+n?$/ || word[i] ~ /[0-9]:[0-9.]+:[A-Z]/ ||
		    word[i] ~ /^[0-9.]+:[A-Z0-9.:]*$/)
			breach("code", "\"" word[i] "\" is for a form to say")
		else if (word[i] ~ /^[A-Z][0-9][0-9][0-9]$/ && rows-- <= 0)
			breach("code", word[i] " outside the first member of a row")
}

# A variable at file scope, or a static one in a function, that can change.
function check_state(    name) {
	if (depth == 0 && code ~ /^[a-z_][A-Za-z0-9_ \t*]*(\[[^]]*\])*[ \t]*(=.*|;)[ \t]*$/) {
		if (code ~ /^(typedef|extern|struct [a-z_0-9]+;|enum [a-z_0-9]+;|union )/)
			return
		if (code ~ /const/ && code !~ /\*[ \t]*[A-Za-z_0-9]+(\[[^]]*\])*[ \t]*(=|;)/)
			return
		if (code !~ /^[a-z_][A-Za-z0-9_]*[ \t*]+[ \t*]*[A-Za-z_]/)
			return
	} else if (depth == 0 && code ~ /^static .*\(\*[a-z_]+\)\(.*;/) {
		;			# a pointer to a function
	} else if (!(depth > 0 && code ~ /^[ \t]+static / && code !~ /const/))
		return
	name = code
	sub(/[ \t]*(\[.*|=.*|;.*)$/, "", name)
	sub(/\)\(.*$/, "", name)
	sub(/^.*[^A-Za-z0-9_]/, "", name)
	if (!((path ":" name) in state_ok))
		breach("state", "variable " name)
}

FNR == 1 {
	path = FILENAME
	sub(/^.*\/src\//, "src/", path)
	sub(/^.*\/include\//, "include/", path)
	top = substr(FILENAME, 1, length(FILENAME) - length(path))
	split(path, dir, /\//)
	layer = dir[2]
	if (!(layer in see))
		breach("unlisted", path " is in no layer")
	in_comment = depth = 0
}
FNR == 901 { breach("length", "more than 900 lines") }

/^#[ \t]*include/ && !in_comment { check_include($0); next }
{
	split_line($0)
	if (layer != "render" && code ~ W "(float|double)" E || code ~ W "(strtod|atof|pow|floor)\\(")
		breach("float", "no floating point: figures are exact (num.h)")
	if (code ~ /\/\//)
		breach("comment", "a comment with //")
	if (code ~ W "(mv)?w?(addstr|addnstr|insstr|printw)\\(" && strings ~ /[\200-\377]/)
		breach("narrow", "text outside ASCII through the narrow curses functions")
	if (layer == "store" && strings ~ W "(RETURNING|STRICT|GENERATED)" E)
		breach("sql", "SQLite 3.27 does not know this word")
	if (layer != "cmd" && code !~ /__attribute__/ &&
	    (code ~ W "(printf|vprintf|puts|putchar)" E ||
	    (path !~ /^src\/ui\/([a-z]+\/)?term[.]c$/ && code ~ W "stdout" E)))	# newterm() takes it
		breach("stdout", "only src/cmd prints")
	if (layer != "convert" && code ~ W "(system|popen|wordexp|posix_spawnp?|exec[lv][pe]?e?)\\(")
		breach("process", "no other program is ever started")
	if (code ~ W "SYS_execve(at)?" E &&
	    layer != "convert" && path != "src/base/system/helper.c" &&
	    path != "src/base/system/sandbox.c")
		breach("process", "helpers are started by helper_start() alone")
	if (code ~ W "(gets|strcpy|strcat|sprintf|vsprintf|strtok|alloca|tmpnam|mktemp)\\(")
		breach("unsafe", "this function has no safe use")
	if (path ~ /^src\/.*[.]c$/)
		check_codes()
	if (layer != "ui" && path ~ /[.]c$/ && code !~ /^#/)
		check_state()
	t = code
	depth += gsub(/\{/, "", t)
	depth -= gsub(/\}/, "", t)
}
