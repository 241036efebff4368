# A report with every figure and no word is not ready: header, F8, F9, the list.
size 24 80
report 2021 甲县 2025
open
section 2
keys <F4><Enter><F7><F4><Enter><F7><F4><Enter>
counts 0 0 0 3
line 2 ~ "错0 警0 空0 缺文3"
keys <F9>docx<Enter>
view confirm
screen ~ "3 段"
keys <Esc>
keys <F8>
view findings
line 2 ~ "缺文3"
keys <Enter>
view text
line 2 ~ "1总体情况]"
keys 全年平稳。
keys <F8>
line 2 ~ "缺文2"
keys <Enter>
view text
keys 解读形式单一，下一步增加图表。<F7>未收取信息处理费。<F2>
counts 0 1 0 0
line 2 ~ "空0 缺文0"
keys <F9>docx<Enter>
view prompt
keys <Esc>
