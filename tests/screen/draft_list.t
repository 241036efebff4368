# 文字助手: a sentence from the figures at the cursor, chosen, editable, one undo
size 24 60
plain
report 2021 甲局 2025
open
goto 2.1:1:A
keys <F10>wzzs<Enter>
message ~ "请先到要写的那段文字"
goto t6
keys <F10>wzzs<Enter>
view pick
screen ~ "还没有填"
keys 信息处理费<Enter>
message ~ "没有插入"
text t6 = ""
goto t0
keys 按要求公开。<F10>wzzs<Enter>引言<Enter>
screen ~ "按要求公开。本报告根据"
keys <C-z>
text t0 = "按要求公开。"
keys <F10>wzzs<Enter><Esc>
text t0 = "按要求公开。"
