# build.t - what make makes again, on a small tree of its own; the archive.

t "other flags make the objects again, the same ones do not"
mkdir -p tree/data
cp -r "$top/Makefile" "$top/src" "$top/include" "$top/forms" tree
object=o/src/base/num.o
made() {
	make -C tree --no-print-directory O=o "$@" $object >out 2>err || fail "make $*"
}
made
out "  $object"
made
noout "  $object"
made OPT=-O1
out "  $object"
made OPT=-O1
noout "  $object"

t "a file that came or went makes its library again"
mkdir tree
cp -r "$top/Makefile" "$top/src" "$top/include" "$top/forms" tree
rm -rf tree/src/ui
mkdir tree/src/ui
for f in one two; do
	echo "int ui_$f(void); int ui_$f(void) { return 1; }" >tree/src/ui/$f.c
done
lib() {
	make -C tree --no-print-directory O=o o/libnianbao-ui.a >out 2>err || fail make
	ar t tree/o/libnianbao-ui.a >members
}
lib
yes test "$(cat members)" = "one.o
two.o"
lib
noout "  o/libnianbao-ui.a"
mkdir tree/src/ui/room
mv tree/src/ui/two.c tree/src/ui/room/three.c
lib
yes test "$(cat members)" = "one.o
three.o"

t "the archive of a checkout, and the same from what it holds"
make -C "$top" --no-print-directory O="$PWD/o" dist >out 2>err || fail "make dist"
archive=$(echo o/*.tar.gz)
yes test -s "$archive"
mkdir '张三 的 目录'
tar -xzf "$archive" -C '张三 的 目录'
cd '张三 的 目录'/nianbao-* || fail "no folder in the archive"
make --no-print-directory O=out dist >../again 2>&1 || fail "make dist of it: $(cat ../again)"
tar -tvzf "../../$archive" >../first
tar -tvzf out/*.tar.gz >../second
yes diff ../first ../second
yes cmp "../../$archive" out/*.tar.gz
no test -e build
