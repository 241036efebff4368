#!/bin/sh
# install.sh install|install-strip|uninstall BUILD DEST - put the program, its papers
# and its samples below DEST, or take exactly these files away again.  A folder goes
# only if it is ours alone and nothing is left in it.
LC_ALL=C
export LC_ALL
what=$1 build=$2 dest=$3

# What is installed: f MODE FILE PLACE for each.
all() {
	$1 755 "$build/nianbao" bin/nianbao
	$1 755 "$build/libexec/nianbao-convert" libexec/nianbao-convert
	# Left out where its libraries are not.
	if [ "$what" = uninstall ] || [ -x "$build/libexec/nianbao-render" ]; then
		$1 755 "$build/libexec/nianbao-render" libexec/nianbao-render
	fi
	for file in forms/*.form; do
		$1 644 "$file" "share/nianbao/$file"
	done
	for file in data/samples/*.json; do
		$1 644 "$file" "share/nianbao/samples/${file##*/}"
	done
	$1 644 data/report.schema.json share/nianbao/report.schema.json
	$1 644 data/completion/nianbao.bash share/bash-completion/completions/nianbao
	$1 644 data/completion/nianbao.zsh share/zsh/site-functions/_nianbao
	$1 644 data/completion/nianbao.fish share/fish/vendor_completions.d/nianbao.fish
	for file in man/*.[1-9] man/zh_CN/*.[1-9]; do
		$1 644 "$file" "share/${file%/*}/man${file##*.}/${file##*/}"
	done
	$1 644 "$build/man/nianbao-help.7" share/man/man7/nianbao-help.7
}
strip=
put() {
	place=$dest/$3
	${INSTALL:-install} -d "${place%/*}" || exit 1
	if [ -n "$strip" ] && [ "$1" = 755 ]; then
		${INSTALL:-install} -m "$1" -s --strip-program="${STRIP:-strip}" "$2" "$place"
	else
		${INSTALL:-install} -m "$1" "$2" "$place"
	fi || exit 1
}
take() {
	rm -f "$dest/$3" || exit 1
}

case $what in
install)
	all put ;;
install-strip)
	strip=1
	all put ;;
uninstall)
	all take
	for own in forms samples ''; do
		rmdir "$dest/share/nianbao/$own" 2>/dev/null
	done
	exit 0 ;;
*)
	echo "install.sh: $what?" >&2
	exit 2 ;;
esac
