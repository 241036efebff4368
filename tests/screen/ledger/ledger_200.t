# F10 数台账 on a large screen, in English.
size 50 200
widths 1
lang en
put r.csv <<
序号,登记编号,申请人,申请人类型,收件时间,申请方式,答复日期,答复类型,备注,复议结果,收费金额
1,2025-001,张三,公民,2024年12月20日,网络,2025.1.6,予以公开,,,
2,2025-002,李四,公司,2025-01-10,信函,2025-02-01,信息不存在,,维持,
3,2025-003,王五,合作社,2025/3/5,网络,,在办,,,
4,2025-004,赵六,公民,2025-03-05,网络,2025-03-20,移交档案馆,,,10
5,2025-005,孙七,公民,2025-03-06,当面,2025-03-20,移交档案馆,,,
6,2025-006,周八,公民,2025年3月,网络,2025-03-20,予以公开,,,
7,2025-007,吴九,公民,2023-03-06,网络,2023-03-20,予以公开,,,
合计,,,,,,,,,,
>>
report 2021 甲局 2025
set 3:1:A=2 3:2:A=1 3:3.1:A=1
open
keys <F10>register<Enter>
english 甲局 李敏 收件时间 收到日期 办结日期 申请人类型 答复日期 答复类型 办理结果 备注 登记编号 序号 申请方式 收费金额 复议结果 移交档案馆 合作社 公司 公民 予以公开 信息不存在 在办 合计 2025年3月 其中， 信函申请 网络申请 当面申请 件、 件。
view prompt
keys r.cs<Tab><Enter>
view ledger
screen <<
 2025 甲局                                                                                                                                                                         [draft]  李敏  UTF-8
 2025: 7 applications, 2 counted, 4 in doubt  r.csv
  Columns: day of receipt=收件时间 kind of applicant=申请人类型 closing day=答复日期 result=答复类型 remark=备注 number=登记编号 serial=序号 way=申请方式 fee=收费金额 review=复议结果
  What do these words mean? Enter tells; they are asked once
> Which row is the result "移交档案馆"?                                                                                                                                                              2
  Which column is the applicant "合作社"?                                                                                                                                                            1
  Table 3: what differs                                                                                                                                                                  keyed counted
  Take it: 142 cells become as counted
    I. New requests this year·People                                                                                                                                                         2       0
    I. New requests this year·Firms                                                                                                                                                          .       1
    1. Not held here·Firms                                                                                                                                                                   .       1
    139 cells, empty becomes 0
    2 cells are alike
  Beside it, each taken by itself
  Into the overview: 其中，信函申请1件。
  Reviews: 4 cells become as counted
    Administrative review·Kept                                                                                                                                                               .       1
    3 cells, empty becomes 0
    0 cells are alike
  Fees: 0, 0 yuan, into the facts of the report
  In doubt, not counted
  row 4 (2025-003): which column is 申请人类型 "合作社"?
  row 5 (2025-004): which row is 办理结果 "移交档案馆"?
  row 6 (2025-005): which row is 办理结果 "移交档案馆"?
  row 7 (2025-006): 收到日期 "2025年3月" is no whole date (write 2025-03-05)
  Not of this year or no applications, not counted
  row 8 (2025-007): 办结日期 "2023-03-20" is before the year: closed earlier
  row 9 (合计): no application: a sum or a remark
  Words and what they count as (Enter changes)
  公司 → B1                                                                                                                                                                                          1
  公民 → A                                                                                                                                                                                           1
  予以公开 → 3.1                                                                                                                                                                                     1
  信息不存在 → 3.4.1                                                                                                                                                                                 1















Which row is the result "移交档案馆"?
F1 help Enter tell, take ^S take table 3 ^N next in doubt ^Z undo Esc cancel
>>
# one word is told: which row
keys <Enter>
view pick
screen ~ "3.3.1"
keys 3.6.3<Enter>
view ledger
# the other: which column; then it is not asked again
keys <Enter>
view pick
keys B1<Enter>
view ledger
screen <<
 2025 甲局                                                                                                                                                                         [draft]  李敏  UTF-8
 2025: 7 applications, 5 counted, 1 in doubt  r.csv
  Columns: day of receipt=收件时间 kind of applicant=申请人类型 closing day=答复日期 result=答复类型 remark=备注 number=登记编号 serial=序号 way=申请方式 fee=收费金额 review=复议结果
  Table 3: what differs                                                                                                                                                                  keyed counted
