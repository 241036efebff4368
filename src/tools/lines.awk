# lines.awk - a line of C taken apart, for layers.awk, includes.awk and dangling.awk.
#
# Sets code (strings emptied), strings (their text) and comment; the caller sets
# in_comment to 0 where a file begins.

# Split the line into code (strings emptied), the text of its strings and comments.
function split_line(line,    c, at, q) {
	code = ""
	strings = ""
	comment = ""
	while (line != "") {
		if (in_comment) {
			at = index(line, "*/")
			if (!at) {
				comment = comment line
				return
			}
			comment = comment substr(line, 1, at - 1) " "
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
