# A final report is shown with locks and takes nothing.
size 24 80
report 2021 甲局 2025
set 3:1:A=0
final
open
goto 3:1:A
line 6 ~ "#0"
keys 5
message ~ "定稿"
keys <Del>
message ~ "定稿"
keys =
message ~ "定稿"
keys <F4>
message ~ "定稿"
paste <<
1\t2
3\t4
>>
message ~ "定稿"
cell 3:1:A = 0
