size 14 40
plain
report 2021 甲局 2025
user 李敏
clock 2026-01-14T08:40:00.000Z
set t1=一段文字
user 王强
clock 2026-01-15T04:58:09.000Z
open
keys <C-z>
screen ~ "这是 李敏 昨天 16:40 的命令填写"
screen ~ "一、总体情况"
keys <Esc>
text t1 = "一段文字"
keys <C-z>y
text t1 = ""
