# Text before and under a table has a line there.
size 24 80
report 2021 甲局 2025
set t3=本年度共收到申请一件。 t3n=注：含上年结转。 t2=表前一句。
open
goto 3:1:A
line 6 ~ "表前：本年度共收到申请一件。"
line 7 ~ "01 "
cursor 3:1:A
keys <C-End>
screen ~ "25 四、"
goto 2.1:1:A
screen ~ "表前：表前一句。"
cursor 2.1:1:A
