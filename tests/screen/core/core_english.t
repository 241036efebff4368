lang en
report 2021 某县某局 2025
open
line 1 ~ "[draft]"
line 2 ~ "err0 warn0 open166"
line 24 ~ "F1 help"
keys <C-z>
message ~ "Nothing to undo"
