#!/bin/sh
# locales.sh BUILD - the Chinese locale that the tests run in, made in BUILD/locale
# from the files of the package "locales": of the system where they are installed,
# else unpacked below BUILD.  Nothing is installed, nobody needs to be root.
# If it cannot be made that is told; the tests that want it skip by name.
LC_ALL=C
export LC_ALL
build=$1
made=$build/locale
[ -d "$made/zh_CN.gb18030" ] && exit 0
mkdir -p "$made"

command -v localedef >/dev/null 2>&1 || {
	echo "nianbao: no localedef: no Chinese locale for the tests" >&2
	exit 0
}

has_files() {
	[ -f "$1/locales/zh_CN" ] && { [ -f "$1/charmaps/GB18030.gz" ] ||
	    [ -f "$1/charmaps/GB18030" ]; }
}

files=/usr/share/i18n
if ! has_files $files && [ -z "$NO_INSTALL" ]; then
	files=$build/i18n/usr/share/i18n
	if ! has_files "$files" && command -v apt-get >/dev/null 2>&1; then
		mkdir -p "$build/i18n"
		(cd "$build/i18n" && apt-get download -qq locales &&
		    dpkg-deb -x locales_*.deb .) >/dev/null 2>&1
	fi
fi
if ! has_files "$files"; then
	echo "nianbao: the files of the package locales are not here:" \
	    "no Chinese locale for the tests" >&2
	exit 0
fi
case $files in /*) ;; *) files=$PWD/$files ;; esac
I18NPATH=$files
export I18NPATH
# A folder with the short name is found under both spellings.
name=zh_CN.gb18030
localedef --no-archive -i zh_CN -f GB18030 "$made/$name" >"$made/$name.log" 2>&1
[ -d "$made/$name" ] || echo "nianbao: no locale $name: see $made/$name.log" >&2
exit 0
