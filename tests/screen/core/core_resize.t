# Every size shows the same report; a tiny one says so and still takes keys.
report 2021 某县某局 2025
open
keys <F7>12<Enter>
resize 50 200
cursor 3:2:A
resize 34 132
cursor 3:2:A
resize 14 40
line 1 ~ "年报2025"
keys 7<Enter>
cell 3:2:A = 7
resize 5 20
line 1 ~ "窗口太小"
keys 4<Enter>
resize 1 1
resize 2 300
resize 24 80
cursor 3:3.2:A
cell 3:3.1:A = 4
saved 3:3.1:A = 4
line 22 ~ "勾稽差"
