# limit.t - run.sh itself: what does not end is stopped, and what cannot run is told.

t "a case that does not end is stopped, named, and the others go on"
cat >slow.t <<-'X'
	t "stands still"
	sleep 100
	t "goes on"
	true
	t "waits for somebody who never comes"
	mkfifo nobody
	(cat <nobody) &
	wait
	t "is left out"
	skip no such thing
	X
CASE_LIMIT=3 sh "$here/run.sh" "$PWD/slow.t" >out 2>err
got=$?
yes test $got = 1
out "slow.t: stands still"
out "slow.t: waits for somebody who never comes"
out "no end within 3 s"
noout "goes on"
out "SKIP is left out: no such thing"
out "Tested: 4 | Failing: 2"

t "a shell that waits itself ends the run"
cat >deaf.t <<-'X'
	t "opens what nobody writes"
	mkfifo nobody
	exec 8<nobody
	X
CASE_LIMIT=3 timeout 60 sh "$here/run.sh" "$PWD/deaf.t" >out 2>err
no test $? = 0 -o $? = 124
out "FAIL case 1"
