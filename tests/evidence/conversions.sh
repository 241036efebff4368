#!/bin/sh
# conversions.sh NIANBAO COMPARE [DIR] - reports through other people's programs and
# back: what LibreOffice and pandoc make of our docx and html must hold the same
# cells.  Without DIR the samples are used; with it, the report files of that folder,
# each imported by us first.
#
#	docx > odt > docx   docx > doc > docx   docx > txt   html > xlsx
#	docx > md (pandoc)  html > plain (pandoc)
#
# Each result stands beside NAME.figures.json, what our JSON says, and is compared by
# tests/evidence/compare.c.  Routes whose program is missing are skipped with a line.
set -u
nianbao=$1 compare=$2 from=${3:-}
work=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-conversions-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT INT TERM
nb="$nianbao --db $work/reports.db"
status=0

have() { command -v "$1" >/dev/null 2>&1; }

# soffice FILTER OUTDIR FILE...: its own profile, a limit of time.
office() {
	filter=$1 out=$2
	shift 2
	timeout 180 soffice --headless "-env:UserInstallation=file://$work/office" \
	    --convert-to "$filter" --outdir "$out" "$@" >/dev/null 2>&1
}

# ---- the reports: DIR/0001.docx .html and .figures.json ----

mkdir "$work/source"
if [ -n "$from" ]; then
	set --
	for f in "$from"/*; do
		case $f in *.json) ;; *) set -- "$@" "$f" ;; esac
	done
else
	set -- data/samples/*.json
fi
n=0
for f; do
	n=$((n + 1))
	name=$(printf %04d $n)
	for format in docx html json; do
		$nianbao convert "$f" --format $format -o "$work/source/$name.$format" \
		    >/dev/null 2>&1
		case $? in 0 | 1) ;; *)
			echo "$f: cannot be read"
			status=1
			;;
		esac
	done
	[ -f "$work/source/$name.json" ] &&
	    mv "$work/source/$name.json" "$work/source/$name.figures.json"
done
[ $n -gt 0 ] || { echo "no reports"; exit 2; }

# ---- the routes ----

# route NAME: what stands in $work/NAME is compared.
route() {
	cp "$work"/source/*.figures.json "$work/$1"
	made=$(ls "$work/$1" | grep -v -c -e '\.figures\.json$')
	if [ "$made" -lt $n ]; then
		echo "$1: only $made of $n files were made"
		status=1
	fi
	printf '%-22s ' "$1"
	if $compare "$work/$1" >"$work/log"; then
		tail -n 1 "$work/log"
	else
		tail -n 1 "$work/log"
		sed '$d' "$work/log" | head -n 40
		status=1
	fi
}

if have soffice; then
	# LibreOffice takes all files of a step at once
	for d in odt doc docx-odt-docx docx-doc-docx docx-txt html-xlsx; do
		mkdir "$work/$d"
	done
	office odt "$work/odt" "$work"/source/*.docx
	office docx "$work/docx-odt-docx" "$work"/odt/*.odt
	route docx-odt-docx
	office doc "$work/doc" "$work"/source/*.docx
	office docx "$work/docx-doc-docx" "$work"/doc/*.doc
	route docx-doc-docx
	office "txt:Text (encoded):UTF8" "$work/docx-txt" "$work"/source/*.docx
	route docx-txt
	office xlsx "$work/html-xlsx" "--infilter=HTML (StarCalc)" "$work"/source/*.html
	route html-xlsx
else
	echo "LibreOffice is not installed: four routes skipped"
fi
if have pandoc; then
	mkdir "$work/docx-md" "$work/html-plain"
	for f in "$work"/source/*.docx; do
		pandoc -f docx -t markdown -o "$work/docx-md/$(basename "$f" .docx).md" "$f"
	done
	route docx-md
	for f in "$work"/source/*.html; do
		pandoc -f html -t plain -o "$work/html-plain/$(basename "$f" .html).txt" "$f"
	done
	route html-plain
else
	echo "pandoc is not installed: two routes skipped"
fi
exit $status
