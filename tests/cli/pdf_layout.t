# pdf_layout.t - where the lines of a PDF stand, against the pages of a day when they were
# looked at: tests/golden/pdf_lines.txt, with one font, within 2 mm.
#
# After a change that is meant: REWRITE=1, and look at the pages.

render=${program%/*}/libexec/nianbao-render
golden=$top/tests/golden/pdf_lines.txt
noto=/usr/share/fonts/opentype/noto

# "page y x text" of each line, in points; but for the day of 落款, which is today.
lines() {
	pdftotext -bbox-layout "$1" lines.html
	awk '
	/<page / { page++ }
	/<line / { split($0, q, "\""); y = q[4]; x = q[2]; first = 1 }
	/<word / && first {
		text = $0; sub(/^[^>]*>/, "", text); sub(/<.*/, "", text)
		printf "%d %d %d %s\n", page, y, x, text
		first = 0
	}' lines.html | grep -v ' 20[0-9]*年[0-9]*月[0-9]*日$' | LC_ALL=C sort -k4,4 -k1,1n -k2,2n -k3,3n
}

t "every line where it was"
nb 0 import "$top/data/samples/xiangtan-yibao-2025.json"
echo '<?xml version="1.0"?><fontconfig>' \
    "<dir>$noto</dir><cachedir>$PWD/cache</cachedir></fontconfig>" >fonts.conf
FONTCONFIG_FILE=$PWD/fonts.conf
export FONTCONFIG_FILE
if [ ! -x "$render" ] || [ ! -f $noto/NotoSerifCJK-Regular.ttc ] ||
    ! command -v pdftotext >/dev/null 2>&1; then
	skip no program or no font for it
else
	nb 0 export 湘潭县医疗保障局 2025 --charts --signature -o a.pdf
	lines a.pdf >have
	[ -z "$REWRITE" ] || cp have "$golden"
	yes test "$(wc -l <have)" -gt 100
	# the same lines in the same places; those that end a point further sort otherwise
	yes awk '
	FNR == NR { page[FNR] = $1; y[FNR] = $2; x[FNR] = $3; text[FNR] = $4; n = FNR; next }
	{
		for (i = 1; i <= n; i++)
			if (!used[i] && text[i] == $4 && page[i] == $1 && y[i] - $2 <= 6 &&
			    $2 - y[i] <= 6 && x[i] - $3 <= 6 && $3 - x[i] <= 6)
				break
		if (i > n) { print "moved or new:", $0; bad = 1 }
		used[i] = 1
		lines++
	}
	END { exit bad || lines != n }' "$golden" have
fi
unset FONTCONFIG_FILE
