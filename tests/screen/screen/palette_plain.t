# For a screen reader a box is a heading with its lines below, alone on the screen.
size 24 80
plain
report 2021 甲局 2025
open
keys <F10>
view pick
line 2 ~ "命令"
line 3 ~ " >"
line 5 ~ "这一屏有哪些键"
screen !~ "+-"
screen !~ "---"
screen !~ "一、本年新收"
keys <Esc><C-g>
line 2 ~ "定位"
screen !~ "|"
