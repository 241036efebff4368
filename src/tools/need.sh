#!/bin/sh
# need.sh build [test] - see that everything the build (and the tests) use is
# there.  On Debian and Ubuntu the missing packages are installed; elsewhere their
# names are printed and the status is 2.  Does nothing, fast, when all is there.

missing=
need() {				# need PACKAGE command that shows it is there
	package=$1
	shift
	"$@" >/dev/null 2>&1 || missing="$missing $package"
}
has_header() {				# has_header FILE.h: can the compiler see it?
	echo "#include <$1>" | ${CC:-cc} -E -x c - >/dev/null 2>&1
}

for what; do
	case $what in
	build)
		need gcc sh -c 'command -v ${CC:-cc}'
		need libc6-dev has_header stdlib.h
		need binutils sh -c 'command -v ${AR:-ar}'
		need pkg-config sh -c 'command -v pkg-config'
		need libncurses-dev pkg-config --exists ncursesw
		need libsqlite3-dev pkg-config --exists sqlite3
		need libminizip-dev pkg-config --exists minizip
		need zlib1g-dev pkg-config --exists zlib
		need libexpat1-dev pkg-config --exists expat
		need libyajl-dev pkg-config --exists yajl
		need libgumbo-dev pkg-config --exists gumbo
		;;
	test)
		need libcriterion-dev has_header criterion/criterion.h
		need libvterm-dev has_header vterm.h
		need locales test -e /usr/share/i18n/locales/zh_CN
		;;
	esac
done

if [ -n "$missing" ]; then
	root=
	if [ "$(id -u)" != 0 ]; then
		root=sudo
	fi
	if ! command -v apt-get >/dev/null 2>&1 ||
	    { [ -n "$root" ] && ! command -v sudo >/dev/null 2>&1; }; then
		echo "nianbao: these packages are missing (names of Debian):$missing" >&2
		echo "nianbao: 缺少以上软件包，请由管理员安装后再运行 make。" >&2
		exit 2
	fi
	echo "nianbao: installing$missing" >&2
	export DEBIAN_FRONTEND=noninteractive
	$root apt-get update -qq </dev/null &&
	    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
	    --no-install-recommends $missing </dev/null >&2 || {
		echo "nianbao: could not install:$missing" >&2
		exit 2
	}
fi

# The terminal tests run in Chinese locales; without them they say so and skip.
case " $* " in *" test "*)
	if [ "$(id -u)" = 0 ] && command -v localedef >/dev/null 2>&1; then
		have=$(locale -a 2>/dev/null)
		for set in UTF-8 GBK GB18030; do
			name=zh_CN.$(echo $set | tr A-Z a-z | tr -d -)
			case "
$have
" in *"
$name
"*) ;; *)
				localedef -i zh_CN -f $set zh_CN.$set 2>/dev/null || true ;;
			esac
		done
	fi ;;
esac
exit 0
