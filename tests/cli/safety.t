# safety.t - nothing of a name, a text or a file steers the terminal.  That no
# control character comes out is checked after every run (run.sh).

t "control characters in names are refused, in texts made visible"
esc=$(printf '\033]0;x\007\033[2J')
nb 2 new "甲${esc}县" 2025
no test -e a.db
nb 0 new 甲县 2025
nb 2 agency rename 甲县 "甲${esc}县"
nb 0 set 甲县 2025 "t1=文${esc}字"
nb 0 list
nb 0 list --json
nb 0 check
nb 0 check --json
nb 0 show 甲县 2025
nb 0 log 甲县 2025
nb 0 log 甲县 2025 --json
nb 0 agency list
nb 2 show "${esc}" 2025
nb 2 set 甲县 2025 "${esc}=1"
nb 2 "${esc}"
nb 2 "--${esc}"

t "control characters in file names"
esc=$(printf '\033[31m')
nb 6 import "no${esc}file.json"
raw 6 --db "no${esc}file.db" list
nb 6 check --file "no${esc}file.json" --json
raw 6 form check "no${esc}file.form"

t "bidi controls and zero width characters are refused in names, made visible in texts"
bidi=$(printf '\342\200\256\342\200\213')
nb 2 new "甲${bidi}县" 2025
noerr "$bidi"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 "t1=文${bidi}字"
nb 0 show 甲县 2025
noout "$bidi"
nb 2 show "乙${bidi}" 2025
noerr "$bidi"

t "bytes that are no text"
nb 2 new "$(printf 'a\377b')" 2025
no test -e a.db

t "very long and very many arguments"
long=$(printf '%0250d' 0)
nb 2 new "$long" 2025
nb 0 new "$(printf '%0200d' 0)" 2025
nb 2 "$long"
nb 2 set 甲 2025 "$long=1"
