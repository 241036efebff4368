# A pasted block fills the cells from the focus: all or nothing, one step.
size 24 80
report 2021 甲局 2025
open
goto 3:1:B2
keys 9<Enter>
goto 3:1:A
paste <<
