# Keys at random over the list of linked figures, 文字助手, 替换, 历史, the preview and 数台账:
# whenever one of them is left, back to it.
report 2021 甲局 2025
set 2.1:1:A=0 2.1:1:B=0 2.1:1:C=0 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5 2.5:1:A=7 2.6:1:A=3
set 2.6:2:A=0 2.8:1:A=0
put r.csv <<
编号,申请人类型,收到日期,办结日期,办理结果
1,公民,2025-03-05,2025-03-20,予以公开
2,企业,2025-03-05,,在办
3,协会,2024-03-05,,其他
>>
open
goto t1
keys <F10>wzzs<Enter><Enter><Esc>
goto 2.1:2:A
keys 12<Enter>
random 60 2 about links 2.1:1:A "<F10>各处联动<Enter>"
random 60 3 text links 2.1:1:A "<F10>各处联动<Enter>"
random 40 4 about draft t1 "<F10>wzzs<Enter>"
random 40 5 text draft t1 "<F10>wzzs<Enter>"
random 60 6 about history 2.1:1:A "<F10>历史<Enter>"
random 60 7 about preview 2.1:1:A "<F9>预览<Enter>"
random 40 8 text replace t1 "<C-Home><C-\\><BS><BS><BS><BS>件<Enter><BS><BS>份<Enter>"
random 60 9 about ledger 3:1:A "<F10>数台账<Enter>r.csv<Enter>"
