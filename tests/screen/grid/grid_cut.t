# Digits are never cut: *** in the cell, the figure in the message line.
size 24 80
report 2021 甲局 2025
set 4.1:1:A=12345 4.1:1:B=1234 3:1:A=11398889 3:1:B1=123456
open
goto 4.1:1:A
screen ~ "***"
line 23 ~ "数值 12345"
goto 4.1:1:B
screen ~ "|1234|"
goto 3:1:A
line 6 ~ "***"
line 6 ~ "|123456|"
line 23 ~ "数值 11398889"
