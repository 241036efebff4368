# Enter goes down in table 3 and on to the next column, elsewhere to the next cell;
# after a run of Tabs it returns to the column where the run began; ^T turns it.
size 24 80
report 2021 甲局 2025
open
goto 2.1:1:A
keys 1<Enter>
focus 2.1:1:B
keys <Enter><Enter>
focus 2.1:2:A
goto 2.8:1:A
keys 3<Enter>
focus 3:1:A
section 3
keys 1<Tab>2<Tab>3<Tab>4<Enter>
focus 3:2:A
cell 3:1:A = 1
cell 3:1:B3 = 4
keys <Enter>
focus 3:3.1:A
keys <Tab><Right><Enter>
focus 3:3.2:B2
goto 3:3.6.3:A
keys 1<Enter>
focus 3:4:A
keys 2<Enter>
focus 3:1:B1
goto 3:4:B5
keys <Enter>
focus 4.1:1:A
section 4
keys <Enter>
focus 4.1:1:B
goto 4.1:1:D
keys <Tab>
focus 4.2:1:A1
keys <S-Tab><S-Tab>
focus 4.1:1:C
goto 4.2:1:B4
keys 1<Enter>
focus 4.2:1:B4
message ~ "最后一格"
cell 4.2:1:B4 = 1
goto 3:1:B5
keys <Tab>
focus 3:2:A
goto 3:1:A
keys <C-t>
message ~ "下一格"
keys <Enter>
focus 3:1:B1
keys <C-t><Enter>
focus 3:2:B1
goto 2.1:1:A
keys <S-Tab>
message ~ "第一格"
