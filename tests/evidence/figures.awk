# figures.awk - a report with other figures: awk -v seed=N -f figures.awk REPORT.json
# Every figure that is keyed is new and none is nought; totals stay away, so that
# they are computed; what came in is what was answered and what is left.  With -v times=N
# each is that many times as large, and one more, so that it has more digits; -v large=N
# is a figure of table 2 and one of a narrow column of table 3, -v fee=N the fee.
function next_figure(most) {
	state = (state * 1103 + 12347) % 1000003
	return 1 + state % most
}
BEGIN { state = seed * 7919 + 17 }
{ text = text $0 "\n" }
END {
	while (match(text, /"[0-9.]+:[0-9.]+:[A-Z][0-9]?":[^,}]*/)) {
		out = out substr(text, 1, RSTART - 1)
		item = substr(text, RSTART, RLENGTH)
		text = substr(text, RSTART + RLENGTH)
		code = item
		sub(/^"/, "", code)
		sub(/".*/, "", code)
		split(code, part, ":")
		if (part[1] == "3" && part[2] == "1")
			out = out "\"" code "\":@" part[3] "@"
		else if (code ~ /^3:3\.7:|^3:.*:C$|^4.1:1:E|^4.2:1:.5/)
			out = out "\"" code "\":null"
		else {
			most = part[1] ~ /^2/ ? 4000 : part[3] == "A" ? 300 : 40
			n = next_figure(most)
			if (times > 1)
				n = n * times + 1
			if (large && code ~ /^(2.5:1:A|3:3.1:B1)$/)
				n = large
			if (fee && code == "2.8:1:A")
				n = fee
			if (part[1] == "3" && part[2] != "2")
				came[part[3]] += n
			else if (part[1] == "3")
				came[part[3]] -= n
			out = out "\"" code "\":" n
		}
	}
	out = out text
	for (i in came)
		gsub("@" i "@", came[i] > 0 ? came[i] : 0, out)
	gsub(/"3:1:C":@C@/, "\"3:1:C\":null", out)
	printf "%s", out
}
