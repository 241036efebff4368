# Nothing yet: three lines say what to do, and the same in English.
size 24 80
home
screen ~ "还没有年报"
screen ~ "Ins"
keys <F9>
message ~ "列表里没有年报"
keys <Enter><Del>
view home
keys <Ins>
view prompt
screen <<
 政府信息公开年报 1.0                                               李敏  UTF-8
 全部年度  0 份                                                             0/0
  机关+              年度  状态     错     警      空    缺文  修改时间


  还没有年报。

  按 Ins（或 F10 选“新建年报”）：输入机关全称和年度，就可以开始填。

  每填一格自动存盘；F1 看说明，^Q 退出。

  +- 新建年报：机关全称 -----------------------------------------------------+
  |                                                                          |
  +--------------------------------------------------------------------------+









Enter确定 Esc取消
>>
keys <Esc>
view home
keys :yu
keys <Esc>
keys <F10>english<Enter>
screen ~ "There is no report yet"
screen <<
 Disclosure reports 1.0                                             李敏  UTF-8
 all years  0 reports                                                       0/0
  Agency+        Year  State       Err   Warn   Empty   Texts  Changed


  There is no report yet.

  Press Ins (or F10, new report): give the agency's full name and the year,
  and start.

  Every cell is saved as you go; F1 explains, ^Q leaves.












F1 help Ins new F4 mark all F6 sort F7 filter F8 check F9 out F10 menu ^Q quit
>>
