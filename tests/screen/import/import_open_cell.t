# A figure that could not be read is "?", not nothing: its sums are marked, the column
# is not called wrong, and once it is keyed all is judged as usual.
size 24 80
put open.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"山南县教育局","year":2025,
"cells":{"3:1:B1":1,"3:1:C":6,"3:2:A":0,"3:3.1:A":3,"3:3.1:B1":1,"3:4:A":2},
"texts":{"t1":"公开一批。"},"open":["3:1:A"]}
>>
home
keys <C-o>open.json<Enter>
view review
line 3 ~ "未定 1"
line 3 ~ "合计不符 0"
keys <C-s><Enter>
view grid
goto 3:1:A
line 6 ~ "[  ?x]"
line 6 ~ "=1?"
line 22 ~ "    ? |"
finding none T301
keys <F6>
screen ~ "原文里没有找到可用的数字，请填写"
keys <Esc>
keys 4<Enter>
line 6 ~ "=5!"
finding T301 3:1:A
keys <Up>5<Enter>
line 6 !~ "?"
finding none T301
finding none F607
keys <C-z><C-z>
line 6 ~ "?"
finding none T301
# Not nought either: F4 fills the others and leaves it.
goto 3:1:A
keys <F4>
screen ~ "另有 1 格未能读出，不补"
keys <Enter>
cell 3:1:A = ""
cell 3:3.2:A = 0
keys <F4>
message ~ "本节的 1 个空格都是未能读出的"
cell 3:1:A = ""
