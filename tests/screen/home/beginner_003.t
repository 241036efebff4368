# A beginner who knows no key: beside each stands the text of the screen that named it.
# From an empty list to the final report and its Word file.
size 24 80
home
beginner
told "1 新建年报（Ins）" 1
screen ~ "输入机关全称，回车"
paste <<
甲县医疗保障局
>>
told "Enter确定" <Enter>
screen ~ "报告年度"
told "Enter确定" <Enter>
told "回车确定" <Enter>
line 1 ~ "甲县医疗保障局"
screen ~ "4 行政处罚"
told "^G定位" <C-g>
types 4
told "Enter确定" <Enter>
types 7
told "F4补零" <F4>
told "回车确定" <Enter>
told "F7下节" <F7>
types 1
screen ~ "13   1.本机关不掌握"
told "^G定位" <C-g>
types 13
told "Enter确定" <Enter>
types 1
told "F4补零" <F4>
told "回车确定" <Enter>
line 2 ~ "错0"
told "F7下节" <F7>
told "F4补零" <F4>
told "回车确定" <Enter>
told "F7下节" <F7>
screen ~ "写本年存在的主要问题和下一步的改进措施"
paste <<
存在的主要问题是公开不够及时。改进措施是每月核对一次目录。
>>
told "F7下节" <F7>
paste <<
2025年，本机关未收取政府信息公开信息处理费。
>>
told "F7下节" <F7>
paste <<
2025年，本机关依法推进政府信息公开。
（一）主动公开。全年按时发布。
（二）依申请公开。收到申请1件，按期答复。
（三）政府信息管理。发布前逐件审核。
（四）政府信息公开平台建设。依托门户网站。
（五）监督保障。每季度检查一次。
>>
rest
told "全部填完：^N 定稿" <C-n>
told "按 y 或" y
told "已定稿。F9 导出正式文本" <F9>
screen ~ "Word 文档（正式格式）"
told "Enter确定" <Enter>
told "Enter确定" <Enter>
message ~ "已导出"
exists 甲县医疗保障局2025年政府信息公开工作年度报告.docx
line 1 ~ "[定稿]"
saved 2.6:1:A = 7
saved 3:3.4.1:A = 1
told "^Q退出" <C-q>
screen ~ "定稿 1"
told "^Q退出" <C-q>
left
