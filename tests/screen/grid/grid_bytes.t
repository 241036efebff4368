# What an entry sends over the line, the budget of the slowest offices.
size 24 80
widths 1
report 2021 甲局 2025
open
goto 3:2:A
keys <Up>
keys 1
bytes 60
keys 2
bytes 65
keys <Enter>
bytes 118
keys 12<Enter>
bytes 190
keys 12<Enter>
bytes 180
# Six rows down, as a clerk keys them: 180 bytes each.
goto 3:3.3.2:A
keys <Up><Down>
keys 12<Enter>12<Enter>12<Enter>12<Enter>12<Enter>12<Enter>
bytes 1080
