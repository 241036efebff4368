# A letter behind a figure: what is left out is said, and the figure stands.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 12a
message ~ "已略去 a"
keys <Enter>
cell 3:1:A = 12
keys a
message ~ "本格没有变"
