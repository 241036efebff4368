# Somebody else holds the report: no text is taken, and who it is is said.
report 2021 甲局 2025
set t1=原文
held
open
goto t1
keys 改
message ~ "李敏@test 正在填"
text t1 = "原文"
keys <Enter>
message ~ "李敏@test 正在填"
keys <Del>
message ~ "李敏@test 正在填"
paste <<
粘贴的话
>>
message ~ "李敏@test 正在填"
keys <F3>
message ~ "李敏@test 正在填"
view text
saved t1 = "原文"
