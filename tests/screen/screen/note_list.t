# F3: a note on a cell, changed and taken away; a reason where a warning stands.
size 24 60
plain
report 2021 甲局 2024
set 2.1:2:C=4
report 2021 甲局 2025
set 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5
open
goto 3:1:A
keys <F3>
keys 有一件是传真<Enter>
message ~ "批注已存"
keys <Down><Up>
screen ~ "有一件是传真"
keys <F3><BS><BS>信函<Enter>
message ~ "批注已存"
keys <F3><Esc>
keys <F3><BS><BS><BS><BS><BS><BS><BS><Enter>
message ~ "批注已删除"
goto 2.1:2:C
keys <F3>
screen ~ "理由"
keys <BS>太短了<Enter>
finding T203 2.1:2:C
keys <F3>上年漏报一件已经核实无误<Enter>
message ~ "理由已存"
