# A pasted block fills the cells from the focus: all or nothing, one step.
size 24 80
report 2021 甲局 2025
open
goto 3:1:B2
keys 9<Enter>
goto 3:1:A
paste <<
1\t2\t3
4\t\t6
>>
message ~ "已粘贴 5 格"
cell 3:1:A = 1
cell 3:1:B2 = 3
cell 3:2:A = 4
cell 3:2:B1 = ""
cell 3:2:B2 = 6
keys <C-z>
cell 3:1:A = ""
cell 3:1:B2 = 9
# One that is none: nothing is changed.
paste <<
1\t2.5
>>
message ~ "什么也没有改"
cell 3:1:A = ""
# Too wide from here.
goto 3:1:B5
paste <<
1\t2\t3
>>
message ~ "放不下"
cell 3:1:B5 = ""
undo-all-equals-start
