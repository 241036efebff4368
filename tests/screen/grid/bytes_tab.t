# Every figure of a small report, one by one with Tab: the whole tables in 26 KB.
size 24 80
widths 1
report 2021 某县某局 2025
open
goto 2.1:1:A
keys 0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>7<Tab>0<Tab>0<F7>1<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>1<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<F7>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Tab>0<Enter>
bytes 26624
cell 2.6:1:A = 7
cell 3:1:A = 1
cell 3:3.4.1:A = 1
cell 3:3.7:C = 1
cell 4.2:1:B5 = 0
counts 0 0 0
