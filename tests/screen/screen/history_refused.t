# Going back and the bin while the disk is full, the report final, or somebody saves
# under the question: a message, and nothing half done.
size 24 80
report 2021 甲局 2025
user 王强
clock 2026-01-15T04:58:09.000Z
open
goto 3:1:A
keys 1<Enter>2<Enter>
goto 3:1:A
keys 7<Enter>
keys <F10>ls<Enter><Down>
# Full: the step waits, as a key would, and is stored when there is room.
disk full
keys <Enter><Enter>
view grid
cell 3:1:A = 1
saved 3:1:A = 7
message ~ "没有存盘"
disk free
keys <Tick>
saved 3:1:A = 1
saved 3:2:A = 2
# Somebody saves under the question: nothing is done.
keys <F10>ls<Enter><Down><Enter>
view confirm
elsewhere 3:3.1:A=9
keys <Enter>
cell 3:1:A = 1
saved 3:3.1:A = 9
message ~ "没有改回"
# Back to where it was: nothing to do is said.
again
keys <F10>ls<Enter><Enter>
message ~ "现在就是那时的样子"
