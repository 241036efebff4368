#!/bin/sh
# dist.sh VERSION OUT - OUT/nianbao-VERSION.tar.gz of what is committed, or, where this
# is no checkout but an unpacked archive, of what is here.  The same files give the same
# bytes, from both.
LC_ALL=C
export LC_ALL
name=nianbao-$1 out=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$out" "$work/$name" || exit 1

if [ -e .git ]; then
	git() { command git -c safe.directory='*' "$@"; }
	git archive -o "$work/tar" HEAD || exit 1
	time=$(git log -1 --format=%ct)
else
	tar -cf "$work/tar" --exclude=./build --exclude="./${out#./}" --exclude='*.o' \
	    --exclude=./tags --exclude=./compile_commands.json . || exit 1
	time=$(find . -type f -not -path './build/*' -not -path "./${out#./}/*" -printf '%T@\n' | sort -n | tail -n 1)
	time=${time%.*}
fi
tar -xf "$work/tar" -C "$work/$name" || exit 1
tar -cf "$work/tar" -C "$work" --sort=name --format=gnu --owner=0 --group=0 \
    --numeric-owner --mode=u+rw,go=rX,go-w --mtime="@${SOURCE_DATE_EPOCH:-$time}" "$name" || exit 1
gzip -9n <"$work/tar" >"$out/$name.tar.gz" || exit 1
echo "$out/$name.tar.gz"
