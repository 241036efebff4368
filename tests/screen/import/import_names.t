# Names: blanks, quotes, several, folders, what an office program leaves behind.
size 24 80
put "a b.json" <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5}}
>>
put c.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙局","year":2025,"cells":{"2.1:1:A":6}}
>>
put "~$c.json" <<
x
>>
put .hidden.json <<
x
>>
home
keys <C-o>a<Space>b.json<Enter>
view review
line 2 ~ "甲局"
keys <C-q><C-o><Home>'<End>a<Space>b.json'<Enter>
view review
line 2 ~ "甲局"
keys <C-q><C-o>a\<Space>b.json<Space>c.json<Enter>
view batch
line 2 ~ "2 个文件"
keys <Esc><Enter><C-o>c.json<Space>d.json<Enter>
message ~ "没有这个文件，或文件夹是空的：d.json"
keys <Esc><C-o><Enter>
view batch
screen ~ "c.json"
screen !~ "hidden"
keys <Esc><Enter>
view home
keys <C-o>c<Tab><Enter>
view review
line 2 ~ "乙局"
keys <C-q>
keys <C-o>zzz<Tab>
message ~ "没有以此开头"
keys <Esc>
view home
