# Keys, sizes and pastes at random, the comparison among them.
size 24 80
report 2019 甲局 2020
set 3:1:A=3 3:4:B1=1
report 2021 甲局 2021
open
random 400 4711
random 400 815
