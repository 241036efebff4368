# Rows pasted with their labels, as Word and Excel copy them; totals are compared.
size 24 80
report 2021 甲局 2025
open
goto 3:3.2:B1
# The labels say which rows they are, wherever the focus is; the header is passed over.
paste <<
\t\t\t申请人情况
\t\t\t自然人\t商业企业\t科研机构
一、本年新收政府信息公开申请数量\t\t\t7\t1\t0\t0\t0\t0\t8
三、本年度办理结果\t（一）予以公开\t\t5\t1\t0\t0\t0\t0\t6
\t（三）不予公开\t1.属于国家秘密\t2\t0\t0\t0\t0\t0\t2
\t（七）总计\t\t7\t1\t0\t0\t0\t0\t8
>>
message ~ "已粘贴 18 格"
cell 3:1:A = 7
cell 3:3.1:B1 = 1
cell 3:3.3.1:A = 2
cell 3:3.7:C = 8
cell 3:3.2:B1 = ""
keys <C-z>
cell 3:1:A = ""
# A total that is not the sum is told; the sum stays.
goto 3:1:A
paste <<
1\t2\t3\t4\t5\t6\t99
>>
message ~ "已粘贴 6 格；粘贴的合计有 1 个与算出的不同"
message ~ "粘贴 99，算出 21"
cell 3:1:C = 21
# A row that is none of this table: nothing is changed.
paste <<
（九）外星人来信\t1\t2\t3\t4\t5\t6\t21
>>
message ~ "“（九）外星人来信”不是本节表中的项目"
cell 3:1:A = 1
# Two rows whose labels have no ordinals.
goto 2.1:1:A
paste <<
行政规范性文件\t4\t1\t9
规章\t3\t0\t5
>>
cell 2.1:1:A = 3
cell 2.1:2:C = 9
undo-all-equals-start
