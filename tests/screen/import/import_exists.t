# A report that is there already: what differs, replace, final, held.
size 24 80
report 2021 山南县教育局 2025
set 2.1:1:A=3
put good.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"山南县教育局","year":2025,
"cells":{"2.1:1:A":5,"2.1:1:B":0,"3:1:A":2,"3:1:C":3},"texts":{"t1":"公开一批。"},"raw":{"3:2:A":"若干"}}
>>
home
keys <C-o>good.json<Enter>
view review
screen ~ "若干"
screen ~ "印 3"
screen ~ "算 2"
keys 1<Enter>
keys <C-s>
view pick
screen ~ "库里已有这份年报"
screen ~ "4 格、1 段文字不同"
message ~ "库里已经有了"
keys <Down><Enter>
view details
screen ~ "库里 3  文件 5"
keys <Esc>
view review
keys <C-s><Enter>
view grid
cell 2.1:1:A = 5
cell 3:2:A = 1
saved 3:2:A = 1
finding none F606
keys <C-z>
cell 2.1:1:A = 3
cell 3:2:A = ""
keys <C-y>
cell 2.1:1:A = 5
keys <C-q>
view home
