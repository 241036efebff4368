# A final report is never replaced; one that somebody has open neither.
size 24 80
report 2021 山南县教育局 2025
final
put good.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"山南县教育局","year":2025,"cells":{"2.1:1:A":5}}
>>
home
keys <C-o>good.json<Enter>
view review
keys <C-s>
message ~ "已定稿，不能替换"
view review
keys <Esc><Esc>
view home
message ~ "没有存入"
