#!/bin/sh
# pdf.sh NIANBAO COMPARE [DIR] - reports printed to PDF by other people's programs and
# read again, cell by cell: what LibreOffice prints of our docx, and Chromium of our
# html narrow, wide, with labels above and below their figures, and small enough for
# two pages.  Without DIR twelve reports are made of the samples, no figure nought and
# all sums right (figures.awk); with it, the report files of that folder as they are.
#
# Each layout is read twice: with all tools, and with mutool out of reach.  A layout
# whose printer is missing is skipped with a line.  Status 1: a cell was read wrong.
set -u
nianbao=$1 compare=$2 from=${3:-}
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

# compared LAYOUT TOOL PATH
compared() {
	printf '%-12s %-10s ' "$1" "$2"
	PATH=$3 $compare "$work/$1" >"$work/log" || status=1
	tail -n 1 "$work/log"
	sed '$d' "$work/log" | grep -v ' 0 open, 0 wrong;' | head -n 20
}
layout() {
	cp "$work"/source/*.figures.json "$work/$1"
	if have mutool; then
		compared "$1" mutool "$PATH"
	else
		echo "$1: no mutool"
	fi
	compared "$1" pdftotext "$work/bin"
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
	print top 'th,td{vertical-align:top}th.l{width:12%}'
	print bottom 'th,td{vertical-align:bottom}'
	print two-pages 'body{font-size:8pt;line-height:11pt}@page{margin:12mm}'
	print across 'tr{break-inside:auto}@page{margin:60mm 20mm}'
else
	echo "Chromium is not installed: seven layouts skipped"
fi
exit $status
