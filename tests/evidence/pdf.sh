#!/bin/sh
# pdf.sh NIANBAO COMPARE STANDIN [DIR] - reports printed to PDF and read again, cell by
# cell: what LibreOffice prints of our docx, Chromium of our html (narrow, wide, labels
# above and below their figures, small enough for two pages, without ruling lines), and
# what our own standin makes as WPS and Word do.  Without DIR twelve reports are made of
# the samples, no figure nought and all sums right (figures.awk); with it, the report
# files of that folder as they are.
#
# Each layout is read twice: with all tools, and with mutool out of reach.  A layout
# whose printer is missing is skipped with a line.  Status 1: a cell was read wrong, or
# fewer per cent of the cells were read than the floor of the tool; and when the control
# at the end, one figure changed in what is wanted, goes unnoticed.
set -u
nianbao=$1 compare=$2 standin=$3 from=${4:-}
floor_mutool=96 floor_pdftotext=85
here=$(dirname "$0")
work=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-pdf-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
status=0
have() { command -v "$1" >/dev/null 2>&1; }

mkdir "$work/source" "$work/made" "$work/bin"
if [ -n "$from" ]; then
	set --
	for f in "$from"/*; do
		case $f in *.json) ;; *) set -- "$@" "$f" ;; esac
	done
else
	set -- data/samples/*.json
	seed=0
	while [ $seed -lt 12 ]; do
		seed=$((seed + 1))
		awk -v seed=$seed -f "$here/figures.awk" "$1" >"$work/made/$seed.json"
		first=$1
		shift
		set -- "$@" "$first"
	done
	set -- "$work"/made/*.json
fi
n=0
for f; do
	n=$((n + 1))
	name=$(printf %04d $n)
	for format in docx html json; do
		$nianbao convert "$f" --format $format -o "$work/source/$name.$format" \
		    >/dev/null 2>&1
		case $? in 0 | 1) ;; *) echo "$f: cannot be read"; status=1 ;; esac
	done
	mv "$work/source/$name.json" "$work/source/$name.figures.json"
done
[ $n -gt 0 ] || { echo "no reports"; exit 2; }

# Every program but mutool.
without_mutool() {
	for dir in $(echo "$PATH" | tr : ' '); do
		for program in "$dir"/*; do
			case $program in */mutool) ;; *)
				ln -s "$program" "$work/bin/" 2>/dev/null ;;
			esac
		done
	done
}
without_mutool

# compared LAYOUT TOOL PATH FLOOR
compared() {
	printf '%-14s %-10s ' "$1" "$2"
	PATH=$3 $compare "$work/$1" >"$work/log" || status=1
	tail -n 1 "$work/log"
	sed '$d' "$work/log" | grep -v ' 0 open, 0 wrong;' | head -n 20
	tail -n 1 "$work/log" | awk -v floor="$4" '
	{ right = $3; open = $5 }
	right * 100 < (right + open) * floor || / [1-9][0-9]* not read/ {
		print "  less than " floor " % read"
		bad = 1
	}
	END { exit bad }' || status=1
}
# layout NAME [FLOOR]
layout() {
	cp "$work"/source/*.figures.json "$work/$1"
	if have mutool; then
		compared "$1" mutool "$PATH" "${2:-$floor_mutool}"
	else
		echo "$1: no mutool"
	fi
	compared "$1" pdftotext "$work/bin" "${2:-$floor_pdftotext}"
}
# print NAME CSS: the html of all reports with these rules added.
print() {
	mkdir "$work/$1"
	for f in "$work"/source/*.html; do
		sed "s|</style>|$2</style>|" "$f" >"$work/page.html"
		timeout 120 chromium --headless --no-sandbox --disable-gpu \
		    "--user-data-dir=$work/chromium" \
		    "--print-to-pdf=$work/$1/$(basename "$f" .html).pdf" \
		    "$work/page.html" >/dev/null 2>&1
	done
	layout "$1"
}

if have soffice; then
	mkdir "$work/office-docx"
	timeout 300 soffice --headless "-env:UserInstallation=file://$work/office" \
	    --convert-to pdf --outdir "$work/office-docx" "$work"/source/*.docx \
	    >/dev/null 2>&1
	layout office-docx
else
	echo "LibreOffice is not installed: a layout skipped"
fi
if have chromium; then
	print plain ''
	print narrow 'body{max-width:95mm}'
	print wide '@page{size:A3 landscape;margin:15mm}body{max-width:none}'
	top='th,td{vertical-align:top}th.l{width:12%}'
	print top "$top"
	print bottom 'th,td{vertical-align:bottom}'
	print two-pages 'body{font-size:8pt;line-height:11pt}@page{margin:12mm}'
	print across 'tr{break-inside:auto}@page{margin:60mm 20mm}'
	print lineless 'table,td,th,tr{border:none !important}'
	print lineless-thin 'table,td,th,tr{border:none !important}body{max-width:110mm}'
	print lineless-top "table,td,th,tr{border:none !important}$top"
else
	echo "Chromium is not installed: ten layouts skipped"
fi

# As WPS and Word print.  Of "mute" a column of table 3 and its sums cannot be read.
for kind in glyphs bare split turned sideways mute; do
	mkdir "$work/$kind"
	for f in "$work"/source/*.figures.json; do
		$standin $kind "$f" "$work/$kind/$(basename "$f" .figures.json).pdf" ||
		    status=1
	done
	case $kind in mute) layout mute 80 ;; *) layout $kind ;; esac
done
grep -q ' 0 open, 0 wrong; proposals 0 right, 0 wrong; 0 not read' "$work/log" &&
    { echo "mute: nothing is open"; status=1; }

mkdir "$work/scan"
set -- "$work"/source/*.figures.json
$standin scan "$1" "$work/scan/a.pdf"
for path in "$PATH" "$work/bin"; do
	PATH=$path $nianbao --db "$work/a.db" --lang zh import "$work/scan/a.pdf" \
	    >"$work/log" 2>&1
	[ $? -eq 6 ] && grep -q 扫描件 "$work/log" ||
	    { echo "a scan is not refused by that name"; cat "$work/log"; status=1; }
done

# The control: a figure that the PDF does not have.
mkdir "$work/control"
cp "$work"/glyphs/0001.pdf "$work/control/"
sed 's/\("3:1:A":\)[0-9]*/\1987654/' "$work/glyphs/0001.figures.json" \
    >"$work/control/0001.figures.json"
if $compare "$work/control" >"$work/log"; then
	echo "the control was not noticed"
	status=1
fi

# Least of five, one file each: what the processor is busy, of the tool and of us.
for name in office-docx plain glyphs; do
	f=$work/$name/0001.pdf
	[ -f "$f" ] || continue
	for path in "$PATH" "$work/bin"; do
		for i in 1 2 3 4 5; do
			PATH=$path sh -c '"$0" --db "$1" import --dry-run "$2" >/dev/null 2>&1
			    times' $nianbao "$work/a.db" "$f" | tail -n 1
		done | tr 'ms' '  ' | awk -v name="$name" -v path="$path" -v work="$work" '
		{ t = $1 * 60 + $2 + $3 * 60 + $4; if (NR == 1 || t < least) least = t }
		END {
			printf "%-14s %-10s %.2f s of the processor, limit 0.4 s\n", name,
			    path == work "/bin" ? "pdftotext" : "mutool", least
		}'
	done
done
exit $status
