# The English interface: chrome in English, the form in its own words.
size 24 80
lang en
report 2021 甲局 2025
open
goto 3:1:A
line 22 ~ "Balance"
line 23 ~ "People"
keys x
message ~ "not part of a figure"
