# What does not apply in a text is not offered; what was chosen comes first; a low and
# narrow window says in its message what the entry does.
size 14 40
report 2021 甲局 2025
open
goto t1
keys <F10>
screen ~ "帮助"
message none
screen ~ "这一屏有哪些键"
keys bl
screen !~ "补零"
keys <Esc>
keys <F10>cz
screen ~ "查找"
keys <Enter>abc<Esc>
keys <F10>
line 5 ~ "查找"
