# Nothing yet: four ways to begin, by arrows or digit, and the same in English.
size 24 80
home
screen ~ "还没有年报"
screen ~ "Ins"
keys <F9>
message ~ "列表里没有年报"
keys <Del>x
view home
screen <<
 政府信息公开年报 1.0                                               李敏  UTF-8
 全部年度  0 份                                                             0/0
  机关+              年度  状态     错     警      空    缺文  修改时间


  还没有年报。
  上下键选一项，回车；或按数字。

  > 1 新建年报（Ins）           输入机关全称和年度，就可以开始填。

    2 读入去年的报告（^O）      Word、WPS、网页、PDF、表格都行；读完先核对，再
                                存。

    3 看样例                    一份填好的年报，随便试；改什么都不会留下。

    4 三分钟教程                一个键一个键地练，不动真的数据；F10 里随时可以
                                再来。

  每填一格自动存盘；F1 看说明，^Q 退出。




F1帮助 Ins新建 F4全标 F6排序 F7筛选 F8校核 F9导出 F10命令 ^F查找 ^O导入 ^Q退出
>>
keys <Enter>
view pick
screen ~ "输入机关全称，回车"
keys <Esc><Up><Enter>
line 1 ~ "[教程]"
keys <C-q>
view home
keys <Ins>
view pick
screen <<
 政府信息公开年报 1.0                                               李敏  UTF-8
 全部年度  0 份                                                             0/0
  机关+              年度  状态     错     警      空    缺文  修改时间


  还没有年报。
  上下键选一项，回车；或按数字。

  +- 新建年报：选机关，或输入新机关的全称 -----------------------------------+
  | >                                                                        |
  +--------------------------------------------------------------------------+
  | 输入机关全称，回车。                                                     |
  |                                                                          |
  +--------------------------------------------------------------------------+

  > 4 三分钟教程                一个键一个键地练，不动真的数据；F10 里随时可以
                                再来。

  每填一格自动存盘；F1 看说明，^Q 退出。



录入汉字或拼音首字母缩小范围，上下键选择。
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
  Choose with Up and Down, then Enter; or type the digit.

    1 new report (Ins)          Give the agency's full name and the year, and
                                start.

    2 read last year's (^O)     Word, WPS, web page, PDF or sheet; you look it
                                over before it is stored.

    3 look at a sample          A report that is filled in; try anything,
                                nothing is kept.

  > 4 three-minute tutor        Practise one key after another, away from real
                                data; also in F10.

  Every cell is saved as you go; F1 explains, ^Q leaves.


F1 help Ins new F4 mark all F6 sort F7 filter F8 check F9 out F10 menu ^Q quit
>>
