# ^R: a passage from a file, at the cursor, as one step.
size 24 80
put part.txt <<
（一）主动公开。

公开文件12件。
>>
put table.csv <<
甲,1
乙,2
>>
report 2021 甲局 2025
set t1=前后
open
goto t1
keys <Right>字<C-r>
view prompt
screen ~ "哪个文件"
keys there.is.none<Enter>
message ~ "没有这个文件"
view prompt
screen ~ "there.is.none"
keys <Esc>
view text
keys <C-r>part<Tab><Enter>
view text
message ~ "已读入 2 段 16 字"
saved t1 = "前字（一）主动公开。\n公开文件12件。后"
keys <C-z>
saved t1 = "前字后"
keys <C-r>table.csv<Enter>
message ~ "没有文字"
saved t1 = "前字后"
