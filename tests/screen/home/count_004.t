# The same of an office whose one application came from a company and fell because the
# applicant did not answer: the figures stand in the second column.
size 24 80
home
keys 1
paste <<
乙区医疗保障局
>>
keys <Enter><Enter><Enter>
keys <C-g>4<Enter>1<F4><Enter><F7>
keys <Right>1<C-g>21<Enter>1<F4><Enter><F7>
keys <F4><Enter><F7>
paste <<
存在的主要问题是公开渠道单一。改进措施是增设查阅点。
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
exists 乙区医疗保障局2025年政府信息公开工作年度报告.docx
saved 2.6:1:A = 1
saved 3:1:A = 0
saved 3:1:B1 = 1
saved 3:3.6.1:B1 = 1
saved 3:3.7:C = 1
keys <C-q><C-q>
left
typed 33
