#!/bin/sh
# paper.sh NIANBAO [DIR] - reports as paper: no figure broken, no page left half white.
#
# Hard reports (figures of up to eight digits, an office with a name of 56 characters,
# long texts with rare characters and an address, blank notes, the form of 2019) and the
# samples, or the report files of DIR, are written as docx, html and pdf; LibreOffice
# prints the docx, Chromium the html, each with three sets of fonts:
#
#	here	what this machine has
#	named	the fonts of GB/T 9704, or what comes next to them
#	wide	the widest digits there are (DejaVu)
#
# A figure that the report holds and that does not stand whole on a page is a failure,
# and so is a page other than the last of which more than a fifth is empty.  What has no
# printer here is skipped with a line.  With KEEP=FOLDER pictures of all pages are left
# there, to be looked at.
set -u
nianbao=$1 from=${2:-}
here=$(dirname "$0")
work=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-paper-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
status=0
most=21		# per cent of white: the words of a row end a hundredth above its edge
have() { command -v "$1" >/dev/null 2>&1; }
have pdftotext || { echo "poppler-utils are not installed: nothing is measured"; exit 0; }

# ---- the reports ----

mkdir "$work/made" "$work/source"
# figures NAME SEED TIMES SAMPLE
figures() {
	awk -v seed="$2" -v times="$3" -f "$here/figures.awk" "$4" >"$work/made/$1.json"
}
if [ -n "$from" ]; then
	set --
	for f in "$from"/*; do
		case $f in *.figures.json) ;; *) set -- "$@" "$f" ;; esac
	done
else
	one=data/samples/xiangtan-yibao-2025.json
	figures three-digits 1 1 $one
	figures six-digits 2 1000 $one
	figures eight-digits 3 100000 data/samples/weijian-2025.json
	long=某某省某某市某某自治州高新技术产业开发区自然资源和规划局
	sed "s/^\"agency\":\"[^\"]*\"/\"agency\":\"$long（林业和草原局、不动产登记管理局、海洋渔业与水利综合服务中心）\"/" \
	    $one >"$work/made/long-name.json"
	# A text of some 5,000 characters: sentences, rare characters, an address.
	awk '
	/^"t1":/ {
		for (i = 0; i < 60; i++)
			long = long "全年围绕第" i "项重点工作主动公开信息，组织㛃、䶮、𬀩、" \
			    "𫖯、𠀀等用字的培训，在https://www.example.gov.cn/zwgk/" i \
			    "/index.html公布办事指南，方便查阅；" \
			    (i % 5 == 4 ? "\\n" : "")
		sub(/"t1":"/, "\"t1\":\"" long)
	}
	{ print }' $one >"$work/made/long-text.json"
	# The form of 2019: a blank report, each figure of it filled.
	$nianbao --db "$work/old.db" new 某县民政局 2020 >/dev/null 2>&1
	$nianbao --db "$work/old.db" export 某县民政局 2020 --format json -o - \
	    >"$work/old.json" 2>/dev/null
	figures form-2019 4 10 "$work/old.json"
	awk -v seed=9 -v times=1 -v large=11398889 -v fee=24252.311082 \
	    -f "$here/figures.awk" $one >"$work/made/greatest.json"
	# A form that nobody has ordered: more columns, more rows.
	mkdir "$work/forms"
	awk -f "$here/wider.awk" forms/2021.form >"$work/forms/2026.form"
	nianbao="$nianbao --forms $work/forms"
	$nianbao --db "$work/new.db" new 某县民政局 2026 >/dev/null 2>&1
	$nianbao --db "$work/new.db" export 某县民政局 2026 --draft --format json -o - \
	    >"$work/new.json" 2>/dev/null
	figures form-made-up 5 1 "$work/new.json"
	set -- data/samples/*.json "$work"/made/*.json
fi
for f; do
	name=$(basename "$f" | sed 's/\.[^.]*$//')
	for format in docx html json pdf xlsx fragment md txt; do
		$nianbao convert "$f" --format $format \
		    -o "$work/source/$name.$format" >/dev/null 2>"$work/log"
		case $? in
		0 | 1) ;;
		*)	# pdf wants a helper that may not be built
			[ $format = pdf ] || { cat "$work/log"; exit 2; }
			;;
		esac
	done
done
[ $# -gt 0 ] || { echo "no reports"; exit 2; }

# ---- read back: title, figures and texts, in every format ----

said() {
	awk '/^"findings":/ { exit }
	/^"(source|state|published|unit|kind|level|notes)":/ { next }
	{ print }' "$1"
}
for f in "$work"/source/*.json; do
	name=$(basename "$f" .json)
	agency=$(sed -n 's/^"agency":"\(.*\)",$/\1/p' "$f")
	year=$(sed -n 's/^"year":\([0-9]*\),$/\1/p' "$f")
	said "$f" >"$work/want"
	for format in docx html pdf xlsx fragment md txt; do
		[ -s "$work/source/$name.$format" ] || continue
		from="$work/source/$name.$format"
		option=
		if [ $format = fragment ]; then	# it has no title
			cp "$from" "$work/piece.html"
			from=$work/piece.html
			option="--agency $agency --year $year"
		fi
		$nianbao convert "$from" $option --format json -o "$work/back.json" \
		    >/dev/null 2>&1
		said "$work/back.json" >"$work/got"
		if [ -s "$work/want" ] && cmp -s "$work/want" "$work/got"; then
			back=$((${back:-0} + 1))
		else
			echo "$name: not the same when read from $format   <- wrong"
			status=1
		fi
		rm -f "$work/back.json"
	done
done
echo "read back: ${back:-0} documents say the same"
[ "$(grep -c '"3:3.1:A":' "$work/want")" = 1 ] || {
	echo "paper: no figure was compared"	# the control
	status=1
}

# ---- the fonts ----

alias_font() {	# NAME FONT
	printf '<match target="pattern"><test name="family"><string>%s</string></test>' "$1"
	printf '<edit name="family" mode="assign" binding="strong"><string>%s</string>' "$2"
	printf '</edit></match>\n'
}
font_file() {	# SET
	echo '<?xml version="1.0"?><fontconfig><include>/etc/fonts/fonts.conf</include>'
	for name in 方正小标宋简体 方正小标宋_GBK 仿宋_GB2312 仿宋 FangSong 方正仿宋_GBK \
	    黑体 SimHei 楷体_GB2312 楷体 KaiTi 宋体 SimSun; do
		case $1:$name in
		wide:*) alias_font $name 'DejaVu Sans' ;;
		named:黑体 | named:SimHei) alias_font $name 'Noto Sans CJK SC' ;;
		named:楷体* | named:KaiTi) alias_font $name 'AR PL KaitiM GB' ;;
		named:宋体 | named:SimSun) alias_font $name 'AR PL SungtiL GB' ;;
		named:*) alias_font $name 'Noto Serif CJK SC' ;;
		esac
	done
	echo '</fontconfig>'
}
for fonts in named wide; do
	font_file $fonts >"$work/$fonts.conf"
done

# ---- what stands on the pages ----

# measured BBOX JSON WHITE: figures not whole, pages left white ("" = not judged).
measured() {
	awk -v most="$3" '
	# The words of the pages: text area from 37 to 262 mm, in points.
	FNR == 1 { file++ }
	file == 1 && /<page / { page++ }
	file == 1 && /<word / {
		match($0, /yMax="[0-9.]+"/)
		bottom = substr($0, RSTART + 6, RLENGTH - 7) + 0
		word = $0
		sub(/^[^>]*>/, "", word)
		sub(/<.*/, "", word)
		seen[word]++
		if (bottom < 748 && bottom > last[page])
			last[page] = bottom
	}
	file == 2 {
		while (match($0, /"[0-9.]+:[0-9.]+:[A-Z][0-9]?": ?[0-9.]+/)) {
			value = substr($0, RSTART, RLENGTH)
			$0 = substr($0, RSTART + RLENGTH)
			sub(/.*": ?/, "", value)
			wanted[value]++
			figures++
		}
	}
	END {
		for (value in wanted)
			if (seen[value] < wanted[value]) {
				broken += wanted[value] - seen[value]
				if (list !~ /(,.*){5}/)
					list = list (list ? ", " : "") value
			}
		for (i = 1; i < page; i++) {
			white = int((742.7 - last[i]) * 100 / 637.8)
			if (white > worst) { worst = white; at = i }
		}
		printf "%d pages, %d figures, %d broken%s; %d %% white%s\n", page, figures,
		    broken, list ? " (" list ")" : "", worst, at ? " on page " at : ""
		exit broken > 0 || figures == 0 || (most != "" && worst > most)
	}' "$1" "$2"
}
# paper SET KIND PDF JSON WHITE
paper() {
	pdftotext -bbox "$3" "$work/words" 2>/dev/null || {
		echo "$1 $2 $(basename "$4" .json): no pdf"
		status=1
		return
	}
	if ! said=$(measured "$work/words" "$4" "$5"); then
		status=1
		said="$said   <- wrong"
	fi
	printf '%-6s %-5s %-24s %s\n' "$1" "$2" "$(basename "$4" .json)" "$said"
	[ -z "${KEEP:-}" ] || pdftoppm -r 50 -png "$3" \
	    "$KEEP/$1-$2-$(basename "$4" .json)"
}
[ -z "${KEEP:-}" ] || mkdir -p "$KEEP"
for fonts in here named wide; do
	case $fonts in here) unset FONTCONFIG_FILE ;; *)
		export FONTCONFIG_FILE="$work/$fonts.conf" ;;
	esac
	out=$work/$fonts
	mkdir "$out"
	if have soffice; then
		timeout 300 soffice --headless "-env:UserInstallation=file://$out/office" \
		    --convert-to pdf --outdir "$out" "$work"/source/*.docx >/dev/null 2>&1
		for f in "$out"/*.pdf; do
			paper $fonts docx "$f" "$work/source/$(basename "$f" .pdf).json" $most
		done
	else
		echo "LibreOffice is not installed: docx skipped"
	fi
	if have chromium; then
		for f in "$work"/source/*.html; do
			name=$(basename "$f" .html)
			timeout 120 chromium --headless --no-sandbox --disable-gpu \
			    "--user-data-dir=$out/chromium" \
			    "--print-to-pdf=$out/html-$name.pdf" "$f" >/dev/null 2>&1
			paper $fonts html "$out/html-$name.pdf" "$work/source/$name.json" ''
		done
	else
		echo "Chromium is not installed: html skipped"
	fi
done
unset FONTCONFIG_FILE
for f in "$work"/source/*.docx; do
	f=${f%.docx}
	if [ -f "$f.pdf" ]; then
		paper here pdf "$f.pdf" "$f.json" $most
	else
		echo "pdf $(basename "$f"): skipped, not built or a character without a font"
	fi
done

# ---- the controls: a figure over two lines, a page half empty ----

word() { echo "<word xMin=\"80\" yMin=\"$(($1 - 10))\" xMax=\"90\" yMax=\"$1\">$2</word>"; }
echo '{"cells":{"2.1:1:A":105151}}' >"$work/control.json"
{ echo '<page >'; word 740 10515; word 741 1; } >"$work/broken"
{ echo '<page >'; word 740 105151; } >"$work/whole"
{ echo '<page >'; word 400 105151; echo '<page >'; word 740 x; } >"$work/white"
if measured "$work/broken" "$work/control.json" 20 >/dev/null ||
    measured "$work/white" "$work/control.json" 20 >/dev/null ||
    ! measured "$work/whole" "$work/control.json" 20 >/dev/null; then
	echo "paper: the control went unnoticed"
	status=1
fi
exit $status
