# Figures put in from the tables are linked: when a cell changes the text offers to follow.
size 24 80
report 2021 甲局 2025
set 2.1:1:A=0 2.1:1:B=0 2.1:1:C=0 2.1:2:A=2 2.1:2:B=0 2.1:2:C=5
open
goto t1
keys 前言。<F10>wzzs<Enter><Enter><Esc>
text t1 = "前言。2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件5件。"
keys <Left>
screen !~ "表格不同"
keys <A-=>
message ~ "都与表格相同"
goto 2.1:2:A
keys 12<Enter>
goto 2.1:2:C
keys 15<Enter>
goto t1
keys <Left>
screen ~ "有 2 个由表格写入的数与表格不同了"
# What is written before them moves them; the session may end.
keys <C-Home>新<Tick>
again
goto t1
keys <Right>
screen ~ "如 2，现为 12"
keys <A-=>
message ~ "已更新 2 个数"
text t1 = "新前言。2025年，本机关制发行政规范性文件12件，年末现行有效行政规范性文件15件。"
keys <Left>
screen !~ "表格不同"
# One step, back and again: the links are there each time.
keys <C-z>
text t1 = "新前言。2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件5件。"
keys <Left>
screen ~ "有 2 个由表格写入"
keys <C-y>
keys <Left>
screen !~ "个由表格写入"
keys <C-z>
# Words round about may change; a figure that is edited by hand is its writer's.
keys <C-End><Left><BS>份<Tick>
text t1 = "新前言。2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件5份。"
keys <Left>
screen ~ "有 2 个由表格写入"
keys <C-z>
keys <C-End><Left><Left><BS>9<Tick>
text t1 = "新前言。2025年，本机关制发行政规范性文件2件，年末现行有效行政规范性文件9件。"
keys <Left>
screen ~ "有 1 个由表格写入"
keys <C-z>
keys <Left>
screen ~ "有 2 个由表格写入"
# From the commands as well.
keys <F10>更新联动<Enter>
text t1 = "新前言。2025年，本机关制发行政规范性文件12件，年末现行有效行政规范性文件15件。"
undo-all-equals-start