> Take it: 141 cells become as counted
    I. New requests this year·Firms                                                                                                                                                          .       2
    1. Not held here·Firms                                                                                                                                                                   .       1
    3. Other·People                                                                                                                                                                          .       2
    IV. Carried to next year·Firms                                                                                                                                                           .       1
    137 cells, empty becomes 0
    3 cells are alike
  Beside it, each taken by itself
  Into the overview: 其中，信函申请1件、网络申请2件、当面申请1件。
  Reviews: 4 cells become as counted
    Administrative review·Kept                                                                                                                                                               .       1
    3 cells, empty becomes 0
    0 cells are alike
  Fees: 1, 10 yuan, into the facts of the report
  In doubt, not counted
  row 7 (2025-006): 收到日期 "2025年3月" is no whole date (write 2025-03-05)
  Not of this year or no applications, not counted
  row 8 (2025-007): 办结日期 "2023-03-20" is before the year: closed earlier
  row 9 (合计): no application: a sum or a remark
  Words and what they count as (Enter changes)
  公司 → B1                                                                                                                                                                                          1
  公民 → A                                                                                                                                                                                           3
  合作社 → B1 (as told)                                                                                                                                                                              1
  予以公开 → 3.1                                                                                                                                                                                     1
  信息不存在 → 3.4.1                                                                                                                                                                                 1
  在办 → 4                                                                                                                                                                                           1
  移交档案馆 → 3.6.3 (as told)                                                                                                                                                                       2

















Take it: 141 cells become as counted
F1 help Enter tell, take ^S take table 3 ^N next in doubt ^Z undo Esc cancel
>>
# nothing is changed before y
keys <C-s>
view confirm
screen <<
 2025 甲局                                                                                                                                                                         [draft]  李敏  UTF-8
 2025: 7 applications, 5 counted, 1 in doubt  r.csv
  Columns: day of receipt=收件时间 kind of applicant=申请人类型 closing day=答复日期 result=答复类型 remark=备注 number=登记编号 serial=序号 way=申请方式 fee=收费金额 review=复议结果
  Table 3: what differs                                                                                                                                                                  keyed counted
> Take it: 141 cells become as counted
    I. New requests this year·Firms                                                                                                                                                          .       2
    1. Not held here·Firms                                                                                                                                                                   .       1
    3. Other·People                                                                                                                                                                          .       2
    IV. Carried to next year·Firms                                                                                                                                                           .       1
    137 cells, empty becomes 0
    3 cells are alike
  Beside it, each taken by itself
  Into the overview: 其中，信函申请1件、网络申请2件、当面申请1件。
  Reviews: 4 cells become as counted
    Administrative review·Kept                                                                                                                                                               .       1
    3 cells, empty becomes 0
    0 cells are alike
  Fees: 1, 10 yuan, into the facts of the report
  In doubt, not counted
  row 7 (2025-006): 收到日期 "2025年3月" is no whole date (write 2025-03-05)
  Not of this year or no applications, not counted
  row 8 (2025-007): 办结日期 "2023-03-20" is before the year: closed earlier
  row 9 (合计): no application: a sum or a remark
  Words and what they count as (Enter changes)    +--------------------------------------------------------------------------------------------------+
  公司 → B1                                       | 1 applications are in doubt and not counted. Change 141 places all the same? ^Z takes it back. y |                                               1
  公民 → A                                        | takes it, any other key does not.                                                                |                                               3
  合作社 → B1 (as told)                           +--------------------------------------------------------------------------------------------------+                                               1
  予以公开 → 3.1                                                                                                                                                                                     1
  信息不存在 → 3.4.1                                                                                                                                                                                 1
  在办 → 4                                                                                                                                                                                           1
  移交档案馆 → 3.6.3 (as told)                                                                                                                                                                       2


















Esc cancel
>>
keys <Enter>
view ledger
cell 3:1:B1 = ""
keys <C-s>y
view ledger
cell 3:1:B1 = 2
cell 3:4:B1 = 1
saved 3:3.6.3:A = 2
keys <C-z>
cell 3:1:B1 = ""
cell 3:1:A = 2
# beside it: the sentence, a review
keys <Home><Down><Down><Down><Down><Down><Down><Down><Down>
