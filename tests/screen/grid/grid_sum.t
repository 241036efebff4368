# 3+4+5 in a cell: the totals follow, the figure is the sum, and how it came about stays in
# the note until the cell gets another figure.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 3+4
line 6 ~ "3+4"
line 6 ~ "=7"
keys ＋5<Enter>
cell 3:1:A = 12
message ~ "3+4+5 = 12，算式记在批注里"
saved 3:1:A = 12
keys <Up><F6>
screen ~ "合计式：3+4+5"
keys <Esc>
# one step
keys <C-z>
cell 3:1:A = ""
keys <F6>
screen !~ "合计式"
keys <Esc><C-y>
# another sum takes its place, a figure ends it; words of the note stay
goto 3:1:A
keys <F3><End>见台账<Enter>
keys 1,200+34<Enter>
cell 3:1:A = 1234
keys <Up><F3>
screen ~ "见台账 合计式：1,200+34"
keys <Esc>9<Enter><Up>
cell 3:1:A = 9
keys <F3>
screen ~ "见台账"
screen !~ "合计式"
keys <Esc>
# no sum: nothing is taken
goto 3:2:A
keys 3+<Enter>
cell 3:2:A = ""
keys <Esc>3++4<Enter>
cell 3:2:A = ""
keys <Esc>1.5+1.5<Enter>
cell 3:2:A = 3
keys <Up>1.5+1<Enter>
cell 3:2:A = 3
message ~ "整数"
keys <Esc>
random 800 9
