# A report that somebody has open is not replaced under his hands.
size 24 80
report 2021 山南县教育局 2025
held
put good.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"山南县教育局","year":2025,"cells":{"2.1:1:A":5}}
>>
home
keys <C-o>good.json<Enter>
keys <C-s><Enter>
message ~ "打开，不能替换"
view review
keys <C-q>
view home
