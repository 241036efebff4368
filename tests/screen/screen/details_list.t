# F6: labels, meaning, checks, past years, note, history.
size 24 60
plain
report 2021 甲局 2024
set 3:1:A=7
report 2021 甲局 2025
set 3:1:A=5
open
goto 3:1:A
keys 6<Enter>
goto 3:1:A
keys <F3>来信登记簿第三册<Enter>
message ~ "批注已存"
keys <F6>
view details
screen ~ "3:1:A"
screen ~ "自然人"
keys <C-End>
screen ~ "5 -> 6"
keys <F6>
view grid
