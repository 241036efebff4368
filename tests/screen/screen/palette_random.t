# Keys at random over F10, in a report and in a text of it.
report 2021 甲局 2025
open
keys <F10>
view pick
random 120 3
keys <Esc><Esc><Esc><F10>
random 120 4 list
keys <Esc><Esc><Esc><F7><F10>
random 120 5 text
keys <Esc><Esc><Esc><F10>
random 120 6 about
