# Two sentences of one text, one code: the reason goes to the one it was given for.
size 24 80
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"云山县乙局","year":2025,"texts":{"t1":"作出行政许可决定2件，作出行政处罚决定70件。"}}
>>
home
keys <C-o>a.json<Enter>
view review
keys <F4><Enter><C-s>
view grid
keys <F8>
screen ~ "T208"
keys <Right><Right>
line 2 ~ "[警告"
keys <F3>文字是全县各单位的合计数，口径不同<Enter>
screen ~ "“行政许可决定2件”"
line 3 ~ "已说明"
line 4 ~ "待说明"
