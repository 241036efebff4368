# F4 says how many, Enter confirms, one undo takes it back; other keys cancel.
size 24 80
report 2021 甲局 2025
open
goto 2.6:1:A
keys 7<Enter>
goto 2.1:1:A
keys <F4>
message none
screen ~ "9 个空格补成 0"
keys <Esc>
cell 2.1:1:A = ""
keys 5<F4>
cell 2.1:1:A = 5
screen ~ "8 个空格补成 0"
keys <Enter>
message ~ "已补 8 个 0"
cell 2.1:1:B = 0
cell 2.6:1:A = 7
cell 2.8:1:A = 0
cell 3:1:A = ""
keys <F4>
message ~ "没有空格"
keys <C-z>
cell 2.1:1:B = ""
cell 2.1:1:A = 5
undo-all-equals-start
