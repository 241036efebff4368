# includes.awk - a file that writes a name includes the header of that name itself.
#
#   awk -f lines.awk -f includes.awk pass=names system.names \
#       pass=headers HEADER... pass=check FILE...
#
# What a header brings with it is luck: it differs from system to system, and ours
# change.  So the header is named where the name is written, in headers too:
#   - names of C11, POSIX and Linux: system.names;
#   - names of the project: read from the headers given.  Functions, macros, types and
#     the constants of enums, those made by MSG(), A() and their like included.
# A header of the folder src/X counts for src/X only, one of tests/ for tests/ only.
#
# "struct x" needs its header where its inside is needed: a variable, a sizeof, a
# pointer through which the file looks.  A pointer that is only handed on does not,
# with "struct x;" or an own header before it.  A name that the file declares itself
# (a static function, a parameter, a member) is another name.
#
# Prints "FILE:LINE: include: NAME is in HEADER".

BEGIN {
	n = split("return else case goto sizeof do if while for switch default", w, / /)
	for (i = 1; i <= n; i++)
		no_type[w[i]] = 1
}

FNR == 1 {
	finish()
	file = shown = FILENAME
	sub(/^.*\/src\//, "src/", file)
	sub(/^.*\/include\//, "include/", file)
	sub(/^tests\/layers\//, "", file)
	split(file, part, /\//)
	room = part[1] == "src" ? part[1] "/" part[2] "/" : part[1] "/"
	ntok = in_comment = directive = 0
	split("", has)
}

pass == "names" {
	if (/^#/ || NF == 0)
		next
	from = 1
	if (/^[^ \t]/) {
		header = "<" $1 ">"
		from = 2
	}
	for (i = from; i <= NF; i++) {
		name = $i
		call = sub(/\(\)$/, "", name)
		sub(/^struct:/, "struct ", name)
		if (sub(/[*]$/, "", name))
			promise_all(name, header)
		else
			promise(name, header)
		if (call)
			is_function[name] = 1
	}
	next
}

/^[ \t]*#[ \t]*include/ && !in_comment {
	name = $0
	sub(/^[^<"]*/, "", name)
	sub(/[>"][^>"]*$/, "", name)
	if (name ~ /^</)
		has[name ">"] = 1
	else {
		sub(/^.*[\/"]/, "", name)
		has[name] = 1
	}
	next
}

{
	split_line($0)
	starts = directive || code ~ /^[ \t]*#/
	first = ntok + 1
	rest = code
	while (match(rest, /[A-Za-z0-9_]+|->|[^ \t]/)) {
		tok[++ntok] = substr(rest, RSTART, RLENGTH)
		line[ntok] = FNR
		is_directive[ntok] = starts
		rest = substr(rest, RSTART + RLENGTH)
	}
	at_margin[first] = code ~ /^[A-Za-z_]/
	for (i = first + 1; i <= ntok; i++)
		at_margin[i] = 0
	if (starts && tok[first + 1] == "define")
		defined = tok[first + 2]
	if (starts && code ~ /##/)
		pastes[defined] = 1
	directive = starts && code ~ /\\$/
}

END { finish() }

function finish() {
	tok[ntok + 1] = tok[ntok + 2] = tok[ntok + 3] = ""
	if (file != "" && done_pass == "headers")
		declare()
	else if (file != "" && done_pass == "check")
		check()
	done_pass = pass
}

function promise(name, header) {
	homes[name] = homes[name] header " "
}

# Names made of a beginning: FTW_*, MSG_##id.
function promise_all(name, header) {
	if (!(name in start_homes))
		start[++nstart] = name
	start_homes[name] = start_homes[name] header " "
}

function is_name(t) {
	return t ~ /^[A-Za-z_]/
}

# ---- what a header declares ----

function declare(    i, depth, from, braces) {
	depth = braces = 0
	from = 1
	for (i = 1; i <= ntok; i++) {
		if (is_directive[i]) {
			if (tok[i] == "define" && tok[i + 1] !~ /_H$/)
				promise(tok[i + 1], file)
			if (tok[i] ~ /_$/ && tok[i + 1] == "#" && tok[i + 2] == "#")
				promise_all(tok[i], file)
			from = i + 1
			continue
		}
		if (tok[i] == "enum")
			declare_enum(i)
		else if (tok[i] == "struct" && tok[i + 2] == "{")
			promise("struct " tok[i + 1], file)
		if (tok[i] == "{") {
			if (depth++ == 0 && tok[i - 1] == ")")
				declare_outer(from, i)
			braces = 1
		} else if (tok[i] == "}") {
			if (--depth == 0 && tok[i + 1] != ";" && !is_name(tok[i + 1])) {
				from = i + 1
				braces = 0
			}
		} else if (tok[i] == ";" && depth == 0) {
			if (!braces)
				declare_outer(from, i)
			from = i + 1
			braces = 0
		}
	}
}

function declare_enum(i) {
	if (is_name(tok[++i]))
		if (tok[i + 1] == "{")
			promise("enum " tok[i++], file)
	if (tok[i] != "{")
		return
	for (; i <= ntok && tok[i] != "}"; i++)
		if (is_name(tok[i]) && !is_directive[i] && tok[i - 1] ~ /^[{,]$/)
			promise(tok[i], file)
}

# A prototype, a typedef or an extern variable: tokens from .. end - 1.
function declare_outer(from, end,    i, last) {
	for (i = from; i < end; i++) {
		if (tok[i] == "typedef" || tok[i] == "__attribute__")
			continue
		if (is_name(tok[i]) && tok[i + 1] == "(" && tok[i + 2] != "*") {
			promise(tok[i], file)
			is_function[tok[i]] = is_function[tok[i]] || tok[i] !~ /_/
			return
		}
		if (tok[i] == "*" && tok[i - 1] == "(" && is_name(tok[i + 1])) {
			promise(tok[i + 1], file)
			return
		}
		if (tok[i] == "[" || tok[i] == "=")
			break
		if (is_name(tok[i]))
			last = tok[i]
	}
	if (tok[from] == "typedef" || (tok[from] == "extern" && last ~ /_/))
		promise(last, file)
}

# ---- what a file writes ----

# Token i names something that the file itself declares.
function declares(i,    t, before, after) {
	before = tok[i - 1]
	after = tok[i + 1]
	if (before == "define" && is_directive[i])
		return 1
	if (at_margin[i] && after == "(")
		return 1
	if (after !~ /^[;,=)(\[:]$/)
		return 0
	if (is_name(before) && !(before in no_type))
		return after != "(" || depth == 0
	if (before != "*" || after == "(")
		return 0
	for (t = i - 1; tok[t] == "*"; t--)
		;
	return tok[t] == "(" && after == ")" && tok[i + 2] == "(" ||
	    is_name(tok[t]) && !(tok[t] in no_type) && tok[i] !~ /^[A-Z_0-9]+$/
}

function check(    i, t, s) {
	split("", mine)
	split("", pointer)
	split("", told)
	depth = 0
	for (i = 1; i <= ntok; i++) {
		t = tok[i]
		if (t == "enum")
			own_enum(i)
		else if (((t in homes) || is_directive[i]) && declares(i))
			mine[t] = 1
		else if (t == "struct" && tok[i + 2] == "{")
			mine["struct " tok[i + 1]] = 1
		else if (!is_directive[i])
			depth += (t == "{") - (t == "}")
	}
	depth = 0
	for (i = 1; i <= ntok; i++) {
		t = tok[i]
		if (t == "{")
			depth++
		else if (t == "}") {
			if (--depth == 0)
				split("", pointer)
		}
		if (!is_name(t) || tok[i - 1] == "." || tok[i - 1] == "->" ||
		    (tok[i - 1] == "(" && (tok[i - 2] in pastes)))
			continue
		if (t == "struct")
			use_struct(i)
		else if (t == "enum")
			use("enum " tok[i + 1], i)
		else if ((t in pointer) && (tok[i + 1] == "->" ||
		    (tok[i - 1] == "*" && tok[i - 2] == "sizeof")))
			use("struct " pointer[t], i)
		else if (t in homes) {
			if (!(t in is_function) || tok[i + 1] == "(")
				use(t, i)
		} else if (t ~ /^[A-Z]+_/ || t ~ /^PRI/) {
			for (s = 1; s <= nstart; s++)
				if (index(t, start[s]) == 1 && t != start[s])
					use_of(t, start_homes[start[s]], i)
		}
	}
}

function own_enum(i) {
	while (++i <= ntok && tok[i] != "{")
		if (!is_name(tok[i]))
			return
	if (is_name(tok[i - 1]))
		mine["enum " tok[i - 1]] = 1
	for (; i <= ntok && tok[i] != "}"; i++)
		if (is_name(tok[i]) && tok[i - 1] ~ /^[{,]$/)
			mine[tok[i]] = 1
}

# "struct x" at i: the inside is needed unless it is a pointer or a declaration.
function use_struct(i,    name, x) {
	x = tok[i + 1]
	name = "struct " x
	if (!(name in homes) || tok[i + 2] == ";")
		return
	i += 2
	while (tok[i] == "const")
		i++
	if (tok[i] != "*") {
		if (tok[i] != "")
			use(name, i)
		return
	}
	for (;;) {
		while (tok[i] == "*" || tok[i] == "const" || tok[i] == "restrict")
			i++
		if (is_name(tok[i]))
			pointer[tok[i]] = x
		if (tok[i + 1] != "," || tok[i + 2] != "*")
			return
		i += 2
	}
}

function use(name, i) {
	if (name in homes)
		use_of(name, homes[name], i)
}

function use_of(name, list, i,    n, k, h, base, want) {
	if ((name in told) || (name in mine))
		return
	n = split(list, h, / /)
	for (k = 1; k < n; k++) {
		if (h[k] ~ /^src\// && index(h[k], room) != 1)
			continue
		if (h[k] ~ /^tests\// && room != "tests/")
			continue
		base = h[k]
		sub(/^.*\//, "", base)
		if (h[k] ~ /^</)
			base = h[k]
		if ((base in has) || h[k] == file)
			return
		if (want == "")
			want = base
	}
	if (want == "")
		return
	told[name] = 1
	print shown ":" line[i] ": include: " name " is in " want
}
