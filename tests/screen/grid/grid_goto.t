# ^G: row number, cell code, pinyin initials, label.
size 24 80
report 2021 甲局 2025
open
goto 3:1:B1
keys <C-g>13<Enter>
focus 3:3.4.1:B1
cursor 3:3.4.1:B1
keys <C-g>2.6:1:A<Enter>
focus 2.6:1:A
section 2
keys <C-g>3:3.4.1:A<Enter>
focus 3:3.4.1:A
keys <C-g>yygk<Enter>
focus 3:3.1:A
keys <C-g>bzw<Enter>
focus 3:3.4.1:A
keys <C-g>重复<Enter>
focus 3:3.5.2:A
keys <C-g>99<Enter>
message ~ "没有找到"
focus 3:3.5.2:A
keys <C-g>13<Esc>
focus 3:3.5.2:A
keys 7<C-g>1<Enter>
cell 3:3.5.2:A = 7
focus 3:1:A
