# A figure typed where the commands happen to be open names none of them.
size 24 80
report 2021 甲局 2025
open
keys <F7>
keys <Esc>04<Enter>
view pick
screen ~ "没有相符的项"
cell 3:1:A = ""
keys <Esc>
view grid
keys <F10>f4<Enter>
view confirm
keys <Esc>
cell 3:1:A = ""
