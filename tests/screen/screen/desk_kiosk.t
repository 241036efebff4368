# In kiosk mode no file is read into a text, and nobody offers to.
size 24 80
kiosk
put part.txt <<
公开文件12件。
>>
report 2021 甲局 2025
open
goto t1
keys <C-r>
view text
message ~ "受限方式"
keys <F1>
screen !~ "读文件"
keys <PgDn>
screen !~ "读文件"
keys <Esc><F10>读文件
screen !~ "^R"
# What is copied stays inside; no file of it is written.
keys <Esc>
goto 3:1:A
keys 4<Enter><Up><C-^><Right><C-c>
message ~ "不送到外面"
keys <F10>
screen !~ "存为文件"
keys <Esc>
goto 3:2:A
keys <C-v><Enter>
cell 3:2:A = 4
