lang en
report 2021 某县某局 2025
open
line 1 ~ "[draft]"
line 2 ~ "err 0 warn 0 empty"
line 24 ~ "F1 help"
keys <C-z>
message ~ "Nothing to undo"
