# Keys at random with the side pane.
size 50 200
widths 1
report 2019 甲局 2020
open
goto 3:1:A
random 300 13
