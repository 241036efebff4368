# Errors, warnings, hints, empty cells: reason, filter, jump.
size 24 60
plain
report 2021 甲局 2024
set 2.1:2:C=4
report 2021 甲局 2025
set 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5 3:1:A=0 3:1:B1=0 3:1:B2=0 3:1:B3=0 3:1:B4=0 3:1:B5=0 3:2:B1=1
open
finding T203 2.1:2:C
keys <F8>
view findings
keys <Right>
line 2 ~ "[错误"
keys <F3>
message ~ "错误不能用理由代替"
keys <Del>
message ~ "只有提示"
keys <Right>
line 2 ~ "[警告"
screen ~ "T203"
screen ~ "待说明"
keys <F3>
view prompt
screen ~ "理由：T203"
message ~ "不少于 10 个字"
keys 太短<Enter>
message ~ "还差 8 个字"
view prompt
screen ~ "  太短"
keys <BS><BS>上年漏报一件已经核实无误<Enter>
message ~ "理由已存"
screen ~ "已说明"
keys <C-z>
keys <F8>
keys <Esc><F8>
keys <Right><Right>
screen ~ "待说明"
keys <Right>
line 2 ~ "[提示"
keys <Del>
keys <Right>
line 2 ~ "[空格"
screen ~ "规章"
keys <Right>
screen ~ "[缺文3]"
screen ~ "N521"
screen ~ "这一部分没有文字"
keys <Right>
line 2 ~ "[全部"
keys <C-Home><Down><Up><Enter>
view grid
keys <F8><PgDn><PgDn><C-End><Enter>
view grid
focus 4.2:1:B4
keys <F8><Esc>
view grid
