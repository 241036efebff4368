# Arrows, Home and End, paging: commit and move; arrows may rest on totals.
size 24 80
report 2021 甲局 2025
open
goto 3:1:A
keys 3<Down>
cell 3:1:A = 3
focus 3:2:A
keys <Down>
focus 3:3.1:A
keys <Up><Right>
focus 3:2:B1
keys <End>
focus 3:2:C
keys <Right>
focus 3:2:C
keys <Home>
focus 3:2:A
keys <Left>
focus 3:2:A
keys <C-End>
focus 3:4:B5
line 6 ~ "（四）无法提供"
screen ~ "25 四、"
cursor 3:4:B5
keys <C-Home>
focus 3:1:A
line 6 ~ "01 "
keys <PgDn>
line 6 ~ "（四）无法提供"
cursor 3:3.4.1:A
keys <PgUp>
focus 3:2:A
line 6 ~ "01 "
keys <Up><PgDn><PgDn>
focus 3:4:A
keys <PgUp><PgUp>
focus 3:1:A
# over the rows without cells, and between blocks of one section
goto 3:3.2:B5
keys <Down>
focus 3:3.3.1:B5
goto 2.1:2:C
keys <Down>
focus 2.5:1:A
keys <Up>
focus 2.1:2:B
# the page stays while the focus is on it
goto 3:3.3.8:A
keys <Down><Down><Down>
line 6 ~ "（四）无法提供"
keys <Up><Up>
focus 3:3.4.1:A
line 6 ~ "（四）无法提供"
keys <Up>
focus 3:3.3.8:A
line 6 ~ "01 "
