# ^D without a report of last year says so; a figure being typed is kept first.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 12<C-d>
message ~ "上年的年报"
view grid
cell 3:1:A = 12
