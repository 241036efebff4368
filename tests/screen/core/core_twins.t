# Esc with nothing to cancel arms the digit twins for a second; any other key disarms.
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
# The second is over: the key line is what it was, and a digit is a figure.
goto 3:1:A
keys <Esc>
line 24 ~ "Esc 后按数字"
keys <Tick>
line 24 !~ "Esc 后按数字"
line 24 ~ "F1帮助"
keys 4
view grid
keys <Enter>
cell 3:1:A = 4
counts 1 0 164
goto 3:1:A
keys <Esc><Tick>３.5<Enter>
cell 3:1:A = 4
view grid
keys <Esc><Esc><Tick>9<Enter>
# (the first Esc restored the refused figure)
cell 3:1:A = 9
# Esc twice begins a second anew.
goto 3:1:A
keys <Esc><Esc>
line 24 ~ "Esc 后按数字"
keys 2
section 2
keys <F7>
# Esc while a figure is typed only restores it.
goto 3:1:A
keys 12<Esc>
cell 3:1:A = 9
line 24 ~ "F1帮助"
keys 3<Enter>
cell 3:1:A = 3
# Alt and a digit is the function key, whatever is going on; a figure is committed.
goto 3:1:A
keys 12<A-7>
section 4
cell 3:1:A = 12
keys <A-2>
section 3
keys <A-0>
view pick
keys <A-1>
view help
keys <Esc><Esc>
view grid
# ":" is a command, in full width too; Esc closes what it opened.
keys ：
view pick
keys <Esc>
view grid
keys :<Esc><C-c>
cell 3:2:A = 5
