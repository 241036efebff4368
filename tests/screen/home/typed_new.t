# A new agency half typed, at each of the questions, when the line breaks.
size 24 80
widths 1
report 2021 甲局 2025
home
keys <Ins>乙县教育<Hangup>
left
restart
message ~ "“乙县教育”还在"
keys <Ins>
screen ~ "> 乙县教育"
keys 局<Enter>
view prompt
keys <Term>
left
restart
message ~ "“乙县教育局”还在"
keys <Ins>
screen ~ "> 乙县教育局"
# somebody else has the file: nothing is made, nothing has to be typed again
keys <Enter><Home><Del><Del><Del><Del>2024<Enter>
lock on
keys <Enter>
screen ~ "占用"
lock off
keys <Ins>
screen ~ "> 乙县教育局"
keys <Enter><C-a><Del><Del><Del><Del>2024<Enter><Enter>
view grid
line 1 ~ "2024 乙县教育局"
keys <C-q>
restart
message none
keys <Ins>
screen !~ "> 乙县教育局"
