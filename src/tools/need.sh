#!/bin/sh
# need.sh [--list] build [test] [pdf] - see that everything the build (and the tests) use
# is there.  On Debian and Ubuntu the missing packages are installed; elsewhere, or
# with NO_INSTALL set, their names are printed.  Does nothing, fast, when all is there.
# Status 2: something that the build cannot do without is missing.  What only tests
# use is named, and the tests that want it are counted as skipped; without what
# "pdf" lists the program that draws PDFs is left out.
#
# --list prints the names of all packages, there or not, for this system.
LC_ALL=C
export LC_ALL

# What for, how it is seen, package of Debian, package of Fedora and openEuler.
# lib NAME FILE.h: by pkg-config, or the header alone where there is no pkg-config.
things='
build	program ${CC:-cc}	gcc			gcc
build	header stdlib.h		libc6-dev		glibc-devel
build	program ${AR:-ar}	binutils		binutils
build	program pkg-config	pkg-config		pkgconf-pkg-config
build	lib ncursesw curses.h	libncurses-dev		ncurses-devel
build	lib sqlite3 sqlite3.h	libsqlite3-dev		sqlite-devel
build	lib minizip minizip/zip.h	libminizip-dev	minizip-compat-devel
build	lib zlib zlib.h		zlib1g-dev		zlib-devel
build	lib expat expat.h	libexpat1-dev		expat-devel
build	lib yajl yajl/yajl_parse.h	libyajl-dev	yajl-devel
build	lib gumbo gumbo.h	libgumbo-dev		gumbo-parser-devel
test	header criterion/criterion.h	libcriterion-dev	criterion-devel
test	header vterm.h		libvterm-dev		libvterm-devel
test	program sqlite3		sqlite3			sqlite
test	program script		bsdutils		util-linux-script
test	program localedef	libc-bin		glibc-locale-source
test	program mutool		mupdf-tools		mupdf
test	program pdftocairo	poppler-utils		poppler-utils
test	program qpdf		qpdf			qpdf
pdf	lib cairo-ft cairo-ft.h	libcairo2-dev		cairo-devel
pdf	lib harfbuzz-subset hb-subset.h	libharfbuzz-dev	harfbuzz-devel
'

program() {
	command -v "$1" >/dev/null 2>&1
}
header() {
	echo "#include <$1>" | ${CC:-cc} -E -x c - >/dev/null 2>&1
}
lib() {
	if program pkg-config; then
		pkg-config --exists "$1"
	else
		header "$2"
	fi
}

# Fedora, openEuler, Kylin server and their kin: the other names.
system() {
	# shellcheck disable=SC1091
	(. "${OS_RELEASE:-/etc/os-release}" && echo "$ID $ID_LIKE") 2>/dev/null
}
list=
[ "$1" != --list ] || { list=1; shift; }
rpm=
case " $(system) " in
*' debian '* | *' ubuntu '*) ;;
*' fedora '* | *' rhel '* | *' centos '* | *' openEuler '* | *' kylin '* | *' anolis '*)
	program apt-get || rpm=1 ;;
esac

missing() {			# missing build|test|pdf: names of packages
	echo "$things" | tr -s '\t' '\t' | while IFS='	' read -r what how deb other; do
		[ "$what" = "$1" ] || continue
		eval "how=\"$how\""
		[ -z "$list" ] && $how && continue
		[ -z "$rpm" ] || deb=$other
		printf ' %s' "$deb"
	done
}

build='' test='' pdf=''
for what; do
	case $what in
	build) build=$(missing build) ;;
	test) test=$(missing test) ;;
	pdf) pdf=$(missing pdf) ;;
	esac
done
if [ -n "$list" ]; then
	echo $build $test $pdf
	exit 0
fi
[ -n "$build$test$pdf" ] || exit 0

# One name that the archive does not have would make apt refuse all.
there() {
	for name; do
		case $(apt-cache policy "$name" 2>/dev/null) in
		'' | *'Candidate: (none)'*) ;;
		*) printf ' %s' "$name" ;;
		esac
	done
}
root=
[ "$(id -u)" = 0 ] || root=sudo
if [ -z "$NO_INSTALL" ] && program apt-get && { [ -z "$root" ] || program sudo; }; then
	$root apt-get update -qq </dev/null >&2
	names=$(there $build $test $pdf)
	if [ -n "$names" ]; then
		echo "nianbao: installing$names" >&2
		$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
		    --no-install-recommends $names </dev/null >&2
	fi
	[ -z "$build" ] || build=$(missing build)
	[ -z "$test" ] || test=$(missing test)
	[ -z "$pdf" ] || pdf=$(missing pdf)
fi

if [ -n "$test" ]; then
	echo "nianbao: without these packages some tests are skipped:$test" >&2
fi
if [ -n "$pdf" ]; then
	echo "nianbao: without these packages there is no PDF, the rest is built:$pdf" >&2
fi
if [ -n "$build" ]; then
	echo "nianbao: these packages are missing:$build" >&2
	echo "nianbao: 缺少以上软件包，请由管理员安装后再运行 make。" >&2
	exit 2
fi
exit 0
