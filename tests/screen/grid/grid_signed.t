# A minus is right where the form says 可负.
size 24 80
report 2019 甲局 2020
open
goto 2.5:1:B
keys -3<Enter>
cell 2.5:1:B = -3
message none
focus 2.5:1:C
keys -3<Enter>
cell 2.5:1:C = ""
focus 2.5:1:C
