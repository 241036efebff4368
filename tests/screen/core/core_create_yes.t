edit 某县新局 2025
keys <Enter>
line 1 ~ "年报2025 某县新局"
line 1 ~ "[填报]"
view grid
cell 2.1:1:A = ""
saved 2.1:1:A = ""
# Opened on one report, leaving it is leaving.
keys <C-q>
left
