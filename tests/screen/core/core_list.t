# The list layout of --plain: ASCII frames, the same cells, any size.
plain
report 2021 某县某局 2025
open
line 1 ~ "年报2025"
line 1 ~ "空"
keys <F7>12<Tab>3<Enter>
cell 3:1:A = 12
cell 3:1:B1 = 3
saved 3:1:C = 15
resize 50 200
cell 3:1:C = 15
