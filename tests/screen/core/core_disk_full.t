# A save that fails keeps the step, says so in red, and is tried again.
report 2021 某县某局 2025
open
keys <F7>1<Enter>
saved 3:1:A = 1
disk full
keys 7<Enter>
cell 3:2:A = 7
message ~ "没有存盘"
style 23 1 ERROR
line 1 ~ "未存 1 步"
saved 3:2:A = ""
keys 8<Enter>
line 1 ~ "未存 2 步"
cell 3:3.1:A = 8
# Leaving says what would be lost, and does not leave at once.
keys <C-q>
message ~ "2 步没有存进库"
screen ~ "存到别处"
view pick
keys <Esc>
view grid
keys <Tick>
line 1 ~ "未存 2 步"
disk free
keys <Tick>
message ~ "已全部存盘"
line 1 ~ "已存"
saved 3:2:A = 7
saved 3:3.1:A = 8
saved 3:3.7:C = 8
keys <C-z>
saved 3:3.1:A = ""
keys <C-q>
left
