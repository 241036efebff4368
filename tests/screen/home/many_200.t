# Marked reports are checked, exported, closed and deleted together, a line each.
size 50 200
load an.json
load bai.json
report 2021 沐县水利局 2025
report 2021 张县教育局 2025
held
home
line 2 ~ "2025 年  应报 4 已建 4 填报 4"
screen ~ "张县教育局"
# one: F9 is that of a report
keys <F9>
view pick
keys <Esc>
# all are checked; the marks stay
keys <F4>
line 3 ~ "已标 4 份"
keys <F8>
view many
message ~ "已校核 4 份：有错误的 0 份，警告未说明的 0 份，未填全的 2 份"
screen ~ "填全了，没有问题"
keys <Esc>
line 3 ~ "已标 4 份"
keys <F7>未完成<Enter>
line 3 ~ "筛选：未完成"
line 2 ~ "1/2"
keys <Esc>
# a question that is left at any point leaves everything
keys <F9><Esc><F9><Enter><Esc><F9><Enter><Enter><Esc><F9><Enter><Enter><Enter><Esc>
view home
line 3 ~ "已标 4 份"
# only what is ready is written; the rest is listed with what is open, and stays marked
keys <F9><Enter>
view prompt
screen ~ "导出到文件夹"
keys /输出<Enter>
view pick
screen ~ "只导出填全而且没有错误的"
keys <Enter>
view confirm
screen ~ "4 份"
keys <Enter>
view many
message ~ "已导出 2 份到"
message ~ "2 份没有导出"
line 2 ~ "4/4  完成 2  未做 2"
exists "输出/安县档案馆2025年政府信息公开工作年度报告.docx"
exists "输出/白县档案馆2025年政府信息公开工作年度报告.docx"
screen ~ "空 166 缺文 3：2.1:1:A"
keys <Esc>
line 3 ~ "已标 2 份"
# the others as drafts, where the first went; Esc and a digit ask for y
keys <Esc>9
view pick
keys <Enter><Enter>
keys <Down><Enter>
view confirm
keys <Enter>
view home
keys <Esc>9<Enter><Enter><Down><Enter>
view confirm
keys y
view many
message ~ "已导出 2 份到"
exists "输出/沐县水利局2025年政府信息公开工作年度报告.docx"
keys <Esc>
line 3 !~ "已标"
# 定稿 by y alone: what is open and who is in it are left
keys <F4><F10>dg<Enter>
view confirm
screen ~ "4 份"
keys <Enter>
line 2 !~ "定稿"
keys <F10>dg<Enter>y
view many
message ~ "已完成 2 份，2 份没有做"
screen ~ "已定稿"
screen ~ "x 张县教育局"
keys <Esc>
line 2 ~ "填报 2 定稿 2"
line 3 ~ "已标 2 份"
# delete
keys <Del>
view confirm
screen ~ "2 份"
keys <Enter>
line 2 ~ "定稿 2"
keys <Del>是
view many
message ~ "已完成 1 份，1 份没有做"
keys <Esc>
line 2 ~ "应报 4 已建 3"
line 3 ~ "已标 1 份"
