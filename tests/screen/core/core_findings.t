# ^N goes to what is open in printed order, round, whatever it is: an empty cell, a
# finding, a text still to be written.  What stands at the place is told first.
report 2021 某县某局 2025
set 2.1:1:A=1 2.1:1:B=0 2.1:1:C=9 2.1:2:A=0 2.1:2:B=0 2.5:1:A=0 2.6:1:A=0 2.6:2:A=0
open
focus 2.1:2:C
keys <C-n>
message ~ "未填：行政事业性收费·金额（本部分还有 2 格未填）"
focus 2.8:1:A
# the figure is done, the next is in another section
keys 0<Tab>
goto 2.8:1:A
keys <C-n>
section 3
focus 3:1:A
message ~ "还有 144 格"
keys 1<Enter>
goto 3:1:B1
keys 2<Enter>
# row 1 may not be balanced yet: the cell and the finding that begins there
goto 3:1:A
keys <C-n>
message ~ "T301"
focus 3:1:A
keys <C-n>
message ~ "T301"
focus 3:1:B1
keys <C-n>
message ~ "未填"
focus 3:1:B2
keys <F4><Enter><F7><F4><Enter>
keys <C-n>
view text
section 5
message ~ "N521"
keys 解读形式单一，下一步增加图表。<C-n>
section 6
message ~ "N521"
# round to the first
keys 未收取信息处理费。<C-n>
section 1
message ~ "N521"
keys 全年平稳。<C-n>
focus 2.1:2:C
message ~ "未填"
keys <C-n><C-n>
section 3
message ~ "T301"
keys <C-s>
message ~ "恢复点"
keys <C-l>
view grid
