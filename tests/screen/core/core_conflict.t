# Two people save: nothing is overwritten unseen.
report 2021 某县某局 2025
open
keys <F7>
goto 3:1:A
# Another cell: both stay.
elsewhere 3:2:A=4
keys 7<Enter>
message ~ "没有冲突"
cell 3:1:A = 7
cell 3:2:A = 4
saved 3:1:A = 7
saved 3:2:A = 4
saved 3:3.7:A = ""
# The same cell: the other one stays, both values are told.
goto 3:1:B1
elsewhere 3:1:B1=3
keys 8<Enter>
message ~ "“3”"
message ~ "“8”"
cell 3:1:B1 = 3
saved 3:1:B1 = 3
saved 3:1:C = 10
# Typed again it is meant.
goto 3:1:B1
keys 8<Enter>
cell 3:1:B1 = 8
saved 3:1:C = 15
