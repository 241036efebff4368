# "/" is not applicable, a figure replaces it, empty and 0 are something else.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys /
cell 3:1:A = /
line 6 ~ "[   /]"
keys <Enter>／<Enter>
cell 3:2:A = /
keys 0<Enter>
cell 3:3.1:A = 0
goto 3:1:A
keys 5<Enter>
cell 3:1:A = 5
keys 12/
message ~ "不是数字"
keys <Enter>
cell 3:2:A = 12
