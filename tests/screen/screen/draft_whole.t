# 文字助手 writes the whole of 总体情况 in one step, gaps for what it does not know; the
# gaps are open like a blank text, and the box stays until Esc.
size 24 80
report 2021 甲县医疗保障局 2025
set 2.5:1:A=20 2.6:1:A=7 2.6:2:A=0
open
goto t1
line 2 ~ "缺文3"
keys <F10>wzzs<Enter>
view draft
line 3 ~ "> 整篇：五个方面"
keys <Enter>
view draft
message ~ "Esc 回到文字"
keys <Esc>
view text
line 2 ~ "缺文3"
screen ~ "（一）主动公开"
screen ~ "行政许可决定20件"
screen ~ "〔待填：主动公开：行政规范性文件〕"
screen ~ "（五）监督保障"
finding N521 t1
keys <C-z>
saved t1 = ""
keys <C-y>
# each gap written, nothing is open
keys <C-Home><C-\>〔待填<Enter>〔已写<Enter>a
line 2 ~ "缺文2"
finding none T208
# what is written already comes before: then the whole is the last
keys <F10>wzzs<Enter><Up>
screen ~ "> 整篇"
keys <Esc>
# a key that means something to the text closes the box and does it
keys <F10>wzzs<Enter>另
view text
keys <F10>wzzs<Enter><F7>
view grid
section 2
