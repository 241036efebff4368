# Words half typed in a box when the line breaks are there when the box is asked again.
size 24 80
widths 1
report 2021 甲局 2025
set 2.1:1:A=3 2.1:1:B=0 2.1:1:C=9
open
goto 2.1:1:C
keys <F3>
view prompt
keys 这是上年的<Hangup>
left
again
message ~ "“这是上年的”还在"
# another finding, another cell: not there
goto 2.1:2:A
keys <F3>
screen !~ "这是上年的"
keys <Esc>
goto 2.1:1:C
keys <F3>
screen ~ "| 这是上年的"
keys 规定延续下来的<Enter>
view grid
keys <F3><Esc>
# once it is taken it is kept no more
again
message none
# a note, of its cell
goto 2.5:1:A
keys <F3>只写了一<Term>
left
again
message ~ "只写了一"
goto 2.6:1:A
keys <F3>
screen !~ "只写了一"
keys <Esc>
goto 2.5:1:A
keys <F3>
screen ~ "| 只写了一"
keys <Esc>
goto t1
keys <C-\>主管部<Hangup>
again
keys <C-\>
screen ~ "主管部"
keys <Esc>
# nothing was ever stored of it by itself
saved t1 = ""
