# A bulk command reached by Esc and a digit takes y or 是, not Enter.
size 24 80
report 2021 甲局 2025
open
keys <F7>
keys <Esc>4
screen ~ "144 个空格补成 0？按 y 或“是”确定"
line 24 ~ "Esc取消"
line 24 !~ "Enter"
keys <Enter>
view grid
cell 3:1:A = ""
message ~ "没有改动"
# The rest of a figure whose beginning was the command is no figure.
keys <Esc>45
view confirm
message ~ "按 y 或"
keys 6<Enter>
view grid
cell 3:1:A = ""
keys <A-4>n
cell 3:1:A = ""
keys <A-4><Esc>
cell 3:1:A = ""
keys <A-4>是
cell 3:1:A = 0
message ~ "已补 144 个 0"
keys <C-z>
cell 3:1:A = ""
keys <Esc>4ｙ
cell 3:1:A = 0
keys <C-z>
# By its own key Enter is enough, and y is not what it asked for.
keys <F4>
screen ~ "回车确定"
line 24 ~ "Enter确定"
keys <Enter>
cell 3:1:A = 0
undo-all-equals-start
