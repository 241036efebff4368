# The list of reports: years, search, order, marks, those missing, a new report, delete.
size 24 60
plain
report 2021 张县教育局 2025
report 2021 卫县教育局 2025
report 2021 沐县水利局 2025
report 2021 洪县医保局 2025
report 2021 海县档案馆 2025
report 2021 海县档案馆 2024
home
view home
line 2 ~ "2025 年  应报 5 已建 5 填报 5"
line 2 ~ "1/5"
line 4 ~ ">"
line 4 ~ "海县档案馆"
line 5 ~ "洪县医保局"
line 8 ~ "张县教育局"
# the years, round
keys <Right>
line 2 ~ "2024 年  应报 5 已建 1 填报 1 缺 4"
keys <Right>
line 2 ~ "全部年度  6 份"
screen ~ "2024"
keys <Left><Left>
line 2 ~ "2025 年"
# what is typed is searched for, and marks nothing and runs nothing
keys jy
line 3 ~ "查找：jy_"
line 2 ~ "1/2"
line 5 ~ "卫县教育局"
keys j
line 3 ~ "查找：jyj_"
keys <BS><BS><BS>
line 2 ~ "1/5"
keys ｈｘ
line 2 ~ "1/2"
line 5 ~ "海县档案馆"
keys <Esc>
line 2 ~ "1/5"
keys <C-f>沐县<Enter>
line 3 ~ "查找：沐县_"
line 2 ~ "1/1"
keys <Esc>
paste <<
水利局
二行
>>
line 3 ~ "查找：水利局_"
line 5 ~ "沐县水利局"
keys 没有的
screen ~ "没有相符的年报"
keys <F9>
message ~ "列表里没有年报"
keys <F8>
message ~ "列表里没有年报"
keys <Space><F4><Del>
keys <Esc>
line 2 ~ "1/5"
# in another order; the same again turns it round
keys <F6>
view pick
screen ~ "按哪一列"
keys <Enter>
line 4 ~ "张县教育局"
keys <F6>错误<Enter>
keys <F6>jg<Enter>
line 4 ~ "海县档案馆"
# marks
keys <Space>
line 3 ~ "已标 1 份"
line 5 ~ "*海县档案馆"
line 6 ~ ">"
keys <F4>
line 3 ~ "已标 5 份"
keys <F4>
line 3 !~ "已标"
# agencies that have no report of the year
keys <Right><F7>
view pick
screen ~ "有错误"
keys 缺<Enter>
line 3 ~ "筛选：缺"
line 2 ~ "1/4"
line 5 ~ "洪县医保局"
screen ~ "还没有 2024 年的年报"
keys <Space>
line 3 !~ "已标"
keys <Enter>
view grid
message ~ "已新建 洪县医保局 2024"
keys <C-q>
view home
line 3 ~ "筛选：缺"
line 2 ~ "1/3"
keys <Esc>
line 2 ~ "已建 2"
keys <Left>
line 2 ~ "2025 年"
# a report is visited; the choice is as it was
keys xj<BS><BS>jyj<Down>
line 6 ~ ">"
keys <Enter>
view grid
keys 3<Enter><C-q>
line 3 ~ "查找：jyj_"
line 6 ~ "> 张县教育局"
keys <Esc>
# check all: a line each
keys <F8>
view many
message ~ "已校核 5 份"
line 2 ~ "校核  5/5  完成 5"
screen ~ "+ 海县档案馆"
keys <Down>
screen ~ "洪县医保局 2025 错 0 警 0 空 166 缺文 3"
keys <Enter>
view grid
keys <C-q>
line 5 ~ "> 洪县医保局"
keys <Esc>1
view help
keys <Esc>
view home
# a new report
keys <Ins>
view pick
screen ~ "选机关"
keys jyj<Enter>
view prompt
screen ~ "报告年度"
keys <BS><BS><BS><BS>二<Enter>
message ~ "年度“二”不对"
view prompt
screen ~ "  二"
keys <BS>２０２３<Enter>
message ~ "已新建 卫县教育局 2023"
keys <C-q>
view home
line 2 ~ "2023 年"
line 2 ~ "1/1"
keys <Ins>丙镇
screen ~ "新机关“丙镇”"
keys <Enter>
view prompt
keys <Enter>
view confirm
screen ~ "丙镇"
keys <Enter>
view grid
keys <C-q>
line 2 ~ "2025 年"
screen ~ "丙镇 2025"
keys <F10>sc<Enter>
view confirm
screen ~ "删除 丙镇"
keys <Esc>
screen ~ "> 丙镇  "
keys :sc<Enter>y
message ~ "已删除 丙镇 2025"
line 2 ~ "/5"
keys <Home><Down><Enter>
view grid
keys <C-q>
line 5 ~ ">"
keys <C-q>
left
