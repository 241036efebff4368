# The six sections, round; each remembers its cell.
report 2021 某县某局 2025
open
section 2
focus 2.1:1:A
keys <F7>
section 3
goto 3:3.4.1:B2
keys <F7><F7>
section 5
view text
keys <F7><F7>
section 1
keys <F2><F2><F2><F2>
section 3
focus 3:3.4.1:B2
cursor 3:3.4.1:B2
line 2 ~ "[3处理申请]"
keys <C-q>
left
