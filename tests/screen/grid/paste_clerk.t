# What a clerk pastes: units, 零, line ends of other programs, labels with breaks in them as
# Word and Excel give them, and totals that are wrong.
size 24 80
report 2021 甲局 2025
open
goto 2.8:1:A
paste <<
368000元
>>
message ~ "正在录入 368000元"
keys <Tab>
cell 2.8:1:A = 368000元
goto 2.8:1:A
screen ~ "36.8"
# 零 and 〇 are noughts, also between figures.
goto 3:1:A
paste <<
零\t零\t2\t〇\t0\t０
>>
cell 3:1:A = 0
cell 3:1:B2 = 2
cell 3:1:B3 = 0
screen ~ "=2"
keys <C-z>
# A break that a word processor puts within a cell (VT, US, NEL, U+2028, U+2029) never makes
# one figure of two: nothing is taken.
paste <<
1\t2\t3\t4\t5\t67
>>
cell 3:1:A = ""
cell 3:1:B5 = ""
paste <<
1\t2\t3\t4\t5\t67
>>
cell 3:1:A = ""
cell 3:1:B5 = ""
paste <<
1\t2\t3\t4\t5\t67
>>
cell 3:1:A = ""
cell 3:1:B5 = ""
paste <<
1\t2\t3\t4\t5\t6 7
>>
cell 3:1:A = ""
cell 3:1:B5 = ""
paste <<
1\t2\t3\t4\t5\t6 7
>>
cell 3:1:A = ""
cell 3:1:B5 = ""
paste <<
1\t2 3\t4
>>
cell 3:1:A = ""
# A break within a cell of Excel stands in quotes, and parts no row.
paste <<
"一、本年新收政府信息
公开申请数量"\t\t\t7\t1\t0\t0\t0\t0\t8
"二、上年结转政府信息
公开申请数量"\t\t\t2\t0\t0\t0\t0\t0\t2
>>
cell 3:1:A = 7
cell 3:1:B1 = 1
cell 3:2:A = 2
keys <C-z>
# Word repeats no merged label: the group stands before its first row only.
paste <<
三、本年度办理结果\t（四）无法提供\t1.本机关不掌握相关政府信息\t4\t0\t0\t0\t1\t0\t5
\t\t2.没有现成信息需要另行制作\t1\t0\t0\t0\t0\t0\t1
\t\t3.补正后申请内容仍不明确\t0\t1\t0\t0\t0\t0\t1
\t（五）不予处理\t1.信访举报投诉类申请\t3\t0\t0\t0\t0\t0\t3
>>
screen ~ "粘贴预览"
keys <Enter>
cell 3:3.4.1:A = 4
cell 3:3.4.1:B4 = 1
cell 3:3.4.2:A = 1
cell 3:3.4.3:B1 = 1
cell 3:3.5.1:A = 3
keys <C-z>
# Two wrong totals of three are told with what they should be.
goto 3:1:A
paste <<
一、本年新收政府信息公开申请数量\t1\t2\t3\t4\t5\t6\t21
二、上年结转政府信息公开申请数量\t1\t1\t0\t0\t0\t0\t3
（一）予以公开\t2\t0\t0\t0\t0\t0\t20
>>
screen ~ "粘贴预览"
keys <Enter>
message ~ "粘贴的合计有 2 个与算出的不同"
message ~ "粘贴 3，算出 2"
cell 3:2:C = 2
cell 3:3.1:C = 2
# Reviews and suits with their headings, as one row of Word.
goto 4.1:1:A
paste <<
结果维持\t结果纠正\t其他结果\t尚未审结\t总计
3\t1\t0\t1\t6
>>
message ~ "粘贴 6，算出 5"
cell 4.1:1:A = 3
cell 4.1:1:D = 1
undo-all-equals-start
