# F6: five years back, through the form of each; a year without report and a form
# without the cell are told; what was carried over says so.
size 24 80
report 2019 甲局 2019
set 3:4:A=9 2.1:2:C=3 3:2:A=1
report 2021 甲局 2021
set 3:2:A=9 3:4:A=4 2.1:2:C=5
report 2021 甲局 2022
set 3:2:A=3 2.1:2:C=6
report 2021 甲局 2024
set 3:2:A=/ 3:4:A=2
report 2021 甲局 2025
open
goto 3:2:A
keys <F6><C-End>
screen ~ "2024        /"
screen ~ "2023        不详：库里没有这一年的年报"
screen ~ "2022        3"
screen ~ "2021        9"
screen !~ "2020"
keys <Esc>
goto 2.1:2:C
keys <F6><C-End>
screen ~ "2024        空"
screen ~ "2021        5"
keys <Esc>
