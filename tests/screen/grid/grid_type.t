# What is typed: digits replace, totals follow at once, Esc restores, Backspace edits.
size 24 80
report 2021 甲局 2025
set 3:1:A=4
open
goto 3:1:A
keys 1
line 6 ~ "[   1]"
line 6 ~ "=1"
cell 3:1:A = 4
line 22 ~ "+1 |"
keys 2
line 6 ~ "=12"
style 6 36 EDIT
cursor 3:1:A
keys <Esc>
line 6 ~ "[   4]"
line 6 ~ "=4"
line 22 ~ "+4 |"
cell 3:1:A = 4
keys 57<BS>
line 6 ~ "[   5]"
keys <Enter>
cell 3:1:A = 5
saved 3:1:C = 5
focus 3:2:A
keys 1,200<Enter>
cell 3:2:A = 1200
keys １２<Enter>
cell 3:3.1:A = 12
keys <Space>7<Space><Enter>
cell 3:3.2:A = 7
goto 3:1:A
keys <BS>
line 6 ~ "[    ]"
keys <Enter>
cell 3:1:A = ""
goto 3:2:A
keys <Del>
cell 3:2:A = ""
line 7 ~ "[   .]"
keys 8<C-c>
cell 3:2:A = ""
line 7 ~ "[   .]"
