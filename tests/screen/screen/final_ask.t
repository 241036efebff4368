# A report with nothing open: asked once, closed, and ^Z does not open it again.
report 2021 甲局 2025
set t1=全年主动公开12条；依申请公开渠道畅通；做好信息管理、平台维护和监督检查。 t5=公开不够及时，拟定期核对。 t6=未收取信息处理费。
open
goto 3:1:A
keys <F4><Enter><F2><F4><Enter><F7><F7><F4><Enter>
counts 0 0 0
keys <F10>dg<Enter>
view confirm
keys <Esc>
screen ~ "[填报]"
keys <F10>dg<Enter>
screen ~ "按 y 或"
keys <Enter>
message ~ "没有改动"
screen ~ "[填报]"
keys <F10>dg<Enter>7
screen ~ "[填报]"
keys <Esc><F10>dg<Enter>y
message ~ "已定稿"
screen ~ "[定稿]"
keys <C-z>
screen ~ "[定稿]"
