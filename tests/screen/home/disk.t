# A full disk in the middle of many: what was done is whole, the rest is named.
load an.json
load bai.json
home
keys <F4>
disk full
keys <F10>dg<Enter>y
view many
message ~ "停下了"
message ~ "已做 0 份，2 份没有做"
screen ~ "没有做"
keys <Esc>
line 2 ~ "填报 2"
line 3 ~ "已标 2 份"
keys <F8>
message ~ "个数没有存进数据库"
keys <Esc>
keys <F9><Enter><Enter><Enter><Enter>
message ~ "停下了"
keys <Esc>
keys <Del>y
message ~ "停下了"
keys <Esc>
line 2 ~ "已建 2"
disk free
keys <F10>dg<Enter>y
message ~ "2 份都完成了"
keys <Esc>
line 2 ~ "定稿 2"
line 3 !~ "已标"
