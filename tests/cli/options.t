# options.t - the command line itself: options, help, statuses of wrong usage.

t "help goes to stdout and succeeds"
raw 0 --help
out finalize
out --db
yes test ! -s err
raw 0 -h
out finalize

t "help is Chinese by default and English on request"
raw 0 --help
out 用法
raw 0 --help --lang en
out usage:
raw 0 --lang=en --help
out usage:
LC_MESSAGES=en_US.UTF-8 "$program" --help >out
out usage:
LC_ALL=en_GB.UTF-8 "$program" --help >out
out usage:
LC_ALL=C "$program" --help >out
out 用法
LANG=en_US.UTF-8 "$program" --help >out
out 用法

t "every command explains itself"
for command in edit new delete list agency show set import check export convert explain \
    finalize reopen diff log form db help; do
	raw 0 $command --help
	out "nianbao $command"
	raw 0 --help $command
	out "nianbao $command"
	raw 0 help $command
	out "nianbao $command"
done

t "version"
raw 0 --version
out "nianbao "
out "自检正常"
out 2021
out 2019

t "an unknown option is wrong usage and names those alike"
raw 2 --jsn list
err --jsn
err json
raw 2 list -x
err -x

t "an unknown command is wrong usage and names those alike"
raw 2 exprt
err export
raw 2 quite-different
err quite-different

t "options stand before or after the command, with = or a blank"
raw 0 --db a.db new 甲县 2025
raw 0 new 甲县 2025 --db=b.db
raw 0 --db=a.db list --json --year 2024
noout 甲县
raw 0 list --year=2025 --db b.db
out 甲县
raw 2 list --year
err --year
raw 2 list --json=yes
err --json

t "-- ends options"
nb 0 new -- --odd-name 2025
nb 0 list
out --odd-name

t "an option of another command is refused"
nb 2 list --strict
err --strict
nb 2 show 甲 2025 --draft
raw 2 --draft

t "too few and too many operands show the usage"
nb 2 new 甲
err "nianbao new"
nb 2 new 甲 2025 x
nb 2 show
nb 2 set 甲 2025
nb 2 form
nb 2 db bogus
nb 2 agency bogus
nb 2 export 甲 --format csv
nb 2 log 甲
nb 2 check a b c

t "a bad value of an option is refused before anything is touched"
nb 2 list --lang fr
err fr
nb 2 list --encoding klingon
nb 2 list --terminal-encoding utf-16le
nb 2 list --ambiguous-width 3
nb 2 list --year 25
nb 2 list --year 3000
nb 2 list --year 2007
nb 2 list --user ""
no test -e a.db

t "a full-width year is a year"
nb 0 new 甲县 ２０２５
nb 0 list
out 2025

t "the default database is made at first use, for its owner only"
raw 0 new 甲县 2025
yes test -f home/.local/share/nianbao/nianbao.db
yes test "$(stat -c %a home/.local/share/nianbao/nianbao.db)" = 600
XDG_DATA_HOME=$PWD/data
raw 0 list
yes test -f data/nianbao/nianbao.db
yes test "$(stat -c %a data/nianbao/nianbao.db)" = 600
XDG_DATA_HOME=

t "the configuration file gives options, the command line wins"
mkdir -p home/.config/nianbao
printf '# words\r\nlang = en\r\ndb=~/c.db\nno-color = yes\nuser = 李敏\n' \
    >home/.config/nianbao/config
raw 0 --help
out usage:
raw 0 --help --lang zh
out 用法
raw 0 new 甲县 2025
yes test -f home/c.db
raw 0 list
out 李敏

t "the theme is one of two, on the command line and in the configuration file"
raw 2 list --theme gaudy
err 'default|contrast'
raw 0 --theme contrast --version
mkdir -p home/.config/nianbao
printf 'theme = gaudy\n' >home/.config/nianbao/config
raw 2 list
err 'default|contrast'

t "a mistake in the configuration file is told with its line"
mkdir -p home/.config/nianbao
printf 'lang = en\nclour = no\n' >home/.config/nianbao/config
raw 6 list
err config:2
err clour
printf 'plain = perhaps\n' >home/.config/nianbao/config
raw 6 list
err plain

t "without a terminal the application says so"
nb 5
yes test -s err
nb 5 edit 甲县 2025
TERM= raw 5 --db a.db
TERM=no-such-terminal raw 5 --db a.db

t "a full disk behind stdout is status 6"
"$program" --help >/dev/full 2>err
got=$?
[ $got = 6 ] || fail "status $got"
err "标准输出"

t "a closed pipe or a closed stdout is status 6, not a signal"
sh -c '"$0" --help; echo $? >status' "$program" 2>err | true
"$program" --help >&- 2>err
got=$?
[ $got = 6 ] || fail "status $got"

t "the program starts no other program"
nm -D "$program" >names
no grep -E ' U (system|popen|wordexp|posix_spawn|posix_spawnp|exec[a-z]*)(@|$)' names
yes grep -E ' T wcwidth' names

t "an argument in GB18030 under a GB18030 locale is understood"
gb=$(printf '\274\327\317\330')
LC_ALL=zh_CN.gb18030 nb 0 new "$gb" 2025
nb 0 list --json
out 甲县

t "options stand among the files of check, and an unknown one is none of them"
cp "$top/data/samples/xiangtan-yibao-2025.json" a.json
raw 0 check --file --json a.json
out '"reports"'
raw 0 check --file --blank-zero a.json
raw 0 check a.json --file --json
raw 0 check --file a.json --blank-zero --json
raw 2 check --file --blank-noughts a.json
err --blank-noughts
raw 2 check --file a.json --blank-noughts
err --blank-noughts
raw 2 check --file a.json -x
raw 2 import a.json --blnk
raw 2 check --file --json
err --file
raw 2 check --file a.json --prior --json
err --prior
cp a.json ./--odd.json
raw 0 check --file=--odd.json
raw 0 check --file -- --odd.json
