# ^Z beyond this session, or over a step of somebody else, asks first.
size 24 80
report 2021 甲局 2025
user 李敏
clock 2026-01-13T08:40:00.000Z
set 3:1:A=5 3:1:B1=6
clock 2026-01-14T08:40:00.000Z
set 3:2:A=7
user 王强
clock 2026-01-15T04:58:09.000Z
open
keys <F7>
goto 3:3.1:A
keys 8<Enter>
# His own step of this session goes without a word.
keys <C-z>
view grid
cell 3:3.1:A = ""
keys <C-y>
view grid
cell 3:3.1:A = 8
keys <C-z><C-z>
view confirm
screen ~ "这是 李敏 昨天 16:40 的命令填写（二、上年结转申请数量·自然人），撤销？"
screen ~ "y 或“是”撤销，其他键不动。"
line 24 ~ "Esc取消"
line 24 !~ "Enter"
keys <Esc>
cell 3:2:A = 7
message ~ "没有改动"
keys <C-z><Enter>
cell 3:2:A = 7
keys <C-z><C-z>
view grid
cell 3:2:A = 7
# Who types on means the cell.
goto 3:3.2:A
keys <C-z>12<Enter>
cell 3:3.2:A = 12
cell 3:2:A = 7
keys <C-z>
cell 3:3.2:A = ""
keys <C-z>y
cell 3:2:A = ""
saved 3:2:A = ""
message ~ "已撤销"
# It is his step now: taken back and done again like any other.
keys <C-y>
view grid
cell 3:2:A = 7
saved 3:2:A = 7
keys <C-z>
view grid
cell 3:2:A = ""
# The next is asked about by itself.
keys <C-z>
screen ~ "这是 李敏 2026-01-13 16:40 的命令填写（2 格），撤销？"
keys 是
cell 3:1:A = ""
cell 3:1:B1 = ""
keys <C-z>
message ~ "没有可撤销的"
# The next session knows whose the undone steps are.
again
keys <C-y>
screen ~ "这是 李敏 2026-01-13 16:40 的命令填写（2 格），撤销过，重做？"
keys <Esc>
cell 3:1:A = ""
keys <C-y>y
cell 3:1:A = 5
saved 3:1:B1 = 6
# Beyond the session one's own step is asked about as well.
keys 1<Enter>
again
goto 3:1:A
keys <C-z>
screen ~ "这是 王强 今天 12:58 的录入"
keys y
view grid
