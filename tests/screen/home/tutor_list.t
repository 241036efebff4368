# The tutor from its first key to its last; nothing of it is in the office's file.
size 14 40
home
keys 4
view grid
screen ~ "教程 1/20"
# another key is just that key
keys <Right>
screen ~ "教程 1/20"
keys <Left>7
screen ~ "教程 2/20"
screen <<
 年报2025 练习用机  错0 警0 空160 缺文3
二、主动公开政府信息情况 1/6 -----------
1 第二十条第（一）项
  规章
----------------------------------------
 本年制发件数   [      7] 上年 3
 本年废止件数          .  空 上年 0
 +- 教程 2/20  Esc 或 ^Q 离开 --------+
 | 7 写在格里，还没有存；退格可改，   |
 | Esc 恢复原数。                     |
 | 按 Enter。                         |
 +------------------------------------+
项>规章
F1帮助 F3批注 F4补零 F10命令 ^Q退出
>>
keys <Enter>
keys <C-z>
keys <F5>
message ~ "2024 年是 3"
screen ~ "教程 5/20"
# the question is answered with no: it is asked for again
keys <F4>
screen ~ "教程 6/20"
view confirm
keys <Esc>
screen ~ "教程 5/20"
keys <F4><Enter>
screen <<
 年报2025 练习用机  错0 警0 空150 缺文3
二、主动公开政府信息情况 1/6 -----------
1 第二十条第（一）项
  规章
----------------------------------------
 本年制发件数   [      0] 上年 3
 本年废止件数          0  上年 0
 +- 教程 7/20  Esc 或 ^Q 离开 --------+
 | 这一部分的空格都补了 0：右上角的空 |
 | 格数少了，标签后面变成 +。         |
 | 按 F7。                            |
 +------------------------------------+
已补 10 个 0；^Z 可一次撤销。
F1帮助 F3批注 F4补零 F10命令 ^Q退出
>>
keys <F7>
screen ~ "教程 8/20"
section 3
keys 1<Enter>
keys <C-g>
keys 3<Enter>
keys <F4><Enter>
keys <F8>
view findings
keys <Esc>
screen ~ "教程 15/20"
keys <C-n>
keys <F1>
view help
screen ~ "教程 17/20"
keys <Esc><F10>
view pick
keys <Esc>
screen <<
 年报2025 练习用机   错1 警0 空12 缺文3
四、政府信息公开行政复议、行政诉讼情况 -
 行政复议
 结果维持       [      .] 空 上年 0
 结果纠正              .  空 上年 0
 其他结果              .  空 上年 0
 +- 教程 20/20  Esc 或 ^Q 离开 -------+
 | 教程完了。真的年报：在年报列表按   |
 | Ins 新建，填完按 ^N 定稿，F9 导出  |
 | Word。                             |
 | 按 ^Q 离开教程，这份练习就没有了。 |
 +------------------------------------+
行政复议>结果维持|上年 0|件，整数
F1帮助 F3批注 F4补零 F10命令 ^Q退出
>>
keys <C-q>
view home
# also from the commands; Esc leaves
keys <F10>jc<Enter>
screen ~ "教程 1/20"
keys <Esc>
view home
