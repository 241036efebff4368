# Leaving by a signal from every pair of screens and boxes: nobody is asked, nothing is
# lost, and what was open is given back (make asan looks for leaks behind this script).
widths 1
size 24 80
report 2021 甲县某局 2025
set 3:1:A=5
open
keys <F1><F1><Term>
again
keys <F1><F2><Term>
again
keys <F1><F3><Term>
again
keys <F1><F4><Term>
again
keys <F1><F5><Term>
again
keys <F1><F6><Term>
again
keys <F1><F8><Term>
again
keys <F1><F9><Term>
again
keys <F1><F10><Term>
again
keys <F1><C-g><Term>
again
keys <F1><C-f><Term>
again
keys <F1><C-n><Term>
again
keys <F1><C-t><Term>
again
keys <F2><F1><Term>
again
keys <F2><F2><Term>
again
keys <F2><F3><Term>
again
keys <F2><F4><Term>
again
keys <F2><F5><Term>
again
keys <F2><F6><Term>
again
keys <F2><F8><Term>
again
keys <F2><F9><Term>
again
keys <F2><F10><Term>
again
keys <F2><C-g><Term>
again
keys <F2><C-f><Term>
again
keys <F2><C-n><Term>
again
keys <F2><C-t><Term>
again
keys <F3><F1><Term>
again
keys <F3><F2><Term>
again
keys <F3><F3><Term>
again
keys <F3><F4><Term>
again
keys <F3><F5><Term>
again
keys <F3><F6><Term>
again
keys <F3><F8><Term>
again
keys <F3><F9><Term>
again
keys <F3><F10><Term>
again
keys <F3><C-g><Term>
again
keys <F3><C-f><Term>
again
keys <F3><C-n><Term>
again
keys <F3><C-t><Term>
again
keys <F4><F1><Term>
again
keys <F4><F2><Term>
again
keys <F4><F3><Term>
again
keys <F4><F4><Term>
again
keys <F4><F5><Term>
again
keys <F4><F6><Term>
again
keys <F4><F8><Term>
again
keys <F4><F9><Term>
again
keys <F4><F10><Term>
again
keys <F4><C-g><Term>
again
keys <F4><C-f><Term>
again
keys <F4><C-n><Term>
again
keys <F4><C-t><Term>
again
keys <F5><F1><Term>
again
keys <F5><F2><Term>
again
keys <F5><F3><Term>
again
keys <F5><F4><Term>
again
keys <F5><F5><Term>
again
keys <F5><F6><Term>
again
keys <F5><F8><Term>
again
keys <F5><F9><Term>
again
keys <F5><F10><Term>
again
keys <F5><C-g><Term>
again
keys <F5><C-f><Term>
again
keys <F5><C-n><Term>
again
keys <F5><C-t><Term>
again
keys <F6><F1><Term>
again
keys <F6><F2><Term>
again
keys <F6><F3><Term>
again
keys <F6><F4><Term>
again
keys <F6><F5><Term>
again
keys <F6><F6><Term>
again
keys <F6><F8><Term>
again
keys <F6><F9><Term>
again
keys <F6><F10><Term>
again
keys <F6><C-g><Term>
again
keys <F6><C-f><Term>
again
keys <F6><C-n><Term>
again
keys <F6><C-t><Term>
again
keys <F8><F1><Term>
again
keys <F8><F2><Term>
again
keys <F8><F3><Term>
again
keys <F8><F4><Term>
again
keys <F8><F5><Term>
again
keys <F8><F6><Term>
again
keys <F8><F8><Term>
again
keys <F8><F9><Term>
again
keys <F8><F10><Term>
again
keys <F8><C-g><Term>
again
keys <F8><C-f><Term>
again
keys <F8><C-n><Term>
again
keys <F8><C-t><Term>
again
keys <F9><F1><Term>
again
keys <F9><F2><Term>
again
keys <F9><F3><Term>
again
keys <F9><F4><Term>
again
keys <F9><F5><Term>
again
keys <F9><F6><Term>
again
keys <F9><F8><Term>
again
keys <F9><F9><Term>
again
keys <F9><F10><Term>
again
keys <F9><C-g><Term>
again
keys <F9><C-f><Term>
again
keys <F9><C-n><Term>
again
keys <F9><C-t><Term>
again
keys <F10><F1><Term>
again
keys <F10><F2><Term>
again
keys <F10><F3><Term>
again
keys <F10><F4><Term>
again
keys <F10><F5><Term>
again
keys <F10><F6><Term>
again
keys <F10><F8><Term>
again
keys <F10><F9><Term>
again
keys <F10><F10><Term>
again
keys <F10><C-g><Term>
again
keys <F10><C-f><Term>
again
keys <F10><C-n><Term>
again
keys <F10><C-t><Term>
again
keys <C-g><F1><Term>
again
keys <C-g><F2><Term>
again
keys <C-g><F3><Term>
again
keys <C-g><F4><Term>
again
keys <C-g><F5><Term>
again
keys <C-g><F6><Term>
again
keys <C-g><F8><Term>
again
keys <C-g><F9><Term>
again
keys <C-g><F10><Term>
again
keys <C-g><C-g><Term>
again
keys <C-g><C-f><Term>
again
keys <C-g><C-n><Term>
again
keys <C-g><C-t><Term>
again
keys <C-f><F1><Term>
again
keys <C-f><F2><Term>
again
keys <C-f><F3><Term>
again
keys <C-f><F4><Term>
again
keys <C-f><F5><Term>
again
keys <C-f><F6><Term>
again
keys <C-f><F8><Term>
again
keys <C-f><F9><Term>
again
keys <C-f><F10><Term>
again
keys <C-f><C-g><Term>
again
keys <C-f><C-f><Term>
again
keys <C-f><C-n><Term>
again
keys <C-f><C-t><Term>
again
keys <C-n><F1><Term>
again
keys <C-n><F2><Term>
again
keys <C-n><F3><Term>
again
keys <C-n><F4><Term>
again
keys <C-n><F5><Term>
again
keys <C-n><F6><Term>
again
keys <C-n><F8><Term>
again
keys <C-n><F9><Term>
again
keys <C-n><F10><Term>
again
keys <C-n><C-g><Term>
again
keys <C-n><C-f><Term>
again
keys <C-n><C-n><Term>
again
keys <C-n><C-t><Term>
again
keys <C-t><F1><Term>
again
keys <C-t><F2><Term>
again
keys <C-t><F3><Term>
again
keys <C-t><F4><Term>
again
keys <C-t><F5><Term>
again
keys <C-t><F6><Term>
again
keys <C-t><F8><Term>
again
keys <C-t><F9><Term>
again
keys <C-t><F10><Term>
again
keys <C-t><C-g><Term>
again
keys <C-t><C-f><Term>
again
keys <C-t><C-n><Term>
again
keys <C-t><C-t><Term>
again
keys <F7>
cell 3:1:A = 5
