# F10: by name, by pinyin initials, in full width; 定稿 is refused with what is open.
size 24 80
report 2021 甲局 2025
open
keys <F10>
view pick
screen <<
 年报2025 甲局                                              [填报]  李敏  UTF-8
 1+- 命令 -------------------------------------------------------------------+3
  | >                                                                        |
+-+--------------------------------------------------------------------------+-+
| | 帮助                                                                  F1 | |
|1| 上节                                                                  F2 | |
|2| 批注                                                                  F3 | |
+-| 补零                                                                  F4 |-+
| | 上年                                                                  F5 | |
|3| 明细                                                                  F6 | |
+-| 下节                                                                  F7 |-+
| | 校核                                                                  F8 | |
|4| 导出                                                                  F9 | |
|5| 定位                                                                  ^G | |
+-| 查找                                                                  ^F |-+
| | 下一处                                                                ^N | |
|6| 撤销                                                                  ^Z | |
+-| 重做                                                                  ^Y |-+
  | 恢复点                                                                ^S |
  | 重画                                                                  ^L |
  +--------------------------------------------------------------------------+

录入汉字或拼音首字母缩小范围，上下键选择。
Enter确定 Esc取消
>>
keys ｂｌ
screen ~ "补零"
screen !~ "定位"
keys <Enter>
view confirm
keys <Esc>
keys ：xj
screen ~ "下节"
keys <Enter>
keys <F10>没有
screen ~ "没有相符的项"
keys <Enter>
view pick
keys <Esc>
view grid
keys <F10>dg<Enter>
message ~ "还不能定稿"
keys <Esc>
keys <F10>fhnb<Enter>
view home
