# A block that a slip would spread over half a table is shown before it is taken.
size 24 80
report 2021 甲局 2025
open
goto 3:3.1:A
keys 9<Enter>
goto 3:1:A
paste <<
60
3
20
10
1
0
0
0
0
0
0
0
30
0
0
0
0
0
0
0
0
0
0
24
2
>>
view paste
cell 3:1:A = ""
screen ~ "填 24 格：新填 23，改动 1，不变 0"
screen ~ "第24行 总计：粘贴 24，算得 61"
screen ~ "第3行 予以公开：9 改为 20"
screen ~ "第1行 本年新收申请数量  60"
screen <<
 年报2025 甲局                               [填报]  已存 12:58:09  李敏  UTF-8
+- 粘贴预览 -------------------------------------------------------------------+
| 从 自然人 第1行 本年新收申请数量 到 自然人 第25行 结转下年度继续办理         |
| 填 24 格：新填 23，改动 1，不变 0                                            |
| 粘贴的 1 个合计中有 1 个与算得的不同（合计由程序算，不填）：                 |
|   第24行 总计：粘贴 24，算得 61                                              |
| 改动的格：                                                                   |
|   第3行 予以公开：9 改为 20                                                  |
| 各行的数：                                                                   |
|   第1行 本年新收申请数量  60                                                 |
|   第2行 上年结转申请数量  3                                                  |
|   第3行 予以公开  20                                                         |
|   第4行 部分公开  10                                                         |
|   第5行 属于国家秘密  1                                                      |
|   第6行 其他法律法规禁止公开  0                                              |
|   第7行 危及"三安全一稳定"  0                                                |
|   第8行 保护第三方合法权益  0                                                |
|   第9行 属于三类内部事务信息  0                                              |
|   第10行 属于四类过程性信息  0                                               |
|   第11行 属于行政执法案卷  0                                                 |
|   第12行 属于行政查询事项  0                                                 |
+------------------------------------------------------------------- 1-19/32 --+
Enter 或 y 照此填入，Esc 不填；上下键看全部
Enter确定 Esc取消
>>
# Esc leaves everything; Enter takes it as one step, and says what the total is.
keys <Esc>
view grid
cell 3:1:A = ""
cell 3:3.1:A = 9
paste <<
60
3
20
10
1
0
0
0
0
0
0
0
30
0
0
0
0
0
0
0
0
0
0
24
2
>>
keys <Down><PgDn><Home><Enter>
view grid
cell 3:1:A = 60
cell 3:3.1:A = 20
cell 3:4:A = 2
cell 3:3.7:A = 61
message ~ "已粘贴 24 格；粘贴的合计有 1 个与算出的不同"
keys <C-z>
cell 3:1:A = ""
cell 3:3.1:A = 9
# y does it as well.  Small, but a total of several lines differs.
goto 2.1:1:A
paste <<
4	1	9
3	0	5
>>
view grid
message ~ "已粘贴 6 格"
goto 3:1:A
paste <<
1	0	0	0	0	0	1
2	0	0	0	0	0	3
>>
view paste
screen ~ "总计 第2行 上年结转申请数量：粘贴 3，算得 2"
keys y
view grid
cell 3:2:A = 2
# Figures that are replaced by a small block are counted.
paste <<
5	0	0
2	0	0
>>
message ~ "已粘贴 6 格，其中 1 格换掉了原来的数"
cell 3:1:A = 5
# A block that does not fit is said where, and kept.
goto 3:4:A
paste <<
7	1
8	2
>>
message ~ "第 2 行第 1 列"
message ~ "^V 可再贴"
cell 3:4:A = ""
goto 3:1:A
keys <C-v>
cell 3:1:A = 7
cell 3:2:B1 = 2
# A figure that is none, in a large block: refused before anything is shown.
paste <<
1	1	1	1	1	1
1	1	1	1	1	1
1	1	1	1	1	1
1	1	1	1	1	2.5
>>
view grid
message ~ "第 4 行第 6 列"
cell 3:3.1:A = 9
undo-all-equals-start
