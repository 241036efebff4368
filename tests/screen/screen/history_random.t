# Whatever is typed over the history and the bin, the screen is what a fresh paint gives.
size 24 80
report 2021 甲局 2025
user 李敏
clock 2026-01-13T08:40:00.000Z
set 3:1:A=5 3:1:B1=6 t1=全年收到申请36件。
set t1=全年收到申请40件。
user 王强
clock 2026-01-15T04:58:09.000Z
open
goto 3:3.1:A
keys 8<Enter><C-s><F4><Enter>
keys <F10>ls<Enter>
view history
random 120 3
again
keys <F10>ls<Enter><End>
random 120 4
again
keys <F10>ls<Enter><Down><Enter>
random 120 5
again
keys <F10>ls<Enter><F6>
random 120 6
