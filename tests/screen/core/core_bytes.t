# What a key may cost on the line to the office.
widths 1
report 2021 某县某局 2025
open
keys <F7>
bytes 3200
keys 1
bytes 60
keys 2
bytes 60
keys <Enter>
bytes 160
keys 34<Enter>
bytes 230
keys <Down>
bytes 120
# the first of a run marks where Enter goes back to
keys <Tab>
bytes 270
keys <Tab>
bytes 230
keys <C-l>
bytes 3200
keys <F7>
bytes 3200
