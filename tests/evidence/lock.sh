#!/bin/sh
# lock.sh SECONDS - another process holds SHARED, RESERVED and EXCLUSIVE locks on the
# database for so long: each key is painted within 100 ms, HUP answered within 1 s, nothing
# is lost.  Prints a line for each; status 1 on any failure.  O is the build folder; the
# programs are those of `make $O/nianbao $O/tests/tty`.
O=${O:-build}
NIANBAO_LOCK_SECONDS=${1:-60} NIANBAO=${NIANBAO:-$O/nianbao} \
    exec "$O/tests/tty" -j1 --timeout 900 --filter 'lock/*'
