# Who reads because somebody else has the report is let in when he leaves: told at the next
# second, not by a key of his own; Enter steps in, whoever is quicker holds it.
report 2021 甲局 2025
held
open
goto 3:1:A
line 1 ~ "[只读]"
elsewhere 3:1:A=4
release
keys 5
message ~ "正在填"
keys <Tick>
message ~ "已离开，回车接着填"
# moving on loses no chance: a figure says it again, and does nothing
keys <Down>5
message ~ "已离开，回车接着填"
cell 3:2:A = ""
keys <Enter>
message ~ "现在由你填"
line 1 !~ "[只读]"
cell 3:1:A = 4
keys 5<Enter>
saved 3:2:A = 5
