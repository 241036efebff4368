# Keys at random in the list layout.
size 14 40
report 2021 甲局 2025
open
goto 3:3.3.1:A
random 400 7
