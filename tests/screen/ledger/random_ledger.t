# Keys at random over a register that is counted, its questions and what it offers.
put r.csv <<
编号,申请人类型,收到日期,办结日期,办理结果,申请方式,复议结果,收费
1,公民,2024-12-20,2025-01-06,予以公开,网络,,
2,合作社,2025-01-10,2025-02-01,移交,信函,维持,10
3,公民,2025年3月,2025-02-01,移交,信函,,
4,公民,2023-03-01,2023-04-01,公开,网络,,
>>
put s.csv <<
编号,来的那天,人别,办结日期,办理结果
1,2025-01-20,公民,2025-02-06,予以公开
>>
report 2021 甲局 2025
open
keys <F10>数台账<Enter>r.cs<Tab><Enter>
view ledger
random 150 3 about
keys <Esc><Esc><Esc><F10>数台账<Enter>s.cs<Tab><Enter>
random 150 4 list
keys <Esc><Esc><Esc><F10>数台账<Enter>r.cs<Tab><Enter>
random 150 5
keys <Esc><Esc><Esc><F10>数台账<Enter>r.cs<Tab><Enter>
random 150 6 about
