# kiosk.t - --kiosk DIR: what the line may say, what the kernel holds.

# Does this machine limit which files are opened?  (Not under a sanitizer.)
fenced() {
	"$program" --lang en --version | grep -q 'no files' || {
		skip "no Landlock on this machine, or a sanitizer"
		return 1
	}
}
# in_box STATUS ARG...: nb of a line as an administrator writes it for commands.
in_box() {
	want_box=$1
	shift
	nb "$want_box" --kiosk box --kiosk-commands "$@"
}

t "kiosk mode writes into its folder only"
if kiosk; then
	good 甲县 2025
	mkdir box
	in_box 2 export 甲县 2025 --format csv -o elsewhere.csv/x
	in_box 2 export 甲县 2025 --format csv -o ../x.csv
	in_box 2 export 甲县 2025 --format csv -o box/../x.csv
	in_box 2 export 甲县 2025 --format csv -o /tmp/x.csv
	in_box 2 db backup x.db
	in_box 0 export 甲县 2025 --format csv -o a.csv
	yes test -f box/a.csv
	nb 0 --kiosk=box/ --kiosk-commands export 甲县 2025 --format csv -o box/b.csv
	yes test -f box/b.csv
	in_box 0 export 甲县 2025 --format csv -o "$PWD/box/c.csv"
	yes test -f box/c.csv
	in_box 0 export 甲县 2025 --format csv
	no ls ./*.csv
fi

t "kiosk mode forgets the environment"
if kiosk; then
	XDG_DATA_HOME=$PWD/evil HOME=$PWD/evil raw 2 --kiosk . --kiosk-commands list
	no test -e evil
fi

t "no command but edit, unless the administrator allows them"
if kiosk; then
	good 甲县 2025
	mkdir box
	cp a.db before.db
	for words in list "set 甲县 2025 3:1:A=5" "db backup box/b.db" "export --all --year 2025" \
	    "delete 甲县 2025" "form show 2021" doctor "help report"; do
		nb 2 --kiosk box $words
		err "受限方式下没有命令"
		noout .
	done
	yes cmp a.db before.db
	nb 5 --kiosk box edit 甲县 2025
	nb 5 --kiosk box
	in_box 0 list
	out 甲县
	raw 2 --db a.db --kiosk-commands list
	err --kiosk
	nb 0 --kiosk box --version
	nb 0 --kiosk box set --help
fi

t "what says where and who is said once, and not behind --kiosk"
if kiosk; then
	good 甲县 2025
	mkdir box other forms
	good 乙县 2025
	cp a.db other/b.db
	in_box 2 --kiosk other list
	err "只能写一次"
	in_box 2 --db other/b.db list
	in_box 2 --db=other/b.db list
	in_box 2 list --db other/b.db
	in_box 2 --db other/new.db new 丙县 2025
	no test -e other/new.db
	in_box 2 --user 赵六 list
	err "要写在 --kiosk 前面"
	in_box 2 --forms forms list
	nb 0 --user 李敏 --forms forms --kiosk box --kiosk-commands set 甲县 2025 3:1:A=5
	nb 0 log 甲县 2025
	out 李敏
	# --db was left to whoever comes behind, as the terminal's options are.
	raw 0 --kiosk box --kiosk-commands --db a.db --lang en list
	out draft
fi

t "nothing of it comes from what a login asked sshd for"
if kiosk; then
	good 甲县 2025
	mkdir box
	# ForceCommand nianbao --db a.db --kiosk box $SSH_ORIGINAL_COMMAND
	for words in "--kiosk-commands list" "--db b.db" "list --kiosk-commands" "--user 赵六"; do
		SSH_ORIGINAL_COMMAND=$words nb 2 --kiosk box $words
	done
	touch -- --kiosk-commands
	SSH_ORIGINAL_COMMAND='--kiosk-c* list' nb 2 --kiosk box --kiosk-c* list
	err "登录者"
	rm -- --kiosk-commands
	# What the administrator wrote stands, whatever was asked for.
	SSH_ORIGINAL_COMMAND='sqlite3 *' in_box 2 sqlite3 a.db
	SSH_ORIGINAL_COMMAND='edit 甲县 2025' nb 5 --kiosk box edit 甲县 2025
	SSH_ORIGINAL_COMMAND='list --lang en' nb 0 --kiosk-commands --kiosk box list --lang en
	out draft
fi

t "the folder must be one"
good 甲县 2025
echo x >file
if kiosk; then
	for dir in nowhere file a.db ''; do
		nb 2 --kiosk "$dir" --kiosk-commands list
	done
	no test -e nowhere
fi

t "no file is opened but in the folder and beside the database"
if kiosk && fenced; then
	good 甲县 2025
	mkdir box data secret
	mv a.db data/a.db
	printf 甲 >secret/t.txt
	cp good.json secret/good.json
	cp good.json box/good.json
	ln -s ../secret/t.txt box/link.txt
	printf 乙 >box/t.txt
	inside() {
		want_inside=$1
		shift
		raw "$want_inside" --db data/a.db --kiosk box --kiosk-commands "$@"
	}
	for file in secret/t.txt box/link.txt /etc/passwd /proc/self/status "$here/good.json"; do
		inside 6 set 甲县 2025 "t5=@$file"
		err "没有权限"
	done
	inside 0 set 甲县 2025 t5=@box/t.txt
	inside 6 import --replace secret/good.json
	inside 6 check --file secret
	inside 6 convert secret/good.json --format csv
	inside 6 tally secret/good.json
	inside 0 import --dry-run box/good.json
	inside 6 form show secret/good.json
	inside 0 export 甲县 2025 --format docx
	inside 0 export 甲县 2025 --format xlsx
	inside 0 check --file box/good.json
	no sh -c 'ls -A secret | grep -v -x -e t.txt -e good.json'
fi

t "commands want a kernel that holds the files; the application says what it has"
if kiosk; then
	raw 0 --lang en --version
	out "kiosk mode: can be used"
	if "$program" --lang en --version | grep -q 'no files'; then
		out "commands too"
	else
		noout "commands too"
	fi
fi

t "in kiosk mode the system call that starts programs is closed"
if grep -q Seccomp_filters /proc/self/status 2>/dev/null && kiosk; then
	outer=$(sed -n 's/^Seccomp_filters:[^0-9]*//p' /proc/self/status)
	mkdir box
	nb 0 new 甲县 2025
	# It waits where somebody is to read.
	mkfifo box/pipe
	"$program" --db a.db --kiosk box --kiosk-commands export 甲县 2025 --format csv \
	    -o pipe >out 2>err &
	waits() {
		grep -qE "Seccomp_filters:[^0-9]*$((outer + 1)) *\$" /proc/$!/status
	}
	until_true waits
	yes grep -E "NoNewPrivs:[^0-9]*1 *\$" /proc/$!/status
	cat box/pipe >read
	wait $!
	yes grep -q '^.*code,section' read
else
	skip no seccomp on this machine
fi

t "what the configuration says of kiosk mode holds like the line's"
if kiosk; then
	good 甲县 2025
	mkdir -p box other home/.config/nianbao
	echo "kiosk = $PWD/box" >home/.config/nianbao/config
	nb 2 list
	err "受限方式下没有命令"
	SSH_ORIGINAL_COMMAND='--kiosk other edit 甲县 2025' nb 2 --kiosk other edit 甲县 2025
	nb 2 --user 赵六 edit 甲县 2025
	nb 5 edit 甲县 2025
	echo "kiosk-commands = yes" >>home/.config/nianbao/config
	nb 0 export 甲县 2025 --format csv -o a.csv
	yes test -f box/a.csv
	nb 2 export 甲县 2025 --format csv -o other/a.csv
	echo "kiosk = $PWD/nowhere" >home/.config/nianbao/config
	nb 2 edit 甲县 2025
fi
