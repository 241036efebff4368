# The balance line: plain while a column is filled, marked when it is full and
# wrong, and what a figure broke is said although the focus has moved on.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 1<Enter>
line 22 ~ "+1 |"
style 22 36 NORMAL
keys <F4><Enter>
cell 3:4:B5 = 0
cell 3:3.7:A = 0
counts 1 0 22
line 22 ~ "x+1 |"
style 22 36 ERROR
style 6 36 ERROR
line 6 ~ "1x|"
keys <Down><F1><Esc>
goto 3:4:A
line 23 ~ "错误 T301"
keys =
cell 3:4:A = 1
line 22 ~ "  ok |"
style 22 36 OK
finding none T301
keys 2<Enter>
focus 3:1:B1
message ~ "错误 T301 自然人"
line 22 ~ "x-1 |"
keys <Down>
message none
keys <C-z>
cell 3:4:A = 1
