# A small office's whole tables in few keys: figures that are not 0, then F4 for
# each section.  24 keys beside the go-to codes.
size 24 80
report 2021 湘潭县医疗保障局 2025
open
keys <C-g>2.6:1:A<Enter>
keys 7<Enter><F4><Enter><F7>
section 3
keys 1<C-g>3:3.4.1:A<Enter>1<Enter><F4><Enter><F7>
section 4
keys <F4><Enter>
cell 2.6:1:A = 7
cell 3:1:A = 1
cell 3:3.4.1:A = 1
cell 3:3.7:C = 1
cell 4.2:1:B5 = 0
counts 0 0 0
