# 132 columns: last year's figure beside each cell; 34 lines: every row, headings
# in the lines of their first rows; 100 columns: longer labels.
size 34 132
report 2021 甲县医疗保障局 2024
set 2.1:1:A=0 2.1:1:B=0 2.1:1:C=0 2.1:2:A=1 2.1:2:B=0 2.1:2:C=4 2.5:1:A=20 2.6:1:A=23 2.6:2:A=0 2.8:1:A=1.5
set 3:1:A=3 3:1:B1=1 3:3.1:A=2 3:3.4.1:A=1 3:4:B1=1 3:2:A=0 4.1:1:A=1 4.1:1:B=0 4.1:1:C=0 4.1:1:D=1 4.2:1:A1=0 4.2:1:B1=2
report 2021 甲县医疗保障局 2025
open
goto 3:3.1:A
line 4 ~ "上年"
screen ~ "22   2.逾期未缴费不再处理 "
screen ~ "01 一、"
screen ~ "25 四、"
line 9 ~ "[   .]    2 |"
keys <Tab>
line 9 ~ "    .     2 |"
resize 34 80
screen ~ "05 （三）不予公开1.属于国家秘密"
screen ~ "13 （四）1."
screen ~ "25 四、"
resize 24 100
screen ~ "01 一、本年新收政府信息公开申请数量 "
