# Somebody else has the report: moving goes, typing says who.
size 24 80
report 2021 甲局 2025
held
open
goto 3:1:A
keys 5
message ~ "只读"
cell 3:1:A = ""
keys <Down>
focus 3:2:A
