# Words that the report does not take are not lost: ^U brings them back.
size 24 80
report 2021 某县某局 2025
set t1=原来的一句。
open
goto t1
keys <Del>写到一半的话
elsewhere t1=别人改写的另一段。
keys <Tick>
text t1 = "别人改写的另一段。"
message ~ "^U"
keys <C-End><C-u>
saved t1 = "别人改写的另一段。写到一半的话"
