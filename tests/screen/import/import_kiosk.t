# In kiosk mode only the kiosk folder is seen, and no other.
size 24 80
kiosk
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5}}
>>
put b.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙局","year":2025,"cells":{"2.1:1:A":5}}
>>
home
keys <C-o>
screen ~ "交换文件夹"
keys <Tab>
message ~ "a.json  b.json"
keys /etc/passwd<Enter>
message ~ "没有这个文件"
keys <Esc>
keys <C-o>/etc/a.json<Enter>
view review
keys <C-q>
keys <C-o>*.json<Enter>
view batch
line 2 ~ "2 个文件"
keys <Esc><Enter>
view home
