# outside.t - old formats by way of nianbao-convert, with tools made here; kiosk
# mode, which starts no program.

helper=${program%/*}/libexec/nianbao-convert
old_path=$PATH

# A tool in front of PATH: tool NAME, its script on standard input.
tool() {
	mkdir -p bin tmp
	{ echo '#!/bin/sh'; echo "T='$PWD'"; cat; } >"bin/$1"
	chmod +x "bin/$1"
}
# Run with the tools made here before all others, or with no other.
with_tools() {
	PATH=$PWD/bin:$old_path
	run_there "$@"
}
only_tools() {
	PATH=$PWD/bin
	run_there "$@"
}
run_there() {
	TMPDIR=$PWD/tmp
	export PATH TMPDIR
	"$program" --db a.db "$@" >out 2>err </dev/null
	got=$?
	PATH=$old_path
	unset TMPDIR
}
is() {
	[ "$got" = "$1" ] || fail "status $got, expected $1"
}
pdf() {
	printf '%%PDF-1.4\n' >a.pdf
	printf '{\\rtf1 x}' >a.rtf
}

t "an old format without its tool: the message names the package"
mkdir bin
pdf
only_tools import a.pdf
is 6
err poppler-utils
err mupdf-tools
err a.pdf
only_tools import a.rtf
is 6
err libreoffice-writer
err docx
only_tools --lang en import a.rtf
err 'install the package libreoffice-writer'
no test -e a.db

t "an old format is converted"
pdf
tool pdftotext <<'E'
echo 这不是年报 >out.html
echo ran >"$T/ran"
E
with_tools import a.pdf
is 6
yes test -e ran
no rmdir tmp/*

t "a PDF goes to mutool, and to pdftotext where that fails"
pdf
tool mutool <<'E'
echo "$@" >"$T/mutool"
exit 1
E
tool pdftotext <<'E'
echo 这不是年报 >out.html
echo ran >"$T/ran"
E
with_tools import a.pdf
is 6
yes grep 'draw -q -F trace' mutool
yes test -e ran
rm ran
tool mutool <<'E'
cat >out.trace <<'X'
<?xml version="1.0"?>
<document name="in.pdf">
<page mediabox="0 0 595 842">
<fill_image alpha="1" transform="595 0 0 842 0 0" width="9" height="9"/>
</page>
</document>
X
E
with_tools import a.pdf
is 6
err 扫描件
no test -e ran

t "a PDF with a password is refused by that name"
pdf
echo '/Encrypt 9 0 R' >>a.pdf
for name in mutool pdftotext; do
	echo 'exit 1' | tool $name
done
with_tools import a.pdf
is 6
err 密码

t "kiosk mode never calls a converter"
if kiosk; then
	pdf
	mkdir box
	for name in mutool pdftotext soffice; do
		tool $name <<'E'
echo ran >"$T/ran"
E
	done
	cp a.pdf a.rtf box
	with_tools --kiosk box --kiosk-commands import box/a.pdf box/a.rtf
	is 6
	err 受限方式
	err a.rtf
	with_tools --kiosk box --kiosk-commands check --file box/a.pdf
	is 6
	with_tools --kiosk box --kiosk-commands convert box/a.pdf --format csv -o a.csv
	is 6
	no test -e ran
	mkdir -p home/.config/nianbao
	printf 'kiosk = %s\nkiosk-commands = yes\n' "$PWD/box" >home/.config/nianbao/config
	with_tools import box/a.pdf
	is 6
	err 受限方式
	no test -e ran
fi

t "a helper gets the few variables it needs and no other descriptor"
pdf
tool mutool <<'E'
env | sed 's/=.*//' | sort >"$T/env"
ls -l /proc/$PPID/fd >"$T/fd"
exit 1
E
tool pdftotext <<'E'
exit 1
E
SECRET=1 GCONV_PATH=/tmp
export SECRET GCONV_PATH
exec 8<a.pdf
with_tools import a.pdf
exec 8<&-
unset SECRET GCONV_PATH
is 6
yes grep -x PATH env
yes grep -x TMPDIR env
no grep -E 'SECRET|GCONV' env
yes grep -q . fd
no grep a.db fd
no grep a.pdf fd

t "without the helper beside the program the message says so"
pdf
mkdir -p place/bin
cp "$program" place/bin/nianbao
usual=$program
program=$PWD/place/bin/nianbao
nb 6 import a.pdf
err nianbao-convert
mkdir -p place/libexec
cp "$helper" place/libexec/
tool pdftotext <<'E'
echo ran >"$T/ran"
E
with_tools import a.pdf
is 6
noerr nianbao-convert
yes test -e ran
program=$usual

t "the helper: wrong usage is status 2, no tool 3, its name on stderr"
mkdir bin
pdf
for args in '' 'docx' 'pdf x' 'pdf 0' 'pdf 1 1'; do
	"$helper" $args <a.pdf >out 2>err
	got=$?
	is 2
done
PATH=$PWD/bin
"$helper" pdf <a.pdf >out 2>err
got=$?
PATH=$old_path
is 3
err pdftotext

t "the helper: the time limit is status 4 and nothing is left"
pdf
tool mutool <<'E'
trap '' TERM INT HUP
exec sleep 30
E
PATH=$PWD/bin:$old_path TMPDIR=$PWD/tmp "$helper" pdf 50 <a.pdf >out 2>err
got=$?
is 4
yes rmdir tmp

t "the helper: a signal ends it, its tool and its folder"
pdf
tool mutool <<'E'
trap '' TERM INT HUP
echo up >"$T/up"
exec sleep 30
E
PATH=$PWD/bin:$old_path TMPDIR=$PWD/tmp "$helper" pdf <a.pdf >out 2>err &
until_true test -s up
yes test -d tmp/nianbao-convert.*
kill -TERM $!
wait $!
got=$?
is 5
yes rmdir tmp

t "what a converter gives is read like any file of its format"
good 甲县 2025
nb 0 set 甲县 2025 3:1:A=5 3:3.1:A=5 2.8:1:A=0.5
nb 0 export 甲县 2025 --format docx -o a.docx --draft
printf '{\\rtf1 x}' >a.rtf
tool soffice <<'E'
cp "$T/a.docx" in.docx
E
nb 0 convert a.docx --format csv -o docx.csv
with_tools convert a.rtf --format csv -o rtf.csv
is 0
yes cmp docx.csv rtf.csv
with_tools import --dry-run --json a.rtf
is 0
out '"kind":"rtf","encoding":null'

t "the real LibreOffice, mutool and poppler: old files read as their docx does"
if command -v soffice >/dev/null 2>&1; then
	nb 0 convert "$top/data/samples/xiangtan-yibao-2025.json" --format docx -o a.docx
	nb 0 convert a.docx --format csv -o docx.csv
	for old in doc pdf; do
		yes soffice --headless "-env:UserInstallation=file://$PWD/office" \
		    --convert-to $old a.docx
		yes test -s a.$old
	done
	nb 0 convert a.doc --format csv -o doc.csv
	yes cmp docx.csv doc.csv
	grep '^[0-9]' docx.csv | sort >want
	for tool in mutool pdftocairo; do
		mkdir -p bin
		if ! command -v $tool >/dev/null 2>&1; then
			skip no $tool
			continue
		fi
		with_tools convert a.pdf --format csv -o pdf.csv
		is 0
		grep '^[0-9]' pdf.csv | sort >have
		yes cmp want have
		echo exit 1 | tool mutool
	done
else
	skip no LibreOffice
fi
