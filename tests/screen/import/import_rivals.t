# Files of one office and year: with other figures the clerk chooses, with the same one is enough.
size 24 80
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"清溪县粮食局","year":2025,"cells":{"2.1:1:A":5}}
>>
put b.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"清溪县粮食局","year":2025,"cells":{"2.1:1:A":7}}
>>
put c.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"清溪县粮食局","year":2025,"cells":{"2.1:1:A":5}}
>>
put d.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"清溪县气象局","year":2025,"cells":{"2.1:1:A":1}}
>>
put e.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"清溪县气象局","year":2025,"cells":{"2.1:1:A":1}}
>>
home
keys <C-o>?.json<Enter>
view batch
line 4 ~ "a.json                 两份不同"
line 5 ~ "b.json                 两份不同"
line 6 ~ "c.json                 两份不同"
line 7 ~ "d.json                 重复"
line 8 ~ "e.json                 重复"
line 23 ~ "b.json 是同一机关同一年的年报，数字不同"
keys <Down><Down><Down>
line 23 ~ "e.json 是同一机关同一年的年报，数字相同，存一份就够"
keys <C-s>
message ~ "已存入 1 份，4 份没有存"
line 4 ~ "两份不同"
line 5 ~ "两份不同"
line 6 ~ "两份不同"
line 7 ~ "已存入"
line 8 ~ "重复"
keys <End>
line 23 ~ "d.json 是同一机关同一年的年报，数字相同；那一份已经存入"
keys <Home><Down><Enter>
view review
keys <C-s>
view batch
line 5 ~ "已存入"
keys <C-s>
message ~ "已存入 0 份，3 份没有存"
keys <Up>
line 23 ~ "b.json 是同一机关同一年的年报，数字不同；那一份已经存入"
# what is stored once is not lost by going back
keys <Esc>
view confirm
screen ~ "还有 2 份读好而没有存入"
keys <Enter>
view home
line 2 ~ "已建 2"
keys <C-f>粮食<Enter><Enter>
cell 2.1:1:A = 7
