# A figure that breaks the rule of its cell is refused, with the rule, and nothing else.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 4<Up>
keys -
message ~ "不能是负数"
keys 1<Enter>
focus 3:1:A
cell 3:1:A = 4
message ~ "-1"
line 6 ~ "[  -1]"
# the next digit begins anew
keys 5<Enter>
cell 3:1:A = 5
focus 3:2:A
keys 3.
message ~ "只能是整数"
keys 5<Enter>
focus 3:2:A
cell 3:2:A = ""
message ~ "整数"
keys <Tab>
focus 3:2:A
keys <Down>
focus 3:2:A
keys <Esc><Down>
focus 3:3.1:A
keys a
message ~ "不是数字"
cell 3:3.1:A = ""
keys 年
message ~ "不是数字"
keys 1,2<Enter>
focus 3:3.1:A
cell 3:3.1:A = ""
keys <Esc>
goto 2.8:1:A
keys 0.5<Enter>
cell 2.8:1:A = 0.5
goto 2.8:1:A
keys 0.1234567<Enter>
focus 2.8:1:A
cell 2.8:1:A = 0.5
keys <Esc>
# totals take nothing
goto 3:1:A
keys <End>
focus 3:1:C
keys 1
message ~ "程序计算"
keys <Del>
message ~ "程序计算"
cell 3:1:C = 5
keys /
cell 3:1:C = 5
undo-all-equals-start
