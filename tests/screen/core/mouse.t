# The mouse, on request: a click is the tab, cell, row, line or key it falls on; the wheel
# moves three rows; nothing typed is lost and nothing in bulk happens unasked.
report 2021 甲局 2025
set 3:1:A=7
open
goto 3:1:B1
# a figure being typed is committed, as by an arrow
keys 12
click 7 |
focus 3:1:A
cell 3:1:B1 = 12
# refused, it keeps the focus
keys 3.5
click 12 |
focus 3:1:A
line 23 ~ "只能填整数"
keys <Esc>
click 12 |
focus 3:1:B1
wheel down
focus 3:3.2:B1
wheel up
focus 3:1:B1
# tabs
click 5问题
line 2 ~ "[5问题改进]"
keys 甲乙丙丁<Tick>
# in a text, the character
click 丙
keys 子<Tick>
line 4 ~ "甲乙子丙丁"
click 3处理
focus 3:1:B1
# the key line; 补零 by a click wants y
click 补零
screen ~ "y"
keys <Enter>
cell 3:1:B2 = ""
keys <Esc>
click 补零
keys y
cell 3:1:B2 = 0
keys <C-z>
# a list: the first click goes there, the second is Enter
keys <F8>
view findings
click 三 企业
view findings
click 三 企业
focus 3:1:B1
# a box covers what is below
keys <F10>
view pick
click +-
view pick
click 撤销
view pick
click 撤销
view text
text t5 = "甲乙丙丁"
random 1500 77
