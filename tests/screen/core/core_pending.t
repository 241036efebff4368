# The line breaks in the middle of a figure: kept, offered, never committed.
report 2021 某县某局 2025
open
keys <F7>5<Enter>34<Hangup>
left
saved 3:1:A = 5
saved 3:2:A = ""
again
screen ~ "34"
focus 3:2:A
keys <Esc>
cell 3:2:A = ""
again
view grid
keys 78<Term>
again
keys <Enter>
cell 3:2:A = 78
saved 3:2:A = 78
again
view grid
focus 3:2:A
