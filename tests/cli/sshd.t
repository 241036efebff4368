# sshd.t - a real sshd of the user who runs the tests, on the loopback: three logins by a
# forced command, one of which tries what it should not.

have() {
	command -v "$1" >/dev/null || PATH=$PATH:/usr/sbin command -v "$1" >/dev/null
}
# config LINE...: a server's; no password, no forwarding, nothing but the forced command.
config() {
	printf '%s\n' "HostKey $PWD/host" "AuthorizedKeysFile $PWD/keys" "StrictModes no" \
	    "UsePAM no" "PasswordAuthentication no" "KbdInteractiveAuthentication no" \
	    "PermitRootLogin yes" "PidFile none" "ListenAddress 127.0.0.1" "Port $port" \
	    "PermitUserEnvironment no" "AcceptEnv LANG LC_*" "DisableForwarding yes" \
	    "Subsystem sftp internal-sftp" "$@"
}
# serve LINE...: on a port that nobody has, $sshd its process.  As root sshd wants a folder
# of the system's, which is there where it has ever run.
serve() {
	sshd=$(PATH=$PATH:/usr/sbin command -v sshd)
	[ "$(id -u)" != 0 ] || [ -d /run/sshd ] || { mkdir /run/sshd && made=1; }
	port=$((20000 + $$ % 20000))
	while :; do
		config "$@" >conf
		"$sshd" -f conf -D -e 2>log &
		server=$!
		until grep -q -e 'listening' -e 'Bind' -e 'rror' log || ! kill -0 $server; do
			sleep 0.05
		done 2>/dev/null
		! grep -q 'Server listening' log || break
		grep -q 'Bind' log || { fail "sshd: $(tail -n 2 log)"; return 1; }
		port=$((port + 1))
	done
}
leave() {
	kill $server
	[ -z "$made" ] || rmdir /run/sshd
	made=
}
login() {
	ssh -F none -p "$port" -i key -o IdentitiesOnly=yes -o UserKnownHostsFile=known \
	    -o StrictHostKeyChecking=no -o LogLevel=ERROR -o SendEnv='LANG GCONV_PATH NIANBAO_DB' \
	    "$@"
}
keys() {
	ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f key &&
	    cp key.pub keys
}
# What a clerk keys who opens a report from the list, a figure at a time, and leaves.
typist() {
	until grep -q 'nianbao\|年报\|县' "$2.screen" 2>/dev/null; do sleep 0.05; done
	for key in $1; do
		printf "$key"
		sleep 0.2
	done
}

t "three logins by a forced command: two key figures, the third gets nothing else"
if ! have sshd || ! have ssh; then
	skip no sshd here
elif kiosk; then
	mkdir data box
	good 甲县 2025
	good 乙县 2025
	mv a.db data/a.db
	cp "$program" nianbao
	keys
	serve "ForceCommand exec '$PWD/nianbao' --db '$PWD/data/a.db' --kiosk '$PWD/box'"
	# The list opens; Enter opens the report, whose first cell is 规章 制发件数.
	for who in '1:\r 1 7 \r' '2:\033[B \r 1 9 \r'; do
		n=${who%%:*}
		mkfifo "in$n"
		LANG=C.UTF-8 TERM=xterm login -tt 127.0.0.1 <"in$n" >"$n.screen" 2>"$n.err" &
		eval "ssh$n=$!"
		(typist "${who#*:}" "$n"; until [ -f done ]; do sleep 0.05; done; printf '\021'
		    sleep 0.3; printf '\021\r') >"in$n" &
	done
	# (the first login finds the first of the list or the second, as the other has it)
	keyed() {
		for office in 甲县 乙县; do
			"$program" --db data/a.db export $office 2025 --format csv -o - ||
			    return 1
		done | grep -e '^2.1:1:A,.*,1[79],' | wc -l | grep -qx 2
	}
	until_true keyed

	cp data/a.db before.db
	ls -A data box >before
	for words in "sqlite3 $PWD/data/a.db 'delete from cell'" \
	    "nianbao --db $PWD/data/a.db set 甲县 2025 2.1:1:A=99" \
	    "--user 赵六 --db $PWD/box/x.db new 甲县 2024" "--kiosk-commands list" \
	    "cat /etc/passwd >$PWD/box/passwd" "/bin/sh"; do
		LANG=C.UTF-8 NIANBAO_DB=$PWD/box/y.db GCONV_PATH=$PWD login 127.0.0.1 -- \
		    "$words" >out 2>err </dev/null
		got=$?
		[ $got = 5 ] || fail "status $got: $words"
		noout root:
	done
	no sh -c "echo put $PWD/conf $PWD/box/conf | sftp -F none -P $port -i key \
	    -o UserKnownHostsFile=known -b - 127.0.0.1"
	no login -R 0:127.0.0.1:22 -o ExitOnForwardFailure=yes 127.0.0.1 -- x
	ls -A data box >after
	yes cmp before after
	yes keyed

	touch done
	wait $ssh1; [ $? = 0 ] || fail "the first clerk left with $?: $(cat 1.err)"
	wait $ssh2; [ $? = 0 ] || fail "the second clerk left with $?: $(cat 2.err)"
	leave
	raw 0 --db data/a.db db verify
	raw 0 --db data/a.db log 甲县 2025 --verify
fi

t "a careless forced command, with the login's words behind it, is fenced too"
if ! have sshd || ! have ssh; then
	skip no sshd here
elif kiosk; then
	mkdir data box
	good 甲县 2025
	mv a.db data/a.db
	cp "$program" nianbao
	keys
	serve "ForceCommand exec '$PWD/nianbao' --db '$PWD/data/a.db' --kiosk '$PWD/box' \
\$SSH_ORIGINAL_COMMAND"
	cp data/a.db before.db
	for words in "--kiosk /tmp" "--db $PWD/box/x.db" "--db=$PWD/box/x.db new 甲县 2024" \
	    "--kiosk-commands list" "list --kiosk-commands" "--user 赵六 edit 甲县 2025" \
	    "set 甲县 2025 2.1:1:A=99" "--forms $PWD"; do
		login 127.0.0.1 -- "$words" >out 2>err </dev/null
		got=$?
		[ $got = 2 ] || fail "status $got: $words"
	done
	login 127.0.0.1 -- "edit 甲县 2025" >out 2>err </dev/null
	[ $? = 5 ] || fail "edit: $(cat err)"
	leave
	yes cmp before.db data/a.db
	no ls box/*
fi
