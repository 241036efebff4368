# Every step can be taken back; what is on disk follows.
report 2021 某县某局 2025

open
keys <F7>
goto 3:1:A
keys 1<Enter>2<Enter>3<Enter>4<Enter>5<Enter>6<Enter>
goto 3:1:A
keys 11<Enter>/<Enter><Del>
keys 8<Enter>9<Enter>
cell 3:1:A = 11
cell 3:2:A = /
cell 3:3.1:A = 8
keys <C-z>
message ~ "已撤销"
cell 3:3.2:A = 4
saved 3:3.2:A = 4
keys <C-y>
message ~ "已重做"
cell 3:3.2:A = 9
saved 3:3.2:A = 9
undo-all-equals-start
saved 3:1:A = ""

keys <C-z>
message ~ "没有可撤销的"
