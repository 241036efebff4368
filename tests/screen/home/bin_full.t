# The disk is full when a report is taken out of the bin: it stays there whole.
report 2021 甲局 2025
set 3:1:A=5
home
keys <F10>删除<Enter>y
keys <F10>回收站<Enter>
view pick
disk full
keys <Enter>
message ~ "磁盘已满"
screen !~ "> 甲局"
disk free
keys <F10>回收站<Enter><Enter>
message ~ "已取回"
keys <Enter>
cell 3:1:A = 5
