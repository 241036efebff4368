# What a character typed into a text sends over the line.
size 24 80
widths 1
report 2021 甲局 2025
open
goto t1
keys 全年主动公开信息
keys 条
bytes 120
keys <BS>
bytes 120
keys <Left>
bytes 120
