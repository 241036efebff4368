# F5 in a text shows last year's, F5 again takes it with its years moved on; what is
# taken stays marked, sentence by sentence, until it is touched.
size 50 200
report 2021 甲局 2024
set t1=2024年，公开信息12件。比2023年多3件。 t5=问题。
report 2021 甲局 2025
open
goto t1
keys <F5>
view reader
screen ~ "2024年，公开信息12件。比2023年多3件。"
screen ~ "F5 把这段文字放到光标处，年份改为 2025 年的"
keys <Esc>
view text
keys 前言。<Tick><F5><F5>
view text
saved t1 = "前言。2025年，公开信息12件。比2024年多3件。"
message ~ "年份改为 2025 年"
style 4 3 NORMAL
style 4 9 MATCH
style 4 40 MATCH
keys <Left>
screen ~ "这一句沿用上年"
# a sentence that is touched is marked no more, the other still is
keys <BS>5<Tick>
style 4 9 MATCH
style 4 40 NORMAL
# undone, it is again
keys <C-z>
style 4 40 MATCH
keys <C-z>
saved t1 = "前言。"
keys <C-y>
style 4 9 MATCH
# marks move with the words, and outlive leaving the text and the program
keys <C-Home>再加一句。<Tick>
style 4 3 NORMAL
style 4 13 NORMAL
style 4 19 MATCH
keys <Tab><S-Tab>
style 4 19 MATCH
again
goto t1
style 4 19 MATCH
# when the last is touched nothing is kept
keys <C-a><C-Right><C-Right><Right>的<C-e><Left>呀<Tick>
saved t1 = "再加一句。前言。2的025年，公开信息12件。比2024年多3件呀。"
style 4 19 NORMAL
style 4 45 NORMAL
# no text of last year, nothing to put in
goto t6
keys <F5>
message ~ "没有上年"
