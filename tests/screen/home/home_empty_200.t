# Nothing yet: four ways to begin, by arrows or digit, and the same in English.
size 50 200
home
screen ~ "还没有年报"
screen ~ "Ins"
keys <F9>
message ~ "列表里没有年报"
keys <Del>x
view home
keys <Enter>
view pick
screen ~ "输入机关全称，回车"
keys <Esc><Down><Enter>
view prompt
screen ~ "导入"
keys <Esc>２
view prompt
keys <Esc><Down><Enter>
view grid
line 1 ~ "[样例]"
message ~ "改什么都不会留下"
keys 5<Enter><C-q>
view home
screen ~ "> 3 看样例"
keys 4
view grid
line 1 ~ "[教程]"
screen ~ "教程 1/20"
keys <Esc>
view home
keys <Ins>
view pick
screen <<
 政府信息公开年报 1.0                                                                                                                                                                       李敏  UTF-8
 全部年度  0 份                                                                                                                                                                                     0/0
  机关+                                          年度  状态     错     警      空    缺文  进度             修改时间          修改人          正在填的人


  还没有年报。
  上下键选一项，回车；或按数字。

    1 新建年报（Ins）           输入机关全称和年度，就可以开始填。

    2 读入去年的报告（^O）      Word、WPS、网页、PDF、表格都行；先核对再存。

  > 3 看样例                    一份填好的年报，随便试；改什么都不会留下。

    4 三分钟教程                一个键一个键地练，不动真的数据；F10 里也有。

  每填一格自动存盘；F1 看说明，^Q 退出。




                                                            +- 新建年报：选机关，或输入新机关的全称 ---------------------------------------+
                                                            | >                                                                            |
                                                            +------------------------------------------------------------------------------+
                                                            | 输入机关全称，回车。                                                         |
                                                            |                                                                              |
                                                            +------------------------------------------------------------------------------+





















录入汉字或拼音首字母缩小范围，上下键选择。
Enter确定 Esc取消
>>
keys <Esc>
view home
keys :yu
keys <Esc>
keys <F10>english<Enter>
screen ~ "There is no report yet"
