# F10: by name, by pinyin initials, in full width; 定稿 is refused with what is open.
size 24 60
plain
report 2021 甲局 2025
open
keys <F10>
view pick
keys ｂｌ
screen ~ "补零"
screen !~ "定位"
keys <Enter>
view confirm
keys <Esc>
keys ：xj
screen ~ "下节"
keys <Enter>
keys <F10>没有
screen ~ "没有相符的项"
keys <Enter>
view pick
keys <Esc>
view grid
keys <F10>dg<Enter>
message ~ "还不能定稿"
keys <Esc>
keys <F10>fhnb<Enter>
view home
