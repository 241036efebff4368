# A block is marked and copied: into the clip, to the terminal, to a file.
size 24 80
report 2021 甲局 2025
set 3:1:A=12 3:1:B1=3 3:2:A=/ 3:3.1:A=9
open
goto 3:1:A
keys <C-^>
line 23 ~ "已选 1 格"
keys <Right><Down>
line 23 ~ "已选 4 格"
screen <<
 年报2025 甲局                                              [填报]  李敏  UTF-8
 1总体. 2主动. [3处理申请]x 4复议. 5问题. 6其他.            错2 警0 空162 缺文3
 三、收到和处理政府            |      |          法人或其他组织          |
 信息公开申请情况              |自然人| 商业 | 科研 |社会公|法律服| 其他 | 总计
 方向键移动，回车存格          |      | 企业 | 机构 |益组织|务机构|      |
01 一、本年新收申请数量        |   12 |    3 |    . |    . |    . |    . |  =15
02 二、上年结转申请数量        |    / |[   .]|    . |    . |    . |    . |   =0
   三、本年度办理结果          |      |      |      |      |      |      |
03 （一）予以公开              |    9 |    . |    . |    . |    . |    . |   =9
04 （二）部分公开              |    . |    . |    . |    . |    . |    . |   =.
   （三）不予公开              |      |      |      |      |      |      |
05   1.属于国家秘密            |    . |    . |    . |    . |    . |    . |   =.
06   2.其他法律行政法规禁止公开|    . |    . |    . |    . |    . |    . |   =.
07   3.危及"三安全一稳定"      |    . |    . |    . |    . |    . |    . |   =.
08   4.保护第三方合法权益      |    . |    . |    . |    . |    . |    . |   =.
09   5.属于三类内部事务信息    |    . |    . |    . |    . |    . |    . |   =.
10   6.属于四类过程性信息      |    . |    . |    . |    . |    . |    . |   =.
11   7.属于行政执法案卷        |    . |    . |    . |    . |    . |    . |   =.
12   8.属于行政查询事项        |    . |    . |    . |    . |    . |    . |   =.
   （四）无法提供              |      |      |      |      |      |      |
13   1.本机关不掌握相关政府信息|    . |    . |    . |    . |    . |    . |   =.
勾稽差 一+二-（七）-四         |   +3 |   +3 |   ok |   ok |   ok |   ok |   +6
已选 4 格：^C 或 Alt-^ 复制，方向键扩大，Esc 取消；F10 存为文件
F1帮助 F3批注 F4补零 F5上年 F6明细 F7下节 F8校核 F9导出 F10命令 ^G定位 ^Q退出
>>
style 6 37 SELECT
style 7 43 FOCUS
style 8 37 NORMAL
keys <A-^>
message ~ "已复制 4 格"
message ~ "^V 贴回"
# Put elsewhere: / and blanks as they are.
goto 3:3.3.1:A
keys <C-v>
cell 3:3.3.1:A = 12
cell 3:3.3.1:B1 = 3
cell 3:3.3.2:A = /
cell 3:3.3.2:B1 = ""
keys <C-z>
cell 3:3.3.1:A = ""
# Shift and arrows; any other key drops the mark, Esc too.
goto 3:1:A
keys <S-Down><S-Down>
line 23 ~ "已选 3 格"
keys <C-c>
message ~ "已复制 3 格"
keys <S-Right>
line 23 ~ "已选 2 格"
keys <Left>
line 23 !~ "已选"
keys <S-Right><Esc>
line 23 !~ "已选"
keys <S-Right>7<Esc>
line 23 !~ "已选"
cell 3:1:B1 = 3
# A mark stays in its section.
keys <C-^><C-End><F7><F2>
line 23 !~ "已选"
# One figure without a mark.
goto 3:1:A
keys <C-^><C-^><A-^>
message ~ "已复制 1 格"
# To a file: the block, then the whole table, in the folder of the last time.
keys <C-^><Right><F10>存为<Enter>
screen ~ "甲局2025年"
keys <C-a>
keys <Enter>
message ~ "已导出"
keys <F10>复制整表<Enter>
message ~ "已复制 175 格"
keys <F4><Enter>
cell 3:3.3.1:A = 0
keys <C-z>
undo-all-equals-start
