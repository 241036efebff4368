# The last figure leads to 定稿, in every size; a low window leaves the progress out.
size 14 40
report 2021 甲局 2025
set t1=全年主动公开政府信息工作平稳，依申请公开、政府信息管理、政府信息公开平台建设、监督保障各项工作有序推进。 t5=存在的主要问题是解读形式单一。下一步改进措施：增加图表和视频解读。 t6=本年度未收取信息处理费。 3:1:A=0
open
keys <F4><Enter><F7><F4><Enter><F7>
goto 4.1:A3
keys <F4><Enter>
screen ~ "全部填完"
keys <F8>
screen !~ "二 10/10"
resize 50 200
line 3 " 一 52字 · 二 10/10 · 三 144/144 · 四 12/12 · 五 33字 · 六 12字"
