# ^N goes round what needs work; the tab counter follows each figure.
report 2021 某县某局 2025
open
keys <C-n>
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
