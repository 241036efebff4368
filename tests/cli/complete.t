# complete.t - what bash, zsh and fish offer: all of it from `nianbao complete`.

t "commands, options and their values"
raw 0 complete -- sh
out show
raw 0 complete -- show --j
noout json
raw 0 complete -- list --j
out --json
raw 0 complete -- export 甲局 2025 --format d
out docx
raw 0 complete -- --lang ""
out zh
out en
raw 0 complete -- import ""
out :file
raw 0 complete -- agency ""
out rename
raw 0 complete -- form show ""
out 2021
raw 0 complete -- form check ""
out :file

t "agencies, years, cells, checks and sections"
nb 0 new 湘潭县医疗保障局 2025
nb 0 new 武威市司法局 2024
raw 0 complete -- --db a.db show 湘
out 湘潭县医疗保障局
noout 武威
raw 0 complete -- --db a.db show 湘潭 ""
out 2025
noout 2024
raw 0 complete -- --db a.db set 湘潭县医疗保障局 2025 3:1:
out 3:1:B1=
noout 3:1:C
raw 0 complete -- --db a.db set 湘潭县医疗保障局 2025 3:1:A=1 t
out t1=
raw 0 complete -- --db a.db explain 湘潭县医疗保障局 2025 T3
out T301
raw 0 complete -- --db a.db explain 湘潭县医疗保障局 2025 N50
out N501
raw 0 complete -- --db a.db show 湘潭县医疗保障局 2025 t
out t3

t "it makes no database, and says nothing of one that is damaged"
raw 0 complete -- --db none.db show ""
no test -e none.db
HOME=$PWD XDG_DATA_HOME=$PWD/share raw 0 complete -- show ""
no test -e share
echo junk >bad.db
raw 0 complete -- --db bad.db show ""
no test -s err

t "bash"
if command -v bash >/dev/null; then
nb 0 new 湘潭县医疗保障局 2025
cat >try <<'X'
. "$top/data/completion/nianbao.bash"
nianbao() { "$NB" "$@"; }
try() { COMP_LINE=$1 COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"
	[[ $1 == *' ' ]] && COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	_nianbao; printf '[%s]' "${COMPREPLY[@]}"; echo; }
try 'nianbao fin'
try 'nianbao --db a.db show 湘'
try 'nianbao --db a.db set 湘潭县医疗保障局 2025 3:1:B'
X
NB=$program top=$top bash try >got
yes grep -q '\[finalize\]' got
yes grep -q '\[湘潭县医疗保障局\]' got
yes grep -q '\[B1=\]' got
else
skip "no bash"
fi

t "zsh"
if command -v zsh >/dev/null; then
cat >try <<'X'
nianbao() { "$NB" "$@" }
compadd() { print -r -- "add $*" }
compdef() { : }
. "$top/data/completion/nianbao.zsh"
words=(nianbao fin) CURRENT=2
_nianbao
X
NB=$program top=$top zsh -f try >got
yes grep -q 'add -- finalize' got
else
skip "no zsh"
fi

t "fish"
if command -v fish >/dev/null; then
cat >try <<'X'
function nianbao; $NB $argv; end
source $top/data/completion/nianbao.fish
complete -C 'nianbao fin'
X
HOME=$PWD NB=$program top=$top fish try >got
yes grep -q finalize got
else
skip "no fish"
fi
