# F1 on each kind of screen; keys side by side.
size 24 60
plain
report 2021 甲局 2025
open
goto 3:3.4.1:A
keys <F1>
view help
keys <PgDn>
screen ~ "F2 Esc2"
screen ~ "补零"
keys <PgDn><Down><Up><Home><End>
keys <F1>
view grid
goto t5
keys <Esc>1
view help
screen ~ "一个回车一段"
keys <Enter>
view text
keys <F8><F1>
screen ~ "警告核对后改正"
keys <Esc>
view findings
keys <F9><F1>
screen ~ "拼音首字母"
resize 14 40
resize 50 200
keys <Esc><Esc>
view findings
