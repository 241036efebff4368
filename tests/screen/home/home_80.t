# The list of reports: filter, year, a new report, delete.
size 24 80
report 2021 甲县教育局 2024
report 2021 甲县教育局 2025
report 2021 乙市Ａ区水利局 2025
home
view home
line 2 ~ "年报 3 份"
line 4 ~ "> "
screen <<
 政府信息公开年报 1.0                                               李敏  UTF-8
 年报 3 份                                                 回车打开  左右换年度
  机关                   年度  状态    错    警     空   缺文  修改时间
> 乙市Ａ区水利局         2025  填报     -     -      -      -  2026-01-15 12:58
  甲县教育局             2025  填报     -     -      -      -  2026-01-15 12:58
  甲县教育局             2024  填报     -     -      -      -  2026-01-15 12:58
















乙市Ａ区水利局 2025 年 [填报]，李敏 改于 2026-01-15 12:58。
F1帮助 Ins新建 ^O导入 ^F查找 F8校核 F9导出 F10命令 ^Q退出
>>
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
