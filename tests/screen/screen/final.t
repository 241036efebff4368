# 定稿 closes the report; opening it again needs a reason; both are seen at once.
report 2021 甲局 2025
final
open
screen ~ "[定稿]"
goto 3:1:A
keys 5
message ~ "已定稿"
goto t1
keys 字
message ~ "已定稿"
text t1 = ""
# what does not apply is not offered
keys <F10>dg
screen !~ "没有未完项时锁定"
keys <Esc>
keys <F10>cxdk<Enter>
view prompt
keys 太短<Enter>
message ~ "不少于 10"
screen ~ "[定稿]"
keys <F10>cxdk<Enter>上级要求更正新收申请数量<Enter>
message ~ "已重新打开"
screen ~ "[填报]"
goto 3:1:A
keys 5<Enter>
saved 3:1:A = 5
keys <F10>dg<Enter>
message ~ "还不能定稿"
view pick
screen ~ "未了事项"
screen ~ "错误 T301"
screen ~ "空格"
keys <Esc>
keys <F10>dg<Enter>没有文字<Enter>
screen ~ "[1总体情况]"
keys <F10>cxdk
screen ~ "没有相符的项"
keys <Esc>
