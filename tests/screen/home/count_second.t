# The second year: last year's texts are taken over with F5, and last year's report is
# still there; the keys are counted, the texts as well, since none is typed.
size 24 80
report 2021 甲县医疗保障局 2024
set 2.1:1:A=0 2.6:1:A=5 3:4:A=0
set "t1=2024年，本机关依法推进政府信息公开。\n（一）主动公开。全年按时发布。\n（二）依申请公开。按期答复。\n（三）政府信息管理。发布前逐件审核。\n（四）政府信息公开平台建设。依托门户网站。\n（五）监督保障。每季度检查一次。"
set "t5=存在的主要问题是公开不够及时。改进措施是每月核对一次目录。"
set "t6=2024年，本机关未收取政府信息公开信息处理费。"
final
home
keys <Ins><Enter><Enter>
view grid
keys <C-g>4<Enter>9<F4><Enter><F7>
keys 2<C-g>13<Enter>2<F4><Enter><F7>
keys <F4><Enter><F7>
keys <F5><F5><F7><F5><F5><F7><F5><F5>
text t6 = "2025年，本机关未收取政府信息公开信息处理费。"
# what is the same word for word is a warning, and needs its reason
keys <C-n>
message ~ "与上年文字相同"
keys <F3>
paste <<
本年工作与上年相同，已经逐句核对过。
>>
keys <Enter><C-n>y
message ~ "已定稿"
keys <F9><Enter><Enter>
message ~ "已导出"
exists 甲县医疗保障局2025年政府信息公开工作年度报告.docx
keys <C-q><C-q>
left
typed 40
