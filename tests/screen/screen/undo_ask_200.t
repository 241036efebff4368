lang en
size 50 200
report 2021 甲局 2025
user 李敏
clock 2026-01-14T08:40:00.000Z
set 3:1:A=5 3:1:B1=6
user 王强
clock 2026-01-15T04:58:09.000Z
open
keys <F7><C-z>
screen ~ "This is of 李敏, yesterday 16:40: command set (2 cells). Undo it? y undoes"
line 50 ~ "Esc cancel"
keys Y
cell 3:1:A = ""
