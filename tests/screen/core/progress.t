# 填报向导: the state of each section and the next step, from the first key to 定稿.
report 2021 甲局 2025
set t1=全年主动公开政府信息工作平稳，依申请公开、政府信息管理、政府信息公开平台建设、监督保障各项工作有序推进。 t5=存在的主要问题是解读形式单一。下一步改进措施：增加图表和视频解读。
open
line 2 ~ "1总体+ [2主动公开]. 3处理. 4复议. 5问题+ 6其他."
keys <F8>
view findings
line 3 " 一 52字 · 二 0/10 · 三 0/144 · 四 0/12 · 五 33字 · 六 缺"
line 4 " 下一步：填 二、主动公开政府信息情况，还有 10 格（^N 去那里）"
# the other pages are lists alone
keys <Right>
line 3 !~ "二 0/10"
keys <Esc>
keys <F4><Enter><F7>
line 2 ~ "2主动+ [3处理申请]."
keys 1<Enter><F4><Enter>
line 2 ~ "2主动+ [3处理申请]x"
keys <F8>
line 3 ~ "三 144/144 错1"
line 4 ~ "下一步：改正 T301，三 自然人"
keys <Esc>
goto 3:3.1:A
keys 1<Enter>
line 2 ~ "[3处理申请]+"
keys <F7><F4><Enter>
line 23 !~ "全部填完"
keys <F7><F7>本年度未收取信息处理费。<Tick><Tick>
line 23 "全部填完：^N 定稿。"
# it is told once; the next key has its own word
keys <F2>
line 23 !~ "全部填完"
keys <F8>
line 4 " 全部填完：^N 定稿。"
screen !~ "错误 "
keys <Esc><C-n>
screen ~ "甲局 2025 年的年报定稿？"
# only y closes the report
keys <Enter>
line 1 ~ "[填报]"
keys <C-n>y
line 1 ~ "[定稿]"
keys <F8>
line 4 " 已经定稿。"
