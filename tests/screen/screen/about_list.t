# 报告资料: fields like cells, each a step; a new name of the agency is asked for.
size 24 60
plain
report 2021 甲县教育局 2025
open
keys <F10>bgzl<Enter>
view about
line 2 ~ "报告资料  甲县教育局 2025 年"
line 4 ~ ">"
# a field is typed like a cell: Enter keeps it and goes down, Esc gives the old one back
keys 甲县教育局2025年政府信息公开工作年度报告<Enter>
line 4 ~ "甲县教育局2025年政府信息公开工作.."
line 5 ~ ">"
keys <Up><BS><BS>书<Esc>
line 4 ~ "信息公开工作.."
line 4 !~ "书"
keys <Del>
line 4 ~ "甲县教育局"
# kind and level are chosen
keys <Down><Down><Enter>
view pick
keys 部门<Enter>
view about
line 6 ~ "部门"
keys <Down>县
view pick
keys <Esc>
keys <Enter>县<Enter>
line 7 ~ "县"
# a value that is refused stays as it was typed, also on the way out
keys <Down><Down>2026-02-30<Enter>
message ~ "2026-02-30"
line 9 ~ "2026-02-30"
line 9 ~ ">"
keys <Down>
line 9 ~ "2026-02-30"
keys <BS><BS>28<Enter>
line 9 ~ "2026-02-28"
line 10 ~ ">"
keys http<S-Tab>
line 10 ~ "http"
keys <End><Up>
line 16 ~ ">"
keys 02-15<Enter>
line 16 ~ "02-15"
keys <Up>99-99<Enter>
message ~ "99-99"
keys <Esc>
line 16 ~ "02-15"
# each is a step
keys <C-z>
line 16 !~ "02-15"
keys <C-y>
line 16 ~ "02-15"
keys <Home><Down><Down><Down><Down><Down><Del>
line 9 ~ "没有填"
keys <C-z>
line 9 ~ "2026-02-28"
# keys of tables do nothing here; F7 leads to the sections
keys <F4><F3><F5><F6>
view about
keys <Esc>
view grid
keys <C-p>
view about
keys <F1>
view help
keys <Esc>
view about
# a new name is asked for
keys <Home><Down>甲县教育体育局<Enter>
view confirm
screen ~ "改名"
keys <Enter><Esc>
line 5 ~ "甲县教育局"
keys 甲县教育体育局<Enter>y
message ~ "已改名"
line 5 ~ "甲县教育体育局"
line 2 ~ "甲县教育体育局"
# from the finding to the field
keys <F8>
view findings
keys <Esc><Esc>
view grid
keys <C-p>标题不对<Enter><F8>
view findings
screen ~ "N506"
