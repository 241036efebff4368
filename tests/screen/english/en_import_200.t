# The review of an import in English, at 200x50: every reason, what to do about it, every
# group of lines, the batch; nothing of the interface is Chinese.
size 50 200
lang en
put marks.html marks.html
put a.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":5}}
>>
put b.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"甲局","year":2025,"cells":{"2.1:1:A":6}}
>>
put c.json <<
{"schema":"nianbao/report/1","form":"2021","agency":"丙局","year":"x"}
>>
home
english 甲局 丙局 李敏 全年平稳 305件 行政处罚 行政强制 行政事业性收费 一、本年新收政府信息公开申请数量 行政规范性文件 规范性文件 行政许可 规章 中文
keys <C-o>
view prompt
keys marks.html<Enter>
view review
screen ~ "41^415 (struck out)"
screen ~ "What is struck out does not count; type the figure put in its place."
keys <Down>
screen ~ "White or tiny characters"
keys <Down>
screen ~ "The file has a figure but does not show it"
keys <Down>
screen ~ "The small character may mark a note"
keys <Down>
screen ~ "The blank was never filled in"
keys <Down>
screen ~ "The figure is in a picture"
keys <Down>
screen ~ "These figures do not fit the columns for certain"
keys <Down><Down><Down><Down><Down>
keys <Down><Down><Down><Down><Down>
keys <End>
keys <Right><Down><Down>
keys <Home><C-n>
keys 5<Enter>
screen ~ "typed"
keys <C-z>
keys <C-q>
keys <C-o>?.json<Enter>
view batch
keys <Down><Down>
keys <F1>
keys <Esc>
