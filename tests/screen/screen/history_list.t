# F10 历史: every step in words, what it changed, going back to one, restore points.
size 14 40
widths 1
report 2021 甲局 2025
user 李敏
clock 2026-01-13T08:40:00.000Z
set 3:1:A=5 3:1:B1=6
clock 2026-01-14T08:41:00.000Z
set t1=全年收到申请36件，均已办结答复，没有结转的。
clock 2026-01-14T08:42:00.000Z
set t1=全年收到申请40件，均已办结答复，没有结转的。
user 王强
clock 2026-01-15T04:58:09.000Z
open
goto 3:3.1:A
keys 8<Enter>
keys <C-s>
keys <F4>
keys <Enter>
cell 3:4:A = 0
keys <F10>ls<Enter>
view history
screen <<
 年报2025 甲局       错2 警0 空22 缺文2
 历史  共 146 处修改，新的在前
> 今天 12:58 王强 补零 141 格（三）
  今天 12:58 王强 恢复点
  今天 12:58 王强 录入 （一）予以公开·..
  昨天 16:42 李敏 命令填写 一、总体情..
  昨天 16:41 李敏 命令填写 一、总体情..
  2026-01-13 16:40 李敏 命令填写 2 格..

这一步改了：
  一、本年新收申请数量·科研(3:1:B2) 空..
另有 140 处，F6 看全部
今天 12:58 王强 补零 141 格（三）
F1帮助 Enter改回到此 F6全部差别 ^Z撤销
>>
# The text with the words around.
keys <Down><Down><Down>
screen <<
 年报2025 甲局       错2 警0 空22 缺文2
 历史  共 146 处修改，新的在前
  今天 12:58 王强 补零 141 格（三）
  今天 12:58 王强 恢复点
  今天 12:58 王强 录入 （一）予以公开·..
> 昨天 16:42 李敏 命令填写 一、总体情..
  昨天 16:41 李敏 命令填写 一、总体情..
  2026-01-13 16:40 李敏 命令填写 2 格..

这一步改了：
  一、总体情况 全年收到申请[36 -> 40]..
昨天 16:42 李敏 命令填写 一、总体情况
[36 -> 40]
F1帮助 Enter改回到此 F6全部差别 ^Z撤销
>>
# All that a bulk step changed.
keys <Home><F6><End>
view details
screen ~ "3:4:B5"
keys <Esc>
view history
# Over his own steps Enter is enough; the restore point is a place like any other.
keys <Down><Enter>
view confirm
screen <<
 年报2025 甲局       错2 警0 空22 缺文2
 历史  共 146 处修改，新的在前
  今天 12:58 王强 补零 141 格（三）
> 今天 12:58 王强 恢复点
  +----------------------------------+
  | 改回到“今天 12:58 王强 恢复点”之 |
  | 后的样子？改动 141 格，算一步，^ |
  | Z 可以撤销。回车确定，其他键取   |
  | 消。                             |
  +----------------------------------+



Enter确定 Esc取消
>>
keys <Esc>
view history
cell 3:4:A = 0
keys <Enter><Enter>
view grid
cell 3:4:A = ""
saved 3:4:A = ""
cell 3:3.1:A = 8
# One step that ^Z takes back.
keys <C-z>
view grid
cell 3:4:A = 0
saved 3:4:A = 0
keys <C-y>
cell 3:4:A = ""
# Over a step of somebody else only when told so.
keys <F10>ls<Enter><End>
keys <Enter>
view confirm
screen <<
 年报2025 甲局      错2 警0 空163 缺文2
 历史  共 569 处修改，新的在前
  今天 12:58 王强 改回 141 格（三）
  +----------------------------------+
  | 改回到“2026-01-13 16:40 李敏 命  |
  | 令填写 2 格（三）: 3:1:A 空 ->   |
  | 5, 3:1:B1 空 -> 6”之后的样子？改 |
  | 动 1 格、1 段文字。中间有 2 步不 |
  | 是这次做的：李敏，最近一步 昨天  |
  | 16:42。按 y 或“是”改回，其他键不 |
  | 动。                             |
  +----------------------------------+

Esc取消
>>
keys <Enter>
view history
text t1 = "全年收到申请40件，均已办结答复，没有结转的。"
keys <Enter>y
view grid
text t1 = ""
cell 3:3.1:A = ""
cell 3:1:A = 5
saved 3:1:B1 = 6
keys <F10>ls<Enter>
screen <<
 年报2025 甲局      错2 警0 空164 缺文3
 历史  共 571 处修改，新的在前
> 今天 12:58 王强 改回 1 格（三）、1 ..
  今天 12:58 王强 重做 141 格（三）
  今天 12:58 王强 撤销 141 格（三）
  今天 12:58 王强 改回 141 格（三）
  今天 12:58 王强 补零 141 格（三）
  今天 12:58 王强 恢复点
  今天 12:58 王强 录入 （一）予以公开·..
这一步改了：
  （一）予以公开·自然人(3:3.1:A) 8 -> 空
  一、总体情况 [- 全年收到申请40件，均..
今天 12:58 王强 改回 1 格（三）、1 段..
F1帮助 Enter改回到此 F6全部差别 ^Z撤销
>>
keys <C-z>
text t1 = "全年收到申请40件，均已办结答复，没有结转的。"
cell 3:3.1:A = 8
