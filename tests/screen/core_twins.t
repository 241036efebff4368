# Esc with nothing to cancel arms the digit twins; any other key disarms.
report 2021 某县某局 2025
open
keys <F7>
section 3
keys <Esc>
line 24 ~ "Esc 后按数字"
line 24 ~ "7下节"
keys 7
section 4
line 24 ~ "F7下节"
keys <Esc>２
section 3
keys <Esc><Down>5<Enter>
cell 3:2:A = 5
# Esc while a figure is typed only restores it.
goto 3:1:A
keys 12<Esc>
cell 3:1:A = ""
line 24 ~ "F1帮助"
keys 3<Enter>
cell 3:1:A = 3
# ":" is a command, in full width too; Esc closes what it opened.
keys ：
view pick
keys <Esc>
view grid
keys :<Esc><C-c>
cell 3:2:A = 5
