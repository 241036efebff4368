# A figure typed at a question without looking is no answer: it goes into its cell.
size 24 80
report 2021 甲局 2025
open
keys <F7>
keys <F4>
view confirm
keys 14<Enter>
cell 3:1:A = 14
cell 3:2:A = ""
keys <F4>３<Enter>
cell 3:2:A = 3
keys <F4>/
cell 3:3.1:A = /
keys <F4><Down>
cell 3:3.1:A = /
view grid
keys <F4>n
view grid
message none
