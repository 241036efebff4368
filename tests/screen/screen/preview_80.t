# F9, preview: the pages as they would be printed, on 80 columns.
size 24 80
sample xiangtan-yibao-2025
