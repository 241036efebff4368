# A column that is not found is asked for once; a column of names is not offered.
size 24 80
widths 1
put r.csv <<
编号,申请人,人别,来件日,办结日期,办理结果
1,张三,公民,2025-01-20,2025-02-06,予以公开
>>
put none.csv <<
>>
put no.txt <<
没有表格
>>
report 2021 甲局 2025
open
keys <F10>数台账<Enter>r.cs<Tab><Enter>
view ledger
screen <<
 年报2025 甲局                                              [填报]  李敏  UTF-8
 r.csv：没有数
  r.csv: 台账里没有认出这几栏：收到日期、申请人类型。表头是：编号 申请人 人别..
> 哪一栏是“收到日期”？回车指明，指明一次就记住
  哪一栏是“申请人类型”？回车指明，指明一次就记住

  r.csv: 台账里没有认出这几栏：收到日期、申请人类型。表头是：编号 申请人 人别
  来件日 办结日期 办理结果。请写明哪一栏是，如“XX日期=收到日期”














哪一栏是“收到日期”？回车指明，指明一次就记住
F1帮助 Enter指明或采用 ^S采用表三 ^N下一待定 ^Z撤销 Esc取消
>>
keys <Enter>
view pick
screen !~ "| 申请人"
keys 来件<Enter>
view ledger
keys <Enter>人别<Enter>
view ledger
screen ~ "1 件申请，数入 1，待定 0"
keys <C-s>y
cell 3:1:A = 1
keys <Esc><F10>数台账<Enter>r.cs<Tab><Enter>
screen ~ "数入 1"
keys <Esc><F10>数台账<Enter>no.t<Tab><Enter>
view ledger
screen <<
 年报2025 甲局                               [填报]  已存 12:58:09  李敏  UTF-8
 no.txt：没有数
  no.txt: 台账里没有认出这几栏：收到日期、申请人类型、办结日期、办理结果。表..
> 哪一栏是“收到日期”？回车指明，指明一次就记住
  哪一栏是“申请人类型”？回车指明，指明一次就记住
  哪一栏是“办结日期”？回车指明，指明一次就记住
  哪一栏是“办理结果”？回车指明，指明一次就记住

  no.txt: 台账里没有认出这几栏：收到日期、申请人类型、办结日期、办理结果。表头
  是：。请写明哪一栏是，如“XX日期=收到日期”












哪一栏是“收到日期”？回车指明，指明一次就记住
F1帮助 Enter指明或采用 ^S采用表三 ^N下一待定 ^Z撤销 Esc取消
>>
keys <C-s><C-n><Enter>
view ledger
keys <Esc><F10>数台账<Enter>nothing<Enter>
view prompt
