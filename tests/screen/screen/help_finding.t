# F1 on a finding: its sentence, what to do, the legal basis
size 24 80
report 2021 甲局 2025
set 3:1:A=5
open
keys <F8>
view findings
keys <F1>
view help
screen ~ "错误 T301 三 自然人"
screen ~ "5 + 0"
screen ~ "依据"
keys <Esc>
view findings
keys <Right><Right><F1>
view help
