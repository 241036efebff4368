# ^N goes round what needs work; the tab counter follows each figure.
report 2021 某县某局 2025
open
# a text still to be written is such work, too
keys <C-n>
view text
message ~ "N521"
keys 全年平稳。<C-n>
view text
message ~ "N521"
keys 解读形式单一，下一步增加图表。<C-n>
view text
message ~ "N521"
keys 未收取信息处理费。<C-n>
message ~ "没有错误"
goto 3:1:A
keys 1<Enter>
goto 3:1:B1
keys 2<Enter>
goto 2.1:1:A
keys <C-n>
message ~ "T301"
section 3
keys <C-n>
message ~ "T301"
keys <C-s>
message ~ "恢复点"
keys <C-l>
view grid
