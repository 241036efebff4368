# A unit typed behind a figure counts, as in one pasted; one that does not fit is refused.
size 24 80
report 2021 甲局 2025
open
goto 2.8:1:A
keys 368000元<Tab>
cell 2.8:1:A = 368000元
goto 2.8:1:A
screen ~ "36.8"
keys 2万元<Enter>
cell 2.8:1:A = 2万元
goto 3:1:A
keys 12件<Enter>
cell 3:1:A = 12件
screen ~ "=12"
goto 3:2:A
keys 7元<Enter>
focus 3:2:A
cell 3:2:A = ""
keys 8年<Enter>
focus 3:2:A
cell 3:2:A = ""
keys 9年<BS><Enter>
cell 3:2:A = 9
undo-all-equals-start
