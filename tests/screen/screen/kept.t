# What is typed and refused stays in its box, to be mended and not typed again.
size 24 80
widths 1
report 2021 甲局 2025
set 2.1:1:A=0
open
keys <C-g>没有这行<Enter>
view prompt
message ~ "没有这行"
screen ~ "| 没有这行"
keys <BS><BS><BS><BS>3:3.4.1:A<Enter>
focus 3:3.4.1:A
keys <C-f>找不到的字<Enter>
view prompt
screen ~ "| 找不到的字"
keys <Esc>
view grid
# a file name: a folder, then one that is there
keys <F9>json<Enter>
view prompt
keys <C-a>x/<Enter>
view prompt
screen ~ "x/"
message ~ "x/"
keys <Esc><F9>csv<Enter><Enter>
message ~ "已导出"
keys <F9>csv<Enter><Enter>
view confirm
keys <Esc>
view prompt
screen ~ "csv"
keys <Enter>是
view grid
message ~ "已导出"
