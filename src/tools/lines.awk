# lines.awk - a line of C without its comments, for layers.awk and includes.awk.
#
# Sets code (strings emptied) and strings (their text); the caller sets in_comment to
# 0 where a file begins.

# Split the line into code (strings emptied) and the text of its strings.
function split_line(line,    c, at, q) {
	code = ""
	strings = ""
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (!at)
				return
			line = substr(line, at + 2)
			in_comment = 0
			continue
		}
		if (!match(line, /\/\*|"|'/)) {
			code = code line
			return
		}
		code = code substr(line, 1, RSTART - 1)
		c = substr(line, RSTART, 1)
		line = substr(line, RSTART)
		if (c == "/") {
			in_comment = 1
			line = substr(line, 3)
			continue
		}
		q = c == "\"" ? "^\"([^\"\\\\]|\\\\.)*\"" : "^'([^'\\\\]|\\\\.)*'"
		if (!match(line, q)) {
			code = code c
			line = substr(line, 2)
			continue
		}
		if (c == "\"")
			strings = strings substr(line, 2, RLENGTH - 2) " "
		code = code c c
		line = substr(line, RLENGTH + 1)
	}
}
