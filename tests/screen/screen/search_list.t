# ^F: labels, codes, texts; capitals and full width are the same.
size 24 60
plain
report 2021 甲局 2025
set t1=本年ＡＢ平台公开12件，又Ab平台13件。 t5=平台建设不足。
open
keys <C-f>ab平台<Enter>
view pick
screen ~ "ＡＢ平台公开"
keys <Down><Enter>
view text
cursor 3 27
keys <C-f>没有这个<Enter>
message ~ "没有找到"
view prompt
screen ~ "  没有这个"
keys <Esc><C-Home><C-f>平台<Enter>
view text
keys <C-f><Enter>
view text
section 1
keys <C-f><Enter>
view pick
keys <Esc>
keys <C-f>"三安全<Enter>
focus 3:3.3.3:A
keys <C-f>bzw<Enter>
focus 3:3.4.1:A
keys <C-f>3:3.4.2:A<Enter>
focus 3:3.4.2:A
keys <C-f><Esc>
view grid
