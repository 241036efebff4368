# Whatever is typed, marked, cut, put back and replaced in a text: the screen is what a
# fresh paint gives, and ^Z leads back to the empty report.
size 24 80
report 2021 某县某局 2024
set t1=2024年，本局公开信息12件。 t5=上年的问题。
report 2021 某县某局 2025
open
goto t1
paste <<
一、主动公开
2025年，某县某局公开信息12件；“公开”工作平稳。

（一）新收申请3件，办结3件！
>>
random 1500 7 text
