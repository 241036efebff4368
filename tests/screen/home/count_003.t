# A small office's report from an empty list to the final Word file: the keys beside
# the texts are counted.  Seven decisions, one application closed as "not held".
size 24 80
home
keys <Ins>
paste <<
甲县医疗保障局
>>
keys <Enter><Enter><Enter>
keys <C-g>4<Enter>7<F4><Enter><F7>
keys 1<C-g>13<Enter>1<F4><Enter><F7>
keys <F4><Enter><F7>
paste <<
存在的主要问题是公开不够及时。改进措施是每月核对一次目录。
>>
keys <F7>
paste <<
2025年，本机关未收取政府信息公开信息处理费。
>>
keys <F7>
paste <<
2025年，本机关依法推进政府信息公开。
（一）主动公开。全年按时发布。
（二）依申请公开。收到申请1件，按期答复。
（三）政府信息管理。发布前逐件审核。
（四）政府信息公开平台建设。依托门户网站。
（五）监督保障。每季度检查一次。
>>
keys <C-n>y
message ~ "已定稿"
keys <F9><Enter><Enter>
message ~ "已导出"
exists 甲县医疗保障局2025年政府信息公开工作年度报告.docx
saved 2.6:1:A = 7
saved 3:1:A = 1
saved 3:3.4.1:A = 1
saved 3:3.7:C = 1
saved 4.2:1:B5 = 0
keys <C-q><C-q>
left
typed 32
