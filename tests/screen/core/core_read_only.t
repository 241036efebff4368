# A report that somebody else has open can be read, and follows what is saved.
report 2021 某县某局 2025
held
open
message ~ "李敏"
line 1 ~ "只读"
keys <F7>
goto 3:1:A
keys 5
cell 3:1:A = ""
message ~ "正在填这份报告；对方存的内容会显示出来"
# whatever would change it is told the same
keys <Del>
message ~ "正在填这份报告；对方存的内容会显示出来"
keys <F4>
message ~ "正在填这份报告；对方存的内容会显示出来"
keys <C-s>
message ~ "正在填这份报告；对方存的内容会显示出来"
keys <C-z>
message ~ "正在填这份报告；对方存的内容会显示出来"
elsewhere 3:1:A=6
cell 3:1:A = ""
keys <Tick>
cell 3:1:A = 6
message ~ "最新"
keys <C-z>
saved 3:1:A = 6
