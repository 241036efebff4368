# Keys at random over 历史: steps, restore points, going back and forth.
report 2021 甲局 2025
user 李敏
clock 2026-01-14T08:41:00.000Z
set 3:1:A=5 3:1:B1=6 t1=全年收到申请11件。
user 王强
clock 2026-01-15T04:58:09.000Z
open
goto 3:3.1:A
keys 8<Enter><C-s>7<Enter><F4><Enter>
keys <F10>历史<Enter>
view history
random 120 3 about
keys <Esc><Esc><Esc><F10>历史<Enter>
random 120 4 list
keys <Esc><Esc><Esc><F10>历史<Enter>
random 120 5
keys <Esc><Esc><Esc><F10>历史<Enter>
random 120 6 text
