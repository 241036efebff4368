# What a text says against the table: the finding quotes the words and leads to them.
size 24 80
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"乙镇","year":2025,"texts":{"t1":"概况如下。\n本年收到信息公开申请7件。"}}
>>
home
keys <C-o>a.json<Enter>
view review
keys <F4><Enter><C-s>
view grid
cell 3:1:A = 0
finding N511 t1
keys <F8>
screen ~ "N511"
keys <Down><Down><Down>
screen ~ "“收到信息公开申请7件”：文字 7，表中 0"
keys <Enter>
view text
# in front of the words it quotes
keys 共
screen ~ "本年共收到信息公开申请7件。"
