# What the file does not say is asked for; what cannot be read is told.
size 24 80
report 2021 乙镇人民政府 2020
put who.json <<
{"schema":"nianbao/report/1","form":"2021","cells":{"2.1:1:A":5}}
>>
put bad.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙镇","year":2025,"cells":{"9:9:9":5}
>>
home
keys <C-o>nothing.json<Enter>
message ~ "没有这个文件"
view prompt
screen ~ "nothing.json"
keys <Esc>
view home
keys <C-o>who.json<Enter>
view pick
message ~ "没有写是哪个机关"
keys <Esc>
view home
keys <C-o>who.json<Enter>
keys yz<Enter>
view prompt
message ~ "没有写是哪一年"
screen ~ "2025"
keys <BS>４<Enter>
view review
line 2 ~ "乙镇人民政府 2024"
keys <C-q>
view home
keys <C-o>who.json<Enter>丙局<Enter><Enter>
view review
line 2 ~ "丙局 2025"
keys <C-s>
view grid
cell 2.1:1:A = 5
keys <C-q><C-o>bad.json<Enter>
view details
screen ~ "没有读成"
screen ~ "bad.json"
screen ~ "JSON"
keys <Esc>
view home
line 2 ~ "已建 1"
keys <Right>
line 2 ~ "已建 1"
