# install.t - make install, install-strip, uninstall and what the build writes.

# make in the top folder, with its own flags; what it says is in out and err.
make_top() {
	make -C "$top" --no-print-directory O="$O" "$@" >out 2>err </dev/null ||
	    fail "make $*"
}
list_files() {
	(cd "$1" && find . ! -type d | sort)
}

t "install and uninstall in places with blanks, quotes and Chinese"
for place in 'my app' '中 文/程序' "it's \"here\"; *"; do
	mkdir -p "$place"
	make_top install DESTDIR="$PWD/$place" PREFIX='/usr local'
	yes test -x "$place/usr local/bin/nianbao"
	yes test -x "$place/usr local/libexec/nianbao-convert"
	[ ! -x "$O/libexec/nianbao-render" ] && [ ! -x "$top/$O/libexec/nianbao-render" ] ||
		yes test -x "$place/usr local/libexec/nianbao-render"
	yes test -s "$place/usr local/share/man/man7/nianbao-help.7"
	for page in "$top"/man/*.[1-9]; do
		yes test -s "$place/usr local/share/man/man${page##*.}/${page##*/}"
	done
	for page in "$top"/man/zh_CN/*.[1-9]; do
		yes test -s "$place/usr local/share/man/zh_CN/man${page##*.}/${page##*/}"
	done
	yes test -s "$place/usr local/share/nianbao/forms/2021.form"
	yes "$place/usr local/bin/nianbao" --db a.db import --dry-run \
	    "$place/usr local/share/nianbao/samples/xiangtan-yibao-2025.json"
	yes test -s "$place/usr local/share/nianbao/report.schema.json"
	make_top uninstall DESTDIR="$PWD/$place" PREFIX='/usr local'
	yes test -z "$(list_files "$place")"
	no test -e "$place/usr local/share/nianbao"
done
yes test "$(echo *)" = "err home it's \"here\"; * my app out 中 文"

t "uninstall takes only what install brought"
mkdir -p "my" "my app/share/nianbao/forms" "my app/bin"
echo mine >my/precious
echo mine >"my app/share/nianbao/forms/own.form"
echo mine >"my app/bin/other"
make_top install DESTDIR= PREFIX="$PWD/my app"
make_top uninstall DESTDIR= PREFIX="$PWD/my app"
yes test -s my/precious
list_files "my app" >left
yes test "$(cat left)" = "./bin/other
./share/nianbao/forms/own.form"
no test -e "my app/share/nianbao/samples"

t "install-strip leaves the symbols that libraries look for"
make_top install-strip DESTDIR="$PWD/d" PREFIX=/usr
yes test "$(wc -c <d/usr/bin/nianbao)" -lt "$(wc -c <"$program")"
yes sh "$top/src/tools/exports.sh" d/usr/bin/nianbao wcwidth wcswidth write
yes d/usr/bin/nianbao --version

t "a program that does not export what it replaces is noticed"
no sh "$top/src/tools/exports.sh" /bin/true wcwidth
sh "$top/src/tools/exports.sh" "$program" no_such_function 2>err
err "does not export no_such_function()"

t "the help page is UTF-8 whoever makes it"
for lang in C C.UTF-8 zh_CN.GB18030; do
	mkdir -p $lang/nianbao
	cp "$program" $lang/nianbao/
	LC_ALL=$lang make_top man O="$O" HELP_PAGE="$PWD/$lang/help.7"
	yes cmp "$lang/help.7" C/help.7
done
yes iconv -f UTF-8 -t UTF-8 C/help.7
yes grep -q 政府信息公开 C/help.7

t "the samples are exported in every locale"
LC_ALL=zh_CN.GB18030 "$program" --db nianbao.db import "$top"/data/samples/*.json >log 2>&1
LC_ALL=zh_CN.GB18030 sh "$top/src/tools/sample.sh" "$program" . >log 2>&1
yes test "$(ls | grep -c -e '[.]docx$' -e '[.]html$')" = 2
