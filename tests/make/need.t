# need.t - need.sh on systems that are not this one, made of a few programs.

# A folder bin with links to these programs of the system, for PATH.
programs() {
	mkdir -p bin
	for p in sh cat tr sed id printf env grep "$@"; do
		ln -sf "$(command -v "$p")" "bin/$p"
	done
}
need() {
	want=$1
	shift
	(PATH=$PWD/bin; export PATH; /bin/sh "$top/src/tools/need.sh" "$@") >out 2>err </dev/null
	got=$?
	[ $got = "$want" ] || fail "status $got, expected $want: need.sh $*"
}
fake() {
	mkdir -p bin
	{ echo '#!/bin/sh'; cat; } >"bin/$1"
	chmod +x "bin/$1"
}
unset CC AR

t "all there: nothing is said or started"
CC=true AR=true
export CC AR
programs true
fake pkg-config <<'E'
exit 0
E
need 0 build
yes test ! -s out -a ! -s err
unset CC AR

t "without pkg-config only pkg-config is missing"
programs cc ar
NO_INSTALL=1 need 2 build
err "missing: pkg-config"
yes test "$(wc -w <err)" -le 16

t "no network, no sudo, NO_INSTALL: the names for the system at hand"
CC=true AR=true
export CC AR
programs true
fake pkg-config <<'E'
exit 1
E
fake apt-get <<'E'
echo "apt-get $*" >>called
E
echo 'ID=debian' >debian
echo 'ID=openEuler' >openeuler
OS_RELEASE=$PWD/debian NO_INSTALL=1 need 2 build
err libsqlite3-dev
no test -e called
OS_RELEASE=$PWD/debian need 0 --list build
yes grep -q 'binutils.* libsqlite3-dev' out
no test -e called
rm bin/apt-get
OS_RELEASE=$PWD/openeuler need 2 build
err sqlite-devel
noerr libsqlite3-dev
unset CC AR

t "a name that the archive does not have leaves the others be"
programs true
CC=true AR=true
export CC AR
fake pkg-config <<'E'
[ -e installed ]
E
fake apt-get <<'E'
echo "apt-get $*" >>called
case $* in *install*) : >installed ;; esac
E
fake apt-cache <<'E'
case $2 in
libcriterion-dev) exit 0 ;;
libvterm-dev) echo 'Candidate: (none)' ;;
*) echo "$2: Candidate: 1" ;;
esac
E
fake sudo <<'E'
exec "$@"
E
CC=false
echo 'ID=ubuntu' >ubuntu
OS_RELEASE=$PWD/ubuntu need 2 build test
yes grep -q 'install.* libsqlite3-dev' called
no grep -q 'install.*criterion' called
err "some tests are skipped: libcriterion-dev libvterm-dev"

t "without the libraries that draw PDFs the rest is built, in one line"
programs true
fake pkg-config <<'E'
case $* in *harfbuzz*) exit 1 ;; esac
E
NO_INSTALL=1 need 0 pdf
err "no PDF, the rest is built: libharfbuzz-dev"
noerr libcairo2-dev
yes test "$(wc -l <err)" = 1
unset CC AR
