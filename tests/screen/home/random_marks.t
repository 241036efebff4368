# Keys at random over the list with everything marked, and over the bin.
load an.json
load bai.json
report 2021 沐县水利局 2025
report 2021 张县教育局 2025
report 2021 张县教育局 2024
home
keys <F4>
line 3 ~ "已标"
random 150 3 list
keys <Esc><Esc><Esc><F4><F10>删除<Enter>y<Esc><F10>回收站<Enter>
random 100 4 list
keys <Esc><Esc><Esc><F10>回收站<Enter>
random 100 5 list
