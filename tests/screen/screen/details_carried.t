# A report made after one of the 2019 form has row 四 of that year in row 二, and F6 says so.
size 24 80
report 2019 甲局 2020
set 3:4:A=9 3:4:B1=0 2.1:2:C=3
edit 甲局 2021
view grid
goto 3:2:A
cell 3:2:A = 9
cell 3:2:B1 = 0
cell 3:2:B2 = ""
saved 3:2:A = 9
keys <F6>
screen ~ "来源        上年年报的结转数，自动带入"
keys <C-End>
screen ~ "2020        空（2019 版表式）"
keys <Esc>
goto 2.1:2:C
keys <F6><C-End>
screen ~ "2020        不详：那年的表式没有这一格（2019 版表式）"
keys <Esc>
