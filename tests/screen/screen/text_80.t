# The text editor: typing, lines, paste, undo, what is saved.
size 24 80
widths 1
report 2021 甲局 2025
open
goto t1
view text
keys <Esc>
screen ~ "Esc 后按数字"
keys 1
view help
keys <Esc>
keys 全年主动公开信息１２条<Enter>
saved t1 = "全年主动公开信息１２条\n"
keys 第二段ab
text t1 = "全年主动公开信息１２条\n"
keys <BS>
screen <<
 年报2025 甲局                               [填报]  已存 12:58:09  李敏  UTF-8
 [1总体情况]+ 2主动. 3处理. 4复议. 5问题. 6其他.            错0 警0 空166 缺文2
 一、总体情况                                                  15 字  第 2/2 行
  全年主动公开信息１２条
  第二段a

















Shift+方向键选字，Ctrl+左右按词、Alt+左右按句，Alt+上下移段，Tab 下一段文字。
F1帮助 F5上年 F7下节 F8校核 F10命令 ^^标记 ^K剪切 ^U贴回 ^\替换 ^Z撤销 ^Q退出
>>
keys <C-z>
text t1 = "全年主动公开信息１２条\n"
saved t1 = "全年主动公开信息１２条\n"
keys <C-y>
saved t1 = "全年主动公开信息１２条\n第二段a"
keys <C-z><C-z>
text t1 = ""
keys <C-y><C-y>
text t1 = "全年主动公开信息１２条\n第二段a"
keys <C-Home><Del><Right>底<C-End>。<Home>（<F8>
saved t1 = "年底主动公开信息１２条\n（第二段a。"
keys <Esc>
view text
keys <Tab>
view text
paste <<
第三段
第四段
>>
screen ~ "第四段"
keys <C-z>
saved t1 = "年底主动公开信息１２条\n（第二段a。"
