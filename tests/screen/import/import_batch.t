# Several files: read one after the other, reviewed, stored; one bad one stops nothing.
size 24 80
report 2021 丁局 2025
set 2.1:1:A=1
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5}}
>>
put b.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙局","year":2025,"cells":{"2.1:1:A":6},"raw":{"2.1:1:B":"若干"}}
>>
put c.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"丙局","year":"x"}
>>
put d.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"丁局","year":2025,"cells":{"2.1:1:A":9}}
>>
put e.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":7}}
>>
put f.json <<
{"schema":"nianbao/report/1","form":"2021","year":2025,"cells":{"2.1:1:A":7}}
>>
home
keys <C-o>?.json<Enter>
view batch
line 2 ~ "导入 6 个文件  已读 6  没读成 2"
line 4 ~ "两份不同"
line 5 ~ "有未定"
line 6 ~ "没读成"
line 9 ~ "待指定"
keys <Down><Down><Enter>
view details
keys <Esc>
view batch
keys <End><Enter>
view pick
keys 己局<Enter>
view batch
line 9 ~ "己局"
keys <C-s>
view pick
screen ~ "只存完整的和核对过的 2 份"
screen ~ "共 3 份"
screen ~ "替换库里已有的 1 份"
keys <Enter>
message ~ "已存入 1 份，3 份没有存"
line 4 ~ "两份不同"
line 7 ~ "没有存"
line 8 ~ "两份不同"
line 9 ~ "已存入"
keys <Up><Up>
line 23 ~ "已经有了"
keys <Down>
line 23 ~ "a.json 是同一机关"
keys <Home><Down><Enter>
view review
keys <Enter>3<Enter>
keys <C-s>
view batch
message ~ "已存入 乙局 2025"
line 5 ~ "已存入"
keys <Enter>
view review
keys <C-s>
message ~ "已经存入"
keys <End><Right><Down>1<Enter>
message ~ "已经存入"
keys <Esc>
keys <C-q>
view batch
keys <Down><Down><Enter>
view review
keys <C-s><Enter>
view batch
line 7 ~ "已存入"
keys <Esc>
view confirm
screen ~ "还有 2 份"
keys <Esc>
view batch
keys <Esc><Enter>
view home
line 2 ~ "已建 3"
keys <C-f>丁<Enter><Enter>
cell 2.1:1:A = 9
