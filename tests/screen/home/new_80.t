# Ins is one dialog: the agencies, and what is typed is a new one; then its first
# missing year.  Esc goes one question back and keeps what was typed.
size 24 80
report 2021 甲县教育局 2022
report 2021 甲县教育局 2023
report 2021 甲县教育局 2025
report 2021 甲县水利局 2025
home
# the agency under the cursor is offered, and its first year without a report
line 5 ~ "甲县水利局"
keys <Home>
line 4 ~ "> 甲县教育局"
keys <Ins>
view pick
style 11 4 SELECT
keys <Enter>
view prompt
screen ~ "| 2024"
keys <Esc>
view pick
keys <Esc>
view home
# a part of a name chooses, and is a new name all the same
keys <Ins>教育
screen ~ "| 甲县教育局"
screen ~ "新机关“教育”"
keys <BS><BS>甲县教育局
screen !~ "新机关“"
keys 分局
screen ~ "新机关“甲县教育局分局”"
screen !~ "| 甲县教育局 "
keys <Enter>
view prompt
screen ~ "| 2025"
keys <BS>4<Enter>
view confirm
screen ~ "还没有机关“甲县教育局分局”"
# no, not so: the year, then the name, as they were typed
keys <Esc>
view prompt
screen ~ "| 2024"
keys <Esc>
view pick
screen ~ "> 甲县教育局分局"
keys <BS><BS><BS>处<Enter>
view prompt
screen ~ "| 2025"
# no year, then one that has not ended
keys <BS><BS>3x<Enter>
view prompt
message ~ "年度“203x”不对"
keys <BS>1<Enter>
view confirm
screen ~ "2031 年度还没有结束"
screen ~ "还没有机关“甲县教育处”"
keys 是
view grid
line 1 ~ "年报2031 甲县教育处"
message ~ "还没有 2030 年的：F10“读入去年的报告”"
keys <F10>drqn<Enter>
view prompt
screen ~ "导入"
keys <Esc>
view home
# a known agency is asked about its year, too; y is yes
keys <Ins>甲县水利局<Enter>
screen ~ "| 2026"
keys <Enter>
view confirm
screen ~ "2026 年度还没有结束"
screen !~ "还没有机关"
keys n
view prompt
keys <Enter>y
view grid
message ~ "已新建 甲县水利局 2026 年报告。"
keys <C-q>
# one that is there is opened
keys <Ins>甲县教育局<Enter><BS>5<Enter>
view grid
line 1 ~ "年报2025 甲县教育局"
