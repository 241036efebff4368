# Nothing yet: four ways to begin, by arrows or digit, and the same in English.
size 24 60
plain
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
 政府信息公开年报 1.0                           李敏  UTF-8
新建年报：选机关，或输入新机关的全称
  >

  输入机关全称，回车。

















录入汉字或拼音首字母缩小范围，上下键选择。
Enter确定 Esc取消
>>
keys <Esc>
view home
keys :yu
keys <Esc>
keys <F10>english<Enter>
screen ~ "There is no report yet"
