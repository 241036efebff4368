# A new name of the agency that is not stored stays as typed: after no, and when it is taken.
size 24 80
report 2021 乙县水利局 2025
report 2021 甲县教育局 2025
open
keys <C-p><Down>甲县教育体育局<Enter>
view confirm
keys <Esc>
view about
line 5 ~ "> 机关名称              甲县教育体育局"
keys <BS><BS><BS>科技局<Enter>
view confirm
screen ~ "改名为“甲县教育科技局”"
keys n
line 5 ~ "甲县教育科技局"
# on the way to somewhere else the question comes first
keys <F8>
view confirm
keys <Esc>
view about
line 5 ~ "甲县教育科技局"
keys <Esc>
line 5 ~ "甲县教育局"
keys 乙县水利局<Enter>y
view about
message ~ "乙县水利局"
line 5 ~ "> 机关名称              乙县水利局"
keys <Esc>
line 5 ~ "甲县教育局"
