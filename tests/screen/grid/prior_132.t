# Last year's figure beside each cell from 132 columns on, where all of them fit.
size 40 132
widths 1
report 2021 甲局 2024
set 3:1:A=31 3:1:B1=2 3:2:A=0 3:3.1:A=30
report 2021 甲局 2025
set 3:1:A=12
open
goto 3:1:A
screen ~ "自然人 上年"
screen ~ "|[  12]   31 |    .     2 |"
cursor 3:1:A
keys 7<Enter>
screen ~ "|    7    31 |    .     2 |"
# An entry costs what it costs without: only what has changed is sent.
keys 4<Enter>
bytes 200
cursor 3:3.1:A
resize 40 131
screen !~ "自然人 上年"
resize 24 80
screen !~ "自然人 上年"
resize 50 200
screen ~ "自然人 上年"
undo-all-equals-start
