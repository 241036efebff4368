# ^Q leaves although a figure is refused; it is kept, and offered next time.
report 2021 甲局 2025
open
keys <F7>-1<Tab>
message ~ "负"
keys <C-q>
left
saved 3:1:A = ""
again
screen ~ "正在录入“-1”"
keys <Esc>
view grid
keys <Down>3.5<C-q>
left
again
screen ~ "正在录入“3.5”"
keys <Esc>
# To the list and back as well.
keys 7<C-q>
left
saved 3:2:A = 7
