# The list of reports: filter, year, a new report, delete.
size 24 60
plain
report 2021 甲县教育局 2024
report 2021 甲县教育局 2025
report 2021 乙市Ａ区水利局 2025
home
view home
line 2 ~ "年报 3 份"
line 4 ~ "> "
keys <Right>
line 2 ~ "年度：2025"
line 2 ~ "年报 2 份"
keys <Right>
line 2 ~ "年度：2024"
keys <Right>
line 2 !~ "年度："
line 2 ~ "年报 3 份"
keys <Left>
line 2 ~ "年度：2024"
keys <Esc>
line 2 !~ "年度："
keys <C-f>jyj<Enter>
line 2 ~ "查找：jyj"
line 2 ~ "年报 2 份"
keys <Esc>
keys <C-f>a区<Enter>
line 2 ~ "年报 1 份"
line 4 ~ "乙市"
keys <Esc>
line 2 ~ "年报 3 份"
keys <C-f>没有的<Enter>
screen ~ "没有相符的年报"
keys <F9>
message ~ "列表里没有年报"
keys <F8>
message ~ "列表里没有年报"
keys <Esc>
keys <F8>
message ~ "已校核 3 份"
keys <Esc>1
view help
keys <Esc>
view home
keys <Ins>
view pick
screen ~ "选机关"
keys jyj<Enter>
view prompt
screen ~ "报告年度"
keys <BS><BS><BS><BS>二<Enter>
message ~ "年度“二”不对"
view home
keys <Ins>jyj<Enter><BS><BS><BS><BS>２０２３<Enter>
message ~ "已新建 甲县教育局 2023"
keys <C-q>
view home
line 2 ~ "年报 4 份"
screen ~ "2023"
keys <Ins><Enter>
view prompt
keys 丙镇<Enter><Enter>
view confirm
screen ~ "丙镇"
keys <Enter>
view grid
keys <C-q>
line 2 ~ "年报 5 份"
screen ~ "丙镇"
keys <F10>sc<Enter>
view confirm
screen ~ "删除 丙镇"
keys <Esc>
line 2 ~ "年报 5 份"
keys :sc<Enter>y
message ~ "已删除 丙镇 2025"
line 2 ~ "年报 4 份"
keys <Home><Down><Enter>
view grid
keys <C-q>
line 5 ~ "> "
keys <C-q>
left
