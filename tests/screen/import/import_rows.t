# What is not a cell: totals, stray content, rows spelt otherwise, blanks, texts.
size 40 100
put damaged.txt import_damaged.txt
home
keys <C-o>damaged.txt<Enter>
view review
screen ~ "[-] 印的合计与各格相加不同或未定 7"
screen ~ "补报 | 7"
screen ~ "3.要求提供公开出版物品"
screen ~ "[-] 文件里空白的格 6"
keys <F4>
view confirm
screen ~ "空白的 6 格都填 0"
keys <Enter>
message ~ "已补零 6 格"
screen ~ "补零"
line 3 ~ "空白 0"
keys <F4>
message ~ "没有空白的格"
keys <C-z>
line 3 ~ "空白 6"
keys <C-z>
message ~ "没有可撤销"
keys <F4><Enter>
keys <C-Home><Left>
line 4 ~ "> [+] 未定"
keys <Down>1
message ~ "不是能填的格"
keys <Down><Enter>
view details
screen ~ "存入的是各格相加的数"
keys <Esc>
view review
keys <Down><Down><Down><Down><Down><Down><Down><Down><Enter>
view details
screen ~ "补报 | 7"
keys <Esc><Down><Down><Enter>
screen ~ "> 3.要求提供公开出版物 自然人"
keys /
screen ~ "已改"
keys <C-z>
keys <C-n>
line 5 ~ "> "
# Esc alone throws nothing away: with a digit it is a function key.
keys <Esc>
message ~ "再按一次 Esc"
line 40 ~ "4补零 6明细"
keys 8
view details
keys <Esc>
view review
keys <Esc><Down><Esc>
view review
keys <Up>
keys <F8>
view details
screen ~ "错误 F606"
screen !~ "F607"
keys <Esc>
keys <F1>
view help
screen ~ "导入核对"
keys <Esc>
view review
keys <F10>
view pick
screen ~ "全采用"
keys 存入<Enter>
view confirm
screen ~ "还有 13 格未定"
keys <Enter>
view grid
focus 2.6:2:A
finding F606 2.6:2:A
cell 3:3.5.2:A = 0
