# The line breaks in the middle of a value of 报告资料: kept, offered, never stored by itself.
report 2021 甲县教育局 2025
open
keys <C-p><Down><Down><Down><Down>1143<Hangup>
left
again
screen ~ "1143"
screen ~ "代码 正在录入“1143”"
view confirm
keys <Esc>
view about
screen !~ "1143"
again
view grid
keys <C-p>题目<Term>
left
again
screen ~ "题目"
keys <Enter>
view about
screen ~ "题目"
again
view grid
keys <C-p>
screen ~ "题目"
# a name is asked about anyway: half of it is nothing
keys <Down><BS>乙<Hangup>
left
again
view grid
line 1 ~ "甲县教育局"
