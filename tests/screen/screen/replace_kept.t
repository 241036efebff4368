# Words to replace that are not in the text stay in the box, to be mended.
size 24 80
report 2021 甲县教育局 2025
open
goto t5
view text
keys 办事指南还不够清楚。
keys <C-Home><A-r>办事指甫<Enter>
view prompt
message ~ "找不到“办事指甫”"
screen ~ "办事指甫"
keys <BS>南<Enter>
view prompt
screen ~ "换成"
keys 服务指南<Enter>
view replace
keys y
message ~ "换了 1 处"
screen ~ "服务指南还不够清楚"
keys <A-r>办事指南<Enter>
view prompt
keys <Esc>
view text
