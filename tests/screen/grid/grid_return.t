# Enter after Tabs goes back to the column where they began: while that is so the cell is
# marked and the key line names the column; any other movement ends it.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 1<Tab>
line 6 ~ "|    1 |[   .]|"
line 7 ~ "|>   . |    . |"
line 24 ~ "回车→自然人"
keys 2<Tab>
line 24 ~ "回车→自然人"
keys <Enter>
focus 3:2:A
line 7 !~ ">"
line 24 !~ "回车→"
# in the middle of the table it names the column where the Tabs began
goto 3:3.1:B1
keys <Tab><Tab>
line 24 ~ "回车→企业"
keys <Right>
line 24 !~ "回车→"
# turned round, Enter goes right and there is nothing to return to
keys <C-t><Tab>
line 24 !~ "回车→"
