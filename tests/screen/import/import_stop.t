# Esc stops the reading; what waits is read when asked for.
size 24 80
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5}}
>>
put b.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙局","year":2025,"cells":{"2.1:1:A":6}}
>>
home
keys <C-o>*.json
burst <Enter><Esc>
view batch
message ~ "已停下"
line 2 ~ "已读 0"
line 4 ~ "未读"
keys <C-s>
message ~ "没有可存入的"
keys <Down><Enter>
line 2 ~ "已读 1"
line 5 ~ "完整"
keys <C-s>
message ~ "已存入 1 份"
keys <Esc>
view home
line 2 ~ "已建 1"
