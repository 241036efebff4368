# The same from the list of reports.
widths 1
size 24 80
report 2021 甲县某局 2025
home
keys <F1><F1><Hangup>
home
keys <F1><F2><Hangup>
home
keys <F1><F3><Hangup>
home
keys <F1><F5><Hangup>
home
keys <F1><F8><Hangup>
home
keys <F1><F9><Hangup>
home
keys <F1><F10><Hangup>
home
keys <F1><C-f><Hangup>
home
keys <F1><C-n><Hangup>
home
keys <F2><F1><Hangup>
home
keys <F2><F2><Hangup>
home
keys <F2><F3><Hangup>
home
keys <F2><F5><Hangup>
home
keys <F2><F8><Hangup>
home
keys <F2><F9><Hangup>
home
keys <F2><F10><Hangup>
home
keys <F2><C-f><Hangup>
home
keys <F2><C-n><Hangup>
home
keys <F3><F1><Hangup>
home
keys <F3><F2><Hangup>
home
keys <F3><F3><Hangup>
home
keys <F3><F5><Hangup>
home
keys <F3><F8><Hangup>
home
keys <F3><F9><Hangup>
home
keys <F3><F10><Hangup>
home
keys <F3><C-f><Hangup>
home
keys <F3><C-n><Hangup>
home
keys <F5><F1><Hangup>
home
keys <F5><F2><Hangup>
home
keys <F5><F3><Hangup>
home
keys <F5><F5><Hangup>
home
keys <F5><F8><Hangup>
home
keys <F5><F9><Hangup>
home
keys <F5><F10><Hangup>
home
keys <F5><C-f><Hangup>
home
keys <F5><C-n><Hangup>
home
keys <F6><F1><Hangup>
home
keys <F6><F2><Hangup>
home
keys <F6><F3><Hangup>
home
keys <F6><F5><Hangup>
home
keys <F6><F8><Hangup>
home
keys <F6><F9><Hangup>
home
keys <F6><F10><Hangup>
home
keys <F6><C-f><Hangup>
home
keys <F6><C-n><Hangup>
home
keys <F8><F1><Hangup>
home
keys <F8><F2><Hangup>
home
keys <F8><F3><Hangup>
home
keys <F8><F5><Hangup>
home
keys <F8><F8><Hangup>
home
keys <F8><F9><Hangup>
home
keys <F8><F10><Hangup>
home
keys <F8><C-f><Hangup>
home
keys <F8><C-n><Hangup>
home
keys <F9><F1><Hangup>
home
keys <F9><F2><Hangup>
home
keys <F9><F3><Hangup>
home
keys <F9><F5><Hangup>
home
keys <F9><F8><Hangup>
home
keys <F9><F9><Hangup>
home
keys <F9><F10><Hangup>
home
keys <F9><C-f><Hangup>
home
keys <F9><C-n><Hangup>
home
keys <F10><F1><Hangup>
home
keys <F10><F2><Hangup>
home
keys <F10><F3><Hangup>
home
keys <F10><F5><Hangup>
home
keys <F10><F8><Hangup>
home
keys <F10><F9><Hangup>
home
keys <F10><F10><Hangup>
home
keys <F10><C-f><Hangup>
home
keys <F10><C-n><Hangup>
home
keys <C-f><F1><Hangup>
home
keys <C-f><F2><Hangup>
home
keys <C-f><F3><Hangup>
home
keys <C-f><F5><Hangup>
home
keys <C-f><F8><Hangup>
home
keys <C-f><F9><Hangup>
home
keys <C-f><F10><Hangup>
home
keys <C-f><C-f><Hangup>
home
keys <C-f><C-n><Hangup>
home
keys <C-n><F1><Hangup>
home
keys <C-n><F2><Hangup>
home
keys <C-n><F3><Hangup>
home
keys <C-n><F5><Hangup>
home
keys <C-n><F8><Hangup>
home
keys <C-n><F9><Hangup>
home
keys <C-n><F10><Hangup>
home
keys <C-n><C-f><Hangup>
home
keys <C-n><C-n><Hangup>
home
keys <C-t><F1><Hangup>
home
keys <C-t><F2><Hangup>
home
keys <C-t><F3><Hangup>
home
keys <C-t><F5><Hangup>
home
keys <C-t><F8><Hangup>
home
keys <C-t><F9><Hangup>
home
keys <C-t><F10><Hangup>
home
keys <C-t><C-f><Hangup>
home
keys <C-t><C-n><Hangup>
home
keys <Ins><F1><Hangup>
home
keys <Ins><F2><Hangup>
home
keys <Ins><F3><Hangup>
home
keys <Ins><F5><Hangup>
home
keys <Ins><F8><Hangup>
home
keys <Ins><F9><Hangup>
home
keys <Ins><F10><Hangup>
home
keys <Ins><C-f><Hangup>
home
keys <Ins><C-n><Hangup>
home
