# Nothing yet: three lines say what to do, and the same in English.
size 50 200
home
screen ~ "还没有年报"
screen ~ "Ins"
keys <F9>
message ~ "列表里没有年报"
keys <Enter><Del>
view home
keys <Ins>
view prompt
keys <Esc>
view home
keys :yu
keys <Esc>
keys <F10>english<Enter>
screen ~ "There is no report yet"
