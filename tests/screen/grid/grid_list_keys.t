# In the list layout every key works; up and down go along the row.
size 14 40
report 2021 甲局 2025
open
goto 3:3.3.1:A
keys 3
screen ~ "[      3]"
cursor 3:3.3.1:A
keys <Down>
focus 3:3.3.1:B1
cell 3:3.3.1:A = 3
keys <Up><PgDn>
focus 3:3.3.2:A
keys <Right>
focus 3:3.3.3:A
keys <PgUp>
focus 3:3.3.2:A
keys <End>
focus 3:3.3.2:C
keys <Down>
focus 3:3.3.3:A
keys 5<Enter>
focus 3:3.3.4:A
cell 3:3.3.3:A = 5
keys 1<Tab>2<Tab>3<Enter>
focus 3:3.3.5:A
keys <C-g>13<Enter>
focus 3:3.4.1:A
keys <F7>
focus 4.1:1:A
cursor 4.1:1:A
resize 24 80
cursor 4.1:1:A
resize 14 40
cursor 4.1:1:A
