# F5 shows last year's value, F5 again takes it; any other key in between forgets.
size 24 80
report 2021 甲县医疗保障局 2024
set 2.1:1:A=0 2.1:1:B=0 2.1:1:C=0 2.1:2:A=1 2.1:2:B=0 2.1:2:C=4 2.5:1:A=20 2.6:1:A=23 2.6:2:A=0 2.8:1:A=1.5
set 3:1:A=3 3:1:B1=1 3:3.1:A=2 3:3.4.1:A=1 3:4:B1=1 3:2:A=0 4.1:1:A=1 4.1:1:B=0 4.1:1:C=0 4.1:1:D=1 4.2:1:A1=0 4.2:1:B1=2
report 2021 甲县医疗保障局 2025
open
goto 2.6:1:A
line 23 ~ "上年 23"
keys <F5>
message ~ "2024 年是 23"
cell 2.6:1:A = ""
keys <F5>
cell 2.6:1:A = 23
message ~ "23"
goto 2.5:1:A
keys <F5><Right><F5>
cell 2.5:1:A = ""
goto 3:1:C
keys <F5><F5>
message ~ "2024 年是 4"
goto 4.1:1:A
line 12 ~ "|本 |"
line 14 ~ "|上 |"
line 15 ~ "|增 |"
keys 3
line 15 ~ "+2"
keys <Enter>
cell 4.1:1:A = 3
line 15 ~ "+2"
