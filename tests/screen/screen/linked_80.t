# All figures that texts have from the tables: where, which cell, what it is by now.
widths 1
size 24 80
report 2021 甲局 2025
set 2.1:1:A=0 2.1:1:B=0 2.1:1:C=0 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5
set 2.5:1:A=7 2.6:1:A=3 2.6:2:A=0 2.8:1:A=0
open
keys <F10>各处联动<Enter>
message ~ "文字里没有由表格写入的数"
goto t1
keys <F10>wzzs<Enter><Enter><Esc>
goto t2
keys <F10>wzzs<Enter><Enter><Esc>
goto 2.1:2:A
keys 12<Enter>
goto 2.5:1:A
keys <Del>
goto 2.1:1:A
keys <F10>各处联动<Enter>
view links
screen <<
 年报2025 甲局                               [填报]  已存 12:58:09  李敏  UTF-8
 联动数 6 个，与表格不同的 2 个（标 *）
  文字                       哪一段          取自                      表格现为
>*发行政规范性文件2件，年..  一、总体情况    规范性文件·制发                 12
  效行政规范性文件5件。2025  一、总体情况    规范性文件·有效               相同
  作出行政许可决定7件，行..  一、总体情况    行政许可·决定数               未填
  件，行政处罚决定3件，没..  一、总体情况    行政处罚·决定数               相同
 *发行政规范性文件2件，年..  二、主动公开..  规范性文件·制发                 12
  效行政规范性文件5件。      二、主动公开..  规范性文件·有效               相同













一、总体情况：2 取自 规范性文件·制发，表格现为 12；Alt-= 全部改过来。
F1帮助 Enter到文字 F6到表格 Alt-=全部更新 Esc取消
>>
# The words, and back to the list from a table.
keys <Enter>
view text
keys <F10>各处联动<Enter>
keys <F6>
focus 2.1:2:A
# One key for all texts, one step.
keys <F10>各处联动<Enter><A-=>
message ~ "已更新 2 个数"
line 2 ~ "不同的 0 个"
keys <Esc>
text t2 = "2025年，本机关制发行政规范性文件12件，年末现行有效行政规范性文件5件。"
keys <C-z>
screen ~ "文件2件"
text t2 = "2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件5件。"
keys <C-y>
screen ~ "文件12件"
keys <C-z>
screen ~ "文件2件"
# One that is edited by hand is its writer's, undone it is there again.
goto t2
keys <C-Home><C-End><Left><Left><BS>9<Tick>
text t2 = "2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件9件。"
keys <F10>各处联动<Enter>
line 2 ~ "动数 5 个"
keys <Esc><C-z><F10>各处联动<Enter>
line 2 ~ "动数 6 个"
# Leaving loses none; what is spliced before them neither.
keys <Esc><C-Home>先写一句。<Tick>
again
elsewhere t1="别处写的话。"
keys <Tick><F10>各处联动<Enter>
line 2 ~ "动数 2 个"
screen ~ "文件2件"
keys <Home><A-=>
text t2 = "先写一句。2025年，本机关制发行政规范性文件12件，年末现行有效行政规范性文件5件。"
# A figure that became 0 follows as well: nobody prints the old one.
goto 2.1:2:A
keys 0<Enter><F10>各处联动<Enter><A-=>
text t2 = "先写一句。2025年，本机关制发行政规范性文件0件，年末现行有效行政规范性文件5件。"
# Under a lock nothing is said to be done.
goto 2.1:2:A
keys 4<Enter><F10>各处联动<Enter>
lock on
keys <A-=>
message ~ "没有存盘"
saved t2 = "先写一句。2025年，本机关制发行政规范性文件0件，年末现行有效行政规范性文件5件。"
lock off
keys <Tick>
saved t2 = "先写一句。2025年，本机关制发行政规范性文件4件，年末现行有效行政规范性文件5件。"
