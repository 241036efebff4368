# Deleting asks for y; the bin gives the report back.
size 14 40
widths 1
report 2021 甲局 2025
set 3:1:A=5
user 王强
clock 2026-01-15T04:58:09.000Z
home
keys <F10>scnb<Enter>
view confirm
screen <<
 政府信息公开年报 1.0       王强  UTF-8
 2025 年  应报 1 已建 1 填报 1      1/1
  机关+                     状态     错
> 甲局                      填报      -

  +----------------------------------+
  | 删除 甲局 2025 年的年报？放进回  |
  | 收站，可以取回。按 y 或“是”删    |
  | 除，其他键不动。                 |
  +----------------------------------+



Esc取消
>>
keys <Enter>
view home
screen ~ "甲局"
message ~ "没有改动"
keys <F10>scnb<Enter>y
screen !~ "甲局  "
message ~ "已删除"
keys <F10>hsz<Enter>
view pick
screen <<
 政府信息公开年报 1.0       王强  UTF-8
 2025 年  应报 1 已建 0 缺 1        0/0
  机关+                     状态     错
  +- 回收站：回车取回 ---------------+
  | >                                |
  +----------------------------------+
  | 甲局 2025 年   今天 12:58 王强.. |
  |                                  |
  +----------------------------------+
  每填一格自动存盘；F1 看说明，^Q 退
  出。
录入汉字或拼音首字母缩小范围，上下键选
择。
Enter确定 Esc取消
>>
keys <Enter>
view home
screen ~ "2025"
message ~ "已取回"
saved 3:1:A = 5
keys <F10>hsz<Enter>
message ~ "回收站是空的"
keys <Enter>
cell 3:1:A = 5
