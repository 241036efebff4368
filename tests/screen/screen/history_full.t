# The disk is full in the middle of going back and of 报告资料: said, kept, stored later.
report 2021 甲局 2025
open
goto 3:1:A
keys 5<Enter><C-s>8<Enter>
keys <F10>历史<Enter><Down>
view history
disk full
keys <Enter>
view confirm
keys <Enter>
message ~ "没有存盘"
cell 3:2:A = ""
saved 3:2:A = 8
saved 3:1:A = 5
disk free
keys <Tick>
saved 3:2:A = ""
saved 3:1:A = 5
keys <C-z>
saved 3:2:A = 8
keys <Esc><C-p>
view about
disk full
keys 题目<Enter>
message ~ "没有存盘"
line 1 ~ "未存 1 步"
screen ~ "题目"
disk free
keys <Tick>
line 1 !~ "未存"
again
keys <C-p>
screen ~ "题目"
